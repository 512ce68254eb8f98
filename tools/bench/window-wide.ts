// The window on a project of twenty thousand things with a thousand codes: the answer of Find anything, and the framework's
// tree.

import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { navigatorWords } from '../../renderer/words/navigator.ts'
import { randomFrom } from './generate.ts'
import { report, spread, type Line } from './measure.ts'
import { withWindow } from './opened-window.ts'
import { scrollFrames, timed, type Times } from './page-clock.ts'

const SOURCES = 1000
const GROUPS = 40
const CODES = 1000
const PEOPLE = 18_000

/** Measures palette and tree and prints the table. Needs a Chromium and `out/renderer`. */
export function benchWide(folder: string): Promise<void> {
  return withWindow(folder, 'wide', writeStudy, async ({ pageAt }) => {
    const { page, metrics } = await pageAt()
    await page.getByRole('tree').first().waitFor()
    const lines = [...(await palette(page, metrics)), ...(await tree(page, metrics))]
    report(`Window: ${SOURCES + GROUPS + CODES + PEOPLE} things, ${CODES} codes in ${GROUPS} groups`, lines)
  })
}

/** A study of short sources and many names. */
function writeStudy(folder: string): string {
  const random = randomFrom(9)
  const parts = 'bridge ward round clinic ledger harbour lantern visit call paper meadow signal anchor rota tide'.split(
    ' ',
  )
  const name = () => [0, 0, 0].map(() => parts[Math.floor(random() * parts.length)]).join(' ')
  const rows = (head: string, count: number, row: (at: number) => string) =>
    [head, ...Array.from({ length: count }, (_, at) => row(at + 1))].join('\n')
  mkdirSync(folder, { recursive: true })
  for (let at = 1; at <= SOURCES; at++) writeFileSync(path.join(folder, `P${at}.txt`), `Note ${at}.\n\n${name()}.`)
  const sheets = {
    'sources.csv': rows(
      'source_id,file,type,title',
      SOURCES,
      at => `P${at},P${at}.txt,document,Paper ${at} on ${name()}`,
    ),
    'sites.csv': rows('site_id,pseudonym,role', 40, at => `S${at},Site ${at},exemplar`),
    'respondents.csv': rows(
      'respondent_id,site_id,role_category,post',
      PEOPLE,
      at => `R${at},S${1 + (at % 40)},staff,Lead for ${name()} ${at}`,
    ),
    'codebook.csv': [
      rows(
        'code_id,label,parent,origin,brief_definition,full_definition',
        GROUPS,
        at => `G${at},Group ${at},,deductive,A group,Grouping only. Not applied to text.`,
      ),
      ...Array.from(
        { length: CODES },
        (_, at) => `C${at + 1},Idea number ${at + 1} of ${name()},G${1 + (at % GROUPS)},deductive,Brief,Full`,
      ),
    ].join('\n'),
  }
  for (const [file, content] of Object.entries(sheets)) writeFileSync(path.join(folder, file), content)
  return folder
}

/** The last key of a word to the painted answer to it. */
async function palette(page: Page, metrics: CDPSession): Promise<Line[]> {
  const asTyped = await answers(page, metrics, 'number')
  const forgiven = await answers(page, metrics, 'nubmer')
  return [
    { what: 'Find anything: key press to painted answer', spread: spread(asTyped.map(one => one.wall)), budget: 30 },
    { what: '  processor time of the window’s main thread', spread: spread(asTyped.map(one => one.thread)) },
    {
      what: '  the same with a slip, which the core forgives',
      spread: spread(forgiven.map(one => one.wall)),
      budget: 30,
    },
  ]
}

async function answers(page: Page, metrics: CDPSession, word: string): Promise<Times[]> {
  const times: Times[] = []
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox').first()
  for (let run = 0; run < 24; run++) {
    const number = String(100 + run * 31)
    await field.fill(`${word} ${number.slice(0, -1)}`)
    await page
      .locator('[role=option]', { hasText: `number ${number.slice(0, -1)} ` })
      .first()
      .waitFor()
    const first = `document.querySelector('[role=option]')?.textContent.includes('number ${number} ')`
    times.push(await timed(page, metrics, 'keydown', first, () => page.keyboard.press(number.at(-1)!)))
  }
  await page.keyboard.press('Escape')
  await field.waitFor({ state: 'detached' })
  return times.slice(2)
}

/** Opening the framework, unfolding it, narrowing it, scrolling it. */
async function tree(page: Page, metrics: CDPSession): Promise<Line[]> {
  const pane = page.locator('.pane-section', { has: page.getByRole('tree', { name: navigatorWords.framework }) })
  const rows = `document.querySelectorAll('[role=tree][aria-label="${navigatorWords.framework}"] [role=treeitem]').length`
  const menu = async (item: string, done: string) => {
    await pane.getByRole('button', { name: navigatorWords.filterCodes }).click()
    const entry = page.getByRole('menuitem', { name: item })
    await entry.waitFor()
    return timed(page, metrics, 'click', done, () => entry.click())
  }
  const [open, unfold, narrow]: number[][] = [[], [], []]
  await pane.waitFor()
  for (let run = 0; run < 7; run++) {
    const rail = (name: string) => page.getByRole('button', { name, exact: true }).first()
    await rail(navigatorWords.cases).click()
    await page.waitForFunction(`${rows} === 0`)
    open!.push((await timed(page, metrics, 'click', `${rows} > 10`, () => rail(navigatorWords.framework).click())).wall)
    const folded = await menu(navigatorWords.foldAll, `${rows} > 0`)
    await page.waitForFunction(
      `document.querySelector('[role=tree][aria-label="${navigatorWords.framework}"] [aria-level="2"]') === null`,
    )
    void folded
    const leaf = `document.querySelector('[role=tree][aria-label="${navigatorWords.framework}"] [aria-level="2"]') !== null`
    unfold!.push((await menu(navigatorWords.unfoldAll, leaf)).wall)
    const field = pane.getByRole('textbox', { name: navigatorWords.narrowHint(navigatorWords.framework) })
    await field.focus()
    await page.keyboard.type('number 77')
    const only = `[...document.querySelectorAll('[role=tree][aria-label="${navigatorWords.framework}"] [aria-level="2"]')].every(one => one.textContent.includes('number 777'))`
    narrow!.push((await timed(page, metrics, 'keydown', only, () => page.keyboard.press('7'))).wall)
    await field.fill('')
  }
  const frames = await scrollFrames(
    page,
    metrics,
    `[role=tree][aria-label="${navigatorWords.framework}"]`,
    12_000,
    3000,
  )
  return [
    { what: 'tree of 1,000 codes: opened', spread: spread(open!), budget: 100 },
    { what: 'tree of 1,000 codes: all branches opened', spread: spread(unfold!), budget: 100 },
    { what: 'tree of 1,000 codes: narrowed by one more letter', spread: spread(narrow!), budget: 50 },
    {
      what: 'tree of 1,000 codes: time between frames while scrolling',
      spread: spread(frames.between),
      budget: 17,
      note: `${frames.dropped} of ${frames.between.length + frames.dropped} frames dropped`,
    },
  ]
}
