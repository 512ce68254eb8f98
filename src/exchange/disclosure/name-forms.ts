// The ways in which a name is said: whole, by one telling word of it, by its initials, with a letter wrong. Pure.

import { fold } from '../../base/order.ts'

const TELLING_LENGTH = 4
/** Shorter words have too many neighbours one letter away. */
export const LONG_ENOUGH_TO_MISSPELL = 7

/** A word as it is compared: folded, without genitive, a last s, apostrophes, dots and hyphens; “St” is “Saint”. */
export function plainWord(word: string): string {
  const plain = fold(word)
    .replace(/['’]s$/u, '')
    .replaceAll(/['’.\-‐-–]/gu, '')
  return plain === 'st' ? 'saint' : plain.replace(/(?<=\p{L}{4})s$/u, '')
}

/** Words of names that tell nobody: what kind of organisation it is, and where things lie. */
const COMMON = new Set(
  'the of and for at in on a an general hospital hospitals royal district infirmary university children childrens trust foundation nhs saint st north south east west northern southern eastern western central city county community health healthcare care centre center medical clinic school college institute eye ear bay valley cross moor hall house bridge group service services department ward practice partnership board authority council national regional local new old great upper lower mental specialist acute site mr mrs ms miss dr prof professor sir dame'
    .split(' ')
    .map(plainWord),
)

/** The words of a name that tell whom it is, in the order they stand there. */
export function tellingWords(name: string): string[] {
  return name.split(/[\s,;()/&]+/u).map(plainWord).filter(word => word.length >= TELLING_LENGTH && !COMMON.has(word) && /\p{L}/u.test(word)) // prettier-ignore
}

/** The initials of a name of three words or more, as they are written in capitals; null for shorter ones. */
export function initialsOf(name: string): string | null {
  const words = name.split(/[\s,;()/&]+/u).filter(word => /^\p{Lu}/u.test(word))
  return words.length < 3 ? null : words.map(word => word[0]!.toUpperCase()).join('')
}

/** Whether two words are the same but for one letter: another, one more, one less, or two changed round. */
export function isMisspelt(word: string, name: string): boolean {
  if (name.length < LONG_ENOUGH_TO_MISSPELL || Math.abs(word.length - name.length) > 1 || word === name) return false
  let start = 0
  while (start < word.length && word[start] === name[start]) start++
  let end = 0
  while (end < Math.min(word.length, name.length) - start && word.at(-1 - end) === name.at(-1 - end)) end++
  const [a, b] = [word.slice(start, word.length - end), name.slice(start, name.length - end)]
  return (a.length <= 1 && b.length <= 1) || (a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0])
}
