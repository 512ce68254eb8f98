// Questions that a merge left open, listed and answered later from the command line.

import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Journey, SAMPLE } from '../support/journey.ts'
import { CommandLine } from './support.ts'

const place = new Journey()
afterAll(() => place.end())

const line = new CommandLine(place)
const STUDY = 'study.crosscase'
const crosscase = (command: string, ...words: readonly string[]) => line.run([command, STUDY, ...words])
const json = (command: string, ...words: readonly string[]) => line.json(command, STUDY, ...words)

beforeAll(async () => {
  await line.run(['new', STUDY, '--coder', 'Lead'])
  await line.run(['load', STUDY, SAMPLE])
  for (const coder of ['A', 'B']) {
    const copy = `${coder}.crosscase`
    await json('copy', copy, '--for', coder)
    writeFileSync(
      place.path(`${coder}.csv`),
      `code_id,label,parent,brief_definition\nADVICE,What they would change,,Advice as ${coder} has it\nGEOG,Places of ${coder},,\n`,
    )
    await line.json('framework', 'import', copy, `${coder}.csv`, '--reason', 'Sharper')
  }
  await json('merge', 'A.crosscase', 'B.crosscase')
})

interface Asked {
  readonly id: string
  readonly kind: string
  readonly options: readonly string[]
  readonly theirs: readonly { readonly from: string }[]
}
const asked = async (kind: string): Promise<Asked> => (await json('questions')).find((one: Asked) => one.kind === kind)
const codeOf = async (key: string) => (await json('list', 'codes')).find((one: { key: string }) => one.key === key)
/** The choice that takes what a copy says. */
const sideOf = (question: Asked, name: string) => `theirs:${question.theirs.findIndex(one => one.from === name)}`

describe('crosscase questions', () => {
  it('lists what is left open as merge said it: both sides, the choices, what stands', async () => {
    expect(await json('questions')).toHaveLength(2)
    expect(await asked('M07')).toMatchObject({
      object: { what: 'Code', name: 'What they would change' },
      base: 'Advice for next time',
      ours: 'Advice for next time',
      theirs: expect.arrayContaining([{ from: 'B', value: 'Advice as B has it' }]),
      options: ['ours', 'theirs:0', 'theirs:1', 'base', 'fields'],
      standing: 'ours',
    })
    expect((await json('what-is-open')).questions).toEqual(await json('questions'))
  })

  it('says it in words', async () => {
    const { id, options } = await asked('M07')
    const { out } = await crosscase('questions')
    expect(out).toContain('  M07 Code “What they would change”: Definition written differently on both sides.\n')
    expect(out).toContain(' (brief_definition)\n      base: Advice for next time\n')
    expect(out).toContain('      A: Advice as A has it\n')
    expect(out).toMatch(/^ {6}\* ours: /m)
    expect(out).toMatch(/^ {8}fields: .* \(--take FIELD=SIDE, --words\)$/m)
    expect(out).toContain(`    ${id}: ${options.join(' | ')}\n`)
    expect((await crosscase('what-is-open')).out).toContain(`    ${id}: `)
  })
})

describe('crosscase answer', () => {
  it('answers one by the beginning of its id; undo opens it again', async () => {
    const question = await asked('M07')
    expect(await json('answer', question.id.slice(0, 8), sideOf(question, 'B'))).toEqual({ answered: 1, open: 1 })
    expect(JSON.stringify(await codeOf('ADVICE'))).toContain('Advice as B has it')
    expect(await asked('M07')).toBeUndefined()
    await json('undo')
    expect(JSON.stringify(await codeOf('ADVICE'))).toContain('Advice for next time')
    expect(await asked('M07')).toEqual(question)
  })

  it('--alike answers those of its kind only, as one act', async () => {
    const before = await json('questions')
    const question = await asked('M07')
    expect(await json('answer', question.id, sideOf(question, 'A'), '--alike')).toEqual({ answered: 1, open: 1 })
    await json('undo')
    expect(await json('questions')).toEqual(before)
  })

  it('takes sides and words of one’s own, field by field', async () => {
    const { id } = await asked('M07')
    expect((await crosscase('answer', id, 'fields', '--words', 'What they say = advice')).out).toBe(
      '1 question answered, 1 left open.\n',
    )
    expect(JSON.stringify(await codeOf('ADVICE'))).toContain('What they say = advice')
    await json('undo')
    const question = await asked('M07')
    await json('answer', id, 'fields', '--take', `brief_definition=${sideOf(question, 'A')}`)
    expect(JSON.stringify(await codeOf('ADVICE'))).toContain('Advice as A has it')
    await json('undo')
  })

  it('what it does not have, or lacks, is said; nothing is answered then', async () => {
    const { id } = await asked('M07')
    for (const [words, exit, error] of [
      [[id, 'neither'], 1, 'This question has no choice “neither”. It has: ours, theirs:0'],
      [['ffffffff', 'ours'], 1, 'There is no question of a merge “ffffffff”'],
      [[id], 2, 'CHOICE is missing'],
      [[], 2, 'QUESTION is missing'],
      [[id, 'ours', '--words', 'x'], 2, '“ours” takes no --words.'],
      [[id, 'ours', '--code', 'GEOG'], 2, '“ours” takes no --code.'],
      [[id, 'ours', '--take', 'brief_definition=ours'], 2, '“ours” takes no --take.'],
      [[id, 'fields'], 2, 'Say what each field comes to'],
      [[id, 'fields', '--take', 'colour=ours'], 2, 'This question has no field “colour”.'],
      [[id, 'fields', '--take', 'brief_definition=mine'], 1, ''],
      [[id, 'ours', '--decisions', 'x.json'], 2, 'With --decisions no question is named'],
      [['--alike', '--decisions', 'x.json'], 2, 'leave out --alike'],
    ] as const) {
      const ended = await crosscase('answer', ...words)
      expect([words, ended.exit, ended.error]).toEqual([words, exit, expect.stringContaining(error)])
    }
    expect(await json('questions')).toHaveLength(2)
  })

  it('answers all of a file, or none where one of them is not open', async () => {
    const [first, second] = (await json('questions')) as [Asked, Asked]
    const decisions = [first, second].map(one => ({ question: one.id, choice: sideOf(one, 'A') }))
    const file = (name: string, content: object) => writeFileSync(place.path(name), JSON.stringify(content))
    file('some.json', { decisions: [decisions[0], { question: 'f'.repeat(32), choice: 'ours' }] })
    expect(await crosscase('answer', '--decisions', 'some.json')).toMatchObject({
      exit: 1,
      error: expect.stringContaining('is not open. Nothing was answered.'),
    })
    expect(await json('questions')).toHaveLength(2)
    file('all.json', { decisions })
    expect(await json('answer', '--decisions', 'all.json')).toEqual({ answered: 2, open: 0 })
    expect((await crosscase('questions')).out).toBe('No question is open.\n')
    expect(await codeOf('GEOG')).toMatchObject({ name: 'Places of A' })
    expect(await crosscase('answer', first.id, 'ours')).toMatchObject({
      exit: 1,
      error: 'This question is answered already. Undo that first.\n',
    })
  })
})
