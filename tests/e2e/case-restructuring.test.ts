// Merging and splitting cases in the window: by keyboard from Find anything, from the sheet of a case and from its table.

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/chromium.ts'
import { findAnything } from './support/find.ts'
import { violations, wear } from './support/looks.ts'
import { Product } from './support/product.ts'
import { beginOnSample } from './support/sample.ts'

const product = new Product()
const troubles: string[] = []
let browser: Browser
let page: Page

const status = (text: string | RegExp) => page.getByText(text).first().waitFor()
const dialog = (name: string) => page.getByRole('dialog', { name })
const idOf = async (key: string) => (await product.ask('case.list', {})).find(one => one.key === key)?.id

describe.skipIf(chromiumPath() === null)('cases that become one, or two', () => {
  beforeAll(async () => {
    ;({ browser, page } = await beginOnSample(product, troubles))
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await product.end()
    expect(troubles).toEqual([])
  })

  it('two are merged by keyboard: what goes over is told, what both say is chosen, one undo takes it back', async () => {
    await findAnything(page, 'Merge cases')
    const form = dialog('Merge cases')
    await form.getByRole('combobox', { name: 'This case goes over' }).fill('S08')
    await page.keyboard.press('Tab')
    await page.keyboard.type('S07')
    await form.getByText(/^Goes over/).waitFor()
    await form.getByText(/joined the two; it stays, with one member/).waitFor()
    await form.getByText('still to choose').waitFor()
    for (const width of [1440, 1024] as const) {
      await wear(page, { width, height: width === 1440 ? 900 : 700, theme: 'light', looksAt: 'everything' })
      expect(await violations(page)).toEqual([])
    }
    await wear(page, { width: 1440, height: 900, theme: 'dark', looksAt: 'colours' })
    expect(await violations(page, 'colours')).toEqual([])
    await wear(page, { width: 1440, height: 900, theme: 'light', looksAt: 'everything' })
    await form.getByRole('button', { name: 'All as S07' }).press('Enter')
    await form.getByText('still to choose').waitFor({ state: 'detached' })
    await form.getByRole('radio', { name: /S08/ }).first().press('Space')
    await form.getByLabel('Merged on').fill('2024-04')
    await form.getByLabel('Reason').fill('one trust since April')
    await form.getByLabel('Reason').press('Enter')
    await form.waitFor({ state: 'detached' })
    await status(/^Merged S08 .+ into /)
    await expect.poll(() => idOf('S08')).toBe(undefined)
    await page.getByRole('heading', { name: 'What became of it' }).waitFor()
    await status('one trust since April')
    await page.keyboard.press('Control+z')
    await status(/^Undone/)
    await expect.poll(() => idOf('S08')).not.toBe(undefined)
  })

  it('one is split from its sheet: sources and people go, what is of the whole stays', async () => {
    await findAnything(page, 'S01', 'Quillbrook General')
    await page.getByRole('heading', { level: 1, name: 'Quillbrook General' }).waitFor()
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Split this case…' }).click()
    const form = dialog('Split S01 Quillbrook General')
    await form.getByLabel('The new case is called').fill('Quillbrook West')
    await form
      .getByRole('group', { name: /^Where T01/ })
      .getByRole('radio', { name: 'goes' })
      .check()
    await form
      .getByRole('group', { name: /^Where T02/ })
      .getByRole('radio', { name: 'both' })
      .check()
    await form.getByRole('region', { name: 'Judged passages that are about the new case' }).waitFor()
    await form.getByRole('region', { name: 'People who go' }).getByRole('checkbox').first().check()
    await form.getByText(/^Stay with Quillbrook General/).waitFor()
    for (const width of [1440, 1024] as const) {
      await wear(page, { width, height: width === 1440 ? 900 : 700, theme: 'light', looksAt: 'everything' })
      expect(await violations(page)).toEqual([])
    }
    await wear(page, { width: 1440, height: 900, theme: 'dark', looksAt: 'colours' })
    expect(await violations(page, 'colours')).toEqual([])
    await wear(page, { width: 1440, height: 900, theme: 'light', looksAt: 'everything' })
    await form.getByRole('button', { name: 'Split', exact: true }).click()
    await form.waitFor({ state: 'detached' })
    await status('Split Quillbrook West off Quillbrook General')
    await page.getByRole('heading', { level: 1, name: 'Quillbrook West' }).waitFor()
    await status('It was split off S01 Quillbrook General')
    const made = (await product.ask('case.list', {})).find(one => one.name === 'Quillbrook West')!
    expect((await product.ask('case.sheet', { caseId: made.id })).ownSourceIds.length).toBe(2)
    await page.keyboard.press('Control+z')
    await status(/^Undone/)
    await expect
      .poll(async () => (await product.ask('case.list', {})).some(one => one.name === 'Quillbrook West'))
      .toBe(false)
  })
})
