// Reads the names of a project as those outside may see them, and what was settled for them.

import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import { outsideNames, type OutsideNames } from './names.ts'
import type { NamedCase, OutsideSettings } from './types.ts'

/** Under which kind of output these settings are kept. */
export const OUTSIDE = 'outside'
const UNSET: OutsideSettings = { substitutes: [], least: null, leftOut: [] }

/** What was settled for everything that leaves the team. */
export function outsideSettings(read: Read): OutsideSettings {
  const row = read.get<{ settings: string }>(sql`SELECT settings FROM output_setting WHERE output = ${OUTSIDE}`)
  // Written by us and parsed at the door.
  return { ...UNSET, ...(row ? (JSON.parse(row.settings) as Partial<OutsideSettings>) : {}) }
}

/** The names of a project for those outside. */
export function readOutsideNames(read: Read): OutsideNames {
  const cases = read
    .arrays<[Buffer, string, string | null, string, string | null]>(
      sql`SELECT id, kind, key, name, published_code FROM "case" ORDER BY n`,
    )
    .map(([id, kind, key, name, code]): NamedCase => ({ id: idOf<'case'>(id), kind, key, name, code }))
  const members = new Map<string, string[]>()
  for (const [pair, member] of read.arrays<[Buffer, Buffer]>(
    sql`SELECT pair_id, member_id FROM case_member ORDER BY n`,
  )) {
    const list = members.get(idOf(pair))
    if (list) list.push(idOf(member))
    else members.set(idOf(pair), [idOf(member)])
  }
  const keys = read.arrays<[string]>(sql`SELECT key FROM source WHERE key IS NOT NULL ORDER BY n`).map(([key]) => key)
  return outsideNames(cases, members, keys, outsideSettings(read))
}
