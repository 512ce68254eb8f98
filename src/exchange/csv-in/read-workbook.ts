// Reads the first sheet of an Excel workbook. The reader is loaded when it is needed first.

import { Refusal } from '../../base/trouble.ts'
import { openPackage } from '../../sources/importers/docx/package.ts'
import { readBytes, readSheet } from './read-sheet.ts'
import { LIMITS, SheetBuilder, type Sheet } from './sheet.ts'

const LARGEST = 30 * 1024 * 1024
const DAY = 24 * 60 * 60 * 1000

/** Reads a sheet from a CSV file, or from the first sheet of an `.xlsx` file. Refusals as {@link readSheet}. */
export async function readAnySheet(path: string, called: string, signal?: AbortSignal): Promise<Sheet> {
  return called.toLowerCase().endsWith('.xlsx')
    ? parseWorkbook(called, await readBytes(path, called))
    : readSheet(path, called, signal)
}

/** Reads the first sheet of a workbook from its bytes. Refuses one that is damaged, locked, or unpacks to far more than it should. */
export async function parseWorkbook(called: string, bytes: Buffer): Promise<Sheet> {
  if (bytes.length > LARGEST)
    throw new Refusal('sheet-too-big', `${called} is larger than 30 MB. Save the sheet as CSV, which may be larger.`)
  // Sizes are looked at before anything is unpacked; the parts that hold cells are unpacked once under those limits.
  const parts = await openPackage(called, bytes)
  if (!parts.has('xl/workbook.xml'))
    throw new Refusal('sheet-binary', `${called} is no Excel workbook. Save it again as .xlsx or CSV.`)
  await parts.read('xl/sharedStrings.xml')
  await parts.read('xl/worksheets/sheet1.xml')
  const { readSheet: readFirst } = await import('read-excel-file/node')
  let rows: readonly (readonly unknown[])[]
  try {
    rows = await readFirst(bytes, { trim: false })
  } catch {
    throw new Refusal('sheet-unreadable', `${called} cannot be read as an Excel workbook. Save the sheet as CSV.`)
  }
  if (rows.length > LIMITS.rows)
    throw new Refusal('sheet-too-long', `${called} has more than ${LIMITS.rows.toLocaleString('en')} rows. Split it.`)
  const sheet = new SheetBuilder(called, 0)
  const width = rows.find(row => row.some(cell => cell !== null))?.length ?? 0
  for (const row of rows) sheet.add(Array.from({ length: Math.max(row.length, width) }, (_, at) => cellText(row[at])))
  return sheet.done()
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number' || typeof cell === 'boolean') return `${cell}`
  if (!(cell instanceof Date)) return ''
  // Days come a millisecond off where the workbook's own reckoning cannot be told exactly in ours.
  const time = Math.round(cell.getTime() / 1000) * 1000
  const written = new Date(time).toISOString()
  return time % DAY === 0 ? written.slice(0, 10) : written.slice(0, 16).replace('T', ' ')
}
