// [23] A whole transcript of the sample study coded again by a second coder, with keys alone, in real Chromium: every coding
// of coder A in T10, as `coding.csv` has it. What a screen reader is told is looked at after each.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CodeId, SourceId } from '../../src/base/ids.ts'
import type { Code } from '../../src/framework/types.ts'
import { caretAt } from '../../renderer/editor/moves.ts'
import { readingText, type ReadingText } from '../../renderer/editor/reading-text.ts'
import { offersFor } from '../../renderer/views/source/code-choice.ts'
import { ROOT } from '../shells/prepare.ts'
import { chromiumPath, launch } from '../support/chromium.ts'
import { Hands } from './support/hands.ts'
import { keysTo } from './support/key-path.ts'
import { Product } from './support/product.ts'

const CODER = 'Second reader'
const product = new Product()
const troubles: string[] = []
let browser: Browser
let page: Page
let hands: Hands
let sourceId: SourceId
let reading: ReadingText
let codes: readonly Code[]

interface Asked {
  readonly code: Code
  readonly start: number
  readonly end: number
}

/** What the file says that A coded in T10, in order of place; its offsets count code points. */
function asked(): Asked[] {
  const rows = parse(readFileSync(path.join(ROOT, 'fixtures/sample-study/coding.csv'), 'utf8'), {
    columns: true,
  }) as Record<'source_id' | 'coder' | 'code_id' | 'start' | 'end' | 'quote', string>[]
  const points = Array.from(reading.words({ start: 0, end: reading.length }))
  const offset = (count: string) => points.slice(0, Number(count)).join('').length
  return rows
    .filter(row => row.source_id === 'T10' && row.coder === 'A')
    .map(row => {
      const one = {
        code: codes.find(code => code.key === row.code_id)!,
        start: offset(row.start),
        end: offset(row.end),
      }
      expect(reading.words(one)).toBe(row.quote)
      return one
    })
    .sort((a, b) => a.start - b.start || a.end - b.end)
}

/** The shortest beginning of a code's name that puts it first in the list. */
function partOf(code: Code): string {
  const nothing = { recent: [] as CodeId[], pinned: [] as CodeId[] }
  for (let length = 1; length <= code.name.length; length++) {
    const part = code.name.slice(0, length)
    if (!part.endsWith(' ') && offersFor(part, codes, null, nothing)[0]?.code.id === code.id) return part
  }
  return code.name
}

/** The codings of the second reader as the core has them, comparable with the file. */
async function stored(): Promise<string[]> {
  const [open, coders] = [await product.ask('source.open', { sourceId }), await product.ask('project.coders', {})]
  const me = coders.find(coder => coder.name === CODER)!.id
  return open.codings
    .filter(coding => coding.coderId === me)
    .map(coding => `${coding.codeId} ${coding.start}–${coding.end}`)
    .sort()
}

const said = () => page.locator('.reading-said').textContent()

describe.skipIf(chromiumPath() === null)('a transcript coded again by keyboard alone', () => {
  beforeAll(async () => {
    const made = await Promise.all([launch(), product.begin()])
    browser = made[0]
    await product.ask('project.openSample', {})
    await product.ask('project.workAs', { name: CODER })
    sourceId = (await product.ask('source.list', {})).find(source => source.key === 'T10')!.id
    reading = readingText(await product.ask('source.open', { sourceId }))
    codes = await product.ask('code.list', {})
    page = await product.visit(browser, troubles)
    hands = new Hands(page)
  })
  afterAll(async () => {
    await browser?.close()
    await product.end()
  })

  it('finds the transcript and goes into its text', async () => {
    await page.getByRole('navigation', { name: 'Workbench' }).waitFor()
    await hands.press('Control+k')
    await hands.arrivesAt(/^Find anything$/)
    await hands.type('T10')
    await page.getByRole('option', { selected: true }).filter({ hasText: 'Interview T10' }).waitFor()
    await hands.press('Enter')
    await page.getByRole('textbox', { name: 'T10 Interview T10, text' }).waitFor()
    await hands.press('Control+2')
    await hands.arrivesAt(/^T10 Interview T10, text$/)
    await hands.press('Control+Home')
    await expect.poll(said).toMatch(/^paragraph 1, /)
  })

  it('codes every passage: keys to the words, Enter, a part of the name, Enter', async () => {
    let selection = caretAt(reading, 0)
    for (const one of asked()) {
      const path = keysTo(reading, selection, one)
      selection = path.selection
      await hands.press(...path.keys)
      await hands.press('Enter')
      await hands.arrivesAt(/^Find a code$/)
      await hands.type(partOf(one.code))
      await page.getByRole('option', { selected: true }).filter({ hasText: one.code.name }).waitFor()
      await hands.press('Enter')
      const words = reading.words(one).match(/\S+/gu)!
      const extent =
        words.length === 1 ? `1 word, ${words[0]}` : `${words.length} words, ${words[0]} to ${words.at(-1)}`
      await expect.poll(said).toBe(`Applied ${one.code.name} by ${CODER} to ${extent}`)
      await hands.arrivesAt(/^T10 Interview T10, text$/)
    }
  })

  it('leaves codings stored that are those of the file', async () => {
    const all = asked()
    expect(all.length).toBeGreaterThan(10)
    await expect.poll(stored).toEqual(all.map(one => `${one.code.id} ${one.start}–${one.end}`).sort())
    expect(troubles).toEqual([])
  })

  it('undoes the last one by keys, and brings it back', async () => {
    const all = await stored()
    await hands.press('Control+z')
    await expect.poll(stored).toHaveLength(all.length - 1)
    // The window hears of it a moment after the core has it; only then it offers to bring it back.
    await expect
      .poll(() =>
        hands.page
          .getByRole('button', { name: /^Redo ./ })
          .first()
          .isEnabled(),
      )
      .toBe(true)
    await hands.press('Control+Shift+z')
    await expect.poll(stored).toEqual(all)
  })

  it('marks the source as coded by its reader', async () => {
    await hands.walkTo('Shift+Tab', /^Coded by me$/)
    await hands.press('Space')
    const marked = async () => (await product.ask('source.open', { sourceId })).codedBy.length
    await expect.poll(marked).toBe(3)
  })
})
