// Copies handed out, worked in and brought home from the command line, in the form scripts rely on (DESIGN 6).

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Journey, SAMPLE } from '../support/journey.ts'
import { CommandLine } from './support.ts'

const place = new Journey()
afterAll(() => place.end())

const line = new CommandLine(place)
const crosscase = (...words: readonly string[]) => line.run(words)
const json = (...words: readonly string[]) => line.json(...words)
const COPIES = ['a.crosscase', 'b.crosscase'] as const
const merge = (...more: string[]) => json('merge', 'study.crosscase', ...COPIES, ...more)

beforeAll(async () => {
  await crosscase('new', 'study.crosscase', '--coder', 'Lead')
  await crosscase('load', 'study.crosscase', SAMPLE)
  for (const [coder, start] of [
    ['A', 451],
    ['B', 460],
  ] as const) {
    const copy = `${coder.toLowerCase()}.crosscase`
    await json('copy', 'study.crosscase', copy, '--for', coder)
    writeFileSync(
      place.path(`${coder}-codes.csv`),
      `code_id,label,parent,brief_definition\nADVICE,What they would change,,Advice as ${coder} has it\n`,
    )
    writeFileSync(
      place.path(`${coder}-codings.csv`),
      `coding_id,source_id,start,end,code_id,coder\n${coder}001,O01,${start},${start + 30},CONTACT_VISIT,${coder}\n`,
    )
    await json('framework', 'import', copy, `${coder}-codes.csv`, '--reason', 'Sharper')
    await json('codings', 'import', copy, `${coder}-codings.csv`)
  }
})

describe('crosscase merge', () => {
  let question = ''
  let ofB = ''

  it('says what it would do and ask, and writes nothing but the report', async () => {
    const before = await json('list', 'study.crosscase', 'changes')
    const plan = await merge('--plan-only', '--report', 'plan.json')
    expect(JSON.parse(readFileSync(place.path('plan.json'), 'utf8'))).toEqual(plan)
    expect(plan).toMatchObject({
      planOnly: true,
      applied: [{ kind: 'added', what: 'coding', count: 2 }],
      questions: [
        {
          kind: 'M07',
          object: { name: 'What they would change' },
          base: 'Advice for next time',
          ours: 'Advice for next time',
          oursChanged: null,
          theirs: expect.arrayContaining(
            ['A', 'B'].map(name => ({
              from: name,
              value: `Advice as ${name} has it`,
              changed: { at: expect.stringMatching(/^2\d{3}-/), by: name, why: 'Sharper' },
            })),
          ),
          options: ['ours', 'theirs:0', 'theirs:1', 'base', 'fields'],
        },
      ],
      counts: {
        base: { codings: 538 },
        ours: { codings: 538 },
        theirs: [{ codings: 539 }, { codings: 539 }],
        result: { codings: 540 },
      },
    })
    question = plan.questions[0].id
    // Copies have an order of their own, in whichever they are given.
    ofB = `theirs:${plan.copies.findIndex((copy: { file: string }) => copy.file === 'b.crosscase')}`
    expect(await json('list', 'study.crosscase', 'changes')).toEqual(before)
  })

  it('refuses a report that is there, decisions that are none, a choice a question has not', async () => {
    expect(await crosscase('merge', 'study.crosscase', ...COPIES, '--report', 'plan.json')).toMatchObject({
      exit: 1,
      error: expect.stringContaining('already a file'),
    })
    writeFileSync(place.path('none.json'), '{}')
    expect((await crosscase('merge', 'study.crosscase', ...COPIES, '--decisions', 'none.json')).exit).toBe(2)
    writeFileSync(place.path('odd.json'), JSON.stringify({ decisions: [{ question, choice: 'neither' }] }))
    expect((await crosscase('merge', 'study.crosscase', ...COPIES, '--decisions', 'odd.json')).exit).toBe(1)
    expect((await crosscase('merge', 'study.crosscase', 'nowhere.crosscase', '--report', 'r.json')).exit).toBe(1)
    expect(existsSync(place.path('r.json'))).toBe(false)
    expect(await json('list', 'study.crosscase', 'codings')).toHaveLength(538)
  })

  it('says in words what each side says, since when and why; a question is answered on the line', async () => {
    const plan = (...more: string[]) => crosscase('merge', 'study.crosscase', ...COPIES, '--plan-only', ...more)
    const { out } = await plan()
    expect(out).toContain('    Brief definition (brief_definition)\n      base: Advice for next time\n')
    expect(out).toContain('      B: Advice as B has it\n')
    expect(out).toMatch(/^ {4}B changed [\d-]{10} by B: Sharper$/m)
    expect(out).toMatch(/^ {6}\* ours: Keep ours$/m)
    for (const answer of [`${question.slice(0, 6)}=${ofB}`, `M07=${ofB}`])
      expect((await plan('--answer', answer)).out).toContain('No question is open.')
    for (const [answer, exit, error] of [
      ['M05=two', 1, 'Nothing is asked that is called “M05”.'],
      ['M07=two', 1, '“M07” has no choice “two”. It has: ours, theirs:0'],
      ['M07', 2, '“M07” is not QUESTION=CHOICE.'],
    ] as const)
      expect(await plan('--answer', answer)).toMatchObject({ exit, error: expect.stringContaining(error) })
    expect(await plan('--answer', `M07=${ofB}`, '--plan', 'plan.json')).toMatchObject({ exit: 2 })
  })

  it('leaves questions open with exit 0, in words too', async () => {
    const { exit, out } = await crosscase('merge', 'study.crosscase', ...COPIES)
    expect(exit).toBe(0)
    expect(out).toMatch(/^Merged 2 copies \((A, B|B, A)\): 6 rows\.$/m)
    expect(out).toContain('  M07 Code “What they would change”: Definition written differently on both sides.\n')
    expect(out).toContain(`    ${question}: ours | theirs:0 | theirs:1 | base | fields\n`)
    expect(await json('list', 'study.crosscase', 'codings')).toHaveLength(540)
    await json('undo', 'study.crosscase')
    expect(await json('list', 'study.crosscase', 'codings')).toHaveLength(538)
  })

  it('a saved plan holds rows, questions and answers; it is done as it was saved, and refused where it is another by now', async () => {
    writeFileSync(place.path('some.json'), JSON.stringify({ decisions: [{ question, choice: ofB }] }))
    await merge('--plan-only', '--decisions', 'some.json', '--save-plan', 'whole.json')
    const saved = JSON.parse(readFileSync(place.path('whole.json'), 'utf8'))
    expect(saved).toMatchObject({
      plan: { counts: { result: { codings: 540 } }, copies: [{ lastChange: expect.any(Number) }, {}] },
      questions: [{ id: question }],
      decisions: [{ question, choice: ofB }],
    })
    expect(saved.rows.filter((row: { table: string }) => row.table === 'coding')).toHaveLength(2)
    expect(await merge('--plan', 'whole.json')).toMatchObject({
      questions: [],
      answered: [{ id: question }],
      addsUp: true,
    })
    await json('undo', 'study.crosscase')
    const { exit, error } = await crosscase('merge', 'study.crosscase', 'a.crosscase', '--plan', 'whole.json')
    expect([exit, error]).toEqual([1, expect.stringContaining('not what would be done now')])
    expect((await crosscase('merge', 'study.crosscase', ...COPIES, '--plan', 'some.json')).exit).toBe(2)
    writeFileSync(place.path('cut-off.json'), '{ "plan"')
    const cutOff = ['--plan', 'cut-off.json', '--decisions', 'some.json']
    expect(await crosscase('merge', 'study.crosscase', ...COPIES, ...cutOff)).toMatchObject({
      exit: 2,
      error: expect.stringContaining('“cut-off.json” cannot be read as JSON'),
    })
    expect(await json('list', 'study.crosscase', 'codings')).toHaveLength(538)
  })

  it('takes decisions from a file; the same copies a second time change nothing', async () => {
    writeFileSync(place.path('yes.json'), JSON.stringify({ decisions: [{ question, choice: ofB }] }))
    const done = await merge('--decisions', 'yes.json', '--report', 'done.json')
    expect(done).toMatchObject({ questions: [], answered: [{ id: question, answer: ofB }], addsUp: true })
    expect(JSON.parse(readFileSync(place.path('done.json'), 'utf8'))).toEqual(done)
    const codes: { key: string }[] = await json('list', 'study.crosscase', 'codes')
    expect(JSON.stringify(codes.find(code => code.key === 'ADVICE'))).toContain('Advice as B has it')
    expect(await merge()).toMatchObject({ applied: [], questions: [], counts: { result: { codings: 540 } } })
    const { out } = await crosscase('merge', 'study.crosscase', ...COPIES)
    expect(out).toContain('Nothing in it is new here: nothing is written.')
    expect((await json('check', 'study.crosscase')).problems).toEqual([])
  })
})
