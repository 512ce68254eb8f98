// Who codes here, as the reading view shows it.

import type { CoderId } from '../../../src/base/ids.ts'
import type { CoderInfo } from '../../../src/store/types.ts'

/** Everybody who codes in the project, and who of them is at work. */
export interface Team {
  readonly coders: ReadonlyMap<string, CoderInfo>
  readonly youId: CoderId | null
}

/** The names of the coders of some codings, each once, you first: "A and B". */
export function codersOf(codings: readonly { readonly coderId: CoderId }[], team: Team): string {
  const ids = [...new Set(codings.map(coding => coding.coderId))].sort(
    (a, b) => Number(b === team.youId) - Number(a === team.youId),
  )
  const names = ids.map(id => team.coders.get(id)?.name ?? '?')
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
