// Find-anything: sources, codes, cases, memos and propositions by name or key, typos forgiven.
//
// What changes is read again shard by shard, never as a whole. Until a shard has its index its slips are not found, unless
// nothing else is; every search builds a little, and `warm` the rest.

import { byScore, foundOf, KINDS, queryOf, scored, type Kind, type Query, type Scored, type Thing } from './ranking.ts'
import { candidates, indexOf, SHARD, shardsOf, type RowSpan, type Shard } from './shards.ts'
import { indexWordsOf, wordsOf } from './titles.ts'
import type { Found, FoundCode } from './types.ts'

// So many titles are put in an index on the spot when something is looked for: a few milliseconds.
const ON_THE_SPOT = 500

/** What is looked for besides the words: which kinds, how many, and what was opened last (ids, newest first), which comes first among what fits alike. */
export interface Wishes {
  readonly limit?: number
  readonly kinds?: readonly Kind[]
  readonly recent?: readonly string[]
}

const EVERY_ROW: RowSpan = { first: 0, last: Number.MAX_SAFE_INTEGER }

/** Finds things of one project by their titles. `load` gives the things of one kind as they are now, those in a run of row numbers. */
export class Finder {
  readonly #load: (kind: Kind, rows: RowSpan) => readonly Thing[]
  readonly #shards = new Map<Kind, Map<number, Shard>>()
  // Which shards are to be read again, by number; null for all of a kind.
  readonly #stale = new Map<Kind, Set<number> | null>(KINDS.map(kind => [kind, null]))

  constructor(load: (kind: Kind, rows: RowSpan) => readonly Thing[]) {
    this.#load = load
  }

  /** Says that things of some kinds changed (all, unless told). They are read again when next something is looked for. */
  refresh(kinds: Iterable<Kind> = KINDS): void {
    for (const kind of kinds) this.#stale.set(kind, null)
  }

  /** Says that things in a run of rows changed, came or went. Only what lies near them is read again. */
  refreshRows(kind: Kind, { first, last }: RowSpan): void {
    const stale = this.#stale.get(kind)
    if (stale === null) return
    const shards = stale ?? new Set()
    for (let shard = Math.floor(first / SHARD); shard <= Math.floor(last / SHARD); shard++) shards.add(shard)
    this.#stale.set(kind, shards)
  }

  /** Builds what is not built yet, a shard with every `next()`: some milliseconds each. */
  *warm(): Generator<void, void> {
    for (;;) {
      this.#reload()
      const waiting = this.#unbuilt()[0]
      if (!waiting) return
      waiting.index = indexOf(waiting.entries)
      yield
    }
  }

  /** The things that fit the words, best first: every word in the title or key, as it is, as a beginning, or with a slip. */
  find(words: string, { limit = 20, kinds = KINDS, recent = [] }: Wishes = {}): Found[] {
    return this.#ranked(words, kinds, recent).slice(0, limit).map(foundOf)
  }

  /** Codes to apply: those whose name fits first, then those whose definition or notes on use do, with where. */
  codes(words: string, limit = 20): FoundCode[] {
    const named = this.#ranked(words, ['code']).filter(({ thing }) => thing.texts !== undefined)
    const found: FoundCode[] = named.map(({ thing }) => ({ codeId: thing.id as FoundCode['codeId'], why: null }))
    const wanted = wordsOf(words)
    if (found.length < limit && wanted.length > 0) {
      const known = new Set(named.map(({ thing }) => thing))
      for (const { entries } of this.#shards.get('code')?.values() ?? []) {
        for (const { thing } of entries) {
          if (thing.texts === undefined || known.has(thing)) continue
          const field = this.#inTexts(thing, wanted)
          if (field !== null) found.push({ codeId: thing.id as FoundCode['codeId'], why: `in its ${field}` })
        }
      }
    }
    return found.slice(0, limit)
  }

  readonly #texts = new WeakMap<Thing, readonly (readonly [field: string, words: ReadonlySet<string>])[]>()

  /** The first text of a code that holds the beginnings of all words. */
  #inTexts(thing: Thing, wanted: readonly string[]): string | null {
    let texts = this.#texts.get(thing)
    if (!texts) {
      texts = thing.texts!.map(([field, text]) => [field, new Set(indexWordsOf(text))] as const)
      this.#texts.set(thing, texts)
    }
    return texts.find(([, words]) => wanted.every(word => begins(words, word)))?.[0] ?? null
  }

  #ranked(words: string, kinds: readonly Kind[], recent: readonly string[] = []): readonly Scored[] {
    this.#reload()
    let titles = 0
    for (const shard of this.#unbuilt(kinds)) {
      titles += shard.entries.length
      if (titles > ON_THE_SPOT) break
      shard.index = indexOf(shard.entries)
    }
    const query = queryOf(words, recent)
    if (query.wanted.length === 0) return []
    const found = this.#scored(kinds, query, false)
    // While a word is being typed it is a beginning, and may hold a slip already.
    return found.length > 0 ? found : this.#scored(kinds, query, true)
  }

  #scored(kinds: readonly Kind[], query: Query, forgiving: boolean): readonly Scored[] {
    const found: Scored[] = []
    for (const kind of kinds)
      for (const shard of this.#shards.get(kind)?.values() ?? [])
        for (const [entry, fits] of candidates(shard, query.wanted, forgiving)) found.push(scored(entry, fits, query))
    return found.sort(byScore)
  }

  #unbuilt(kinds: readonly Kind[] = KINDS): Shard[] {
    return kinds.flatMap(kind => [...(this.#shards.get(kind)?.values() ?? [])].filter(shard => shard.index === null))
  }

  /** Reads again what is stale; shards in which nothing changed keep their index. */
  #reload(): void {
    for (const [kind, stale] of this.#stale) {
      const old = this.#shards.get(kind) ?? new Map<number, Shard>()
      if (stale === null) this.#shards.set(kind, shardsOf(this.#load(kind, EVERY_ROW), old))
      else
        for (const at of stale) {
          const read = shardsOf(this.#load(kind, { first: at * SHARD, last: (at + 1) * SHARD - 1 }), old).get(at)
          if (read) old.set(at, read)
          else old.delete(at)
        }
    }
    this.#stale.clear()
  }
}

function begins(words: ReadonlySet<string>, wanted: string): boolean {
  if (words.has(wanted)) return true
  for (const word of words) if (word.startsWith(wanted)) return true
  return false
}
