// Writes a filled checklist to a file, whole or not at all.

import type { Read } from '../../store/access.ts'
import { sql } from '../../store/sql.ts'
import type { ExportJob } from '../commands.ts'
import { writeDocumentDocx } from '../documents/docx-document.ts'
import { writeDocumentHtml } from '../documents/html-document.ts'
import { stateLine } from '../output/state-line.ts'
import type { OutsideNames } from '../outside/names.ts'
import { outsideChecklist } from '../outside/outside-facts.ts'
import { csvLine } from '../tables/csv.ts'
import { refuseOtherEnding, writeWhole } from '../write-file.ts'
import { checklistDocument, checklistRows, fillChecklist, type Checklist } from './checklist.ts'
import { COREQ } from './coreq.ts'
import { SRQR } from './srqr.ts'
import type { StudyFacts } from './study-facts.ts'
import type { FilledChecklist } from './types.ts'

/** The checklists there are. */
export const CHECKLISTS: Readonly<Record<Checklist['name'], Checklist>> = { COREQ, SRQR }

/** A checklist filled for readers outside, with what is told them of a study. */
export function outsideReport(facts: StudyFacts, name: Checklist['name'], names: OutsideNames): FilledChecklist {
  return outsideChecklist(fillChecklist(CHECKLISTS[name], facts), names)
}

/** Writes a checklist, filled with the facts as readers outside may read them, as docx, html or csv. Refuses a name with another ending. The same state gives the same bytes. */
export async function exportChecklist(
  read: Read,
  facts: StudyFacts,
  name: Checklist['name'],
  names: OutsideNames,
  to: string,
  format: 'docx' | 'html' | 'csv',
  job: ExportJob,
): Promise<{ path: string; recorded: number }> {
  refuseOtherEnding(to, format)
  const filled = outsideReport(facts, name, names)
  const document = checklistDocument(filled, read.get<{ name: string }>(sql`SELECT name FROM project`)!.name, [
    stateLine(read),
  ])
  const pieces =
    format === 'csv'
      ? [['no', 'item', 'how', 'recorded'], ...checklistRows(filled)].map(csvLine)
      : format === 'docx'
        ? writeDocumentDocx(document)
        : writeDocumentHtml(document)
  await writeWhole(to, pieces, { signal: job.signal })
  return {
    path: to,
    recorded: filled.groups.flatMap(group => group.items).filter(item => item.lines.length > 0).length,
  }
}
