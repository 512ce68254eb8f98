// Another project brought in, and frameworks merged, from the command line.

import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Journey, SAMPLE } from '../support/journey.ts'
import { CommandLine } from './support.ts'

const place = new Journey()
afterAll(() => place.end())

const line = new CommandLine(place)
const crosscase = (...words: readonly string[]) => line.run(words)
const json = (...words: readonly string[]) => line.json(...words)
const count = async (what: string, file = 'study.crosscase') => (await json('list', file, what)).length as number

beforeAll(async () => {
  await crosscase('new', 'study.crosscase', '--coder', 'Lead')
  await crosscase('new', 'ward.crosscase', '--coder', 'Nell', '--name', 'Ward study')
  for (const file of ['study.crosscase', 'ward.crosscase']) await crosscase('load', file, SAMPLE)
  writeFileSync(
    place.path('more.csv'),
    'code_id,label,parent,brief_definition\nWARD,On the ward,,What only wards know\n',
  )
  await json('framework', 'import', 'ward.crosscase', 'more.csv')
  writeFileSync(place.path('ward.csv'), 'coding_id,source_id,start,end,code_id,coder\nW001,O01,451,481,WARD,Nell\n')
  await json('codings', 'import', 'ward.crosscase', 'ward.csv')
})

describe('crosscase bring-in', () => {
  it('[M47] is told where merge refuses', async () => {
    const { exit, error } = await crosscase('merge', 'study.crosscase', 'ward.crosscase')
    expect(exit).toBe(1)
    expect(error).toContain('another project')
  })

  it('takes nothing for the same unless told', async () => {
    const { exit, error } = await crosscase('bring-in', 'study.crosscase', 'ward.crosscase')
    expect(exit).toBe(1)
    expect(error).toContain('nobody decided')
    const plan = await json('bring-in', 'study.crosscase', 'ward.crosscase', '--plan-only')
    expect(plan.pairs.find((pair: any) => pair.kind === 'code' && pair.name === 'On the ward')).toMatchObject({
      likely: [],
      answer: { choice: 'new' },
    })
    expect(plan.pairs.filter((pair: any) => pair.answer === null).every((pair: any) => pair.likely.length > 0)).toBe(
      true,
    )
  })

  it('brings the other project’s saved versions and kept runs along, apart: listed, compared, shown', async () => {
    for (const file of ['study.crosscase', 'ward.crosscase'])
      await crosscase('backup', file, file.replace('.', '-before.'))
    const [study, ward] = ['study-before.crosscase', 'ward-before.crosscase']
    await json('version', ward, 'save', 'w1', '--reason', 'Wards agreed')
    await json('agreement', ward, '--coders', 'A,B', '--measure', 'kappa', '--keep', 'Ward round')
    const versions = (await json('version', study, 'list')).length
    await json('bring-in', study, ward, '--rest', 'same')
    expect((await json('version', study, 'list')).length).toBe(versions)
    expect(await json('version', study, 'list', '--others')).toMatchObject([
      { called: 'w1 (Ward study)', project: 'Ward study', reason: 'Wards agreed' },
    ])
    const diff = await json('version', study, 'diff', 'w1 (Ward study)', 'present')
    expect(diff.note).toContain('another project, “Ward study”')
    expect((await crosscase('agreement', study, '--kept')).out).toMatch(/Ward round +w1 .*Ward study/)
    expect((await json('agreement', study, '--run', 'Ward round')).caption).toContain('Worked out in another project')
    expect((await crosscase('agreement', study, '--run', 'None')).error).toContain('There are: Ward round.')
  })

  it('brings in what was decided, the answers from a file, and undoes it as one', async () => {
    const plan = await json('bring-in', 'study.crosscase', 'ward.crosscase', '--plan-only')
    const answers = plan.pairs
      .filter((pair: any) => pair.answer === null)
      .map((pair: any) => ({ id: pair.id, choice: 'same', with: pair.likely[0].id }))
    writeFileSync(place.path('answers.json'), JSON.stringify({ answers }))
    const before = { codings: await count('codings'), codes: await count('codes'), sources: await count('sources') }
    const done = await json(
      'bring-in',
      'study.crosscase',
      'ward.crosscase',
      '--answers',
      'answers.json',
      '--report',
      'report.json',
    )
    expect(done).toMatchObject({ name: 'Ward study', addsUp: true, questions: [] })
    expect(JSON.parse(readFileSync(place.path('report.json'), 'utf8'))).toEqual(done)
    expect({
      codings: await count('codings'),
      codes: await count('codes'),
      sources: await count('sources'),
    }).toEqual({ codings: before.codings + 1, codes: before.codes + 1, sources: before.sources })
    expect((await json('check', 'study.crosscase')).problems).toEqual([])
    const again = await json('bring-in', 'study.crosscase', 'ward.crosscase')
    expect(again).toMatchObject({ applied: [], questions: [] })
    expect(await count('codings')).toBe(before.codings + 1)
    await json('undo', 'study.crosscase')
    expect(await count('codings')).toBe(before.codings)
  })

  it('leaves out what is left out', async () => {
    await crosscase('new', 'empty.crosscase', '--coder', 'Lead')
    const { out } = await crosscase('bring-in', 'empty.crosscase', 'ward.crosscase', '--certain', '--rest', 'new')
    expect(out).toContain('Merged the project “Ward study”')
    expect(await count('sources', 'empty.crosscase')).toBe(await count('sources', 'ward.crosscase'))
    expect((await crosscase('bring-in', 'empty.crosscase', 'nowhere.crosscase')).exit).toBe(1)
    expect((await crosscase('bring-in', 'empty.crosscase', 'ward.crosscase', '--rest', 'odd')).exit).toBe(2)
  })
})

describe('crosscase framework merge', () => {
  it('merges a codebook against the version it came from', async () => {
    await json('version', 'study.crosscase', 'save', 'v9')
    writeFileSync(
      place.path('theirs.csv'),
      'code_id,label,parent,brief_definition\nADVICE,What they would change,,Advice, and to whom\nNEW1,Night shifts,,Work at night\n'.replace(
        'Advice, and to whom',
        '"Advice, and to whom"',
      ),
    )
    const refused = await crosscase('framework', 'merge', 'study.crosscase', 'theirs.csv', '--base', 'nothing')
    expect(refused.exit).toBe(1)
    const done = await json('framework', 'merge', 'study.crosscase', 'theirs.csv', '--base', 'v9', '--certain')
    expect(done).toMatchObject({ base: 'version v9', questions: [] })
    const codes = await json('list', 'study.crosscase', 'codes')
    expect(codes.find((code: any) => code.name === 'Night shifts')).toBeDefined()
    const diff = await json('version', 'study.crosscase', 'diff', 'v9', 'present')
    expect(diff.redefined.length).toBe(1)
    expect(diff.added.length).toBe(1)
  })

  it('merges the framework of a project file, without its codings', async () => {
    const before = await count('codings')
    const done = await json('framework', 'merge', 'study.crosscase', 'ward.crosscase', '--certain', '--rest', 'same')
    expect(done.addsUp).toBe(true)
    expect((await json('list', 'study.crosscase', 'codes')).some((code: any) => code.name === 'On the ward')).toBe(true)
    expect(await count('codings')).toBe(before)
  })

  it('merges a saved version', async () => {
    const plan = await json('framework', 'merge', 'study.crosscase', 'v9', '--plan-only')
    expect(plan.questions.map((question: any) => question.kind)).toContain('M07')
  })
})
