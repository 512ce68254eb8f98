// Reads what names a thing of the project, before it is removed: saved filters and displays, counts in a text, scopes.

import { readAttributes } from '../../cases/value-queries.ts'
import type { Read } from '../../store/access.ts'
import { sql } from '../../store/sql.ts'
import { displayAsJson, parseDisplay } from '../displays/queries.ts'
import { filterOf } from './queries.ts'
import { renamedDisplay, renamedFilter } from './renaming.ts'
import type { Naming } from './types.ts'

/** What names one of these things, by id, in the order of what is asked about: filters, displays, scopes, counts. */
export function namingOf(read: Read, ids: readonly string[]): Naming[] {
  const wanted = new Set(ids)
  const attributes = readAttributes(read)
  const mine = attributes.filter(one => wanted.has(one.id))
  // An attribute is named by its name: what would read otherwise under another one names it.
  const renamings = mine.map(one => ({
    about: one.about,
    name: one.name,
    to: `\u0000${one.id}`,
    values: new Map<string, string>(),
    others: attributes.filter(other => other.id !== one.id && other.name === one.name).map(other => other.about),
  }))
  const namesId = (json: string) => {
    for (const [id] of json.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu)) if (wanted.has(id)) return true
    return false
  }
  const inFilter = (json: string) => {
    if (namesId(json)) return true
    if (renamings.length === 0) return false
    const filter = filterOf(json)
    return renamings.some(one => renamedFilter(filter, one) !== filter)
  }
  const inDisplay = (json: string) => {
    if (namesId(json)) return true
    const display = parseDisplay(json)
    return renamings.some(one => displayAsJson(renamedDisplay(display, one)) !== displayAsJson(display))
  }
  const rows = (query: ReturnType<typeof sql>, what: Naming['what'], names: (json: string) => boolean): Naming[] =>
    read.arrays<[string, string]>(query).flatMap(([name, json]) => (names(json) ? [{ what, name }] : []))
  return [
    ...rows(sql`SELECT name, filter FROM saved_filter ORDER BY name COLLATE NOCASE, n`, 'filter', inFilter),
    ...rows(sql`SELECT name, request FROM saved_display ORDER BY name COLLATE NOCASE, n`, 'display', inDisplay),
    ...rows(
      sql`SELECT coalesce(key, short_name, statement), scope_filter FROM proposition WHERE scope_filter IS NOT NULL ORDER BY place, n`,
      'scope',
      inFilter,
    ),
    ...rows(sql`SELECT words, filter FROM claim WHERE filter IS NOT NULL ORDER BY n`, 'count', inFilter),
  ]
}
