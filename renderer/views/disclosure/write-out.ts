import type { Input } from '../../../src/api/contract.ts'
import { call, saveAs } from '../../client/client.ts'
import type { MenuEntry } from '../../components/menu.tsx'
import { useStatus, withJob } from '../../state/status.ts'
import { disclosureWords as w } from '../../words/disclosure.ts'
import type { KeptCheck, OutputKind } from './outputs.ts'

const FORMATS = {
  quotes: ['docx', 'xlsx', 'html', 'csv'],
  themes: ['xlsx', 'docx', 'html', 'csv'],
  matrix: ['xlsx', 'docx', 'html', 'csv', 'json'],
  positions: ['docx', 'xlsx', 'html', 'csv', 'json'],
  propositions: ['docx', 'xlsx', 'html', 'csv'],
  summaries: ['docx', 'html'],
  'framework matrix': ['docx', 'xlsx', 'html', 'csv'],
  memos: ['docx', 'html', 'md', 'txt', 'csv'],
} as const

type Written = Exclude<OutputKind, 'sampling'>

/** What was checked, written out for readers outside: a choice for each kind of file. */
export function writeOutEntries(what: Written, kept: KeptCheck): MenuEntry[] {
  return FORMATS[what].map(format => ({
    id: format,
    label: w.formats[format],
    run: () => void writeOut(what, format, kept),
  }))
}

async function writeOut(what: Written, format: string, kept: KeptCheck): Promise<void> {
  try {
    const name = `${w.kinds[what]}.${format}`
    const place = await saveAs(name)
    if (place === null) return
    const to = place.path
    await withJob(w.writing, options => exportOf(what, { to, format, audience: 'outside' }, kept, options))
    await place.finish()
    useStatus.getState().say(w.wrote(place.at ?? name))
  } catch (error) {
    useStatus.getState().refuse(error)
  }
}

type Place = { readonly to: string; readonly format: string; readonly audience: 'outside' }

/** The formats of each menu are those of its call. */
function exportOf(
  what: Written,
  place: Place,
  { request, framework }: KeptCheck,
  options: Parameters<Parameters<typeof withJob>[1]>[0],
): Promise<unknown> {
  switch (what) {
    case 'quotes':
      return call('export.quotes', place as Input<'export.quotes'>, options)
    case 'themes':
      return call('export.themes', place as Input<'export.themes'>, options)
    case 'matrix':
      return call('export.matrix', { ...request, ...place } as Input<'export.matrix'>, options)
    case 'positions':
      return call('export.positions', { unit: 'sites', ...place } as Input<'export.positions'>, options)
    case 'propositions':
      return call('export.propositions', place as Input<'export.propositions'>, options)
    case 'summaries':
      return call(
        'export.caseSummaries',
        { caseIds: null, signed: true, ...place } as Input<'export.caseSummaries'>,
        options,
      )
    case 'framework matrix':
      return call('export.frameworkMatrix', { ...framework, ...place } as Input<'export.frameworkMatrix'>, options)
    case 'memos':
      return call('export.memos', { order: 'oldest', ...place } as Input<'export.memos'>, options)
  }
}
