// Writes agreement to a file.

import type { Agreement, AgreementRow } from '../../analysis/agreement/types.ts'
import type { ExportJob } from '../commands.ts'
import { csvLine } from '../tables/csv.ts'
import { writePlainXlsx, type PlainCell } from '../tables/plain-xlsx.ts'
import { refuseOtherEnding, writeWhole } from '../write-file.ts'
import { tabledDocx, tabledHtml } from '../documents/tabled.ts'
import { agreementDocument } from './agreement-document.ts'
import { judgedTables, type Judged } from './judged-tables.ts'
import { cellHeadsOf, cellLineOf, headsOf, linesOf, notesOf } from './agreement-table.ts'

/** What is written: the figures, and where they are known (a kept run has neither) the cells under them and how stance and ratings were judged. */
export interface AgreementToWrite {
  readonly found: Agreement
  readonly judged: Judged | null
  readonly cells: readonly { readonly code: string; readonly rows: readonly AgreementRow[] }[]
}

/** The files agreement can be written to. */
export type AgreementFormat = 'csv' | 'xlsx' | 'docx' | 'html'

/** Writes agreement as csv (one table), xlsx (with every code in every source, and how it was worked out), or as a report to be read (docx, html). Refuses a name with another ending. */
export async function exportAgreement(
  { found, cells, judged }: AgreementToWrite,
  to: string,
  format: AgreementFormat,
  job: ExportJob,
): Promise<{ path: string; rows: number }> {
  refuseOtherEnding(to, format)
  if (format === 'docx' || format === 'html') {
    const report = agreementDocument(found, judged)
    await writeWhole(to, format === 'docx' ? tabledDocx(report) : tabledHtml(report), { signal: job.signal })
    return { path: to, rows: found.byCode.length + found.bySource.length + 1 }
  }
  const heads = headsOf(found)
  const lines = linesOf(found)
  const widths = widthsOf(heads, lines)
  const cellLines = cells.flatMap(({ code, rows }) => rows.map(row => cellLineOf(code, row, found)))
  const cellHeads = cellHeadsOf(found)
  const pieces =
    format === 'csv'
      ? [heads, ...lines.map(line => line.map(cell => (typeof cell === 'object' ? cell.share : cell)))].map(csvLine)
      : writePlainXlsx('Agreement of coders', [
          { name: 'Agreement', heads, widths, rows: lines, kept: NAMED },
          ...(cellLines.length === 0
            ? []
            : [
                {
                  name: 'Codes in sources',
                  heads: cellHeads,
                  widths: widthsOf(cellHeads, cellLines, 72),
                  rows: cellLines,
                  kept: NAMED,
                },
              ]),
          ...(judged ? judgedTables(judged, true) : []).map(({ name, heads: its, weights, rows }) => ({
            name,
            heads: its,
            widths: weights,
            rows: rows.map(row => row.cells),
          })),
          { name: 'How it was worked out', heads: ['how'], widths: [100], rows: notesOf(found).map(note => [note]) },
        ])
  await writeWhole(to, pieces, { signal: job.signal })
  return { path: to, rows: lines.length }
}

/** The columns that say what a line is about. */
const NAMED = 3

/** Names and reasons wide enough for two lines, figures as the longest words of their heads, which break. */
function widthsOf(heads: readonly string[], lines: readonly (readonly PlainCell[])[], widest = 36): number[] {
  return heads.map((head, at) => {
    const longest = lines.reduce(
      (most, line) => (typeof line[at] === 'string' ? Math.max(most, line[at].length) : most),
      0,
    )
    const word = head.split(/[ _]/).reduce((most, one) => Math.max(most, one.length), 0)
    return Math.max(
      8,
      Math.min(14, word + 2),
      Math.min(widest, longest > 24 ? Math.ceil(longest / 2) + 6 : longest + 2),
    )
  })
}
