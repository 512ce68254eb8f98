// Tables of cases and the sampling table as files. The same state gives the same bytes.

import { basename } from 'node:path'
import { Refusal } from '../../base/trouble.ts'
import { caseTable } from '../../cases/queries.ts'
import { sourceTable } from '../../cases/source-table-queries.ts'
import type { Sampling } from '../../cases/sampling.ts'
import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import type { ExportJob } from '../commands.ts'
import { listRows } from '../list-queries.ts'
import { writePlainTable, type PlainTable, type TableFormat } from '../tables/plain-table.ts'
import { refuseOtherEnding, writeWhole } from '../write-file.ts'
import { caseSheetTable, type CaseRelations, type LinkTold } from './case-sheet.ts'
import { samplingTableOf, type Masked } from './sampling-table.ts'
import { sourceSheet } from './source-sheet.ts'

/** Writes the cases of a kind with all that a sheet can bring in, so that it comes back unchanged. Refuses a kind without cases, and a name with another ending. */
export async function exportCases(
  read: Read,
  kind: string,
  codes: boolean,
  to: string,
  format: 'csv' | 'xlsx',
  job: ExportJob,
): Promise<{ path: string; cases: number }> {
  const table = caseTable(read, kind)
  if (table.cases.length === 0) throw new Refusal('no-cases', `There is no case of the kind “${kind}”.`)
  await write(caseSheetTable(kind, table, relationsOf(read, table.cases), codes), to, format, job)
  return { path: to, cases: table.cases.length }
}

/** Writes every source with its filing and its attributes. Refuses a name with another ending. */
export async function exportSources(
  read: Read,
  to: string,
  format: 'csv' | 'xlsx',
  job: ExportJob,
): Promise<{ path: string; sources: number }> {
  const table = sourceTable(read)
  const listed = new Map(listRows(read, 'sources').map(row => [row.id, row]))
  await write(sourceSheet(table, listed), to, format, job)
  return { path: to, sources: table.sources.length }
}

/** Writes a sampling table; `masked` for outside, without rows that tell of too few. Refuses a name with another ending. */
export async function exportSampling(
  sampling: Sampling,
  to: string,
  format: TableFormat,
  job: ExportJob,
  masked: Masked | null = null,
): Promise<{ path: string; rows: number }> {
  await write(samplingTableOf(sampling, masked), to, format, job)
  return { path: to, rows: sampling.rows.length }
}

async function write(table: PlainTable, to: string, format: TableFormat, job: ExportJob): Promise<void> {
  refuseOtherEnding(to, format)
  await writeWhole(to, writePlainTable(table, format), {
    signal: job.signal,
    onSlice: () => job.progress({ done: 0, total: table.rows.length, doing: basename(to) }),
  })
}

function relationsOf(
  read: Read,
  cases: readonly { readonly id: string; readonly withinId: string | null }[],
): CaseRelations {
  const refs = new Map(
    read
      .arrays<[Buffer, string | null]>(sql`SELECT id, key FROM "case"`)
      .map(([id, key]) => [idOf(id) as string, key ?? idOf(id)]),
  )
  const at = new Map(cases.map((item, place) => [item.id, place]))
  const members = cases.map((): { part: string; ref: string }[] => [])
  for (const [pair, member, part] of read.arrays<[Buffer, Buffer, string]>(
    sql`SELECT pair_id, member_id, part FROM case_member ORDER BY n`,
  ))
    members[at.get(idOf(pair)) ?? -1]?.push({ part, ref: refs.get(idOf(member))! })
  const links = cases.map((): LinkTold[] => [])
  for (const [from, to, relation, on, note] of read.arrays<[Buffer, Buffer, string, string | null, string | null]>(
    sql`SELECT from_id, to_id, relation, linked_on, note FROM case_link ORDER BY n`,
  ))
    links[at.get(idOf(from)) ?? -1]?.push({ relation, ref: refs.get(idOf(to))!, on, note })
  return { within: cases.map(item => (item.withinId === null ? null : refs.get(item.withinId)!)), members, links }
}
