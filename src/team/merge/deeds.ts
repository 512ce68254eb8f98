// What a result comes to, row by row. Pure.

import { toTheEnd } from '../../base/slices.ts'
import type { Draft } from './draft.ts'
import type { Deed } from './types.ts'

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
