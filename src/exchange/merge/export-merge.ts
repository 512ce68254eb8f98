// Writes the report of a merge to a file.

import type { MergeReport } from '../../team/merge/types.ts'
import type { ExportJob } from '../commands.ts'
import { tabledDocx, tabledHtml, tabledXlsx } from '../documents/tabled.ts'
import { refuseOtherEnding, writeWhole } from '../write-file.ts'
import { changesIn, mergeDocument } from './merge-document.ts'

/** The files a report can be written to. */
export type MergeReportFormat = 'docx' | 'html' | 'xlsx' | 'json'

/** Writes a report. Refuses a name with another ending. */
export async function exportMergeReport(
  report: MergeReport,
  to: string,
  format: MergeReportFormat,
  job: ExportJob,
): Promise<{ path: string; changes: number }> {
  refuseOtherEnding(to, format)
  await writeWhole(to, piecesOf(report, format), { signal: job.signal })
  return { path: to, changes: changesIn(report) }
}

function piecesOf(report: MergeReport, format: MergeReportFormat): Iterable<string | Uint8Array> {
  if (format === 'json') return [`${JSON.stringify(report, null, 2)}\n`]
  const document = mergeDocument(report)
  return { docx: tabledDocx, html: tabledHtml, xlsx: tabledXlsx }[format](document)
}
