// A text as the list of its paragraphs, and places on it: where they stand, and where their words are in another text. Pure.

import { wordCount, type TextRange } from '../../base/text-range.ts'
import { applySteps, type TextStep } from '../../base/text-step.ts'
import { carry, type Outcome } from '../../coding/carry.ts'
import { contextAfter, contextBefore } from '../../coding/context.ts'
import { placeOf } from '../../coding/open-text.ts'
import { stepsBetween } from '../../sources/text-diff.ts'
import type { Row } from './types.ts'

/** A text as a list of its paragraphs, with where each begins. */
export interface Laid {
  readonly rows: readonly Row[]
  readonly text: string
  readonly starts: readonly number[]
  readonly at: ReadonlyMap<string, number>
}

/** Paragraphs in the order of their text. */
export function ordered(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => (a['place'] as number) - (b['place'] as number))
}

/** The text of paragraphs that are in order. */
export function laid(rows: readonly Row[]): Laid {
  const starts: number[] = []
  let start = 0
  for (const row of rows) {
    starts.push(start)
    start += (row['text'] as string).length + 1
  }
  return {
    rows,
    starts,
    text: rows.map(row => row['text'] as string).join('\n'),
    at: new Map(rows.map((row, at) => [row['id'] as string, at])),
  }
}

/** What two places have in common that are the same. */
export function placeKey(row: Row): string {
  return `${row['start_paragraph_id']} ${row['start_offset']} ${row['end_paragraph_id']} ${row['end_offset']}`
}

const steps = new WeakMap<Laid, WeakMap<Laid, readonly TextStep[]>>()

/** The steps that lead from one text to another, worked out once. */
export function stepsFrom(from: Laid, to: Laid): readonly TextStep[] {
  let known = steps.get(from)
  if (!known) steps.set(from, (known = new WeakMap()))
  let found = known.get(to)
  if (!found) known.set(to, (found = stepsBetween(from.text, to.text)))
  return found
}

/** A place on another text: its row, how well it could be carried, and the words that it is asked about by. */
export interface CarriedPlace {
  readonly row: Row
  readonly outcome: Outcome
  readonly stood: { readonly words: string; readonly before: string; readonly after: string }
}

/** Puts a place where its words are in another text; null where it does not stand on the one. `digest` is that of an anchor's words. */
export function carryPlace(row: Row, from: Laid, to: Laid, digest: (words: string) => string): CarriedPlace | null {
  const range = rangeIn(row, from)
  if (range === null) return null
  const carried = carry(to.text, range, stepsFrom(from, to))
  const was = from.text.slice(range.start, range.end)
  const is = to.text.slice(carried.range.start, carried.range.end)
  return {
    row: {
      ...row,
      ...placeIn(to, carried.range),
      lost: carried.outcome === 'lost' ? 1 : 0,
      ...(was === is ? {} : { digest: digest(is), words: wordCount(is) }),
    },
    outcome: carried.outcome,
    stood: { words: was, before: contextBefore(from.text, range.start), after: contextAfter(from.text, range.end) },
  }
}

/** A place that stands on some words of a text. */
export function rowAt(row: Row, text: Laid, range: TextRange, digest: (words: string) => string): Row {
  const words = text.text.slice(range.start, range.end)
  return { ...row, ...placeIn(text, range), lost: 0, digest: digest(words), words: wordCount(words) }
}

function placeIn(text: Laid, range: TextRange): Row {
  const start = placeOf(text, range.start)
  const end = placeOf(text, range.end)
  return {
    start_paragraph_id: text.rows[start.paragraph]!['id']!,
    start_offset: start.offset,
    end_paragraph_id: text.rows[end.paragraph]!['id']!,
    end_offset: end.offset,
  }
}

/** Where words stand in a text, one place behind the other; no words stand nowhere. */
export function* placesOf(text: string, words: string): Generator<TextRange, void, void> {
  if (words === '') return
  for (let start = text.indexOf(words); start !== -1; start = text.indexOf(words, start + words.length))
    yield { start, end: start + words.length }
}

/** Words that steps take out of a text and for which one of some replacements stands, with that. A replacement of several words may be several steps, with a space or a word between them that both have. */
export function* wordsReplaced(
  before: string,
  taken: readonly TextStep[],
  replacements: ReadonlySet<string>,
): Generator<readonly [words: string, instead: string], void, void> {
  const changes = changesOf(taken)
  if (replacements.has('')) for (const { from, to } of changes) if (to.start === to.end) yield* named(before, from, '')
  const after = applySteps(before, taken)
  for (const instead of replacements) {
    for (const { start, end } of placesOf(after, instead)) {
      const within = changes.filter(({ to }) => to.start < end && to.end > start)
      // What stood there all along replaces nothing.
      if (within.length === 0) continue
      const [first, last] = [within[0]!, within.at(-1)!]
      const from = {
        start: first.from.start - Math.max(0, first.to.start - start),
        end: last.from.end + Math.max(0, end - last.to.end),
      }
      const words = before.slice(from.start, from.end)
      // What a step put in around the replacement, and stood there before too, is none of it.
      const head = alike(words, after.slice(first.to.start, Math.max(first.to.start, start)))
      const tail = alike(reversed(words), reversed(after.slice(Math.min(end, last.to.end), last.to.end)))
      yield* named(before, { start: from.start + head, end: from.end - tail }, instead)
    }
  }
}

/** Words that say something: a mark alone is nobody's name. */
export const saysSomething = (words: string): boolean => words.trim().length > 1

function* named(before: string, { start, end }: TextRange, instead: string) {
  const words = before.slice(start, end)
  if (saysSomething(words) && words !== instead) yield [words, instead] as const
}

/** How far two texts begin alike. */
function alike(a: string, b: string): number {
  let at = 0
  while (at < a.length && at < b.length && a[at] === b[at]) at++
  return at
}

const reversed = (text: string) => text.split('').toReversed().join('')

/** What steps change, where it stood before all of them and where it stands after. */
function changesOf(taken: readonly TextStep[]): { readonly from: TextRange; readonly to: TextRange }[] {
  let moved = 0
  return taken.map(({ start, end, insert }) => {
    const from = { start: start - moved, end: end - moved }
    moved += insert.length - (end - start)
    return { from, to: { start, end: start + insert.length } }
  })
}

/** Where an anchor stands in a text, in UTF-16 units, half-open; null where a paragraph that it stands on is not in it. */
export function rangeIn(row: Row, text: Laid): TextRange | null {
  const first = text.at.get(row['start_paragraph_id'] as string)
  const last = text.at.get(row['end_paragraph_id'] as string)
  if (first === undefined || last === undefined) return null
  return {
    start: text.starts[first]! + (row['start_offset'] as number),
    end: text.starts[last]! + (row['end_offset'] as number),
  }
}
