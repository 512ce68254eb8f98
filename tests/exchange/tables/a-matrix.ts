// A small study for the table writers: three sites, a group with two codes, one code beside it.

import type { Matrix, MatrixRequest } from '../../../src/analysis/types.ts'
import type { BookExcerpt, ExportBook } from '../../../src/exchange/tables/book.ts'
import { matrixBook, type ColumnExcerpts } from '../../../src/exchange/tables/matrix-book.ts'

/** One excerpt, taking only what matters. */
export function anExcerpt(given: Partial<BookExcerpt> = {}): BookExcerpt {
  return {
    codeId: 'code-visits',
    codeName: 'Visits',
    words: 'They came every month.',
    attribution: 'Site S01, in-depth, exemplar, programme staff',
    source: 'T01 Clinical lead',
    paragraph: 7,
    coder: 'Ana',
    stance: 'P4 confirming',
    ...given,
  }
}

const row = (id: string, name: string, kind: 'code' | 'group', depth: number) => ({
  id: `code-${id}`,
  key: id.toUpperCase(),
  name,
  kind,
  depth,
  hue: 0,
  pattern: 0,
})
const site = (key: string, name: string, sources: number) => ({
  id: `case-${key}`,
  key,
  name,
  denominators: { sources, participants: sources - 1, codings: 12, words: 4_000, cases: 1 },
})

/** Codes × sites by sources, unless told otherwise. */
export function aMatrix(given: Partial<Matrix> = {}): Matrix {
  return {
    rows: [
      row('ways', 'Ways of working', 'group', 0),
      row('visits', 'Visits', 'code', 1),
      row('calls', 'Calls', 'code', 1),
      row('culture', 'Culture', 'code', 0),
    ],
    columns: [site('S01', 'Quillbrook General', 4), site('S02', 'Marrowfen District', 2), site('S03', 'Ostrel Bay', 0)],
    measure: 'sources',
    cells: [
      [0, 0, 0],
      [4, 1, 0],
      [0, 2, 0],
      [1, 0, 0],
    ],
    empty: [
      ['nothing said', 'nothing said', 'no source'],
      [null, null, 'no source'],
      ['not asked', null, 'no source'],
      [null, 'not coded', 'no source'],
    ],
    rowTotals: [0, 5, 2, 1],
    rowPresence: [0, 2, 1, 1],
    columnTotals: [4, 2, 0],
    total: 6,
    of: { sources: 6, participants: 4, codings: 24, words: 8_000, cases: 3 },
    caption: 'Every source, coded by anybody, any stance. Left out: 1 retired code (Direction of learning).',
    leftOut: ['Direction of learning'],
    ...given,
  }
}

/** What was asked for. */
export function aRequest(given: Partial<MatrixRequest> = {}): MatrixRequest {
  return {
    rows: 'codes',
    columns: 'sites',
    measure: 'sources',
    where: [],
    codedBy: [],
    stance: null,
    rollUp: false,
    ...given,
  }
}

/** Excerpts as the columns of a matrix hold them. */
export function columnsOf(...lists: readonly (readonly BookExcerpt[])[]): ColumnExcerpts[] {
  return lists.map(list => ({
    count: list.length,
    codeIds: new Set(list.map(one => one.codeId)),
    read: (from, to) => list.slice(from, to),
  }))
}

/** The book of {@link aMatrix} with a few excerpts, or those given. */
export function aBook(
  excerpts: readonly (readonly BookExcerpt[])[] = [
    [anExcerpt()],
    [anExcerpt({ codeId: 'code-calls', codeName: 'Calls' })],
    [],
  ],
  given: Partial<Matrix> = {},
): ExportBook {
  return matrixBook(aMatrix(given), aRequest(), columnsOf(...excerpts))
}
