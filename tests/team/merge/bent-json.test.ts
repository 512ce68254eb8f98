// Every column of JSON that a file brings, bent in every way: refused with table and column. The columns come from the lists by which
// files are checked, so that none can be forgotten. That nothing is changed by it: hostile.test.ts, through the door.

import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Connection } from '../../../src/store/driver.ts'
import { refuseBent } from '../../../src/team/merge/incoming-queries.ts'
import { INCOMING_SHAPES, PACKED_SHAPES, WITHOUT_SHAPE } from '../../../src/team/merge/incoming-shapes.ts'
import { studyBase } from './support/deeds.ts'
import { workEverywhere } from './support/full-study.ts'
import { Cases } from './support/merge-case.ts'

const cases = new Cases(studyBase)
let copy: Connection

beforeAll(async () => {
  const one = await cases.start('Ben')
  await one.theirs('Ben', hand => workEverywhere(hand))
  copy = new Connection(one.copy('Ben'), { mustExist: true })
})
afterAll(async () => {
  copy.close()
  await cases.end()
})

const columnsOf = (lists: Readonly<Record<string, Readonly<Record<string, unknown>>>>) =>
  Object.entries(lists).flatMap(([table, columns]) => Object.keys(columns).map(column => [table, column] as const))

/** Ways to bend a value so that no reader can take it. */
const BENT: Readonly<Record<string, (sound: string) => string>> = {
  'a number': () => '7',
  nothing: () => 'null',
  'no words': () => '',
  'a word': () => '"nothing of the kind"',
  'the other of list and object': sound => (sound.startsWith('[') ? `{"list":${sound}}` : `[${sound}]`),
  'a hundred thousand deep': () => `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  'objects where words and numbers are to be': sound =>
    JSON.stringify(
      JSON.parse(sound, (_, value: unknown) => (typeof value === 'object' && value !== null ? value : { not: 'this' })),
    ),
  'half of it': () => '{"half":',
}

/** What is said of Ben's copy when the newest value of a column is bent. */
function said(table: string, column: string, bend: (sound: string) => string): string {
  const [n, value] = copy.arrays<[number, string | Buffer]>({
    text: `SELECT n, "${column}" FROM "${table}" WHERE "${column}" IS NOT NULL AND "${column}" NOT IN ('', '[]') ORDER BY n DESC LIMIT 1`,
    values: [],
  })[0] ?? [0, '']
  expect(n, `no ${column} of ${table} to bend: see full-study.ts`).toBeGreaterThan(0)
  const json = bend(typeof value === 'string' ? value : inflateRawSync(value).toString('utf8'))
  copy.run('BEGIN')
  try {
    copy.write(`UPDATE "${table}" SET "${column}" = ? WHERE n = ?`, [
      typeof value === 'string' ? json : deflateRawSync(json),
      n,
    ])
    refuseBent('Ben.crosscase', copy, 0, () => {})
    return 'taken'
  } catch (trouble) {
    return (trouble as Error).message
  } finally {
    copy.run('ROLLBACK')
  }
}

const refusal = (table: string, column: string) =>
  new RegExp(
    `^“Ben.crosscase” was changed by something else than Crosscase: ${column} of ${table} .*[0-9a-f-]{36}.* Ask for it again. Nothing was changed.$`,
  )

describe('JSON of another shape', () => {
  it.each(columnsOf(INCOMING_SHAPES))('%s.%s', (table, column) => {
    for (const [bent, bend] of Object.entries(BENT))
      expect([bent, said(table, column, bend)]).toEqual([bent, expect.stringMatching(refusal(table, column))])
  })
  it.each(columnsOf(PACKED_SHAPES))('%s.%s, packed', (table, column) => {
    for (const [bent, bend] of Object.entries(BENT))
      expect([bent, said(table, column, bend)]).toEqual([bent, expect.stringMatching(refusal(table, column))])
  })
  it.each(columnsOf(WITHOUT_SHAPE))('%s.%s, which gives way, where it is no JSON at all', (table, column) => {
    expect(said(table, column, BENT['half of it']!)).toMatch(refusal(table, column))
  })
  it('what would fill the memory when it is unpacked', () => {
    expect(said('framework_version', 'content', () => ' '.repeat(300_000_000))).toMatch(
      /content of framework_version .* cannot be unpacked/,
    )
  })
  it('what is sound passes', () => {
    for (const [table, column] of [...columnsOf(INCOMING_SHAPES), ...columnsOf(PACKED_SHAPES)])
      expect([table, column, said(table, column, sound => sound)]).toEqual([table, column, 'taken'])
  })
})
