// Reads the heads of rows and columns.

import { attributeValues, readAttributes } from '../cases/value-queries.ts'
import { listCodes, listVersions } from '../framework/queries.ts'
import type { Read } from '../store/access.ts'
import { idOf, sql, type Sql } from '../store/sql.ts'
import { naturally, type AttributeHead, type CaseHead, type CodeHead, type Heads, type SourceHead } from './heads.ts'

/** Rows of two numbers as lists of the second by the first. */
function lists(read: Read, query: Sql): (n: number) => readonly number[] {
  const found = new Map<number, number[]>()
  for (const [of, n] of read.arrays<[number, number]>(query)) {
    const list = found.get(of)
    if (list) list.push(n)
    else found.set(of, [n])
  }
  return n => found.get(n) ?? []
}

function codeHeads(read: Read): CodeHead[] {
  const numbers = new Map(
    read.arrays<[Uint8Array, number]>(sql`SELECT id, n FROM code`).map(([id, n]) => [idOf<'code'>(id), n]),
  )
  const depths = new Map<string, number>()
  return listCodes(read, new Map()).map(code => {
    const depth = code.parentId === null ? 0 : (depths.get(code.parentId) ?? 0) + 1
    depths.set(code.id, depth)
    const { id, key, name, kind, hue, pattern } = code
    const parent = code.parentId === null ? 0 : (numbers.get(code.parentId) ?? 0)
    return { n: numbers.get(id)!, id, key, name, kind, parent, depth, hue, pattern, retired: code.status === 'retired' }
  })
}

function attributeHeads(read: Read): AttributeHead[] {
  const attributes = readAttributes(read)
  const values = attributeValues(read, attributes)
  return attributes.map(({ n, about, name, choices }) => ({
    about,
    name,
    choices,
    // Where it does not apply the value is `DOES_NOT_APPLY`; unassigned has none.
    values: values.get(n) ?? new Map(),
  }))
}

/** Everything that stands at the head of rows and columns, in the order in which people see it. */
export function readHeads(read: Read): Heads {
  const members = lists(
    read,
    sql`SELECT p.n, m.n FROM case_member AS j JOIN "case" AS p ON p.id = j.pair_id JOIN "case" AS m ON m.id = j.member_id ORDER BY j.n`,
  )
  const casesOf = lists(
    read,
    sql`SELECT s.n, c.n FROM case_source AS j JOIN source AS s ON s.id = j.source_id JOIN "case" AS c ON c.id = j.case_id ORDER BY j.n`,
  )
  const codedBy = lists(
    read,
    sql`SELECT s.n, c.n FROM source_coder AS j JOIN source AS s ON s.id = j.source_id JOIN coder AS c ON c.id = j.coder_id ORDER BY j.n`,
  )
  const cases = read
    .arrays<[number, Uint8Array, string | null, string, string, number | null]>(
      sql`SELECT c.n, c.id, c.key, c.name, c.kind, w.n FROM "case" AS c LEFT JOIN "case" AS w ON w.id = c.within_id`,
    )
    .map(([n, id, key, name, kind, within]): CaseHead => ({
      n,
      id: idOf(id),
      key,
      name,
      kind,
      within: within ?? 0,
      members: members(n),
    }))
  const sources = read
    .arrays<[number, Uint8Array, string | null, string, string]>(sql`SELECT n, id, key, name, kind FROM source`)
    .map(([n, id, key, name, kind]): SourceHead => ({
      n,
      id: idOf(id),
      key,
      name,
      kind,
      cases: casesOf(n),
      codedBy: codedBy(n),
    }))
  const coders = read
    .arrays<[number, Uint8Array, string]>(sql`SELECT n, id, name FROM coder ORDER BY n`)
    .map(([n, id, name]) => ({ n, id: idOf(id), key: null, name }))
  return {
    codes: codeHeads(read),
    cases: naturally(cases),
    sources: naturally(sources),
    coders: naturally(coders),
    attributes: attributeHeads(read),
    version: listVersions(read).at(-1)?.label ?? null,
  }
}
