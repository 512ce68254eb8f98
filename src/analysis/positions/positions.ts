// Suggested positions by the rule of METHODS 2.4: different people, no weights. Pure.

import { fold } from '../../base/order.ts'
import type { CaseHead, Heads, SourceHead } from '../heads.ts'
import { suggestPosition } from '../suggest-position.ts'
import type { EvidenceRow, EvidenceTable } from './evidence-table.ts'
import type { SilentKind, Suggestion, Unit } from './types.ts'

/** Which evidence counts, and for which unit. `codedBy` null: anybody's. Row numbers. */
export interface PositionQuestion {
  readonly unit: Unit
  readonly propositions: readonly number[]
  readonly codedBy: ReadonlySet<number> | null
  readonly primary: number
  /** Propositions whose related codes come from a question of the topic guide. */
  readonly asked: ReadonlySet<number>
  /** Cases that a proposition does not claim to cover. */
  readonly outside: (proposition: number, caseN: number) => boolean
}

/** A case of the unit with its sources and the suggestion for each proposition. `seen` are the pieces of evidence behind it, in document order, as they are kept with a decision. */
export interface CasePositions {
  readonly head: CaseHead
  readonly sources: readonly SourceHead[]
  readonly suggestions: readonly Suggestion[]
  readonly seen: (column: number) => SeenEvidence[]
}

/** One piece of evidence as it stood when a position was decided: its id, its stance, and who was counted. */
export type SeenEvidence = readonly [id: string, stance: string, who: string]

const KIND = { sites: 'site', participants: 'participant', pairs: 'pair' } as const

/** The name of the coder under which a team puts the codings that it agreed on. */
const CONSENSUS = 'consensus'

/**
 * Whose evidence counts in a source, by row number; 0 for everybody's. Where several marked it as coded it is one coder's:
 * `primary` when that one did, else *Consensus* (a coder of that name), else whoever marked it first.
 */
export function countedCoder(
  heads: Pick<Heads, 'coders'>,
  source: Pick<SourceHead, 'codedBy'>,
  { codedBy, primary }: Pick<PositionQuestion, 'codedBy' | 'primary'>,
): number {
  const marked = codedBy === null ? source.codedBy : source.codedBy.filter(n => codedBy.has(n))
  if (marked.length < 2) return 0
  if (marked.includes(primary)) return primary
  const agreed = heads.coders.find(coder => fold(coder.name) === CONSENSUS)
  return agreed && marked.includes(agreed.n) ? agreed.n : marked[0]!
}

/** Whether a piece of evidence counts at all, given whose does in its source. */
function counts(row: EvidenceRow, coder: number, codedBy: ReadonlySet<number> | null): boolean {
  return (coder === 0 || row.coder === coder) && (codedBy === null || codedBy.has(row.coder))
}

/** The cases of the unit and the sources of each: a pair has those of its members, a participant those of which they are part. */
export function casesWithSources(heads: Heads, table: EvidenceTable, unit: Unit): Map<CaseHead, SourceHead[]> {
  const cases = heads.cases.filter(one => one.kind === KIND[unit])
  const byCase = new Map<number, SourceHead[]>()
  const add = (n: number, source: SourceHead) => {
    const list = byCase.get(n)
    if (!list) byCase.set(n, [source])
    else if (list.at(-1) !== source) list.push(source)
  }
  for (const source of heads.sources)
    for (const n of unit === 'participants' ? new Set([...source.cases, ...table.peopleOf(source.n)]) : source.cases)
      add(n, source)
  return new Map(
    cases.map(one => {
      const own = byCase.get(one.n) ?? []
      if (unit !== 'pairs') return [one, own]
      const held = new Set([...own, ...one.members.flatMap(n => byCase.get(n) ?? [])])
      return [one, heads.sources.filter(source => held.has(source))]
    }),
  )
}

/** Whether evidence on a source of a case counts for that case: it may have been narrowed to another. */
function bearsOn(row: EvidenceRow, unit: Unit, head: CaseHead): boolean {
  if (unit === 'participants' && !row.people.includes(head.n)) return false
  if (row.narrowedTo === 0 || row.narrowedTo === head.n) return true
  if (unit === 'pairs') return head.members.includes(row.narrowedTo)
  return unit === 'participants' && row.narrowedTo === head.within
}

/** Who confirms, qualifies and disconfirms in one cell: a bit for each stance, by person. */
interface Cell {
  readonly people: Map<number, number>
  /** The stance that a person's accounts of one event count under: that of the first. */
  events: Map<string, string> | null
}

const CONFIRMING = 1
const QUALIFYING = 2
const DISCONFIRMING = 4
const BITS = { confirming: CONFIRMING, qualifying: QUALIFYING, disconfirming: DISCONFIRMING, neutral: 0 } as const

/** Every case of the unit with the position that follows on each proposition. */
export function casePositions(heads: Heads, table: EvidenceTable, question: PositionQuestion): CasePositions[] {
  const { unit, propositions } = question
  // By number: it is asked for every piece of evidence there is.
  const columns = new Int32Array(Math.max(0, ...propositions) + 1).fill(-1)
  for (const [at, n] of propositions.entries()) columns[n] = at
  const whose = new Map(heads.sources.map(source => [source.n, countedCoder(heads, source, question)]))
  return [...casesWithSources(heads, table, unit)].map(([head, sources]) => {
    const own = [head.n]
    const cells = propositions.map((): Cell | null => null)
    eachCounted(head, sources, (at, row) =>
      countIn((cells[at] ??= { people: new Map(), events: null }), row, unit === 'participants' ? own : row.people),
    )
    // Only where something was decided does it matter which evidence it is.
    let rows: EvidenceRow[][] | null = null
    const rowsOf = (column: number): readonly EvidenceRow[] => {
      if (rows === null) {
        const gathered = propositions.map((): EvidenceRow[] => [])
        eachCounted(head, sources, (at, row) => gathered[at]!.push(row))
        rows = gathered
      }
      return rows[column]!
    }
    return {
      head,
      sources,
      suggestions: propositions.map((n, at) => suggestionOf(cells[at]!, question, n, head, sources)),
      seen: at => rowsOf(at).map(row => [row.id, row.stance, `${row.people.join()} ${row.event ?? ''}`]),
    }
  })

  /** Tells of every piece of evidence that bears on a case, with the column of its proposition. */
  function eachCounted(
    head: CaseHead,
    sources: readonly SourceHead[],
    tell: (column: number, row: EvidenceRow) => void,
  ): void {
    for (const source of sources) {
      const coder = whose.get(source.n)!
      for (const row of table.of(source.n)) {
        const at = row.proposition < columns.length ? columns[row.proposition]! : -1
        if (at < 0 || row.stance === 'neutral') continue
        if (counts(row, coder, question.codedBy) && bearsOn(row, unit, head)) tell(at, row)
      }
    }
  }
}

function countIn(cell: Cell, row: EvidenceRow, people: readonly number[]): void {
  if (people.length === 0) countOne(cell, row, -row.source)
  else for (const who of people) countOne(cell, row, who)
}

function countOne(cell: Cell, { event, stance }: EvidenceRow, who: number): void {
  if (event !== null) {
    // Accounts of one event by the same person count once: as the first of them was judged.
    const name = `${who} ${fold(event)}`
    const first = (cell.events ??= new Map()).get(name)
    if (first !== undefined && first !== stance) return
    cell.events.set(name, stance)
  }
  const before = cell.people.get(who) ?? 0
  if ((before | BITS[stance]) !== before) cell.people.set(who, before | BITS[stance])
}

function suggestionOf(
  cell: Cell | null,
  question: PositionQuestion,
  proposition: number,
  head: CaseHead,
  sources: readonly SourceHead[],
): Suggestion {
  const n = { confirming: 0, qualifying: 0, disconfirming: 0 }
  for (const bits of cell?.people.values() ?? []) {
    if (bits & CONFIRMING) n.confirming++
    if (bits & QUALIFYING) n.qualifying++
    if (bits & DISCONFIRMING) n.disconfirming++
  }
  const suggested = suggestPosition(n)
  return {
    ...n,
    suggested,
    silentKind:
      suggested === 'silent'
        ? silentKind(sources, question.asked.has(proposition), question.outside(proposition, head.n))
        : null,
  }
}

/**
 * Why a case is silent, as far as it can be told: a source there that nobody marked as coded; no question of the topic guide
 * leads to the codes of the proposition, or nobody was interviewed there; else it was asked and nothing was said.
 */
export function silentKind(
  sources: readonly Pick<SourceHead, 'kind' | 'codedBy'>[],
  isAsked: boolean,
  isOutside: boolean,
): SilentKind {
  if (isOutside) return 'outside scope'
  if (sources.length === 0) return 'no data collected'
  if (sources.some(source => source.codedBy.length === 0)) return 'not coded'
  return isAsked && sources.some(source => source.kind === 'interview') ? 'asked, nothing said' : 'not asked'
}
