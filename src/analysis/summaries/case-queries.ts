// Reads how far the cases are, and where a case stands on the propositions.

import type { CaseId } from '../../base/ids.ts'
import type { Read } from '../../store/access.ts'
import { keyOf, nameOf } from '../heads.ts'
import type { PositionMatrix } from '../positions/types.ts'
import { groupedByCase } from './matrix-queries.ts'
import { progressOf } from './progress.ts'
import { listSummaries, movedSince } from './queries.ts'
import type { CasePosition, CaseSummaryItem } from './types.ts'
import type { Under } from './under-queries.ts'

/** Every site and pair with its case summary and its cells in counts, in natural order of key. */
export function caseSummaries(read: Read, under: Under): CaseSummaryItem[] {
  const { heads } = under
  const byCase = groupedByCase(listSummaries(read))
  const codes = heads.codes.filter(code => !code.retired && code.kind === 'code')
  const inUse = new Set(codes.map(code => code.id))
  return heads.cases
    .filter(one => one.kind === 'site' || one.kind === 'pair')
    .sort((a, b) => Number(a.kind === 'pair') - Number(b.kind === 'pair'))
    .map(head => {
      const row = under.rowOf(head)
      const ofCase = byCase.get(head.id) ?? []
      const whole = ofCase.find(one => one.codeId === null)
      const cells = ofCase.filter(one => one.codeId !== null && inUse.has(one.codeId))
      const counts = under.counts(row)
      return {
        caseId: head.id as CaseId,
        key: keyOf(head),
        name: nameOf(head),
        kind: head.kind,
        progress: progressOf(whole?.status ?? null, cells.length),
        summary: whole
          ? {
              id: whole.id,
              text: whole.text,
              status: whole.status,
              coder: whole.coder,
              changedAt: whole.changedAt,
              signed: whole.signed,
              isStale: movedSince(under, row, whole, ofCase) !== null,
            }
          : null,
        cells: {
          coded: codes.filter(code => (counts.get(code.n) ?? 0) > 0).length,
          written: cells.length,
          reviewed: cells.filter(one => one.status === 'reviewed').length,
          signed: cells.filter(one => one.status === 'signed').length,
          stale: cells.filter(one => movedSince(under, row, one, ofCase) !== null).length,
        },
      }
    })
}

/** Where a site stands on every proposition. */
export function casePositions(matrix: PositionMatrix, caseId: CaseId): CasePosition[] {
  const row = matrix.cases.findIndex(one => one.caseId === caseId)
  if (row < 0) return []
  return matrix.propositions.map(({ id, key, statement }, column) => {
    const { confirming, qualifying, disconfirming, suggested, decided } = matrix.cells[row]![column]!
    return {
      propositionId: id,
      key,
      statement,
      decided: decided?.value ?? null,
      suggested,
      confirming,
      qualifying,
      disconfirming,
    }
  })
}
