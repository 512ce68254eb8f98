// Reads the sampling table: what was studied, by attributes, kinds of source and waves, and what was left out.

import type { AttributeId } from '../base/ids.ts'
import { Refusal } from '../base/trouble.ts'
import type { Read } from '../store/access.ts'
import { idOf, sql } from '../store/sql.ts'
import { caseTable } from './queries.ts'
import {
  LEFT_OUT,
  leftOutByReason,
  sampledThings,
  sampleOf,
  type Collected,
  type SampledQuestion,
  type SampledSource,
  type Sampling,
  type WaveLength,
} from './sampling.ts'

/** The sampling table of a kind of case. */
export function samplingOf(read: Read, kind: string, by: readonly AttributeId[], waves: WaveLength | null): Sampling {
  const { table, places, collected } = collect(read, kind, by)
  return {
    kind,
    by: places.map(place => table.attributes[place]!.name),
    ...sampleOf(table, places, collected, waves),
    leftOut: leftOutByReason(caseTable(read, LEFT_OUT.kind)),
  }
}

/** The people or sources that one number of the sampling table counts, by id. */
export function sampledIds(
  read: Read,
  kind: string,
  by: readonly AttributeId[],
  waves: WaveLength | null,
  question: SampledQuestion,
): string[] {
  const { table, places, collected } = collect(read, kind, by)
  const numbers = JSON.stringify(sampledThings(table, places, collected, waves, question))
  return read
    .arrays<[Buffer]>(
      question.what === 'people'
        ? sql`SELECT id FROM "case" WHERE n IN (SELECT value FROM json_each(${numbers})) ORDER BY n`
        : sql`SELECT id FROM source WHERE n IN (SELECT value FROM json_each(${numbers})) ORDER BY n`,
    )
    .map(([id]) => idOf(id))
}

/** The cases of a kind with what was collected of each, and the places of the attributes to count by. */
function collect(read: Read, kind: string, by: readonly AttributeId[]) {
  const table = caseTable(read, kind)
  const places = by.map(id => table.attributes.findIndex(attribute => attribute.id === id))
  if (places.includes(-1))
    throw new Refusal('attribute-gone', `An attribute to count by is none of this kind of case (${kind}).`)
  // A pair has the sources and the people of its members: both are found by the member, then given to what joins it.
  const joining = lists(
    read.arrays<[Buffer, Buffer]>(
      sql`SELECT member_id, pair_id FROM case_member JOIN "case" AS c ON c.id = pair_id WHERE c.kind = ${kind}`,
    ),
  )
  const wanted = new Set(table.cases.map(item => item.id as string))
  const give = (owner: string, to: (id: string) => void) => {
    if (wanted.has(owner)) to(owner)
    for (const pair of joining.get(owner) ?? []) to(pair)
  }
  const sources = new Map<string, Map<number, SampledSource>>()
  for (const [owner, n, sourceKind, date] of read.arrays<[Buffer, number, string, string | null]>(
    sql`SELECT case_id, s.n, s.kind, s.date FROM case_source JOIN source AS s ON s.id = source_id`,
  ))
    give(idOf(owner), id => {
      const its = sources.get(id) ?? new Map<number, SampledSource>()
      sources.set(id, its.set(n, { n, kind: sourceKind, date }))
    })
  const people = new Map<string, Set<number>>()
  for (const [owner, n] of read.arrays<[Buffer, number]>(
    sql`SELECT within_id, n FROM "case" WHERE kind = 'participant' AND within_id IS NOT NULL ORDER BY n`,
  ))
    give(idOf(owner), id => people.set(id, (people.get(id) ?? new Set<number>()).add(n)))
  const collected = table.cases.map((item): Collected => ({
    sources: [...(sources.get(item.id)?.values() ?? [])],
    people: [...(people.get(item.id) ?? [])],
  }))
  return { table, places, collected }
}

/** Second ids by the first. */
function lists(rows: readonly (readonly [Buffer, Buffer])[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [of, id] of rows) {
    const list = found.get(idOf(of))
    if (list) list.push(idOf(id))
    else found.set(idOf(of), [idOf(id)])
  }
  return found
}
