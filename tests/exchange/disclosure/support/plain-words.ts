// What words give away, found the plain way: every word against every name. Slow, and written apart from the product's way.

import { fold } from '../../../../src/base/order.ts'
import { initialsOf, isMisspelt, plainWord, tellingWords } from '../../../../src/exchange/disclosure/name-forms.ts'
import type { GuardedName } from '../../../../src/exchange/disclosure/words-in-quotes.ts'

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu

/** What is found in a text, in order: the sentence and the words as they stand there. */
export function plainlyFound(
  text: string,
  names: readonly GuardedName[],
  isRare: (word: string) => boolean,
): { says: string; word: string }[] {
  const found: { says: string; word: string }[] = []
  const said = [...text.matchAll(WORD)].map(match => ({
    word: match[0].replace(/['’]s$/u, '').replace(/[.’'-]+$/u, ''),
    at: match.index,
  }))
  const plain = said.map(({ word }) => plainWord(word))
  const taken = new Set<number>()
  for (const { name, what } of names) {
    const run = (name.match(WORD) ?? []).map(plainWord)
    const at =
      run.length === 0 ? -1 : plain.findIndex((_, place) => run.every((part, more) => plain[place + more] === part))
    if (at < 0) continue
    for (let place = at; place < at + run.length; place++) taken.add(place)
    const last = said[at + run.length - 1]!
    found.push({
      says: `“${name}” is the name of ${called(what)}.`,
      word: text.slice(said[at]!.at, last.at + last.word.length),
    })
  }
  const partly = new Set<string>()
  for (const [place, { word, at }] of said.entries()) {
    if (taken.has(place) || partly.has(word) || !/^\p{Lu}/u.test(word)) continue
    const says = partOf(word, names, word.length > 4 || isTelling(word, text, at))
    if (says === null) continue
    taken.add(place)
    partly.add(word)
    found.push({ says, word })
  }
  const rare = said.filter(
    ({ word, at }, place) => !taken.has(place) && isTelling(word, text, at) && isRare(fold(word)),
  )
  for (const word of new Set(rare.map(one => one.word)))
    found.push({ says: `“${word}” is said at one site only.`, word })
  return found
}

function partOf(word: string, names: readonly GuardedName[], tells: boolean): string | null {
  const plain = plainWord(word)
  for (const { name, what } of names) {
    const is = `the name of ${called(what)}.`
    if (tells && tellingWords(name).includes(plain)) return `“${word}” is part of “${name}”, ${is}`
    if (tellingWords(name).some(one => isMisspelt(plain, one))) return `“${word}” is almost “${name}”, ${is}`
    if (initialsOf(name) === word) return `“${word}” are the initials of “${name}”, ${is}`
  }
  return null
}

function isTelling(word: string, text: string, at: number): boolean {
  if (/\p{N}/u.test(word)) return true
  if (!/^\p{Lu}/u.test(word) || /^I(['’]\p{L}+)?$/u.test(word)) return false
  if (/\p{Lu}/u.test(word.slice(1))) return true
  if (/\n\s*$/u.test(text.slice(Math.max(0, at - 50), at))) return false
  const before = text.slice(0, at).trimEnd().at(-1)
  return before !== undefined && !/[.?!…:“"‘'(–—[]/u.test(before)
}

const called = (what: GuardedName['what']) =>
  what === 'organisation'
    ? 'an organisation'
    : what === 'replaced word'
      ? 'somebody or something that was replaced'
      : `a ${what}`
