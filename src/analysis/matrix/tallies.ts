// What is counted in each cell while the walk goes by. Each thing counts once in a cell: a word under several codings, a
// person in several sources, a passage that one coder gave several codes of a row that gathers them.

import { assert } from '../../base/trouble.ts'
import { CODE, END, END_WORD, FIRST_WORD, START, WIDTH } from '../coding-table.ts'
import { retiredCodes } from '../retired.ts'
import type { Scope } from './scope.ts'
import { marksOf } from './marks.ts'
import { sizeOf, walk, type Hit } from './walk.ts'

/** One number for each cell, row after row; the last row and column are all together. */
export type Cells = Float64Array

/** A count in the making: the cells, a mark where anything was met, and what to do with each coding. */
interface Tally {
  readonly cells: Cells
  readonly met: Int32Array
  readonly take: (hit: Hit) => void
}

/** What was counted; whether a cell holds anything at all; and how many codings pass in each row and then each column, all together last. */
export interface Counted {
  readonly cells: Cells
  readonly present: (cell: number) => boolean
  readonly codings: Cells
}

/** Counts a measure by walking from source to source, and with it what is there. */
export function countBySource(
  scope: Scope,
  measure: 'presence' | 'sources' | 'codings' | 'excerpts' | 'words' | 'coverage',
): Counted {
  const { cells, met, take } = TALLIES[measure](scope)
  const sides = codingsOfSides(scope)
  // A column holds codings whether they stand in a row or not, and so the other way round.
  walk(
    scope,
    'source',
    hit => {
      sides.take(hit)
      take(hit)
    },
    true,
  )
  return { cells, present: cell => met[cell] !== 0, codings: sides.codings }
}

/** Counts sites or people: met one after the other, each once in a cell; and with it what is there. Where every source is seen in one way, as mostly, both are counted in one walk. */
export function countBy(scope: Scope, by: 'site' | 'person'): Counted {
  const { cells, met, take } = countStamps(scope)
  if (scope.seen.some(({ views }) => views.length > 1)) {
    walk(scope, by, take)
    return { ...countBySource(scope, 'presence'), cells }
  }
  const sides = codingsOfSides(scope)
  const ofNobody = countStamps(scope)
  walk(
    scope,
    by,
    hit => {
      sides.take(hit)
      if (hit.view[by] > 0) take(hit)
      else ofNobody.take(hit)
    },
    true,
  )
  return { cells, present: cell => met[cell] !== 0 || ofNobody.met[cell] !== 0, codings: sides.codings }
}

/** Counts the codings of every row and every column, each once. */
function codingsOfSides(scope: Scope): { readonly codings: Cells; readonly take: (hit: Hit) => void } {
  const size = sizeOf(scope)
  const codings = new Float64Array(size.rows + size.columns)
  const last = new Int32Array(size.rows + size.columns)
  return {
    codings,
    take({ coding: mark, rows, rowFrom, rowTo, columns, columnFrom, columnTo }) {
      for (let entry = rowFrom; entry < rowTo; entry++) {
        const place = rows[entry]!
        if (last[place] === mark) continue
        last[place] = mark
        codings[place]!++
      }
      for (let entry = columnFrom; entry < columnTo; entry++) {
        const place = size.rows + columns[entry]!
        if (last[place] === mark) continue
        last[place] = mark
        codings[place]!++
      }
    },
  }
}

const TALLIES = {
  presence: countStamps,
  sources: countStamps,
  codings: countCodings,
  excerpts: countExcerpts,
  words: scope => countUnder(scope, FIRST_WORD, END_WORD),
  coverage: scope => countUnder(scope, START, END),
} as const satisfies Readonly<Record<string, (scope: Scope) => Tally>>

function emptyCells(scope: Scope): { cells: Cells; met: Int32Array; width: number } {
  const { rows, columns } = sizeOf(scope)
  return { cells: new Float64Array(rows * columns), met: new Int32Array(rows * columns), width: columns }
}

/** Whatever the stamp stands for, once in a cell: sources; sites or people, where the walk goes by these. */
function countStamps(scope: Scope): Tally {
  const { cells, met, width } = emptyCells(scope)
  return {
    cells,
    met,
    take({ rows, rowFrom, rowTo, columns, columnFrom, columnTo, stamp }) {
      for (let r = rowFrom; r < rowTo; r++) {
        const row = rows[r]! * width
        for (let c = columnFrom; c < columnTo; c++) {
          const cell = row + columns[c]!
          if (met[cell] === stamp) continue
          met[cell] = stamp
          cells[cell]!++
        }
      }
    },
  }
}

/** Codings: where codes gather others, passages by coder. */
function countCodings(scope: Scope): Tally {
  const { cells, met, width } = emptyCells(scope)
  const { rows: allRows, columns: allColumns } = sizeOf(scope)
  const byRow = scope.rows.gathers
  const byColumn = scope.columns.gathers
  return {
    cells,
    met,
    take({ rows, rowFrom, rowTo, columns, columnFrom, columnTo, coding, passage }) {
      for (let r = rowFrom; r < rowTo; r++) {
        const row = rows[r]!
        for (let c = columnFrom; c < columnTo; c++) {
          const column = columns[c]!
          const gathers = (byRow && row !== allRows - 1) || (byColumn && column !== allColumns - 1)
          const mark = gathers ? passage : coding
          const cell = row * width + column
          if (met[cell] === mark) continue
          met[cell] = mark
          cells[cell]!++
        }
      }
    },
  }
}

/** What lies under codings between two of their numbers (words, characters), each once. */
function countUnder(scope: Scope, from: typeof FIRST_WORD | typeof START, to: typeof END_WORD | typeof END): Tally {
  const { cells, met, width } = emptyCells(scope)
  const reached = new Int32Array(cells.length)
  return {
    cells,
    met,
    take({ block: { codings }, at, rows, rowFrom, rowTo, columns, columnFrom, columnTo, stamp }) {
      const start = codings[at + from]!
      const end = codings[at + to]!
      for (let r = rowFrom; r < rowTo; r++) {
        const row = rows[r]! * width
        for (let c = columnFrom; c < columnTo; c++) {
          const cell = row + columns[c]!
          if (met[cell] !== stamp) {
            met[cell] = stamp
            reached[cell] = 0
          }
          // Codings come by their start, so what was reached so far is one stretch with gaps behind it.
          const before = reached[cell]!
          if (end <= before) continue
          cells[cell]! += end - (start > before ? start : before)
          reached[cell] = end
        }
      }
    },
  }
}

/** Excerpts: stretches of text in which codings overlap. */
function countExcerpts(scope: Scope): Tally {
  const { cells, met, width } = emptyCells(scope)
  const reached = new Int32Array(cells.length)
  return {
    cells,
    met,
    take({ block: { codings }, at, rows, rowFrom, rowTo, columns, columnFrom, columnTo, stamp }) {
      const start = codings[at + START]!
      // A coding without characters is a stretch of its own.
      const end = Math.max(codings[at + END]!, start + 1)
      for (let r = rowFrom; r < rowTo; r++) {
        const row = rows[r]! * width
        for (let c = columnFrom; c < columnTo; c++) {
          const cell = row + columns[c]!
          if (met[cell] !== stamp || start >= reached[cell]!) {
            met[cell] = stamp
            reached[cell] = end
            cells[cell]!++
          } else if (end > reached[cell]!) reached[cell] = end
        }
      }
    },
  }
}

/** Adds up the words that stand under a code of the row and one of the column at once. Both sides are of codes. */
export function countSharedWords(scope: Scope): Cells {
  const { cells, width } = emptyCells(scope)
  const { rows, columns } = sizeOf(scope)
  const [rowPlaces, columnPlaces] = [scope.rows, scope.columns].map(
    plan => plan.beside ?? (plan.places.by === 'code' ? plan.places : null),
  )
  assert(rowPlaces && columnPlaces, 'words are shared by codes')
  const rowOpen = new Int32Array(rows)
  const columnOpen = new Int32Array(columns)
  const retired = retiredCodes(scope.heads)
  for (const seen of scope.seen) {
    const { block } = seen
    if (block === undefined || seen.views.length === 0) continue
    const { codings } = block
    const passing = marksOf(scope.table, scope.filter, seen, block)
    const ends: { word: number; code: number; by: 1 | -1 }[] = []
    for (let at = 0, index = 0; at < codings.length; at += WIDTH, index++) {
      const code = codings[at + CODE]!
      if (passing?.[index] === 0 || retired[code] === 1 || codings[at + END_WORD]! <= codings[at + FIRST_WORD]!)
        continue
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
