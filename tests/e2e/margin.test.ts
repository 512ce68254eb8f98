// The margin of a text in real Chromium: many codes on a line, the filter, the density bar, and the walk through what is not
// coded yet.

import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { SourceId } from '../../src/base/ids.ts'
import { beginBench, type Workbench, type PageWishes } from '../renderer-views/support/workbench.ts'
import { chromiumPath } from '../support/chromium.ts'
import { soon } from './support/soon.ts'
import { steady } from './support/steady.ts'

let bench: Workbench
let browser: Browser
let page: Page
let dense: SourceId
const troubles: string[] = []

const keys = async (...pressed: readonly string[]) => {
  for (const key of pressed) await page.keyboard.press(key)
}
const said = () => page.locator('.reading-said').textContent()
const beside = (paragraph: number) => page.locator(`.desk [data-number="${paragraph}"]`)

/** A text of sixty paragraphs; thirteen codes lie on the second, two on the fortieth. */
async function makeDense(): Promise<SourceId> {
  const line = (at: number) =>
    `${at % 2 === 0 ? 'KO' : 'R77'}: Paragraph ${at} says at some length what there is to say.`
  const file = path.join(bench.folder, 'Many codes.txt')
  writeFileSync(file, Array.from({ length: 60 }, (_, at) => line(at)).join('\n\n'))
  const { token, name, kind, date, caseKeys, participantKeys } = (await bench.ask('import.plan', { paths: [file] }))[0]!
  await bench.ask('import.apply', {
    files: [{ token, name, kind, date, caseKeys: [...caseKeys], participantKeys: [...participantKeys] }],
  })
  const sourceId = (await bench.ask('source.list', {})).find(one => one.name === name)!.id
  const { paragraphs } = await bench.ask('source.open', { sourceId })
  const codes = (await bench.ask('code.list', {})).filter(code => code.kind === 'code' && code.status !== 'retired')
  const code = async (number: number, many: number) => {
    const { start, text, speechStart } = paragraphs.find(one => one.number === number)!
    const range = { start: start + speechStart, end: start + text.length }
    await bench.ask('coding.apply', { sourceId, codeIds: codes.slice(0, many).map(one => one.id), range })
  }
  await code(2, 13)
  await code(40, 2)
  return sourceId
}

async function read(about: string, wishes: PageWishes = {}, kind = 'source'): Promise<void> {
  page = await bench.openAt(browser, kind, about === '' ? null : about, wishes)
  page.on('pageerror', error => troubles.push(error.message))
}

describe.skipIf(chromiumPath() === null)('the margin', () => {
  beforeAll(async () => {
    ;({ browser, bench } = await beginBench())
    dense = await makeDense()
  })
  afterEach(async () => {
    await page?.context().close()
    const met = troubles.splice(0)
    if (met.length > 0) throw new Error(met.join('\n'))
  })
  afterAll(async () => {
    await browser?.close()
    await bench.end()
  })

  it.each([
    { width: 1440, height: 900 },
    { width: 1024, height: 700 },
  ])('gives thirteen codes on a line ten stripes that do not touch, and a bar for the rest: $width', async size => {
    await read(dense, size)
    await soon(() => beside(2).locator('.stripe b').count()).toBe(11)
    const boxes = await steady(page, () =>
      beside(2)
        .locator('.stripe b')
        .evaluateAll(stripes =>
          stripes.map(stripe => stripe.getBoundingClientRect()).map(box => [box.left, box.right]),
        ),
    )
    expect(boxes).toHaveLength(11)
    const sorted = boxes.toSorted((a, b) => a[0]! - b[0]!)
    for (const [at, box] of sorted.entries()) expect(box[0]).toBeGreaterThan((sorted[at - 1]?.[1] ?? 0) + 4)
    expect(await beside(2).locator('.density').getAttribute('aria-label')).toMatch(/^3 more codings in the last lane: /)
  })

  it('lists what is folded away, by pointer and by key, and opens it in its lane', async () => {
    await read(dense)
    await beside(2).locator('.density').click()
    const list = page.getByRole('dialog', { name: 'Codings of paragraph 2' })
    await soon(() => list.getByRole('button').count()).toBe(13)
    await keys('Escape')
    await list.waitFor({ state: 'detached' })
    await page.getByRole('textbox', { name: /, text$/ }).focus()
    await keys('Control+Home', 'Control+ArrowDown', 'l')
    const folded = await beside(2).locator('.density').getAttribute('aria-label')
    const name = folded!.split(': ')[1]!.split(', ')[0]!
    await list.getByRole('button', { name }).focus()
    await keys('Enter')
    await soon(() => page.locator('.inspector').textContent()).toContain(name)
    await soon(() => beside(2).locator('.stripe[aria-pressed="true"]').getAttribute('aria-label')).toContain(name)
    await soon(() => beside(2).locator('.density').getAttribute('aria-label')).toMatch(/^2 more codings/)
  })

  it('shows a code with what lies below it, found by typing, and everything again', async () => {
    await read(dense)
    await soon(() => beside(2).locator('.stripe').count()).toBe(11)
    await page.getByRole('button', { name: /^Codes all/ }).click()
    await page.getByRole('combobox', { name: 'Find a code to show' }).fill('ways of')
    await page.getByRole('option', { name: /Ways of working together/ }).waitFor()
    await keys('Enter')
    const below = (await bench.ask('code.list', {})).filter(code => code.parentId !== null)
    const group = (await bench.ask('code.list', {})).find(code => code.name === 'Ways of working together')!
    const { codings } = await bench.ask('source.open', { sourceId: dense })
    const shown = codings.filter(one => below.some(code => code.id === one.codeId && code.parentId === group.id))
    await soon(() => beside(2).locator('.stripe').count()).toBe(shown.length)
    await bench.ask('codeSet.create', { name: 'For the report', codeIds: codings.slice(0, 2).map(one => one.codeId) })
    await page.getByRole('button', { name: 'Codes Ways of working together' }).click()
    await page.getByRole('combobox', { name: 'Find a code to show' }).fill('report')
    await page.getByRole('option', { name: 'Set “For the report”' }).waitFor()
    await keys('Enter')
    await soon(() => beside(2).locator('.stripe').count()).toBe(2)
    await page.getByRole('button', { name: 'Codes For the report' }).click()
    await page.getByRole('combobox', { name: 'Find a code to show' }).press('Enter')
    await soon(() => beside(2).locator('.stripe').count()).toBe(11)
  })

  it('shows where the text is coded, and goes there by key and pointer', async () => {
    await read(dense, { height: 500 })
    const bar = page.getByRole('slider', { name: 'Where the text is coded' })
    const value = () => bar.getAttribute('aria-valuetext')
    await soon(value).toBe('¶1, not coded')
    await bar.focus()
    const top = () => page.locator('.reading-scroll').evaluate(scroller => scroller.scrollTop)
    await keys('ArrowDown', 'ArrowDown')
    await soon(() => beside(40).locator('.stripe').count()).toBe(2)
    await soon(top).toBeGreaterThan(300)
    await keys('Home')
    await soon(top).toBe(0)
    const box = (await steady(page, () => bar.boundingBox()))!
    await page.mouse.click(box.x + 8, box.y + box.height * 0.66)
    await soon(() => beside(40).locator('.stripe').first().isVisible()).toBe(true)
    await bar.focus()
    await keys('Enter')
    await soon(said).toMatch(/^paragraph \d\d, /)
  })

  it('walks through what is not coded yet, back, and on to the next source', async () => {
    await read('', {}, 'coverage')
    const line = page.getByRole('option', { name: /Many codes/ })
    await soon(() => line.textContent()).toContain('58 of 60 turns left')
    await line.focus()
    await keys('Enter')
    await page.getByRole('textbox', { name: 'Many codes, text' }).waitFor()
    await soon(said).toMatch(/^paragraph 1, KO, .*, not coded$/)
    await keys('n')
    await soon(said).toMatch(/^paragraph 3, /)
    await keys('Shift+n')
    await soon(said).toMatch(/^paragraph 1, /)
    await page.getByRole('button', { name: 'Where to go' }).click()
    await page.getByRole('menuitem', { name: 'Next source with something left' }).click()
    await soon(() => page.getByRole('tab', { selected: true }).textContent()).not.toContain('Many codes')
    await soon(said).toMatch(/, not coded$/)
  })
})
