// What of a framework matrix is on screen: rows as they are unfolded, columns of attributes before those of codes. Pure.

import type {
  FrameworkColumn,
  FrameworkMatrix,
  FrameworkRow,
  MatrixSummary,
} from '../../../src/analysis/summaries/types.ts'
import { widthOf } from '../pictures/labels.ts'

/** A row on screen: its place in the answer, whether people can be unfolded below it, and are. */
export interface PlannedRow {
  readonly at: number
  readonly row: FrameworkRow
  readonly foldable: boolean
  readonly folded: boolean
}

/** A column on screen: an attribute by its place, the signed summary of each case, or a code by its place. `opens`: the first of its category. */
export type PlannedColumn =
  | { readonly kind: 'attribute'; readonly at: number; readonly name: string }
  | { readonly kind: 'page' }
  | { readonly kind: 'code'; readonly at: number; readonly code: FrameworkColumn; readonly opens: boolean }

/** The grid as it is drawn. */
export interface GridPlan {
  readonly matrix: FrameworkMatrix
  readonly rows: readonly PlannedRow[]
  readonly columns: readonly PlannedColumn[]
  /** How many columns stand before those of codes. */
  readonly before: number
  readonly summaryAt: (row: number, column: number) => MatrixSummary | undefined
}

/** Plans the grid. `open` are the sites whose people are shown. */
export function planGrid(
  matrix: FrameworkMatrix,
  attributes: readonly string[],
  open: ReadonlySet<string>,
  foldable: boolean,
): GridPlan {
  const width = matrix.columns.length
  const summaries = new Map(matrix.summaries.map(one => [one.row * width + one.column, one]))
  const hasPages = matrix.rows.some(row => row.page !== undefined)
  const firsts = new Set(matrix.categories.map(category => category.first))
  return {
    matrix,
    rows: matrix.rows.flatMap((row, at): PlannedRow[] =>
      row.within !== null && !open.has(row.within)
        ? []
        : [{ at, row, foldable: foldable && row.kind === 'site', folded: !open.has(row.caseId) }],
    ),
    columns: [
      ...attributes.map((name, at) => ({ kind: 'attribute' as const, at, name })),
      ...(hasPages ? [{ kind: 'page' as const }] : []),
      ...matrix.columns.map((code, at) => ({ kind: 'code' as const, at, code, opens: firsts.has(at) })),
    ],
    before: attributes.length + (hasPages ? 1 : 0),
    summaryAt: (row, column) => summaries.get(row * width + column),
  }
}

/** How many lines the texts of a row take in columns of so many characters, its name in a head of so many pixels: its height follows, at most eight. */
export function linesOfRow(plan: GridPlan, at: number, characters: number, ofName = Infinity): number {
  let most = linesOfName(plan.matrix.rows[at]!, ofName)
  for (let column = -1; column < plan.matrix.columns.length; column++) {
    const text = column < 0 ? plan.matrix.rows[at]!.page?.text : plan.summaryAt(at, column)?.text
    if (!text) continue
    let lines = 0
    for (const line of text.split('\n')) lines += Math.max(1, Math.ceil(line.length / characters))
    most = Math.max(most, lines)
    if (most >= 8) return 8
  }
  return most
}

/** A name breaks between words; how far the case is stands on a line of its own below. */
function linesOfName({ key, name }: FrameworkRow, pixels: number): number {
  let lines = 1
  let left = pixels
  for (const word of (key === name ? name : `${key} ${name}`).split(' ')) {
    const width = widthOf(`${word} `, 13)
    if (width > left && left < pixels) {
      lines++
      left = pixels
    }
    left -= width
  }
  return lines
}

/** The grid as lines of fields: heads, then the rows, for a spreadsheet. `says` is what stands in a cell. */
export function gridAsLines(
  plan: GridPlan,
  corner: string,
  pageHead: string,
  says: (row: PlannedRow, column: number) => string,
): string[][] {
  const name = (row: FrameworkRow) => (row.key === row.name ? row.name : `${row.key} ${row.name}`)
  return [
    [
      corner,
      ...plan.columns.map(column =>
        column.kind === 'attribute'
          ? column.name.replaceAll('_', ' ')
          : column.kind === 'page'
            ? pageHead
            : column.code.name,
      ),
    ],
    ...plan.rows.map(row => [
      `${row.row.within === null ? '' : '  '}${name(row.row)}`,
      ...plan.columns.map(column =>
        column.kind === 'attribute'
          ? (row.row.values[column.at] ?? '')
          : column.kind === 'page'
            ? (row.row.page?.text ?? '')
            : says(row, column.at),
      ),
    ]),
  ]
}

/** A text in pieces: what is linked stands apart, with the number of its link. Links may overlap; the first one wins. */
export function piecesOf(
  text: string,
  links: readonly { readonly phrase: { readonly start: number; readonly end: number } }[],
): { readonly words: string; readonly link: number | null }[] {
  const pieces: { words: string; link: number | null }[] = []
  let at = 0
  links.forEach(({ phrase: { start, end } }, link) => {
    if (start < at || end <= start || end > text.length) return
    if (start > at) pieces.push({ words: text.slice(at, start), link: null })
    pieces.push({ words: text.slice(start, end), link })
    at = end
  })
  if (at < text.length) pieces.push({ words: text.slice(at), link: null })
  return pieces
}
