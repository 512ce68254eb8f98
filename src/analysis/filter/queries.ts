// Reads saved filters, and what the things that a filter names are called.

import { readAttributes } from '../../cases/value-queries.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { filterParser } from './parse.ts'
import type { Filter, SavedFilter } from './types.ts'
import { attributeNames, filterInWords, missedBy, type FilterNames } from './words.ts'

/** What things are called in a filter's words, looked up one by one: key, else name. */
export function filterNames(read: Read): FilterNames {
  const named = (query: (id: Uint8Array) => ReturnType<typeof sql>) => {
    const known = new Map<string, string | undefined>()
    return (id: string) => {
      if (!known.has(id)) known.set(id, read.get<{ name: string }>(query(bytesOf(id)))?.name)
      return known.get(id)
    }
  }
  return {
    source: named(id => sql`SELECT coalesce(key, name) AS name FROM source WHERE id = ${id}`),
    case: named(id => sql`SELECT coalesce(key, name) AS name FROM "case" WHERE id = ${id}`),
    coder: named(id => sql`SELECT name FROM coder WHERE id = ${id}`),
    code: named(id => sql`SELECT name FROM code WHERE id = ${id}`),
    proposition: named(
      id => sql`SELECT coalesce(key, short_name, substr(statement, 1, 60)) AS name FROM proposition WHERE id = ${id}`,
    ),
    version: named(id => sql`SELECT label AS name FROM framework_version WHERE id = ${id}`),
    attribute: attributeNames(() => readAttributes(read)),
  }
}

/** A filter out of the project's own JSON. */
export function filterOf(json: string): Filter {
  return filterParser.parse(JSON.parse(json), 'filter')
}

/** Every saved filter, by name. */
export function savedFilters(read: Read): SavedFilter[] {
  const names = filterNames(read)
  return read
    .all<{ id: Buffer; name: string; filter: string; coder_id: Buffer; made_at: string }>(
      sql`SELECT id, name, filter, coder_id, made_at FROM saved_filter ORDER BY name COLLATE NOCASE, n`,
    )
    .map(row => {
      const filter = filterOf(row.filter)
      const misses = missedBy(filter, names)
      return {
        id: idOf<'saved filter'>(row.id),
        name: row.name,
        filter,
        words: filterInWords(filter, names),
        gone: misses.length > 0,
        misses,
        coderId: idOf<'coder'>(row.coder_id),
        madeAt: row.made_at,
      }
    })
}
