// Counts of two outputs, one of cases that are all among those of the other: what is left over when they are subtracted (METHODS 6.4, rule 4
// across outputs). Pure.

import type { CountsShown } from '../output/manifest.ts'
import { bandOf } from './small-cells.ts'
import type { CountedCell, Finding, Statement } from './types.ts'

/** Counts of an earlier output, with the file it went into. */
export interface EarlierCounts extends CountsShown {
  readonly file: string
}

/** What an output states, as it is remembered: exact counts only; what is said in words tells no number. */
export function countsOf(statements: readonly Statement[], masked: number | null): CountsShown[] {
  const groups = new Map<string, { of: readonly string[]; counts: Record<string, number> }>()
  for (const { about, cases, count, of } of statements) {
    if (about === undefined || cases === undefined) continue
    if (masked !== null && bandOf(count, of, masked) !== null) continue
    const of_ = cases.toSorted()
    const group = groups.get(of_.join()) ?? { of: of_, counts: {} }
    group.counts[about] = count
    groups.set(of_.join(), group)
  }
  return [...groups.values()]
}

/** What a count and an earlier one of the same thing leave when they are subtracted: `rest` of `left` cases that only one of them counts; `left` is 0 where both count the same cases at different times. */
interface Difference {
  readonly file: string
  readonly before: number
  readonly of: number
  readonly left: number
  readonly rest: number
}

/** Earlier counts by what they count, the last output first. */
type Earlier = ReadonlyMap<string, readonly { readonly file: string; readonly ids: ReadonlySet<string>; readonly count: number }[]> // prettier-ignore

function byThing(earlier: readonly EarlierCounts[]): Earlier {
  const found = new Map<string, { file: string; ids: ReadonlySet<string>; count: number }[]>()
  for (const { file, of, counts } of earlier.toReversed()) {
    const ids = new Set(of)
    for (const [about, count] of Object.entries(counts)) {
      const list = found.get(about)
      if (list) list.push({ file, ids, count })
      else found.set(about, [{ file, ids, count }])
    }
  }
  return found
}

/** Groups of cases that this output counts of each thing. */
function groupsCounted(statements: readonly Statement[]): (about: string, cases: ReadonlySet<string>) => boolean {
  const groups = new Set<string>()
  for (const { about, cases, ...one } of statements)
    if (about !== undefined && cases !== undefined && !('isHidden' in one && one.isHidden === true))
      groups.add(`${about} ${cases.toSorted().join()}`)
  return (about, cases) => groups.has(`${about} ${[...cases].toSorted().join()}`)
}

/** The first difference from an earlier output that tells of fewer than `least`, and that neither it nor this one (`isHere`) tells alone; null where none does. */
function differenceOf(
  statement: Statement,
  earlier: Earlier,
  isHere: ReturnType<typeof groupsCounted>,
  least: number,
): Difference | null {
  const { about, cases, count, isSize } = statement
  if (about === undefined || cases === undefined || cases.length === 0) return null
  const own = new Set(cases)
  const its = earlier.get(about) ?? []
  // What was said before as it is said now gives nothing more away.
  const last = its.find(one => areSame(one.ids, own))
  if (last?.count === count) return null
  for (const { file, ids, count: before } of its) {
    const [more, fewer] = own.size > ids.size ? [own, ids] : [ids, own]
    if (![...fewer].every(id => more.has(id))) continue
    const left = more.size - fewer.size
    const rest = Math.abs(count - before)
    if (left === 0) {
      // Of the same cases the last output holds: what came since follows from it.
      if (ids === last?.ids && rest > 0 && rest < least) return { file, before, of: ids.size, left, rest }
      continue
    }
    if (isHere(about, ids)) continue
    const all = own.size > ids.size ? count : before
    // Where the greater says all or none, it says so of everybody already; how many there are is always all.
    if (isSize !== true && (all === 0 || all === more.size || rest > left)) continue
    if (left >= least && (isSize === true || bandOf(rest, left, least) === null)) continue
    return { file, before, of: ids.size, left, rest }
  }
  return null
}

const areSame = (a: ReadonlySet<string>, b: ReadonlySet<string>) => a.size === b.size && [...a].every(id => b.has(id))

const fewest = ({ left, rest }: Difference, least: number) =>
  left === 0 ? rest : Math.min(left, rest > 0 && rest < least ? rest : left)

/** Judges what follows from this output and an earlier one by subtraction: how many of the few cases that only one of them counts. */
export function judgeDifferences(
  statements: readonly Statement[],
  earlier: readonly EarlierCounts[],
  least: number,
): Finding[] {
  const known = byThing(earlier)
  const isHere = groupsCounted(statements)
  const later = new Map<string, { statement: Statement; difference: Difference }[]>()
  const findings = statements.flatMap((statement): Finding[] => {
    const difference = differenceOf(statement, known, isHere, least)
    if (difference === null) return []
    const { file, before, of, left, rest } = difference
    if (left === 0) {
      later.set(file, [...(later.get(file) ?? []), { statement, difference }])
      return []
    }
    const { about, count, what, where } = statement
    const own = statement.cases!.length
    return [
      {
        rule: 'complement',
        subject: `${about}: ${count} of ${own} with ${before} of ${of}`,
        where,
        says: `“${count} of ${own}” here and “${before} of ${of}” in ${file} leave ${rest} of ${left} ${what}: ${left < least ? `fewer than ${least} are left over` : `a count of fewer than ${least} follows`}.`,
        k: fewest(difference, least),
        ways: [
          { kind: 'band', says: 'Say “some”' },
          { kind: 'leave out', says: 'Leave out' },
        ],
      },
    ]
  })
  return [...findings, ...[...later].map(([file, some]) => counted(file, some, least, 'complement'))]
}

/** The counts of a table that tell of too few when an earlier output is subtracted, each with what it leaves. */
export function cellsApart(
  cells: readonly CountedCell[],
  earlier: readonly EarlierCounts[],
  least: number,
): { readonly statement: CountedCell; readonly difference: Difference }[] {
  const known = byThing(earlier)
  const isHere = groupsCounted(cells)
  return cells.flatMap(statement => {
    const difference = statement.isHidden === true ? null : differenceOf(statement, known, isHere, least)
    return difference === null ? [] : [{ statement, difference }]
  })
}

/** Judges the counts of a table against earlier outputs, cell by cell: one finding for each of these, and whether rows are others, or the same at another time. */
export function judgeCells(cells: readonly CountedCell[], earlier: readonly EarlierCounts[], least: number): Finding[] {
  const found = new Map<string, { statement: Statement; difference: Difference }[]>()
  for (const { statement, difference } of cellsApart(cells, earlier, least)) {
    const name = `${difference.left === 0 ? 'later' : 'others'} ${difference.file}`
    found.set(name, [...(found.get(name) ?? []), { statement, difference }])
  }
  return [...found.values()].map(some => counted(some[0]!.difference.file, some, least, 'small cells'))
}

const SAID = 6

/** One finding for counts that give something away together with those of an earlier output. */
function counted(
  file: string,
  some: readonly { readonly statement: Statement; readonly difference: Difference }[],
  least: number,
  rule: 'complement' | 'small cells',
): Finding {
  const told = some.map(
    ({ statement: { where, count, cases }, difference: { before, of, left } }) =>
    left === 0 ? `${where} (${before}, now ${count})` : `${where} (${count} of ${cases!.length} here, ${before} of ${of} there)`, // prettier-ignore
  )
  const { what } = some[0]!.statement
  const isLater = some[0]!.difference.left === 0
  const more = told.length > SAID ? ` and ${told.length - SAID} more` : ''
  const list = `${told.slice(0, SAID).join(', ')}${more}`
  const n = some.length === 1 ? 'One count' : `${some.length} counts`
  return {
    rule,
    subject: `${isLater ? 'since' : 'less'} ${file}: ${told.join(', ')}`.slice(0, 2000),
    where:
      some.length === 1 ? some[0]!.statement.where : isLater ? `What changed since ${file}` : `Together with ${file}`,
    says: isLater
      ? `${n} of the same ${what} changed by fewer than ${least} since ${file}: whoever has both, and knows what was added in between, knows of whom. ${list}.`
      : `${n}, less ${some.length === 1 ? 'that' : 'those'} in ${file}, ${some.length === 1 ? 'tells' : 'tell'} of fewer than ${least} ${what} that only one of them counts: ${list}.`,
    k: Math.min(...some.map(one => fewest(one.difference, least))),
    places: some.map(one => one.statement.where),
    ways: [
      { kind: 'coarsen', says: isLater ? 'Join rows or columns' : `Count the same ${what} as “${file}” does` },
      { kind: 'suppress', says: some.length === 1 ? 'Leave that count out' : 'Leave those counts out' },
    ],
  }
}

/** Counts that are not sentences: how many of each group, as an output is remembered with them. What is hidden is not said. */
export function countsOfCells(cells: readonly CountedCell[]): CountsShown[] {
  return countsOf(
    cells.filter(one => one.isHidden !== true && one.cases.length > 0),
    null,
  )
}
