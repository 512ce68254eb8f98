import type { Filter } from '../../analysis/filter/types.ts'
import type { Axis, AxisOrder } from '../../analysis/matrix/types.ts'
import type { Stance } from '../../analysis/propositions/types.ts'
import type { CoderId } from '../../base/ids.ts'
import { WrongUsage, type Calls, type Command, type Given, type Option } from '../command.ts'
import { formatOf } from '../format.ts'
import { found, foundIn, foundOne, type Found } from '../found.ts'
import { namesOf, pairOf } from '../pairs.ts'
import { FILTER_OPTION, filterGiven, savedFilters } from './filter-option.ts'
import { AUDIENCE_OPTIONS, audienceOf } from './quotes.ts'

/** What a matrix is written as. */
export const MATRIX_FORMATS = ['xlsx', 'csv', 'html', 'docx', 'json'] as const
const MEASURES = [
  'presence',
  'cases',
  'sources',
  'participants',
  'codings',
  'excerpts',
  'words',
  'coverage',
  'shared-words',
] as const
const STANCES = ['confirming', 'disconfirming', 'qualifying', 'neutral'] as const satisfies readonly Stance[]
const SHARES = ['row', 'column', 'eligible'] as const
const KINDS: Readonly<Record<string, string>> = { sites: 'site', participants: 'participant', pairs: 'pair' }

/** The options that decide what the cells of a matrix count. */
export const CELLS_OPTIONS: Readonly<Record<string, Option>> = {
  rows: { kind: 'value', value: 'codes|CODE,…|SIDE', says: 'what stands down; else all codes' },
  columns: { kind: 'value', value: 'sites|ATTRIBUTE|SIDE', says: 'what stands across; else sites' },
  near: { kind: 'value', value: 'HOW', says: 'how near, for a side of codes near' },
  measure: { kind: 'value', oneOf: MEASURES, says: 'what cells count; else presence' },
  where: { kind: 'list', value: 'ATTR=VALUE', says: 'only where an attribute has a value' },
  'coded-by': { kind: 'list', value: 'NAME', says: 'only what this coder coded' },
  stance: { kind: 'value', oneOf: STANCES, says: 'only passages judged so' },
  filter: FILTER_OPTION,
  group: { kind: 'list', value: '[rows:|columns:]ATTRIBUTE', says: 'groups a side, with subtotals' },
  'roll-up': { kind: 'switch', says: 'a row adds the codes below it, each passage once' },
}

/** Writes a matrix of anything by anything to a file. */
export const matrixCommand: Command = {
  name: 'matrix',
  takes: ['P'],
  says: 'Writes a matrix to a file: anything (codes, sets, sites, participants, pairs, sources, kinds of source, attributes, coders, their roles and backgrounds, dates, saved filters) by anything; its ending says which kind of file.',
  more: [
    'xlsx, html and docx hold the excerpts under every column too, with their attribution; csv and json hold the numbers. Retired codes are left out, and the file says so. The same project and the same command give the same bytes.',
    'A side is codes, sets, near, sites, participants, pairs, cases:KIND, sources, kinds, coders, roles, backgrounds (of coders), years, months, attribute:NAME, attribute:NAME*NAME (crossed) or filters:NAME,… (saved filters side by side); on the rows codes by key, name or id, on the columns an attribute by its name alone.',
    'Chosen ones come after a colon: `--columns sites:S01,S05`, with `--reason`. `--columns near --near paragraph` gives co-occurrence of codes: near is passage, overlapping (else), paragraph, turn, source, or a number of words.',
    'An order is own, given, total, similarity, attribute:NAME or rating:NAME, for `rows:` or `columns:` when that is said before it; `--group` is an attribute, likewise. A filter file holds the common filter as JSON, in which things are named by key or id.',
  ],
  options: {
    ...CELLS_OPTIONS,
    share: { kind: 'value', oneOf: SHARES, says: 'a share of the row, the column, or of what could be there' },
    order: { kind: 'list', value: '[rows:|columns:]HOW', says: 'the order of a side' },
    reason: { kind: 'value', value: 'TEXT', says: 'why just the cases chosen; said in the caption' },
    'hide-empty': { kind: 'switch', says: 'rows and columns without anything are not shown' },
    ...AUDIENCE_OPTIONS,
    to: { kind: 'value', value: `FILE.${MATRIX_FORMATS.join('|.')}`, isRequired: true, says: 'the file to write' },
  },
  opening: 'read',
  async run(given, calls, shell) {
    const to = shell.path(given.required('to'))
    const format = formatOf(to, MATRIX_FORMATS)
    const filter = await filterGiven(given, calls, shell)
    const request = await matrixRequest(given, calls, filter)
    const written = await calls.call('export.matrix', {
      ...request,
      ...audienceOf(given),
      to,
      format,
    })
    return { json: written, text: `Wrote ${written.path}\n` }
  },
}

/** The request as the options say it, with everything found by its name. */
export async function matrixRequest(given: Given, calls: Calls, filter: Filter | null) {
  const measure = given.choice('measure', MEASURES) ?? ('presence' as const)
  const rows = await sideOf(given.value('rows') ?? 'codes', given, calls, 'rows')
  const columns = await sideOf(given.value('columns') ?? 'sites', given, calls, 'columns')
  const orders = await sidesOf(given.list('order'), rows, columns, how => orderOf(how, calls))
  const groups = await sidesOf(given.list('group'), rows, columns, name =>
    Promise.resolve({ about: '', name: name.replace(/^attribute:/, '') }),
  )
  return {
    rows: asRows(rows),
    columns: asColumns(columns),
    measure: measure === 'shared-words' ? ('shared words' as const) : measure,
    where: given
      .list('where')
      .map(one => pairOf(one, 'ATTR=VALUE'))
      .map(([attribute, value]) => ({ attribute, value })),
    codedBy: await foundIn<CoderId>(given, calls, 'coded-by', 'coders'),
    stance: given.choice('stance', STANCES) ?? null,
    rollUp: given.has('roll-up'),
    ...(filter === null ? {} : { filter }),
    ...(given.choice('share', SHARES) ? { share: given.choice('share', SHARES)! } : {}),
    ...(orders.rows ? { rowOrder: orders.rows } : {}),
    ...(orders.columns ? { columnOrder: orders.columns } : {}),
    ...(groups.rows ? { rowGroups: groups.rows } : {}),
    ...(groups.columns ? { columnGroups: groups.columns } : {}),
    ...(given.has('hide-empty') ? { hideEmptyRows: true, hideEmptyColumns: true } : {}),
    ...(given.value('reason') === undefined ? {} : { reason: given.value('reason')! }),
  }
}

/** Codes are said as they always were. */
function asRows(axis: Axis) {
  if (axis.of !== 'codes') return axis
  return axis.ids === undefined ? ('codes' as const) : [...axis.ids]
}

/** What has a word of its own is said by it. */
function asColumns(axis: Axis) {
  if (axis.of === 'attribute' && axis.about === '' && !axis.cross) return { attribute: axis.name }
  if ('ids' in axis && axis.ids !== undefined) return axis
  if (axis.of === 'sources' || axis.of === 'coders') return axis.of
  const word = axis.of === 'cases' ? WORDS.find(one => KINDS[one] === axis.kind) : undefined
  return word ?? axis
}

const WORDS = ['sites', 'participants', 'pairs'] as const

/** One side as it is written: a word, a word with chosen ones after a colon, codes by their names, an attribute. */
async function sideOf(written: string, given: Given, calls: Calls, side: 'rows' | 'columns'): Promise<Axis> {
  const [, word, after] = /^([\w ]+?)(?::(.*))?$/s.exec(written) ?? [undefined, written, undefined]
  const names = after === undefined ? undefined : namesOf(after)
  const chosen = async (what: Found) =>
    names === undefined ? {} : { ids: (await found(calls, what, names)) as never[] }
  switch (word) {
    case 'codes':
      return { of: 'codes', ...(await chosen('codes')) }
    case 'sets':
      return { of: 'code sets', ...(await chosen('sets')) }
    case 'near':
      return { of: 'codes near', ...(await chosen('codes')), ...nearOf(given.value('near') ?? 'overlapping') }
    case 'sites':
    case 'participants':
    case 'pairs':
      return { of: 'cases', kind: KINDS[word]!, ...(await chosen('cases')) }
    case 'cases':
      if (!after) throw new WrongUsage('Say which kind of case: cases:KIND.')
      return { of: 'cases', kind: after }
    case 'sources':
      return { of: 'sources', ...(await chosen('sources')) }
    case 'kinds':
      return { of: 'source kinds' }
    case 'coders':
      return { of: 'coders', ...(await chosen('coders')) }
    case 'roles':
      return { of: 'coder facts', fact: 'role' }
    case 'backgrounds':
      return { of: 'coder facts', fact: 'background' }
    case 'years':
      return { of: 'dates', by: 'year' }
    case 'months':
      return { of: 'dates', by: 'month' }
    case 'attribute':
      return attributeSide(after ?? '')
    case 'filters':
      return { of: 'filters', groups: await savedGroups(names ?? [], calls) }
    default:
      return side === 'rows'
        ? { of: 'codes', ids: (await found(calls, 'codes', namesOf(written))) as never[] }
        : attributeSide(written)
  }
}

function attributeSide(written: string): Axis {
  const [name = '', other] = written.split('*').map(part => part.trim())
  if (name === '') throw new WrongUsage('Say which attribute: attribute:NAME.')
  return { of: 'attribute', about: '', name, ...(other ? { cross: { about: '', name: other } } : {}) }
}

const NEAR = {
  passage: 'same passage',
  overlapping: 'overlapping',
  paragraph: 'same paragraph',
  turn: 'same turn',
  source: 'same source',
} as const

/** How near codes must stand, as it is written. */
export function nearOf(written: string): Pick<Extract<Axis, { of: 'codes near' }>, 'how' | 'words'> {
  if (/^\d{1,5}$/.test(written)) return { how: 'within words', words: Number(written) }
  const how = NEAR[written as keyof typeof NEAR]
  if (!how) throw new WrongUsage(`--near is one of ${Object.keys(NEAR).join(', ')}, or a number of words.`)
  return { how }
}

async function savedGroups(names: readonly string[], calls: Calls) {
  const saved = await savedFilters(names, calls)
  return saved.map(({ name, filter }) => ({ name, filter }))
}

async function orderOf(written: string, calls: Calls): Promise<AxisOrder> {
  const [how, ...rest] = written.split(':')
  const name = rest.join(':')
  switch (how) {
    case 'own':
    case 'given':
    case 'similarity':
      return { by: how }
    case 'total':
      return { by: 'total' }
    case 'attribute':
      return { by: 'attribute', about: '', name }
    case 'rating':
      return { by: 'rating', scaleId: await foundOne<never>(calls, 'scales', name) }
    default:
      throw new WrongUsage('--order is own, given, total, similarity, attribute:NAME or rating:NAME.')
  }
}

/** What is said of `rows:` or `columns:`; without either, of the side with cases or sources, else of the rows. */
async function sidesOf<Value>(
  written: readonly string[],
  rows: Axis,
  columns: Axis,
  valueOf: (word: string) => Promise<Value>,
): Promise<{ rows?: Value; columns?: Value }> {
  const holds = (axis: Axis) => axis.of === 'cases' || axis.of === 'sources'
  const usual = holds(columns) && !holds(rows) ? 'columns' : 'rows'
  const sides: { rows?: Value; columns?: Value } = {}
  for (const one of written) {
    const [, side, word] = /^(?:(rows|columns):)?(.*)$/s.exec(one)!
    // Oneself alone has no total to speak of: such orders are meant for the rows unless said otherwise.
    sides[(side as 'rows' | 'columns' | undefined) ?? (/^(own|given|total|similarity)$/.test(word!) ? 'rows' : usual)] =
      await valueOf(word!)
  }
  return sides
}
