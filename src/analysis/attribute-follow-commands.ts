// What analysis keeps by the name of an attribute goes along when that name changes: saved filters and displays, scopes of
// propositions and of their former wordings, counts in a text.

import type { Renaming } from '../cases/renaming.ts'
import type { Change } from '../store/access.ts'
import { idOf, sql, type Sql } from '../store/sql.ts'
import { displayAsJson, parseDisplay } from './displays/queries.ts'
import { filterOf } from './filter/queries.ts'
import { renamedDisplay, renamedFilter } from './filter/renaming.ts'

/** Writes the new names wherever a filter or a display is kept. Gives back in how many. Whoever renames an attribute or its values calls this in the same change. */
export function attributesFollow(tx: Change, renamings: readonly Renaming[]): number {
  if (renamings.length === 0) return 0
  let changed = 0
  /** The rows of a table whose filter reads otherwise under the new names. */
  const moved = (query: Sql) =>
    tx.all<{ id: Buffer; filter: string }>(query).flatMap(({ id, filter }) => {
      const next = JSON.stringify(renamings.reduce(renamedFilter, filterOf(filter)))
      return next === JSON.stringify(filterOf(filter)) ? [] : [{ id: idOf(id), filter: next }]
    })
  for (const { id, filter } of moved(sql`SELECT id, filter FROM saved_filter ORDER BY n`)) {
    tx.update('saved_filter', id, { filter })
    changed++
  }
  for (const row of tx.all<{ id: Buffer; request: string }>(sql`SELECT id, request FROM saved_display ORDER BY n`)) {
    const display = parseDisplay(row.request)
    const request = displayAsJson(renamings.reduce(renamedDisplay, display))
    if (request === displayAsJson(display)) continue
    tx.update('saved_display', idOf(row.id), { request })
    changed++
  }
  for (const { id, filter } of moved(sql`SELECT id, filter FROM claim WHERE filter IS NOT NULL ORDER BY n`)) {
    tx.update('claim', id, { filter })
    changed++
  }
  for (const { id, filter } of moved(
    sql`SELECT id, scope_filter AS filter FROM proposition WHERE scope_filter IS NOT NULL ORDER BY n`,
  )) {
    tx.update('proposition', id, { scopeFilter: filter })
    changed++
  }
  for (const { id, filter } of moved(
    sql`SELECT id, scope_filter AS filter FROM proposition_wording WHERE scope_filter IS NOT NULL ORDER BY n`,
  ))
    tx.update('proposition_wording', id, { scopeFilter: filter })
  return changed
}
