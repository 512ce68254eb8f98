// Reads positions: what the evidence comes to for every case, and what the team decided beside it.

import { createHash } from 'node:crypto'
import type { CaseId, CoderId, PropositionId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import { joinWithAnd } from '../../coding/attribution.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { filterOf } from '../filter/queries.ts'
import { readHeads } from '../head-queries.ts'
import { keyOf, nameOf, type Heads } from '../heads.ts'
import { inScope, refuseOtherScope } from '../propositions/scope.ts'
import { sliced } from '../table-queries.ts'
import type { SuggestedPosition } from '../types.ts'
import { EvidenceTable } from './evidence-table.ts'
import { countPositions, groupCases, groupRuns, type NamedFilter } from './grouping.ts'
import type { EvidenceWithin } from './evidence-within.ts'
import { casePositions, type CasePositions, type PositionQuestion, type SeenEvidence } from './positions.ts'
import { canFollow, evidenceInSlices, evidenceNow, readEvidence } from './table-queries.ts'
import type { Decided, Moved, PositionCell, PositionGrouping, PositionMatrix, SilentKind, Unit } from './types.ts'

/** A question about positions, as people ask it. */
export interface PositionRequest {
  readonly unit: Unit
  readonly codedBy?: readonly CoderId[] | undefined
  readonly primary?: CoderId | null | undefined
  readonly propositionIds?: readonly PropositionId[] | undefined
  readonly groupBy?: PositionGrouping | null | undefined
}

interface PropositionRow {
  readonly n: number
  readonly id: Buffer
  readonly key: string | null
  readonly short_name: string | null
  readonly statement: string
  readonly status: string
  readonly scope_filter: string | null
}

/** The evidence of one open project, kept in step with the change log: a matrix of positions in milliseconds. */
export class Positions {
  readonly #read: Read
  readonly #closing: AbortSignal | undefined
  #table: EvidenceTable | null = null
  #reading: Promise<void> | null = null

  /** `closing` tells that the project closes: reading stops with its reason. */
  constructor(read: Read, closing?: AbortSignal) {
    this.#read = read
    this.#closing = closing
  }

  /** Reads what cannot be read on the spot, in slices: everything at first and after a bulk import. Without it the next question waits for all of it. */
  async ready(): Promise<void> {
    const isThere = this.#table !== null && canFollow(this.#read, this.#table)
    if (!isThere)
      this.#reading ??= sliced(evidenceInSlices(this.#read), this.#closing)
        .then(table => void (this.#table = table))
        .finally(() => (this.#reading = null))
    await this.#reading
  }

  /** The evidence as it is now. */
  get table(): EvidenceTable {
    return (this.#table = evidenceNow(this.#read, this.#table))
  }

  /** The matrix of positions, under a filter where one is given. Refuses coders and propositions that are not there. */
  matrix(heads: Heads, request: PositionRequest, within: EvidenceWithin | null = null): PositionMatrix {
    return positionMatrix(this.#read, heads, this.table, request, within)
  }
}

/** One proposition's positions, read from the project as it is inside a change. */
export function positionsNow(
  read: Read,
  propositionId: PropositionId,
  unit: Unit,
): { readonly cases: readonly CasePositions[] } {
  const table = new EvidenceTable()
  readEvidence(read, table, null, propositionId)
  const heads = readHeads(read)
  return {
    cases: casePositions(heads, table, questionOf(read, heads, { unit, propositionIds: [propositionId] }).question),
  }
}

/** What identifies the evidence behind a position: it moved when this differs. */
export function digestOfSeen(seen: readonly SeenEvidence[]): Buffer {
  return createHash('sha256')
    .update(JSON.stringify(seen.toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .digest()
    .subarray(0, 8)
}

function propositionRows(read: Read, ids: readonly PropositionId[] | undefined): PropositionRow[] {
  const all = read.all<PropositionRow>(
    sql`SELECT n, id, key, short_name, statement, status, scope_filter FROM proposition ORDER BY place, n`,
  )
  if (ids === undefined) return all.filter(row => row.status !== 'merged')
  const wanted = new Set<string>(ids)
  const found = all.filter(row => wanted.has(idOf(row.id)))
  if (found.length < wanted.size)
    throw new Refusal('proposition-gone', 'A proposition chosen here is not in the project (any more).')
  return found
}

function coderNumber(heads: Heads, id: CoderId): number {
  const coder = heads.coders.find(one => one.id === id)
  if (!coder) throw new Refusal('no-such-coder', 'A coder chosen here is not in the project any more.')
  return coder.n
}

/** A request with names found: the question in row numbers, and the propositions it is about. */
export function questionOf(
  read: Read,
  heads: Heads,
  request: PositionRequest,
): { readonly question: PositionQuestion; readonly propositions: readonly PropositionRow[] } {
  const propositions = propositionRows(read, request.propositionIds)
  const asked = new Set(
    read
      .arrays<[number]>(sql`
        SELECT DISTINCT p.n FROM proposition AS p JOIN proposition_code ON proposition_code.proposition_id = p.id JOIN code_question ON code_question.code_id = proposition_code.code_id`)
      .map(([n]) => n),
  )
  return {
    propositions,
    question: {
      unit: request.unit,
      propositions: propositions.map(row => row.n),
      codedBy: request.codedBy?.length ? new Set(request.codedBy.map(id => coderNumber(heads, id))) : null,
      primary: request.primary ? coderNumber(heads, request.primary) : 0,
      asked,
      outside: outsideOf(heads, propositions),
    },
  }
}

/** Which cases lie outside the scope of a proposition, by row numbers. */
function outsideOf(heads: Heads, propositions: readonly PropositionRow[]): PositionQuestion['outside'] {
  const scopes = new Map(
    propositions.flatMap(row => (row.scope_filter === null ? [] : [[row.n, filterOf(row.scope_filter)] as const])),
  )
  const headOf = new Map(scopes.size === 0 ? [] : heads.cases.map(one => [one.n, one]))
  return (proposition, caseN) => {
    const scope = scopes.get(proposition)
    return scope !== undefined && !inScope(scope, headOf.get(caseN)!, heads)
  }
}

/** The matrix of positions from heads and evidence: suggested (from what passes the filter, where one is given), decided beside it over all evidence, and what moved since. */
export function positionMatrix(
  read: Read,
  heads: Heads,
  table: EvidenceTable,
  request: PositionRequest,
  within: EvidenceWithin | null = null,
): PositionMatrix {
  const { question: asked, propositions } = questionOf(read, heads, request)
  const question = within === null ? asked : { ...asked, within }
  const unordered = casePositions(heads, table, question)
  const grouped = request.groupBy
    ? groupCases(
        unordered.map(one => one.head),
        heads,
        request.groupBy,
        id => caseFilter(read, id),
      )
    : null
  const order = grouped?.groups.flatMap(group => group.places) ?? unordered.map((_, place) => place)
  const cases = order.map(place => unordered[place]!)
  // Whether the evidence moved is told by the rule as it stands, whoever's evidence is looked at just now.
  const isPlain = within === null && question.codedBy === null && question.primary === 0
  const all = isPlain ? unordered : casePositions(heads, table, { ...asked, codedBy: null, primary: 0 })
  const there = within === null ? null : new Set(unordered.map(one => one.head))
  const plain = there === null ? all : all.filter(one => there.has(one.head))
  const decided = decidedPositions(read)
  let stale = 0
  const cells = cases.map((one, row) =>
    propositions.map((proposition, column): PositionCell => {
      const there = decided.get(`${proposition.n} ${one.head.n}`)
      const its = there ? toldOf(there, plain[order[row]!]!, column) : null
      if (its?.moved) stale++
      return { ...one.suggestions[column]!, decided: its }
    }),
  )
  return {
    unit: request.unit,
    cases: cases.map(({ head }, row) => ({
      caseId: head.id as CaseId,
      key: keyOf(head),
      name: nameOf(head),
      by: grouped?.by(order[row]!) ?? null,
    })),
    propositions: propositions.map(row => ({
      id: idOf<'proposition'>(row.id),
      key: row.key,
      name: row.short_name ?? row.key ?? row.statement,
      statement: row.statement,
      status: row.status,
      isJudged: table.isJudged(row.n),
    })),
    cells,
    groups: grouped && groupRuns(grouped, cells),
    totals: countPositions(cells, propositions.length),
    stale,
    caption: [
      within?.words,
      captionOf(heads, question),
      grouped && `Cases ${grouped.says}.`,
      within && narrowedCaption(request.unit, all.length - unordered.length),
    ]
      .filter(Boolean)
      .join(' '),
    ...(within === null ? {} : { narrowed: within.words }),
  }
}

/** A saved filter that draws a set of cases. Refuses one that is gone, and one that asks for anything but cases. */
function caseFilter(read: Read, id: string): NamedFilter {
  const row = read.get<{ name: string; filter: string }>(
    sql`SELECT name, filter FROM saved_filter WHERE id = ${bytesOf(id)}`,
  )
  if (!row) throw new Refusal('filter-gone', 'The saved filter that positions are grouped by is not there any more.')
  const filter = filterOf(row.filter)
  refuseOtherScope(
    filter,
    `“${row.name}” asks for more than cases, so it draws no set of them: group by a filter of cases, their attributes and signed summaries.`,
  )
  return { name: row.name, filter }
}

function captionOf(heads: Heads, { unit, codedBy, primary }: PositionQuestion): string {
  const named = (n: number) => heads.coders.find(coder => coder.n === n)?.name ?? ''
  const whose =
    codedBy === null
      ? `where several coders marked a source as coded, ${primary === 0 ? 'the consensus, else the first of them,' : named(primary)} counts`
      : `only evidence of ${joinWithAnd([...codedBy].map(named))} counts`
  return `Positions of ${unit}, suggested from different people with confirming, qualifying and disconfirming evidence (the source where nobody is named); ${whose}.`
}

const ONE = { sites: 'site', participants: 'participant', pairs: 'pair' } as const

function narrowedCaption(unit: Unit, left: number): string {
  const leftOut = `Left out: ${left === 1 ? `1 ${ONE[unit]}` : `${left} ${unit}`} in which nothing could pass.`
  const decided = 'What was decided was decided over all evidence; what is suggested follows from the evidence that passes.' // prettier-ignore
  return left > 0 ? `${leftOut} ${decided}` : decided
}

interface DecidedRow {
  readonly proposition: number
  readonly head: number
  readonly value: SuggestedPosition
  readonly silent_kind: SilentKind | null
  readonly suggested: SuggestedPosition
  readonly confirming: number
  readonly qualifying: number
  readonly disconfirming: number
  readonly evidence_digest: Buffer
  readonly seen: string
  readonly rationale: string | null
  readonly coder: string
  readonly decided_at: string
}

function decidedPositions(read: Read): Map<string, DecidedRow> {
  const rows = read.all<DecidedRow>(sql`
    SELECT p.n AS proposition, c.n AS head, value, silent_kind, suggested, confirming, qualifying, disconfirming, evidence_digest, seen, rationale, coder.name AS coder, decided_at
    FROM position JOIN proposition AS p ON p.id = proposition_id JOIN "case" AS c ON c.id = case_id JOIN coder ON coder.id = position.coder_id`)
  return new Map(rows.map(row => [`${row.proposition} ${row.head}`, row]))
}

function toldOf(row: DecidedRow, now: CasePositions, column: number): Decided {
  return {
    value: row.value,
    silentKind: row.silent_kind,
    rationale: row.rationale,
    coder: row.coder,
    decidedAt: row.decided_at,
    moved: movedSince(row, now.seen(column)),
  }
}

function movedSince(row: DecidedRow, now: readonly SeenEvidence[]): Moved | null {
  if (digestOfSeen(now).equals(row.evidence_digest)) return null
  const was = new Map((JSON.parse(row.seen) as SeenEvidence[]).map(one => [one[0], one]))
  const is = new Map(now.map(one => [one[0], one]))
  const { confirming, qualifying, disconfirming, suggested } = row
  return {
    added: [...is.keys()].filter(id => !was.has(id)).length,
    removed: [...was.keys()].filter(id => !is.has(id)).length,
    changed: [...is].filter(([id, one]) => was.has(id) && JSON.stringify(was.get(id)) !== JSON.stringify(one)).length,
    was: { confirming, qualifying, disconfirming, suggested },
  }
}

/** The kind of unit a case is, for its positions. Refuses a case that is no site, participant or pair. */
export function unitOf(read: Read, caseId: CaseId): Unit {
  const row = read.get<{ kind: string; name: string }>(sql`SELECT kind, name FROM "case" WHERE id = ${bytesOf(caseId)}`)
  if (!row) throw new Refusal('case-gone', 'This case is not in the project (any more).')
  const unit = ({ site: 'sites', participant: 'participants', pair: 'pairs' } as const)[row.kind]
  if (!unit)
    throw new Refusal('case-takes-no-position', `“${row.name}” is no site, participant or pair: it takes no position.`)
  return unit
}
