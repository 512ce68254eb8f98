import type { Input } from '../../../src/api/contract.ts'
import { call, canChoosePath, choosePath } from '../../client/client.ts'
import { useStatus, withJob } from '../../state/status.ts'
import { matrixWords } from '../../words/matrix.ts'

/** The formats a matrix can be written in, the most asked for first. */
export const EXPORT_FORMATS = ['xlsx', 'docx', 'html', 'csv', 'json'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** Writes the matrix to a file the person chooses; without native dialogs it goes beside the project, and the status bar says where. */
export async function exportMatrix(request: Input<'matrix.compute'>, format: ExportFormat): Promise<void> {
  const name = `${matrixWords.fileName(typeof request.columns === 'string' ? request.columns : request.columns.attribute)}.${format}`
  const [to] = canChoosePath() ? await choosePath({ kind: 'save-as', name }) : [name]
  if (to === undefined) return
  const written = await withJob(matrixWords.exporting(format), options => call('export.matrix', { ...request, to, format }, options))
  useStatus.getState().say(matrixWords.exported(written.path))
}
