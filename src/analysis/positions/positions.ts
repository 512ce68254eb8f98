// Suggested positions by the rule of METHODS 2.4: different people, no weights. Pure.

import { fold } from '../../base/order.ts'
import type { RowOfCase } from '../filter/under-filter.ts'
import type { CaseHead, Heads, SourceHead } from '../heads.ts'
import { suggestPosition } from '../suggest-position.ts'
import {
  CODER,
  EVIDENCE_BITS,
  EVIDENCE_WIDTH,
  HAS_EVENT,
  NARROWED_TO,
  PERSON,
  PROPOSITION,
  STANCE,
  type EvidenceRow,
  type EvidenceTable,
} from './evidence-table.ts'
import type { EvidenceWithin } from './evidence-within.ts'
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
  /** The filter: what does not pass counts for nothing, and cases in which nothing could are left out. */
  readonly within?: EvidenceWithin | null
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

/** The cases of the unit and the sources of each: a pair has those of its members, a participant those of which they are part. */
function casesWithSources(heads: Heads, table: EvidenceTable, unit: Unit): Map<CaseHead, SourceHead[]> {
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

/** Whether evidence that was narrowed to a case counts for another one. */
function isWithin(narrowedTo: number, unit: Unit, head: CaseHead): boolean {
  if (narrowedTo === 0 || narrowedTo === head.n) return true
  if (unit === 'pairs') return head.members.includes(narrowedTo)
  return unit === 'participants' && narrowedTo === head.within
}

/** Under a filter, whether a piece of evidence in a source counts for any case of the unit. */
export function countsUnder(
  heads: Heads,
  table: EvidenceTable,
  unit: Unit,
  within: EvidenceWithin,
): (source: number, row: EvidenceRow) => boolean {
  const casesOf = new Map<number, RowOfCase[]>()
  for (const [head, sources] of casesWithSources(heads, table, unit)) {
    const seenFrom = { head, sources }
    if (!within.couldPass(seenFrom)) continue
    for (const { n } of sources) {
      const list = casesOf.get(n)
      if (list) list.push(seenFrom)
      else casesOf.set(n, [seenFrom])
    }
  }
  return (source, row) =>
    (casesOf.get(source) ?? []).some(
      seenFrom =>
        isWithin(row.narrowedTo, unit, seenFrom.head) &&
        (unit !== 'participants' || row.people.includes(seenFrom.head.n)) &&
        within.passes(seenFrom, source, row.n),
    )
}

/** Who confirms, qualifies and disconfirms in one cell: a bit for each stance, by person. */
interface Cell {
  readonly people: Map<number, number>
  /** The stance that a person's accounts of one event count under: that of the first. */
  events: Map<string, number> | null
}

/** Every case of the unit with the position that follows on each proposition. */
export function casePositions(heads: Heads, table: EvidenceTable, question: PositionQuestion): CasePositions[] {
  const { unit, propositions, codedBy, within = null } = question
  // By number: it is asked for every piece of evidence there is.
  const columns = new Int32Array(Math.max(0, ...propositions) + 1).fill(-1)
  for (const [at, n] of propositions.entries()) columns[n] = at
  const whose = new Map(heads.sources.map(source => [source.n, countedCoder(heads, source, question)]))
  const rows = [...casesWithSources(heads, table, unit)].map(([head, sources]): RowOfCase => ({ head, sources }))
  return (within === null ? rows : rows.filter(row => within.couldPass(row))).map(seenFrom => {
    const { head, sources } = seenFrom
    const cells = propositions.map((): Cell | null => null)
    const leftOut = new Set<number>()
    eachCounted(head, sources, (column, source, index, numbers) => {
      if (within !== null && !within.passes(seenFrom, source, table.of(source)[index]!.n)) {
        leftOut.add(column)
        return
      }
      const cell = (cells[column] ??= { people: new Map(), events: null })
      const at = index * EVIDENCE_WIDTH
      const stance = numbers[at + STANCE]!
      const row = numbers[at + HAS_EVENT] === 1 || numbers[at + PERSON]! < 0 ? table.of(source)[index]! : null
      const event = row?.event ?? null
      const one = unit === 'participants' ? head.n : numbers[at + PERSON]!
      if (one >= 0) countIn(cell, one === 0 ? -source : one, stance, event)
      else
        for (const who of row!.people)
          if (within === null || within.passes(seenFrom, source, row!.n, who)) countIn(cell, who, stance, event)
    })
    // Only where something was decided does it matter which evidence it is.
    let seen: EvidenceRow[][] | null = null
    const rowsOf = (column: number): readonly EvidenceRow[] => {
      if (seen === null) {
        const gathered = propositions.map((): EvidenceRow[] => [])
        eachCounted(head, sources, (its, source, index) => gathered[its]!.push(table.of(source)[index]!))
        seen = gathered
      }
      return seen[column]!
    }
    return {
      head,
      sources,
      suggestions: propositions.map((n, at) => suggestionOf(cells[at]!, question, n, seenFrom, leftOut.has(at))),
      seen: at => rowsOf(at).map(row => [row.id, row.stance, `${row.people.join()} ${row.event ?? ''}`]),
    }
  })

  /** Tells of every piece of evidence that bears on a case: the column of its proposition, its source, its place there. */
  function eachCounted(
    head: CaseHead,
    sources: readonly SourceHead[],
    tell: (column: number, source: number, index: number, numbers: Int32Array) => void,
  ): void {
    for (const { n: source } of sources) {
      const numbers = table.numbersOf(source)
      const coder = whose.get(source)!
      for (let index = 0, at = 0; at < numbers.length; index++, at += EVIDENCE_WIDTH) {
        const proposition = numbers[at + PROPOSITION]!
        const column = proposition < columns.length ? columns[proposition]! : -1
        if (column < 0 || numbers[at + STANCE] === 0) continue
        const by = numbers[at + CODER]!
        if ((coder !== 0 && by !== coder) || (codedBy !== null && !codedBy.has(by))) continue
        if (!isWithin(numbers[at + NARROWED_TO]!, unit, head)) continue
        if (unit === 'participants' && !isBehind(head.n, source, index, numbers[at + PERSON]!)) continue
        tell(column, source, index, numbers)
      }
    }
  }

  function isBehind(who: number, source: number, index: number, person: number): boolean {
    return person < 0 ? table.of(source)[index]!.people.includes(who) : person === who
  }
}

function countIn(cell: Cell, who: number, stance: number, event: string | null): void {
  if (event !== null) {
    // Accounts of one event by the same person count once: as the first of them was judged.
    const name = `${who} ${fold(event)}`
    const first = (cell.events ??= new Map()).get(name)
    if (first !== undefined && first !== stance) return
    cell.events.set(name, stance)
  }
  const before = cell.people.get(who) ?? 0
  if ((before | stance) !== before) cell.people.set(who, before | stance)
}

function suggestionOf(
  cell: Cell | null,
  question: PositionQuestion,
  proposition: number,
  { head, sources }: RowOfCase,
  isLeftOut: boolean,
): Suggestion {
  const n = { confirming: 0, qualifying: 0, disconfirming: 0 }
  for (const bits of cell?.people.values() ?? []) {
    if (bits & EVIDENCE_BITS.confirming) n.confirming++
    if (bits & EVIDENCE_BITS.qualifying) n.qualifying++
    if (bits & EVIDENCE_BITS.disconfirming) n.disconfirming++
  }
  const suggested = suggestPosition(n)
  return {
    ...n,
    suggested,
    silentKind:
      suggested === 'silent' && !isLeftOut
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
