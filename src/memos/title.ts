// How a memo is called where nobody gave it a title.

import { splitsCharacter } from '../base/text-range.ts'

const LONGEST = 120

/** The first line of what is written, as far as a title goes. */
export function firstWords(body: string): string {
  return asTitle(body.trim().split('\n')[0]!)
}

/** A title of bearable length. */
function asTitle(title: string): string {
  const clean = title.trim()
  if (clean.length <= LONGEST) return clean
  // A character outside the basic plane is not cut in two.
  const cut = splitsCharacter(clean, LONGEST - 1) ? LONGEST - 2 : LONGEST - 1
  return `${clean.slice(0, cut)}…`
}

/** A memo's title as it is stored: the one given, else its first words. */
export function titleOf(memo: { readonly title: string; readonly body: string }): string {
  return asTitle(memo.title) || firstWords(memo.body)
}
