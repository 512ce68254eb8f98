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

interface Cell {
  readonly confirming: Set<number>
  readonly qualifying: Set<number>
  readonly disconfirming: Set<number>
  /** The stance that a person's accounts of one event count under: that of the first. */
  events: Map<string, string> | null
  readonly rows: EvidenceRow[]
}

/** Every case of the unit with the position that follows on each proposition. */
export function casePositions(heads: Heads, table: EvidenceTable, question: PositionQuestion): CasePositions[] {
  const column = new Map(question.propositions.map((n, at) => [n, at]))
  const whose = new Map(heads.sources.map(source => [source.n, countedCoder(heads, source, question)]))
  return [...casesWithSources(heads, table, question.unit)].map(([head, sources]) => {
    const cells = question.propositions.map((): Cell | null => null)
    for (const source of sources) {
      const coder = whose.get(source.n)!
      for (const row of table.of(source.n)) {
        const at = column.get(row.proposition)
        if (at === undefined || !counts(row, coder, question.codedBy) || !bearsOn(row, question.unit, head)) continue
        countIn((cells[at] ??= emptyCell()), row, question.unit === 'participants' ? [head.n] : row.people)
      }
    }
    return {
      head,
      sources,
      suggestions: question.propositions.map((n, at) => suggestionOf(cells[at]!, question, n, head, sources)),
      seen: at => (cells[at]?.rows ?? []).map(row => [row.id, row.stance, `${row.people.join()} ${row.event ?? ''}`]),
    }
  })
}

function emptyCell(): Cell {
  return { confirming: new Set(), qualifying: new Set(), disconfirming: new Set(), events: null, rows: [] }
}

function countIn(cell: Cell, row: EvidenceRow, people: readonly number[]): void {
  if (row.stance === 'neutral') return
  cell.rows.push(row)
  for (const who of people.length === 0 ? [-row.source] : people) {
    if (row.event !== null) {
      // Accounts of one event by the same person count once: as the first of them was judged.
      const event = `${who} ${fold(row.event)}`
      const first = (cell.events ??= new Map()).get(event)
      if (first !== undefined && first !== row.stance) continue
      cell.events.set(event, row.stance)
    }
    cell[row.stance].add(who)
  }
}

function suggestionOf(
  cell: Cell | null,
  question: PositionQuestion,
  proposition: number,
  head: CaseHead,
  sources: readonly SourceHead[],
): Suggestion {
  const n = {
    confirming: cell?.confirming.size ?? 0,
    qualifying: cell?.qualifying.size ?? 0,
    disconfirming: cell?.disconfirming.size ?? 0,
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
