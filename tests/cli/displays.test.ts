// Codes together and truth tables from the command line, under a filter out of a file.

import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Journey, SAMPLE } from '../support/journey.ts'
import { CommandLine } from './support.ts'

const place = new Journey()
afterAll(() => place.end())

const line = new CommandLine(place)
const P = 'study.crosscase'
const some = 'some.json'

beforeAll(async () => {
  await line.run(['new', P, '--coder', 'A'])
  await line.run(['load', P, SAMPLE])
  writeFileSync(place.path(some), '{ "is": "cases", "ids": ["S01", "S02", "S05"] }')
})

describe('crosscase codes-together', () => {
  it('writes the numbers of the matrix of codes near codes', async () => {
    expect(await line.run(['codes-together', P, '--near', 'paragraph', '--to', 'a.csv'])).toMatchObject({ exit: 0, error: '' }) // prettier-ignore
    await line.run(['matrix', P, '--columns', 'near', '--near', 'paragraph', '--measure', 'codings', '--to', 'b.csv'])
    expect(readFileSync(place.path('a.csv'), 'utf8')).toBe(readFileSync(place.path('b.csv'), 'utf8'))
  })

  it('counts what passes a filter, among chosen codes, and says so', async () => {
    const words = ['codes-together', P, '--codes', 'Playbooks,Visits', '--filter', some, '--to', 'few.json']
    expect(await line.run(words)).toMatchObject({ exit: 0, error: '' })
    expect(readFileSync(place.path('few.json'), 'utf8')).toContain('Only codings of S01, S02 or S05.')
    expect((await line.run(['codes-together', P, '--near', 'soon', '--to', 'c.csv'])).error).toMatch(/--near is one of/)
  })
})

describe('crosscase truth-table', () => {
  beforeAll(async () => {
    await place.ask('project.open', { path: place.path(P) })
    const cases = (await place.ask('case.list', {})).filter(one => one.kind === 'site')
    for (const [name, having] of [
      ['NEAR', ['S01', 'S02', 'S05']],
      ['LEARNS', ['S01', 'S05', 'S06']],
    ] as const) {
      const scaleId = await place.ask('rating.addScale', { name, kind: 'crisp' })
      for (const value of ['0', '1'])
        await place.ask('rating.rate', {
          scaleId,
          caseIds: cases
            .filter(one => (having as readonly string[]).includes(one.key!) === (value === '1'))
            .map(one => one.id),
          value,
        })
    }
    await place.ask('project.close', {})
  })
  const table = (...words: readonly string[]) =>
    line.run(['truth-table', P, '--outcome', 'LEARNS', '--conditions', 'NEAR', ...words])

  it('shows the rows with their cases, and those that contradict each other', async () => {
    const { exit, out, error } = await table()
    expect({ exit, error }).toEqual({ exit: 0, error: '' })
    expect(out).toMatch(/^row +NEAR +LEARNS +n +consistency +PRI +cases$/m)
    expect(out).toContain('row 2: with S01 S05; without S02')
  })

  it('compares only cases that pass a filter, and writes the memberships for R', async () => {
    expect(JSON.parse((await table('--filter', some, '--json')).out).rows).toMatchObject([{ cases: ['S01', 'S02', 'S05'] }]) // prettier-ignore
    expect(await table('--filter', some, '--to', 'sets.csv')).toMatchObject({ exit: 0, error: '' })
    expect(readFileSync(place.path('sets.csv'), 'utf8').trim().split('\r\n')).toHaveLength(4)
  })

  it('refuses in a sentence what it cannot take', async () => {
    expect((await line.run(['truth-table', P, '--outcome', 'LEARNS'])).error).toMatch(/Say --conditions/)
    expect((await table('--consistency', '80')).error).toMatch(/--consistency takes a number from 0 to 1/)
    expect((await table('--to', 'sets.xlsx')).error).toMatch(/ends with none of \.csv/)
  })
})
