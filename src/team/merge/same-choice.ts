// The same answer for other questions of its kind. Pure.

import type { OpenQuestion } from './types.ts'

/** The same choice for another question of its kind: what was taken of a copy is taken of that copy there too. Null where the other has nothing of it. `from` names the copies of each, in the order of its columns. */
export function sameChoice(choice: string, from: readonly string[], otherFrom: readonly string[]): string | null {
  const [, what, place] = /^(theirs|two)(?::(\d+))?$/.exec(choice) ?? []
  // That everything is two holds whatever the copies are.
  if (what === undefined || (what === 'two' && place === undefined)) return choice
  // Where each has one copy only, “theirs” is that copy's, whosever it is.
  if (from.length === 1 && otherFrom.length === 1) return what
  const there = otherFrom.indexOf(from[Number(place ?? 0)]!)
  return there < 0 ? null : otherFrom.length === 1 ? what : `${what}:${there}`
}

/** The other open questions of its kind to which the same words are the same choice: they can be answered with it in one act. */
export function answeredAlike(
  open: readonly OpenQuestion[],
  decision: { readonly question: string; readonly choice: string },
): OpenQuestion[] {
  const asked = open.find(one => one.id === decision.question)
  return open.filter(
    one =>
      one.id !== decision.question &&
      one.kind === asked?.kind &&
      sameChoice(decision.choice, asked.from, one.from) === decision.choice &&
      one.options.some(option => option.id === decision.choice),
  )
}
