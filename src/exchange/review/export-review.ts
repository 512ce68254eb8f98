// Comments, proposals and rounds as a table. The same state gives the same bytes.

import { basename } from 'node:path'
import type { Read } from '../../store/access.ts'
import type { TrailPart } from '../audit/export-audit.ts'
import type { ExportJob } from '../commands.ts'
import { csvLine } from '../tables/csv.ts'
import { writePlainTable, type TableFormat } from '../tables/plain-table.ts'
import { refuseOtherEnding, writeWhole } from '../write-file.ts'
import { REVIEW_TABLES, reviewTable, type ReviewTable } from './review-tables-queries.ts'

/** Writes one table of a review. Refuses a name with another ending. */
export async function exportReview(
  read: Read,
  what: ReviewTable,
  to: string,
  format: TableFormat,
  job: ExportJob,
): Promise<{ path: string; rows: number }> {
  refuseOtherEnding(to, format)
  const table = reviewTable(read, what)
  await writeWhole(to, writePlainTable(table, format), {
    signal: job.signal,
    onSlice: () => job.progress({ done: 0, total: table.rows.length, doing: basename(to) }),
  })
  return { path: to, rows: table.rows.length }
}

const SAYS: Readonly<Record<ReviewTable, string>> = {
  comments:
    'Every comment with its replies: on what, for whom, its state, who decided and why, and what changed since.',
  proposals: 'What was proposed for the framework, with reasons, and what became of it.',
  rounds: 'The rounds of review: what they looked at, who took part, from when until when.',
}

/** What the audit trail holds of reviews. */
export function reviewTrail(read: Read): TrailPart[] {
  return REVIEW_TABLES.map(what => ({
    file: `4 process/${what}.csv`,
    says: SAYS[what],
    write: (to, { signal }) => {
      const { heads, rows } = reviewTable(read, what)
      return writeWhole(to, [heads, ...rows].map(csvLine), { signal })
    },
  }))
}
