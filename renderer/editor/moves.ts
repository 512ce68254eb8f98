// Moving and extending a selection on the text itself, never on the screen: unrendered parts of a long source have no
// screen to move on. A selection has an anchor, which stays, and a focus, which moves; both are source offsets.

import { splitsCharacter, type TextRange } from '../../src/base/text-range.ts'
import { rowAt, rowsOf, type ReadingText, type Row } from './reading-text.ts'
import { sentencesOf, wordsOf } from './units.ts'

/** What the cursor holds now. `anchor === focus` is a caret. `origin` is where growing began, so that shrinking finds its way back. */
export interface Selection {
  readonly anchor: number
  readonly focus: number
  readonly origin?: number
}

/** The moves that need no screen. */
export type Move =
  | 'word-left'
  | 'word-right'
  | 'character-left'
  | 'character-right'
  | 'sentence-left'
  | 'sentence-right'
  | 'turn-up'
  | 'turn-down'
  | 'paragraph-up'
  | 'paragraph-down'
  | 'paragraph-start'
  | 'paragraph-end'
  | 'text-start'
  | 'text-end'

/** The words selected, half-open; null for a caret. */
export function rangeOf(selection: Selection | null): TextRange | null {
  if (selection === null || selection.anchor === selection.focus) return null
  return { start: Math.min(selection.anchor, selection.focus), end: Math.max(selection.anchor, selection.focus) }
}

/** Moves the focus of a selection; without `extend` the anchor comes along. Labels of speakers are stepped over. */
export function moveSelection(reading: ReadingText, selection: Selection, move: Move, extend: boolean): Selection {
  if (reading.rows.length === 0) return selection
  if (!extend) {
    const range = rangeOf(selection)
    // As everywhere, an arrow without Shift first collapses a selection to the side it points to.
    if (range !== null && move.endsWith('-left')) return caretAt(reading, range.start)
    if (range !== null && move.endsWith('-right')) return caretAt(reading, range.end)
    return caretAt(reading, target(reading, selection.focus, move, null))
  }
  return { anchor: selection.anchor, focus: settle(reading, target(reading, selection.focus, move, selection.anchor)) }
}

/** A caret at an offset, or at the nearest place where words stand. */
export function caretAt(reading: ReadingText, offset: number): Selection {
  const at = settle(reading, offset)
  return { anchor: at, focus: at }
}

/** The nearest offset that lies in words: not in a label, not between rows, not inside a character. */
export function settle(reading: ReadingText, offset: number): number {
  const row = reading.rows[rowAt(reading.rows, offset)]
  if (row === undefined) return 0
  const at = Math.max(row.speech, Math.min(offset, row.end))
  return splitsCharacter(row.paragraph.text, at - row.start) ? at - 1 : at
}

/** Grows a range to the next larger unit around it: word, sentence, paragraph, turn. The same range when nothing is larger. */
export function grow(reading: ReadingText, range: TextRange): TextRange {
  for (const level of LEVELS) {
    const grown = around(reading, range, level)
    if (
      grown !== null &&
      grown.start <= range.start &&
      grown.end >= range.end &&
      (grown.start < range.start || grown.end > range.end)
    )
      return grown
  }
  return range
}

/** Shrinks a range to the largest smaller unit that holds `at`: paragraph, sentence, word; at last to a caret there. */
export function shrink(reading: ReadingText, range: TextRange, at: number): TextRange {
  const here = { start: at, end: at }
  for (const level of [...LEVELS].reverse()) {
    const unit = around(reading, here, level)
    if (
      unit !== null &&
      unit.start >= range.start &&
      unit.end <= range.end &&
      unit.end - unit.start < range.end - range.start
    )
      return unit
  }
  return here
}

/** A range without white space at its edges and without labels before its first words; null when only that is in it. */
export function trim(reading: ReadingText, range: TextRange): TextRange | null {
  const touched = rowsOf(reading.rows, range)
  if (touched === null) return null
  let { first, last } = touched
  while (first <= last) {
    const row = reading.rows[first]!
    const words = wordsOf(row).filter(word => word.end > range.start && word.start < range.end)
    if (words.length > 0) break
    first++
  }
  while (last >= first) {
    const row = reading.rows[last]!
    if (wordsOf(row).some(word => word.end > range.start && word.start < range.end)) break
    last--
  }
  if (first > last) return null
  const start = wordsOf(reading.rows[first]!).find(word => word.end > range.start)!
  const end = wordsOf(reading.rows[last]!).findLast(word => word.start < range.end)!
  const trimmed = { start: Math.max(range.start, start.start), end: Math.min(range.end, end.end) }
  return trimmed.end > trimmed.start ? trimmed : null
}

// A longer run without a space is no word as one selects them (Chinese, an address): it is left as it was drawn.
const LONGEST_WORD = 40

/** A range taken out to the beginnings and ends of the words it cuts. */
export function toWords(reading: ReadingText, range: TextRange): TextRange {
  const cut = (offset: number) => {
    const row = reading.rows[rowAt(reading.rows, offset)]
    return row === undefined
      ? undefined
      : wordsOf(row).find(word => word.start < offset && word.end > offset && word.end - word.start <= LONGEST_WORD)
  }
  return { start: cut(range.start)?.start ?? range.start, end: cut(range.end)?.end ?? range.end }
}

const LEVELS = ['word', 'sentence', 'paragraph', 'turn'] as const

function around(reading: ReadingText, range: TextRange, level: (typeof LEVELS)[number]): TextRange | null {
  const { rows } = reading
  const firstRow = rows[rowAt(rows, range.start)]
  const lastRow = rows[rowAt(rows, Math.max(range.start, range.end - 1))]
  if (firstRow === undefined || lastRow === undefined) return null
  switch (level) {
    case 'word':
      return {
        start: holding(wordsOf(firstRow), range.start).start,
        end: holding(wordsOf(lastRow), Math.max(range.start, range.end - 1)).end,
      }
    case 'sentence':
      return {
        start: holding(sentencesOf(firstRow), range.start).start,
        end: holding(sentencesOf(lastRow), Math.max(range.start, range.end - 1)).end,
      }
    case 'paragraph':
      return { start: firstRow.speech, end: lastRow.end }
    case 'turn':
      return { start: edgeOfTurn(rows, firstRow, -1).speech, end: edgeOfTurn(rows, lastRow, 1).end }
  }
}

/** The unit at an offset; between two units the one before it. */
function holding(units: readonly TextRange[], offset: number): TextRange {
  let found = units[0] ?? { start: offset, end: offset }
  for (const unit of units) {
    if (unit.start > offset) break
    found = unit
  }
  return found
}

function target(reading: ReadingText, from: number, move: Move, anchor: number | null): number {
  const { rows } = reading
  const row = rows[rowAt(rows, from)]!
  switch (move) {
    case 'word-right':
    case 'sentence-right':
      // Right of the anchor a focus rests on ends, left of it on beginnings: no stray space is ever selected.
      return anchor !== null && from >= anchor
        ? nextEnd(rows, row, from, unitsOf(move))
        : nextStart(rows, row, from, unitsOf(move))
    case 'word-left':
    case 'sentence-left':
      return anchor !== null && from > anchor
        ? Math.max(anchor, previousEnd(rows, row, from, unitsOf(move)))
        : previousStart(rows, row, from, unitsOf(move))
    case 'character-right':
      return from >= row.end
        ? (rows[row.index + 1]?.speech ?? from)
        : from + (splitsCharacter(row.paragraph.text, from + 1 - row.start) ? 2 : 1)
    case 'character-left':
      return from <= row.speech
        ? (rows[row.index - 1]?.end ?? from)
        : from - (splitsCharacter(row.paragraph.text, from - 1 - row.start) ? 2 : 1)
    case 'paragraph-up':
      return from > row.speech ? row.speech : (rows[row.index - 1]?.speech ?? row.speech)
    case 'paragraph-down': {
      if (anchor !== null && from >= anchor) return from < row.end ? row.end : (rows[row.index + 1]?.end ?? row.end)
      return rows[row.index + 1]?.speech ?? row.end
    }
    case 'turn-up': {
      const first = edgeOfTurn(rows, row, -1)
      if (from > first.speech) return first.speech
      const before = rows[first.index - 1]
      return before === undefined ? first.speech : edgeOfTurn(rows, before, -1).speech
    }
    case 'turn-down': {
      const last = edgeOfTurn(rows, row, 1)
      const after = rows[last.index + 1]
      if (anchor === null || from < anchor) return after?.speech ?? last.end
      return from < last.end || after === undefined ? last.end : edgeOfTurn(rows, after, 1).end
    }
    case 'paragraph-start':
      return row.speech
    case 'paragraph-end':
      return row.end
    case 'text-start':
      return rows[0]!.speech
    case 'text-end':
      return rows.at(-1)!.end
  }
}

type Units = (row: Row) => readonly TextRange[]

function unitsOf(move: Move): Units {
  return move.startsWith('sentence') ? sentencesOf : wordsOf
}

/** The first (-1) or last (1) row of a row's turn. */
function edgeOfTurn(rows: readonly Row[], row: Row, towards: -1 | 1): Row {
  let edge = row
  for (let next = rows[row.index + towards]; next?.turn === row.turn; next = rows[next.index + towards]) edge = next
  return edge
}

function nextStart(rows: readonly Row[], row: Row, from: number, units: Units): number {
  const here = units(row).find(word => word.start > from)
  if (here !== undefined) return here.start
  for (let index = row.index + 1; index < rows.length; index++) {
    const first = units(rows[index]!)[0]
    if (first !== undefined) return first.start
  }
  return row.end
}

function nextEnd(rows: readonly Row[], row: Row, from: number, units: Units): number {
  const here = units(row).find(word => word.end > from)
  if (here !== undefined) return here.end
  for (let index = row.index + 1; index < rows.length; index++) {
    const first = units(rows[index]!)[0]
    if (first !== undefined) return first.end
  }
  return row.end
}

function previousStart(rows: readonly Row[], row: Row, from: number, units: Units): number {
  const here = units(row).findLast(word => word.start < from)
  if (here !== undefined) return here.start
  for (let index = row.index - 1; index >= 0; index--) {
    const last = units(rows[index]!).at(-1)
    if (last !== undefined) return last.start
  }
  return row.speech
}

function previousEnd(rows: readonly Row[], row: Row, from: number, units: Units): number {
  const here = units(row).findLast(word => word.end < from)
  if (here !== undefined) return here.end
  for (let index = row.index - 1; index >= 0; index--) {
    const last = units(rows[index]!).at(-1)
    if (last !== undefined) return last.end
  }
  return row.speech
}
