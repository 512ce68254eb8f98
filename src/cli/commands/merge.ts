import { existsSync, writeFileSync } from 'node:fs'
import type { Answer, Input } from '../../api/contract.ts'
import { Trouble, WrongUsage, type Calls, type Command, type Given, type Said, type Shell } from '../command.ts'
import { entryOf, readJson } from '../read-json.ts'
import { pairOf } from '../pairs.ts'
import { counted } from '../show.ts'
import { questionInFull, questionJson } from './asked.ts'

/** The command that brings copies home. */
export const mergeCommands: readonly Command[] = [
  {
    name: 'merge',
    takes: ['P', 'COPY...'],
    says: 'Merges copies that came back, against what they were handed out from: one pass, one act, a backup before. Questions without an answer stay open; the exit code is 0 then too.',
    more: [
      'With --plan-only nothing is written: the answer says what would be done and asked.',
      'Questions are answered on the line, --answer 3f2a=theirs:0 (the beginning of an id is enough) or --answer M05=two for all of a kind that have this choice; or in a file, or later by `answer`.',
      'FILE.json of --decisions holds { "decisions": [ { "question": ID, "choice": CHOICE } ] }, as a report or the plan of an earlier run gives them. A choice that takes words has them as "text", one that takes a code its id as "code"; “fields” has "values": { FIELD: { "take": SIDE } or { "text": WORDS } }.',
      'With --plan exactly that is done: where copies or project have changed since the plan was saved it is refused, and nothing is written.',
      'Copies closed by a passphrase of their own: --copy-passphrase-env.',
    ],
    options: {
      'plan-only': { kind: 'switch', says: 'say what would be done and asked, and write nothing' },
      resume: { kind: 'switch', says: 'takes up what was answered in the window and is not applied' },
      answer: { kind: 'list', value: 'QUESTION|KIND=CHOICE', says: 'the answer to a question, or to all of a kind' },
      decisions: { kind: 'value', value: 'FILE.json', says: 'answers to questions' },
      'save-plan': { kind: 'value', value: 'FILE.json', says: 'writes the whole plan there: rows, questions, answers' },
      plan: { kind: 'value', value: 'FILE.json', says: 'does what a saved plan says, with its answers' },
      report: { kind: 'value', value: 'FILE.json', says: 'writes the report there too' },
      'copy-passphrase-env': {
        kind: 'value',
        value: 'VAR',
        says: 'the variable that holds the passphrase of the copies',
      },
    },
    opening: 'write',
    async run(given, calls, shell) {
      const paths = given.words.slice(1).map(written => shell.path(written))
      const planFile = given.value('plan')
      if (planFile !== undefined && given.list('answer').length > 0)
        throw new WrongUsage('--plan does exactly what was saved: leave out --answer.')
      const decisionsFile = given.value('decisions') ?? planFile
      const savePath = freshFile(given, shell, 'save-plan')
      const reportPath = freshReport(given, shell)
      const variable = given.value('copy-passphrase-env')
      const compared = await calls.call('merge.compare', {
        paths,
        ...(given.has('resume') ? { resume: true } : {}),
        ...(decisionsFile === undefined ? {} : { decisions: readDecisions(shell.path(decisionsFile)) }),
        ...(variable === undefined ? {} : { passphrase: shell.secret(variable) }),
      })
      const answers = given.list('answer').flatMap(written => answersIn(written, compared))
      const plan =
        answers.length === 0 ? compared : await calls.call('merge.decide', { planId: compared.id, decisions: answers })
      if (planFile !== undefined) await refuseOtherPlan(calls, plan, shell.path(planFile))
      if (savePath !== null) await calls.call('merge.keepPlan', { planId: plan.id, to: savePath })
      return finished(calls, plan, { planOnly: given.has('plan-only'), reportPath, json: {} })
    },
  },
]

/** What is answered on the line: one question by the beginning of its id, or every one of a kind that has the choice. */
function answersIn(written: string, { questions }: PlanSummary): Decisions {
  const [asked, choice] = pairOf(written, 'QUESTION=CHOICE')
  const isKind = /^M\d\d$/i.test(asked)
  const there = questions.filter(({ id, kind }) =>
    isKind ? kind === asked.toUpperCase() : id.startsWith(asked.toLowerCase()),
  )
  const few = there.length > 0 && (isKind || there.length === 1)
  if (!few)
    throw new Trouble(
      1,
      'question-unknown',
      there.length === 0 ? `Nothing is asked that is called “${asked}”.` : `Several questions begin with “${asked}”.`,
    )
  const having = there.filter(one => one.options.includes(choice))
  if (having.length === 0)
    throw new Trouble(
      1,
      'choice-unknown',
      `“${asked}” has no choice “${choice}”. It has: ${[...new Set(there.flatMap(one => one.options))].join(', ')}.`,
    )
  return having.map(one => ({ question: one.id, choice }))
}

/** Where the report is written besides, if anywhere. Refuses a file that is there already. */
export function freshReport(given: Given, shell: Shell): string | null {
  return freshFile(given, shell, 'report')
}

/** Refuses where the plan made now is not the one that was saved. */
async function refuseOtherPlan(calls: Calls, plan: PlanSummary, path: string): Promise<void> {
  const saved = entryOf(entryOf(readJson(path), 'plan'), 'digest')
  if (typeof saved !== 'string') throw new WrongUsage(`${path} is no saved plan. Save one with --save-plan.`)
  if (saved !== (await calls.call('merge.digest', { planId: plan.id })))
    throw new Trouble(
      1,
      'plan-other',
      `What ${path} says is not what would be done now: the copies or the project have changed since. Look at a new plan; its answers can be taken with --decisions.`,
    )
}

function freshFile(given: Given, shell: Shell, option: string): string | null {
  const written = given.value(option)
  if (written === undefined) return null
  const path = shell.path(written)
  if (existsSync(path)) throw new Trouble(1, 'exists', `There is already a file at ${path}. Choose another name.`)
  return path
}

/** Says what a plan does and asks, and does it unless only the plan is wanted. */
export async function finished(
  calls: Calls,
  plan: PlanSummary,
  how: {
    readonly planOnly: boolean
    readonly reportPath: string | null
    readonly json: Readonly<Record<string, unknown>>
  },
): Promise<Said> {
  const asked = await askedIn(calls, plan)
  const questions = asked.map(askedJson)
  const open = asked.filter(question => question.answer === null)
  const decisions = await calls.call('merge.decisions', { planId: plan.id })
  const json = {
    applied: plan.lines,
    questions: questions.filter(question => question.answer === null),
    answered: questions.filter(question => question.answer !== null),
    counts: plan.counts,
    copies: plan.copies,
    decisions,
    ...how.json,
  }
  let said: Said
  if (how.planOnly) said = { json: { planOnly: true, ...json }, text: inWords(plan, open, true) }
  else {
    const report = await calls.call('merge.apply', { planId: plan.id })
    said = {
      json: {
        ...json,
        report: report.id,
        addsUp: report.addsUp,
        mergedAt: report.mergedAt,
        mergedBy: report.mergedBy,
        suggestions: report.suggestions,
      },
      text: `${inWords(plan, open, false)}${report.suggestions.map(({ kind, says }) => `  ${kind} ${says} Perhaps one?\n`).join('')}`,
    }
  }
  if (how.reportPath !== null) writeFileSync(how.reportPath, `${JSON.stringify(said.json, null, 2)}\n`, { flag: 'wx' })
  return said
}

type PlanSummary = Answer<'merge.compare'>
type Decisions = NonNullable<Input<'merge.compare'>['decisions']>

/** The decisions of a file; whether they are such is looked at behind the door. */
export function readDecisions(path: string): Decisions {
  const json = readJson(path)
  const list = entryOf(json, 'decisions') ?? json
  if (!Array.isArray(list)) throw new WrongUsage(`${path} holds no list of decisions.`)
  return list as Decisions
}

type Asked = Awaited<ReturnType<typeof askedIn>>[number]

/** Every question with what each side says, and when, by whom and why it was changed there. */
async function askedIn(calls: Calls, plan: PlanSummary) {
  const asked = []
  for (const { id, answer } of plan.questions) {
    const asking = { planId: plan.id, questionId: id }
    const question = await calls.call('merge.question', asking)
    const changed = await calls.call('merge.sides', asking)
    const named = (copy: number) => nameOf(plan.copies[copy]!)
    const oursFrom = question.oursFrom === null ? null : named(question.oursFrom)
    asked.push({ question, from: question.copies.map(named), oursFrom, changed, answer })
  }
  return asked
}

/** A question as scripts read it. `oursFrom`: the copy that brought what stands as ours, where ours did not have it. `changed`: when a side last changed it, who did and why; null where its log does not tell. */
function askedJson({ question, from, oursFrom, changed, answer }: Asked) {
  const said = questionJson(question, from)
  return {
    ...said,
    oursFrom,
    oursChanged: changed.ours,
    theirs: said.theirs.map((one, at) => ({ ...one, changed: changed.theirs[at] ?? null })),
    codings: question.codings.total,
    answer,
  }
}

function nameOf(copy: PlanSummary['copies'][number]): string {
  return copy.other?.name ?? copy.coder?.name ?? copy.file
}

const HOW_TO_ANSWER =
  'What stands while nobody answers has a star. Answer them with --answer QUESTION=CHOICE or --decisions FILE.json (see `crosscase merge --help`).'
const HOW_TO_ANSWER_LATER =
  'They stay open on the things themselves, in `crosscase questions`: answer them with `crosscase answer` or in the window; or undo, and merge again with --decisions FILE.json.'

const AND_THEN =
  'The report is kept: `crosscase export P merge.docx --what merge` writes it. `crosscase undo` takes all of it back.'

function inWords(plan: PlanSummary, open: readonly Asked[], planOnly: boolean): string {
  const { base, ours, result } = plan.counts
  const plain = plan.copies.filter(copy => !copy.other && !copy.knowsBase)
  const hasBase = plan.copies.some(copy => copy.knowsBase)
  const names = plan.copies.map(nameOf).join(', ')
  const what = plan.copies[0]?.other
    ? `${plan.copies[0].other.as === 'project' ? 'the project' : 'the framework of'} “${names}”`
    : `${counted(plan.copies.length, 'copy', 'copies')} (${names})`
  const lines = [
    `${planOnly ? 'Would merge' : 'Merged'} ${what}: ${counted(plan.deeds, 'row')}.`,
    ...(plan.deeds === 0 && plan.questions.length === 0 ? ['  Nothing in it is new here: nothing is written.'] : []),
    ...plain.map(
      ({ file }) =>
        `  ${file} was not handed out: no base is known, so it is compared two ways. Nothing is deleted, and what was deleted here since comes in again.`,
    ),
    ...plan.lines.map(line => `  ${line.kind.padEnd(8)} ${String(line.count).padStart(6)}  ${line.says}`),
    ...(['sources', 'codes', 'codings', 'evidence', 'memos'] as const).map(
      one => `  ${one.padEnd(9)} ${hasBase ? `base ${base[one]}, ` : ''}ours ${ours[one]}, result ${result[one]}`,
    ),
    open.length === 0
      ? 'No question is open.'
      : `${counted(open.length, 'question')} ${planOnly ? 'to answer' : 'left open'}:`,
    ...open.flatMap(({ question, from, oursFrom, changed }) =>
      questionInFull(question, from, { ...changed, oursFrom }, planOnly),
    ),
    ...(open.length === 0 ? [] : [planOnly ? HOW_TO_ANSWER : HOW_TO_ANSWER_LATER]),
    ...(planOnly || plan.deeds === 0 ? [] : [AND_THEN]),
  ]
  return `${lines.join('\n')}\n`
}
