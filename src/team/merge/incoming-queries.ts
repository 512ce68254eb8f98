// What a copy brings is looked at before anything is planned from it: a file may come from anywhere.

import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { InvalidInput, type Parser } from '../../base/parse.ts'
import { Fault, Refusal } from '../../base/trouble.ts'
import { unsoundAnchor } from '../../coding/place-check-queries.ts'
import type { Read } from '../../store/access.ts'
import { asDamagedCopy } from '../../store/foreign-file.ts'
import type { TableShape } from '../../store/images.ts'
import { refuseUnsoundRuns, touchedRows, touchedRuns, UnsoundLog, type TouchedRow } from '../../store/rewind.ts'
import { isUnfit } from '../../store/row-commands.ts'
import { idOf } from '../../store/sql.ts'
import { JSON_WITH_IDS, JSON_WITHOUT_IDS } from './id-columns.ts'
import { CALLED, INCOMING_SHAPES, PACKED_SHAPES } from './incoming-shapes.ts'

/** A copy may be as large as this; what is larger is none. */
const LARGEST_COPY = 8 * 2 ** 30

/** What is packed may be as large as this when it is unpacked. */
const LARGEST_PACKED = 1 << 28

/** Columns whose words are JSON, those that are packed with them. */
const JSON_COLUMNS = Map.groupBy(
  [
    ...Object.entries(JSON_WITH_IDS).flatMap(([table, columns]) => columns.map(column => ({ table, column }))),
    ...[JSON_WITHOUT_IDS, PACKED_SHAPES].flatMap(lists =>
      Object.entries(lists).flatMap(([table, columns]) => Object.keys(columns).map(column => ({ table, column }))),
    ),
  ],
  one => one.table,
)

/** Refuses a file that is too large to be a copy. */
export function refuseTooLarge(path: string, file: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > LARGEST_COPY)
    throw new Refusal(
      'copy-too-large',
      `“${file}” is larger than 8 GB, too large for a copy that came back. Nothing was changed.`,
    )
}

/** The refusal of a copy that is not what Crosscase wrote. `what` is a sentence: what is wrong, and where. */
export function bentCopy(file: string, what: string): Refusal {
  return new Refusal(
    'copy-bent',
    `“${file}” was changed by something else than Crosscase: ${what} Ask for it again. Nothing was changed.`,
  )
}

/** Reads the history of a copy after `from`, and refuses one that cannot be what Crosscase wrote. */
export function* readingLog<Result>(
  file: string,
  read: Read,
  from: number,
  reading: () => Generator<number, Result, void>,
): Generator<number, Result, void> {
  try {
    refuseUnsoundRuns(read, from)
    return yield* reading()
  } catch (error) {
    throw asBentLog(file, error)
  }
}

/** {@link touchedRows} of a file from outside: refuses a history that cannot be what Crosscase wrote. */
export function touchedIn(file: string, read: Read, shape: TableShape, from: number): ReadonlyMap<string, TouchedRow> {
  try {
    refuseUnsoundRuns(read, from)
    return touchedRows(read, shape, from)
  } catch (error) {
    throw asBentLog(file, error)
  }
}

function asBentLog(file: string, error: unknown): unknown {
  if (error instanceof UnsoundLog) return bentCopy(file, `Its history does not hold together (${error.message}).`)
  return asDamagedCopy(error, file)
}

/** The schema says no where what was done in a copy is written down: Crosscase cannot have written that. */
export function asBentActs(file: string, error: unknown): unknown {
  return isUnfit(error) ? bentCopy(file, 'What was done in it is not told as it should be.') : error
}

/** What is thrown where copies could not be made sense of: that one of them is bent, where a row of it refers to what is not there. That takes as long as reading it all, and is looked at only then. */
export function asBentReferences(
  error: unknown,
  files: readonly { readonly path: string; readonly read: Read }[],
): unknown {
  if (error instanceof Refusal || error instanceof Fault || error instanceof DOMException) return error
  for (const { path, read } of files) {
    const [row] = read.all<{ table: string; parent: string }>({ text: 'PRAGMA foreign_key_check', values: [] })
    if (row)
      return bentCopy(basename(path), `A row of ${row.table} refers to a row of ${row.parent} that is not there.`)
  }
  return error
}

/** Whether words that came or changed after `from` (null: all) are read of a copy. */
export function readsTexts(read: Read, from: number | null): boolean {
  return from === null || touchedRuns(read, 'paragraph', from).length > 0
}

/** What a row that comes takes of the memory of this process until a plan is written, in bytes: as measured, with some room. */
const BYTES_OF_ROW = 1000

/** Refuses more rows than this process has `room` for, in bytes: it would end in the middle. */
export function refuseTooMany(rows: number, room: number): void {
  if (rows * BYTES_OF_ROW > room)
    throw new Refusal(
      'copies-too-many',
      `These copies bring more at once than there is memory for here: ${rows.toLocaleString('en')} rows, where about ${Math.floor(room / BYTES_OF_ROW).toLocaleString('en')} fit. Bring them in one after the other. Nothing was changed.`,
    )
}

/** So many rows are looked at at a time. */
const LOT = 2000

/** Refuses a copy whose rows changed after `from` (null: any of its rows) cannot be what Crosscase wrote: places that do not stand on their words, JSON that is none or not of the shape that its readers count on. Says what and where, never the words. `halt` is called now and then. `concerns`: tables that are read. */
export function refuseBent(
  file: string,
  read: Read,
  from: number | null,
  halt: () => void,
  concerns?: (table: string) => boolean,
): void {
  for (const _ of refusingBent(file, read, from, concerns)) halt()
}

/** {@link refuseBent} in slices. */
function* refusingBent(
  file: string,
  read: Read,
  from: number | null,
  concerns: (table: string) => boolean = () => true,
): Generator<number, void, void> {
  const bent = (what: string) => bentCopy(file, what)
  const lotsOf = function* (table: string): Generator<[first: number, last: number], void, void> {
    if (!concerns(table)) return
    for (const [first, last] of from === null ? wholeOf(read, table) : touchedRuns(read, table, from))
      for (let at = first; at <= last; at += LOT) yield [at, Math.min(last, at + LOT - 1)]
  }
  for (const [table, held] of JSON_COLUMNS) {
    const columns = held.map(one => one.column)
    for (const lot of lotsOf(table)) {
      const rows = read.arrays<[Buffer, string | null, ...(string | Uint8Array | null)[]]>({
        text: `SELECT id, ${CALLED[table] ?? 'NULL'}, ${columns.map(column => `"${column}"`).join(', ')} FROM main."${table}" WHERE n BETWEEN ? AND ? AND (${columns.map(column => `"${column}" IS NOT NULL`).join(' OR ')})`,
        values: lot,
      })
      for (const [id, name, ...values] of rows)
        for (const [at, value] of values.entries()) {
          const column = columns[at]!
          const shape = (typeof value === 'string' ? INCOMING_SHAPES : PACKED_SHAPES)[table]?.[column]
          const wrong = value === null ? null : wrongIn(value, column, shape)
          if (wrong !== null)
            throw bent(`${column} of ${table} ${name ? `“${name}” (${idOf(id)})` : idOf(id)} ${wrong}`)
        }
      yield 0
    }
  }
  for (const [first, last] of lotsOf('anchor')) {
    const found = unsoundAnchor(read, first, last)
    if (found !== null) throw bent(`An anchor of source ${found.sourceId} does not stand on its words (${found.id}).`)
    yield 0
  }
}

function wholeOf(read: Read, table: string): [first: number, last: number][] {
  const whole = read.arrays<[number | null, number]>({
    text: `SELECT min(n), max(n) FROM main."${table}"`,
    values: [],
  })[0]!
  return whole[0] === null ? [] : [[whole[0], whole[1]]]
}

/** What is wrong with some JSON, as the end of a sentence; null where nothing is. Never quotes it. */
function wrongIn(stored: string | Uint8Array, column: string, shape: Parser<unknown> | undefined): string | null {
  let json: string
  try {
    json =
      typeof stored === 'string' ? stored : inflateRawSync(stored, { maxOutputLength: LARGEST_PACKED }).toString('utf8')
  } catch {
    return 'cannot be unpacked.'
  }
  try {
    const value: unknown = JSON.parse(json)
    shape?.parse(value, column)
    return null
  } catch (trouble) {
    if (trouble instanceof SyntaxError) return 'is not JSON.'
    if (trouble instanceof InvalidInput) return `is not what it should be (${trouble.message.replace(/\.$/, '')}).`
    throw trouble
  }
}
