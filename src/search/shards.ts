// Titles in shards of some hundred, by row number, each with a small index of lunr, whose one home is here. Words and
// beginnings are compared one by one, which takes a millisecond or two for 20,000 titles; slips are asked of lunr.

import lunr from 'lunr'
import { entryOf, fit, type Entry, type Thing } from './ranking.ts'
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
  index: lunr.Index | null
  /** The word last asked of the index, and the entries that hold it with a slip: while the next word is typed it is asked again with every key. */
  slips: { readonly word: string; readonly entries: readonly Entry[] } | null
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
  return {
    entries: things.map((thing, at) => (same ? { ...same.entries[at]!, thing } : entryOf(thing))),
    mark,
    index: same?.index ?? null,
    slips: null,
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
  if (!forgiving && first.length > 3 && /[\p{L}\p{N}]/u.test(first))
    for (const entry of withSlip(shard, first)) if (!sums.has(entry)) sums.set(entry, TYPO)
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

/** The entries that hold a word with a slip, best first; none until the shard has its index. */
function withSlip(shard: Shard, word: string): readonly Entry[] {
  if (shard.index === null) return []
  if (shard.slips?.word !== word) {
    const results = shard.index.query(query => query.term(word, { usePipeline: false, editDistance: 1 }))
    shard.slips = { word, entries: results.map(({ ref }) => shard.entries[Number(ref.slice(1))]!) }
  }
  return shard.slips.entries
}

function fitWithSlip(word: string, words: readonly string[]): number {
  return fit(word, words) || (words.some(one => beginsWithSlip(one, word)) ? TYPO : 0)
}
