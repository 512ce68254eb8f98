// Reads the heads of rows and columns.

import { naturally } from '../base/order.ts'
import { attributeValues, readAttributes } from '../cases/value-queries.ts'
import { listCodes, listVersions } from '../framework/queries.ts'
import type { Read } from '../store/access.ts'
import { idOf, sql, type Sql } from '../store/sql.ts'
import type {
  AttributeHead,
  CaseHead,
  CodeHead,
  CoderHead,
  Heads,
  NamedHead,
  ScaleHead,
  SetHead,
  SourceHead,
} from './heads.ts'

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
  const asked = new Set(read.arrays<[Uint8Array]>(sql`SELECT code_id FROM code_question`).map(([id]) => idOf(id)))
  const depths = new Map<string, number>()
  return listCodes(read, new Map()).map(code => {
    const depth = code.parentId === null ? 0 : (depths.get(code.parentId) ?? 0) + 1
    depths.set(code.id, depth)
    const { id, key, name, kind, hue, pattern } = code
    const parent = code.parentId === null ? 0 : (numbers.get(code.parentId) ?? 0)
    return {
      n: numbers.get(id)!,
      id,
      key,
      name,
      kind,
      parent,
      depth,
      hue,
      pattern,
      retired: code.status === 'retired',
      asked: asked.has(id),
    }
  })
}

function signedCases(read: Read): Set<number> | null {
  const rows = read.arrays<[number, string]>(
    sql`SELECT "case".n, status FROM summary JOIN "case" ON "case".id = case_id WHERE code_id IS NULL`,
  )
  return rows.length === 0 ? null : new Set(rows.flatMap(([n, status]) => (status === 'signed' ? [n] : [])))
}

function attributeHeads(read: Read): AttributeHead[] {
  const attributes = readAttributes(read)
  const values = attributeValues(read, attributes)
  return attributes.map(({ n, about, name, type, choices }) => ({
    about,
    name,
    type,
    choices,
    // Where it does not apply the value is `DOES_NOT_APPLY`; unassigned has none.
    values: values.get(n) ?? new Map(),
  }))
}

/** What is recorded of each person: under the name that stands for them, else under another name of theirs. */
function coderFacts(read: Read): (n: number) => CoderHead['facts'] {
  const found = new Map<number, Partial<Record<string, string>>>()
  for (const [n, field, value] of read.arrays<[number, string, string]>(sql`
    SELECT coalesce(person.n, coder.n), field, value FROM coder_fact JOIN coder ON coder.id = coder_id LEFT JOIN coder AS person ON person.id = coder.joined_to
    ORDER BY coder.joined_to IS NOT NULL, coder_fact.n`)) {
    const its = found.get(n) ?? {}
    its[field] ??= value
    found.set(n, its)
  }
  return n => ({ role: found.get(n)?.['role'] ?? '', background: found.get(n)?.['background'] ?? '' })
}

function setHeads(read: Read): SetHead[] {
  const codes = lists(
    read,
    sql`SELECT s.n, c.n FROM code_set_member AS j JOIN code_set AS s ON s.id = j.set_id JOIN code AS c ON c.id = j.code_id ORDER BY j.n`,
  )
  return read
    .arrays<[number, Uint8Array, string]>(sql`SELECT n, id, name FROM code_set ORDER BY place, n`)
    .map(([n, id, name]) => ({ n, id: idOf(id), key: null, name, codes: codes(n) }))
}

function scaleHeads(read: Read): ScaleHead[] {
  const values = new Map<number, Map<number, string>>()
  for (const [scale, of, value] of read.arrays<[number, number, string]>(
    sql`SELECT s.n, c.n, r.value FROM rating AS r JOIN rating_scale AS s ON s.id = r.scale_id JOIN "case" AS c ON c.id = r.case_id ORDER BY r.n`,
  )) {
    const its = values.get(scale) ?? new Map<number, string>()
    values.set(scale, its)
    if (!its.has(of)) its.set(of, value)
  }
  return read
    .arrays<[number, Uint8Array, string, ScaleHead['kind'], string | null]>(
      sql`SELECT n, id, name, kind, steps FROM rating_scale ORDER BY place, n`,
    )
    .map(([n, id, name, kind, steps]) => ({
      id: idOf(id),
      name,
      kind,
      steps: steps === null ? [] : (JSON.parse(steps) as string[]),
      values: values.get(n) ?? new Map(),
    }))
}

function namedHeads(read: Read, query: Sql): NamedHead[] {
  return read.arrays<[number, Uint8Array, string]>(query).map(([n, id, name]) => ({ n, id: idOf(id), name }))
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
    .arrays<[number, Uint8Array, string | null, string, string, string | null]>(
      sql`SELECT n, id, key, name, kind, date FROM source`,
    )
    .map(([n, id, key, name, kind, date]): SourceHead => ({
      n,
      id: idOf(id),
      key,
      name,
      kind,
      date,
      cases: casesOf(n),
      codedBy: codedBy(n),
    }))
  const facts = coderFacts(read)
  const coders = read
    .arrays<[number, Uint8Array, string]>(sql`SELECT n, id, name FROM coder WHERE joined_to IS NULL ORDER BY n`)
    .map(([n, id, name]): CoderHead => ({ n, id: idOf(id), key: null, name, facts: facts(n) }))
  return {
    codes: codeHeads(read),
    sets: setHeads(read),
    scales: scaleHeads(read),
    signed: signedCases(read),
    propositions: namedHeads(
      read,
      sql`SELECT n, id, coalesce(key, short_name, substr(statement, 1, 60)) FROM proposition`,
    ),
    versions: namedHeads(read, sql`SELECT n, id, label FROM framework_version`),
    cases: naturally(cases),
    sources: naturally(sources),
    coders: naturally(coders),
    attributes: attributeHeads(read),
    version: listVersions(read).at(-1)?.label ?? null,
  }
}
