// The audit trail as one folder that can be read without this program: csv files and web pages, and a page that says what is where.

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { Refusal } from '../../base/trouble.ts'
import { keptVersions } from '../../framework/versions/queries.ts'
import type { Read } from '../../store/access.ts'
import type { Sql, Value } from '../../store/sql.ts'
import { codebookDocument } from '../codebook/codebook-document.ts'
import { readCodebook } from '../codebook/codebook-queries.ts'
import type { ExportJob } from '../commands.ts'
import { plain, type DocumentBlock, type TextDocument } from '../documents/document.ts'
import { writeDocumentHtml } from '../documents/html-document.ts'
import { writeExcerptsCsv } from '../excerpts-csv.ts'
import { memoBook } from '../memos/memo-book.ts'
import { writeMemosHtml } from '../memos/memo-html.ts'
import { csvLine } from '../tables/csv.ts'
import { writeWhole } from '../write-file.ts'
import { writeZip } from '../zip/write-zip.ts'
import { REGISTERS } from './registers.ts'

/** A file of the trail: its name in the folder, what it holds in a sentence, and its content when it is asked for. */
interface TrailFile {
  readonly file: string
  readonly says: string
  readonly pieces: () => Iterable<string | Uint8Array>
}

/** Writes the audit trail into a folder (a new one, or one with nothing in it), or into one file where the name ends with .zip. Refuses another folder; stopped or failed, it leaves nothing. The same state gives the same bytes. `files` are the names in a folder, `count` how many there are. */
export async function exportAudit(
  read: Read,
  to: string,
  job: ExportJob,
): Promise<{ path: string; files?: readonly string[]; count: number }> {
  const files = trailFiles(read)
  if (extname(to).toLowerCase() === '.zip') {
    await writeWhole(to, writeZip(files.map(({ file, pieces }) => ({ name: file, content: pieces() }))), {
      signal: job.signal,
    })
    return { path: to, count: files.length }
  }
  refuseFullFolder(to)
  const beside = `${to}.part`
  rmSync(beside, { recursive: true, force: true })
  mkdirSync(beside)
  try {
    for (const [done, { file, pieces }] of files.entries()) {
      job.progress({ done, total: files.length, doing: file })
      mkdirSync(dirname(join(beside, file)), { recursive: true })
      await writeWhole(join(beside, file), pieces(), { signal: job.signal })
    }
    job.signal.throwIfAborted()
    if (existsSync(to)) rmSync(to, { recursive: true })
    renameSync(beside, to)
  } catch (error) {
    rmSync(beside, { recursive: true, force: true })
    throw error
  }
  return { path: to, files: files.map(({ file }) => file), count: files.length }
}

function refuseFullFolder(to: string): void {
  if (!existsSync(dirname(to)))
    throw new Refusal('no-folder', `There is no folder ${dirname(to)}. Make it first, or choose another place.`)
  if (!existsSync(to)) return
  const isFull = (() => {
    try {
      return readdirSync(to).length > 0
    } catch {
      return true
    }
  })()
  if (isFull)
    throw new Refusal('exists', `There is already something at ${to}. Choose a new folder, or one with nothing in it.`)
}

function trailFiles(read: Read): TrailFile[] {
  const versions = keptVersions(read).map(({ id, label }): TrailFile => ({
    file: `2 reduction/framework ${fileName(label)}.html`,
    says: `The codebook of version ${label}.`,
    pieces: () => writeDocumentHtml(codebookDocument(readCodebook(read, id))),
  }))
  const files: TrailFile[] = [
    ...REGISTERS.map(({ file, says, heads, query }) => ({ file, says, pieces: () => csvOf(read, heads, query) })),
    {
      file: '2 reduction/framework now.html',
      says: 'The codebook as it is now, with counts.',
      pieces: () => writeDocumentHtml(codebookDocument(readCodebook(read, null))),
    },
    ...versions,
    {
      file: '2 reduction/codings.csv',
      says: 'Every coding with its words, where they stand, by whom, and how they bear on propositions. Offsets count UTF-16 units.',
      pieces: () => writeExcerptsCsv(read),
    },
    {
      file: '4 process/memos.html',
      says: 'Every memo and journal entry, oldest first.',
      pieces: () => writeMemosHtml(memoBook(read, {}, 'oldest')),
    },
  ]
  const sorted = files.toSorted((a, b) => (a.file < b.file ? -1 : 1))
  return [
    {
      file: 'read me first.html',
      says: 'What is where.',
      pieces: () => writeDocumentHtml(contents(sorted)),
    },
    ...sorted,
  ]
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

function contents(files: readonly TrailFile[]): TextDocument {
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
