// Redacting in the window: words selected in a text that is corrected, what stands in their place, and how it is seen afterwards.

import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SourceId } from '../../src/base/ids.ts'
import { beginBench, type Workbench } from '../renderer-views/support/workbench.ts'
import { chromiumPath } from '../support/chromium.ts'
import { findAnything } from './support/find.ts'
import { violations } from './support/looks.ts'
import { soon } from './support/soon.ts'
import { steady, twoFrames } from './support/steady.ts'

let browser: Browser
let bench: Workbench
let page: Page
let sourceId: SourceId
const troubles: string[] = []

const text = async () =>
  (await bench.ask('source.open', { sourceId })).paragraphs.map(paragraph => paragraph.text).join('\n')

describe.skipIf(chromiumPath() === null)('redacting words of a text', () => {
  beforeAll(async () => {
    ;({ browser, bench } = await beginBench())
    sourceId = (await bench.ask('source.list', {})).find(one => one.key === 'T08')!.id
    page = await bench.openAt(browser, 'source', sourceId)
    page.on('pageerror', error => troubles.push(error.message))
    await page.locator('.desk .stripes').first().waitFor()
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await bench?.end()
    expect(troubles).toEqual([])
  })

  it('[91] a name selected by keyboard goes everywhere in the text, codings stay, the text and its history show it', async () => {
    const codings = (await bench.ask('source.open', { sourceId })).codings.length
    await page.locator('.desk .reading').focus()
    await page.keyboard.press('F2')
    await page.locator('.editing').waitFor()
    const line = page.locator('.editing .para', { hasText: 'except Tomasz' }).first().locator('.para-words')
    await line.scrollIntoViewIfNeeded()
    // The word itself is chosen as a reader chooses it: two presses on it.
    const word = () =>
      line.evaluate(element => {
        const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const at = node.nodeValue!.indexOf('Tomasz')
          if (at < 0) continue
          const range = element.ownerDocument.createRange()
          range.setStart(node, at)
          range.setEnd(node, at + 6)
          const { x, y, width, height } = range.getBoundingClientRect()
          return { x: x + width / 2, y: y + height / 2 }
        }
        return null
      })
    const { x, y } = (await steady(page, word))!
    await page.mouse.dblclick(x, y)
    await bench.ask('memo.write', { title: 'On Tomasz', body: 'Met him at the pub.' })
    await page.keyboard.press('Control+Shift+x')
    const bar = page.getByRole('region', { name: 'Redact words' })
    await bar.getByText('in this text, 5 places').waitFor()
    // What people wrote stays, and is told with a link.
    await bar.getByRole('button', { name: 'Memo “On Tomasz”' }).waitFor()
    for (const width of [1440, 1024] as const) {
      await page.setViewportSize({ width, height: width === 1440 ? 900 : 700 })
      expect(await violations(page)).toEqual([])
    }
    await page.evaluate(() => void (document.documentElement.dataset['theme'] = 'dark'))
    expect(await violations(page, 'colours')).toEqual([])
    await page.evaluate(() => void (document.documentElement.dataset['theme'] = 'light'))
    await bar.getByLabel('Why').fill('asked for by R09')
    await bar.getByLabel('In their place').fill('[colleague]')
    await bar.getByLabel('In their place').press('Enter')
    await bar.waitFor({ state: 'detached' })
    await page.getByText('Redacted 5 places').first().waitFor()
    await soon(text).not.toContain('Tomasz')
    expect((await bench.ask('source.open', { sourceId })).codings.length).toBe(codings)
    await page.locator('.editing .redacted').first().waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.reading .redacted', { hasText: '[colleague]' }).first().waitFor()
    expect(await page.locator('.reading .redacted').count()).toBeGreaterThan(0)
    await findAnything(page, 'History of this text')
    await page.getByRole('heading', { name: 'Redacted: person' }).waitFor()
    await page.getByText('Reason: asked for by R09').waitFor()
    expect(await page.locator('.correction').first().innerText()).not.toContain('Tomasz')
  })

  it('[90] what was redacted is destroyed for good: shown first, done with the word, and the window stays where it is', async () => {
    await bench.ask('project.backUp', {})
    const [backup] = await bench.ask('project.backups', {})
    // Were the window to leave for the start screen, this would be another element.
    await page
      .locator('main')
      .first()
      .evaluate(element => element.setAttribute('data-stays', ''))
    await page.getByRole('button', { name: 'Destroy for good…' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Destroy for good what was redacted in T08' })
    await dialog.getByText('1 redaction').waitFor()
    await dialog.getByText(path.basename(backup!.path, '.crosscase')).waitFor()
    await dialog.getByRole('button', { name: 'Memo “On Tomasz”' }).waitFor()
    await twoFrames(page)
    for (const width of [1024, 1440] as const) {
      await page.setViewportSize({ width, height: width === 1440 ? 900 : 700 })
      expect(await violations(page)).toEqual([])
    }
    await page.evaluate(() => void (document.documentElement.dataset['theme'] = 'dark'))
    expect(await violations(page, 'colours')).toEqual([])
    await page.evaluate(() => void (document.documentElement.dataset['theme'] = 'light'))
    const word = dialog.getByLabel('Type “destroy” to confirm')
    await word.press('Enter')
    await dialog.getByText('Type the word “destroy” here').waitFor()
    await word.fill('destroy')
    await word.press('Enter')
    const told = page.getByRole('dialog', { name: 'Destroyed for good' })
    await told.getByText(/older backups? deleted, and a fresh one made/).waitFor()
    const left = await bench.ask('project.backups', {})
    expect(left.map(one => one.reason)).toContain('after destroying')
    expect(left.map(one => one.path)).not.toContain(backup!.path)
    await soon(() => told.getByRole('button', { name: 'Close' }).last().evaluate(element => element === document.activeElement)).toBe(true) // prettier-ignore
    await page.keyboard.press('Enter')
    await told.waitFor({ state: 'detached' })
    await page.locator('[data-stays]').waitFor()
    // Asked again nothing is left, which is said in words.
    await findAnything(page, 'Destroy for good what redactions took out')
    await page.getByText('No redaction is left').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('alertdialog').waitFor({ state: 'detached' })
  })
})
