// Rows of one side of a merge, read from its file.

import type { Read } from '../../store/access.ts'
import type { Image } from '../../store/images.ts'
import { tablesTouched, touchedRows, touchingRows, type TouchedRow } from '../../store/rewind.ts'
import type { Rows, TableFacts } from './facts.ts'
import { IdEnds } from './id-ends.ts'
import { TableRows } from './table-rows-queries.ts'

/** Rows of a copy, by table, by id in hexadecimal, that rest on what was destroyed for good in ours. */
export type Destroyed = ReadonlyMap<string, ReadonlySet<string>>

/** Rows of one file, as images, with what was asked before kept. */
export class FileRows extends TableRows implements Rows {
  readonly #all = new Map<string, readonly Image[]>()
  readonly #rows = new Map<string, Map<string, Image | null>>()
  readonly #touched = new Map<string, Map<string, TouchedRow>>()
  readonly #position: number | null
  #other: FileRows | null = null

  readonly #destroyed: Destroyed
  readonly #onDestroyed = new Map<string, number>()

  /** `position` null: no base is known; then what differs from the rows it is held against is touched. `destroyed`: rows that are not to be seen, as if they had never been in the file. `beforeTexts`: see {@link TableRows}. */
  constructor(
    read: Read,
    position: number | null,
    destroyed: Destroyed = new Map(),
    beforeTexts: (() => void) | null = null,
  ) {
    super(read, beforeTexts)
    this.#position = position
    this.#destroyed = destroyed
  }

  /** Ours, against which those of a copy are held. */
  holdAgainst(other: FileRows): void {
    this.#other = other
    // Coders come in outside the log.
    const coders = this.#touched.get('coder')
    if (coders) this.#addCoders(coders)
  }

  row(table: string, id: string): Image | null {
    let rows = this.#rows.get(table)
    if (!rows) this.#rows.set(table, (rows = new Map()))
    let row = rows.get(id)
    if (row === undefined) {
      row = this.#touched.get(table)?.get(id)?.is ?? this.readRow(table, id)
      rows.set(id, row)
    }
    return row
  }

  /** Looks for the rows that copies touched, many together, and marks those that only one copy has. */
  *lookFor(table: string, copies: readonly ReadonlyMap<string, TouchedRow>[]): Generator<number, void, void> {
    let rows = this.#rows.get(table)
    if (!rows) this.#rows.set(table, (rows = new Map()))
    const perhaps = yield* this.#perhapsKnown(table, copies)
    const several = yield* inSeveral(perhaps.filter(touched => touched.size > 0))
    for (const touched of perhaps)
      for (const some of inLots(touched, LOT)) {
        for (const image of this.readRows(
          table,
          some.map(([id]) => id),
        ))
          rows.set(image['id'] as string, image)
        for (const [id, row] of some) {
          if (rows.has(id)) continue
          if (row.was === null && row.is !== null && !several.has(id)) row.isLone = true
          else rows.set(id, null)
        }
        yield 0
      }
  }

  /** Of very many rows those that may be known to ours, or to several copies, by the ends of their ids; what others are is told at once. */
  *#perhapsKnown(
    table: string,
    copies: readonly ReadonlyMap<string, TouchedRow>[],
  ): Generator<number, readonly ReadonlyMap<string, TouchedRow>[], void> {
    const many = copies.reduce((sum, touched) => sum + touched.size, 0)
    if (many < LOT) return copies
    const last = this.lastRow(table)
    if (last > 4 * many) return copies
    const ends = new IdEnds(many + last)
    for (let first = 1; first <= last; first += 5 * LOT) {
      ends.addKnown(this.idsBetween(table, first, first + 5 * LOT - 1))
      yield 0
    }
    let seen = 0
    for (const touched of copies)
      for (const row of touched.values()) {
        ends.add(idIn(row))
        if (++seen % LOT === 0) yield 0
      }
    const rows = this.#rows.get(table)!
    const perhaps: ReadonlyMap<string, TouchedRow>[] = []
    for (const touched of copies) {
      const found = new Map<string, TouchedRow>()
      perhaps.push(found)
      for (const row of touched.values()) {
        const id = idIn(row)
        if (ends.mayBeKnown(id)) found.set(id, row)
        else if (row.was === null && row.is !== null) row.isLone = true
        else rows.set(id, null)
        if (++seen % LOT === 0) yield 0
      }
    }
    return perhaps
  }

  all(table: string): readonly Image[] {
    let rows = this.#all.get(table)
    if (!rows) this.#all.set(table, (rows = this.readAll(table)))
    return rows
  }

  /** Reads what was touched in some tables, to be asked for after. Yields how many rows since. */
  *readTouched(tables: readonly TableFacts[]): Generator<number, void, void> {
    if (this.#position === null) return
    const inLog = tablesTouched(this.read, this.#position)
    for (const { name } of tables)
      this.#touched.set(
        name,
        inLog.has(name)
          ? this.#withoutDestroyed(name, yield* touchingRows(this.read, this.shape(name), this.#position))
          : new Map(),
      )
  }

  #withoutDestroyed(table: string, touched: Map<string, TouchedRow>): Map<string, TouchedRow> {
    const rows = this.#destroyed.get(table)
    for (const [id, { was, is }] of rows ? Array.from(touched) : []) {
      if (!rows!.has(id)) continue
      touched.delete(id)
      if (was === null && is !== null) this.#onDestroyed.set(table, (this.#onDestroyed.get(table) ?? 0) + 1)
    }
    return touched
  }

  /** How many new rows were passed over for what was destroyed, by table, of what was read. */
  get onDestroyed(): ReadonlyMap<string, number> {
    return this.#onDestroyed
  }

  touched(table: string): Map<string, TouchedRow> {
    let touched = this.#touched.get(table)
    if (!touched) {
      touched =
        this.#position === null ? this.#differing(table) : touchedRows(this.read, this.shape(table), this.#position)
      this.#withoutDestroyed(table, touched)
      this.#touched.set(table, touched)
      if (table === 'coder') this.#addCoders(touched)
    }
    return touched
  }

  #addCoders(touched: Map<string, TouchedRow>): void {
    if (this.#position === null || !this.#other) return
    for (const [id, row] of this.#differing('coder'))
      if (!touched.has(id) && this.#other.row('coder', id) === null) touched.set(id, row)
  }

  #differing(table: string): Map<string, TouchedRow> {
    const found = new Map<string, TouchedRow>()
    for (const is of this.all(table)) {
      const ours = this.#other!.row(table, is['id'] as string)
      if (ours === null || Object.keys(is).some(column => column !== 'n' && ours[column] !== is[column]))
        found.set(is['id'] as string, { was: null, is, removedBy: null })
    }
    return found
  }
}

function idIn({ was, is }: TouchedRow): string {
  return (is ?? was)!['id'] as string
}

/** So many ids are looked for at a time. */
const LOT = 4000

/** The ids that more than one of some copies has. */
function* inSeveral(copies: readonly ReadonlyMap<string, unknown>[]): Generator<number, Set<string>, void> {
  const several = new Set<string>()
  if (copies.length < 2) return several
  const seen = new Set<string>()
  for (const touched of copies)
    for (const some of inLots(touched.keys(), LOT)) {
      for (const id of some) {
        const { size } = seen
        if (seen.add(id).size === size) several.add(id)
      }
      yield 0
    }
  return several
}

function* inLots<Item>(items: Iterable<Item>, size: number): Generator<Item[], void, void> {
  let lot: Item[] = []
  for (const item of items) {
    lot.push(item)
    if (lot.length < size) continue
    yield lot
    lot = []
  }
  if (lot.length > 0) yield lot
}
