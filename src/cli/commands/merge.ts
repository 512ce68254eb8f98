import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Answer, Input } from '../../api/contract.ts'
import { Trouble, WrongUsage, type Calls, type Command, type Said } from '../command.ts'
import { counted } from '../show.ts'

/** The command that brings copies home. */
export const mergeCommands: readonly Command[] = [
  {
    name: 'merge',
    takes: ['P', 'COPY...'],
    says: 'Merges copies that came back, against what they were handed out from: one pass, one act, a backup before. Questions without an answer stay open; the exit code is 0 then too.',
    more: [
      'With --plan-only nothing is written: the answer says what would be done and asked.',
      'FILE.json of --decisions holds { "decisions": [ { "question": ID, "choice": OPTION } ] }, as a report or the plan of an earlier run gives them.',
      'Copies closed by a passphrase of their own: --copy-passphrase-env.',
    ],
    options: {
      'plan-only': { kind: 'switch', says: 'say what would be done and asked, and write nothing' },
      decisions: { kind: 'value', value: 'FILE.json', says: 'answers to questions' },
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
      const decisionsFile = given.value('decisions')
      const reportFile = given.value('report')
      const reportPath = reportFile === undefined ? null : shell.path(reportFile)
      if (reportPath !== null && existsSync(reportPath))
        throw new Trouble(1, 'exists', `There is already a file at ${reportPath}. Choose another name.`)
      const variable = given.value('copy-passphrase-env')
      const plan = await calls.call('merge.compare', {
        paths,
        ...(decisionsFile === undefined ? {} : { decisions: readDecisions(shell.path(decisionsFile)) }),
        ...(variable === undefined ? {} : { passphrase: shell.secret(variable) }),
      })
      const questions = await askedIn(calls, plan)
      const decisions = await calls.call('merge.decisions', { planId: plan.id })
      const json = {
        applied: plan.lines,
        questions: questions.filter(question => question.answer === null),
        answered: questions.filter(question => question.answer !== null),
        counts: plan.counts,
        copies: plan.copies,
        decisions,
      }
      let said: Said
      if (given.has('plan-only')) said = { json: { planOnly: true, ...json }, text: inWords(plan, true) }
      else {
        const report = await calls.call('merge.apply', { planId: plan.id })
        said = {
          json: {
            ...json,
            report: report.id,
            addsUp: report.addsUp,
            mergedAt: report.mergedAt,
            mergedBy: report.mergedBy,
          },
          text: inWords(plan, false),
        }
      }
      if (reportPath !== null) writeFileSync(reportPath, `${JSON.stringify(said.json, null, 2)}\n`, { flag: 'wx' })
      return said
    },
  },
]

type Decisions = NonNullable<Input<'merge.compare'>['decisions']>

/** The decisions of a file; whether they are such is looked at behind the door. */
function readDecisions(path: string): Decisions {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    throw new WrongUsage(`${path} cannot be read as JSON.`)
  }
  const list: unknown = typeof json === 'object' && json !== null && 'decisions' in json ? json.decisions : json
  if (!Array.isArray(list)) throw new WrongUsage(`${path} holds no list of decisions.`)
  return list as Decisions
}

/** Every question as scripts read it. With one field its values stand alone; with several by the name of the field. */
async function askedIn(calls: Calls, plan: Answer<'merge.compare'>) {
  const asked = []
  for (const { id, answer } of plan.questions) {
    const { fields, copies, ...question } = await calls.call('merge.question', { planId: plan.id, questionId: id })
    const say = (of: (field: (typeof fields)[number]) => string | null) =>
      fields.length === 1 ? of(fields[0]!) : Object.fromEntries(fields.map(field => [field.field, of(field)]))
    asked.push({
      id,
      kind: question.kind,
      object: question.object,
      says: question.says,
      base: say(field => field.base),
      ours: say(field => field.ours),
      theirs: copies.map((copy, at) => ({
        from: plan.copies[copy]!.coder?.name ?? plan.copies[copy]!.file,
        value: say(field => field.theirs[at] ?? null),
      })),
      options: question.options.map(option => option.id),
      standing: question.standing,
      codings: question.codings.total,
      answer,
    })
  }
  return asked
}

function inWords(plan: Answer<'merge.compare'>, planOnly: boolean): string {
  const { base, ours, result } = plan.counts
  const open = plan.questions.filter(question => question.answer === null)
  const names = plan.copies.map(copy => copy.coder?.name ?? copy.file).join(', ')
  const lines = [
    `${planOnly ? 'Would merge' : 'Merged'} ${counted(plan.copies.length, 'copy', 'copies')} (${names}): ${counted(plan.deeds, 'row')}.`,
    ...plan.lines.map(line => `  ${line.kind.padEnd(8)} ${String(line.count).padStart(6)}  ${line.says}`),
    ...(['sources', 'codes', 'codings', 'evidence', 'memos'] as const).map(
      what => `  ${what.padEnd(9)} base ${base[what]}, ours ${ours[what]}, result ${result[what]}`,
    ),
    open.length === 0
      ? 'No question is open.'
      : `${counted(open.length, 'question')} ${planOnly ? 'to answer' : 'left open'}:`,
    ...open.map(question => `  ${question.kind} ${question.object.what} “${question.object.name}” (${question.id})`),
  ]
  return `${lines.join('\n')}\n`
}
