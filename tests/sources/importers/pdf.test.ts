import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { pdfFile, setPages, type PlacedLine } from '../../../tools/fixtures/pdf.mjs'
import { expectConsistent, inStyle, read, SAMPLE, turns } from './support.ts'

const CHECK = 'Paragraphs were put together from printed lines. Check a page against the original.'
const transcript = (key: string) =>
  readFileSync(path.join(SAMPLE, `transcripts/${key}.txt`), 'utf8').split('\n').filter(line => line !== '').map(line => line.replace(/ +/g, ' ')) // prettier-ignore

/** Expects the text of a PDF with these lines. */
const lines =
  (placed: readonly (readonly [x: number, y: number, text: string, size?: number])[], text: string) => async () => {
    const page: PlacedLine[] = placed.map(([x, y, words, size]) => ({ x, y, text: words, size: size ?? 11 }))
    const source = await read('a.pdf', pdfFile([page]))
    expect(source.text).toBe(text)
    expectConsistent(source)
  }
const LONG = 'The ward nurses met on Monday, all of them, and talked about the chart'

describe('printed lines become paragraphs', () => {
  it.each([
    ['with space between paragraphs', {}],
    ['with none', { gap: 0 }],
    ['set wide apart', { leading: 26, gap: 0 }],
    ['in a narrow column', { width: 220 }],
    ['with running heads and page numbers', { head: 'Confidential, wave 2', foot: 'Page #', leading: 18 }],
  ])('%s: every turn of a transcript is one again', async (_what, options) => {
    // In Helvetica's own encoding curly quotes stand elsewhere; T01 has straight ones.
    for (const key of ['T01', 'T06', 'T16']) {
      const source = await read('a.pdf', pdfFile(setPages(transcript(key), options)))
      expect(source.text.split('\n')).toEqual(transcript(key))
      expect(source.speakers.map(({ label }) => label)).toEqual((await read(`${key}.txt`, transcript(key).join('\n'))).speakers.map(({ label }) => label)) // prettier-ignore
    }
  })
  it('a paragraph goes on over a page', async () => {
    const source = await read('interview.pdf')
    expect(new Set(source.overlay.map(({ page }) => page)).size).toBeGreaterThan(1)
    expect(new Set(turns(source).map(turn => turn.replace('cakes', 'biscuits'))).size).toBe(7)
  })
  it('a first line set further right begins one', lines([[90, 700, LONG], [72, 686, `so ${LONG}`], [90, 672, LONG], [72, 658, 'the end.']], `${LONG} so ${LONG}\n${LONG} the end.`)) // prettier-ignore
  it('a first line set further left begins one', lines([[72, 700, `KO: ${LONG}`], [110, 686, LONG], [72, 672, `R1: ${LONG}`], [110, 658, 'and so on.']], `KO: ${LONG} ${LONG}\nR1: ${LONG} and so on.`)) // prettier-ignore
  it('a short line ends one', lines([[72, 700, LONG], [72, 686, 'and went.'], [72, 672, LONG], [72, 658, 'and stayed.']], `${LONG} and went.\n${LONG} and stayed.`)) // prettier-ignore
  it('a speaker’s label begins one, even below a full line', lines([[72, 700, `KO: ${LONG}`], [72, 686, `R1: ${LONG}`], [72, 672, `KO: ${LONG}`], [72, 658, `R1: ${LONG}`]], `KO: ${LONG}\nR1: ${LONG}\nKO: ${LONG}\nR1: ${LONG}`)) // prettier-ignore
  it(
    'larger letters begin one',
    lines(
      [
        [72, 700, LONG, 11],
        [72, 680, LONG, 14],
      ],
      `${LONG}\n${LONG}`,
    ),
  )
  it(
    'pieces on one line are one line',
    lines(
      [
        [72, 700, 'left'],
        [95, 700, 'right'],
      ],
      'left right',
    ),
  )
  it('a raised figure stays on its line', lines([[72, 700, 'The ward'], [116, 704, '1', 6], [122, 700, 'was full.']], 'The ward1 was full.')) // prettier-ignore
  it('wide gaps are cells of a table', lines([[72, 700, 'No.'], [172, 700, 'What'], [72, 686, '1'], [172, 686, 'Launch']], 'No.\tWhat\n1\tLaunch')) // prettier-ignore
  it('two columns are read one after the other', async () => {
    const [left, right] = [1, 2].map(column =>
      Array.from({ length: 12 }, (_, at) => `column ${column} line ${at} has words to its very end`),
    )
    const page = [
      ...left!.map((text, at) => ({ text, x: 72, y: 700 - at * 14 })),
      ...right!.map((text, at) => ({ text, x: 320, y: 700 - at * 14 })),
    ]
    const { text } = await read('a.pdf', pdfFile([page]))
    expect(text.indexOf('column 1 line 11')).toBeLessThan(text.indexOf('column 2 line 0'))
  })
})

describe('a word cut at a line’s end', () => {
  it('is whole again where the text has it whole elsewhere, and keeps its hyphen elsewhere', async () => {
    const source = await read('hyphens.pdf')
    expect(source.text.split('\n')[1]).toBe('The ward nurses met on Monday. Every well-known nurse of the training class came, though training was over, and co-operation was slow.') // prettier-ignore
    expect(source.losses).toEqual(['1 hyphen at a line end was dropped.', CHECK])
  })
})

describe('how paragraphs stand', () => {
  it('headings, bullets, tables and pages', async () => {
    const source = await read('hyphens.pdf')
    expect(inStyle(source, 'heading')).toEqual(['Findings'])
    expect(inStyle(source, 'list')).toEqual(['• a bullet'])
    expect(inStyle(source, 'table')).toEqual(['No.\tWhat', '1\tLaunch'])
    expect(source.overlay.every(({ page }) => page === 1)).toBe(true)
  })
})

describe('running heads and page numbers', () => {
  it('are kept out, and said', async () => {
    const source = await read('interview.pdf')
    expect(source.text).not.toMatch(/confidential|Page \d/)
    expect(source.losses).toEqual([
      'Running heads and page numbers were left out: “Interview transcript, confidential”, “Page 1”.',
      CHECK,
    ])
  })
  it('what stands on one page only is no running head', async () => {
    const source = await read(
      'a.pdf',
      pdfFile([
        [
          { text: 'Page 7', x: 72, y: 800 },
          { text: LONG, x: 72, y: 700 },
        ],
      ]),
    )
    expect(source.text).toBe(`Page 7\n${LONG}`)
  })
  it('a first turn that is alike on two pages is none', async () => {
    const page = (rest: string) => [{ text: 'KO: And?', x: 72, y: 770 }, { text: `R1: ${rest}`, x: 72, y: 756 }, { text: 'KO: So?', x: 72, y: 742 }, { text: 'R1: Well.', x: 72, y: 728 }] // prettier-ignore
    expect(turns(await read('a.pdf', pdfFile([page('Yes.'), page('No.')])))).toHaveLength(8)
  })
})

describe('files from elsewhere', () => {
  it('a page printed by a browser: justified, with hyphens, Hebrew and Arabic', async () => {
    const source = await read('printed-from-browser.pdf')
    const paragraphs = source.text.split('\n')
    expect(paragraphs[5]).toBe('R91: שלום, זה היה קשה מאוד בהתחלה')
    expect(paragraphs[7]).toBe('R91: كان الأمر صعبا في البداية')
    expect(paragraphs[8]).toBe('KO: Zoë said it was naïve — “fine”, she said, but at £40 a day…')
    expect(paragraphs[9]).toMatch(
      /^R91: The reconfiguration .* which had not been in the specification, and for which nobody had asked\.$/,
    )
    expect(source.speakers).toEqual([{ label: 'KO', role: 'interviewer' }, { label: 'R91', role: 'respondent' }]) // prettier-ignore
    expect(source.header).toHaveLength(4)
  })
  it('one with restrictions of its owner opens', async () => {
    expect(turns(await read('restricted.pdf'))).toHaveLength(7)
  })
  it('a page without text is said', async () => {
    expect((await read('half-scanned.pdf')).losses).toEqual(['Page 2 holds no text (they may be pictures).', CHECK])
  })
})
