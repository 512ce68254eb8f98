// How well a title fits what is typed, and which of two comes first: pure, the same in the core and in the window.

import { fold } from '../base/order.ts'
import { indexWordsOf, wordsOf } from './titles.ts'
import type { Found } from './types.ts'

/** Something that can be found. `n` is its row number: of equal matches the one that came first is first. */
export interface Thing extends Found {
  readonly n: number
  /** Set on codes that can be applied: definition, inclusion and so on, by what they are called in “in its definition”. */
  readonly texts?: readonly (readonly [field: string, text: string])[]
}

/** The kinds of thing that can be found. */
export type Kind = Found['kind']

/** The kinds in the order of what fits alike. */
export const KINDS: readonly Kind[] = ['code', 'case', 'source', 'proposition', 'memo']

/** A title taken apart. */
export interface Entry {
  readonly thing: Thing
  readonly name: string
  readonly key: string | null
  readonly words: readonly string[]
}

/** Takes a title apart. */
export function entryOf(thing: Thing): Entry {
  const words = new Set([...indexWordsOf(thing.name), ...(thing.key === null ? [] : indexWordsOf(thing.key))])
  return {
    thing,
    name: fold(thing.name).trim(),
    key: thing.key === null ? null : fold(thing.key).trim(),
    words: [...words],
  }
}

/** How well a word fits: as it is, as a beginning. */
const EXACT = 10
const BEGINNING = 5

/** How well one word of a query fits words of a title; 0 when it does not. */
export function fit(word: string, words: readonly string[]): number {
  let best = 0
  for (const one of words) {
    if (one === word) return EXACT
    if (best < BEGINNING && one.startsWith(word)) best = BEGINNING
  }
  return best
}

// What was opened last goes before names that merely begin so, and after the very name that was typed.
const RECENT = 9
const RECENT_LEAST = 4

/** What is looked for: its words, and what was opened last. */
export interface Query {
  readonly wanted: readonly string[]
  readonly whole: string
  readonly bonus: ReadonlyMap<string, number>
}

/** Reads what was typed; `recent` are the ids of what was opened last, newest first. */
export function queryOf(words: string, recent: readonly string[] = []): Query {
  return {
    wanted: [...new Set(wordsOf(words))].slice(0, 12),
    whole: fold(words).trim(),
    bonus: new Map(
      recent.map((id, at) => [id, RECENT - ((RECENT - RECENT_LEAST) * at) / Math.max(1, recent.length - 1)]),
    ),
  }
}

/** Something that fits, and how well. */
export interface Scored {
  readonly thing: Thing
  readonly score: number
}

/** The score of an entry whose words fit by a sum. */
export function scored(entry: Entry, fits: number, { wanted, whole, bonus }: Query): Scored {
  const { thing } = entry
  let score = fits / wanted.length
  if (entry.key === whole) score += 40
  if (entry.name === whole) score += 30
  else if (entry.name.startsWith(whole)) score += 8
  score += bonus.get(thing.id) ?? 0
  // Of two that fit alike the shorter name says more; what cannot be applied comes after what can.
  score -= Math.min(entry.words.length, 20) / 20
  if (thing.kind === 'code' && thing.texts === undefined) score -= 3
  return { thing, score }
}

/** Which of two comes first. For `sort`. */
export function byScore(a: Scored, b: Scored): number {
  return b.score - a.score || KINDS.indexOf(a.thing.kind) - KINDS.indexOf(b.thing.kind) || a.thing.n - b.thing.n
}

/** Something that fits, as it is answered. */
export function foundOf({ thing: { kind, id, key, name, detail } }: Scored): Found {
  return { kind, id, key, name, detail }
}

/** The entries whose every word fits as it is typed or as a beginning, best first. A millisecond or two for 20,000. */
export function asTyped(entries: Iterable<Entry>, query: Query): Scored[] {
  // The longest word says most: what does not fit it need not be compared with the others.
  const wanted = query.wanted.toSorted((a, b) => b.length - a.length)
  if (wanted.length === 0) return []
  const found: Scored[] = []
  next: for (const entry of entries) {
    let sum = 0
    for (const word of wanted) {
      const value = fit(word, entry.words)
      if (value === 0) continue next
      sum += value
    }
    found.push(scored(entry, sum, query))
  }
  return found.sort(byScore)
}
