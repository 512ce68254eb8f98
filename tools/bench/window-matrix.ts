// The window on a matrix of 150 codes by 1,000 sources: painted after another measure was chosen, and scrolled down and across.

import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { randomFrom } from './generate.ts'
import { report, spread, type Line } from './measure.ts'
import { withWindow } from './opened-window.ts'
import { scrollFrames, timed } from './page-clock.ts'

const SOURCES = 1000
const CODES = 150
const CODINGS = 20_000

/** Measures the matrix and prints the table. Needs a Chromium and `out/renderer`. */
export function benchWindowMatrix(folder: string): Promise<void> {
  return withWindow(folder, 'matrix', writeStudy, async ({ pageAt }) => {
    const { page, metrics } = await pageAt()
    await openMatrix(page)
    report(`Window: a matrix of ${CODES} codes by ${SOURCES} sources, ${CODINGS} codings`, [
      await measureChosen(page, metrics),
      await scrolled(page, metrics, 'down'),
      await scrolled(page, metrics, 'across'),
    ])
  })
}

/** Opens the matrix and lays the sources across its top. */
async function openMatrix(page: Page): Promise<void> {
  await page.keyboard.press('Shift+Control+m')
  await page.getByRole('button', { name: /^Columns/ }).click()
  await page.getByRole('radio', { name: 'Sources', exact: true }).click()
  await page.keyboard.press('Escape')
  await page.waitForFunction(
    most => Number(document.querySelector('.mx')?.getAttribute('aria-colcount')) > most,
    SOURCES,
  )
  await page.locator('.mx [role=gridcell]').first().waitFor()
}

/** From the press on another measure to the grid that shows it. */
async function measureChosen(page: Page, metrics: CDPSession): Promise<Line> {
  const times: number[] = []
  for (let run = 0; run < 6; run++) {
    await page.getByRole('button', { name: /^Measure/ }).click()
    const item = page.getByRole('menuitemradio', { name: run % 2 === 0 ? /^words/ : /^codings/ })
    await item.waitFor()
    await page.evaluate(`window.benchCells = ${CELLS}`)
    times.push((await timed(page, metrics, 'click', `${CELLS} !== window.benchCells`, () => item.click())).wall)
  }
  return { what: 'another measure: press to painted cells', spread: spread(times) }
}

const CELLS = `[...document.querySelectorAll('.mx [role=gridcell]')].slice(0, 200).map(cell => cell.textContent).join()`

async function scrolled(page: Page, metrics: CDPSession, way: 'down' | 'across'): Promise<Line> {
  await page.evaluate(`document.querySelector('.mx').scrollTo(0, 0)`)
  const [pixels, perSecond] = way === 'down' ? [3500, 700] : [20_000, 2500]
  const frames = await scrollFrames(page, metrics, '.mx', pixels, perSecond, way)
  return {
    what: `time between frames, scrolling ${way}`,
    spread: spread(frames.between),
    budget: 17,
    note: `${frames.dropped} of ${frames.between.length + frames.dropped} frames dropped`,
  }
}

/** A study of short sources, each with some codings. */
function writeStudy(folder: string): string {
  const random = randomFrom(13)
  const words = 'the ward kept its own list and we never saw it until the round was over'.split(' ')
  const text = Array.from({ length: 120 }, () => words[Math.floor(random() * words.length)]).join(' ')
  mkdirSync(folder, { recursive: true })
  const sources = ['source_id,file,type,title,coded_by']
  for (let at = 1; at <= SOURCES; at++) {
    // Words of its own: equal files are brought in once.
    writeFileSync(path.join(folder, `P${at}.txt`), `${text} ${at}.`)
    sources.push(`P${at},P${at}.txt,document,Paper ${at},A`)
  }
  const codings = ['coding_id,source_id,start,end,code_id,coder']
  for (let at = 0; at < CODINGS; at++) {
    const start = text.indexOf(' ', Math.floor(random() * 300)) + 1
    const end = text.indexOf(' ', start + 30 + Math.floor(random() * 90))
    codings.push(`K${at},P${1 + (at % SOURCES)},${start},${end},C${1 + Math.floor(random() ** 2 * CODES)},A`)
  }
  const codes = Array.from({ length: CODES }, (_, at) => `C${at + 1},Idea number ${at + 1},,deductive,Brief`)
  writeFileSync(path.join(folder, 'sources.csv'), sources.join('\n'))
  writeFileSync(path.join(folder, 'coding.csv'), codings.join('\n'))
  writeFileSync(
    path.join(folder, 'codebook.csv'),
    ['code_id,label,parent,origin,brief_definition', ...codes].join('\n'),
  )
  return folder
}
