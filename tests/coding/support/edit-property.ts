// Random corrections through the door, on a project with overlapping codings: anchors as the plain way says, in the queue
// what must be asked about, full text and digests right, and undo brings back every row.

import fc from 'fast-check'
import { expect } from 'vitest'
import { applySteps, type TextStep } from '../../../src/base/text-step.ts'
import { anchorsIn } from '../../../src/coding/carry-commands.ts'
import { openText } from '../../../src/coding/queries.ts'
import { sql } from '../../../src/store/sql.ts'
import { CodedText } from './a-coded-text.ts'
import { carryPlainly } from './random-edits.ts'

/** A text with what makes offsets go wrong: characters of several units, a combining accent, right to left, blank ends. */
export const TEXT = [
  'KO: Wie kam das? 😀 Sag es.',
  '',
  'R11: We shared 👩‍👩‍👧 the plans early. That built trust.',
  'And then it went fast, e\u0301tonnamment.',
  'R11:  Too fast.   ',
  '',
  'שלום עולם, said R11.',
].join('\n')
const CODED = [
  'shared 👩‍👩‍👧 the plans early. That',
  'the plans early',
  'built trust.\nAnd then it went fast',
  'fast',
  'Wie kam das? 😀',
  'שלום',
  'שלום עולם, said',
  'trust',
]
const PUT = ['', '', 'x', ' ', '\n', 'R11: ', 'und', '🙂', '\u0301', 'שלום\n', 'a\n\nb', ' more words ']
const TABLES = [
  'source',
  'paragraph',
  'speaker',
  'anchor',
  'coding',
  'text_edit',
  'anchor_question',
  'evidence',
  'memo',
]

interface Wish {
  readonly at: number
  readonly length: number
  readonly edge: number
  readonly put: number
}

const wish: fc.Arbitrary<Wish> = fc.record({
  at: fc.nat(400),
  length: fc.integer({ min: 0, max: 30 }),
  edge: fc.nat(3),
  put: fc.nat(PUT.length - 1),
})

/** Makes so many random corrections. */
export async function editsAsItMust(numRuns: number): Promise<void> {
  const study = new CodedText()
  await study.begin(TEXT)
  for (const words of CODED) await study.code(words, words.length % 2 === 0 ? 'Trust' : 'Pace')
  const { sourceId } = study
  const read = study.store.read
  const rows = () =>
    JSON.stringify(TABLES.map(table => read.all({ text: `SELECT * FROM "${table}" ORDER BY n`, values: [] })))
  const state = async () => (await study.ask('source.open', { sourceId })).textState
  const beginning = rows()
  let made = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(wish, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
      async edits => {
        const before: string[] = []
        for (const wishes of edits) {
          const text = openText(read, sourceId)
          const anchors = anchorsIn(read, text)
          const steps = stepsOf(
            text.text,
            anchors.map(one => one.range),
            wishes,
          )
          const after = applySteps(text.text, steps)
          if (after === text.text) continue
          before.push(rows())
          await study.ask('source.edit', { sourceId, state: await state(), steps })
          made++
          const now = openText(read, sourceId)
          expect(now.text).toBe(after)
          expect(study.problems()).toEqual([])
          const plain = carryPlainly({ text: text.text, places: anchors.map(one => one.range), steps }).places
          const carried = anchorsIn(read, now)
          const asked = new Set(
            read.arrays<[string]>(sql`SELECT lower(hex(anchor_id)) FROM anchor_question`).map(([id]) => id),
          )
          anchors.forEach((anchor, at) => {
            const is = carried.find(one => one.id === anchor.id)!
            expect(is.range).toEqual(plain[at]!.range)
            expect(is.lost).toBe(plain[at]!.outcome === 'lost')
            if (plain[at]!.outcome !== 'kept') expect(asked.has(anchor.id.replaceAll('-', ''))).toBe(true)
          })
          const shown = (await study.ask('coding.inSource', { sourceId })).codings
          expect(shown.length).toBe(carried.filter(one => !one.lost).length)
        }
        for (const was of before.toReversed()) {
          await study.ask('project.undo', {})
          expect(rows()).toBe(was)
        }
        expect(study.problems()).toEqual([])
      },
    ),
    { numRuns, seed: 2026 },
  )
  expect(made).toBeGreaterThan(numRuns / 2)
  expect(rows()).toBe(beginning)
  expect((await study.ask('project.check', {})).problems).toEqual([])
  await study.end()
}

/** Steps that begin and end at whole characters, and often exactly at the edge of an anchor. */
function stepsOf(text: string, ranges: readonly { start: number; end: number }[], wishes: readonly Wish[]): TextStep[] {
  const steps: TextStep[] = []
  let now = text
  for (const { at, length, edge, put } of wishes) {
    const ends = [0]
    for (const character of now) ends.push(ends.at(-1)! + character.length)
    const whole = (offset: number) => ends.findLast(end => end <= offset) ?? 0
    const anchor = ranges[at % ranges.length]!
    const start = whole(
      edge === 0 ? at % (now.length + 1) : edge === 1 ? anchor.start : anchor.end - (edge === 3 ? length : 0),
    )
    const end = whole(edge === 3 ? Math.max(start, anchor.end) : Math.min(start + length, now.length))
    const step = { start: Math.min(start, end), end: Math.max(start, end), insert: PUT[put]! }
    steps.push(step)
    now = now.slice(0, step.start) + step.insert + now.slice(step.end)
  }
  return steps
}
