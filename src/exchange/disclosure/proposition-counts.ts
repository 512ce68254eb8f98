// The counts that a sheet of a proposition states: how many hold each position, and the counts in the text. Pure.

import { POSITIONS } from '../../analysis/positions/types.ts'
import type { WrittenCount } from '../propositions/counts-in-text.ts'
import { heldPosition } from '../propositions/position-files.ts'
import { calledOf, type WrittenProposition } from '../propositions/proposition-files.ts'
import type { Statement } from './types.ts'

/** Each count, with the one in the text that it is. What is hidden is not stated. */
export function propositionCounts(sheet: WrittenProposition): {
  readonly statement: Statement & { readonly about: string; readonly cases: readonly string[] }
  readonly written: WrittenCount | null
}[] {
  const about = (positions: readonly string[]) =>
    `position ${sheet.proposition.id} ${positions.toSorted().join(' or ')}`
  return [
    ...POSITIONS.map(position => ({
      statement: {
        where: `${calledOf(sheet)}, ${position}`,
        count: sheet.cases.filter(one => heldPosition(one) === position).length,
        of: sheet.cases.length,
        what: sheet.unit === 'participants' ? 'people' : sheet.unit,
        about: about([position]),
        cases: sheet.cases.map(one => one.caseId),
      },
      written: null,
    })),
    ...sheet.counts
      .filter(one => one.isHidden !== true)
      .map(written => ({
        statement: {
          where: `${calledOf(sheet)}, “${written.claim.words}”`,
          ...written.claim.was,
          what: written.claim.unit === 'participants' ? 'people' : written.claim.unit,
          about: about(written.claim.counts),
          cases: written.claim.amongIds,
        },
        written,
      })),
  ]
}
