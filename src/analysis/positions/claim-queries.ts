// Words of a draft that stand for a count of positions, counted as they are now beside how they were.

import { createHash } from 'node:crypto'
import type { CaseId, PropositionId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { filterNames, filterOf } from '../filter/queries.ts'
import type { Filter } from '../filter/types.ts'
import { filterClause } from '../filter/words.ts'
import type { Heads } from '../heads.ts'
import { inScope } from '../propositions/scope.ts'
import type { SuggestedPosition } from '../types.ts'
import type { EvidenceTable } from './evidence-table.ts'
import { positionMatrix } from './queries.ts'
import type { Claim, ClaimId, Unit } from './types.ts'

/** What a claim counts. */
export interface ClaimQuestion {
  readonly propositionId: PropositionId
  readonly unit: Unit
  readonly counts: readonly SuggestedPosition[]
  readonly filter: Filter | null
}

/** How many cases hold one of these positions, decided before suggested, of how many; silent ones stay in the base. */
export interface ClaimCount {
  readonly numerator: number
  readonly denominator: number
  readonly caseIds: readonly CaseId[]
  readonly amongIds: readonly CaseId[]
  readonly digest: Buffer
}

/** Counts a claim as things are now. */
export function countClaim(read: Read, heads: Heads, table: EvidenceTable, question: ClaimQuestion): ClaimCount {
  const matrix = positionMatrix(read, heads, table, {
    unit: question.unit,
    propositionIds: [question.propositionId],
  })
  const headOf = new Map(heads.cases.map(one => [one.id, one]))
  const counted = matrix.cases
    .map((one, row) => ({ caseId: one.caseId, cell: matrix.cells[row]![0]! }))
    .filter(one => question.filter === null || inScope(question.filter, headOf.get(one.caseId)!, heads))
  const caseIds = counted
    .filter(({ cell }) => question.counts.includes(cell.decided?.value ?? cell.suggested))
    .map(one => one.caseId)
  const digest = createHash('sha256')
    .update(JSON.stringify([caseIds, counted.length]))
    .digest()
    .subarray(0, 8)
  return {
    numerator: caseIds.length,
    denominator: counted.length,
    caseIds,
    amongIds: counted.map(one => one.caseId),
    digest,
  }
}

interface Row {
  readonly id: Buffer
  readonly proposition_id: Buffer
  readonly words: string
  readonly unit: Unit
  readonly counts: string
  readonly filter: string | null
  readonly numerator: number
  readonly denominator: number
  readonly digest: Buffer
  readonly seen: string
  readonly coder: string
  readonly made_at: string
}

const UNIT_WORDS = { sites: 'site', participants: 'participant', pairs: 'pairing' } as const

/** "11 of 12 pairings". */
export function countInWords(numerator: number, denominator: number, unit: Unit): string {
  return `${numerator} of ${denominator} ${UNIT_WORDS[unit]}${denominator === 1 ? '' : 's'}`
}

/** What a stored claim counts. Refuses one that is not there. */
export function getClaim(read: Read, claimId: ClaimId): ClaimQuestion & { readonly words: string } {
  const row = read.get<Row>(
    sql`SELECT proposition_id, words, unit, counts, filter FROM claim WHERE id = ${bytesOf(claimId)}`,
  )
  if (!row) throw new Refusal('claim-gone', 'This count is not there any more.')
  return { ...questionOfRow(row), words: row.words }
}

function questionOfRow(row: Row): ClaimQuestion {
  return {
    propositionId: idOf<'proposition'>(row.proposition_id),
    unit: row.unit,
    counts: JSON.parse(row.counts) as SuggestedPosition[],
    filter: row.filter === null ? null : filterOf(row.filter),
  }
}

/** The claims on one proposition or on all, each with the list behind it, and what changed where it is stale. */
export function listClaims(read: Read, heads: Heads, table: EvidenceTable, propositionId?: PropositionId): Claim[] {
  const names = filterNames(read)
  return read
    .all<Row>(sql`
      SELECT claim.id, proposition_id, words, unit, counts, filter, numerator, denominator, digest, seen, coder.name AS coder, claim.made_at
      FROM claim JOIN coder ON coder.id = coder_id WHERE ${propositionId === undefined ? sql`1` : sql`proposition_id = ${bytesOf(propositionId)}`} ORDER BY claim.n`)
    .map(row => {
      const question = questionOfRow(row)
      const now = countClaim(read, heads, table, question)
      const was = JSON.parse(row.seen) as CaseId[]
      return {
        id: idOf<'claim'>(row.id),
        propositionId: question.propositionId,
        words: row.words,
        unit: row.unit,
        counts: question.counts,
        filter: question.filter,
        where: question.filter === null ? null : filterClause(question.filter, names),
        said: countInWords(row.numerator, row.denominator, row.unit),
        now: countInWords(now.numerator, now.denominator, row.unit),
        was: { count: row.numerator, of: row.denominator },
        is: { count: now.numerator, of: now.denominator },
        caseIds: now.caseIds,
        amongIds: now.amongIds,
        isStale: !now.digest.equals(row.digest),
        came: now.caseIds.filter(id => !was.includes(id)),
        went: was.filter(id => !now.caseIds.includes(id)),
        coder: row.coder,
        madeAt: row.made_at,
      }
    })
}
