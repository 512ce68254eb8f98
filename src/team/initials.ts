// A coder's initials, as they stand in the badge. Pure.

/** Initials from a name: the first letters of its first and last word, or of its only one, in capitals. "Coder A" gives "CA", "KO" stays "KO". */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean)
  if (words.length === 0) return '?'
  if (words.length === 1) {
    const word = words[0]!
    const short = word.length <= 3 && word === word.toUpperCase()
    return short ? word : firstLetter(word).toUpperCase()
  }
  return (firstLetter(words[0]!) + firstLetter(words.at(-1)!)).toUpperCase()
}

/** Initials that nobody beside has yet: those of the name, else more of its letters, else with a number. Badges of two people are told apart. */
export function initialsBeside(name: string, taken: Iterable<string>): string {
  const there = new Set(Array.from(taken, one => one.toUpperCase()))
  const first = initialsOf(name)
  const letters = lettersOf(name.replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '').toUpperCase())
  const longer = [2, 3].map(length => letters.slice(0, length).join(''))
  const numbered = Array.from({ length: 98 }, (_, at) => `${lettersOf(first).slice(0, 2).join('')}${at + 2}`)
  return [first, ...longer, ...numbered].find(one => one !== '' && !there.has(one.toUpperCase())) ?? first
}

/** The first letter as people see it, marks included. */
function firstLetter(word: string): string {
  return lettersOf(word)[0] ?? ''
}

function lettersOf(word: string): string[] {
  return Array.from(new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(word), ({ segment }) => segment)
}
