// Where codings begin and end: new edges, several joined into one, one split in two.

import type { AnchorId, CoderId, CodingId } from '../base/ids.ts'
import type { TextRange } from '../base/text-range.ts'
import { Refusal } from '../base/trouble.ts'
import type { Change } from '../store/access.ts'
import { sql, bytesOf } from '../store/sql.ts'
import { getCoding, isCoded, labelsIn, rangesIn, type CodingRow } from './coding-queries.ts'
import { anchorAt, removeAnchorIfFree } from './commands.ts'
import { byOthers } from './labels.ts'
import { openText } from './queries.ts'
import { trimRange } from './trim.ts'
import { STRENGTHS } from './types.ts'

/** What goes along when codings come to stand on other words or are joined; the rooms above, which own it, know how. */
export interface GoesAlong {
  /** A coder's coding went from one anchor to another, or to several when it was split: what that coder judged of these words goes along. */
  readonly words: (tx: Change, from: AnchorId, to: readonly AnchorId[], coderId: CoderId) => void
  /** A coding is about to go, joined into another: what stands on it goes over. */
  readonly coding: (tx: Change, from: CodingId, into: CodingId) => void
}

/** Gives a coding other words: it begins or ends elsewhere in its source, and nothing else about it changes. Refuses the words it has, and words that its coder gave the same code. */
export function resizeCoding(
  tx: Change,
  { codingId, range }: { readonly codingId: CodingId; readonly range: TextRange },
  goesAlong: GoesAlong,
): void {
  const coding = getCoding(tx, codingId)
  const to = anchorAt(tx, openText(tx, coding.sourceId), range)
  if (to === coding.anchorId)
    throw new Refusal('same-words', `This coding of “${coding.code}” begins and ends there already.`)
  refuseEqual(tx, coding, to, [codingId])
  tx.update('coding', codingId, { anchorId: to })
  wordsGoAlong(tx, coding, [to], goesAlong)
  tx.describe(`Move the edges of coding “${coding.code}”${byOthers(tx, [coding])}`)
}

/** Joins codings of one code by one coder in one source into one, from the first word of the first to the last of the last. The first stays and takes over what stood on the others: comments one after the other, the greatest strength, memos, evidence. Refuses fewer than two, and codings of several codes, coders or sources. */
export function joinCodings(tx: Change, codingIds: readonly CodingId[], goesAlong: GoesAlong): CodingId {
  const rows = [...new Set(codingIds)].map(id => getCoding(tx, id))
  refuseUnlike(rows)
  const text = openText(tx, rows[0]!.sourceId)
  const rangeOf = rangesIn(text)
  const placed = rows
    .map(row => ({ row, range: rangeOf(row.place) }))
    .sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end)
  const first = placed[0]!.row
  const others = placed.slice(1).map(one => one.row)
  const end = Math.max(...placed.map(one => one.range.end))
  const to = anchorAt(tx, text, { start: placed[0]!.range.start, end })
  refuseEqual(tx, first, to, codingIds)
  const ordered = placed.map(one => one.row)
  const comments = ordered.flatMap(row => (row.comment === null ? [] : [row.comment]))
  tx.update('coding', first.id, {
    anchorId: to,
    strength: STRENGTHS.find(strength => ordered.some(row => row.strength === strength)) ?? null,
    exemplar: ordered.some(row => row.exemplar) ? 1 : 0,
    comment: comments.length === 0 ? null : [...new Set(comments)].join('\n'),
    // Where one of them waits to be looked at again under a newer definition, so does the whole.
    definition: Math.min(...ordered.map(row => row.definition)),
  })
  for (const other of others) {
    goesAlong.coding(tx, other.id, first.id)
    tx.remove('coding', other.id)
  }
  for (const row of ordered) wordsGoAlong(tx, row, [to], goesAlong)
  tx.describe(`Join ${rows.length} codings “${first.code}”${byOthers(tx, [first])}`)
  return first.id
}

/** Splits a coding in two at an offset of its source; white space and speakers' labels at the cut fall away. The first part stays the coding it was, with comment, memos and exemplar mark; the second is a new one by the same coder, of the same time and strength; both keep the evidence. Refuses a place outside it, or with words on one side only. */
export function splitCoding(
  tx: Change,
  { codingId, at }: { readonly codingId: CodingId; readonly at: number },
  goesAlong: GoesAlong,
): readonly [CodingId, CodingId] {
  const coding = getCoding(tx, codingId)
  const text = openText(tx, coding.sourceId)
  const range = rangesIn(text)(coding.place)
  if (at <= range.start || at >= range.end)
    throw new Refusal('split-outside', 'This place is not inside the coding. Put the cursor between two of its words.')
  const labels = labelsIn(tx, text)
  const halves = [
    trimRange(text.text, labels, { start: range.start, end: at }),
    trimRange(text.text, labels, { start: at, end: range.end }),
  ].map(half => {
    if (half === null)
      throw new Refusal('split-blank', 'There are words on one side only. Put the cursor between two words.')
    return anchorAt(tx, text, half)
  })
  const [toFirst, toSecond] = halves as [AnchorId, AnchorId]
  for (const half of halves) refuseEqual(tx, coding, half, [codingId])
  tx.update('coding', codingId, { anchorId: toFirst })
  const secondId = tx.insert('coding', {
    anchorId: toSecond,
    codeId: coding.codeId,
    coderId: coding.coderId,
    madeAt: coding.madeAt,
    strength: coding.strength,
    definition: coding.definition,
    wasCodeId: coding.wasCodeId,
    versionId: coding.versionId,
  }) as CodingId
  wordsGoAlong(tx, coding, halves, goesAlong)
  tx.describe(`Split coding “${coding.code}”${byOthers(tx, [coding])}`)
  return [codingId, secondId]
}

/** After a coding left its anchor: what its coder judged goes along, and the anchor goes where nothing else rests on it. */
function wordsGoAlong(tx: Change, coding: CodingRow, to: readonly AnchorId[], goesAlong: GoesAlong): void {
  // Joined codings may have stood on the same words, and one of them on the words of the whole.
  if (to.includes(coding.anchorId)) return
  if (!tx.get(sql`SELECT 1 FROM anchor WHERE id = ${bytesOf(coding.anchorId)}`)) return
  goesAlong.words(tx, coding.anchorId, to, coding.coderId)
  removeAnchorIfFree(tx, coding.anchorId)
}

function refuseEqual(tx: Change, coding: CodingRow, anchorId: AnchorId, besides: readonly CodingId[]): void {
  if (!isCoded(tx, { ...coding, anchorId }, besides)) return
  throw new Refusal(
    'already-coded',
    `${coding.coderId === tx.coderId ? 'You' : coding.coder} coded exactly these words with “${coding.code}” before.`,
  )
}

function refuseUnlike(rows: readonly CodingRow[]): void {
  const [first, ...others] = rows
  if (!first || others.length === 0)
    throw new Refusal('join-one', 'One coding alone cannot be joined. Choose at least two of the same code.')
  const differs = (what: keyof CodingRow) => others.some(row => row[what] !== first[what])
  const why = differs('codeId')
    ? 'are of different codes'
    : differs('coderId')
      ? 'were made by different coders'
      : differs('sourceId')
        ? 'stand in different sources'
        : null
  if (why !== null)
    throw new Refusal(
      'join-unlike',
      `These codings ${why}. Only codings of one code by one coder in one source are joined.`,
    )
}
