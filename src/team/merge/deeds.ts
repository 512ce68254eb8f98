// What a result comes to, row by row. Pure.

import { toTheEnd } from '../../base/slices.ts'
import { isStillSo } from './answer.ts'
import type { Draft } from './draft.ts'
import type { Deed, Patch, Row } from './types.ts'

/** So many rows are looked at at a time. */
const ROWS = 20_000

/** {@link derivingDeeds} without a pause, for what is not very many. */
export function deedsOf(draft: Draft): Deed[] {
  return toTheEnd(derivingDeeds(draft))
}

/** What a result has otherwise than ours, in slices. */
export function* derivingDeeds(draft: Draft): Generator<number, Deed[], void> {
  const deeds: Deed[] = []
  let seen = 0
  for (const { name: table, columns } of draft.facts.tables) {
    for (const [id, { row, kind, copy, isNew }] of draft.laid(table)) {
      if (++seen % ROWS === 0) yield 0
      const ours = isNew ? null : draft.facts.ours.row(table, id)
      if (row === null) {
        if (ours !== null) deeds.push({ do: 'delete', table, id, was: ours, kind, copy })
        continue
      }
      if (ours === null) {
        deeds.push({ do: 'insert', table, id, row, kind, copy })
        continue
      }
      const is: Record<string, string | number | null> = {}
      const was: Record<string, string | number | null> = {}
      for (const column of columns) {
        if (column === 'n' || (row[column] ?? null) === (ours[column] ?? null)) continue
        is[column] = row[column] ?? null
        was[column] = ours[column] ?? null
      }
      if (Object.keys(is).length > 0) deeds.push({ do: 'update', table, id, row: is, was, kind, copy })
    }
  }
  return deeds
}

/** What is done to a row where a patch is written beside what a plan does (null: nothing); null where the row stays as ours has it (null: it has none). */
export function withPatch(ours: Row | null, planned: Deed | null, patch: Patch): Deed | null {
  const { table, id } = patch
  const now = planned === null ? ours : planned.do === 'delete' ? null : { ...ours, ...planned.row }
  const copy = planned?.copy ?? null
  const kind = planned?.kind ?? 'changed'
  const next = rowWith(now, patch)
  if (next === null) return ours === null ? null : { do: 'delete', table, id, was: ours, kind, copy }
  if (ours === null) return { do: 'insert', table, id, row: next, kind, copy }
  const columns = Object.keys(next).filter(
    column => column !== 'n' && (next[column] ?? null) !== (ours[column] ?? null),
  )
  if (columns.length === 0) return null
  const pick = (row: Row) => Object.fromEntries(columns.map(column => [column, row[column] ?? null]))
  return { do: 'update', table, id, row: pick(next), was: pick(ours), kind, copy }
}

/** A row with a patch: null where it is not there then; as it is where the patch does not hold of it. */
export function rowWith(now: Row | null, patch: Patch): Row | null {
  if (patch.do === 'take') return null
  if (patch.do === 'put') return { ...now, ...patch.row, id: patch.id }
  return now !== null && isStillSo(patch, now) ? { ...now, ...patch.row } : now
}
