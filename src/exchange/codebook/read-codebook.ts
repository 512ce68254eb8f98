import { extname } from 'node:path'
import { readDocx } from '../../sources/importers/docx/read-docx.ts'
import { readBytes } from '../csv-in/read-sheet.ts'
import { readAnySheet } from '../csv-in/read-workbook.ts'
import type { Sheet } from '../csv-in/sheet.ts'
import { Refusal } from '../../base/trouble.ts'
import { codebookSheet } from './codebook-paragraphs.ts'

/** Reads a codebook from a csv, xlsx or docx file as a sheet. Refuses a document in which nothing looks like a code. */
export async function readCodebookSheet(path: string, called: string, signal?: AbortSignal): Promise<Sheet> {
  if (extname(called).toLowerCase() !== '.docx') return readAnySheet(path, called, signal)
  const { text, formats } = await readDocx(called, await readBytes(path, called))
  const styles = new Map(formats.map(one => [one.paragraph, one]))
  const sheet = codebookSheet(
    called,
    text.split('\n').map((line, at) => {
      const format = styles.get(at)
      return {
        text: line,
        heading: format?.style === 'heading' ? (format.level ?? 1) : null,
        isRow: format?.style === 'table',
      }
    }),
  )
  if (sheet.rows.length > 0) return sheet
  throw new Refusal(
    'codebook-empty',
    `${called} holds no codebook: a heading for each code with its entry below, or a table whose first row names the columns (code, label, definition …).`,
  )
}
