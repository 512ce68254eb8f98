// A team's fortnight on the command line alone. Sources shared out blind, four copies
// handed out, coded apart by sheets, brought home by a plan and a file of answers; agreement and the report; the merge undone and done
// again with the saved answers: the same in every table, row for row; and once more with a question that stays open and is answered later.
// Passages are adjudicated in between.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Connection } from '../../src/store/driver.ts'
import { Journey, SAMPLE } from '../support/journey.ts'
import { mergedTables, researchTables } from '../support/research-tables.ts'
import { CommandLine } from './support.ts'

const place = new Journey()
afterAll(() => place.end())

const line = new CommandLine(place)
const crosscase = (...words: readonly string[]) => line.run(words)
const json = (...words: readonly string[]) => line.json(...words)
const NAMES = ['Ada', 'Ben', 'Cleo', 'Dan'] as const
const COPIES = NAMES.map(name => `${name}.crosscase`)
const STUDY = 'study.crosscase'
const merge = (...more: string[]) => json('merge', STUDY, ...COPIES, ...more)

/** Every table of the project file as it lies there. */
const tables = (of: typeof researchTables) => {
  const connection = new Connection(place.path(STUDY), { readOnly: true, mustExist: true })
  try {
    return of(connection)
  } finally {
    connection.close()
  }
}

// Who marked what in O02 and O01, in characters of the text: Ada and Ben nearly alike, so do Cleo and Dan.
const WORK: Readonly<Record<(typeof NAMES)[number], readonly (readonly [string, number, number, string])[]>> = {
  Ada: [
    ['O02', 200, 320, 'CANDOUR'],
    ['O02', 500, 620, 'CONTACT_VISIT'],
  ],
  Ben: [
    ['O02', 210, 320, 'CANDOUR'],
    ['O02', 500, 620, 'CONTACT_VISIT'],
    ['O02', 700, 760, 'GEOG'],
  ],
  Cleo: [['O03', 150, 260, 'PLAYBOOK']],
  Dan: [['O03', 150, 260, 'PLAYBOOK']],
}

beforeAll(async () => {
  await crosscase('new', STUDY, '--coder', 'Lead')
  await crosscase('load', STUDY, SAMPLE)
})

describe('a fortnight on the command line', () => {
  it('sources are shared out blind, and four copies handed out', async () => {
    for (const [name, source, part] of [
      ['Ada', 'O02', 'first'],
      ['Ben', 'O02', 'second'],
      ['Cleo', 'O03', 'first'],
      ['Dan', 'O03', 'second'],
    ] as const)
      expect(await json('allocate', STUDY, source, '--to', name, '--as', part, '--blind')).toEqual({
        sources: 1,
        changed: 1,
      })
    for (const [at, name] of NAMES.entries()) {
      const made = await json('copy', STUDY, COPIES[at]!, '--for', name, '--blind')
      expect(made).toMatchObject({ for: name, version: 'Baseline 1' })
      expect(existsSync(place.path(COPIES[at]!))).toBe(true)
    }
  })

  it('they code apart, by sheets; two reword one code, two make one of the same name', async () => {
    for (const [at, name] of NAMES.entries()) {
      const rows = WORK[name].map(
        ([source, start, end, code], n) => `${name}${n},${source},${start},${end},${code},${name}`,
      )
      writeFileSync(
        place.path(`${name}-codings.csv`),
        `coding_id,source_id,start,end,code_id,coder\n${rows.join('\n')}\n`,
      )
      expect(await json('codings', 'import', COPIES[at]!, `${name}-codings.csv`)).toMatchObject({ added: rows.length })
    }
    const reword = (name: string, sheet: string) => {
      writeFileSync(place.path(`${name}-codes.csv`), `code_id,label,parent,brief_definition\n${sheet}\n`)
      return json('framework', 'import', `${name}.crosscase`, `${name}-codes.csv`, '--reason', 'as I read it')
    }
    await reword('Ada', 'ADVICE,What they would change,,Advice as Ada has it')
    await reword('Ben', 'ADVICE,What they would change,,Advice as Ben has it')
    await reword('Cleo', 'TRUST,Trust,,Trust in the partner')
    await reword('Dan', 'TRUST_TOO,Trust,,Reliance on what people say')
    for (const [at, name] of NAMES.entries())
      expect(await json('coded', COPIES[at]!, WORK[name][0]![0])).toEqual({ sources: 1, coded: true })
  })

  it('a plan says what would be done and asked, and its questions are answered in a file', async () => {
    const before = tables(researchTables)
    const plan = await merge('--plan-only')
    expect(plan.questions.map((one: { kind: string }) => one.kind).sort()).toEqual(['M05', 'M07'])
    expect(plan.copies).toHaveLength(4)
    expect(tables(researchTables)).toEqual(before)
    const said = (await crosscase('merge', STUDY, ...COPIES, '--plan-only')).out
    for (const { id, options } of plan.questions) expect(said).toContain(`    ${id}: ${options.join(' | ')}\n`)
    expect(said).toContain('Answer them with --answer QUESTION=CHOICE or --decisions FILE.json')
    const decisions = plan.questions.map((one: { id: string; kind: string; options: string[] }) => ({
      question: one.id,
      choice: one.kind === 'M07' ? 'theirs:1' : one.options[0],
    }))
    writeFileSync(place.path('answers.json'), JSON.stringify({ decisions }))
  })

  it('merged with the answers; agreement of those who coded blind, and the report as files', async () => {
    const before = tables(researchTables)
    const done = await merge('--decisions', 'answers.json', '--report', 'report.json')
    expect(done).toMatchObject({ questions: [], addsUp: true })
    expect(done.answered).toHaveLength(2)
    expect((await json('check', STUDY)).problems).toEqual([])
    const after = tables(mergedTables)

    const agreement = await json('agreement', STUDY, '--coders', 'Ada,Ben', '--sources', 'O02')
    expect(agreement.byCode.map((row: { code: string }) => row.code).sort()).toEqual([
      'CANDOUR',
      'CONTACT_VISIT',
      'GEOG',
    ])
    const visit = agreement.byCode.find((row: { code: string }) => row.code === 'CONTACT_VISIT')
    expect(visit).toMatchObject({ both: 120, aOnly: 0, bOnly: 0, kappa: 1 })
    for (const file of ['agreement.docx', 'agreement.html'])
      await json('agreement', STUDY, '--coders', 'Ada,Ben', '--to', file)
    expect(readFileSync(place.path('agreement.html'), 'utf8')).toContain('Ada only')

    // Of three passages two are settled: Ben's edges for the first, both coders' own where they agree; the third is left open with its reason.
    const compared = ['--coders', 'Ada,Ben', '--sources', 'O02']
    const listed = await json('passages', STUDY, ...compared)
    expect(listed.map((one: { code: string; group: string }) => [one.code, one.group])).toEqual([
      ['CANDOUR', 'overlapping'],
      ['CONTACT_VISIT', 'same'],
      ['GEOG', 'apart'],
    ])
    expect(await json('adjudicate', STUDY, '1', ...compared, '--accept', 'Ben')).toMatchObject({ decision: 'accept' })
    expect(await json('adjudicate', STUDY, ...compared, '--alike')).toEqual({ accepted: 1 })
    await json('adjudicate', STUDY, '3', ...compared, '--leave-open', '--reason', 'ask Ben')
    const settled = await json('passages', STUDY, ...compared)
    expect(settled).toMatchObject([
      { decision: 'accepted', consensus: [{ code: 'CANDOUR', start: 210, end: 320 }] },
      { decision: 'accepted', consensus: [{ code: 'CONTACT_VISIT', start: 500, end: 620 }] },
      { decision: 'left open', reason: 'ask Ben', consensus: [] },
    ])
    expect(await json('passages', STUDY, ...compared, '--state', 'left open')).toMatchObject([{ number: 3 }])
    // The originals stay as they were: agreement is what it was.
    expect(await json('agreement', STUDY, ...compared)).toEqual(agreement)
    for (let act = 0; act < 3; act++) await json('undo', STUDY)
    expect(tables(mergedTables)).toEqual(after)

    for (const file of ['merge.docx', 'merge.html', 'merge.xlsx', 'merge.json'])
      await json('export', STUDY, file, '--what', 'merge')
    const page = readFileSync(place.path('merge.html'), 'utf8')
    for (const words of ['Merge of ', 'Ada', 'Done without asking', 'Advice as Ben has it', 'The counts add up'])
      expect(page).toContain(words)
    expect(existsSync(place.path('merge.html.manifest.json'))).toBe(true)
    expect(JSON.parse(readFileSync(place.path('merge.json'), 'utf8'))).toMatchObject({ addsUp: true, mergedBy: 'Lead' })
    expect((await crosscase('export', STUDY, 'merge.txt', '--what', 'merge')).exit).toBe(2)

    await json('undo', STUDY)
    const undone = tables(researchTables)
    // What was written out stays noted: no undo calls a file back.
    expect({ ...undone, output: [] }).toEqual({ ...before, output: [] })

    const report = JSON.parse(readFileSync(place.path('report.json'), 'utf8'))
    expect(report.decisions).toHaveLength(2)
    // The report of the first time holds its answers, and is taken as their file.
    const again = await merge('--decisions', 'report.json')
    expect(again).toMatchObject({ questions: [], addsUp: true })
    expect(tables(mergedTables)).toEqual(after)
    expect(await merge()).toMatchObject({ applied: [], questions: [] })

    // A third time one question stays open over the weekend; answered then, in the same words, it is the same again.
    await json('undo', STUDY)
    const { decisions } = JSON.parse(readFileSync(place.path('answers.json'), 'utf8')) as {
      decisions: { question: string; choice: string }[]
    }
    const left = decisions.find(one => one.choice === 'theirs:1')!
    const others = decisions.filter(one => one !== left)
    writeFileSync(place.path('others.json'), JSON.stringify({ decisions: others }))
    const third = await crosscase('merge', STUDY, ...COPIES, '--decisions', 'others.json')
    expect(third.out).toContain(`1 question left open:\n  M07 Code “What they would change”`)
    expect(third.out).toContain('answer them with `crosscase answer`')
    expect(await json('questions', STUDY)).toMatchObject([{ id: left.question, kind: 'M07', standing: 'ours' }])
    expect((await json('what-is-open', STUDY)).questions).toHaveLength(1)
    expect(tables(mergedTables)).not.toEqual(after)
    expect(await json('answer', STUDY, left.question.slice(0, 8), left.choice)).toEqual({ answered: 1, open: 0 })
    expect(tables(mergedTables)).toEqual(after)
    expect((await json('check', STUDY)).problems).toEqual([])
    expect(await merge()).toMatchObject({ applied: [], questions: [] })
  })
})
