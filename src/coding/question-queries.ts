// Reads the queue: anchors that a correction of their text could not carry exactly, with their words then and now.

import type { AnchorQuestionId, CodeId, CoderId, CodingId, SourceId } from '../base/ids.ts'
import type { Read } from '../store/access.ts'
import { bytesOf, idOf, sql } from '../store/sql.ts'
import type { OpenText } from './open-text.ts'
import { anchorsIn } from './carry-commands.ts'
import { contextAfter, contextBefore } from './context.ts'
import { openText } from './queries.ts'
import type { AnchorQuestion } from './types.ts'

/** The questions about one source, or all of them: sources as they came in, then place in the text. */
export function anchorQuestions(read: Read, sourceId?: SourceId): AnchorQuestion[] {
  const rows = read.all<{
    id: Buffer
    anchor_id: Buffer
    source_id: Buffer
    kind: AnchorQuestion['kind']
    words: string
    before: string
    after: string
    made_at: string
    by: string
    source_key: string | null
    source_name: string
  }>(sql`
    SELECT question.id, question.anchor_id, anchor.source_id, question.kind, words_then AS words, before, after, text_edit.made_at, coder.name AS "by", source.key AS source_key, source.name AS source_name
    FROM (SELECT id, anchor_id, edit_id, kind, words AS words_then, before, after FROM anchor_question) AS question
    JOIN anchor ON anchor.id = question.anchor_id JOIN source ON source.id = anchor.source_id
    JOIN text_edit ON text_edit.id = question.edit_id JOIN coder ON coder.id = text_edit.coder_id
    WHERE ${sourceId === undefined ? sql`1` : sql`anchor.source_id = ${bytesOf(sourceId)}`} ORDER BY source.n`)
  const texts = new Map<string, { text: OpenText; ranges: Map<string, { start: number; end: number }> }>()
  const textOf = (id: SourceId) => {
    let known = texts.get(id)
    if (!known) {
      const text = openText(read, id)
      known = { text, ranges: new Map(anchorsIn(read, text).map(one => [one.id as string, one.range])) }
      texts.set(id, known)
    }
    return known
  }
  const order = new Map<string, number>()
  return rows
    .map((row): AnchorQuestion => {
      const id = idOf<'source'>(row.source_id)
      if (!order.has(id)) order.set(id, order.size)
      const { text, ranges } = textOf(id)
      const range = ranges.get(idOf(row.anchor_id))!
      return {
        id: idOf<'anchor question'>(row.id),
        anchorId: idOf<'anchor'>(row.anchor_id),
        sourceId: id,
        source: row.source_key ?? row.source_name,
        kind: row.kind,
        was: { before: row.before, words: row.words, after: row.after },
        is: {
          before: contextBefore(text.text, range.start),
          words: text.text.slice(range.start, range.end),
          after: contextAfter(text.text, range.end),
        },
        range,
        correctedBy: row.by,
        correctedAt: row.made_at,
        codings: codingsOn(read, row.anchor_id),
        alsoHolds: alsoOn(read, row.anchor_id),
      }
    })
    .sort(
      (a, b) =>
        order.get(a.sourceId)! - order.get(b.sourceId)! || a.range.start - b.range.start || (a.id < b.id ? -1 : 1),
    )
}

/** How many questions wait, by source. */
export function countAnchorQuestions(read: Read): { readonly sourceId: SourceId; readonly count: number }[] {
  return read
    .arrays<[Buffer, number]>(sql`
      SELECT anchor.source_id, count(*) FROM anchor_question JOIN anchor ON anchor.id = anchor_question.anchor_id GROUP BY anchor.source_id`)
    .map(([id, count]) => ({ sourceId: idOf<'source'>(id), count }))
}

/** The source a question is about, or undefined. */
export function questionAnchor(read: Read, id: AnchorQuestionId) {
  return read.get<{ anchor_id: Buffer; source_id: Buffer; lost: number }>(sql`
    SELECT anchor_id, source_id, lost FROM anchor_question JOIN anchor ON anchor.id = anchor_id WHERE anchor_question.id = ${bytesOf(id)}`)
}

/** The codings on an anchor, with code and coder. */
export function codingsOn(
  read: Read,
  anchorId: Uint8Array,
): {
  readonly id: CodingId
  readonly codeId: CodeId
  readonly coderId: CoderId
  readonly code: string
  readonly coder: string
}[] {
  return read
    .all<{ id: Buffer; code_id: Buffer; coder_id: Buffer; code: string; coder: string }>(sql`
      SELECT coding.id, code_id, coder_id, code.name AS code, coder.name AS coder FROM coding JOIN code ON code.id = code_id JOIN coder ON coder.id = coder_id
      WHERE anchor_id = ${anchorId} ORDER BY coding.n`)
    .map(row => ({
      id: idOf<'coding'>(row.id),
      codeId: idOf<'code'>(row.code_id),
      coderId: idOf<'coder'>(row.coder_id),
      code: row.code,
      coder: row.coder,
    }))
}

/** What rests on an anchor besides codings. */
export function alsoOn(read: Read, anchorId: Uint8Array): AnchorQuestion['alsoHolds'] {
  return read.get<AnchorQuestion['alsoHolds']>(sql`
    SELECT (SELECT count(*) FROM evidence WHERE anchor_id = ${anchorId}) AS evidence,
      (SELECT count(*) FROM memo WHERE anchor_id = ${anchorId}) + (SELECT count(*) FROM memo_link WHERE to_anchor_id = ${anchorId}) AS memos,
      (SELECT count(*) FROM code WHERE founding_anchor_id = ${anchorId}) AS founds,
      (SELECT count(*) FROM summary_link WHERE anchor_id = ${anchorId}) + (SELECT count(*) FROM rating_anchor WHERE anchor_id = ${anchorId})
        + (SELECT count(*) FROM quote WHERE anchor_id = ${anchorId}) AS links,
      (SELECT count(*) FROM comment WHERE anchor_id = ${anchorId}) AS comments`)!
}
