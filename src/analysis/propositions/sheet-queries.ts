// Reads the sheet of one proposition: its wordings, the words that bear on it, where every case stands, and the cases that do not fit.

import { attributedValues } from '../../cases/value-queries.ts'
import type { CaseId, CoderId, EvidenceId, PropositionId, SourceId } from '../../base/ids.ts'
import { compareNatural } from '../../base/order.ts'
import { copied } from '../../base/copied.ts'
import { toTheEnd } from '../../base/slices.ts'
import { Refusal } from '../../base/trouble.ts'
import { ExcerptWriter, openText } from '../../coding/queries.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, idOrNull, sql } from '../../store/sql.ts'
import { filterNames, filterOf } from '../filter/queries.ts'
import { filterClause } from '../filter/words.ts'
import { keyOf, type Heads } from '../heads.ts'
import type { EvidenceTable } from '../positions/evidence-table.ts'
import { countedCoder } from '../positions/positions.ts'
import { positionMatrix } from '../positions/queries.ts'
import type { Unit } from '../positions/types.ts'
import { propositionList } from '../queries.ts'
import type { EvidenceExcerpt, PropositionSheet } from '../types.ts'
import type {
  CasePart,
  EvidenceDetails,
  EvidenceSearch,
  JudgedPassage,
  NegativeCase,
  Stance,
  Wording,
} from './types.ts'

interface DetailRow {
  readonly condition: string | null
  readonly strength: EvidenceDetails['strength']
  readonly directness: EvidenceDetails['directness']
  readonly same_event: string | null
  readonly rationale: string | null
  readonly case_id: Buffer | null
}

interface EvidenceRow extends DetailRow {
  readonly id: Buffer
  readonly anchor_id: Buffer
  readonly coder_id: Buffer
  readonly source_id: Buffer
  readonly stance: Stance
  readonly start_paragraph_id: Buffer
  readonly start_offset: number
  readonly end_paragraph_id: Buffer
  readonly end_offset: number
}

const DETAILS = sql`condition, strength, directness, same_event, rationale, case_id`

function detailsOf(row: DetailRow): EvidenceDetails {
  return {
    condition: row.condition,
    strength: row.strength,
    directness: row.directness,
    sameEvent: row.same_event,
    rationale: row.rationale,
    caseId: idOrNull<'case'>(row.case_id),
  }
}

/** How propositions are asked for. Where several coders marked a source as coded only one of them counts: `primary` when that coder did, else the consensus, else whoever marked it first. */
interface SheetQuestion {
  readonly primary?: CoderId | null
  readonly unit?: Unit | undefined
}

/** One proposition with its evidence and every case's place. Refuses a proposition that is not there. */
export function propositionSheet(
  read: Read,
  heads: Heads,
  table: EvidenceTable,
  { propositionId, ...question }: SheetQuestion & { readonly propositionId: PropositionId },
): PropositionSheet {
  return toTheEnd(sheetsOfPropositions(read, heads, table, { propositionIds: [propositionId], ...question }))[0]!
}

/** Propositions as {@link propositionSheet} gives each, in slices. Every source is read once for all of them. */
export function* sheetsOfPropositions(
  read: Read,
  heads: Heads,
  table: EvidenceTable,
  {
    propositionIds,
    primary = null,
    unit = 'sites',
  }: SheetQuestion & { readonly propositionIds: readonly PropositionId[] },
): Generator<void, PropositionSheet[]> {
  const all = propositionList(read)
  const byId = new Map(all.map(one => [one.id, one]))
  if (propositionIds.some(id => !byId.has(id)))
    throw new Refusal('proposition-gone', 'This proposition is not in the project (any more).')
  const evidence = yield* evidenceOf(read, heads, propositionIds, primary)
  return propositionIds.map((propositionId, at): PropositionSheet => {
    const proposition = byId.get(propositionId)!
    const id = bytesOf(propositionId)
    const matrix = positionMatrix(read, heads, table, { unit, propositionIds: [propositionId], primary })
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
      cases: matrix.cases.map((one, row) => ({ ...one, ...matrix.cells[row]![0]! })),
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
export function wordingsOf(read: Read, propositionId: PropositionId): Wording[] {
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
export function negativeCasesOf(read: Read, propositionId: PropositionId): NegativeCase[] {
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
export function searchesOf(read: Read, propositionId: PropositionId): EvidenceSearch[] {
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

/** The evidence that counts for each of some propositions, by site and then as it stands in the sources. */
function* evidenceOf(
  read: Read,
  heads: Heads,
  propositionIds: readonly PropositionId[],
  primary: CoderId | null,
): Generator<void, EvidenceExcerpt[][]> {
  const chosen = heads.coders.find(coder => coder.id === primary)?.n ?? 0
  const whose = new Map(
    heads.sources.map(source => [source.id, countedCoder(heads, source, { codedBy: null, primary: chosen })]),
  )
  const coderId = new Map(heads.coders.map(coder => [coder.n, coder.id]))
  const sites = new Map(heads.cases.filter(one => one.kind === 'site').map(one => [one.n, keyOf(one)]))
  const keysOf = new Map(
    heads.sources.map(source => [source.id, source.cases.flatMap(n => sites.get(n) ?? []).toSorted(compareNatural)]),
  )
  const keyOfCase = new Map(heads.cases.map(one => [one.id, keyOf(one)]))
  const found = propositionIds.map((): EvidenceExcerpt[] => [])
  const rows: (EvidenceRow & { readonly source_n: number; readonly sheet: number })[] = []
  for (const [sheet, propositionId] of propositionIds.entries()) {
    const its = read.all<EvidenceRow & { readonly source_n: number }>(sql`
      SELECT source.n AS source_n, e.id, e.anchor_id, e.coder_id, e.stance, a.source_id, a.start_paragraph_id, a.start_offset, a.end_paragraph_id, a.end_offset, ${DETAILS}
      FROM evidence AS e JOIN anchor AS a ON a.id = e.anchor_id JOIN source ON source.id = a.source_id JOIN paragraph ON paragraph.id = a.start_paragraph_id
      WHERE e.proposition_id = ${bytesOf(propositionId)} AND a.lost = 0 ORDER BY source.n, paragraph.place, a.start_offset, e.n`)
    for (const row of its) rows.push({ ...row, sheet })
    yield
  }
  const writer = new ExcerptWriter(read, attributedValues(read))
  let source = 0
  // A source after the other, so that each is read once; within a sheet they come in that order anyway.
  for (const row of rows.sort((a, b) => a.source_n - b.source_n)) {
    if (row.source_n !== source) yield
    source = row.source_n
    const coder = whose.get(idOf(row.source_id)) ?? 0
    if (coder !== 0 && coderId.get(coder) !== idOf(row.coder_id)) continue
    // The writer knows codings; a piece of evidence has the same place in the same words.
    const excerpt = writer.excerpt({ ...row, code_id: row.id })
    const details = detailsOf(row)
    const narrowed = details.caseId === null ? undefined : keyOfCase.get(details.caseId)
    found[row.sheet]!.push({
      id: idOf<'evidence'>(row.id),
      anchorId: idOf<'anchor'>(row.anchor_id),
      coderId: excerpt.coderId,
      stance: row.stance,
      sourceId: excerpt.sourceId,
      sourceKey: excerpt.sourceKey,
      sourceName: excerpt.sourceName,
      sourceKind: excerpt.sourceKind,
      range: excerpt.range,
      paragraph: excerpt.paragraph,
      words: copied(excerpt.words),
      caseKeys: narrowed === undefined ? (keysOf.get(excerpt.sourceId) ?? []) : [narrowed],
      participants: excerpt.participants,
      attribution: excerpt.attribution,
      ...details,
    })
  }
  // Sorting is stable: inside a site the order of the sources stays.
  return found.map(its => its.sort((a, b) => compareNatural(a.caseKeys[0] ?? '~', b.caseKeys[0] ?? '~')))
}

/** Every judgement on the words of a source, in order of place, whoever made it. */
export function judgedInSource(read: Read, sourceId: SourceId): JudgedPassage[] {
  const text = openText(read, sourceId)
  const starts = new Map(text.ids.map((id, at) => [Buffer.from(id).toString('latin1'), text.starts[at]!]))
  return read
    .all<EvidenceRow & { readonly proposition_id: Buffer; readonly made_at: string }>(sql`
      SELECT evidence.id, anchor_id, proposition_id, coder_id, stance, made_at, start_paragraph_id, start_offset, end_paragraph_id, end_offset, ${DETAILS}
      FROM anchor JOIN evidence ON evidence.anchor_id = anchor.id WHERE anchor.source_id = ${bytesOf(sourceId)} AND lost = 0 ORDER BY evidence.n`)
    .map(row => ({
      id: idOf<'evidence'>(row.id) as EvidenceId,
      anchorId: idOf<'anchor'>(row.anchor_id) as string,
      propositionId: idOf<'proposition'>(row.proposition_id),
      coderId: idOf<'coder'>(row.coder_id),
      stance: row.stance,
      madeAt: row.made_at,
      start: starts.get(row.start_paragraph_id.toString('latin1'))! + row.start_offset,
      end: starts.get(row.end_paragraph_id.toString('latin1'))! + row.end_offset,
      ...detailsOf(row),
    }))
    .sort((a, b) => a.start - b.start || b.end - a.end)
}
