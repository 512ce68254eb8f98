import type { Input } from '../../../src/api/contract.ts'
import { call } from '../../client/client.ts'
import type { MenuEntry } from '../../components/menu.tsx'
import { saveFile, type FileWriter } from '../../state/save-file.ts'
import { disclosureWords as w } from '../../words/disclosure.ts'
import { USUAL_FRAMEWORK, USUAL_MATRIX, type OutputKind } from '../../../src/exchange/disclosure/kinds.ts'
import { PICTURES } from '../../../src/exchange/pictures/types.ts'
import type { KeptCheck } from './outputs.ts'

const FORMATS = {
  quotes: ['docx', 'xlsx', 'html', 'csv'],
  themes: ['xlsx', 'docx', 'html', 'csv'],
  matrix: ['xlsx', 'docx', 'html', 'csv', 'json'],
  positions: ['docx', 'xlsx', 'html', 'csv', 'json'],
  propositions: ['docx', 'xlsx', 'html', 'csv'],
  summaries: ['docx', 'html'],
  'framework matrix': ['docx', 'xlsx', 'html', 'csv'],
  codebook: ['docx', 'xlsx', 'html'],
  pairings: ['docx', 'xlsx', 'html', 'csv'],
  source: ['docx', 'html'],
  memos: ['docx', 'html', 'md', 'txt', 'csv'],
  sampling: ['xlsx', 'docx', 'html', 'csv'],
} as const

type Written = keyof typeof FORMATS

/** What was checked, written out for readers outside: a choice for each kind of file, of pictures for each picture, of reports for each document. */
export function writeOutEntries(what: OutputKind, kept: KeptCheck): MenuEntry[] {
  if (what === 'pictures')
    return PICTURES.map(name => ({
      id: name,
      label: w.pictureCalled[name],
      run: () => void writeOne(`${name}.svg`, (to, options) => call('export.reportPicture', { name, to }, options)),
    }))
  if (what === 'reports')
    return [
      ...(['COREQ', 'SRQR'] as const).map(name => ({
        id: name,
        label: `${name}, ${w.formats.docx}`,
        run: () =>
          void writeOne(`${name}.docx`, (to, options) =>
            call('export.checklist', { name, to, format: 'docx' }, options),
          ),
      })),
      {
        id: 'methods',
        label: `${w.methods}, ${w.formats.docx}`,
        run: () =>
          void writeOne(`${w.methods}.docx`, (to, options) => call('export.methods', { to, format: 'docx' }, options)),
      },
    ]
  if (what === 'everything')
    return [
      {
        id: 'zip',
        label: w.folder,
        run: () =>
          void writeOne('everything.zip', (to, options) =>
            call('export.everything', { to, ...(kept.filter ? { filter: kept.filter } : {}) }, options),
          ),
      },
    ]
  return FORMATS[what].map(format => ({
    id: format,
    label: w.formats[format],
    run: () =>
      void writeOne(`${w.kinds[what]}.${format}`, (to, options) =>
        exportOf(what, { to, format, audience: 'outside' }, kept, options),
      ),
  }))
}

type JobOptions = Parameters<FileWriter>[1]

function writeOne(name: string, write: FileWriter): Promise<void> {
  return saveFile(name, write, { busy: w.writing, done: w.wrote })
}

type Place = { readonly to: string; readonly format: string; readonly audience: 'outside' }

/** The sampling table that was checked. */
async function exportSampled(
  place: Place,
  { by = [], caseKind = 'site', waves = null }: KeptCheck,
  options: JobOptions,
): Promise<unknown> {
  const attributes = (await call('case.attributes', {})).filter(one => one.about === caseKind)
  const ids = attributes.filter(one => by.includes(one.name)).toSorted((a, b) => by.indexOf(a.name) - by.indexOf(b.name)).map(one => one.id) // prettier-ignore
  return call('export.sampling', { kind: caseKind, by: ids, waves, ...place } as Input<'export.sampling'>, options)
}

/** The formats of each menu are those of its call. */
function exportOf(what: Written, place: Place, kept: KeptCheck, options: JobOptions): Promise<unknown> {
  const { request = USUAL_MATRIX, framework = USUAL_FRAMEWORK, sourceId, propositionIds, unit = 'sites', filter } = kept
  switch (what) {
    case 'sampling':
      return exportSampled(place, kept, options)
    case 'quotes':
      return call('export.quotes', place as Input<'export.quotes'>, options)
    case 'themes':
      return call('export.themes', { ...(filter ? { filter } : {}), ...place } as Input<'export.themes'>, options)
    case 'matrix':
      return call('export.matrix', { ...request, ...place } as Input<'export.matrix'>, options)
    case 'positions':
      return call(
        'export.positions',
        { unit, ...(filter ? { filter } : {}), ...place } as Input<'export.positions'>,
        options,
      )
    case 'propositions':
      return call(
        'export.propositions',
        {
          ...(propositionIds ? { propositionIds } : {}),
          ...(filter ? { filter } : {}),
          ...place,
        } as Input<'export.propositions'>,
        options,
      )
    case 'summaries':
      return call(
        'export.caseSummaries',
        { caseIds: null, signed: true, ...place } as Input<'export.caseSummaries'>,
        options,
      )
    case 'framework matrix':
      return call('export.frameworkMatrix', { ...framework, ...place } as Input<'export.frameworkMatrix'>, options)
    case 'codebook': {
      const { to, format } = place
      return call('export.appendix', { to, format } as Input<'export.appendix'>, options)
    }
    case 'pairings':
      return call('export.pairings', place as Input<'export.pairings'>, options)
    case 'source':
      return call('export.annotated', { sourceId: sourceId!, ...place } as Input<'export.annotated'>, options)
    case 'memos':
      return call('export.memos', { order: 'oldest', ...place } as Input<'export.memos'>, options)
  }
}
