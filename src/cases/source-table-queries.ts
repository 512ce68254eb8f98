// Reads all sources side by side with their attributes.

import { compareNatural } from '../base/order.ts'
import type { Read } from '../store/access.ts'
import { idOf, sql } from '../store/sql.ts'
import type { SourceRow, SourceTable } from './types.ts'
import { attributeValues, readAttributes } from './value-queries.ts'

/** The table of sources. */
export function sourceTable(read: Read): SourceTable {
  const numbered = readAttributes(read)
  const byNumber = attributeValues(read, numbered, attribute => attribute.about === 'source')
  const attributes = numbered.filter(attribute => attribute.about === 'source')
  const cases = new Map<number, string[]>()
  for (const [n, name] of read.arrays<[number, string]>(
    sql`SELECT s.n, coalesce(c.key, c.name) FROM case_source AS j JOIN source AS s ON s.id = j.source_id JOIN "case" AS c ON c.id = j.case_id ORDER BY j.n`,
  )) {
    const its = cases.get(n)
    if (its) its.push(name)
    else cases.set(n, [name])
  }
  const rows = read
    .arrays<[number, Buffer, string | null, string, string, string | null]>(
      sql`SELECT n, id, key, name, kind, date FROM source`,
    )
    .map(([n, id, key, name, kind, date]) => ({
      n,
      source: { id: idOf<'source'>(id), key, name, kind, date, cases: cases.get(n) ?? [] } satisfies SourceRow,
    }))
    .sort((a, b) => compareNatural(a.source.key ?? a.source.name, b.source.key ?? b.source.name) || a.n - b.n)
  return {
    attributes: attributes.map(({ n: _n, ...attribute }) => attribute),
    sources: rows.map(row => row.source),
    values: rows.map(row => attributes.map(attribute => byNumber.get(attribute.n)?.get(row.n) ?? null)),
  }
}
