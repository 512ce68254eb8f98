// A sheet whose columns are understood: cells are asked for by what they mean.

import { Refusal } from '../../base/trouble.ts'
import { COLUMNS, plainName, type FieldOf, type SheetKind } from './columns.ts'
import { Notes } from './notes.ts'
import { columnLetter, said, type Sheet } from './sheet.ts'

type Places<Field extends string> = ReadonlyMap<Field, number>

/** The things that a cell lists: separated by semicolons, vertical lines or new lines; by commas where there is none of those. */
export function listOf(cell: string): string[] {
  const parts = /[;|\n]/.test(cell) ? cell.split(/[;|\n]/) : cell.split(',')
  return [...new Set(parts.map(part => part.trim()).filter(part => part !== ''))]
}

/** One row of a table. `n` is its number as a spreadsheet shows it. */
export class TableRow<Field extends string> {
  readonly n: number
  readonly #cells: readonly string[]
  readonly #places: Places<Field>

  constructor(n: number, cells: readonly string[], places: Places<Field>) {
    this.n = n
    this.#cells = cells
    this.#places = places
  }

  /** A cell as it stands; empty if the sheet lacks the column. */
  verbatim(field: Field): string {
    const at = this.#places.get(field)
    return at === undefined ? '' : this.#cells[at]!
  }

  /** A cell without the white space around it. */
  cell(field: Field): string {
    return this.verbatim(field).trim()
  }

  /** A cell, or null if it is empty. */
  orNull(field: Field): string | null {
    return this.cell(field) || null
  }

  /** A cell that lists several things (see {@link listOf}). */
  list(field: Field): string[] {
    return listOf(this.verbatim(field))
  }

  /** The cell of a column that has no meaning of its own, by its place. */
  other(at: number): string {
    return this.#cells[at]!.trim()
  }
}

/** A column that the table of names does not know. */
export interface OtherColumn {
  readonly name: string
  readonly at: number
}

/** A sheet with its columns found. */
export interface Table<Field extends string> {
  readonly file: string
  readonly rows: readonly TableRow<Field>[]
  /** Each row once, in order; then it is let go, and {@link rows} has it no more. For long sheets. */
  taken(): Generator<TableRow<Field>, void>
  /** The name a column has in this sheet, or null if it has none such. */
  column(field: Field): string | null
  /** Columns of the study's own. */
  readonly others: readonly OtherColumn[]
}

/**
 * Finds what the columns of a sheet mean, and tells `notes` what was not understood in reading it. Refuses a sheet that lacks
 * a column it cannot do without, naming those it has.
 */
export function tableOf<Kind extends SheetKind>(
  sheet: Sheet,
  kind: Kind,
  needed: readonly FieldOf<Kind>[],
  notes: Notes,
): Table<FieldOf<Kind>> {
  type Field = FieldOf<Kind>
  const plain = sheet.header.map(plainName)
  const places = new Map<Field, number>()
  const names = COLUMNS[kind] as unknown as Readonly<Record<Field, readonly string[]>>
  for (const field of Object.keys(names) as Field[]) {
    const taken = new Set(places.values())
    const at = names[field].map(name => plain.indexOf(plainName(name))).find(at => at >= 0 && !taken.has(at))
    if (at !== undefined) places.set(field, at)
  }
  for (const field of needed) {
    if (places.has(field)) continue
    const spoken = names[field].slice(0, 3).map(name => `“${name}”`)
    const there = sheet.header.filter(name => name !== '').map(said)
    throw new Refusal(
      'sheet-column',
      `${sheet.file}, row 1: there is no column ${spoken.join(' or ')}. The columns are: ${there.join(', ')}.`,
    )
  }
  return tableBy(sheet, places, notes)
}

/** Finds one column by the name a person gave. Refuses a name that no column has. */
export function columnCalled(sheet: Sheet, name: string): number {
  const exact = sheet.header.indexOf(name.trim())
  const at = exact >= 0 ? exact : sheet.header.map(plainName).indexOf(plainName(name))
  if (at >= 0 && plainName(name) !== '') return at
  const there = sheet.header.filter(column => column !== '').map(said)
  throw new Refusal('sheet-column', `${sheet.file} has no column ${said(name)}. The columns are: ${there.join(', ')}.`)
}

/** A table whose columns are known by their places. */
export function tableBy<Field extends string>(sheet: Sheet, places: Places<Field>, notes: Notes): Table<Field> {
  notes.addAll(sheet.notes)
  const known = new Set(places.values())
  const others: OtherColumn[] = []
  for (const [at, name] of sheet.header.entries()) {
    if (known.has(at)) continue
    if (name !== '') others.push({ name, at })
    else if (sheet.rows.some(row => row.cells[at]!.trim() !== '')) {
      notes.add({
        file: sheet.file,
        about: 'unnamed column',
        says: `column ${columnLetter(at)} has no name and was not read.`,
      })
    }
  }
  // Only what is needed of the sheet, so that its rows can be let go.
  const { file, header } = sheet
  const rows = sheet.rows.map(row => new TableRow(row.n, row.cells, places))
  return {
    file,
    rows,
    *taken() {
      rows.reverse()
      for (let row = rows.pop(); row; row = rows.pop()) yield row
    },
    others,
    column: field => (places.has(field) ? header[places.get(field)!]! : null),
  }
}
