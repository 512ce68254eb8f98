// Find-anything: sources, codes, cases, memos and propositions by name or key, typos forgiven. lunr has its one home here.
//
// The index is cut into shards of some hundred titles, because lunr cannot change an index: a rename rebuilds one shard in a
// few milliseconds. Until a shard is built its titles are compared one by one; every search builds a little, and `warm` the
// rest.

import lunr from 'lunr'
import { fold } from '../base/order.ts'
import { beginsWithSlip, indexWordsOf, wordsOf } from './titles.ts'
import type { Found, FoundCode } from './types.ts'

/** Something that can be found. `n` is its row number: of equal matches the one that came first is first. */
export interface Thing extends Found {
  readonly n: number
  /** Set on codes that can be applied: definition, inclusion and so on, by what they are called in “in its definition”. */
  readonly texts?: readonly (readonly [field: string, text: string])[]
}

/** The kinds of thing that can be found. */
export type Kind = Found['kind']

const KINDS: readonly Kind[] = ['code', 'case', 'source', 'proposition', 'memo']
const SHARD = 400
// So many titles are put in an index on the spot when something is looked for: a few milliseconds.
const ON_THE_SPOT = 500

interface Entry {
  readonly thing: Thing
  readonly name: string
  readonly key: string | null
  readonly words: readonly string[]
}

interface Shard {
  readonly entries: readonly Entry[]
  /** What the entries were made of: the same again needs no work. */
  readonly mark: string
  index: lunr.Index | null
}

// No stemmer, no stop words, and no trimmer: it strips letters outside ASCII at the edges of words.
function indexOf(entries: readonly Entry[]): lunr.Index {
  const builder = new lunr.Builder()
  builder.ref('at')
  builder.field('words')
  builder.tokenizer = ((words: string[]) =>
    words.map(word => new lunr.Token(word, {}))) as unknown as typeof lunr.tokenizer
  // Not plain numbers: lunr's objects keyed by them become arrays with holes, at ten times the memory.
  entries.forEach((entry, at) => builder.add({ at: `e${at}`, words: entry.words }))
  return builder.build()
}

const EXACT = 10
const BEGINNING = 5
const TYPO = 2

interface Scored {
  readonly thing: Thing
  readonly score: number
  readonly order: number
}

/** How well one word of a query fits words of a title. */
function fit(word: string, words: readonly string[]): number {
  let best = 0
  for (const one of words) {
    if (one === word) return EXACT
    if (best < BEGINNING && one.startsWith(word)) best = BEGINNING
  }
  return best
}

/** Finds things of one project by their titles. `load` gives the things of one kind as they are now. */
export class Finder {
  readonly #load: (kind: Kind) => readonly Thing[]
  readonly #shards = new Map<Kind, Shard[]>()
  readonly #stale = new Set<Kind>(KINDS)

  constructor(load: (kind: Kind) => readonly Thing[]) {
    this.#load = load
  }

  /** Says that things of some kinds changed (all, unless told). They are read again when next something is looked for. */
  refresh(kinds: Iterable<Kind> = KINDS): void {
    for (const kind of kinds) this.#stale.add(kind)
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
  find(words: string, limit = 20): Found[] {
    return this.#ranked(words, KINDS)
      .slice(0, limit)
      .map(({ thing: { kind, id, key, name, detail } }) => ({ kind, id, key, name, detail }))
  }

  /** Codes to apply: those whose name fits first, then those whose definition or notes on use do, with where. */
  codes(words: string, limit = 20): FoundCode[] {
    const named = this.#ranked(words, ['code']).filter(({ thing }) => thing.texts !== undefined)
    const found: FoundCode[] = named.map(({ thing }) => ({ codeId: thing.id as FoundCode['codeId'], why: null }))
    const wanted = wordsOf(words)
    if (found.length < limit && wanted.length > 0) {
      const known = new Set(named.map(({ thing }) => thing))
      for (const { entries } of this.#shards.get('code') ?? []) {
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

  #ranked(words: string, kinds: readonly Kind[]): readonly Scored[] {
    this.#reload()
    let titles = 0
    for (const shard of this.#unbuilt(kinds)) {
      titles += shard.entries.length
      if (titles > ON_THE_SPOT) break
      shard.index = indexOf(shard.entries)
    }
    const wanted = [...new Set(wordsOf(words))].slice(0, 12)
    if (wanted.length === 0) return []
    const whole = fold(words).trim()
    const found = this.#scored(kinds, wanted, whole, false)
    // While a word is being typed it is a beginning, and may hold a slip already.
    return found.length > 0 ? found : this.#scored(kinds, wanted, whole, true)
  }

  #scored(kinds: readonly Kind[], wanted: readonly string[], whole: string, forgiving: boolean): Scored[] {
    const found: Scored[] = []
    for (const kind of kinds) {
      for (const shard of this.#shards.get(kind) ?? []) {
        for (const [entry, fits] of candidates(shard, wanted, forgiving)) {
          let score = fits / wanted.length
          if (entry.key === whole) score += 40
          if (entry.name === whole) score += 30
          else if (entry.name.startsWith(whole)) score += 8
          // Of two that fit alike the shorter name says more; what cannot be applied comes after what can.
          score -= Math.min(entry.words.length, 20) / 20
          if (kind === 'code' && entry.thing.texts === undefined) score -= 3
          found.push({ thing: entry.thing, score, order: KINDS.indexOf(kind) })
        }
      }
    }
    return found.sort((a, b) => b.score - a.score || a.order - b.order || a.thing.n - b.thing.n)
  }

  #unbuilt(kinds: readonly Kind[] = KINDS): Shard[] {
    return kinds.flatMap(kind => (this.#shards.get(kind) ?? []).filter(shard => shard.index === null))
  }

  /** Reads stale kinds again; shards in which nothing changed keep their index. */
  #reload(): void {
    for (const kind of this.#stale) {
      const old = new Map((this.#shards.get(kind) ?? []).map(shard => [shard.mark, shard]))
      // By row number, not by place in the list: something new or gone concerns one shard.
      const slices = new Map<number, Thing[]>()
      for (const thing of this.#load(kind)) {
        const slice = slices.get(Math.floor(thing.n / SHARD))
        if (slice) slice.push(thing)
        else slices.set(Math.floor(thing.n / SHARD), [thing])
      }
      const shards = [...slices.values()].map((things): Shard => {
        const mark = things.map(thing => `${thing.id}\t${thing.key ?? ''}\t${thing.name}`).join('\n')
        const same = old.get(mark)
        const entries = things.map((thing, at) => entryOf(thing, same?.entries[at]))
        return { entries, mark, index: same?.index ?? null }
      })
      this.#shards.set(kind, shards)
    }
    this.#stale.clear()
  }
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

function begins(words: ReadonlySet<string>, wanted: string): boolean {
  if (words.has(wanted)) return true
  for (const word of words) if (word.startsWith(wanted)) return true
  return false
}

/** The entries of a shard that fit every word, with the sum of how well. Asks the index, or when `forgiving` compares one by one, slips in beginnings included. */
function candidates(shard: Shard, wanted: readonly string[], forgiving: boolean): Map<Entry, number> {
  const sums = new Map<Entry, number>()
  wanted.forEach((word, turn) => {
    const fitting = new Map<Entry, number>()
    // One or two letters begin too many words to ask lunr; signs (“*”) would mean something to it.
    if (forgiving || shard.index === null || word.length < 3 || !/[\p{L}\p{N}]/u.test(word)) {
      for (const entry of shard.entries) {
        const value =
          fit(word, entry.words) || (forgiving && entry.words.some(one => beginsWithSlip(one, word)) ? TYPO : 0)
        if (value > 0) fitting.set(entry, value)
      }
    } else {
      const { wildcard } = lunr.Query
      const results = shard.index.query(query => {
        query.term(word, { usePipeline: false, wildcard: wildcard.TRAILING })
        if (word.length > 3) query.term(word, { usePipeline: false, editDistance: 1 })
      })
      for (const { ref } of results) {
        const entry = shard.entries[Number(ref.slice(1))]!
        fitting.set(entry, fit(word, entry.words) || TYPO)
      }
    }
    for (const [entry, value] of fitting)
      if (turn === 0 || sums.has(entry)) sums.set(entry, (sums.get(entry) ?? 0) + value)
    if (turn > 0) for (const entry of sums.keys()) if (!fitting.has(entry)) sums.delete(entry)
  })
  return sums
}
