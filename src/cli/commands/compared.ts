// What every command about several coders takes: whom it compares, on which codes and sources.

import type { Match } from '../../analysis/agreement/types.ts'
import type { CodeId, CoderId, SourceId } from '../../base/ids.ts'
import type { Calls, Given } from '../command.ts'
import { foundIn, peopleOf } from '../found.ts'

// A shell has the types of rooms only, so the words stand here once more.
const MATCHES = ['any', 'half'] as const satisfies readonly Match[]

/** The options. */
export const COMPARED = {
  coders: { kind: 'list', value: 'A,B[,C…]', says: 'whose codings are compared' },
  codes: { kind: 'list', value: 'CODE,…', says: 'only these; else every code used' },
  sources: { kind: 'list', value: 'SOURCE,…', says: 'only these' },
  match: {
    kind: 'value',
    oneOf: MATCHES,
    says: 'when codings belong together: any character shared (else), or half',
  },
} as const

/** What the options name, found; what is not said is left out, nobody said is nobody. */
export async function comparedIn(given: Given, calls: Calls) {
  const coderIds = await peopleOf(calls, await foundIn<CoderId>(given, calls, 'coders', 'coders'))
  const codeIds = await foundIn<CodeId>(given, calls, 'codes', 'codes')
  const sourceIds = await foundIn<SourceId>(given, calls, 'sources', 'sources')
  const match = given.choice('match', MATCHES)
  return {
    coderIds,
    ...(codeIds.length > 0 ? { codeIds } : {}),
    ...(sourceIds.length > 0 ? { sourceIds } : {}),
    ...(match ? { match } : {}),
  }
}
