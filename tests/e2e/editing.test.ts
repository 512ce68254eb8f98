// Correcting a text as people do it, in the built page: typing, splitting, joining, pasting, find and replace, taking back,
// and what waits to be looked at.

import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { SourceId } from '../../src/base/ids.ts'
import { beginBench, type Workbench } from '../renderer-views/support/workbench.ts'
import { chromiumPath } from '../support/chromium.ts'
import { findAnything } from './support/find.ts'
import { soon } from './support/soon.ts'
import { steady } from './support/steady.ts'

let browser: Browser
let bench: Workbench
let page: Page
let sourceId: SourceId
const troubles: string[] = []

const text = async () =>
  (await bench.ask('source.open', { sourceId })).paragraphs.map(paragraph => paragraph.text).join('\n')
const keys = async (...pressed: readonly string[]) => {
  for (const key of pressed) await page.keyboard.press(key)
}
const acts = () => bench.ask('project.history', { limit: 500 })
const line = (words: string) => page.locator('.editing .para', { hasText: words }).first()
/** Puts the caret at the beginning of the words of a paragraph. */
async function caretAt(words: string) {
  await line(words).locator('.para-words').scrollIntoViewIfNeeded()
  await line(words)
    .locator('.para-words')
    .click({ position: { x: 3, y: 8 } })
  await keys('Home')
}

describe.skipIf(chromiumPath() === null)('correcting a text', () => {
  beforeAll(async () => {
    ;({ browser, bench } = await beginBench())
    const source = (await bench.ask('source.list', {})).find(one => one.key === 'T10')!
    sourceId = source.id
    page = await bench.openAt(browser, 'source', sourceId)
    page.on('pageerror', error => troubles.push(error.message))
    await page.locator('.desk .stripes').first().waitFor()
  }, 240_000)
  afterEach(() => expect(troubles.splice(0)).toEqual([]))
  afterAll(async () => {
    await browser?.close()
    await bench?.end()
  })

  it('F2 begins, what is typed is stored, codings stay on their words', async () => {
    const before = await bench.ask('source.open', { sourceId })
    const was = await text()
    const began = (await acts()).length
    await page.locator('.desk .reading').focus()
    await keys('F2')
    await page.locator('.editing').waitFor()
    const first = before.codings[0]!
    const words = was.slice(first.start, first.end)
    await caretAt(words.slice(0, 30))
    await page.keyboard.type('Quite so, ')
    await soon(text).toContain('Quite so, ')
    const after = await bench.ask('source.open', { sourceId })
    const now = await text()
    for (const coding of before.codings) {
      const is = after.codings.find(one => one.id === coding.id)!
      expect(now.slice(is.start, is.end).replace('Quite so, ', '')).toBe(was.slice(coding.start, coding.end))
    }
    // Slow hands leave more than one act behind: as many steps back as there are, and as many forward.
    const steps = Array.from({ length: (await acts()).length - began }, () => 'Control+z')
    await keys(...steps)
    await soon(text).toBe(was)
    await soon(() => page.locator('.editing').textContent()).not.toContain('Quite so, ')
    await keys(...steps.map(() => 'Control+Shift+z'))
    await soon(text).toBe(now)
    await keys(...steps)
    await soon(text).toBe(was)
  })

  it('stripes stand beside the words they are on, and go along', async () => {
    const { codings } = await bench.ask('source.open', { sourceId })
    const was = await text()
    const coding = codings.find(one => one.end - one.start < 200)!
    const words = was.slice(coding.start, coding.end)
    await line(words.slice(0, 30)).scrollIntoViewIfNeeded()
    // The line that a stripe stands beside has its words.
    const beside = () =>
      page.evaluate(
        ([words]) => {
          const line = [...document.querySelectorAll('.editing [data-line]')].find(one =>
            one.textContent.includes(words!),
          )!
          const { top, bottom } = line.getBoundingClientRect()
          return [...document.querySelectorAll('.editing-stripes .stripe b')].filter(stripe => {
            const box = stripe.getBoundingClientRect()
            return box.bottom > top && box.top < bottom && box.top >= top - 1
          }).length
        },
        [words.slice(0, 30)],
      )
    await soon(beside).toBeGreaterThan(0)
    const count = await steady(page, beside)
    await caretAt(words.slice(0, 30))
    await keys('Enter')
    await soon(text).not.toBe(was)
    await soon(beside).toBe(count)
    await keys('Control+z')
    await soon(text).toBe(was)
  })

  it('stays when the columns fold and unfold', async () => {
    await page
      .getByRole('treeitem', { name: /T09/ })
      .first()
      .click({ modifiers: ['Control'] })
    await soon(() => page.locator('.column').count()).toBe(2)
    await page.locator('.editing').waitFor()
    await page.setViewportSize({ width: 1024, height: 700 })
    await soon(() => page.locator('.column').count()).toBe(1)
    await page.getByRole('tab', { name: /Interview T10/ }).click()
    await page.locator('.editing').waitFor()
    await page.setViewportSize({ width: 1440, height: 900 })
    await soon(() => page.locator('.column').count()).toBe(2)
    await page.locator('.editing').waitFor()
    await page.locator('.column').nth(1).locator('.tab-close').first().click()
    await soon(() => page.locator('.column').count()).toBe(1)
    await page.locator('.editing').waitFor()
  })

  it('Enter splits, Backspace joins, lines are pasted as plain text', async () => {
    const was = await text()
    const second = was.split('\n').findLast(one => one.length > 120)!
    const spoken = second.replace(/^\w+: */, '')
    await caretAt(spoken.slice(0, 40))
    await keys('ArrowRight', 'ArrowRight', 'Enter')
    await soon(text).toContain(`${spoken.slice(0, 2)}\n${spoken.slice(2, 30)}`)
    await keys('Backspace')
    await soon(text).toBe(was)
    await page.evaluate(() => navigator.clipboard.writeText('one\r\ntwo'))
    await keys('Control+v')
    await soon(text).toContain(`${spoken.slice(0, 2)}one\ntwo${spoken.slice(2, 30)}`)
    await keys('Control+z')
    await soon(text).toBe(was)
    // The page has heard of it too.
    await line(`two${spoken.slice(2, 30)}`).waitFor({ state: 'detached' })
  })

  it('whoever goes to “Why” while a key is still being drawn stays there', async () => {
    const was = await text()
    const start = was
      .split('\n')
      .findLast(one => one.length > 120)!
      .replace(/^\w+: */, '')
      .slice(0, 40)
    await caretAt(start)
    // In the very moment in which the key is drawn, before the text has looked after its selection.
    await page.evaluate(() => {
      const drawn = new MutationObserver(() => {
        drawn.disconnect()
        document.querySelector<HTMLElement>('.editing-why input')!.focus()
      })
      drawn.observe(document.querySelector('.editing')!, { subtree: true, characterData: true, childList: true })
    })
    await keys('z')
    await soon(text).not.toBe(was)
    await bench.ask('project.undo', {})
    await soon(text).toBe(was)
    await line(`z${start}`).waitFor({ state: 'detached' })
    await page.keyboard.insertText('as she said it')
    expect(await page.getByLabel('Why', { exact: true }).inputValue()).toBe('as she said it')
    expect(await text()).toBe(was)
    await page.getByLabel('Why', { exact: true }).fill('')
  })

  it('finds and replaces with count and preview; places that were not carried exactly wait', async () => {
    const was = await text()
    await page.getByLabel('Why', { exact: true }).fill('as she wrote it')
    await page.locator('.editing').focus()
    await keys('Control+h')
    const bar = page.locator('.find-bar')
    await bar.getByLabel('Find', { exact: true }).fill('the')
    await bar.getByLabel('Replace by').fill('THE')
    await bar.getByLabel('Whole words').check()
    const count = [...was.matchAll(/(?<![\p{L}\p{N}_])the(?![\p{L}\p{N}_])/giu)].length
    await soon(() => bar.locator('.find-count').textContent()).toBe(`${count} places`)
    await soon(() => bar.locator('.find-preview li').first().locator('ins').textContent()).toBe('THE')
    if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/find.png` })
    await bar.getByRole('button', { name: `Replace all ${count}` }).click()
    await soon(async () => (await text()).includes(' the ')).toBe(false)
    await soon(async () => (await bench.ask('source.textHistory', { sourceId }))[0]).toMatchObject({
      kind: 'find and replace',
      reason: 'as she wrote it',
    })
    await bar.getByRole('button', { name: 'Close', exact: true }).click()
    await page.locator('.editing').focus()
    await keys('Control+z')
    await soon(text).toBe(was)
    // A coded stretch goes: it waits to be looked at, with its words.
    const coding = (await bench.ask('source.open', { sourceId })).codings.find(one => one.end - one.start < 200)!
    const words = was.slice(coding.start, coding.end)
    const { textState } = await bench.ask('source.open', { sourceId })
    await bench.ask('source.edit', {
      sourceId,
      state: textState,
      steps: [{ start: coding.start, end: coding.end, insert: '' }],
    })
    await soon(() => page.locator('.places-badge').textContent()).toContain('to look at')
    if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/editing.png` })
    await page.locator('.editing').focus()
    await keys('Escape')
    await page.locator('.desk .stripes').first().waitFor()
    if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/reading.png` })
    await page.locator('.places-badge').click()
    const place = page.locator('.place', { hasText: words.slice(0, 30) }).first()
    await soon(() => place.locator('mark').first().textContent()).toBe(words)
    if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/places.png` })
    await place.getByRole('button', { name: 'Put on other words' }).click()
    await page.locator('.placing').waitFor()
    await page.locator('.desk .reading').focus()
    await keys('Control+ArrowDown', 'Alt+ArrowUp')
    await soon(() => page.locator('.reading-said').textContent()).toMatch(/selected/)
    await page.getByRole('button', { name: 'Put it here' }).click()
    if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/placing.png` })
    await soon(async () =>
      (await bench.ask('anchor.questions', {})).filter(one => one.anchorId === coding.anchorId),
    ).toEqual([])
  })

  it('tells the history of the text', async () => {
    await findAnything(page, 'History of this text')
    await page.locator('.correction').first().waitFor()
    if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/history.png` })
    await soon(() => page.locator('.correction del').count()).toBeGreaterThan(0)
  })

  it('a corrected file: what would become of the codings is shown, then it is put in place', async () => {
    const was = await text()
    const coded = (await bench.ask('source.open', { sourceId })).codings
    writeFileSync(
      path.join(bench.folder, 'T10 corrected.txt'),
      `${was.replace('librarian', 'LIBRARIAN')}\nKO: Thank you.`,
    )
    await page.getByRole('tab', { name: /Interview T10/ }).click()
    await page.locator('.desk .stripes').first().waitFor()
    await page.locator('.inspector').getByRole('button', { name: 'Replace this text by a corrected file' }).click()
    await page
      .getByLabel('Choose the corrected file', { exact: true })
      .setInputFiles(path.join(bench.folder, 'T10 corrected.txt'))
    await page.locator('.replace-counts').waitFor()
    await soon(async () => Number(await page.locator('.replace-counts dd').first().textContent())).toBeGreaterThan(0)
    if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/replace.png` })
    await page.getByLabel('Why it is replaced').fill('heard again')
    await page.getByRole('button', { name: 'Replace the text' }).click()
    await soon(text).toContain('LIBRARIAN')
    await soon(async () => (await bench.ask('source.open', { sourceId })).codings).toHaveLength(coded.length)
  })
})
