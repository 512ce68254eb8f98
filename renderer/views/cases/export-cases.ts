import type { AttributeId } from '../../../src/base/ids.ts'
import type { WaveLength } from '../../../src/cases/sampling.ts'
import { call, saveAs } from '../../client/client.ts'
import { useStatus, withJob } from '../../state/status.ts'
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

type JobOptions = Parameters<Parameters<typeof withJob>[1]>[0]

async function written(name: string, write: (to: string, options: JobOptions) => Promise<unknown>): Promise<void> {
  try {
    const place = await saveAs(name)
    if (place === null) return
    await withJob(f.exporting, options => write(place.path, options))
    await place.finish()
    useStatus.getState().say(f.exported(place.at ?? name))
  } catch (error) {
    useStatus.getState().refuse(error)
  }
}
