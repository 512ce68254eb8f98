// Memos call the words that they link to by their beginning: where words are taken out of a text the links are called as what stands there then.

import { anchorsIn } from '../coding/carry-commands.ts'
import { openText } from '../coding/queries.ts'
import { callLinksAnew } from '../memos/commands.ts'
import type { KeepsWords } from '../sources/redact-commands.ts'
import { isTouched } from '../sources/words-going.ts'
import { bytesOf, idOf, sql } from '../store/sql.ts'

/** Links of memos to passages in which something goes. */
export const memosKeepWords: KeepsWords = (tx, { places }) => {
  const anchors: string[] = []
  const codings: string[] = []
  for (const [sourceId, ranges] of places) {
    const touched = new Set<string>(
      anchorsIn(tx, openText(tx, sourceId)).flatMap(({ id, range }) => (isTouched(ranges, range) ? [id] : [])),
    )
    for (const [anchor, coding] of tx.arrays<[Buffer, Buffer | null]>(sql`
      SELECT anchor.id, coding.id FROM memo_link LEFT JOIN coding ON coding.id = to_coding_id JOIN anchor ON anchor.id = coalesce(to_anchor_id, anchor_id)
      WHERE source_id = ${bytesOf(sourceId)}`)) {
      if (!touched.has(idOf(anchor))) continue
      if (coding === null) anchors.push(idOf(anchor))
      else codings.push(idOf(coding))
    }
  }
  return () => {
    callLinksAnew(tx, 'anchor', anchors)
    callLinksAnew(tx, 'coding', codings)
  }
}
