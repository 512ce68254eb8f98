// Writes memos to a file, whole or not at all. Nothing in the project changes.

import { basename } from 'node:path'
import { dayIn, dayInUtc } from '../../memos/days.ts'
import type { MemoFilter, MemoOrder } from '../../memos/filter.ts'
import type { Read } from '../../store/access.ts'
import type { ExportJob } from '../commands.ts'
import type { OutsideNames } from '../outside/names.ts'
import { outsideMemos } from '../outside/outside-memos.ts'
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

/** Writes the memos that fit, and after them the comments on codings that do; days are those of `zone`, else of UTC. For outside without words of sources and without what stays with the team. Refuses a name with another ending. The same memos give the same bytes. */
export async function exportMemos(
  read: Read,
  which: { readonly filter: MemoFilter; readonly order: MemoOrder; readonly zone?: string | undefined },
  to: string,
  format: MemoFormat,
  job: ExportJob,
  outside: OutsideNames | null = null,
): Promise<{ path: string; memos: number; comments: number }> {
  refuseOtherEnding(to, format)
  const inside = memoBook(read, which.filter, which.order, which.zone === undefined ? dayInUtc : dayIn(which.zone))
  const book = outside === null ? inside : outsideMemos(inside, outside)
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
