// What an export says, before it is anything: a table, and the excerpts under it. Every file format is written from
// this one value, so that they cannot differ in what they say.

import type { EmptyReason } from '../../analysis/types.ts'

/** An export: a table across, then a sheet of excerpts for each of its columns. `caption` is what a reader must know of how it was made. */
export interface ExportBook {
  readonly title: string
  readonly caption: readonly string[]
  readonly table: TableSheet
  readonly excerpts: readonly ExcerptSheet[]
}

/** A table with one row per code. `name` is unique among the sheets of its book and fits a spreadsheet tab. */
export interface TableSheet {
  readonly name: string
  readonly title: string
  /** Head of the first column. */
  readonly corner: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
  /** What stands under the table: the total row, one number per column. */
  readonly totals: { readonly label: string; readonly cells: readonly (number | null)[] }
}

/** A column head: its key in bold (“S05”), its full name where that says more, and in small what the column could hold. `sheet` is the index of its excerpts, if it has any. */
export interface TableColumn {
  readonly key: string
  readonly name: string
  readonly below: string
  readonly kind: 'cell' | 'total'
  readonly sheet: number | null
}

/** A row of a table. `depth` indents it; a heading only groups the rows below it. */
export interface TableRow {
  readonly id: string
  readonly key: string
  readonly label: string
  readonly depth: number
  readonly isGroup: boolean
  readonly cells: readonly TableCell[]
}

/** A number with its shade (0 none, 1–5 by its share of what could be there) and, where it is zero, why. `asWord` replaces the number for a reader ("yes"); null for the number itself. */
export interface TableCell {
  readonly value: number
  readonly shade: number
  readonly why: EmptyReason | null
  readonly asWord: string | null
}

/** The excerpts of one column, in order of the framework, then of the sources. `read` may be called once per writer. */
export interface ExcerptSheet {
  readonly name: string
  readonly title: string
  readonly below: string
  readonly count: number
  /** The codes that have an excerpt here. */
  readonly codeIds: ReadonlySet<string>
  /** Whether excerpts of several columns stand here, each with its column (`under`). */
  readonly isShared: boolean
  readonly read: () => Iterable<BookExcerpt | Pause>
}

/** Stands between excerpts where others may get their turn: long lists are read in slices. */
export const PAUSE = 'pause'
export type Pause = typeof PAUSE

/** One excerpt as it is printed. `words` are verbatim. `stance` is “P4 confirming”, several with a semicolon. */
export interface BookExcerpt {
  readonly codeId: string
  readonly codeName: string
  readonly words: string
  readonly attribution: string
  readonly source: string
  readonly paragraph: number
  readonly coder: string
  readonly stance: string
  readonly under?: string
}

/** The five shades of the matrix: a quarter, a half, two thirds, less than all, all of what could be there. Zero has none. */
export function shadeOf(value: number, most: number): number {
  if (value <= 0 || most <= 0) return 0
  const share = value / most
  if (share <= 1 / 4) return 1
  if (share <= 1 / 2) return 2
  if (share <= 2 / 3) return 3
  return share < 1 ? 4 : 5
}

/** Colours of the shades, ground and ink, light and dark (design guide). Index 0 is unused. */
export const SHADES = {
  light: {
    ground: ['', '#edf4f5', '#d3e6e9', '#afd2d8', '#82b9c2', '#1f6d7b'],
    ink: ['', '#1a2328', '#1a2328', '#1a2328', '#1a2328', '#ffffff'],
  },
  dark: {
    ground: ['', '#1c2b30', '#1d3b43', '#1f4f59', '#25666f', '#5fa9b5'],
    ink: ['', '#e3e8eb', '#e3e8eb', '#e3e8eb', '#e3e8eb', '#03171b'],
  },
} as const
