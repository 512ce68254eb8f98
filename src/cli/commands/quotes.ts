import type { Input } from '../../api/contract.ts'
import { WrongUsage, type Calls, type Given, type Option, type Said, type Shell } from '../command.ts'
import { formatOf } from '../format.ts'
import { filterGiven } from './filter-option.ts'
import { pairOf } from '../pairs.ts'
import { counted } from '../show.ts'

const FORMATS = ['docx', 'xlsx', 'html', 'csv'] as const
/** For whom something is written out. */
const AUDIENCES = ['outside', 'team'] as const

/** For whom, where that was said. */
export function audienceOf(given: Given): {
  readonly audience?: (typeof AUDIENCES)[number]
  readonly minGroup?: number
} {
  const audience = given.choice('audience', AUDIENCES)
  const minGroup = minGroupOf(given)
  return { ...(audience === undefined ? {} : { audience }), ...(minGroup === undefined ? {} : { minGroup }) }
}

function minGroupOf(given: Given): number | undefined {
  const written = given.value('min-group')
  if (written === undefined) return undefined
  if (!/^[1-9]\d{0,2}$/.test(written)) throw new WrongUsage('--min-group takes a whole number from 1.')
  return Number(written)
}

/** The options of everything that may be for outside. */
export const AUDIENCE_OPTIONS: Readonly<Record<string, Option>> = {
  audience: {
    kind: 'value',
    oneOf: AUDIENCES,
    says: 'for whom: outside under published codes, or the team',
  },
  'min-group': {
    kind: 'value',
    value: 'K',
    says: 'refuse, for outside, what fewer than K share and nobody decided on',
  },
}

/** The options of `export --what quotes`. */
export const QUOTE_OPTIONS: Readonly<Record<string, Option>> = {
  attribution: {
    kind: 'value',
    value: 'TEMPLATE',
    says: 'how quotes are attributed: “Site {case.code}[, {case.role}]”; else as settled',
  },
  label: {
    kind: 'list',
    value: 'FIELD:VALUE=SHORT',
    says: 'a short form for a value: case.role:exemplar=GDE',
  },
  edits: { kind: 'switch', says: 'list every edit with its original' },
  'per-person': { kind: 'value', value: 'N', says: 'at most so many quotes of one person' },
}

function isTold(given: Given): string | undefined {
  return Object.entries(QUOTE_OPTIONS).find(([name, { kind }]) =>
    kind === 'switch'
      ? given.has(name)
      : kind === 'list'
        ? given.list(name).length > 0
        : given.value(name) !== undefined,
  )?.[0]
}

/** Refuses options of quotes where something else is written. */
export function refuseQuoteOptions(given: Given, what: string | undefined): void {
  if (what === 'quotes') return
  const name = isTold(given)
  if (name !== undefined) throw new WrongUsage(`--${name} goes with --what quotes.`)
}

const FOR_OUTSIDE = [
  'quotes',
  'themes',
  'pairings',
  'propositions',
  'memos',
  'journal',
  'framework-matrix',
  'summaries',
  'source',
]
/** What is for outside anyhow: only how few may share something can be said. */
const ALWAYS_OUTSIDE = ['appendix', 'coreq', 'srqr', 'methods', 'all']

/** `--min-group` of what is for outside anyhow. */
export function minGroupAlone(given: Given): { readonly minGroup?: number } {
  const minGroup = minGroupOf(given)
  return minGroup === undefined ? {} : { minGroup }
}

/** Refuses to say for whom where something else is written: it would change nothing. */
export function refuseAudience(given: Given, what: string | undefined): void {
  if (what !== undefined && FOR_OUTSIDE.includes(what)) return
  if (what !== undefined && ALWAYS_OUTSIDE.includes(what) && given.value('audience') === undefined) return
  const name = ['audience', 'min-group'].find(one => given.value(one) !== undefined)
  if (name !== undefined) throw new WrongUsage(`--${name} goes with --what ${FOR_OUTSIDE.join(', ')}.`)
}

/** Whether a csv of quotes is the quote table: as soon as anybody chose quotes or said how they should be. Else scripts get every excerpt, as ever. */
export async function asksForQuotes(given: Given, calls: Calls): Promise<boolean> {
  return (
    isTold(given) !== undefined ||
    given.value('min-group') !== undefined ||
    given.value('audience') !== undefined ||
    (await calls.call('quote.basket', {})).total > 0
  )
}

/** Writes the quote table: of the basket, or of every coded passage where the basket is empty. */
export async function exportQuotes(given: Given, calls: Calls, to: string): Promise<Said> {
  const format = formatOf(to, FORMATS)
  const { total } = await calls.call('quote.basket', {})
  const template = given.value('attribution')
  const perPerson = given.value('per-person')
  if (perPerson !== undefined && !/^[1-9]\d{0,2}$/.test(perPerson))
    throw new WrongUsage('--per-person takes a whole number from 1.')
  const minGroup = minGroupOf(given)
  const labels = given.list('label').map(labelOf)
  const settings: NonNullable<Input<'export.quotes'>['settings']> = {
    ...(template === undefined ? {} : { template }),
    ...(labels.length === 0 ? {} : { labels }),
    ...(perPerson === undefined ? {} : { perPerson: Number(perPerson) }),
  }
  const written = await calls.call('export.quotes', {
    to,
    format,
    audience: given.choice('audience', AUDIENCES) ?? 'outside',
    ...(given.has('edits') ? { withEdits: true } : {}),
    ...(total === 0 ? { all: true } : {}),
    ...(minGroup === undefined ? {} : { minGroup }),
    settings,
  })
  const out = written.leftOut.length > 0 ? `\n${counted(written.leftOut.length, 'quote')} left out:\n${written.leftOut.slice(0, 20).map(one => `  ${one}`).join('\n')}` : '' // prettier-ignore
  return { json: written, text: `Wrote ${counted(written.quotes, 'quote')} to ${written.path}${out}\n` }
}

function labelOf(written: string): { field: string; value: string; short: string } {
  const [name, short] = pairOf(written, 'FIELD:VALUE=SHORT')
  const at = name.indexOf(':')
  if (at < 1) throw new WrongUsage(`“${written}” is not FIELD:VALUE=SHORT.`)
  return { field: name.slice(0, at).trim(), value: name.slice(at + 1).trim(), short }
}

/** Writes everything into a folder, under a filter where one is given. */
export async function exportEverything(
  given: Given,
  calls: Calls,
  shell: Pick<Shell, 'path'>,
  to: string,
): Promise<Said> {
  const filter = await filterGiven(given, calls, shell)
  const written = await calls.call('export.everything', {
    to,
    ...(filter === null ? {} : { filter }),
    ...minGroupAlone(given),
  })
  const refused = written.refused.map(({ file, why }) => `  ${file}: ${why}`)
  const out = refused.length > 0 ? `\nNot written:\n${refused.join('\n')}` : ''
  const { found, undecided } = written.disclosure
  const check =
    found === 0
      ? ''
      : `\nThe disclosure check of what may leave the team found ${counted(found, 'problem')}, ${undecided === 0 ? 'all decided on' : `${undecided} that nobody has decided on`}.`
  return { json: written, text: `Wrote ${counted(written.names.length, 'file')} to ${written.path}${check}${out}\n` }
}
