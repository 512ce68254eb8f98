import type { VersionId } from '../../../src/base/ids.ts'
import type { VersionDifferences } from '../../../src/framework/versions/types.ts'
import { call } from '../../client/client.ts'
import { saveFile, type FileWriter } from '../../state/save-file.ts'
import { versionsWords as w } from '../../words/versions.ts'

/** The files differences can be written to, the most asked for first. */
export const DIFFERENCES_FORMATS = ['docx', 'html', 'json'] as const
/** The files a codebook can be written to. */
export const CODEBOOK_FORMATS = ['docx', 'xlsx', 'csv', 'html'] as const

/** Writes what changed between two versions to a file the person chooses. */
export function exportDifferences(
  { older, newer }: VersionDifferences,
  format: (typeof DIFFERENCES_FORMATS)[number],
): Promise<void> {
  const name = `${w.differencesFile(older.label, newer.id === null ? w.present : newer.label)}.${format}`
  return written(name, (to, options) =>
    call('export.differences', { fromId: older.id!, toId: newer.id, to, format }, options),
  )
}

/** Writes the codebook, of a saved version or as it is, to a file the person chooses. */
export function exportCodebook(
  format: (typeof CODEBOOK_FORMATS)[number],
  version: { readonly id: VersionId; readonly label: string } | null = null,
): Promise<void> {
  return written(`${w.codebookFile(version?.label ?? null)}.${format}`, (to, options) =>
    call('export.codebook', { to, format, versionId: version?.id ?? null }, options),
  )
}

/** Writes the codebook as the appendix of a report to a file the person chooses. */
export function exportAppendix(format: 'docx' | 'xlsx' | 'html'): Promise<void> {
  return written(`${w.appendixFile}.${format}`, (to, options) => call('export.appendix', { to, format }, options))
}

function written(name: string, write: FileWriter): Promise<void> {
  return saveFile(name, write, { busy: w.exporting, done: w.exported })
}
