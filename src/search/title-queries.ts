// Reads the titles for find-anything, kind by kind.

import type { Read } from '../store/access.ts'
import { idOf, sql } from '../store/sql.ts'
import { Finder } from './finder.ts'
import type { Kind, Thing } from './ranking.ts'
import type { RowSpan } from './shards.ts'

// What else of a code is searched, and what it is called.
const TEXTS = {
  brief: 'definition',
  full: 'full definition',
  inclusion: 'inclusion',
  exclusion: 'exclusion',
  typical: 'exemplar',
  close: 'counter-example',
} as const

/** What of one kind can be found by its title, in a run of row numbers. */
function thingsToFind(read: Read, kind: Kind, { first, last }: RowSpan): Thing[] {
  const thing = (n: number, id: Uint8Array, key: string | null, name: string, detail: string): Thing => ({
    kind,
    n,
    id: idOf(id),
    key,
    name,
    detail,
  })
  switch (kind) {
    case 'source':
      return read
        .arrays<[number, Uint8Array, string | null, string, string, string | null]>(
          sql`SELECT n, id, key, name, kind, date FROM source WHERE n BETWEEN ${first} AND ${last} ORDER BY n`,
        )
        .map(([n, id, key, name, its, date]) => thing(n, id, key, name, date === null ? its : `${its}, ${date}`))
    case 'case':
      return read
        .arrays<[number, Uint8Array, string | null, string, string, string | null]>(
          sql`SELECT c.n, c.id, c.key, c.name, c.kind, coalesce(w.key, w.name) FROM "case" AS c LEFT JOIN "case" AS w ON w.id = c.within_id WHERE c.n BETWEEN ${first} AND ${last} ORDER BY c.n`,
        )
        .map(([n, id, key, name, its, within]) => thing(n, id, key, name, within === null ? its : `${its}, ${within}`))
    case 'memo':
      return read
        .arrays<[number, Uint8Array, string, string, string | null, string | null]>(
          sql`SELECT m.n, m.id, m.title, substr(m.body, 1, 80), m.journal_on,
            coalesce(s.key, s.name, c.name, k.key, k.name, p.key, p.statement, gc.name, a.key, a.name)
            FROM memo AS m LEFT JOIN source AS s ON s.id = m.source_id LEFT JOIN code AS c ON c.id = m.code_id
            LEFT JOIN "case" AS k ON k.id = m.case_id LEFT JOIN proposition AS p ON p.id = m.proposition_id
            LEFT JOIN coding AS g ON g.id = m.coding_id LEFT JOIN code AS gc ON gc.id = g.code_id
            LEFT JOIN anchor AS w ON w.id = m.anchor_id LEFT JOIN source AS a ON a.id = w.source_id
            WHERE m.n BETWEEN ${first} AND ${last} ORDER BY m.n`,
        )
        .map(([n, id, title, body, day, about]) =>
          thing(n, id, null, title.trim() === '' ? body : title, memoDetail(day, about)),
        )
    case 'proposition':
      return read
        .arrays<[number, Uint8Array, string | null, string, string]>(
          sql`SELECT n, id, key, statement, status FROM proposition WHERE n BETWEEN ${first} AND ${last} ORDER BY n`,
        )
        .map(([n, id, key, statement, status]) => thing(n, id, key, statement, `proposition, ${status}`))
    case 'code':
      return read
        .all<
          Record<keyof typeof TEXTS | 'key' | 'above', string | null> & {
            n: number
            id: Uint8Array
            name: string
            kind: 'code' | 'group'
            status: string
          }
        >(
          sql`SELECT c.n, c.id, c.key, c.name, c.kind, c.status, p.name AS above, c.brief_definition AS brief, c.full_definition AS "full",
            c.inclusion, c.exclusion, c.typical_exemplar AS typical, c.close_but_no AS close FROM code AS c LEFT JOIN code AS p ON p.id = c.parent_id WHERE c.n BETWEEN ${first} AND ${last} ORDER BY c.n`,
        )
        .map(row => {
          const retired = row.status === 'retired'
          const what = row.kind === 'group' ? 'code group' : retired ? 'retired code' : 'code'
          const found = thing(row.n, row.id, row.key, row.name, row.above === null ? what : `${what} in ${row.above}`)
          if (row.kind === 'group' || retired) return found
          const texts = Object.entries(TEXTS).flatMap(([field, name]) => {
            const text = row[field as keyof typeof TEXTS]
            return text === null ? [] : [[name, text] as const]
          })
          return { ...found, texts }
        })
  }
}

function memoDetail(day: string | null, about: string | null): string {
  if (day !== null) return `journal, ${day}`
  return about === null ? 'memo' : `memo on ${about.length > 60 ? `${about.slice(0, 59)}…` : about}`
}

/** The tables whose rows change what can be found. */
const FOUND_IN: Readonly<Record<string, Kind>> = {
  source: 'source',
  code: 'code',
  case: 'case',
  memo: 'memo',
  proposition: 'proposition',
}

// Their lines name others of their kind (“code in Culture”): a change to one may concern any.
const NAME_OTHERS: readonly Kind[] = ['code', 'case']

/** Tells a finder which rows a change touched. */
export function tellOfChange(finder: Finder, entries: readonly (RowSpan & { readonly table: string })[]): void {
  for (const entry of entries) {
    const kind = FOUND_IN[entry.table]
    if (kind === undefined) continue
    if (NAME_OTHERS.includes(kind)) finder.refresh([kind])
    else finder.refreshRows(kind, entry)
  }
}

/** A finder over the titles of an open project. Tell it of changes by {@link tellOfChange}. */
export function finderOf(read: Read): Finder {
  return new Finder((kind, rows) => thingsToFind(read, kind, rows))
}
