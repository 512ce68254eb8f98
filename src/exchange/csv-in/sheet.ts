// A sheet as it was read, before anybody knows what its columns mean.

import { Refusal } from '../../base/trouble.ts'
import { Notes } from './notes.ts'

/** One row: `n` is its number as a spreadsheet shows it, the header being row 1. Cells are as they stand, untrimmed; as many as the header has. */
export interface SheetRow {
  readonly n: number
  readonly cells: readonly string[]
}

/** A sheet. `notes` tells of rows that could not be read as they stand. */
export interface Sheet {
  readonly file: string
  readonly header: readonly string[]
  readonly rows: readonly SheetRow[]
  readonly notes: Notes
}

/** What a sheet may hold at most. `cell` in UTF-16 units. */
export const LIMITS = { bytes: 100 * 1024 * 1024, rows: 2_000_000, columns: 1000, cell: 1_000_000 }

/** The name of a column as people say it: “E”, “AB”. `at` counts from 0. */
export function columnLetter(at: number): string {
  let letters = ''
  for (let rest = at + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}

const SHORT = 60

/** A cell's words for a sentence: shortened, on one line. */
export function said(cell: string): string {
  const line = cell.replaceAll(/\s+/g, ' ').trim()
  return `“${line.length > SHORT ? `${line.slice(0, SHORT)}…` : line}”`
}

/** Collects the rows of one sheet: checks limits, keeps the header, and notes rows that do not fit it. Refusals name row and column. */
export class SheetBuilder {
  readonly #file: string
  readonly #rows: SheetRow[] = []
  readonly #notes = new Notes()
  // The same few words (codes, coders, sites) fill most cells of long sheets: keep each once.
  readonly #words = new Map<string, string>()
  #header: readonly string[] | null = null
  #headerCells = 0
  // Rows with more cells than the header, though the last are empty.
  readonly #longer = new Set<number>()
  #n: number

  constructor(file: string, rowsBefore: number) {
    this.#file = file
    this.#n = rowsBefore
  }

  /** The number of the row that comes next. */
  get nextRow(): number {
    return this.#n + 1
  }

  /** Takes the next row as it stands in the file, empty ones too (they count). */
  add(cells: readonly string[]): void {
    const n = ++this.#n
    if (cells.every(cell => cell === '')) return
    if (n > LIMITS.rows)
      throw this.#refusal('sheet-too-long', `has more than ${LIMITS.rows.toLocaleString('en')} rows. Split it.`)
    if (this.#header === null) {
      this.#header = this.#takeHeader(cells, n)
      this.#headerCells = cells.length
    } else this.#rows.push({ n, cells: this.#takeRow(cells, this.#header.length, n) })
  }

  /** The sheet. Refuses one without a header. */
  done(): Sheet {
    if (this.#header === null) throw this.#refusal('sheet-empty', 'is empty: its first row must name the columns.')
    // Where every row ends in one separator too many, that is how the sheet was written; where only some do, their cells slipped.
    const slipped = this.#longer.size < this.#rows.length ? this.#longer : new Set<number>()
    for (const n of slipped) this.#noteSlip(n, 'the row has more cells than the header')
    const rows = this.#rows.filter(row => row.cells.length > 0 && !slipped.has(row.n))
    return { file: this.#file, header: this.#header, rows, notes: this.#notes }
  }

  #takeHeader(cells: readonly string[], n: number): readonly string[] {
    const names = cells.map(cell => cell.trim())
    while (names.at(-1) === '') names.pop()
    if (names.length > LIMITS.columns)
      throw this.#refusal('sheet-too-wide', `has ${names.length} columns; at most ${LIMITS.columns} are read.`)
    const seen = new Map<string, number>()
    for (const [at, name] of names.entries()) {
      if (name.length > 200)
        throw this.#refusal(
          'sheet-header',
          `, row ${n}, column ${columnLetter(at)}: the name of a column is longer than 200 characters. Is the first row really the header?`,
        )
      const before = seen.get(name.toLowerCase())
      if (before !== undefined && name !== '') {
        throw this.#refusal(
          'sheet-header',
          `, row ${n}: columns ${columnLetter(before)} and ${columnLetter(at)} are both called ${said(name)}. Rename one.`,
        )
      }
      seen.set(name.toLowerCase(), at)
    }
    return names
  }

  #takeRow(cells: readonly string[], width: number, n: number): readonly string[] {
    const beyond = cells.findIndex((cell, at) => at >= width && cell.trim() !== '')
    if (beyond >= 0) {
      this.#noteSlip(n, `there is something in column ${columnLetter(beyond)}, beyond the last named column`)
      return []
    }
    if (cells.length > this.#headerCells) this.#longer.add(n)
    if (cells.length < width) {
      const says = `has ${cells.length} cells for ${width} columns; the missing ones were taken as empty.`
      this.#notes.add({ file: this.#file, row: n, about: 'short row', says })
    }
    return Array.from({ length: width }, (_, at) => this.#once(cells[at] ?? '', n, at))
  }

  #noteSlip(row: number, what: string): void {
    const says = `${what}, so cells may have slipped; the row was left out. Is a text with separators in it missing its quotation marks?`
    this.#notes.add({ file: this.#file, row, about: 'long row', says })
  }

  #once(cell: string, n: number, at: number): string {
    if (cell.length > LIMITS.cell) {
      throw this.#refusal(
        'sheet-cell',
        `, row ${n}, column ${columnLetter(at)} (${said(this.#header?.[at] ?? '')}): the cell holds more than ${LIMITS.cell.toLocaleString('en')} characters.`,
      )
    }
    if (cell.length > 40) return cell
    const known = this.#words.get(cell)
    if (known !== undefined) return known
    if (this.#words.size < 20_000) this.#words.set(cell, cell)
    return cell
  }

  #refusal(code: string, rest: string): Refusal {
    return new Refusal(code, `${this.#file}${rest.startsWith(',') ? '' : ' '}${rest}`)
  }
}
