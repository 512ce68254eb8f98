// Reads what was corrected in a text, and where words stand that may be.

import type { SourceId } from '../base/ids.ts'
import type { Read } from '../store/access.ts'
import { bytesOf, idOf, sql } from '../store/sql.ts'
import { contextAfter, contextBefore } from '../coding/context.ts'
import { findInText, type FindWords } from './find-in-text.ts'
import { getSource, textOf } from './queries.ts'
import { inPlace, type KeptStep } from './text-history.ts'
import type { Occurrences, TextEdit } from './types.ts'

const FIRST = 200

/** Where words stand in a text. Refuses a source that is not there. */
export function occurrences(read: Read, sourceId: SourceId, find: FindWords): Occurrences {
  getSource(read, sourceId)
  const text = textOf(read, sourceId)
  const found = findInText(text, find)
  return {
    count: found.length,
    first: found.slice(0, FIRST).map(({ start, end }) => ({
      start,
      end,
      before: contextBefore(text, start),
      words: text.slice(start, end),
      after: contextAfter(text, end),
    })),
  }
}

/** The corrections of a text, newest first. `asked` counts the places that wait because of it. Refuses a source that is not there. */
export function textHistory(read: Read, sourceId: SourceId): TextEdit[] {
  getSource(read, sourceId)
  const rows = read.all<{
    id: Buffer
    kind: TextEdit['kind']
    by: string
    made_at: string
    reason: string | null
    steps: string
    asked: number
    redacts: number
    redacted_kind: TextEdit['redactedKind']
  }>(sql`
      SELECT text_edit.id, text_edit.kind, coder.name AS "by", text_edit.made_at, reason, steps, redacts, redacted_kind, (SELECT count(*) FROM anchor_question WHERE edit_id = text_edit.id) AS asked
      FROM text_edit JOIN coder ON coder.id = coder_id WHERE source_id = ${bytesOf(sourceId)} ORDER BY text_edit.n DESC`)
  const kept = rows.map(row => JSON.parse(row.steps) as KeptStep[])
  const steps = inPlace(textOf(read, sourceId), kept)
  return rows.map((row, at) => ({
    id: idOf(row.id),
    kind: row.kind,
    by: row.by,
    madeAt: row.made_at,
    reason: row.reason,
    steps: steps[at]!,
    asked: row.asked,
    redacts: row.redacts === 1,
    redactedKind: row.redacted_kind,
  }))
}
