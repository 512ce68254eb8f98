// Saturation from the command line: the table and the picture, under a saved filter by its name.

import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Journey, SAMPLE } from '../support/journey.ts'
import { CommandLine } from './support.ts'

const place = new Journey()
afterAll(() => place.end())

const line = new CommandLine(place)
const P = 'study.crosscase'
const saturation = (...words: readonly string[]) => line.run(['saturation', P, ...words])

beforeAll(async () => {
  await line.run(['new', P, '--coder', 'A'])
  await line.run(['load', P, SAMPLE])
})

describe('crosscase saturation', () => {
  it('writes interviews in order of analysis, or the picture of sites', async () => {
    expect(await saturation('--to', 'interviews.csv')).toMatchObject({ exit: 0, error: '' })
    expect(readFileSync(place.path('interviews.csv'), 'utf8').trim().split('\r\n')).toHaveLength(25)
    expect((await saturation('--over', 'sites', '--base', '5', '--to', 'sites.svg')).exit).toBe(0)
    expect(readFileSync(place.path('sites.svg'), 'utf8')).toContain(
      'over sites with sources in order of analysis; base 5',
    )
  })

  it('counts what passes a filter, and says so on every line', async () => {
    writeFileSync(place.path('respondents.json'), '{ "is": "speakers", "roles": ["respondent"] }')
    expect((await saturation('--filter', 'respondents.json', '--to', 'some.csv')).exit).toBe(0)
    const [head, ...lines] = readFileSync(place.path('some.csv'), 'utf8').trim().split('\r\n')
    expect(head).toMatch(/,filter$/)
    expect(lines.every(one => one.endsWith('Only codings spoken by respondents.'))).toBe(true)
  })

  it('refuses in a sentence what it cannot take', async () => {
    expect((await saturation('--to', 'some.txt')).error).toMatch(/ends with none of \.csv, \.xlsx, \.svg/)
    expect((await saturation('--run', 'two', '--to', 'some.csv')).error).toMatch(/--run takes a whole number/)
    expect((await saturation('--filter', 'Nobody’s', '--to', 'some.csv')).error).toMatch(/no saved filter “Nobody’s”/)
  })
})
