// Putting a passphrase on a project, changing it and taking it off, in the window: whoever reads a text keeps their place in it.

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginBench, type Workbench } from '../renderer-views/support/workbench.ts'
import { chromiumPath } from '../support/chromium.ts'
import { findAnything } from './support/find.ts'
import { soon } from './support/soon.ts'
import { steady } from './support/steady.ts'

let browser: Browser
let bench: Workbench
let page: Page
const troubles: string[] = []

describe.skipIf(chromiumPath() === null)('a passphrase, while a text is read', () => {
  beforeAll(async () => {
    ;({ browser, bench } = await beginBench())
    const sourceId = (await bench.ask('source.list', {})).find(one => one.key === 'T08')!.id
    page = await bench.openAt(browser, 'source', sourceId)
    page.on('pageerror', error => troubles.push(error.message))
    await page.locator('.desk .stripes').first().waitFor()
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await bench?.end()
    expect(troubles).toEqual([])
  })

  const place = () => steady(page, () => page.locator('.desk .reading-scroll').evaluate(scroller => scroller.scrollTop))
  const encrypted = async () => (await bench.ask('project.info', {}))!.encrypted

  it('put on, changed and taken off, the text in front stays where it is', async () => {
    await page.locator('.desk .reading').focus()
    await page.keyboard.press('PageDown')
    await page.keyboard.press('PageDown')
    await soon(place).toBeGreaterThan(400)
    const before = await place()
    // Were the text shown anew, this would be another element.
    await page.locator('.desk .reading').evaluate(element => element.setAttribute('data-stays', ''))
    for (const [action, deed, isEncrypted] of [
      ['Close with a passphrase', 'Encrypt the project', true],
      ['Change the passphrase', 'Change it', true],
      ['Take the passphrase off', 'Take it off', false],
    ] as const) {
      await findAnything(page, action)
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('passphrase', { exact: false }).first().fill('seven small boats')
      await dialog.getByRole('button', { name: deed }).click()
      if (isEncrypted) {
        const key = page.getByRole('alertdialog', { name: 'Keep this recovery key' })
        await key.getByRole('button', { name: 'I have kept it' }).click()
        await key.waitFor({ state: 'detached' })
      } else await dialog.waitFor({ state: 'detached' })
      expect(await encrypted()).toBe(isEncrypted)
      await page.locator('.desk .reading[data-stays]').waitFor()
      expect(await place(), action).toBe(before)
    }
  })
})
