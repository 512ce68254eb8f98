// A coder's initials, as they stand in the badge. Pure.

/** Initials from a name: the first letters of its first and last word, or of its only one, in capitals. "Coder A" gives "CA", "KO" stays "KO". */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean)
  if (words.length === 0) return '?'
  if (words.length === 1) {
    const letters = [...words[0]!]
    const short = letters.length <= 3 && words[0] === words[0]!.toUpperCase()
    return short ? words[0]! : letters[0]!.toUpperCase()
  }
  return ([...words[0]!][0]! + [...words.at(-1)!][0]!).toUpperCase()
}
