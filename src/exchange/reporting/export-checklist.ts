// Writes a filled checklist to a file, whole or not at all.

import type { Read } from '../../store/access.ts'
import type { ExportJob } from '../commands.ts'
import { writeDocumentDocx } from '../documents/docx-document.ts'
import { writeDocumentHtml } from '../documents/html-document.ts'
import { csvLine } from '../tables/csv.ts'
import { refuseOtherEnding, writeWhole } from '../write-file.ts'
import { checklistDocument, checklistRows, fillChecklist, type Checklist } from './checklist.ts'
import { COREQ } from './coreq.ts'
import { SRQR } from './srqr.ts'
import { studyFacts } from './study-facts-queries.ts'

/** The checklists there are. */
export const CHECKLISTS: Readonly<Record<Checklist['name'], Checklist>> = { COREQ, SRQR }

/** Writes a checklist as docx, html or csv. Refuses a name with another ending. The same state gives the same bytes. */
export async function exportChecklist(
  read: Read,
  name: Checklist['name'],
  to: string,
  format: 'docx' | 'html' | 'csv',
  job: ExportJob,
): Promise<{ path: string; recorded: number }> {
  refuseOtherEnding(to, format)
  const facts = studyFacts(read)
  const filled = fillChecklist(CHECKLISTS[name], facts)
  const document = checklistDocument(filled, facts.project)
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
