// Titles as they are looked for: folded, without case and diacritics, cut into words. Scripts written without spaces are cut
// into single characters and neighbouring pairs, so that any part of a name is found.

import { fold } from '../base/order.ts'

const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u
const WORDS = /[\p{L}\p{N}\p{Co}]+/gu
const RUNS =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]+|[^\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]+/gu

/** The words of a title or of a query. A name of signs only (“???”) is a word of its own. */
export function wordsOf(title: string): string[] {
  const folded = fold(title)
  const words: string[] = []
  for (const word of folded.match(WORDS) ?? []) {
    if (!UNSPACED.test(word)) words.push(word)
    else for (const run of word.match(RUNS) ?? []) words.push(...(UNSPACED.test(run) ? pairs(run) : [run]))
  }
  if (words.length === 0) {
    // Signs only; some of them (“˘”) fold to nothing.
    const signs = folded.trim() || title.trim()
    if (signs !== '') words.push(...signs.split(/\s+/u))
  }
  return words
}

function pairs(run: string): string[] {
  const characters = Array.from(run)
  if (characters.length === 1) return characters
  return characters.slice(1).map((character, at) => characters[at]! + character)
}

/** As {@link wordsOf}, with what an index must hold besides: every single character of unspaced scripts. */
export function indexWordsOf(title: string): string[] {
  const words = wordsOf(title)
  const single = Array.from(fold(title)).filter(character => UNSPACED.test(character))
  return [...new Set([...words, ...single])]
}

/** Whether a word begins with what was typed but for one slip after the first letter: one wrong, missing, too many, or two swapped. */
export function beginsWithSlip(word: string, typed: string): boolean {
  if (typed.length < 4 || word[0] !== typed[0]) return false
  let at = 1
  while (at < typed.length && word[at] === typed[at]) at++
  const goesOn = (from: number, rest: number) => word.startsWith(typed.slice(rest), from)
  return (
    goesOn(at + 1, at + 1) ||
    goesOn(at + 1, at) ||
    goesOn(at, at + 1) ||
    (word[at] === typed[at + 1] && word[at + 1] === typed[at] && goesOn(at + 2, at + 2))
  )
}

/** Whether a word is what was typed but for one slip anywhere: one letter wrong, missing, too many, or two swapped. */
export function isOneSlipAway(word: string, typed: string): boolean {
  const more = word.length - typed.length
  if (more > 1 || more < -1 || word === typed) return false
  const least = Math.min(word.length, typed.length)
  let start = 0
  while (start < least && word.charCodeAt(start) === typed.charCodeAt(start)) start++
  let end = 0
  while (end < least - start && word.charCodeAt(word.length - 1 - end) === typed.charCodeAt(typed.length - 1 - end))
    end++
  const apart = least - start - end
  if (more !== 0) return apart === 0
  return apart === 1 || (apart === 2 && word[start] === typed[start + 1] && word[start + 1] === typed[start])
}
