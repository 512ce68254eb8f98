import type { Answer, Input } from '../../api/contract.ts'
import { hexOfId, type CodeId } from '../../base/ids.ts'
import { Trouble, WrongUsage, type Calls, type Command, type Given, type Said } from '../command.ts'
import { found, foundOne } from '../found.ts'
import { pairOf } from '../pairs.ts'
import { counted } from '../show.ts'
import { leftOpen, questionInFull } from './asked.ts'
import { readDecisions } from './merge.ts'

type Open = Answer<'merge.open'>[number]
type Decision = Input<'merge.answer'>['decision']

/** Commands about questions that merges left open. */
export const questionCommands: readonly Command[] = [
  {
    name: 'questions',
    takes: ['P'],
    says: 'Lists the questions that merges left open: what each side says, what holds meanwhile, and the choices that `answer` takes.',
    options: {},
    opening: 'read',
    async run(_given, calls) {
      const open = await calls.call('merge.open', {})
      const lines = open.flatMap(question => [
        ...questionInFull(question, question.from, null, false),
        `    asked ${question.askedAt.slice(0, 10)}; what stands meanwhile has a star`,
      ])
      return {
        json: open.map(leftOpen),
        text: open.length === 0 ? 'No question is open.\n' : `${lines.join('\n')}\n`,
      }
    },
  },
  {
    name: 'answer',
    takes: ['P', '[QUESTION]', '[CHOICE]'],
    says: 'Answers a question that a merge left open, with one of its choices (see `questions`). One act, which undo takes back: then it is open again.',
    more: [
      'QUESTION is its id, or as much of its beginning as tells it apart. The choice “fields” takes a side for each field: --take brief_definition=theirs:0; words of one’s own with --words, for one field of several --words brief_definition=WORDS.',
      'Instead of a question, --decisions answers all those in a file, each an act; none where one of them is not open. The file is as `merge` takes it: { "decisions": [ { "question": ID, "choice": CHOICE } ] }.',
    ],
    options: {
      take: { kind: 'list', value: 'FIELD=SIDE', says: 'of a field what this side says: ours, base, theirs:0 …' },
      words: { kind: 'list', value: '[FIELD=]WORDS', says: 'the words of a choice that takes them, or of a field' },
      code: { kind: 'value', value: 'CODE', says: 'the code of a choice that takes one' },
      alike: {
        kind: 'switch',
        says: 'gives every open question of its kind that has this choice the same answer, in the same act',
      },
      decisions: { kind: 'value', value: 'FILE.json', says: 'the answers of a file' },
    },
    opening: 'write',
    async run(given, calls, shell) {
      const file = given.value('decisions')
      const [, name, choice] = given.words
      if (file !== undefined) {
        if (name !== undefined) throw new WrongUsage('With --decisions no question is named: they stand in the file.')
        if (given.has('alike'))
          throw new WrongUsage('With --decisions each question has its own answer: leave out --alike.')
        return answered(calls, readDecisions(shell.path(file)), false)
      }
      if (name === undefined) throw new WrongUsage('QUESTION is missing: its id, as `questions` lists it.')
      if (choice === undefined) throw new WrongUsage('CHOICE is missing: one of those that `questions` lists with it.')
      const [id] = await found(calls, 'questions', [name])
      const question = hexOfId(id!)
      const asked = (await calls.call('merge.open', {})).find(one => one.id === question)
      const decision = { question, choice, ...(asked ? await said(asked, choice, given, calls) : {}) }
      return answered(calls, [decision], given.has('alike'))
    },
  },
]

/** What is said with a choice, as far as it takes something. */
async function said(asked: Open, choice: string, given: Given, calls: Calls): Promise<Partial<Decision>> {
  const option = asked.options.find(one => one.id === choice)
  if (!option)
    throw new Trouble(
      1,
      'choice-unknown',
      `This question has no choice “${choice}”. It has: ${asked.options.map(one => one.id).join(', ')}.`,
    )
  const code = given.value('code')
  const [takes, words] = [given.list('take'), given.list('words')]
  if (option.takes !== 'code' && code !== undefined) throw new WrongUsage(`“${choice}” takes no --code.`)
  if (option.takes !== 'fields' && takes.length > 0) throw new WrongUsage(`“${choice}” takes no --take.`)
  if (option.takes !== 'fields' && words.length > (option.takes === 'text' ? 1 : 0))
    throw new WrongUsage(`“${choice}” takes ${option.takes === 'text' ? '--words once' : 'no --words'}.`)
  if (option.takes === 'text') return words[0] === undefined ? {} : { text: words[0] }
  if (option.takes === 'code') return code === undefined ? {} : { code: await foundOne<CodeId>(calls, 'codes', code) }
  return option.takes === 'fields' ? { values: valuesOf(asked, takes, words) } : {}
}

function valuesOf({ fields }: Open, takes: readonly string[], words: readonly string[]): Decision['values'] {
  const values: Record<string, { take: string } | { text: string }> = {}
  const fieldOf = (written: string) => {
    const field = fields.find(one => one.field === written || one.label.toLowerCase() === written.toLowerCase())
    if (!field)
      throw new WrongUsage(
        `This question has no field “${written}”. It has: ${fields.map(one => one.field).join(', ')}.`,
      )
    return field.field
  }
  for (const one of takes) {
    const [field, take] = pairOf(one, 'FIELD=SIDE')
    values[fieldOf(field)] = { take }
  }
  for (const one of words) {
    // Of the only field there is the words stand alone: they may have an equals sign in them.
    const [field, text] = fields.length === 1 ? [fields[0]!.field, one] : pairOf(one, 'FIELD=WORDS')
    values[fieldOf(field)] = { text }
  }
  if (Object.keys(values).length === 0)
    throw new WrongUsage(
      `Say what each field comes to, by --take or --words: ${fields.map(one => one.field).join(', ')}.`,
    )
  return values
}

async function answered(calls: Calls, decisions: readonly Decision[], alike: boolean): Promise<Said> {
  const open = await calls.call('merge.open', {})
  // Every one is looked at before any is answered; which questions there are is known behind the door.
  if (decisions.length > 1)
    for (const { question } of decisions)
      if (!open.some(one => one.id === question))
        throw new Trouble(1, 'question-not-open', `The question ${question} is not open. Nothing was answered.`)
  let many = 0
  for (const decision of decisions) many += (await calls.call('merge.answer', { decision, alike })).answered
  const left = (await calls.call('merge.open', {})).length
  return {
    json: { answered: many, open: left },
    text: `${counted(many, 'question')} answered, ${left} left open.\n`,
  }
}
