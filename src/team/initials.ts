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

/** The first letter as people see it, marks included. */
function firstLetter(word: string): string {
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(word)) return segment
  return ''
}
