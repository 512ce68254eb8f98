// Reads the sheet of one proposition: its wordings, the words that bear on it, where every case stands, and the cases that do not fit.

import type { CaseId, CoderId, PropositionId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, idOrNull, sql } from '../../store/sql.ts'
import { filterNames, filterOf } from '../filter/queries.ts'
import { filterClause } from '../filter/words.ts'
import type { Heads } from '../heads.ts'
import type { EvidenceTable } from '../positions/evidence-table.ts'
import type { EvidenceWithin } from '../positions/evidence-within.ts'
import { countsUnder } from '../positions/positions.ts'
import { positionMatrix } from '../positions/queries.ts'
import type { Unit } from '../positions/types.ts'
import { propositionsInSlices } from '../queries.ts'
import type { PropositionSheet } from '../types.ts'
import { evidenceOf } from './evidence-queries.ts'
import type { CasePart, EvidenceSearch, NegativeCase, Wording } from './types.ts'

/** How propositions are asked for. Where several coders marked a source as coded only one of them counts: `primary` when that coder did, else the consensus, else whoever marked it first. */
interface SheetQuestion {
  readonly primary?: CoderId | null
  readonly unit?: Unit | undefined
  /** False where other words are printed: no text is read, and nothing is said of where in it the evidence stands. */
  readonly withWords?: boolean
  /** A filter: only evidence that passes for one of the cases is shown and counts. */
  readonly within?: EvidenceWithin | null
}

/** Propositions, each with its evidence and every case's place, in slices. Every source is read once for all of them. Refuses a proposition that is not there. */
export function* sheetsOfPropositions(
  read: Read,
  heads: Heads,
  table: EvidenceTable,
  {
    propositionIds,
    primary = null,
    unit = 'sites',
    withWords = true,
    within = null,
  }: SheetQuestion & { readonly propositionIds: readonly PropositionId[] },
): Generator<void, PropositionSheet[]> {
  const all = yield* propositionsInSlices(read)
  yield
  const byId = new Map(all.map(one => [one.id, one]))
  if (propositionIds.some(id => !byId.has(id)))
    throw new Refusal('proposition-gone', 'This proposition is not in the project (any more).')
  const counts = within === null ? undefined : countsUnder(heads, table, unit, within)
  const evidence = yield* evidenceOf(read, heads, table, propositionIds, primary, withWords, counts)
  yield
  const matrix = positionMatrix(read, heads, table, { unit, propositionIds, primary }, within)
  const columns = new Map(matrix.propositions.map((one, column) => [one.id, column]))
  yield
  return propositionIds.map((propositionId, at): PropositionSheet => {
    const proposition = byId.get(propositionId)!
    const id = bytesOf(propositionId)
    const column = columns.get(propositionId)!
    const { scope_filter, ...more } = read.get<{
      scope: string | null
      scope_filter: string | null
      limitations: string | null
      author: string | null
    }>(
      sql`SELECT scope, scope_filter, limitations, coder.name AS author FROM proposition LEFT JOIN coder ON coder.id = author_id WHERE proposition.id = ${id}`,
    )!
    return {
      proposition,
      ...more,
      scopeFilter: scope_filter === null ? null : filterOf(scope_filter),
      scopeInWords: scope_filter === null ? null : filterClause(filterOf(scope_filter), filterNames(read)),
      unit,
      caption: matrix.caption,
      codeIds: read
        .arrays<[Buffer]>(sql`SELECT code_id FROM proposition_code WHERE proposition_id = ${id} ORDER BY n`)
        .map(([code]) => idOf<'code'>(code)),
      rivals: all
        .filter(one => one.id === proposition.rivalOf || one.rivalOf === proposition.id)
        .map(({ id: rivalId, key, statement }) => ({ id: rivalId, key, statement })),
      cases: matrix.cases.map((one, row) => ({ ...one, ...matrix.cells[row]![column]! })),
      formedOn: casesOf(read, id, 'formed on'),
      testedOn: casesOf(read, id, 'tested on'),
      wordings: wordingsOf(read, propositionId),
      negativeCases: negativeCasesOf(read, propositionId),
      searches: searchesOf(read, propositionId),
      evidence: evidence[at]!,
    }
  })
}

function casesOf(read: Read, id: Uint8Array, part: CasePart): CaseId[] {
  return read
    .arrays<[Buffer]>(
      sql`SELECT case_id FROM proposition_case WHERE proposition_id = ${id} AND part = ${part} ORDER BY n`,
    )
    .map(([one]) => idOf<'case'>(one))
}

/** The wordings that were replaced, newest first. */
function wordingsOf(read: Read, propositionId: PropositionId): Wording[] {
  return read
    .all<{
      id: Buffer
      statement: string
      confirming_means: string | null
      disconfirming_means: string | null
      scope: string | null
      coder: string
      reason: string | null
      case_id: Buffer | null
      case_key: string | null
      replaced_at: string
    }>(sql`
      SELECT w.id, statement, confirming_means, disconfirming_means, scope, coder.name AS coder, reason, case_id, coalesce("case".key, "case".name) AS case_key, replaced_at
      FROM proposition_wording AS w JOIN coder ON coder.id = w.coder_id LEFT JOIN "case" ON "case".id = case_id WHERE proposition_id = ${bytesOf(propositionId)} ORDER BY w.n DESC`)
    .map(row => ({
      id: idOf<'wording'>(row.id),
      statement: row.statement,
      confirmingMeans: row.confirming_means,
      disconfirmingMeans: row.disconfirming_means,
      scope: row.scope,
      coder: row.coder,
      reason: row.reason,
      caseId: idOrNull<'case'>(row.case_id),
      caseKey: row.case_key,
      replacedAt: row.replaced_at,
    }))
}

/** What was said of cases that do not fit. */
function negativeCasesOf(read: Read, propositionId: PropositionId): NegativeCase[] {
  return read
    .all<{
      id: Buffer
      case_id: Buffer
      disposition: NegativeCase['disposition']
      explanation: string | null
      wording_id: Buffer | null
      coder: string
      made_at: string
    }>(sql`
      SELECT negative_case.id, case_id, disposition, explanation, wording_id, coder.name AS coder, negative_case.made_at
      FROM negative_case JOIN coder ON coder.id = coder_id WHERE proposition_id = ${bytesOf(propositionId)} ORDER BY negative_case.n`)
    .map(row => ({
      id: idOf<'negative case'>(row.id),
      caseId: idOf<'case'>(row.case_id),
      disposition: row.disposition,
      explanation: row.explanation,
      wordingId: idOrNull<'wording'>(row.wording_id),
      coder: row.coder,
      madeAt: row.made_at,
    }))
}

/** Searches for evidence against it, newest first. */
function searchesOf(read: Read, propositionId: PropositionId): EvidenceSearch[] {
  return read
    .all<{
      id: Buffer
      looked_for: string
      looked_in: string
      looked_at: number
      found: number
      note: string | null
      coder: string
      made_at: string
    }>(sql`
      SELECT evidence_search.id, looked_for, looked_in, looked_at, found, note, coder.name AS coder, evidence_search.made_at
      FROM evidence_search JOIN coder ON coder.id = coder_id WHERE proposition_id = ${bytesOf(propositionId)} ORDER BY evidence_search.n DESC`)
    .map(row => ({
      id: idOf<'evidence search'>(row.id),
      lookedFor: row.looked_for,
      lookedIn: row.looked_in,
      lookedAt: row.looked_at,
      found: row.found,
      note: row.note,
      coder: row.coder,
      madeAt: row.made_at,
    }))
}
