// What is counted in each cell while the walk goes by. Each thing counts once in a cell: a word under several codings, a
// person in several sources, a passage that one coder gave several codes of a row that gathers them.

import { assert } from '../../base/trouble.ts'
import { CODE, END, END_WORD, FIRST_WORD, START, WIDTH } from '../coding-table.ts'
import type { Scope } from './scope.ts'
import { marksOf } from './marks.ts'
import { sizeOf, walk, type Hit } from './walk.ts'

/** One number for each cell, row after row; the last row and column are all together. */
export type Cells = Float64Array

/** Whether a cell holds anything at all; and how many codings pass in each row, each column, and all together. */
export interface There {
  readonly present: Uint8Array
  readonly codings: Cells
}

function cellsOf(scope: Scope): { cells: Cells; width: number } {
  const { rows, columns } = sizeOf(scope)
  return { cells: new Float64Array(rows * columns), width: columns }
}

/** Counts whatever the stamp stands for, once in a cell: sources; sites or people, where the walk goes by these. */
export function countStamps(scope: Scope, by: 'source' | 'site' | 'person'): Cells {
  const { cells, width } = cellsOf(scope)
  const last = new Int32Array(cells.length)
  walk(scope, by, hit => {
    const { rows, rowCount, columns, columnCount, stamp } = hit
    for (let r = 0; r < rowCount; r++) {
      const row = rows[r]! * width
      for (let c = 0; c < columnCount; c++) {
        const cell = row + columns[c]!
        if (last[cell] === stamp) continue
        last[cell] = stamp
        cells[cell]!++
      }
    }
  })
  return cells
}

/** Which cells a passage, not a coding, counts in. */
function gathering(scope: Scope): (row: number, column: number) => boolean {
  const { rows, columns } = sizeOf(scope)
  const byRow = scope.rows.gathers
  const byColumn = scope.columns.gathers
  return (row, column) => (byRow && row !== rows - 1) || (byColumn && column !== columns - 1)
}

/** Counts codings: of codes that gather others, passages by coder. */
export function countCodings(scope: Scope): Cells {
  const { cells, width } = cellsOf(scope)
  const last = new Int32Array(cells.length)
  const gathers = gathering(scope)
  const plain = !scope.rows.gathers && !scope.columns.gathers
  walk(scope, 'source', hit => {
    const { rows, rowCount, columns, columnCount } = hit
    for (let r = 0; r < rowCount; r++) {
      const row = rows[r]!
      for (let c = 0; c < columnCount; c++) {
        const cell = row * width + columns[c]!
        const mark = plain || !gathers(row, columns[c]!) ? hit.coding : hit.passage
        if (last[cell] === mark) continue
        last[cell] = mark
        cells[cell]!++
      }
    }
  })
  return cells
}

/** Adds up what lies under codings between two of their numbers (words, characters), each once. */
export function countUnder(
  scope: Scope,
  from: typeof FIRST_WORD | typeof START,
  to: typeof END_WORD | typeof END,
): Cells {
  const { cells, width } = cellsOf(scope)
  const last = new Int32Array(cells.length)
  const reached = new Int32Array(cells.length)
  walk(scope, 'source', ({ block: { codings }, at, rows, rowCount, columns, columnCount, stamp }) => {
    const start = codings[at + from]!
    const end = codings[at + to]!
    for (let r = 0; r < rowCount; r++) {
      const row = rows[r]! * width
      for (let c = 0; c < columnCount; c++) {
        const cell = row + columns[c]!
        if (last[cell] !== stamp) {
          last[cell] = stamp
          reached[cell] = 0
        }
        // Codings come by their start, so what was reached so far is one stretch with gaps behind it.
        const before = reached[cell]!
        if (end <= before) continue
        cells[cell]! += end - (start > before ? start : before)
        reached[cell] = end
      }
    }
  })
  return cells
}

/** Counts excerpts: stretches of text in which codings overlap. */
export function countExcerpts(scope: Scope): Cells {
  const { cells, width } = cellsOf(scope)
  const last = new Int32Array(cells.length)
  const reached = new Int32Array(cells.length)
  walk(scope, 'source', ({ block: { codings }, at, rows, rowCount, columns, columnCount, stamp }) => {
    const start = codings[at + START]!
    // A coding without characters is a stretch of its own.
    const end = Math.max(codings[at + END]!, start + 1)
    for (let r = 0; r < rowCount; r++) {
      const row = rows[r]! * width
      for (let c = 0; c < columnCount; c++) {
        const cell = row + columns[c]!
        if (last[cell] !== stamp || start >= reached[cell]!) {
          last[cell] = stamp
          reached[cell] = end
          cells[cell]!++
        } else if (end > reached[cell]!) reached[cell] = end
      }
    }
  })
  return cells
}

/** Notes where anything is, and counts the codings of every row, every column and all together. A column holds codings in a row or not. */
export function whatIsThere(scope: Scope): There {
  const { rows, columns } = sizeOf(scope)
  const present = new Uint8Array(rows * columns)
  const codings = new Float64Array(rows + columns)
  const last = new Int32Array(rows + columns)
  const note = (hit: Hit) => {
    for (let r = 0; r < hit.rowCount; r++) {
      const row = hit.rows[r]! * columns
      for (let c = 0; c < hit.columnCount; c++) present[row + hit.columns[c]!] = 1
    }
    once(hit, 0, hit.rows, hit.rowCount)
    once(hit, rows, hit.columns, hit.columnCount)
  }
  walk(scope, 'source', note, true)
  return { present, codings }

  function once(hit: Hit, first: number, places: Int32Array, count: number): void {
    for (let entry = 0; entry < count; entry++) {
      const place = first + places[entry]!
      if (last[place] === hit.coding) continue
      last[place] = hit.coding
      codings[place]!++
    }
  }
}

/** Adds up the words that stand under a code of the row and one of the column at once. Both sides are of codes. */
export function countSharedWords(scope: Scope): Cells {
  const { cells, width } = cellsOf(scope)
  const { rows, columns } = sizeOf(scope)
  const [rowPlaces, columnPlaces] = [scope.rows, scope.columns].map(
    plan => plan.beside ?? (plan.places.by === 'code' ? plan.places : null),
  )
  assert(rowPlaces && columnPlaces, 'words are shared by codes')
  const rowOpen = new Int32Array(rows)
  const columnOpen = new Int32Array(columns)
  const retired = new Set(scope.heads.codes.filter(code => code.retired).map(code => code.n))
  for (const seen of scope.seen) {
    const { block } = seen
    if (block === undefined || seen.views.length === 0) continue
    const { codings } = block
    const passing = marksOf(scope.table, scope.filter, seen, block)
    const ends: { word: number; code: number; by: 1 | -1 }[] = []
    for (let at = 0, index = 0; at < codings.length; at += WIDTH, index++) {
      const code = codings[at + CODE]!
      if (passing?.[index] === 0 || retired.has(code) || codings[at + END_WORD]! <= codings[at + FIRST_WORD]!) continue
      ends.push({ word: codings[at + FIRST_WORD]!, code, by: 1 }, { word: codings[at + END_WORD]!, code, by: -1 })
    }
    ends.sort((a, b) => a.word - b.word)
    let word = 0
    for (const end of ends) {
      if (end.word > word) {
        const length = end.word - word
        const across = openPlaces(columnOpen)
        for (const row of openPlaces(rowOpen)) for (const column of across) cells[row * width + column]! += length
        word = end.word
      }
      turn(rowPlaces, rowOpen, rows - 1, end.code, end.by)
      turn(columnPlaces, columnOpen, columns - 1, end.code, end.by)
    }
  }
  return cells
}

function openPlaces(open: Int32Array): number[] {
  const found: number[] = []
  for (let at = 0; at < open.length; at++) if (open[at]! > 0) found.push(at)
  return found
}

function turn(
  { starts, list }: { readonly starts: Int32Array; readonly list: Int32Array },
  open: Int32Array,
  all: number,
  code: number,
  by: 1 | -1,
): void {
  const from = starts[code]!
  const to = starts[code + 1]!
  for (let entry = from; entry < to; entry++) open[list[entry]!]! += by
  if (to > from) open[all]! += by
}
