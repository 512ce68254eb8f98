// After a text was corrected: every anchor it touched is carried to where its words are now, and what could not be carried
// exactly is put into the queue. No anchor is dropped.

import type { AnchorId, SourceId } from '../base/ids.ts'
import { wordCount, type TextRange } from '../base/text-range.ts'
import type { TextStep } from '../base/text-step.ts'
import type { Change } from '../store/access.ts'
import { bytesOf, idOf, sql } from '../store/sql.ts'
import { carry, worse, type Carried, type Outcome } from './carry.ts'
import { digestOf } from './commands.ts'
import { contextAfter, contextBefore } from './context.ts'
import { placeOf, type OpenText } from './open-text.ts'

/** A correction of one text: as it was, as it is, and the steps between. Rows that it took away must still be there; those that it added must be there. */
export interface TextChange {
  readonly sourceId: SourceId
  readonly before: OpenText
  readonly after: OpenText
  readonly steps: readonly TextStep[]
  readonly editId: string
  /** The former text as it may be told of, where the correction redacts: as long, with blocks for what it takes out. */
  readonly told?: string
  /** The first step goes on with the typing of the correction before ([C7]). */
  readonly goesOn?: boolean
  /** Where an anchor that words and context found elsewhere goes instead; a corrected file says so. */
  readonly found?: ReadonlyMap<AnchorId, TextRange>
}

/** An anchor of a source as it stands in the text. A lost one has no length. */
export interface PlacedAnchor {
  readonly id: AnchorId
  readonly range: TextRange
  readonly lost: boolean
}

/** How many anchors came to which outcome; those that nothing happened to are not among them. */
export type CarriedCounts = Readonly<Record<Outcome, number>>

/** Carries the anchors of a corrected text and asks about those that could not be carried exactly. */
export function carryAnchors(tx: Change, change: TextChange): CarriedCounts {
  const counts = { kept: 0, cut: 0, replaced: 0, lost: 0 }
  const touched = touchedStretch(change.before, change.after)
  for (const anchor of anchorsIn(tx, change.before)) {
    const { range } = anchor
    if (range.end < touched.start || range.start > touched.end) continue
    const found = change.found?.get(anchor.id)
    const carried: Carried = found
      ? { range: found, outcome: 'kept' }
      : carry(change.after.text, range, change.steps, change.goesOn)
    if (!anchor.lost || found) counts[carried.outcome]++
    settle(tx, change, anchor, carried)
  }
  return counts
}

/** The anchors of a source with where they stand in its text. */
export function anchorsIn(tx: Pick<Change, 'arrays'>, text: OpenText): PlacedAnchor[] {
  const starts = new Map(text.ids.map((id, at) => [Buffer.from(id).toString('latin1'), text.starts[at]!]))
  return tx
    .arrays<[Buffer, Buffer, number, Buffer, number, number]>(sql`
      SELECT id, start_paragraph_id, start_offset, end_paragraph_id, end_offset, lost FROM anchor WHERE source_id = ${bytesOf(text.sourceId)} ORDER BY n`)
    .map(([id, first, startOffset, last, endOffset, lost]) => ({
      id: idOf<'anchor'>(id),
      range: {
        start: starts.get(first.toString('latin1'))! + startOffset,
        end: starts.get(last.toString('latin1'))! + endOffset,
      },
      lost: lost === 1,
    }))
}

function settle(tx: Change, change: TextChange, anchor: PlacedAnchor, { range, outcome }: Carried): void {
  const { before, after } = change
  const start = placeOf(after, range.start)
  const end = placeOf(after, range.end)
  const was = before.text.slice(anchor.range.start, anchor.range.end)
  const is = after.text.slice(range.start, range.end)
  const isLost = outcome === 'lost'
  const told = change.told ?? before.text
  tx.update('anchor', anchor.id, {
    startParagraphId: after.ids[start.paragraph]!,
    startOffset: start.offset,
    endParagraphId: after.ids[end.paragraph]!,
    endOffset: end.offset,
    lost: isLost,
    ...(was === is ? {} : { digest: digestOf(is), words: wordCount(is) }),
  })
  if (anchor.lost && outcome === 'kept') removeQuestion(tx, anchor.id)
  if (outcome === 'kept' || anchor.lost) return
  const said = {
    words: told.slice(anchor.range.start, anchor.range.end),
    before: contextBefore(told, anchor.range.start),
    after: contextAfter(told, anchor.range.end),
  }
  const standing = tx.get<{ id: Buffer; kind: Outcome }>(
    sql`SELECT id, kind FROM anchor_question WHERE anchor_id = ${bytesOf(anchor.id)}`,
  )
  if (standing) {
    // What the words were before the first correction is what the coder knew; a part of what is redacted now may be among them.
    const known = change.told === undefined ? {} : said
    tx.update('anchor_question', idOf(standing.id), { kind: worse(standing.kind, outcome), ...known })
    return
  }
  tx.insert('anchor_question', {
    anchorId: anchor.id,
    editId: change.editId,
    kind: outcome,
    ...said,
  })
}

/** Its words were found again. */
function removeQuestion(tx: Change, anchorId: AnchorId): void {
  const asked = tx.get<{ id: Buffer }>(sql`SELECT id FROM anchor_question WHERE anchor_id = ${bytesOf(anchorId)}`)
  if (asked) tx.remove('anchor_question', idOf(asked.id))
}

/** The stretch of the former text whose paragraphs a correction changed, added to or took away. Outside it nothing has moved within its paragraph. */
function touchedStretch(before: OpenText, after: OpenText): TextRange {
  const most = Math.min(before.ids.length, after.ids.length)
  let head = 0
  while (head < most && sameParagraph(before, head, after, head)) head++
  let tail = 0
  while (tail < most - head && sameParagraph(before, before.ids.length - 1 - tail, after, after.ids.length - 1 - tail))
    tail++
  const last = before.ids.length - 1 - tail
  const start = head < before.ids.length ? before.starts[head]! : before.text.length
  return { start, end: last < head ? start : endOf(before, last) }
}

function sameParagraph(a: OpenText, at: number, b: OpenText, other: number): boolean {
  const start = a.starts[at]!
  const length = endOf(a, at) - start
  const otherStart = b.starts[other]!
  if (length !== endOf(b, other) - otherStart) return false
  const one = a.ids[at]!
  const two = b.ids[other]!
  return (
    (one === two || Buffer.compare(one, two) === 0) &&
    a.text.slice(start, start + length) === b.text.slice(otherStart, otherStart + length)
  )
}

function endOf(text: OpenText, at: number): number {
  return at + 1 < text.starts.length ? text.starts[at + 1]! - 1 : text.text.length
}
