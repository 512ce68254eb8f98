// Names that no two things of a table may share: sets of codes, attributes, scales, filters, displays. What two sides made under one
// name is one thing; what one side made and another only came to call so stays two, told apart by what it was called before. Pure.

import { fold } from '../../base/order.ts'
import type { Draft } from './draft.ts'
import type { Clash } from './meet.ts'
import type { MergeKind, Row } from './types.ts'

/** What of the result has the name of a new row of a copy, where the copy does not have that thing itself: then both are one. */
export function madeAlike(draft: Draft, table: string, row: Row, side: number): string | null {
  return (notHeld(draft, table, sharing(draft, table, row), side)?.['id'] as string | undefined) ?? null
}

/** The first of some rows that is no thing of a copy itself. */
export function notHeld(draft: Draft, table: string, rows: readonly Row[], side: number): Row | null {
  if (rows.length === 0) return null
  const held = heldBy(draft, table, side)
  return rows.find(row => !held.has(row['id'] as string)) ?? null
}

/** Of the values that sides gave something which they made alike the least holds: whoever comes first. */
export function leastHolds(draft: Draft, table: string, id: string, clash: Clash, kind: MergeKind): void {
  const {
    columns: [column],
    ours,
    theirs,
  } = clash
  const values = [ours, ...theirs.map(one => one.row)].map(row => String(row[column!]))
  draft.set(table, id, { [column!]: values.sort()[0]! }, kind, theirs[0]!.side)
}

/** Tells things apart that came to bear one name. What is new or was always called so keeps it; what was given it says in brackets what it was called before. So it does not matter which copy comes first. */
export function callApart(draft: Draft): void {
  for (const { name: table, named } of draft.facts.tables) {
    if (named === null) continue
    for (const [id, { isNew }] of Array.from(draft.laid(table))) {
      const row = draft.row(table, id)
      const ours = isNew ? null : draft.facts.ours.row(table, id)
      if (row === null || (ours !== null && ours[named.column] === row[named.column])) continue
      const alike = sharing(draft, table, row)
      if (alike.length > 0 || isThird(draft, table, named.column, row))
        tellApart(draft, table, named.column, [row, ...alike])
    }
  }
}

/** Whether a known thing was given a name that others were given before, and that were told apart then. */
function isThird(draft: Draft, table: string, column: string, row: Row): boolean {
  const isRenamed = (one: Row, base: Row | null) => base !== null && base[column] !== one[column]
  if (!isRenamed(row, atBases(draft, table, row['id'] as string))) return false
  return draft.all(table).some(one => {
    const base = atBases(draft, table, one['id'] as string)
    return isRenamed(one, base) && fold(String(one[column])) === fold(`${row[column]} (${base![column]})`)
  })
}

function tellApart(draft: Draft, table: string, column: string, rows: readonly Row[]): void {
  const all = rows
    .map(row => ({ row, base: atBases(draft, table, row['id'] as string) }))
    .sort((a, b) => rank(a) - rank(b) || (a.row['id']! < b.row['id']! ? -1 : 1))
  const [first] = all
  for (const one of all) {
    const { row, base } = one
    const isRenamed = base !== null && base[column] !== row[column]
    if (one === first && !isRenamed) continue
    const mark = isRenamed ? String(base[column]) : '2'
    for (let times = 1; ; times++) {
      const called = { ...row, [column]: `${row[column]} (${mark}${times === 1 ? '' : ` ${times}`})` }
      if (sharing(draft, table, called).length > 0) continue
      const id = row['id'] as string
      draft.set(table, id, { [column]: called[column]! }, 'M05', draft.laid(table).get(id)?.copy ?? null)
      break
    }
  }

  function rank({ row, base }: (typeof all)[number]): number {
    return base === null ? 1 : base[column] === row[column] ? 0 : 2
  }
}

/** A row as it was when the copies were handed out; null where nobody had it then. */
export function atBases(draft: Draft, table: string, id: string): Row | null {
  const touched = draft.facts.ours.touched(table).get(id)
  return touched === undefined ? draft.facts.ours.row(table, id) : touched.was
}

/** The other rows of the result that are called as a row is. */
function sharing(draft: Draft, table: string, row: Row): Row[] {
  const { named } = draft.tables.get(table)!
  if (named === null) return []
  const name = fold(String(row[named.column]))
  return draft
    .all(table)
    .filter(
      one =>
        one['id'] !== row['id'] &&
        fold(String(one[named.column])) === name &&
        named.within.every(column => one[column] === row[column]),
    )
}

/** The things of a table that a copy has or had, by the ids by which we know them. */
export function heldBy(draft: Draft, table: string, side: number): ReadonlySet<string> {
  const copy = draft.facts.sides[side]!
  const its = [...copy.all(table).map(row => row['id'] as string), ...copy.touched(table).keys()]
  return new Set(its.map(id => draft.known(id)))
}
