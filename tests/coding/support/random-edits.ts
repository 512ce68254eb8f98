// Random corrections of random text: letters of several scripts, emoji of several units, combining marks, right-to-left,
// line ends; places that overlap; steps that like to begin and end exactly at the edges of places.

import fc from 'fast-check'
import type { TextRange } from '../../../src/base/text-range.ts'
import type { TextStep } from '../../../src/base/text-step.ts'
import type { Outcome } from '../../../src/coding/carry.ts'

/** A text, places in it, steps that change it one after the other. */
export interface RandomEdit {
  readonly text: string
  readonly places: readonly TextRange[]
  readonly steps: readonly TextStep[]
}

const WRITTEN = [
  'a',
  'b',
  'Zed',
  ' ',
  ' ',
  '\n',
  '.',
  'e\u0301',
  '\u0301',
  '🙂',
  '👩\u200d⚕️',
  '🏴󠁧󠁢󠁳󠁣󠁴󠁿',
  'שלום',
  'مر',
  '\u200f',
  '\u00a0',
  'न',
  '漢',
  '𝒜',
  'KO: ',
]

const words = (maxLength: number) => fc.array(fc.nat(WRITTEN.length - 1), { maxLength })
const written = (picked: readonly number[]) => picked.map(one => WRITTEN[one]!).join('')

/** Random edits. */
export const randomEdits: fc.Arbitrary<RandomEdit> = fc
  .record({
    text: fc.array(fc.nat(WRITTEN.length - 1), { minLength: 1, maxLength: 24 }),
    places: fc.array(fc.tuple(fc.nat(60), fc.nat(20)), { minLength: 1, maxLength: 5 }),
    steps: fc.array(fc.record({ at: fc.nat(60), to: fc.nat(60), edge: fc.nat(5), insert: words(4) }), {
      minLength: 1,
      maxLength: 4,
    }),
  })
  .map(({ text, places, steps }) => {
    const whole = written(text)
    const ends = boundaries(whole)
    const ranges = places
      .map(([at, length]) => {
        const from = at % ends.length
        return { start: ends[from]!, end: ends[Math.min(from + 1 + length, ends.length - 1)]! }
      })
      .filter(range => whole.slice(range.start, range.end).trim() !== '')
    return { text: whole, places: ranges, steps: stepsOf(whole, ranges, steps) }
  })

function stepsOf(
  text: string,
  places: readonly TextRange[],
  asked: readonly { at: number; to: number; edge: number; insert: readonly number[] }[],
): TextStep[] {
  const edges = places.flatMap(({ start, end }) => [start, end])
  const made: TextStep[] = []
  let now = text
  for (const { at, to, edge, insert } of asked) {
    const ends = boundaries(now)
    const near = (pick: number, byEdge: boolean) => {
      const wanted = byEdge && edges.length > 0 ? edges[pick % edges.length]! : ends[pick % ends.length]!
      return ends.findLast(end => end <= wanted) ?? 0
    }
    const a = near(at, edge < 4)
    const b = edge === 0 ? a : near(to, edge < 3)
    const step = { start: Math.min(a, b), end: Math.max(a, b), insert: written(insert) }
    made.push(step)
    now = now.slice(0, step.start) + step.insert + now.slice(step.end)
  }
  return made
}

/** Offsets between whole characters. */
function boundaries(text: string): number[] {
  const ends = [0]
  for (const character of text) ends.push(ends.at(-1)! + character.length)
  return ends
}

/** The plain way: every unit of the text carries which places it belongs to, and whether it was there from the start. */
export function carryPlainly(edit: RandomEdit): { text: string; places: { range: TextRange; outcome: Outcome }[] } {
  let units = [...Array(edit.text.length).keys()].map(at => ({
    unit: edit.text[at]!,
    in: new Set(edit.places.flatMap((place, of) => (at >= place.start && at < place.end ? [of] : []))),
  }))
  const state = edit.places.map(place => ({
    lost: place.start === place.end,
    at: place.start,
    cut: false,
    replaced: false,
  }))
  for (const step of edit.steps) {
    const gone = units.slice(step.start, step.end)
    const left = units[step.start - 1]
    const right = units[step.end]
    const takesIn = new Set<number>()
    state.forEach((place, of) => {
      if (place.lost) {
        // A point: it goes with the text around it.
        if (place.at > step.start)
          place.at = place.at < step.end ? step.start : place.at + step.insert.length - gone.length
        return
      }
      const mine = gone.filter(one => one.in.has(of)).length
      const all = units.filter(one => one.in.has(of)).length
      if (gone.length === 0 ? left?.in.has(of) && right?.in.has(of) : mine === gone.length) takesIn.add(of)
      else if (mine > 0 && mine < all) place.cut = true
      if (mine > 0 && mine === all) {
        if (takesIn.has(of) && step.insert !== '') place.replaced = true
        else {
          place.lost = true
          place.at = step.start
        }
      }
    })
    units = [
      ...units.slice(0, step.start),
      ...[...Array(step.insert.length).keys()].map(at => ({ unit: step.insert[at]!, in: new Set(takesIn) })),
      ...units.slice(step.end),
    ]
  }
  const text = units.map(one => one.unit).join('')
  return {
    text,
    places: state.map((place, of) => {
      const start = units.findIndex(one => one.in.has(of))
      const end = units.findLastIndex(one => one.in.has(of)) + 1
      if (place.lost) return { range: { start: place.at, end: place.at }, outcome: 'lost' }
      if (text.slice(start, end).trim() === '') return { range: { start, end: start }, outcome: 'lost' }
      return { range: { start, end }, outcome: place.replaced ? 'replaced' : place.cut ? 'cut' : 'kept' }
    }),
  }
}
