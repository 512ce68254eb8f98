// Agreement from the command line, in the form scripts rely on (DESIGN 6), and as a file.

import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Journey, SAMPLE } from '../support/journey.ts'
import { CommandLine } from './support.ts'

const place = new Journey()
afterAll(() => place.end())

const line = new CommandLine(place)
const crosscase = (...words: readonly string[]) => line.run(words)
const json = (...words: readonly string[]) => line.json(...words)
beforeAll(async () => {
  await crosscase('new', 'study.crosscase', '--coder', 'A')
  await crosscase('load', 'study.crosscase', SAMPLE)
})

describe('crosscase agreement', () => {
  it('[33] gives the figures of 8.1 as scripts read them', async () => {
    const found = await json('agreement', 'study.crosscase', '--coders', 'A,B', '--unit', 'character')
    expect(found).toMatchObject({ unit: 'character', coders: ['A', 'B'] })
    const advice = found.byCode.find((one: { code: string }) => one.code === 'ADVICE')
    expect(advice).toMatchObject({ both: 939, aOnly: 306, bOnly: 133, neither: 43_073 - 939 - 306 - 133 })
    expect(advice.kappa).toBeCloseTo(0.8053, 4)
    expect(Object.keys(advice)).toEqual(expect.arrayContaining(['percent', 'alpha', 'prevalence', 'means']))
    expect(found.pooled).toMatchObject({ both: 17_618, aOnly: 5776, bOnly: 3345, neither: 1_050_086 })
    expect(found.pooled.means.kappa.meanOfCells).toBeCloseTo(0.6816, 4)
    expect(found.bySource).toHaveLength(11)
    expect(found.missing.find((one: { source: string }) => one.source === 'T03')).toEqual({
      source: 'T03',
      notBy: ['B'],
    })
  })

  it('by other units, chosen codes and sources, other measures, with intervals', async () => {
    for (const unit of ['word', 'sentence', 'paragraph', 'turn']) {
      const found = await json(
        'agreement',
        'study.crosscase',
        '--coders',
        'A,B',
        '--unit',
        unit,
        '--codes',
        'PLAYBOOK,GEOG',
        '--sources',
        'T10',
        '--measure',
        'ac1,holsti',
      )
      expect(found.byCode.map((one: { code: string }) => one.code).sort()).toEqual(['GEOG', 'PLAYBOOK'])
      expect(found.bySource).toHaveLength(1)
      expect(found.byCode[0].ac1).toBeLessThanOrEqual(1)
    }
    const drawn = await json('agreement', 'study.crosscase', '--coders', 'A,B', '--codes', 'PLAYBOOK', '--intervals')
    const [low, high] = drawn.byCode[0].intervals.kappa
    expect(low).toBeLessThan(drawn.byCode[0].kappa)
    expect(high).toBeGreaterThan(drawn.byCode[0].kappa)
    expect(drawn.bySource[0].intervals.kappa).toEqual({ undefined: 'few-sources' })
  })

  it('on given excerpts: those of a code, and which code each got', async () => {
    const found = await json(
      'agreement',
      'study.crosscase',
      '--coders',
      'A,B',
      '--unit',
      'excerpt',
      '--excerpts-of',
      'PLAYBOOK',
      '--codes',
      'GEOG,MOVERS',
    )
    expect(found.onExcerpts.excerpts).toBe(found.pooled.units / 2)
    expect(found.byCode.map((one: { code: string }) => one.code)).not.toContain('PLAYBOOK')
  })

  it('says what is undefined, and refuses in words', async () => {
    const { bySource } = await json('agreement', 'study.crosscase', '--coders', 'A,B', '--codes', 'LABEL')
    expect(bySource.filter((one: { undefined?: string }) => one.undefined === 'no-decision')).toHaveLength(7)
    expect(bySource.find((one: { undefined?: string }) => one.undefined)).toMatchObject({ kappa: null, percent: 1 })
    expect(await crosscase('agreement', 'study.crosscase', '--coders', 'A')).toMatchObject({
      exit: 1,
      error: expect.stringContaining('two coders or more'),
    })
    expect(await crosscase('agreement', 'study.crosscase', '--coders', 'A,A')).toMatchObject({ exit: 1 })
    expect((await crosscase('agreement', 'study.crosscase', '--coders', 'A,B', '--measure', 'nice')).exit).toBe(2)
    expect((await crosscase('agreement', 'study.crosscase', '--coders', 'A,B', '--unit', 'excerpt')).exit).toBe(2)
    expect((await crosscase('agreement', 'study.crosscase', '--coders', 'A,B')).out).toContain('all, pooled')
  })

  it('writes csv and xlsx, the same bytes each time, undefined as an empty cell with its reason', async () => {
    const line = ['agreement', 'study.crosscase', '--coders', 'A,B', '--codes', 'LABEL', '--measure', 'kappa']
    await json(...line, '--to', 'first.csv')
    await json(...line, '--to', 'second.csv')
    expect(readFileSync(place.path('first.csv'))).toEqual(readFileSync(place.path('second.csv')))
    const rows: Record<string, string>[] = parse(readFileSync(place.path('first.csv')), { columns: true })
    const without = rows.filter(one => one['kappa'] === '')
    expect(without.length).toBeGreaterThan(0)
    expect(new Set(without.map(one => one['kappa why not']))).toEqual(new Set(['no decision to compare']))
    expect(rows.at(-1)).toMatchObject({ row: 'all' })
    await json(...line, '--to', 'first.xlsx')
    await json(...line, '--to', 'second.xlsx')
    expect(readFileSync(place.path('first.xlsx'))).toEqual(readFileSync(place.path('second.xlsx')))
    expect(JSON.parse(readFileSync(place.path('first.csv.manifest.json'), 'utf8'))).toMatchObject({ kind: 'agreement' })
  })

  it('[41] keeps a run under a name', async () => {
    await json('agreement', 'study.crosscase', '--coders', 'A,B', '--keep', 'First round')
    const changes: { name: string }[] = await json('list', 'study.crosscase', 'changes')
    expect(changes.some(one => one.name.includes('Keep agreement “First round”'))).toBe(true)
  })
})

describe('crosscase adjudicate', () => {
  const compared = ['--coders', 'A,B', '--sources', 'T10'] as const
  const adjudicate = (...words: readonly string[]) => crosscase('adjudicate', 'study.crosscase', ...words, ...compared)
  const passage = async (number: number) => (await json('passages', 'study.crosscase', ...compared))[number - 1]

  it('composes codes on the words of one coder, and takes it back', async () => {
    const { codings } = await passage(1)
    const [{ start, end }] = codings.filter((one: { coder: string }) => one.coder === 'A')
    expect(await adjudicate('1', '--compose', 'PLAYBOOK,GEOG', '--words-of', 'A')).toMatchObject({ exit: 0 })
    expect(await passage(1)).toMatchObject({
      decision: 'composed',
      consensus: [
        { code: 'PLAYBOOK', start, end },
        { code: 'GEOG', start, end },
      ],
    })
    expect((await adjudicate('1', '--take-back')).out).toBe('1  T10 ¶7 ROLE: decision taken back\n')
    expect(await passage(1)).not.toHaveProperty('decision')
  })

  it('a passage has the number under a filter that it has without, and is decided about by it', async () => {
    const all: { number: number; group: string }[] = await json('passages', 'study.crosscase', ...compared)
    const apart = await json('passages', 'study.crosscase', ...compared, '--group', 'apart')
    expect(apart).toEqual(all.filter(one => one.group === 'apart'))
    const last = apart.at(-1)
    expect((await adjudicate(String(last.number), '1', '--leave-open')).out).toBe(
      `${last.number}  ${last.source} ¶${last.paragraph} ${last.code}: left open\n1  T10 ¶7 ROLE: left open\n`,
    )
    const open = await json('passages', 'study.crosscase', ...compared, '--state', 'left open')
    expect(open).toMatchObject([{ number: 1 }, { number: last.number, words: last.words }])
    for (let act = 0; act < 2; act++) await json('undo', 'study.crosscase')
  })

  it('says what is missing, and decides nothing then', async () => {
    expect(await adjudicate('1')).toMatchObject({ exit: 2, error: expect.stringContaining('Say what is decided') })
    expect(await adjudicate('--not-coded')).toMatchObject({ exit: 2, error: expect.stringContaining('Say which') })
    expect(await adjudicate('1', '99', '--not-coded')).toMatchObject({
      exit: 1,
      error: expect.stringContaining('There is no passage “99”'),
    })
    expect(await adjudicate('1', 'one', '--not-coded')).toMatchObject({
      exit: 1,
      error: expect.stringContaining('There is no passage “one”'),
    })
    expect(await passage(1)).not.toHaveProperty('decision')
  })
})
