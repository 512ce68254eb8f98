import type { PositionGrouping } from '../../analysis/positions/types.ts'
import type { CoderId } from '../../base/ids.ts'
import { fold } from '../../base/order.ts'
import { WrongUsage, type Calls, type Command, type Given, type Said, type Shell } from '../command.ts'
import { formatOf } from '../format.ts'
import { foundIn, foundOne } from '../found.ts'
import { FILTER_OPTION, filterGiven } from './filter-option.ts'
import { AUDIENCE_OPTIONS, audienceOf } from './quotes.ts'
import { counted } from '../show.ts'

const FORMATS = ['json', 'csv', 'xlsx', 'html', 'docx'] as const
const UNITS = ['sites', 'participants', 'pairs'] as const

/** The command about positions on propositions. */
export const positionCommands: readonly Command[] = [
  {
    name: 'positions',
    takes: ['P'],
    says: 'Writes where every case stands on every proposition to a file: the position suggested by its evidence, and the one decided.',
    more: [
      'With --group-by it holds what the strip of positions shows. It counts different people, not excerpts (the source where nobody is named). Where several coders marked a source as coded, the evidence of a coder called Consensus counts, else that of whoever marked it first, else with --primary that coder’s.',
    ],
    options: {
      'coded-by': { kind: 'list', value: 'NAME', says: 'only evidence of this coder' },
      primary: { kind: 'value', value: 'NAME', says: 'whose evidence counts where several marked a source as coded' },
      'group-by': {
        kind: 'value',
        value: 'NAME',
        says: 'an attribute, a rating (high to low) or a saved filter of cases: the cases stand in its groups, with their counts',
      },
      filter: {
        ...FILTER_OPTION,
        says: 'only evidence that passes the common filter: a saved one by its name, or one in a file',
      },
      units: { kind: 'value', oneOf: UNITS, says: 'whose positions; else sites' },
      ...AUDIENCE_OPTIONS,
      to: { kind: 'value', value: `FILE.${FORMATS.join('|.')}`, isRequired: true, says: 'the file to write' },
    },
    opening: 'read',
    async run(given, calls, shell) {
      const to = shell.path(given.required('to'))
      const format = formatOf(to, FORMATS)
      const codedBy = await foundIn<CoderId>(given, calls, 'coded-by', 'coders')
      const first = given.value('primary')
      const primary = first === undefined ? null : await foundOne<CoderId>(calls, 'coders', first)
      const unit = given.choice('units', UNITS) ?? 'sites'
      const groupBy = given.value('group-by') === undefined ? null : await grouping(given.value('group-by')!, calls)
      const filter = await filterGiven(given, calls, shell)
      const written = await calls.call('export.positions', {
        unit,
        codedBy,
        primary,
        groupBy,
        ...(filter === null ? {} : { filter }),
        ...audienceOf(given),
        to,
        format,
      })
      return { json: written, text: `Wrote ${written.path}\n` }
    },
  },
]

/** What is called so: a rating, a saved filter, else an attribute (which is refused where there is none). */
async function grouping(name: string, calls: Calls): Promise<PositionGrouping> {
  const isCalled = (one: { readonly name: string }) => fold(one.name) === fold(name)
  const scale = (await calls.call('rating.grid', { kind: 'site' })).scales.find(isCalled)
  if (scale) return { by: 'rating', scaleId: scale.id }
  const filter = (await calls.call('filter.list', {})).find(isCalled)
  return filter ? { by: 'filter', filterId: filter.id } : { by: 'attribute', about: '', name }
}

const DOCUMENTS = ['docx', 'html', 'xlsx', 'csv'] as const

/** Writes every proposition with its positions and the words on both sides: `export --what propositions`. */
export async function exportPropositions(
  given: Given,
  calls: Calls,
  shell: Pick<Shell, 'path'>,
  to: string,
): Promise<Said> {
  if (given.value('version') !== undefined) throw new WrongUsage('--version goes with --what codebook.')
  const format = formatOf(to, DOCUMENTS)
  const filter = await filterGiven(given, calls, shell)
  const narrowed = filter === null ? {} : { filter }
  const written = await calls.call('export.propositions', { ...narrowed, ...audienceOf(given), to, format })
  return { json: written, text: `Wrote ${counted(written.propositions, 'proposition')} to ${written.path}\n` }
}
