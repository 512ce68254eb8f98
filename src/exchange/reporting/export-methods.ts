// Writes the methods paragraph to a file, whole or not at all.

import type { Read } from '../../store/access.ts'
import type { ExportJob } from '../commands.ts'
import { plain } from '../documents/document.ts'
import { writeDocumentDocx } from '../documents/docx-document.ts'
import { writeDocumentHtml } from '../documents/html-document.ts'
import { stateLine } from '../output/state-line.ts'
import type { OutsideNames } from '../outside/names.ts'
import { refuseOtherEnding, writeWhole } from '../write-file.ts'
import { methodsParagraph } from './methods-paragraph.ts'
import type { StudyFacts } from './study-facts.ts'

/** Writes it as docx or html, of the facts as readers outside may read them, in words for them. Refuses a name with another ending. The same state gives the same bytes. */
export async function exportMethods(
  read: Read,
  facts: StudyFacts,
  names: OutsideNames,
  to: string,
  format: 'docx' | 'html',
  job: ExportJob,
): Promise<{ path: string; sentences: number }> {
  refuseOtherEnding(to, format)
  const sentences = methodsParagraph(facts)
  const document = {
    title: 'Methods',
    about: ['A draft: every number is counted from the records.', stateLine(read)],
    blocks: [{ kind: 'text' as const, runs: plain(names.words(sentences.map(one => one.words).join(' '))) }],
  }
  await writeWhole(to, format === 'docx' ? writeDocumentDocx(document) : writeDocumentHtml(document), {
    signal: job.signal,
  })
  return { path: to, sentences: sentences.length }
}
