// Within a case first, by keyboard alone: a cell written, a phrase linked, the mark when something moved, and back.

import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { CaseId } from '../../src/base/ids.ts'
import { beginBench, type Workbench } from '../renderer-views/support/workbench.ts'
import { chromiumPath } from '../support/chromium.ts'
import { seriousViolations } from './support/looks.ts'
import { pickFrom } from './support/pick.ts'
import { soon } from './support/soon.ts'

let browser: Browser
let bench: Workbench
let page: Page
const troubles: string[] = []

const keys = async (...pressed: readonly string[]) => {
  for (const key of pressed) await page.keyboard.press(key)
}
async function openAt(kind: string, about: string | null = null, theme: 'light' | 'dark' = 'light'): Promise<void> {
  page = await bench.openAt(browser, kind, about, { theme })
  page.on('pageerror', error => troubles.push(error.message))
}
const caseId = async (key: string) => (await bench.caseId(key)) as CaseId
const codeId = async (key: string) => (await bench.ask('code.list', {})).find(one => one.key === key)!.id
const cell = async (site: string, code: string) =>
  bench.ask('summary.cell', { caseId: await caseId(site), codeId: await codeId(code) })
const named = (name: RegExp) => page.getByRole('gridcell', { name })
const drawer = () => page.getByRole('region', { name: 'Cell' })
const faultless = async () => expect(await seriousViolations(page)).toEqual([])
/** Walks the focus to the cell that is called so, with the arrows. */
async function walkTo(name: RegExp): Promise<void> {
  const index = await named(name).first().getAttribute('aria-colindex')
  const row = await named(name)
    .first()
    .evaluate(element => element.closest('[role=row]')!.getAttribute('aria-rowindex'))
  await page.locator('.sm [tabindex="0"]').focus()
  await keys('Control+Home')
  const at = () =>
    page.evaluate(() => {
      const element = document.activeElement!
      return [element.closest('[role=row]')?.getAttribute('aria-rowindex'), element.getAttribute('aria-colindex')].map(
        Number,
      )
    })
  // The corner: the second row of heads, the first column.
  await soon(at).toEqual([2, 1])
  // A step at a time: what the last one brought into the page is there before the next.
  for (let step = 3; step <= Number(row); step++) {
    await keys('ArrowDown')
    await soon(at).toEqual([step, 1])
  }
  for (let step = 2; step <= Number(index); step++) {
    await keys('ArrowRight')
    await soon(at).toEqual([Number(row), step])
  }
}

describe.skipIf(chromiumPath() === null)('summaries', () => {
  beforeAll(async () => {
    ;({ browser, bench } = await beginBench())
  })
  afterEach(async () => {
    await page?.context().close()
    const met = troubles.splice(0)
    expect(met).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await bench?.end()
  })

  it('[43] a cell is written where it stands, a phrase of it linked to its passage, by keyboard alone', async () => {
    await openAt('summaries')
    await page.getByRole('grid', { name: 'Cases by codes, with summaries' }).waitFor()
    await walkTo(/^S02 .*, Contact in general,/)
    await drawer().getByRole('heading', { name: 'Contact in general' }).waitFor()
    await keys('Enter')
    const editor = page.getByRole('textbox', { name: /^Summary of S02/ })
    await soon(() => editor.evaluate(element => element === document.activeElement)).toBe(true)
    await page.keyboard.type('They rang each other when something broke.')
    // The last words are chosen and led to their passage.
    await keys('Control+Shift+ArrowLeft', 'Control+Shift+ArrowLeft', 'Control+Shift+ArrowLeft', 'Control+l')
    await soon(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')).toMatch(/^Link “/)
    await keys('Enter')
    await soon(async () => (await cell('S02', 'CONTACT')).summary?.links.length).toBe(1)
    await soon(() => editor.evaluate(element => element === document.activeElement)).toBe(true)
    await keys('Escape')
    await named(/^S02 .*, Contact in general, They rang each other .* Draft \d/).waitFor()
    await soon(async () => (await cell('S02', 'CONTACT')).summary?.text).toBe(
      'They rang each other when something broke.',
    )
    const { summary } = await cell('S02', 'CONTACT')
    const { phrase } = summary!.links[0]!
    expect(summary!.text.slice(phrase.start, phrase.end)).toMatch(/something broke/)
    await faultless()
    await keys('Control+z', 'Control+z')
    await soon(async () => (await cell('S02', 'CONTACT')).summary).toBeNull()
    await named(/^S02 .*, Contact in general, \d+ codings?$/).waitFor()
    await bench.ask('project.redo', {})
    await bench.ask('project.redo', {})
  })

  it('Find anything is there while a cell is written, and what was written is kept', async () => {
    await openAt('summaries')
    await page.getByRole('grid', { name: 'Cases by codes, with summaries' }).waitFor()
    await walkTo(/^S03 .*, Contact in general,/)
    await drawer().getByRole('heading', { name: 'Contact in general' }).waitFor()
    await keys('Enter')
    const editor = page.getByRole('textbox', { name: /^Summary of S03/ })
    await soon(() => editor.evaluate(element => element === document.activeElement)).toBe(true)
    await page.keyboard.type('Once a month.')
    await keys('Control+k')
    const field = page.getByRole('combobox', { name: 'Find anything' })
    await field.and(page.locator(':focus')).waitFor()
    await soon(async () => (await cell('S03', 'CONTACT')).summary?.text).toBe('Once a month.')
    await keys('Escape')
    await field.waitFor({ state: 'detached' })
    await soon(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')).toMatch(/S03/)
    await bench.ask('project.undo', {})
  })

  it('[44] a passage coded since marks the cell; looked at, it stands; undo brings the mark back', async () => {
    const before = (await cell('S02', 'CONTACT')).summary!
    const source = (await bench.ask('source.list', {})).find(one => one.key === 'T03')!
    const { paragraphs } = await bench.ask('source.open', { sourceId: source.id })
    const words = paragraphs.filter(one => one.text.length > 60)[2]!
    const range = { start: words.start + 5, end: words.start + 40 }
    await openAt('summaries', null, 'dark')
    await named(/^S02 .*, Contact in general, They rang .* Draft \d/).waitFor()
    await bench.ask('coding.apply', { sourceId: source.id, codeIds: [await codeId('CONTACT')], range })
    const stale = /^S02 .*, Contact in general, They rang .* Draft look again/
    await named(stale).waitFor()
    await soon(async () => (await cell('S02', 'CONTACT')).summary!.text).toBe(before.text)
    await walkTo(stale)
    await drawer().getByText('Since it was written 1 passage came.').waitFor()
    await drawer().getByText('came since').waitFor()
    await faultless()
    await drawer().getByRole('button', { name: 'Looked at, stands' }).press('Enter')
    await named(/^S02 .*, Contact in general, They rang .* Draft \d/).waitFor()
    await keys('Control+z')
    await named(stale).waitFor()
    await keys('Control+z')
    await named(/^S02 .*, Contact in general, They rang .* Draft \d/).waitFor()
  })

  it('a passage whose edges moved since shows what was cut, until it is moved back', async () => {
    const { codingIds } = await cell('S02', 'CONTACT')
    const [one] = (await bench.ask('coding.excerpts', { codingIds: [codingIds[0]!] })).excerpts
    const cut = one!.words.split(' ').at(-1)!
    await openAt('summaries')
    await walkTo(/^S02 .*, Contact in general, They rang .* Draft \d/)
    await drawer().getByRole('heading', { name: 'Contact in general' }).waitFor()
    const range = { start: one!.range.start, end: one!.range.end - cut.length - 1 }
    await bench.ask('coding.resize', { codingId: codingIds[0]!, range })
    await drawer().getByText('What was cut and added since the summary was written').waitFor()
    await drawer().getByRole('note').locator('del', { hasText: cut }).waitFor()
    await faultless()
    await bench.ask('project.undo', {})
    await drawer().getByRole('note').waitFor({ state: 'detached' })
  })

  it('a cell is emptied and so cleared, filled with its excerpts, and signed from the drawer', async () => {
    await openAt('summaries')
    const name = /^S03 .*, Contact in general,/
    await named(name).waitFor()
    await walkTo(name)
    await drawer()
      .getByRole('button', { name: /^Fill with its/ })
      .press('Enter')
    await soon(async () => (await cell('S03', 'CONTACT')).summary?.links.length ?? 0).toBeGreaterThan(0)
    await drawer()
      .getByRole('button', { name: /^Sign as/ })
      .press('Enter')
    await named(/^S03 .*, Contact in general, .* Signed/).waitFor()
    await page.locator('.sm [tabindex="0"]').focus()
    await keys('Enter')
    const editor = page.getByRole('textbox', { name: /^Summary of S03/ })
    await soon(() => editor.evaluate(element => element === document.activeElement)).toBe(true)
    await keys('Control+a', 'Delete', 'Escape')
    await soon(async () => (await cell('S03', 'CONTACT')).summary).toBeNull()
    await page
      .getByText(/Cleared S03/)
      .first()
      .waitFor()
  })

  it('[42] the theme matrix of a case is walked with the arrows, its drawer beside it', async () => {
    await openAt('case-themes', await caseId('S08'))
    const grid = page.getByRole('grid', { name: /^People and sources of/ })
    await grid.waitFor()
    await soon(() => grid.getByRole('rowheader').allTextContents()).toEqual(
      ['R18', 'R17', 'R16', 'Observation notes', 'Documents', 'All of S08'].map(head => expect.stringContaining(head)),
    )
    await grid.getByRole('gridcell').first().focus()
    await keys('ArrowRight', 'ArrowDown')
    await drawer().getByRole('heading', { name: 'Merger and reorganisation' }).waitFor()
    await faultless()
  })

  it('the page of a case is written, reviewed and signed, and the list says so', async () => {
    await openAt('case-summary', await caseId('S08'))
    const editor = page.getByRole('textbox', { name: /^Summary of S08/ })
    await editor.waitFor()
    await editor.focus()
    await page.keyboard.type('A follower that was paired in a hurry.')
    await page.getByRole('button', { name: 'Mark as reviewed' }).press('Enter')
    await page.getByText(/Reviewed by/).waitFor()
    await page.getByRole('button', { name: /^Sign as/ }).press('Enter')
    await page.getByText(/Signed by/).waitFor()
    await faultless()
    await page.getByRole('button', { name: 'All case summaries' }).press('Enter')
    const row = page.getByRole('row', { name: /^S08 Nettlespur/ })
    await row.getByText('signed').waitFor()
    await faultless()
  })

  it('a signed page of a case stands in the framework matrix, and opens from there', async () => {
    await openAt('summaries')
    await page.getByRole('grid', { name: 'Cases by codes, with summaries' }).waitFor()
    await page.getByRole('button', { name: /^Codes/ }).press('Enter')
    const codes = page.getByRole('dialog', { name: 'What stands across the top' })
    await codes.getByRole('checkbox', { name: 'The summary of each case, once it is signed' }).press('Space')
    await codes.getByRole('button', { name: 'Done' }).press('Enter')
    await page.getByRole('columnheader', { name: 'Summary of the case' }).waitFor()
    await named(/^S07 .*, Summary of the case, not signed yet/).waitFor()
    const { summary } = await bench.ask('summary.cell', { caseId: await caseId('S08'), codeId: null })
    expect(summary!.status).toBe('signed')
    const cell = named(/^S08 .*, Summary of the case, .*Signed/)
    await cell.click()
    await faultless()
    await keys('Enter')
    await page.getByRole('heading', { name: /Nettlespur/ }).waitFor()
  })

  it('chosen cases and codes are kept as a display with their reason, changed, kept over, renamed and brought back', async () => {
    await openAt('summaries')
    await page.getByRole('grid', { name: 'Cases by codes, with summaries' }).waitFor()
    const button = (name: string | RegExp) => page.getByRole('button', { name }).first()
    const columns = () => page.locator('.sm-column')
    const displays = () => bench.ask('display.frameworks', {})

    await button(/^Rows/).press('Enter')
    const rows = page.getByRole('dialog', { name: 'What stands down the side' })
    const onlyThese = page.getByRole('dialog', { name: 'Only these' })
    await pickFrom(rows.getByRole('button', { name: /^Only these/ }), onlyThese, [/^S02 /, /^S03 /])
    await page.getByText('Say in a sentence why just these').waitFor()
    await rows.getByRole('textbox', { name: /^Why just these/ }).fill('The two that rang.')
    await rows.getByRole('button', { name: 'Done' }).press('Enter')
    await soon(() => page.getByRole('rowheader').count()).toBe(2)

    await button(/^Codes/).press('Enter')
    const codes = page.getByRole('dialog', { name: 'What stands across the top' })
    const branch = codes.getByRole('button', { name: /^Only these/ })
    await pickFrom(branch, onlyThese, ['Ways of working together'])
    // A group brings its branch along.
    await branch.press('Enter')
    await onlyThese.locator('input:focus').waitFor()
    await soon(() => page.getByRole('checkbox', { name: 'Visits' }).isChecked()).toBe(true)
    await onlyThese.getByRole('button', { name: 'Done' }).press('Enter')
    await codes.getByRole('button', { name: 'Done' }).press('Enter')
    await button('Codes Ways of working together').waitFor()
    await soon(() => columns().count()).toBe(5)

    await button('Displays').press('Enter')
    await page.getByRole('menuitem', { name: /^Save as it is now/ }).press('Enter')
    const form = page.getByRole('dialog', { name: 'Save this display' })
    await form.getByRole('textbox', { name: 'Name' }).fill('How they work together')
    await form.getByRole('textbox', { name: /^Decision rule/ }).fill('Own words, twenty to sixty.')
    await form.getByRole('button', { name: 'Save', exact: true }).press('Enter')
    await form.waitFor({ state: 'detached' })
    await soon(displays).toMatchObject([{ name: 'How they work together', reason: 'The two that rang.' }])

    await button(/^Show/).press('Enter')
    await page.getByRole('menuitemradio', { name: 'drafts' }).press('Enter')
    await button(/^Displays How they work together changed/).press('Enter')
    await page.getByRole('menuitem', { name: 'Save over “How they work together”' }).press('Enter')
    await soon(async () => (await displays())[0]!.request.show).toBe('draft')
    await button(/^Displays How they work together$/).press('Enter')
    await page.getByRole('menuitem', { name: /^Rename/ }).press('Enter')
    const rename = page.getByRole('dialog', { name: 'Rename this display' })
    await rename.getByRole('textbox', { name: 'Name' }).fill('Together')
    await keys('Enter')
    await button(/^Displays Together/).waitFor()
    await faultless()

    await button(/^Displays/).press('Enter')
    await page.getByRole('menuitem', { name: /^Every site by every code/ }).press('Enter')
    await soon(() => page.getByRole('rowheader').count()).toBeGreaterThan(4)
    await button(/^Displays/).press('Enter')
    await page.getByRole('menuitemradio', { name: /^Together/ }).press('Enter')
    await button('Codes Ways of working together').waitFor()
    await button(/^Displays/).press('Enter')
    await page.getByRole('menuitem', { name: 'Remove “Together”' }).press('Enter')
    await soon(displays).toEqual([])
    await keys('Control+z')
    await soon(async () => (await displays()).map(one => one.name)).toEqual(['Together'])
  })
})
