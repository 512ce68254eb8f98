// Another project brought in thing by thing, and frameworks merged alone.

import type { Answer, Input } from '../../api/contract.ts'
import {
  Trouble,
  WrongUsage,
  type Calls,
  type Command,
  type Given,
  type Option,
  type Said,
  type Shell,
} from '../command.ts'
import { entryOf, readJson } from '../read-json.ts'
import { counted } from '../show.ts'
import { finished, freshReport } from './merge.ts'

type Bringing = Answer<'bring.project'>
type Pair = Answer<'bring.pairs'>['items'][number]
type Answers = NonNullable<Input<'bring.project'>['answers']>
type Decisions = NonNullable<Input<'bring.plan'>['decisions']>

const CHOICES = ['same', 'new', 'out'] as const

const options: Readonly<Record<string, Option>> = {
  answers: { kind: 'value', value: 'FILE.json', says: 'what was decided of each thing, and answers to questions' },
  resume: { kind: 'switch', says: 'takes up what was answered in the window and is not applied' },
  certain: { kind: 'switch', says: 'takes for the same what is certain: the same text, or two signs that agree' },
  rest: { kind: 'value', oneOf: CHOICES, says: 'what of every other thing that has something like it here' },
  'plan-only': { kind: 'switch', says: 'say what is alike, what would be done and asked, and write nothing' },
  report: { kind: 'value', value: 'FILE.json', says: 'writes the report there too' },
  'other-passphrase-env': {
    kind: 'value',
    value: 'VAR',
    says: 'the variable that holds the passphrase of the other file',
  },
}

const more = [
  'A thing that something here is like is decided by --answers, --certain or --rest; nothing is taken for the same unless told. Without any, the command is refused and says what is open.',
  'FILE.json of --answers holds { "answers": [ { "id": ID, "choice": "same"|"new"|"out", "with": ID OF OURS } ], "decisions": [ … ] }; the ids are those of "pairs" with --plan-only --json.',
]

/** The commands. */
export const otherProjectCommands: readonly Command[] = [
  {
    name: 'bring-in',
    takes: ['P', 'OTHER'],
    says: 'Brings in another project: its coders, cases, attributes, codes and sources are each one of ours, new, or left out, and what rests on them comes along. One act, a backup before.',
    more,
    options,
    opening: 'write',
    async run(given, calls, shell) {
      const bringing = await calls.call('bring.project', {
        path: shell.path(given.words[1]!),
        ...passphraseOf(given, shell),
        ...resumeOf(given),
      })
      return bringIn(bringing, given, calls, shell)
    },
  },
  {
    name: 'framework merge',
    takes: ['P', 'FILE.csv|.xlsx|.docx|.crosscase|VERSION'],
    says: 'Merges another framework into the project’s: a codebook, the framework of a project file or copy, or a saved version. Three ways against a hand-out or --base, else every difference is asked.',
    more,
    options: {
      ...options,
      base: { kind: 'value', value: 'VERSION', says: 'the saved version that both came from' },
    },
    opening: 'write',
    async run(given, calls, shell) {
      const written = given.words[1]!
      const base = given.value('base')
      const bringing = await calls.call('bring.framework', {
        ...(/\.(csv|tsv|txt|xlsx|docx|crosscase)$/i.test(written)
          ? { path: shell.path(written) }
          : { version: await versionNamed(calls, written) }),
        ...(base === undefined ? {} : { base: await versionNamed(calls, base) }),
        ...passphraseOf(given, shell),
        ...resumeOf(given),
      })
      return bringIn(bringing, given, calls, shell)
    },
  },
]

function passphraseOf(given: Given, shell: Shell): { passphrase?: string } {
  const variable = given.value('other-passphrase-env')
  return variable === undefined ? {} : { passphrase: shell.secret(variable) }
}

/** Answers given in the window are taken up only where that is said: a script says all that it decides. */
function resumeOf(given: Given): { resume?: true } {
  return given.has('resume') ? { resume: true } : {}
}

type VersionId = NonNullable<Input<'bring.framework'>['version']>

async function versionNamed(calls: Calls, name: string): Promise<VersionId> {
  const { versions } = await calls.call('version.list', {})
  const found = versions.find(one => one.label === name) ?? versions.find(one => one.id === name)
  if (found) return found.id
  const there =
    versions.length === 0 ? 'None was saved yet.' : `There are: ${versions.map(one => one.label).join(', ')}.`
  throw new Trouble(1, 'version-unknown', `There is no version “${name}”. ${there}`)
}

async function bringIn(bringing: Bringing, given: Given, calls: Calls, shell: Shell): Promise<Said> {
  const reportPath = freshReport(given, shell)
  const file = given.value('answers')
  const saved = file === undefined ? null : readAnswers(shell.path(file))
  const bringingId = bringing.id
  let summary = bringing
  let passedOver = 0
  if (saved) ({ summary, passedOver } = await calls.call('bring.take', { bringingId, answers: saved.answers }))
  if (given.has('certain'))
    ({ summary } = await calls.call('bring.decideMany', { bringingId, which: 'certain', choice: 'same' }))
  const rest = given.choice('rest', CHOICES)
  if (rest !== undefined)
    ({ summary } = await calls.call('bring.decideMany', { bringingId, which: 'open', choice: rest }))
  const pairs = await pairsOf(calls, summary)
  const json = {
    name: summary.origin.name,
    base: summary.base,
    kinds: summary.kinds,
    staysThere: summary.staysThere,
    passedOver,
    pairs,
  }
  if (summary.open > 0) {
    if (!given.has('plan-only'))
      throw new Trouble(
        1,
        'pairs-open',
        `${counted(summary.open, 'thing')} of “${summary.origin.name}” may be one of ours and nobody decided. Look with --plan-only; decide with --answers, --certain or --rest. Nothing was changed.`,
      )
    return { json: { planOnly: true, ...json }, text: inWords(summary, pairs, passedOver) }
  }
  const plan = await calls.call('bring.plan', { bringingId, decisions: saved?.decisions ?? [] })
  const said = await finished(calls, plan, { planOnly: given.has('plan-only'), reportPath, json })
  return { ...said, text: `${inWords(summary, [], passedOver)}${said.text}` }
}

async function pairsOf(calls: Calls, { id }: Bringing): Promise<Pair[]> {
  const pairs: Pair[] = []
  for (;;) {
    const page = await calls.call('bring.pairs', { bringingId: id, from: pairs.length, limit: 500 })
    pairs.push(...page.items)
    if (page.items.length === 0 || pairs.length >= page.total) return pairs
  }
}

/** The answers of a file; whether they are such is looked at behind the door. */
function readAnswers(path: string): { readonly answers: Answers; readonly decisions: Decisions } {
  const json = readJson(path)
  const listIn = (name: string): unknown[] => {
    const list = entryOf(json, name)
    if (list === undefined) return []
    if (!Array.isArray(list)) throw new WrongUsage(`${path} holds no list of ${name}.`)
    return list
  }
  return { answers: listIn('answers') as Answers, decisions: listIn('decisions') as Decisions }
}

const KINDS: Readonly<Record<string, string>> = {
  coder: 'coders',
  attribute: 'attributes',
  case: 'cases',
  code: 'codes',
  question: 'questions of the topic guide',
  code_set: 'sets of codes',
  proposition: 'propositions',
  rating_scale: 'scales',
  source: 'sources',
}

function inWords(summary: Bringing, pairs: readonly Pair[], passedOver: number): string {
  const lines = summary.kinds.map(
    ({ kind, total, same, new: fresh, out, open }) =>
      `  ${String(total).padStart(6)} ${KINDS[kind]}: ${same} the same, ${fresh} new, ${out} left out${open > 0 ? `, ${open} open` : ''}`,
  )
  const open = pairs
    .filter(pair => pair.answer === null)
    .map(
      pair =>
        `  ${pair.name} (${pair.id}) – perhaps ${pair.likely.map(one => `“${one.name}” (${one.why.join(', ')})`).join(' or ')}`,
    )
  const stays = summary.staysThere.map(({ what, count, why }) => `  stays there: ${what} (${count}). ${why}`)
  const over =
    passedOver === 0
      ? []
      : [`  ${counted(passedOver, 'answer')} passed over: what they are about is not there, or cannot be so any more`]
  return `“${summary.origin.name}”${summary.base === null ? '' : `, compared with ${summary.base}`}:\n${[...lines, ...stays, ...over, ...open].join('\n')}\n`
}
