// The window in real Chromium on the built page, served by the loopback shell: opening a long source, applying a code; beside a
// bare page that shows the same words with the same washes. Wall-clock times, and the main thread's own script time beside them.

import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { generateStudy, randomFrom } from './generate.ts'
import { report, spread, type Line, type Spread } from './measure.ts'
import { withWindow } from './opened-window.ts'
import { scrollFrames, timed, type Times } from './page-clock.ts'

/** One source of about so many words with so many codings. */
interface Probe {
  readonly key: string
  readonly words: number
  readonly codings: number
}

const PROBES: readonly Probe[] = [
  { key: 'P10', words: 10_000, codings: 500 },
  { key: 'P50', words: 50_000, codings: 2500 },
]

/** Measures the window and prints the table. Needs a Chromium and `out/renderer`. */
export function benchWindow(folder: string): Promise<void> {
  return withWindow(folder, 'window', writeProbes, async ({ ask, browser, pageAt }) => {
    const lines: Line[] = []
    for (const probe of PROBES) {
      const { page, metrics } = await pageAt()
      const bare = await bareOpen(
        await browser.newPage({ viewport: { width: 1440, height: 900 } }),
        await ask('source.open', { sourceId: await idOf(ask, probe.key) }),
      )
      const what = `${probe.words} words, ${probe.codings} codings`
      await openByPalette(page, metrics, 'P01', false)
      const first = await openByPalette(page, metrics, probe.key, true)
      lines.push({
        what: `open to painted text, first time: ${what}`,
        spread: spread([first.wall]),
        baseline: bare,
        ...(probe.words === 10_000 ? { budget: 150 } : {}),
      })
      const opened: Times[] = []
      for (let run = 0; run < 7; run++) {
        await closeTab(page)
        opened.push(await openByPalette(page, metrics, probe.key, true))
      }
      lines.push({
        what: `open to painted text, again: ${what}`,
        spread: spread(opened.map(one => one.wall)),
        baseline: bare,
        ...(probe.words === 10_000 ? { budget: 150 } : {}),
      })
      lines.push(
        { what: '  processor time of the window’s main thread', spread: spread(opened.map(one => one.thread)) },
        { what: '  of it script', spread: spread(opened.map(one => one.script)) },
      )
      const applied = await applyCodes(page, metrics, 20)
      lines.push({
        what: `key press to painted stripe: ${what}`,
        spread: spread(applied.map(one => one.wall)),
        ...(probe.words === 10_000 ? { budget: 33 } : {}),
      })
      lines.push({
        what: '  processor time of the window’s main thread',
        spread: spread(applied.map(one => one.thread)),
      })
      lines.push({
        what: '  of it script',
        spread: spread(applied.map(one => one.script)),
        ...(probe.words === 10_000 ? { budget: 8 } : {}),
      })
      await page.keyboard.press('Control+Home')
      const frames = await scrollFrames(page, metrics, '.reading-scroll', 20_000, 2500)
      lines.push({
        what: `time between frames, scrolling with stripes: ${what}`,
        spread: spread(frames.between),
        budget: 17,
        note: `${frames.dropped} of ${frames.between.length + frames.dropped} frames dropped`,
      })
      await page.close()
    }
    report('Window: Chromium without a screen, software painting', lines)
  })
}

async function idOf(ask: (name: string) => Promise<any>, key: string): Promise<string> {
  return ((await ask('source.list')) as { id: string; key: string }[]).find(one => one.key === key)!.id
}

function writeProbes(folder: string): string {
  const random = randomFrom(5)
  const small = generateStudy(path.join(folder, '..', 'words'), 0.25)
  const spoken = small.sources.filter(one => one.key.startsWith('T')).flatMap(one => one.text.split('\n').slice(5))
  mkdirSync(folder, { recursive: true })
  const rows = ['source_id,file,type,title,coded_by']
  const codings = ['coding_id,source_id,start,end,code_id,coder']
  let at = 0
  for (const probe of [{ key: 'P01', words: 300, codings: 3 }, ...PROBES]) {
    const lines: string[] = []
    let words = 0
    while (words < probe.words) {
      const line = spoken[at++]!
      lines.push(line)
      words += line === '' ? 0 : line.split(' ').length
    }
    const text = lines.join('\n')
    writeFileSync(path.join(folder, `${probe.key}.txt`), text)
    rows.push(`${probe.key},${probe.key}.txt,interview transcript,Probe ${probe.key},A`)
    for (let n = 0; n < probe.codings; n++) {
      const start = text.indexOf(' ', Math.floor(random() * (text.length - 900))) + 1
      const end = text.indexOf(' ', start + 80 + Math.floor(random() * 500))
      codings.push(
        `${probe.key}-${n},${probe.key},${start},${end},C${String(1 + Math.floor(random() * 60)).padStart(3, '0')},A`,
      )
    }
  }
  const names = Array.from(
    { length: 60 },
    (_, n) => `C${String(n + 1).padStart(3, '0')},Idea number ${n + 1},,deductive,Brief`,
  )
  writeFileSync(
    path.join(folder, 'codebook.csv'),
    ['code_id,label,parent,origin,brief_definition', ...names].join('\n'),
  )
  writeFileSync(path.join(folder, 'sources.csv'), rows.join('\n'))
  writeFileSync(path.join(folder, 'coding.csv'), codings.join('\n'))
  return folder
}

const pressEnter = (page: Page, metrics: CDPSession, done: string): Promise<Times> =>
  timed(page, metrics, 'keydown', done, () => page.keyboard.press('Enter'))

async function openByPalette(page: Page, metrics: CDPSession, key: string, isLong: boolean): Promise<Times> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(key)
  await page
    .getByRole('option', { name: new RegExp(`Probe ${key}`) })
    .first()
    .waitFor()
  return pressEnter(
    page,
    metrics,
    `document.querySelectorAll('.desk [data-row]').length ${isLong ? '> 40' : '> 2'} && document.querySelector('.desk .stripe') !== null`,
  )
}

async function closeTab(page: Page): Promise<void> {
  await page.locator('.tab-close').last().click()
  await page.waitForFunction(() => document.querySelectorAll('.desk [data-row]').length < 40)
}

async function applyCodes(page: Page, metrics: CDPSession, runs: number): Promise<Times[]> {
  const times: Times[] = []
  await page.getByRole('textbox', { name: /text$/ }).focus()
  for (let run = 0; run < runs; run++) {
    for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowRight')
    for (let step = 0; step < 3; step++) await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type(`number ${1 + (run % 50)}`)
    await page
      .getByRole('option', { name: new RegExp(`Idea number ${1 + (run % 50)}`) })
      .first()
      .waitFor()
    const labels = `[...document.querySelectorAll('.desk .stripe')].map(stripe => stripe.getAttribute('aria-label') ?? stripe.textContent).join()`
    await page.evaluate(`window.benchLabels = ${labels}`)
    times.push(
      await pressEnter(
        page,
        metrics,
        `document.querySelector('[role=dialog]') === null && ${labels} !== window.benchLabels`,
      ),
    )
    await page.keyboard.press('Escape')
  }
  return times
}

/** A bare page with the same words in the same faces and a wash under each coding: what this Chromium allows. */
async function bareOpen(
  page: Page,
  source: { paragraphs: { text: string; start: number }[]; codings: { start: number; end: number }[] },
): Promise<Spread> {
  await page.setContent(
    '<!doctype html><style>body{font:16.5px/1.56 Georgia,serif;width:40em}::highlight(wash){background:#cfe3e3}</style><main></main>',
  )
  const times: number[] = []
  for (let run = 0; run < 7; run++) {
    times.push(
      await page.evaluate(
        ({ paragraphs, codings }) =>
          new Promise<number>(resolve => {
            const start = performance.now()
            const main = document.querySelector('main')!
            main.replaceChildren(
              ...paragraphs.map(paragraph => {
                const p = document.createElement('p')
                p.textContent = paragraph.text
                return p
              }),
            )
            const at = (offset: number): [Node, number] => {
              let low = 0
              let high = paragraphs.length - 1
              while (low < high) {
                const middle = (low + high + 1) >> 1
                if (paragraphs[middle]!.start <= offset) low = middle
                else high = middle - 1
              }
              return [
                main.childNodes[low]!.firstChild ?? main.childNodes[low]!,
                Math.min(offset - paragraphs[low]!.start, paragraphs[low]!.text.length),
              ]
            }
            const ranges = codings.map(coding => {
              const [startContainer, startOffset] = at(coding.start)
              const [endContainer, endOffset] = at(coding.end)
              return new StaticRange({ startContainer, startOffset, endContainer, endOffset })
            })
            CSS.highlights.set('wash', new Highlight(...ranges))
            requestAnimationFrame(() =>
              requestAnimationFrame(() => {
                resolve(performance.now() - start)
              }),
            )
          }),
        source,
      ),
    )
  }
  await page.close()
  return spread(times)
}
