// Which name a word is, or is a part of, the initials of, or nearly: worked out once for all names, then asked word by word. Pure.

import { initialsOf, isMisspelt, LONG_ENOUGH_TO_MISSPELL, plainWord, tellingWords } from './name-forms.ts'
import type { GuardedName } from './words-in-quotes.ts'

/** A name as it is looked for: its plain words in order. */
export interface SoughtName extends GuardedName {
  readonly words: readonly string[]
}

/** What a word is of a name, in a sentence. */
export interface NamePart {
  readonly what: GuardedName['what']
  readonly says: (word: string) => string
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu

/** The names that can be looked for, in their order. */
export function soughtNames(names: readonly GuardedName[]): SoughtName[] {
  return names
    .map(one => ({ ...one, words: (one.name.match(WORD) ?? []).map(plainWord) }))
    .filter(one => one.words.length > 0)
}

/** Finds of which name a word is a part, the initials or a misspelling: of the first name, in this order. `tells`: whether a short word may tell somebody where it stands. */
export function partFinder(
  names: readonly GuardedName[],
): (word: string, plain: string, tells: boolean) => NamePart | null {
  const parts: NamePart[] = []
  const telling = new Map<string, number>()
  const initials = new Map<string, number>()
  // Words that may be misspelt, by what is left of them without one letter: two words that differ in one have such a rest in common.
  const byRest = new Map<string, [word: string, place: number][]>()
  for (const { name, what } of names) {
    const place = parts.length
    const is = `the name of ${withArticle(what)}`
    parts.push(
      { what, says: word => `“${word}” is part of “${name}”, ${is}.` },
      { what, says: word => `“${word}” is almost “${name}”, ${is}.` },
      { what, says: word => `“${word}” are the initials of “${name}”, ${is}.` },
    )
    for (const one of tellingWords(name)) {
      if (telling.has(one)) continue
      telling.set(one, place)
      if (one.length < LONG_ENOUGH_TO_MISSPELL) continue
      for (const rest of rests(one)) {
        const alike = byRest.get(rest)
        if (alike) alike.push([one, place + 1])
        else byRest.set(rest, [[one, place + 1]])
      }
    }
    const first = initialsOf(name)
    if (first !== null && !initials.has(first)) initials.set(first, place + 2)
  }
  return (word, plain, tells) => {
    let least = Math.min(
      tells ? (telling.get(plain) ?? parts.length) : parts.length,
      initials.get(word) ?? parts.length,
    )
    for (const rest of rests(plain))
      for (const [one, place] of byRest.get(rest) ?? []) if (place < least && isMisspelt(plain, one)) least = place
    return parts[least] ?? null
  }
}

/** A word, and what is left of it without each of its letters. */
function rests(word: string): Set<string> {
  const all = new Set([word])
  for (let at = 0; at < word.length; at++) all.add(word.slice(0, at) + word.slice(at + 1))
  return all
}

/** What a name is the name of, in a sentence. */
export function withArticle(what: GuardedName['what']): string {
  return what === 'organisation'
    ? 'an organisation'
    : what === 'replaced word'
      ? 'somebody or something that was replaced'
      : `a ${what}`
}
