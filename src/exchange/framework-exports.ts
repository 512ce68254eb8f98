// The codebook and the differences between versions as files. The same state gives the same bytes.

import { basename } from 'node:path'
import type { VersionId } from '../base/ids.ts'
import { Refusal } from '../base/trouble.ts'
import { differencesBetween } from '../framework/versions/any-differences-queries.ts'
import { findAnyVersion } from '../framework/versions/other-queries.ts'
import type { Read } from '../store/access.ts'
import { appendixDocument, appendixSheets } from './codebook/appendix.ts'
import { codebookAppendix, type CodebookAppendix } from './codebook/appendix-queries.ts'
import { codebookDocument } from './codebook/codebook-document.ts'
import { readCodebook } from './codebook/codebook-queries.ts'
import { CODEBOOK_HEADS, CODEBOOK_WIDTHS, codebookRows, type Codebook } from './codebook/codebook.ts'
import type { ExportJob } from './commands.ts'
import { differencesDocument, differencesJson } from './documents/differences-document.ts'
import { writeDocumentDocx } from './documents/docx-document.ts'
import { writeDocumentHtml } from './documents/html-document.ts'
import type { Outgoing } from './output/manifest.ts'
import { mergedShown } from './output/shown.ts'
import { audienceLine, stateLine } from './output/state-line.ts'
import type { OutsideNames } from './outside/names.ts'
import { outsideCodebook } from './outside/outside-codebook.ts'
import { csvLine } from './tables/csv.ts'
import { writePlainXlsx } from './tables/plain-xlsx.ts'
import { refuseOtherEnding, writeWhole } from './write-file.ts'

/** The files a codebook can be written to. */
export type CodebookFormat = 'csv' | 'xlsx' | 'docx' | 'html'
/** The files that differences can be written to. */
export type DifferencesFormat = 'docx' | 'html' | 'json'

/** The codebook and its appendix, before they are a file. */
export type PlannedAppendix = ReturnType<typeof codebookAppendix>

/** The codebook as an appendix for readers outside: passages that may be published, versions, what changed between them. */
export function readAppendix(read: Read, names: OutsideNames): PlannedAppendix {
  return outsideCodebook(codebookAppendix(read, readCodebook(read, null), names.settings.leftOut), names)
}

/** What an appendix shows of published codes. */
export function appendixShows({ quotes }: CodebookAppendix): Pick<Outgoing, 'shown' | 'shownCases'> {
  return {
    shown: mergedShown(quotes.map(quote => quote.shown)),
    shownCases: [...new Set(quotes.flatMap(quote => quote.shownCases))],
  }
}

/** Writes the codebook as an appendix of a report. Refuses a name with another ending. */
export async function exportAppendix(
  read: Read,
  { codebook, appendix }: PlannedAppendix,
  to: string,
  format: 'docx' | 'html' | 'xlsx',
  job: ExportJob,
): Promise<{ path: string; entries: number }> {
  refuseOtherEnding(to, format)
  const told = [audienceLine('outside'), stateLine(read)]
  const pieces =
    format === 'xlsx'
      ? writePlainXlsx('Codebook', appendixSheets(codebook, appendix, told))
      : format === 'docx'
        ? writeDocumentDocx(appendixDocument(codebook, appendix, told))
        : writeDocumentHtml(appendixDocument(codebook, appendix, told))
  await writeWhole(to, pieces, { signal: job.signal })
  return { path: to, entries: codebook.entries.length }
}

/** Writes the codebook with every field, in framework order, with counts. Refuses a name with another ending. */
export async function exportCodebook(
  read: Read,
  versionId: VersionId | null,
  to: string,
  format: CodebookFormat,
  job: ExportJob,
): Promise<{ path: string; entries: number }> {
  refuseOtherEnding(to, format)
  const codebook = readCodebook(read, versionId)
  const total = codebook.entries.length
  await writeWhole(to, codebookPieces(codebook, format), {
    signal: job.signal,
    onSlice: () => job.progress({ done: 0, total, doing: basename(to) }),
  })
  return { path: to, entries: total }
}

function codebookPieces(codebook: Codebook, format: CodebookFormat): Iterable<string | Uint8Array> {
  const heads = [...CODEBOOK_HEADS, 'version']
  const rows = codebookRows(codebook)
  switch (format) {
    case 'csv':
      return [heads, ...rows].map(csvLine)
    case 'xlsx':
      return writePlainXlsx('Codebook', [{ name: 'Codebook', heads, widths: [...CODEBOOK_WIDTHS, 22], rows }])
    case 'docx':
      return writeDocumentDocx(codebookDocument(codebook))
    case 'html':
      return writeDocumentHtml(codebookDocument(codebook))
  }
}

/** Writes what changed between two versions. Refuses a name with another ending, and a version with itself. */
export async function exportDifferences(
  read: Read,
  fromId: VersionId,
  toId: VersionId | null,
  to: string,
  format: DifferencesFormat,
  job: ExportJob,
): Promise<{ path: string; differences: number }> {
  refuseOtherEnding(to, format)
  const answer = differencesBetween(read, fromId, toId)
  const document = differencesDocument(answer)
  const pieces =
    format === 'json'
      ? [`${JSON.stringify(differencesJson(answer), null, 2)}\n`]
      : format === 'docx'
        ? writeDocumentDocx(document)
        : writeDocumentHtml(document)
  await writeWhole(to, pieces, { signal: job.signal })
  return { path: to, differences: answer.entries.length + answer.sets.length + answer.questions.length }
}

/** What changed between two versions named by label or id, in the shape that scripts rely on. */
export function listDifferences(read: Read, from: string, to: string): Record<string, unknown> {
  const [a, b] = [findAnyVersion(read, from), findAnyVersion(read, to)]
  const first = a ?? b
  if (first === null)
    throw new Refusal('same-version', 'The framework as it is now does not differ from itself. Name a version.')
  return differencesJson(differencesBetween(read, first, a === null ? null : b))
}
