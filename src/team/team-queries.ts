// Reads the team: who codes, what is recorded of them, how much they did, and who is to code what.

import type { CoderId } from '../base/ids.ts'
import type { Read } from '../store/access.ts'
import { idOf, idsOnce, sql, type Sql } from '../store/sql.ts'
import { listAllocations } from './allocation-queries.ts'
import { sealedSources } from './blind/sealed-queries.ts'
import { studyRecord } from './queries.ts'
import type { Part, Team } from './types.ts'

/** The team and its allocation. What is sealed from the coder at work is not counted. */
export function team(read: Read): Team {
  const once = idsOnce()
  const codings = countsOf(read, sql`coding WHERE anchor_id NOT IN (SELECT id FROM anchor WHERE lost = 1)`)
  const evidence = countsOf(read, sql`evidence WHERE anchor_id NOT IN (SELECT id FROM anchor WHERE lost = 1)`)
  const memos = countsOf(read, sql`memo`)
  const allocation = listAllocations(read)
  const marks = read
    .arrays<[Buffer, Buffer]>(sql`SELECT source_id, coder_id FROM source_coder ORDER BY n`)
    .map(([source, coder]) => ({ sourceId: once<'source'>(source), coderId: once<'coder'>(coder) }))
  return {
    coders: studyRecord(read).coders.map(({ facts, ...coder }) => {
      const theirs = allocation.filter(one => one.coderId === coder.id)
      const count = (part: Part) => theirs.filter(one => one.part === part).length
      return {
        ...coder,
        role: facts['role'] ?? null,
        background: facts['background'] ?? null,
        codings: codings.get(coder.id) ?? 0,
        evidence: evidence.get(coder.id) ?? 0,
        memos: memos.get(coder.id) ?? 0,
        parts: { first: count('first'), second: count('second'), reviewer: count('reviewer') },
        done: marks.filter(one => one.coderId === coder.id).length,
      }
    }),
    allocation,
    marks,
    sealed: sealedSources(read),
  }
}

function countsOf(read: Read, from: Sql): ReadonlyMap<CoderId, number> {
  return new Map(
    read
      .arrays<[Buffer, number]>(sql`SELECT coder_id, count(*) FROM ${from} GROUP BY coder_id`)
      .map(([id, count]) => [idOf<'coder'>(id), count]),
  )
}
