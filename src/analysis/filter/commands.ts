// The one writer of saved filters.

import { fold } from '../../base/order.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Change } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import type { Filter, SavedFilterId } from './types.ts'

/** Keeps a filter under a name; with the id of a saved one, in its place. Refuses an empty name, and one that another has. */
export function saveFilter(tx: Change, name: string, filter: Filter, filterId?: SavedFilterId): SavedFilterId {
  const free = freeName(tx, name, filterId ?? null)
  if (filterId === undefined) {
    tx.describe(`Save filter “${free}”`)
    return tx.insert('saved_filter', {
      name: free,
      filter: JSON.stringify(filter),
      coderId: tx.coderId,
      madeAt: tx.now,
    }) as SavedFilterId
  }
  getSavedFilter(tx, filterId)
  tx.describe(`Change filter “${free}”`)
  tx.update('saved_filter', filterId, { name: free, filter: JSON.stringify(filter) })
  return filterId
}

/** Gives a saved filter another name. Refuses an empty one, and one that another has. */
export function renameFilter(tx: Change, filterId: SavedFilterId, name: string): void {
  const former = getSavedFilter(tx, filterId)
  const free = freeName(tx, name, filterId)
  tx.update('saved_filter', filterId, { name: free })
  tx.describe(`Rename filter “${former}” to “${free}”`)
}

/** Removes a saved filter. What was made with it keeps its own copy. */
export function removeFilter(tx: Change, filterId: SavedFilterId): void {
  const name = getSavedFilter(tx, filterId)
  tx.remove('saved_filter', filterId)
  tx.describe(`Remove filter “${name}”`)
}

function getSavedFilter(tx: Change, filterId: SavedFilterId): string {
  const row = tx.get<{ name: string }>(sql`SELECT name FROM saved_filter WHERE id = ${bytesOf(filterId)}`)
  if (!row) throw new Refusal('filter-gone', 'This saved filter is not there any more.')
  return row.name
}

function freeName(tx: Change, name: string, except: SavedFilterId | null): string {
  const trimmed = name.trim()
  if (!trimmed) throw new Refusal('name-empty', 'A saved filter needs a name.')
  const clash = tx
    .all<{ id: Buffer; name: string }>(sql`SELECT id, name FROM saved_filter`)
    .find(row => fold(row.name) === fold(trimmed) && idOf(row.id) !== except)
  if (clash) throw new Refusal('name-taken', `There is already a filter “${clash.name}”. Choose another name.`)
  return trimmed
}
