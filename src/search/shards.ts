// Titles in shards of some hundred, by row number, each with its words. What is typed is compared with every word once, slips included: a few
// milliseconds for 20,000 titles, and nothing has to be built before.

import { BEGINNING, entryOf, EXACT, type Entry, type Thing } from './ranking.ts'
import { beginsWithSlip, isOneSlipAway } from './titles.ts'

/** A run of row numbers, both ends included. */
export interface RowSpan {
  readonly first: number
  readonly last: number
}

/** So many row numbers lie in one shard. */
export const SHARD = 400

/** The titles of a run of rows. */
export interface Shard {
  readonly entries: readonly Entry[]
  /** What the entries were made of: the same again needs no work. */
  readonly mark: string
  /** Each word of the titles, with the places of the entries that hold it. */
  readonly words: ReadonlyMap<string, readonly number[]>
}

/** How well a word fits that holds a slip. */
const TYPO = 2

/** Things in shards by row number, not by place in the list: something new or gone concerns one shard. */
export function shardsOf(things: readonly Thing[], old: ReadonlyMap<number, Shard>): Map<number, Shard> {
  const slices = new Map<number, Thing[]>()
  for (const thing of things) {
    const slice = slices.get(Math.floor(thing.n / SHARD))
    if (slice) slice.push(thing)
    else slices.set(Math.floor(thing.n / SHARD), [thing])
  }
  return new Map([...slices].map(([at, slice]) => [at, shardOf(slice, old.get(at))]))
}

function shardOf(things: readonly Thing[], old: Shard | undefined): Shard {
  const mark = things.map(thing => `${thing.id}\t${thing.key ?? ''}\t${thing.name}`).join('\n')
  const same = old?.mark === mark ? old : undefined
  if (same) return { ...same, entries: things.map((thing, at) => ({ ...same.entries[at]!, thing })) }
  const entries = things.map(entryOf)
  const words = new Map<string, number[]>()
  for (const [at, entry] of entries.entries())
    for (const word of entry.words) {
      const places = words.get(word)
      if (places) places.push(at)
      else words.set(word, [at])
    }
  return { entries, mark, words }
}

/** The entries of a shard that fit every word, with the sum of how well. `forgiving` lets slips into beginnings too. */
export function candidates(
  { entries, words }: Shard,
  wanted: readonly string[],
  forgiving: boolean,
): Map<Entry, number> {
  // The longest word says most: what does not fit it need not be compared with the others.
  const [first = '', ...rest] = wanted.toSorted((a, b) => b.length - a.length)
  const sums = new Map<Entry, number>()
  for (const [word, places] of words) {
    const value = fitOf(word, first, forgiving)
    if (value > 0) for (const at of places) sums.set(entries[at]!, Math.max(value, sums.get(entries[at]!) ?? 0))
  }
  for (const typed of rest)
    for (const [entry, sum] of sums) {
      const value = Math.max(...entry.words.map(word => fitOf(word, typed, forgiving)))
      if (value > 0) sums.set(entry, sum + value)
      else sums.delete(entry)
    }
  return sums
}

/** How well a word fits what was typed; 0 when it does not. */
function fitOf(word: string, typed: string, forgiving: boolean): number {
  if (word.startsWith(typed)) return word.length === typed.length ? EXACT : BEGINNING
  if (typed.length < 4) return 0
  return isOneSlipAway(word, typed) || (forgiving && beginsWithSlip(word, typed)) ? TYPO : 0
}
