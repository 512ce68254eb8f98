// Reads the two queues: codings of split codes to be decided, and codings made under an earlier definition.

import type { ValuesOf } from '../../coding/attribution.ts'
import type { CodeId, CodingId } from '../../base/ids.ts'
import { compareText } from '../../base/order.ts'
import { excerpts } from '../../coding/queries.ts'
import type { Excerpt } from '../../coding/types.ts'
import { notLost } from '../../coding/lost-queries.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, join, sql, type Sql } from '../../store/sql.ts'
import type { OperationDetails } from '../operations/types.ts'
import { entryThen } from '../queries.ts'
import type { EarlierPage, OpenSplit, QueueQuestion, RedefinedCode, ToDecidePage } from './types.ts'

const PAGE = 50

function narrowedTo(question: QueueQuestion): Sql {
  const conditions: Sql[] = [notLost]
  if (question.coderId) conditions.push(sql`coding.coder_id = ${bytesOf(question.coderId)}`)
  if (question.codeId) conditions.push(sql`coding.code_id = ${bytesOf(question.codeId)}`)
  return join(conditions, ' AND ')
}

/** The codings of split codes that nobody has decided yet. */
export function toDecide(read: Read, question: QueueQuestion, valuesOf?: ValuesOf): ToDecidePage {
  const where = narrowedTo(question)
  const total = read.get<{ count: number }>(
    sql`SELECT count(*) AS count FROM to_decide JOIN coding ON coding.id = coding_id WHERE ${where}`,
  )!.count
  const rows = read.arrays<[Buffer, Buffer]>(sql`
    SELECT coding_id, operation_id FROM to_decide JOIN coding ON coding.id = coding_id JOIN anchor ON anchor.id = anchor_id
    JOIN source ON source.id = anchor.source_id JOIN paragraph ON paragraph.id = start_paragraph_id JOIN framework_operation AS done ON done.id = operation_id
    WHERE ${where} ORDER BY done.n, source.n, paragraph.place, start_offset, coding.n LIMIT ${question.limit ?? PAGE} OFFSET ${question.from ?? 0}`)
  const found = excerptsOf(
    read,
    rows.map(([coding]) => idOf<'coding'>(coding)),
    valuesOf,
  )
  return {
    splits: openSplits(read),
    total,
    items: rows.flatMap(([coding, operation]) => {
      const excerpt = found.get(idOf(coding))
      return excerpt ? [{ operationId: idOf<'operation'>(operation), excerpt }] : []
    }),
  }
}

function excerptsOf(
  read: Read,
  codingIds: readonly CodingId[],
  valuesOf: ValuesOf | undefined,
): ReadonlyMap<string, Excerpt> {
  if (codingIds.length === 0) return new Map()
  return new Map(
    excerpts(read, { codingIds, limit: codingIds.length }, valuesOf).excerpts.map(one => [one.codingId as string, one]),
  )
}

function openSplits(read: Read): OpenSplit[] {
  const names = new Map(
    read.arrays<[Buffer, string]>(sql`SELECT id, name FROM coder`).map(([id, name]) => [idOf(id) as string, name]),
  )
  const waiting = new Map<string, Map<string, number>>()
  for (const [operation, coder, count] of read.arrays<[Buffer, Buffer, number]>(
    sql`SELECT operation_id, coder_id, count(*) FROM to_decide JOIN coding ON coding.id = coding_id WHERE ${notLost} GROUP BY operation_id, coder_id`,
  )) {
    const id = idOf(operation)
    waiting.set(id, (waiting.get(id) ?? new Map<string, number>()).set(idOf(coder), count))
  }
  return read
    .all<{ id: Buffer; details: string; reason: string | null; made_at: string; by: string }>(sql`
      SELECT done.id, details, reason, done.made_at, coder.name AS "by" FROM framework_operation AS done JOIN coder ON coder.id = coder_id
      WHERE done.id IN (SELECT operation_id FROM to_decide) ORDER BY done.n`)
    .map((row): OpenSplit => {
      const details = JSON.parse(row.details) as OperationDetails
      const operationId = idOf<'operation'>(row.id)
      const code = details.codes[0]!
      const now = waiting.get(operationId)!
      const first = new Map(Object.entries(details.queuedBy ?? {}))
      const coders = [...new Set([...first.keys(), ...now.keys()])].map(id => ({
        id: id as OpenSplit['coders'][number]['id'],
        name: names.get(id) ?? '',
        waiting: now.get(id) ?? 0,
        all: Math.max(first.get(id) ?? 0, now.get(id) ?? 0),
      }))
      coders.sort((a, b) => compareText(a.name, b.name))
      return {
        operationId,
        code,
        into: inUse(read, [code.id, ...(details.into ?? []).map(one => one.id)]),
        reason: row.reason,
        splitAt: row.made_at,
        by: row.by,
        all: coders.reduce((sum, coder) => sum + coder.all, 0),
        waiting: coders.reduce((sum, coder) => sum + coder.waiting, 0),
        coders,
      }
    })
}

/** Codes that can be applied now: the given ones, or what replaced those of them that were retired since. The first, split one, is itself or nothing. */
function inUse(read: Read, codeIds: readonly CodeId[]): { id: CodeId; name: string }[] {
  const found = new Map<string, { id: CodeId; name: string }>()
  const seen = new Set<string>()
  const visit = (id: CodeId, replaced: boolean) => {
    if (seen.has(id)) return
    seen.add(id)
    const code = read.get<{ name: string; kind: string; status: string }>(
      sql`SELECT name, kind, status FROM code WHERE id = ${bytesOf(id)}`,
    )
    if (!code) return
    if (code.status !== 'retired') {
      if (code.kind === 'code') found.set(id, { id, name: code.name })
    } else if (replaced) {
      for (const row of read.all<{ by_id: Buffer }>(
        sql`SELECT by_id FROM code_replacement WHERE code_id = ${bytesOf(id)} ORDER BY n`,
      ))
        visit(idOf<'code'>(row.by_id), true)
    }
  }
  codeIds.forEach((id, at) => visit(id, at > 0))
  return [...found.values()]
}

/** The codings made under an earlier definition of their code and not confirmed since. Those of retired codes are left out: they are out of use. */
export function earlierDefinition(read: Read, question: QueueQuestion, valuesOf?: ValuesOf): EarlierPage {
  // From the few codes that were redefined to their codings, not from all codings.
  const from = sql`FROM code CROSS JOIN coding ON coding.code_id = code.id AND coding.definition < code.definition AND code.definition > 1 AND code.status <> 'retired'`
  const where = narrowedTo(question)
  const total = read.get<{ count: number }>(sql`SELECT count(*) AS count ${from} WHERE ${where}`)!.count
  const rows = read.arrays<[Buffer, number]>(sql`
    SELECT coding.id, coding.definition ${from} JOIN anchor ON anchor.id = anchor_id JOIN source ON source.id = anchor.source_id
    JOIN paragraph ON paragraph.id = start_paragraph_id WHERE ${where}
    ORDER BY code.n, source.n, paragraph.place, start_offset, coding.n LIMIT ${question.limit ?? PAGE} OFFSET ${question.from ?? 0}`)
  const found = excerptsOf(
    read,
    rows.map(([coding]) => idOf<'coding'>(coding)),
    valuesOf,
  )
  const codes = new Map<string, RedefinedCode>()
  for (const [code, name, coder, coderName, waiting] of read.arrays<[Buffer, string, Buffer, string, number]>(sql`
    SELECT code.id, code.name, coder.id, coder.name, count(*) ${from} JOIN coder ON coder.id = coding.coder_id GROUP BY code.n, coder.n ORDER BY code.n, coder.n`)) {
    const id = idOf<'code'>(code)
    const one = codes.get(id) ?? { code: { id, name }, definitions: definitionsOf(read, id), waiting: 0, coders: [] }
    const coders = [...one.coders, { id: idOf<'coder'>(coder), name: coderName, waiting }]
    codes.set(id, { ...one, waiting: one.waiting + waiting, coders })
  }
  return {
    codes: [...codes.values()],
    total,
    items: rows.flatMap(([coding, definition]) => {
      const excerpt = found.get(idOf(coding))
      return excerpt ? [{ definition, excerpt }] : []
    }),
  }
}

/** The major definitions of a code, oldest first, the present one last, as the operations on it tell. */
function definitionsOf(read: Read, codeId: CodeId): RedefinedCode['definitions'] {
  const present = read.get<{ definition: number }>(sql`SELECT definition FROM code WHERE id = ${bytesOf(codeId)}`)!
  const majors = read
    .all<{ details: string; reason: string | null; made_at: string; by: string }>(sql`
      SELECT details, reason, done.made_at, coder.name AS "by" FROM framework_operation AS done JOIN coder ON coder.id = coder_id
      WHERE operation = 'redefine' AND instr(details, ${codeId}) > 0 ORDER BY done.n`)
    .flatMap(row => {
      const details = JSON.parse(row.details) as OperationDetails
      return details.major && details.definition && details.codes[0]?.id === codeId ? [{ ...row, details }] : []
    })
  const earlier = Array.from({ length: present.definition - 1 }, (_, at) => {
    // What ended the first definition made the second.
    const end = majors.findLast(one => one.details.definition === at + 2)
    return {
      definition: at + 1,
      entry: end?.details.before ?? null,
      until: end ? { at: end.made_at, by: end.by, reason: end.reason } : null,
    }
  })
  return [...earlier, { definition: present.definition, entry: entryThen(read, codeId), until: null }]
}

/** The codings of a code that carry the mark *earlier definition*: all, or one coder's. */
export function earlierCodings(read: Read, question: Pick<QueueQuestion, 'codeId' | 'coderId'>): CodingId[] {
  return read
    .arrays<[Buffer]>(sql`
      SELECT coding.id FROM coding JOIN code ON code.id = coding.code_id AND coding.definition < code.definition WHERE ${narrowedTo(question)} ORDER BY coding.n`)
    .map(([id]) => idOf<'coding'>(id))
}
