import { existsSync, writeFileSync } from 'node:fs'
import type { Answer, Input } from '../../api/contract.ts'
import { Trouble, WrongUsage, type Calls, type Command, type Given, type Said, type Shell } from '../command.ts'
import { entryOf, readJson } from '../read-json.ts'
import { counted } from '../show.ts'
import { questionInFull, saidBy } from './asked.ts'

/** The command that brings copies home. */
export const mergeCommands: readonly Command[] = [
  {
    name: 'merge',
    takes: ['P', 'COPY...'],
    says: 'Merges copies that came back, against what they were handed out from: one pass, one act, a backup before. Questions without an answer stay open; the exit code is 0 then too.',
    more: [
      'With --plan-only nothing is written: the answer says what would be done and asked.',
      'FILE.json of --decisions holds { "decisions": [ { "question": ID, "choice": OPTION } ] }, as a report or the plan of an earlier run gives them.',
      'With --plan exactly that is done: where copies or project have changed since the plan was saved it is refused, and nothing is written.',
      'Copies closed by a passphrase of their own: --copy-passphrase-env.',
    ],
    options: {
      'plan-only': { kind: 'switch', says: 'say what would be done and asked, and write nothing' },
      resume: { kind: 'switch', says: 'takes up what was answered in the window and is not applied' },
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
      const decisionsFile = given.value('decisions') ?? planFile
      const savePath = freshFile(given, shell, 'save-plan')
      const reportPath = freshReport(given, shell)
      const variable = given.value('copy-passphrase-env')
      const plan = await calls.call('merge.compare', {
        paths,
        ...(given.has('resume') ? { resume: true } : {}),
        ...(decisionsFile === undefined ? {} : { decisions: readDecisions(shell.path(decisionsFile)) }),
        ...(variable === undefined ? {} : { passphrase: shell.secret(variable) }),
      })
      if (planFile !== undefined) await refuseOtherPlan(calls, plan, shell.path(planFile))
      if (savePath !== null) await calls.call('merge.keepPlan', { planId: plan.id, to: savePath })
      return finished(calls, plan, { planOnly: given.has('plan-only'), reportPath, json: {} })
    },
  },
]

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
    asked.push({ question, from: question.copies.map(copy => nameOf(plan.copies[copy]!)), changed, answer })
  }
  return asked
}

/** A question as scripts read it. `changed`: when a side last changed it, who did and why; null where its log does not tell. */
function askedJson({ question, from, changed, answer }: Asked) {
  const { id, kind, object, says, fields, options, standing, codings } = question
  return {
    id,
    kind,
    object,
    says,
    base: saidBy(fields, field => field.base),
    ours: saidBy(fields, field => field.ours),
    oursChanged: changed.ours,
    theirs: from.map((name, at) => ({
      from: name,
      value: saidBy(fields, field => field.theirs[at] ?? null),
      changed: changed.theirs[at] ?? null,
    })),
    options: options.map(option => option.id),
    standing,
    codings: codings.total,
    answer,
  }
}

function nameOf(copy: PlanSummary['copies'][number]): string {
  return copy.other?.name ?? copy.coder?.name ?? copy.file
}

const HOW_TO_ANSWER = 'What stands while nobody answers has a star. Answer them with --decisions FILE.json; its form is in `crosscase merge --help`.'
const HOW_TO_ANSWER_LATER =
  'They stay open on the things themselves, in `crosscase questions`: answer them with `crosscase answer` or in the window; or undo, and merge again with --decisions FILE.json.'

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
    ...open.flatMap(({ question, from, changed }) => questionInFull(question, from, changed)),
    ...(open.length === 0 ? [] : [planOnly ? HOW_TO_ANSWER : HOW_TO_ANSWER_LATER]),
  ]
  return `${lines.join('\n')}\n`
}
