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

type Given = ClaimQuestion & { readonly words: string }

/** The words of a claim, without what surrounds them. Refuses one without words or positions, and a filter that asks for anything but cases. */
function wordsOf({ words, counts, filter }: Given): string {
  const trimmed = words.trim()
  if (!trimmed)
    throw new Refusal('words-empty', 'Write the words of the text that stand for the count: “in most pairings”.')
  if (counts.length === 0) throw new Refusal('no-position', 'Choose at least one position to count.')
  if (filter)
    refuseOtherScope(
      filter,
      'A count in a text counts cases: name cases, attributes of sites, participants or pairs, or ask for signed case summaries.',
    )
  return trimmed
}

/** Attaches a count to words of a draft: how many cases hold one of these positions, of how many. */
export function addClaim(tx: Change, given: Given): ClaimId {
  const proposition = getProposition(tx, given.propositionId)
  const words = wordsOf(given)
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

/** Changes the words of a claim, or what it counts; what is left out stays. Where it counts something else now, it is counted anew: it stands for the present positions then. Words alone leave the count as it was. */
export function changeClaim(
  tx: Change,
  claimId: ClaimId,
  change: { readonly [Field in keyof Omit<Given, 'propositionId'>]?: Given[Field] | undefined },
): void {
  const was = getClaim(tx, claimId)
  const next: Given = {
    propositionId: was.propositionId,
    words: change.words ?? was.words,
    unit: change.unit ?? was.unit,
    counts: change.counts ?? was.counts,
    filter: change.filter === undefined ? was.filter : change.filter,
  }
  const words = wordsOf(next)
  const asked = (one: ClaimQuestion) => JSON.stringify([one.unit, one.counts, one.filter])
  if (asked(next) === asked(was)) {
    tx.update('claim', claimId, { words })
    tx.describe(`Word the count of “${was.words}” as “${words}”`)
    return
  }
  const count = countNow(tx, next)
  tx.update('claim', claimId, {
    words,
    unit: next.unit,
    counts: JSON.stringify(next.counts),
    filter: next.filter === null ? null : JSON.stringify(next.filter),
    ...count,
    coderId: tx.coderId,
    madeAt: tx.now,
  })
  tx.describe(`Count “${words}” otherwise: ${countInWords(count.numerator, count.denominator, next.unit)}`)
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
