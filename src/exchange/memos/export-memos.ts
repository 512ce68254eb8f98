// Writes memos to a file, whole or not at all. Nothing in the project changes.

import { basename } from 'node:path'
import { dayIn, dayInUtc } from '../../memos/days.ts'
import type { MemoFilter, MemoOrder } from '../../memos/filter.ts'
import type { Read } from '../../store/access.ts'
import type { ExportJob } from '../commands.ts'
import { refuseOtherEnding, writeWhole } from '../write-file.ts'
import { memoBook, type MemoBook } from './memo-book.ts'
import { writeMemosDocx } from './memo-docx.ts'
import { writeMemosHtml } from './memo-html.ts'
import { writeMemosCsv, writeMemosMarkdown, writeMemosText } from './memo-text.ts'

/** The files memos can be written to. */
export type MemoFormat = 'docx' | 'html' | 'md' | 'txt' | 'csv'

const WRITERS: Readonly<Record<MemoFormat, (book: MemoBook) => Iterable<string | Uint8Array>>> = {
  docx: writeMemosDocx,
  html: writeMemosHtml,
  md: writeMemosMarkdown,
  txt: writeMemosText,
  csv: writeMemosCsv,
}

/** Writes the memos that fit, and after them the comments on codings that do; days are those of `zone`, else of UTC. Refuses a name with another ending. The same memos give the same bytes. */
export async function exportMemos(
  read: Read,
  which: { readonly filter: MemoFilter; readonly order: MemoOrder; readonly zone?: string | undefined },
  to: string,
  format: MemoFormat,
  job: ExportJob,
): Promise<{ path: string; memos: number; comments: number }> {
  refuseOtherEnding(to, format)
  const book = memoBook(read, which.filter, which.order, which.zone === undefined ? dayInUtc : dayIn(which.zone))
  let done = 0
  const told: MemoBook = {
    ...book,
    *read() {
      for (const memo of book.read()) {
        yield memo
        done++
      }
    },
  }
  await writeWhole(to, WRITERS[format](told), {
    signal: job.signal,
    onSlice: () => job.progress({ done, total: book.count + book.comments, doing: basename(to) }),
  })
  return { path: to, memos: book.count, comments: book.comments }
}
