import type { Answer, Input } from '../../api/contract.ts'
import type { SourceId } from '../../base/ids.ts'
import {
  checkInput,
  FILTERED_KINDS,
  OUTPUT_KINDS,
  OUTPUTS,
  USUAL,
  type CheckAbout,
  type OutputKind,
} from '../../api/checks.ts'
import { WrongUsage, type Calls, type Command, type Given, type Shell } from '../command.ts'
import { foundOne } from '../found.ts'
import { namesOf } from '../pairs.ts'
import { FILTER_OPTION, filterGiven } from './filter-option.ts'
import { counted } from '../show.ts'

/** A kind as it is written here: in one word. */
const written = (kind: OutputKind) => kind.replaceAll(' ', '-')
const KINDS = OUTPUT_KINDS.map(written)
type Report = Answer<'disclosure.quotes'>
const UNITS = { sites: 'site', people: 'person', pairs: 'pair' } as const

/** Commands about what an output would disclose. */
export const disclosureCommands: readonly Command[] = [
  {
    name: 'disclosure',
    takes: ['P'],
    says: 'Says what an output would disclose outside the team: labels that too few share, alone and joined with earlier outputs, small counts, consent, names and rare words, each with its ways out.',
    more: [
      'Findings and their ways out are numbered. `--take 2.1` goes the first way out of the second finding, where the program can, as one act that undo takes back; a name in brackets is said by `--with`. `--stand 2 --reason TEXT` lets one stand. Either is logged and goes into the audit trail.',
    ],
    options: {
      what: { kind: 'value', value: 'WHAT', oneOf: KINDS, says: `which output: ${KINDS.join(', ')}; else quotes` },
      source: { kind: 'value', value: 'SOURCE', says: 'with --what source: which one' },
      by: { kind: 'list', value: 'ATTRIBUTE,…', says: 'with --what sampling: by which attributes of sites' },
      filter: {
        ...FILTER_OPTION,
        says: `with --what ${FILTERED_KINDS.map(written).join(' or ')}: the filter they are written under, a saved one by its name, or one in a file`,
      },
      'min-group': { kind: 'value', value: 'K', says: 'how many must share what is shown; else 3' },
      take: { kind: 'value', value: 'N.W', says: 'go way out W of finding N' },
      with: { kind: 'value', value: 'WORDS', says: 'the words that stand in brackets for a name' },
      stand: { kind: 'value', value: 'N', says: 'let finding N stand' },
      reason: { kind: 'value', value: 'TEXT', says: 'why it may stand' },
    },
    opening: 'write',
    async run(given, calls, shell) {
      const what = given.choice('what', KINDS) ?? 'quotes'
      const kind = OUTPUT_KINDS.find(one => written(one) === what)!
      const report = await check(kind, given, calls, shell)
      const take = given.value('take')
      const stand = given.value('stand')
      if (take !== undefined && stand !== undefined) throw new WrongUsage('--take and --stand do not go together.')
      if (take !== undefined) await goWay(report, take, given.value('with'), calls)
      if (stand !== undefined) await letStand(report, stand, given.value('reason'), calls)
      if (take === undefined && stand === undefined) return { json: report, text: told(report) }
      const after = await check(kind, given, calls, shell)
      return { json: after, text: `${after.conclusion}\n` }
    },
  },
  {
    name: 'population',
    takes: ['P', '[FILE.csv|.xlsx]'],
    says: 'Loads a list wider than the study, a row for each site (or person, or pair) there is with its attributes, against which the disclosure check counts; without a file says which lists are loaded.',
    options: {
      unit: { kind: 'value', oneOf: Object.keys(UNITS), says: 'what its rows are; else sites' },
      drop: { kind: 'switch', says: 'take the list away' },
      'dry-run': { kind: 'switch', says: 'only say what it holds' },
    },
    opening: 'write',
    async run(given, calls, shell) {
      const unit = UNITS[given.choice('unit', ['sites', 'people', 'pairs'] as const) ?? 'sites']
      const [, file] = given.words
      if (given.has('drop')) {
        if (file !== undefined) throw new WrongUsage('--drop takes no file.')
        await calls.call('disclosure.dropPopulation', { unit })
        return { json: { dropped: unit }, text: 'Took the list away\n' }
      }
      if (file === undefined) {
        const { lists } = await calls.call('disclosure.positions', {})
        const lines = lists.map(list => `${list.unit}: ${counted(list.members, 'row')} on ${list.file}\n`)
        return { json: lists, text: lines.length === 0 ? 'No list is loaded\n' : lines.join('') }
      }
      const loaded = await calls.call('disclosure.loadPopulation', {
        path: shell.path(file),
        unit,
        ...(given.has('dry-run') ? { dryRun: true } : {}),
      })
      const ignored = loaded.ignored.length === 0 ? '' : `; no attributes: ${loaded.ignored.join(', ')}`
      return {
        json: loaded,
        text: `${counted(loaded.members, 'row')} with ${loaded.attributes.join(', ')}${ignored}\n`,
      }
    },
  },
]

async function check(kind: OutputKind, given: Given, calls: Calls, shell: Pick<Shell, 'path'>): Promise<Report> {
  const least = given.value('min-group')
  if (least !== undefined && !/^[1-9]\d{0,2}$/.test(least))
    throw new WrongUsage('--min-group takes a whole number from 1.')
  const k = least === undefined ? undefined : Number(least)
  const input = checkInput(
    kind,
    k === undefined ? USUAL : { site: k, person: k, pair: k, count: k },
    await about(kind, given, calls, shell),
  )
  if (input === null)
    throw new WrongUsage(kind === 'source' ? 'Say which source: --source NAME.' : 'Say by which attributes: --by NAME.')
  const isEmpty = kind === 'quotes' && (await calls.call('quote.basket', {})).total === 0
  // The table of kinds says which input goes with which call.
  return calls.call(OUTPUTS[kind].call, { ...input, ...(isEmpty ? { all: true } : {}) })
}

async function about(kind: OutputKind, given: Given, calls: Calls, shell: Pick<Shell, 'path'>): Promise<CheckAbout> {
  if (FILTERED_KINDS.includes(kind)) return { filter: await filterGiven(given, calls, shell) }
  if (given.value('filter') !== undefined)
    throw new WrongUsage(`--filter goes with --what ${FILTERED_KINDS.map(written).join(', ')}.`)
  const name = given.value('source')
  if (kind === 'source' && name !== undefined) return { sourceId: await foundOne<SourceId>(calls, 'sources', name) }
  return kind === 'sampling' ? { by: given.list('by').flatMap(namesOf) } : {}
}

function told({ findings, conclusion, lists }: Report): string {
  const lines = findings.flatMap((finding, at) => [
    `${at + 1}. ${finding.where}: ${finding.says}${finding.decided ? ` Decided: ${finding.decided.decision}.` : ''}`,
    ...finding.ways.map((way, place) => `     ${at + 1}.${place + 1} ${way.says}${way.deed ? '' : ' (by hand)'}`),
  ])
  const counted = lists.map(list => `Counted on ${list.file}, where it knows all that is shown.`)
  return `${[...lines, ...counted, conclusion].join('\n')}\n`
}

async function goWay(report: Report, numbered: string, words: string | undefined, calls: Calls): Promise<void> {
  const [, n, at] = /^(\d{1,6})\.(\d{1,3})$/.exec(numbered) ?? []
  const finding = report.findings[Number(n) - 1]
  const way = finding?.ways[Number(at) - 1]
  if (!finding || !way) throw new WrongUsage(`There is no way out ${numbered}. Say --take N.W as they are numbered.`)
  if (!way.deed || way.deed.do === 'look') throw new WrongUsage(`“${way.says}” is for a person to do.`)
  const deed = way.deed.do === 'substitute' && words !== undefined ? { ...way.deed, by: words } : way.deed
  await calls.call('disclosure.take', {
    kind: report.kind as Input<'disclosure.take'>['kind'],
    rule: finding.rule,
    subject: finding.subject,
    decision: deed.do === 'substitute' ? `Put [${deed.by}] in its place` : way.says,
    deed,
  })
}

async function letStand(report: Report, place: string, reason: string | undefined, calls: Calls): Promise<void> {
  const finding = /^\d{1,6}$/.test(place) ? report.findings[Number(place) - 1] : undefined
  if (!finding) throw new WrongUsage(`There is no finding ${place}.`)
  await calls.call('disclosure.decide', {
    kind: report.kind as Input<'disclosure.decide'>['kind'],
    rule: finding.rule,
    subject: finding.subject,
    decision: 'stands as it is',
    reason: reason ?? null,
  })
}
