// Reads the sampling table: what was studied, by attributes, kinds of source and waves, and what was left out.

import type { AttributeId } from '../base/ids.ts'
import { Refusal } from '../base/trouble.ts'
import type { Read } from '../store/access.ts'
import { idOf, sql } from '../store/sql.ts'
import { caseTable } from './queries.ts'
import { LEFT_OUT, leftOutByReason, sampleOf, type SampledSource, type Sampling, type WaveLength } from './sampling.ts'

/** The sampling table of a kind of case. */
export function samplingOf(read: Read, kind: string, by: readonly AttributeId[], waves: WaveLength | null): Sampling {
  const table = caseTable(read, kind)
  const places = by.map(id => table.attributes.findIndex(attribute => attribute.id === id))
  if (places.includes(-1))
    throw new Refusal('attribute-gone', `An attribute to count by is none of this kind of case (${kind}).`)
  const sources = new Map<string, SampledSource[]>()
  // A pair has the sources of its members.
  for (const [caseId, n, sourceKind, date] of read.arrays<[Buffer, number, string, string | null]>(sql`
    SELECT c.id, s.n, s.kind, s.date FROM "case" AS c JOIN case_source AS j ON j.case_id = c.id OR j.case_id IN (SELECT member_id FROM case_member WHERE pair_id = c.id)
    JOIN source AS s ON s.id = j.source_id WHERE c.kind = ${kind}`)) {
    const id = idOf(caseId)
    sources.set(id, [...(sources.get(id) ?? []), { n, kind: sourceKind, date }])
  }
  const people = new Map(
    read
      .arrays<[Buffer, number]>(sql`
        SELECT c.id, count(DISTINCT p.id) FROM "case" AS c JOIN "case" AS p ON p.kind = 'participant'
          AND (p.within_id = c.id OR p.within_id IN (SELECT member_id FROM case_member WHERE pair_id = c.id)) WHERE c.kind = ${kind} GROUP BY c.id`)
      .map(([id, n]): [string, number] => [idOf(id), n]),
  )
  return {
    kind,
    by: places.map(place => table.attributes[place]!.name),
    ...sampleOf(
      table,
      places,
      table.cases.map(item => ({ sources: sources.get(item.id) ?? [], people: people.get(item.id) ?? 0 })),
      waves,
    ),
    leftOut: leftOutByReason(caseTable(read, LEFT_OUT.kind)),
  }
}
