// Titles in shards of some hundred, by row number, each with a small index of lunr, whose one home is here. Words and
// beginnings are compared one by one, which takes a millisecond or two for 20,000 titles; slips are asked of lunr.

import lunr from 'lunr'
import { fold } from '../base/order.ts'
import { beginsWithSlip, indexWordsOf, isOneSlipAway } from './titles.ts'
import type { Found } from './types.ts'

/** Something that can be found. `n` is its row number: of equal matches the one that came first is first. */
export interface Thing extends Found {
  readonly n: number
  /** Set on codes that can be applied: definition, inclusion and so on, by what they are called in “in its definition”. */
  readonly texts?: readonly (readonly [field: string, text: string])[]
}

/** The kinds of thing that can be found. */
export type Kind = Found['kind']

/** A run of row numbers, both ends included. */
export interface RowSpan {
  readonly first: number
  readonly last: number
}

/** So many row numbers lie in one shard. */
export const SHARD = 400

/** A title taken apart. */
export interface Entry {
  readonly thing: Thing
  readonly name: string
  readonly key: string | null
  readonly words: readonly string[]
}

/** The titles of a run of rows. */
export interface Shard {
  readonly entries: readonly Entry[]
  /** What the entries were made of: the same again needs no work. */
  readonly mark: string
  index: lunr.Index | null
}

// No stemmer, no stop words, and no trimmer: it strips letters outside ASCII at the edges of words.
export function indexOf(entries: readonly Entry[]): lunr.Index {
  const builder = new lunr.Builder()
  builder.ref('at')
  builder.field('words')
  builder.tokenizer = ((words: string[]) =>
    words.map(word => new lunr.Token(word, {}))) as unknown as typeof lunr.tokenizer
  // Not plain numbers: lunr's objects keyed by them become arrays with holes, at ten times the memory.
  entries.forEach((entry, at) => builder.add({ at: `e${at}`, words: entry.words }))
  return builder.build()
}

/** How well a word fits: as it is, as a beginning, with a slip. */
const EXACT = 10
const BEGINNING = 5
const TYPO = 2

/** How well one word of a query fits words of a title. */
function fit(word: string, words: readonly string[]): number {
  let best = 0
  for (const one of words) {
    if (one === word) return EXACT
    if (best < BEGINNING && one.startsWith(word)) best = BEGINNING
  }
  return best
}

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
  return { entries: things.map((thing, at) => entryOf(thing, same?.entries[at])), mark, index: same?.index ?? null }
}

function entryOf(thing: Thing, same: Entry | undefined): Entry {
  if (same) return { ...same, thing }
  const words = new Set([...indexWordsOf(thing.name), ...(thing.key === null ? [] : indexWordsOf(thing.key))])
  return {
    thing,
    name: fold(thing.name).trim(),
    key: thing.key === null ? null : fold(thing.key).trim(),
    words: [...words],
  }
}

/** The entries of a shard that fit every word, with the sum of how well. `forgiving` lets slips into beginnings too. */
export function candidates(shard: Shard, wanted: readonly string[], forgiving: boolean): Map<Entry, number> {
  // The longest word says most: what does not fit it need not be compared with the others.
  const [first = '', ...rest] = wanted.toSorted((a, b) => b.length - a.length)
  const sums = new Map<Entry, number>()
  for (const entry of shard.entries) {
    const value = forgiving ? fitWithSlip(first, entry.words) : fit(first, entry.words)
    if (value > 0) sums.set(entry, value)
  }
  // Signs (“*”) would mean something to lunr.
  if (!forgiving && shard.index !== null && first.length > 3 && /[\p{L}\p{N}]/u.test(first)) {
    const results = shard.index.query(query => query.term(first, { usePipeline: false, editDistance: 1 }))
    for (const { ref } of results) {
      const entry = shard.entries[Number(ref.slice(1))]!
      if (!sums.has(entry)) sums.set(entry, TYPO)
    }
  }
  for (const word of rest) {
    for (const [entry, sum] of sums) {
      const value =
        fit(word, entry.words) ||
        (word.length > 3 && entry.words.some(one => isOneSlipAway(one, word)) ? TYPO : 0) ||
        (forgiving ? fitWithSlip(word, entry.words) : 0)
      if (value > 0) sums.set(entry, sum + value)
      else sums.delete(entry)
    }
  }
  return sums
}

function fitWithSlip(word: string, words: readonly string[]): number {
  return fit(word, words) || (words.some(one => beginsWithSlip(one, word)) ? TYPO : 0)
}
