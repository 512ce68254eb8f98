import type { Input } from '../../../src/api/contract.ts'
import { call } from '../../client/client.ts'
import { saveFile } from '../../state/save-file.ts'
import { matrixWords } from '../../words/matrix.ts'

/** The formats a matrix can be written in, the most asked for first. */
export const EXPORT_FORMATS = ['xlsx', 'docx', 'html', 'csv', 'json'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** Writes the matrix to a file the person chooses; the web shell hands it to the browser. Does nothing when no place was chosen. */
export function exportMatrix(request: Input<'matrix.compute'>, called: string, format: ExportFormat): Promise<void> {
  // Names of attributes and groups may hold what a file name may not.
  const name = `${called.replaceAll(/[\\/:*?"<>|]+/g, ' ')}.${format}`
  return saveFile(name, (to, options) => call('export.matrix', { ...request, to, format }, options), {
    busy: matrixWords.exporting(format),
    done: matrixWords.exported,
  })
}
