// Counts in a text: words of a draft with the count of positions they stand for.

import { newId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Change } from '../../store/access.ts'
import { readHeads } from '../head-queries.ts'
import { getProposition, propositionName } from '../propositions/commands.ts'
import { refuseOtherScope } from '../propositions/scope.ts'
import { countClaim, countInWords, getClaim, type ClaimQuestion } from './claim-queries.ts'
import { EvidenceTable } from './evidence-table.ts'
import { readEvidence } from './table-queries.ts'
import type { ClaimId } from './types.ts'

function countNow(tx: Change, question: ClaimQuestion) {
  const table = new EvidenceTable()
  readEvidence(tx, table, null, question.propositionId)
  const { numerator, denominator, caseIds, digest } = countClaim(tx, readHeads(tx), table, question)
  return { numerator, denominator, digest, seen: JSON.stringify(caseIds) }
}

/** Attaches a count to words of a draft: how many cases hold one of these positions, of how many. */
export function addClaim(tx: Change, given: ClaimQuestion & { readonly words: string }): ClaimId {
  const proposition = getProposition(tx, given.propositionId)
  const words = given.words.trim()
  if (!words)
    throw new Refusal('words-empty', 'Write the words of the text that stand for the count: “in most pairings”.')
  if (given.counts.length === 0) throw new Refusal('no-position', 'Choose at least one position to count.')
  if (given.filter) refuseOtherScope(given.filter)
  const count = countNow(tx, given)
  tx.describe(
    `Count “${words}” on ${propositionName(proposition)}: ${countInWords(count.numerator, count.denominator, given.unit)}`,
  )
  return tx.insert('claim', {
    id: newId(),
    propositionId: given.propositionId,
    words,
    unit: given.unit,
    counts: JSON.stringify(given.counts),
    filter: given.filter === null ? null : JSON.stringify(given.filter),
    ...count,
    coderId: tx.coderId,
    madeAt: tx.now,
  }) as ClaimId
}

/** Counts a claim anew: it stands for the present positions then. */
export function renewClaim(tx: Change, claimId: ClaimId): void {
  const claim = getClaim(tx, claimId)
  const count = countNow(tx, claim)
  tx.update('claim', claimId, { ...count, coderId: tx.coderId, madeAt: tx.now })
  tx.describe(`Count “${claim.words}” anew: ${countInWords(count.numerator, count.denominator, claim.unit)}`)
}

/** Takes a count off its words. */
export function removeClaim(tx: Change, claimId: ClaimId): void {
  const claim = getClaim(tx, claimId)
  tx.remove('claim', claimId)
  tx.describe(`Remove the count of “${claim.words}”`)
}
