// Reads one sheet of comma-separated values. Rows are parsed in slices, so that nothing else waits long for a big one.

import { CsvError, parse as csvParser } from 'csv-parse'
import { open } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { heldFile } from '../../base/held-file.ts'
import { Refusal } from '../../base/trouble.ts'
import { decodeSheet } from './decode.ts'
import { sniffDelimiter } from './delimiter.ts'
import { columnLetter, LIMITS, SheetBuilder, type Sheet } from './sheet.ts'

const SLICE = 512 * 1024

/** Reads the bytes of a file, refusing one larger than a sheet may be before any of it is read. `called` is its name in sentences. */
export async function readBytes(path: string, called: string): Promise<Buffer> {
  const tooBig = () =>
    new Refusal('sheet-too-big', `${called} is larger than ${LIMITS.bytes / 1024 / 1024} MB. Split it.`)
  const held = heldFile(path)
  if (held && held.size > LIMITS.bytes) throw tooBig()
  if (held) return Buffer.from(await held.read())
  let file
  try {
    file = await open(path, 'r')
  } catch {
    throw new Refusal('sheet-missing', `${called} could not be opened. Is it still there, and may it be read?`)
  }
  try {
    const { size } = await file.stat()
    if (size > LIMITS.bytes) throw tooBig()
    return await file.readFile()
  } finally {
    await file.close()
  }
}

/** Reads a sheet file as people save it. Refuses what is no sheet, naming row and column; rows that do not fit the header are noted. */
export async function readSheet(path: string, called: string, signal?: AbortSignal): Promise<Sheet> {
  return parseSheet(called, await readBytes(path, called), signal)
}

/** Reads a sheet from its bytes; else as {@link readSheet}. */
export async function parseSheet(called: string, bytes: Buffer, signal?: AbortSignal): Promise<Sheet> {
  const { utf8 } = decodeSheet(called, bytes)
  const { delimiter, start, rowsBefore } = sniffDelimiter(utf8)
  const sheet = new SheetBuilder(called, rowsBefore)
  const parser = csvParser({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: false,
    // A quotation mark that is never closed would swallow the rest of the file: stop long before.
    max_record_size: 4 * LIMITS.cell,
    on_record: (cells: string[]) => {
      sheet.add(cells)
      return null
    },
  })
  const failed = new Promise<never>((_, fail) => parser.once('error', fail))
  failed.catch(() => {})
  parser.resume()
  const write = (slice: Buffer) => new Promise<void>(done => parser.write(slice, () => done()))
  const end = () => new Promise<void>(done => parser.once('end', () => done()).end())
  try {
    for (let at = start; at < utf8.length; at += SLICE) {
      signal?.throwIfAborted()
      await Promise.race([write(utf8.subarray(at, at + SLICE)), failed])
      await setImmediate()
    }
    await Promise.race([end(), failed])
  } catch (trouble) {
    parser.destroy()
    throw worded(called, trouble, sheet.nextRow)
  }
  return sheet.done()
}

function worded(file: string, trouble: unknown, row: number): unknown {
  if (!(trouble instanceof CsvError)) return trouble
  const error: { code: string; column?: unknown } = trouble
  const place = typeof error.column === 'number' ? `row ${row}, column ${columnLetter(error.column)}` : `row ${row}`
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return new Refusal(
        'sheet-quote',
        `${file}, ${place}: a quotation mark is opened here and never closed. Close it, or double it if it belongs to the text.`,
      )
    case 'CSV_MAX_RECORD_SIZE':
      return new Refusal(
        'sheet-quote',
        `${file}, ${place}: the row is longer than ${((4 * LIMITS.cell) / 1_000_000).toFixed(0)} million characters. Is a quotation mark opened there and never closed?`,
      )
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE':
      return new Refusal(
        'sheet-quote',
        `${file}, ${place}: a quotation mark stands in the middle of a cell. Put the whole cell in quotation marks and double those inside it.`,
      )
    default:
      return new Refusal('sheet-unreadable', `${file}, ${place}: cannot be read as a sheet.`)
  }
}
