// The audit trail as one folder that can be read without this program: csv files and web pages, and a page that says what is where.

import { basename, dirname } from 'node:path'
import { otherRun, otherRuns } from '../../analysis/agreement/other-run-queries.ts'
import { otherVersions } from '../../framework/versions/other-queries.ts'
import { keptVersions } from '../../framework/versions/queries.ts'
import type { Read } from '../../store/access.ts'
import type { Sql, Value } from '../../store/sql.ts'
import { getReport, listReports } from '../../team/merge/report-queries.ts'
import type { MergeReport } from '../../team/merge/types.ts'
import { agreementDocument } from '../agreement/agreement-document.ts'
import { codebookDocument } from '../codebook/codebook-document.ts'
import { readCodebook } from '../codebook/codebook-queries.ts'
import type { ExportJob } from '../commands.ts'
import { plain, type DocumentBlock, type TextDocument } from '../documents/document.ts'
import { writeDocumentHtml } from '../documents/html-document.ts'
import { tabledHtml } from '../documents/tabled.ts'
import { mergeDocument } from '../merge/merge-document.ts'
import { writeFolder, type FolderPart, type WrittenFolder } from '../everything/write-folder.ts'
import { writeExcerptsCsv } from '../excerpts-csv.ts'
import { memoBook } from '../memos/memo-book.ts'
import { writeMemosHtml } from '../memos/memo-html.ts'
import { csvLine } from '../tables/csv.ts'
import { writeWhole } from '../write-file.ts'
import { REGISTERS } from './registers.ts'

/** A file of the trail: its name in the folder, what it holds in a sentence, and how it is written to a place. */
export interface TrailPart extends FolderPart {
  readonly says: string
}

/** Writes the audit trail into a folder (a new one, or one with nothing in it), or into one file where the name ends with .zip. `more` are files that need more than the project's tables: matrices, positions. Refuses another folder; stopped or failed, it leaves nothing. The same state gives the same bytes. */
export async function exportAudit(
  read: Read,
  to: string,
  more: readonly TrailPart[],
  job: ExportJob,
): Promise<WrittenFolder> {
  const written: TrailPart[] = []
  const parts = [...trailParts(read), ...more].toSorted((a, b) => (a.file < b.file ? -1 : 1))
  return await writeFolder(
    to,
    [
      ...parts.map((part): FolderPart => ({
        file: part.file,
        write: async (place, slice) => {
          await part.write(place, slice)
          written.push(part)
        },
      })),
      // Last, for it tells of what was written.
      {
        file: 'read me first.html',
        write: (place, { signal }) => writeWhole(place, writeDocumentHtml(contents(written)), { signal }),
      },
    ],
    job,
  )
}

/** What the tables of the project hold. */
function trailParts(read: Read): TrailPart[] {
  const part = (file: string, says: string, pieces: () => Iterable<string | Uint8Array>): TrailPart => ({
    file,
    says,
    write: (to, { signal }) => writeWhole(to, pieces(), { signal }),
  })
  return [
    ...REGISTERS.map(({ file, says, heads, query }) => part(file, says, () => csvOf(read, heads, query))),
    part('2 reduction/framework now.html', 'The codebook as it is now, with counts.', () =>
      writeDocumentHtml(codebookDocument(readCodebook(read, null))),
    ),
    ...keptVersions(read).map(({ id, label }) =>
      part(`2 reduction/framework ${fileName(label)}.html`, `The codebook of version ${label}.`, () =>
        writeDocumentHtml(codebookDocument(readCodebook(read, id))),
      ),
    ),
    ...apart(otherVersions(read)).flatMap(({ project, versions }) =>
      versions
        .filter(version => version.hasContent)
        .map(({ id, label }) =>
          part(
            `2 reduction/framework ${fileName(`${label} of ${project}`)}.html`,
            `The codebook of version ${label} of another project, “${project}”.`,
            () => writeDocumentHtml(codebookDocument(readCodebook(read, id))),
          ),
        ),
    ),
    ...apart(otherRuns(read)).flatMap(({ project, runs }) =>
      runs.map(({ id, label }, at) =>
        part(
          `2 reduction/agreement of ${fileName(project)} ${at + 1}.html`,
          `The figures of “${label}”, kept in another project, “${project}”.`,
          () => tabledHtml(agreementDocument(otherRun(read, id)!.result, null)),
        ),
      ),
    ),
    part(
      '2 reduction/codings.csv',
      'Every coding with its words, where they stand, by whom, and how they bear on propositions. Offsets count UTF-16 units.',
      () => writeExcerptsCsv(read),
    ),
    part(
      '4 process/merges.json',
      'What each merge of copies brought in: from whom, counts of base, ours, theirs and result, what was done without asking, and every question with its answer.',
      () => [`${JSON.stringify(mergeReports(read), null, 2)}\n`],
    ),
    ...mergeReports(read)
      .toReversed()
      .map((report, at) =>
        part(`4 process/merge ${at + 1}.html`, `The report of the merge of ${report.mergedAt.slice(0, 10)}.`, () =>
          tabledHtml(mergeDocument(report)),
        ),
      ),
    part('4 process/memos.html', 'Every memo and journal entry, oldest first.', () =>
      writeMemosHtml(memoBook(read, {}, 'oldest')),
    ),
  ]
}

function mergeReports(read: Read): MergeReport[] {
  return listReports(read).map(({ id }) => getReport(read, id))
}

/** Two projects of one name are told apart by a number. */
function apart<Of extends { readonly project: string }>(projects: readonly Of[]): Of[] {
  return projects.map((one, at) => {
    const before = projects.slice(0, at).filter(other => other.project === one.project).length
    return before === 0 ? one : { ...one, project: `${one.project} ${before + 1}` }
  })
}

function fileName(label: string): string {
  return label.replace(/[^\p{L}\p{N} ._-]/gu, '-').slice(0, 80)
}

function* csvOf(read: Read, heads: readonly string[], query: Sql): Generator<string, void, void> {
  yield csvLine(heads)
  for (const row of read.arrays<readonly Value[]>(query))
    yield csvLine(row.map(value => (typeof value === 'number' ? value : value === null ? '' : String(value))))
}

const FOLDERS: Readonly<Record<string, string>> = {
  '1 raw data': 'Raw data: what was collected, from where, and what was corrected in it',
  '2 reduction': 'Reduction: codes, their versions, and every coding',
  '3 reconstruction': 'Reconstruction: what was concluded of cases and across them, and how it changed',
  '4 process': 'Process: what was done, thought and written out',
  '5 intentions': 'Intentions: what the study set out to do, and who did it',
  '6 instruments': 'Instruments: what was asked',
}

function contents(files: readonly TrailPart[]): TextDocument {
  let folder = ''
  return {
    title: 'Audit trail',
    about: [
      'Web pages and csv files (UTF-8): any browser and any spreadsheet opens them, without the program that wrote them.',
      'It holds confidential words and names. The originals of the sources and the log with the rows before and after each change are in the project file itself.',
      'The folders follow Halpern’s categories as told by Lincoln & Guba (1985).',
    ],
    blocks: files.flatMap(({ file, says }): DocumentBlock[] => {
      const its = dirname(file)
      const heading: DocumentBlock[] =
        its === folder ? [] : [{ kind: 'heading', level: 1, runs: plain(FOLDERS[its] ?? its) }]
      folder = its
      return [...heading, { kind: 'text', label: `${its}/${basename(file)}`, runs: plain(says) }]
    }),
  }
}
