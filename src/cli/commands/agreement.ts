import type { Agreement, AgreementRow, AgreementUnit, Measure } from '../../analysis/agreement/types.ts'
import type { Answer, Input } from '../../api/contract.ts'
import type { CodeId, CoderId } from '../../base/ids.ts'
import { Trouble, WrongUsage, type Calls, type Command, type Given, type Said, type Shell } from '../command.ts'
import { formatOf } from '../format.ts'
import { foundOne } from '../found.ts'
import { namesOf } from '../pairs.ts'
import { listed, table } from '../show.ts'
import { COMPARED, comparedIn } from './compared.ts'

// What can be chosen: a shell has the types of rooms only, so the words stand here once more.
const UNITS = [
  'character',
  'word',
  'sentence',
  'paragraph',
  'turn',
  'excerpt',
] as const satisfies readonly AgreementUnit[]
const MEASURES = [
  'percent',
  'all-agree',
  'kappa',
  'pi',
  'ac1',
  's',
  'alpha',
  'alpha-u',
  'alpha-marked',
  'holsti',
] as const satisfies readonly Measure[]
const FACTS = ['role', 'background'] as const
const FORMATS = ['csv', 'xlsx', 'docx', 'html'] as const

/** The command about agreement of coders. */
export const agreementCommands: readonly Command[] = [
  {
    name: 'agreement',
    takes: ['P'],
    says: 'Says how far coders agree: counts and figures of every code, every source and all, pooled and as means of cells.',
    more: [
      'Only sources that all of them marked as coded (see `coded`) enter, and only codes of the framework version all of them coded under; what is left out is named. A unit counts as coded when any of it is. Where a figure is undefined it is null, with the reason.',
      '--kept lists the runs that were kept, those of other projects that were brought in with them; --run NAME shows one with the figures of its day.',
      'For two coders kappa is Cohen’s and pi Scott’s; for more they are Conger’s and Fleiss’. alpha-marked is |uα, alpha-u α_U, s Brennan–Prediger. Without --measure: percent, kappa, alpha.',
    ],
    options: {
      ...COMPARED,
      by: {
        kind: 'value',
        oneOf: FACTS,
        says: 'compare groups of coders by what is recorded of them; without --coders of everybody',
      },
      unit: { kind: 'value', oneOf: UNITS, says: 'what is compared; else characters' },
      'excerpts-of': {
        kind: 'value',
        value: 'CODE',
        says: 'with --unit excerpt: the code whose passages are the excerpts',
      },
      measure: { kind: 'list', value: MEASURES.join('|'), says: 'which figures' },
      'count-as-one': { kind: 'switch', says: 'in means, nothing to decide counts as agreement' },
      intervals: { kind: 'switch', says: '95 % intervals, drawn 1,000 times over sources' },
      kept: { kind: 'switch', says: 'list the runs that were kept, ours and those of other projects' },
      run: { kind: 'value', value: 'NAME|ID', says: 'show a kept run, with the figures of its day' },
      keep: { kind: 'value', value: 'NAME', says: 'keep the run in the project under a name' },
      to: { kind: 'value', value: `FILE.${FORMATS.join('|.')}`, says: 'write a file' },
    },
    opening: 'read',
    async run(given, calls, shell) {
      if (given.has('kept')) return keptRuns(calls)
      const named = given.value('run')
      if (named !== undefined) return showRun(named, given, calls, shell)
      const request = await requestOf(given, calls)
      const to = given.value('to')
      const format = to === undefined ? undefined : formatOf(to, FORMATS)
      const label = given.value('keep')
      const runId = label === undefined ? undefined : await calls.call('agreement.keep', { ...request, label })
      const found = runId
        ? (await calls.call('agreement.run', { runId })).result
        : await calls.call('agreement.compute', request)
      if (to !== undefined && format) await calls.call('export.agreement', { request, to: shell.path(to), format })
      return said(found)
    },
  },
]

type KeptRun = Answer<'agreement.runs'>[number]

/** Every kept run: ours, then those of other projects. */
async function allRuns(calls: Calls): Promise<KeptRun[]> {
  const others = await calls.call('agreement.otherRuns', {})
  return [...(await calls.call('agreement.runs', {})), ...others.flatMap(one => one.runs)]
}

async function keptRuns(calls: Calls): Promise<Said> {
  const json = await allRuns(calls)
  const rows = json.map(({ label, version, coders, unit, madeAt, other }) => [
    label,
    version,
    coders.join(', '),
    unit,
    madeAt.slice(0, 10),
    other?.project ?? null,
  ])
  return {
    json,
    text:
      rows.length === 0
        ? 'No run was kept.\n'
        : table(['run', 'version', 'coders', 'unit', 'kept', 'of another project'], rows),
  }
}

/** A kept run by its name or id; ours before those of other projects. */
async function showRun(named: string, given: Given, calls: Calls, shell: Shell): Promise<Said> {
  const runs = await allRuns(calls)
  const found = runs.filter(one => one.id === named || one.label === named)
  const ours = found.filter(one => !one.other)
  const [run, second] = ours.length > 0 ? ours : found
  if (!run) {
    const there = runs.length === 0 ? 'None was kept.' : `There are: ${runs.map(one => one.label).join(', ')}.`
    throw new Trouble(1, 'run-unknown', `There is no kept run “${named}”. ${there}`)
  }
  if (second)
    throw new Trouble(
      1,
      'run-unclear',
      `Several kept runs are called “${named}”. Name one by its id: ${found.map(one => one.id).join(', ')}.`,
    )
  const to = given.value('to')
  if (to !== undefined)
    await calls.call('export.agreement', { runId: run.id, to: shell.path(to), format: formatOf(to, FORMATS) })
  return said((await calls.call('agreement.run', { runId: run.id })).result)
}

async function requestOf(given: Given, calls: Calls): Promise<Input<'agreement.compute'>> {
  const by = given.choice('by', FACTS)
  const compared = await comparedIn(given, calls)
  if (compared.coderIds.length === 0 && !by) throw new WrongUsage('Say who is compared: --coders A,B, or --by role.')
  const unit = given.choice('unit', UNITS) ?? 'character'
  const excerpts = given.value('excerpts-of')
  if ((unit === 'excerpt') !== (excerpts !== undefined))
    throw new WrongUsage('--unit excerpt and --excerpts-of CODE go together.')
  const measures = given.list('measure').flatMap(namesOf)
  for (const one of measures)
    if (!MEASURES.includes(one as Measure)) throw new WrongUsage(`--measure is one of ${MEASURES.join(', ')}.`)
  return {
    ...compared,
    ...(compared.coderIds.length === 0 ? { coderIds: await everybody(calls) } : {}),
    ...(by ? { by } : {}),
    unit,
    measures: measures.length === 0 ? ['percent', 'kappa', 'alpha'] : (measures as Measure[]),
    ...(excerpts === undefined ? {} : { excerptsOf: { codeId: await foundOne<CodeId>(calls, 'codes', excerpts) } }),
    ...(given.has('count-as-one') ? { countAsOne: true } : {}),
    ...(given.has('intervals') ? { intervals: true } : {}),
  }
}

async function everybody(calls: Calls): Promise<CoderId[]> {
  const coders = await calls.call('project.coders', {})
  return coders.filter(coder => coder.kind === 'person' && coder.joinedTo === null).map(coder => coder.id)
}

const FIELDS: Readonly<Partial<Record<Measure, string>>> = {
  'all-agree': 'allAgree',
  'alpha-u': 'alphaU',
  'alpha-marked': 'alphaMarked',
}
const fieldOf = (measure: Measure) => FIELDS[measure] ?? measure

function said(found: Agreement): Said {
  const row = (one: AgreementRow) => rowJson(one, found)
  const named = (thing: { readonly id: string; readonly key: string | null }) => thing.key ?? thing.id
  const { across, onExcerpts } = found
  const json = {
    unit: found.unit,
    coders: found.coders.map(coder => coder.name),
    version: found.version,
    byCode: found.byCode.map(one => ({ code: named(one), name: one.name, ...row(one) })),
    pooled: row(found.pooled),
    bySource: found.bySource.map(one => ({ source: named(one), name: one.name, ...row(one) })),
    ...(across
      ? {
          across: {
            uAlpha: across.uAlpha.value,
            cuAlpha: across.cuAlpha.value,
            byCode: across.byCode.map(one => ({
              code: named(found.byCode.find(code => code.id === one.id)!),
              kuAlpha: one.figure.value,
              coverage: one.coverage.value,
              ...(one.figure.why ? { undefined: one.figure.why } : {}),
            })),
            ...(across.why === null ? {} : { undefined: across.why }),
          },
        }
      : {}),
    ...(onExcerpts
      ? {
          onExcerpts: {
            excerpts: onExcerpts.excerpts,
            percent: onExcerpts.percent.value,
            kappa: onExcerpts.kappa.value,
            alpha: onExcerpts.alpha.value,
            ...(onExcerpts.why === null ? {} : { undefined: onExcerpts.why }),
          },
        }
      : {}),
    missing: found.missing.map(one => ({ source: named(one), notBy: one.notBy })),
    leftOut: found.leftOut.map(one => ({ code: named(one), why: one.why })),
    caption: found.caption,
  }
  const areTwo = json.coders.length === 2
  const shown = (one: AgreementRow) => [
    one.key ?? one.name,
    one.counts.all,
    ...(areTwo ? [] : [one.counts.some]),
    ...one.counts.only,
    one.counts.none,
    ...one.figures.map(figure => (figure.pooled.value === null ? '—' : figure.pooled.value.toFixed(3))),
  ]
  const heads = [
    'code',
    ...(areTwo ? ['both'] : ['all', 'some']),
    ...json.coders.map(name => `${name} only`),
    areTwo ? 'neither' : 'none',
    ...found.measures,
  ]
  return {
    json,
    text: [
      `${found.caption}\n\n`,
      table(heads, [...found.byCode.map(shown), shown({ ...found.pooled, key: 'all, pooled' })]),
      across?.why ? `\n${across.why}\n` : '',
      listed(
        '\nLeft out, not marked as coded by',
        found.missing.map(one => `${named(one)}: ${one.notBy.join(', ')}`),
      ),
      listed(
        '\nCodes left out',
        found.leftOut.map(one => `${one.name}. ${one.why}`),
      ),
    ].join(''),
  }
}

/** A row as scripts read it. Two coders are a and b; more are told in lists. */
function rowJson(row: AgreementRow, { coders, measures }: Agreement): Record<string, unknown> {
  const { counts } = row
  const why = row.figures.find(figure => figure.pooled.why !== null)?.pooled.why
  const of = <Value>(value: (figure: AgreementRow['figures'][number]) => Value) =>
    Object.fromEntries(measures.map((measure, at) => [fieldOf(measure), value(row.figures[at]!)]))
  return {
    units: counts.units,
    ...(coders.length === 2
      ? { both: counts.all, aOnly: counts.only[0], bOnly: counts.only[1] }
      : { all: counts.all, only: counts.only, some: counts.some }),
    neither: counts.none,
    prevalence: row.prevalence,
    ...of(figure => figure.pooled.value),
    means: of(({ meanOfCells, weightedBySize }) => ({
      meanOfCells: meanOfCells.value,
      weightedBySize: weightedBySize.value,
    })),
    ...(row.figures[0]?.interval
      ? {
          intervals: of(({ interval }) =>
            interval!.why === null ? [interval!.low, interval!.high] : { undefined: interval!.why },
          ),
        }
      : {}),
    excerpts: row.excerpts,
    ...(why ? { undefined: why } : {}),
  }
}
