// A source as it is read: the paragraphs that are shown, with where each begins and who speaks. All offsets are UTF-16
// units into the source's text, as everywhere outside this folder.

import type { TextRange } from '../../src/base/text-range.ts'
import type { OpenSource, Paragraph, Speaker } from '../../src/sources/types.ts'

/** One shown paragraph. `speech` is where its words begin, after the speaker's label; `turn` counts runs of one speaker, from 0. */
export interface Row extends TextRange {
  readonly index: number
  readonly speech: number
  readonly turn: number
  readonly opensTurn: boolean
  readonly speaker: Speaker | null
  readonly paragraph: Paragraph
  readonly isMarkdown: boolean
  /** The page that begins with this paragraph, where pages are known and it is not the first. */
  readonly page: number | null
}

/** What the reading view knows of a text. Empty paragraphs count in offsets and are not among the rows. */
export interface ReadingText {
  readonly rows: readonly Row[]
  readonly length: number
  /** The stored words of a range, line ends and labels included. */
  words(range: TextRange): string
}

/** Lays a source out for reading. Without speakers every paragraph is a turn of its own. */
export function readingText(
  source: Pick<OpenSource, 'paragraphs' | 'speakers'> & Partial<Pick<OpenSource, 'format'>>,
): ReadingText {
  const speakers = new Map(source.speakers.map(speaker => [speaker.id, speaker]))
  const rows: Row[] = []
  for (const paragraph of source.paragraphs) {
    if (paragraph.number === null || paragraph.text === '') continue
    const speaker = paragraph.speakerId === null ? null : (speakers.get(paragraph.speakerId) ?? null)
    const last = rows.at(-1)
    // A label always opens a turn, so that two answers in a row under two labels stay two turns.
    const opensTurn = last === undefined || speaker === null || last.speaker !== speaker || paragraph.speechStart > 0
    rows.push({
      index: rows.length,
      start: paragraph.start,
      end: paragraph.start + paragraph.text.length,
      speech: paragraph.start + Math.min(paragraph.speechStart, paragraph.text.length),
      turn: last === undefined ? 0 : last.turn + (opensTurn ? 1 : 0),
      opensTurn,
      speaker,
      paragraph,
      page: last !== undefined && paragraph.page !== last.paragraph.page ? paragraph.page : null,
      isMarkdown: source.format === 'markdown' || source.format === 'md',
    })
  }
  const last = source.paragraphs.at(-1)
  let whole: string | null = null
  return {
    rows,
    length: last === undefined ? 0 : last.start + last.text.length,
    words(range) {
      // Most words asked for lie in one paragraph; the whole text is joined only when they do not.
      const row = rows[rowAt(rows, range.start)]
      if (row !== undefined && range.start >= row.start && range.end <= row.end) {
        return row.paragraph.text.slice(range.start - row.start, range.end - row.start)
      }
      whole ??= source.paragraphs.map(paragraph => paragraph.text).join('\n')
      return whole.slice(range.start, range.end)
    },
  }
}

/** The index of the row that holds an offset; in the gap between two rows the upper one; 0 before the first. */
export function rowAt(rows: readonly TextRange[], offset: number): number {
  let low = 0
  let high = rows.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (rows[middle]!.start <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** The first and last row that a range touches, both included; null when it touches none. */
export function rowsOf(
  rows: readonly TextRange[],
  range: TextRange,
): { readonly first: number; readonly last: number } | null {
  if (rows.length === 0) return null
  let first = rowAt(rows, range.start)
  if (rows[first]!.end <= range.start) first++
  const last = rowAt(rows, Math.max(range.start, range.end - 1))
  return first >= rows.length || first > last || rows[first]!.start >= range.end ? null : { first, last }
}

/** A row that knows only where it is and which turn it is of. */
export type RowOfTurn = TextRange & Pick<Row, 'turn'>

/** How many turns a range touches. */
export function turnsOf(rows: readonly RowOfTurn[], range: TextRange): number {
  const touched = rowsOf(rows, range)
  return touched === null ? 0 : rows[touched.last]!.turn - rows[touched.first]!.turn + 1
}
