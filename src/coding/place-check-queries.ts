// Checks very many anchors fast: those of a copy that came back, by their row numbers. `checkAnchors` says of one source the same in words.

import { hash } from 'node:crypto'
import { idOf, sql } from '../store/sql.ts'
import type { Read } from '../store/access.ts'
import type { AnchorId, SourceId } from '../base/ids.ts'

/** So many anchors are read at a time. */
const LOT = 2000

/** Longer passages there are none: where an index goes in circles, reading ends here. */
const MOST_BETWEEN = 1_000_000

type Row = readonly [
  n: number,
  start: number,
  end: number,
  digest: string,
  lost: number,
  inSource: number | null,
  first: string | null,
  between: string | null,
  last: string | null,
]

/** The first anchor, among rows `first` to `last`, that does not stand on the words its digest says, or is lost and not asked about; null where all are sound. */
export function unsoundAnchor(
  read: Read,
  first: number,
  last: number,
): { readonly id: AnchorId; readonly sourceId: SourceId } | null {
  for (let from = first; from <= last; from += LOT) {
    // What lies between is joined in the order of the index: sorting it anew for each anchor takes longer than reading it.
    const rows = read.arrays<Row>({
      text: `SELECT anchor.n, start_offset, end_offset, hex(digest), lost,
          start.source_id = anchor.source_id AND (start_paragraph_id = end_paragraph_id OR stop.source_id = anchor.source_id), start.text,
          CASE WHEN stop.place > start.place + 1 THEN
            (SELECT group_concat(text, char(10)) FROM (SELECT text FROM paragraph
              WHERE source_id = anchor.source_id AND place > start.place AND place < stop.place ORDER BY place LIMIT ${MOST_BETWEEN})) END,
          stop.text
        FROM anchor LEFT JOIN paragraph AS start ON start.id = start_paragraph_id
          LEFT JOIN paragraph AS stop ON stop.id = iif(start_paragraph_id = end_paragraph_id, NULL, end_paragraph_id)
        WHERE anchor.n BETWEEN ? AND ?`,
      values: [from, Math.min(last, from + LOT - 1)],
    })
    const found = rows.find(row => !isSound(read, row))
    if (found) return anchorAt(read, found[0])
  }
  return null
}

function anchorAt(read: Read, n: number): { readonly id: AnchorId; readonly sourceId: SourceId } {
  const { id, source } = read.get<{ id: Buffer; source: Buffer }>(
    sql`SELECT id, source_id AS source FROM anchor WHERE n = ${n}`,
  )!
  return { id: idOf<'anchor'>(id), sourceId: idOf<'source'>(source) }
}

function isSound(read: Read, [n, start, end, digest, lost, inSource, first, between, last]: Row): boolean {
  if (inSource !== 1 || first === null || start < 0 || start > first.length) return false
  if (lost === 1) return last === null && end === start && isAskedAbout(read, n)
  if (last === null) return end > start && end <= first.length && digestOf(first.slice(start, end)) === digest
  if (end < 0 || end > last.length) return false
  const middle = between === null ? '' : `${between}\n`
  return digestOf(`${first.slice(start)}\n${middle}${last.slice(0, end)}`) === digest
}

function isAskedAbout(read: Read, n: number): boolean {
  return (
    read.get(sql`SELECT 1 FROM anchor_question WHERE anchor_id = (SELECT id FROM anchor WHERE n = ${n})`) !== undefined
  )
}

/** As the database writes eight bytes. */
function digestOf(words: string): string {
  return hash('sha256', words, 'hex').slice(0, 16).toUpperCase()
}
