// Reads the names of a project as those outside may see them, and what was settled for them.

import type { CaseId } from '../../base/ids.ts'
import { allowedBy } from '../../cases/consent.ts'
import { consentOf } from '../../cases/consent-queries.ts'
import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import { outsideNames, type OutsideNames } from './names.ts'
import type { NamedCase, NamedPart, NamedSource, OutsideSettings } from './types.ts'

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
  const silent = new Set<string>(
    [...consentOf(read).values()].filter(one => allowedBy(one) === 'nothing').map(one => one.caseId),
  )
  const cases = read
    .arrays<[Buffer, string, string | null, string, string | null]>(
      sql`SELECT id, kind, key, name, published_code FROM "case" ORDER BY n`,
    )
    .map(([id, kind, key, name, code]): NamedCase => ({
      id: idOf<'case'>(id),
      kind,
      key,
      name,
      code,
      isSilent: silent.has(idOf(id)),
    }))
  const members = new Map<string, NamedPart[]>()
  for (const [pair, member, part] of read.arrays<[Buffer, Buffer, string]>(
    sql`SELECT pair_id, member_id, part FROM case_member ORDER BY n`,
  ))
    listAt(members, idOf(pair)).push({ id: idOf(member), part })
  const coders = read.arrays<[string]>(sql`SELECT name FROM coder ORDER BY n`).map(([name]) => name)
  return outsideNames(cases, members, namedSources(read, silent), outsideSettings(read), coders)
}

function namedSources(read: Read, silent: ReadonlySet<string>): NamedSource[] {
  const people = new Map<string, CaseId[]>()
  const sites = new Map<string, CaseId[]>()
  for (const [source, id] of read.arrays<[Buffer, Buffer]>(sql`
    SELECT source_id, participant_id FROM speaker WHERE participant_id IS NOT NULL
    UNION SELECT source_id, case_id FROM case_source JOIN "case" ON "case".id = case_id WHERE "case".kind = 'participant' ORDER BY 1, 2`))
    listAt(people, idOf(source)).push(idOf<'case'>(id))
  for (const [source, id] of read.arrays<[Buffer, Buffer]>(
    sql`SELECT source_id, case_id FROM case_source JOIN "case" ON "case".id = case_id WHERE "case".kind = 'site' ORDER BY case_source.n`,
  ))
    listAt(sites, idOf(source)).push(idOf<'case'>(id))
  return read
    .arrays<[Buffer, string | null, string | null]>(
      sql`SELECT source.id, key, code FROM source LEFT JOIN source_code ON source_code.source_id = source.id ORDER BY source.n`,
    )
    .map(([bytes, key, code]): NamedSource => {
      const id = idOf<'source'>(bytes)
      const peopleIds = people.get(id) ?? []
      return {
        id,
        key,
        code,
        peopleIds,
        siteIds: sites.get(id) ?? [],
        isSilent: peopleIds.some(person => silent.has(person)),
      }
    })
}

function listAt<Value>(map: Map<string, Value[]>, key: string): Value[] {
  const list = map.get(key) ?? []
  map.set(key, list)
  return list
}
