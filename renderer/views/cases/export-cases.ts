import type { AttributeId } from '../../../src/base/ids.ts'
import type { WaveLength } from '../../../src/cases/sampling.ts'
import { call } from '../../client/client.ts'
import { saveFile, type FileWriter } from '../../state/save-file.ts'
import { caseFormWords as f } from '../../words/case-forms.ts'
import { casesWords } from '../../words/cases.ts'

/** Writes the cases of a kind to a file the person chooses. */
export function exportCases(kind: string, name: string, format: 'csv' | 'xlsx', codes: boolean): Promise<void> {
  return written(`${f.fileOf(name.toLowerCase())}.${format}`, (to, options) =>
    call('export.cases', { kind, codes, to, format }, options),
  )
}

/** Writes the table of sources to a file the person chooses. */
export function exportSources(format: 'csv' | 'xlsx'): Promise<void> {
  return written(`${f.sourcesFile}.${format}`, (to, options) => call('export.sources', { to, format }, options))
}

/** Writes a sampling table to a file the person chooses. */
export function exportSampling(
  about: { readonly kind: string; readonly by: AttributeId[]; readonly waves: WaveLength | null },
  format: 'xlsx' | 'docx' | 'html' | 'csv',
): Promise<void> {
  return written(`${casesWords.sampling.file}.${format}`, (to, options) =>
    call('export.sampling', { ...about, to, format }, options),
  )
}

/** Writes the pairing table, for the team, to a file the person chooses. */
export function exportPairings(format: 'docx' | 'xlsx'): Promise<void> {
  return written(`${f.pairingsFile}.${format}`, (to, options) =>
    call('export.pairings', { to, format, audience: 'team' }, options),
  )
}

function written(name: string, write: FileWriter): Promise<void> {
  return saveFile(name, write, { busy: f.exporting, done: f.exported })
}
