// Reads which questions of merges are open on what, and which codings an open one concerns now.

import { hexOfId, idFromHex, type CodingId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import { excerpts, type ExcerptQuestion } from '../../coding/queries.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { listCoders } from '../queries.ts'
import type { ConcernedCodings, KeptQuestion, QuestionSign } from './types.ts'

/** What a row that is asked about is part of, as people find it in the workbench: each as a kind, an id and, of what stands between two, the other id. */
const PARTS: Readonly<Record<string, string>> = {
  coding: `SELECT 'source' AS about, source_id AS id, NULL AS beside FROM coding JOIN anchor ON anchor.id = anchor_id WHERE coding.id = ?`,
  paragraph: `SELECT 'source' AS about, source_id AS id, NULL AS beside FROM paragraph WHERE id = ?`,
  anchor: `SELECT 'source' AS about, source_id AS id, NULL AS beside FROM anchor WHERE id = ?`,
  evidence: `SELECT 'source' AS about, source_id AS id, NULL AS beside FROM evidence JOIN anchor ON anchor.id = anchor_id WHERE evidence.id = ?
    UNION ALL SELECT 'proposition', proposition_id, NULL FROM evidence WHERE id = ?`,
  attribute_value: `SELECT 'case' AS about, case_id AS id, NULL AS beside FROM attribute_value WHERE id = ? AND case_id IS NOT NULL
    UNION ALL SELECT 'source', source_id, NULL FROM attribute_value WHERE id = ? AND source_id IS NOT NULL`,
  consent: `SELECT 'case' AS about, case_id AS id, NULL AS beside FROM consent WHERE id = ?`,
  case_source: `SELECT 'case' AS about, case_id AS id, NULL AS beside FROM case_source WHERE id = ?`,
  case_event: `SELECT 'case' AS about, case_id AS id, NULL AS beside FROM case_event WHERE id = ?`,
  case_link: `SELECT 'case' AS about, from_id AS id, NULL AS beside FROM case_link WHERE id = ? UNION ALL SELECT 'case', to_id, NULL FROM case_link WHERE id = ?`,
  rating: `SELECT 'case' AS about, case_id AS id, NULL AS beside FROM rating WHERE id = ?`,
  summary: `SELECT 'summary' AS about, case_id AS id, code_id AS beside FROM summary WHERE id = ?`,
  position: `SELECT 'position' AS about, proposition_id AS id, case_id AS beside FROM position WHERE id = ?`,
  negative_case: `SELECT 'position' AS about, proposition_id AS id, case_id AS beside FROM negative_case WHERE id = ?`,
}
/** Things that are found as themselves. */
const ITSELF: ReadonlySet<string> = new Set(['code', 'source', 'coding', 'case', 'memo', 'proposition'])

/** The questions that merges left open, each with the things of the workbench that it is open on. */
export function questionSigns(read: Read): QuestionSign[] {
  return read
    .all<{ id: Buffer; kind: string; about: string; object_id: Buffer }>(
      sql`SELECT id, kind, about, object_id FROM merge_question WHERE state = 'open' ORDER BY n`,
    )
    .map(({ id, kind, about, object_id: objectId }) => {
      const parts = PARTS[about]
        ? read.all<{ about: string; id: Buffer; beside: Buffer | null }>({
            text: PARTS[about],
            values: Array<Buffer>(PARTS[about].split('?').length - 1).fill(objectId),
          })
        : []
      return {
        id: hexOfId(idOf(id)),
        kind: kind as QuestionSign['kind'],
        on: [
          ...(ITSELF.has(about) ? [{ about, id: idOf(objectId), besideId: null }] : []),
          ...parts.map(part => ({
            about: part.about,
            id: idOf(part.id),
            besideId: part.beside === null ? null : idOf(part.beside),
          })),
        ],
      }
    })
}

/** The codings that stand now on what an open question is about: those that its answers change, else those under its code, it itself, or on its words. Refuses a question that is not there. */
export function concernedNow(read: Read, questionId: string, page: { from: number; limit: number }): ConcernedCodings {
  const question = read.get<Asked>(
    sql`SELECT about, object_id, content FROM merge_question WHERE id = ${bytesOf(idFromHex(questionId))}`,
  )
  if (!question) throw new Refusal('question-gone', 'This question is not in the project (any more).')
  const asked = askedOf(read, question)
  if (asked === null) return { total: 0, first: [] }
  const found = excerpts(read, { ...asked, ...page })
  const gone =
    question.about === 'code' && asked.codingIds ? asked.codingIds.length - standing(read, asked.codingIds) : 0
  const coders = new Map(listCoders(read).map(coder => [coder.id, coder.name]))
  const codes = new Map(
    read.arrays<[Buffer, string]>(sql`SELECT id, name FROM code`).map(([id, name]) => [idOf<'code'>(id), name]),
  )
  return {
    total: found.total,
    ...(gone > 0 ? { gone } : {}),
    first: found.excerpts.map(one => ({
      id: one.codingId,
      copy: null,
      coder: coders.get(one.coderId) ?? '',
      code: codes.get(one.codeId) ?? '',
      source: one.sourceKey ?? one.sourceName,
      sourceId: one.sourceId,
      words: one.words,
      range: one.range,
    })),
  }
}

interface Asked {
  readonly about: string
  readonly object_id: Buffer
  readonly content: string
}

/** Kinds that are about some codings of a code: those that went elsewhere with one side, or came since the other retired it. */
const OF_SOME: ReadonlySet<string> = new Set(['M12', 'M15', 'M16'])

/** The codings that an answer to a question about some gives another code, or takes away. */
function codingsChanged({ kind, full }: KeptQuestion): CodingId[] {
  if (!OF_SOME.has(kind)) return []
  const ids = full.flatMap(({ patches }) =>
    patches.flatMap(({ do: deed, table, id }) => (table === 'coding' && deed !== 'put' ? [id] : [])),
  )
  return [...new Set(ids)].map(id => idFromHex<'coding'>(id))
}

/** How many of some codings are there still, sealed ones too. */
function standing(read: Read, ids: readonly CodingId[]): number {
  return read.get<{ count: number }>(
    sql`SELECT count(*) AS count FROM main.coding WHERE id IN (SELECT unhex(value) FROM json_each(${JSON.stringify(ids.map(hexOfId))}))`,
  )!.count
}

function askedOf(read: Read, { about, object_id: objectId, content }: Asked): ExcerptQuestion | null {
  if (about === 'code') {
    const codingIds = codingsChanged(JSON.parse(content) as KeptQuestion)
    return codingIds.length > 0 ? { codingIds } : { codeIds: [idOf<'code'>(objectId)] }
  }
  if (about === 'coding') return { codingIds: [idOf<'coding'>(objectId)] }
  if (about !== 'paragraph') return null
  const ids = read.arrays<[Buffer]>(sql`
    SELECT coding.id FROM paragraph AS here JOIN anchor ON anchor.source_id = here.source_id
      JOIN paragraph AS first ON first.id = start_paragraph_id JOIN paragraph AS last ON last.id = end_paragraph_id
      JOIN coding ON coding.anchor_id = anchor.id
    WHERE here.id = ${objectId} AND first.place <= here.place AND last.place >= here.place`)
  return ids.length === 0 ? null : { codingIds: ids.map(([id]) => idOf<'coding'>(id)) }
}
