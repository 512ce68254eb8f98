// People named in a comment: where somebody is being named as it is written, and where names stand in what was written. Pure.

/** Somebody who can be named. */
export interface Nameable {
  readonly id: string
  readonly name: string
  readonly initials: string
}

/** What is typed after an @ before the cursor, and where the @ stands; null where nobody is being named. */
export function namingAt(text: string, cursor: number): { readonly at: number; readonly typed: string } | null {
  const found = /(?:^|[^\p{L}\p{N}])@([\p{L}\p{N}'.-]*(?: [\p{L}\p{N}'.-]*)?)$/u.exec(text.slice(0, cursor))
  return found ? { at: cursor - found[1]!.length - 1, typed: found[1]! } : null
}

/** The people whose name has a word that begins so, or whose initials do. */
export function peopleLike<Person extends Nameable>(people: readonly Person[], typed: string): Person[] {
  const wanted = typed.toLowerCase()
  return people.filter(
    ({ name, initials }) =>
      name.toLowerCase().startsWith(wanted) ||
      initials.toLowerCase().startsWith(wanted) ||
      name
        .toLowerCase()
        .split(/\s+/)
        .some(word => word.startsWith(wanted)),
  )
}

/** A text in pieces, those that name somebody apart. */
export function piecesOf(
  text: string,
  people: readonly Nameable[],
): { readonly text: string; readonly names: boolean }[] {
  const called = people
    .flatMap(one => [one.name, one.initials])
    .filter(name => name !== '')
    .sort((a, b) => b.length - a.length)
    .map(name => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  if (called.length === 0) return [{ text, names: false }]
  const name = new RegExp(`(?<![\\p{L}\\p{N}])@(?:${called.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  const pieces: { text: string; names: boolean }[] = []
  let from = 0
  for (const found of text.matchAll(name)) {
    if (found.index > from) pieces.push({ text: text.slice(from, found.index), names: false })
    pieces.push({ text: found[0], names: true })
    from = found.index + found[0].length
  }
  if (from < text.length) pieces.push({ text: text.slice(from), names: false })
  return pieces
}
