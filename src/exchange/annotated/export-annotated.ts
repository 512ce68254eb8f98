import { basename } from 'node:path'
import type { Read } from '../../store/access.ts'
import type { ExportJob } from '../commands.ts'
import type { Outgoing } from '../output/manifest.ts'
import { refuseOtherEnding, writeWhole } from '../write-file.ts'
import { writeAnnotatedDocx } from './annotated-docx.ts'
import { writeAnnotatedHtml } from './annotated-html.ts'
import { annotatedSource, type AnnotatedRequest } from './annotated-queries.ts'

/** Makes a source for print with its codes in the margin, and what its manifest says. */
export function planAnnotated(
  read: Read,
  request: AnnotatedRequest,
): { outgoing: Outgoing; source: ReturnType<typeof annotatedSource>['source'] } {
  const { source, told } = annotatedSource(read, request)
  const isOutside = request.audience === 'outside'
  return {
    source,
    outgoing: {
      kind: 'annotated source',
      called: 'a source with its codes',
      filter: isOutside ? told.attribution : told.source,
      options: { ...request },
      sourceIds: [request.sourceId],
      ...(isOutside ? { shown: told.shown, shownCases: told.sites.map(site => site.caseId) } : {}),
    },
  }
}

/** Writes it. Refuses a name with another ending. The same project and choices give the same bytes. */
export async function exportAnnotated(
  source: ReturnType<typeof annotatedSource>['source'],
  to: string,
  format: 'docx' | 'html',
  job: ExportJob,
): Promise<{ path: string; paragraphs: number }> {
  refuseOtherEnding(to, format)
  const total = source.paragraphs.length
  await writeWhole(to, format === 'docx' ? writeAnnotatedDocx(source) : writeAnnotatedHtml(source), {
    signal: job.signal,
    onSlice: () => job.progress({ done: 0, total, doing: basename(to) }),
  })
  return { path: to, paragraphs: total }
}
