import type { ExportJob } from '../commands.ts'
import { tabledDocx, tabledHtml, tabledXlsx } from '../documents/tabled.ts'
import { csvLine } from '../tables/csv.ts'
import { refuseOtherEnding, writeWhole } from '../write-file.ts'
import type { Pairings } from './pairing-queries.ts'

/** Writes the pairing table. Refuses a name with another ending. The same state gives the same bytes. */
export async function exportPairings(
  { document, pairs }: Pick<Pairings, 'document' | 'pairs'>,
  to: string,
  format: 'docx' | 'html' | 'xlsx' | 'csv',
  job: ExportJob,
): Promise<{ path: string; pairs: number }> {
  refuseOtherEnding(to, format)
  const [{ heads, rows }] = document.tables as readonly [(typeof document.tables)[number]]
  const pieces =
    format === 'docx'
      ? tabledDocx(document)
      : format === 'html'
        ? tabledHtml(document)
        : format === 'xlsx'
          ? tabledXlsx(document)
          : [csvLine(heads), ...rows.map(row => csvLine(row.cells))]
  await writeWhole(to, pieces, { signal: job.signal })
  return { path: to, pairs }
}
