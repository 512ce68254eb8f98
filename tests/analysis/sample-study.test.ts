// The sample study's matrices, counted a second time from its sheets alone.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Matrix } from '../../src/analysis/types.ts'
import type { Input } from '../../src/api/contract.ts'
import { Journey, SAMPLE } from '../support/journey.ts'
import { matrixAsked } from '../support/requests.ts'

type Row = Readonly<Record<string, string>>
const sheet = (name: string): Row[] => parse(readFileSync(join(SAMPLE, name)), { columns: true, bom: true })
const sources = new Map(sheet('sources.csv').map(row => [row['source_id']!, row]))
const codings = [...sheet('coding.csv'), ...sheet('coding-single.csv')]
const listed = (text: string | undefined) => (text ?? '').split(';').filter(Boolean)
const sitesOf = (coding: Row) => listed(sources.get(coding['source_id']!)!['site_ids'])

const journey = new Journey()
beforeAll(async () => {
  await journey.sample()
})
afterAll(() => journey.end())

async function matrix(request: Partial<Input<'matrix.compute'>>): Promise<Matrix> {
  return journey.ask('matrix.compute', matrixAsked(request))
}
/** Every cell by “code site”, zeros left out. */
const cells = (found: Matrix) =>
  Object.fromEntries(
    found.rows.flatMap((row, at) =>
      found.columns.flatMap((column, to) =>
        found.cells[at]![to] === 0 ? [] : [[`${row.key} ${column.key}`, found.cells[at]![to]]],
      ),
    ),
  )
/** The same, counting different names of what `name` gives for the codings under each cell. */
function counted(
  of: readonly Row[],
  name: (coding: Row) => readonly string[],
  where = sitesOf,
): Record<string, number> {
  const found = new Map<string, Set<string>>()
  for (const coding of of) {
    for (const column of where(coding)) {
      const key = `${coding['code_id']} ${column}`
      for (const one of name(coding)) found.set(key, (found.get(key) ?? new Set()).add(one))
    }
  }
  return Object.fromEntries([...found].map(([key, names]) => [key, names.size]))
}
const each = (coding: Row) => [coding['coding_id']!]
const source = (coding: Row) => [coding['source_id']!]

describe('codes × sites', () => {
  it('codings', async () => expect(cells(await matrix({ measure: 'codings' }))).toEqual(counted(codings, each)))
  it('codings of coder A', async () => {
    const coders = await journey.ask('project.coders', {})
    const codedBy = [coders.find(coder => coder.name === 'A')!.id]
    expect(cells(await matrix({ measure: 'codings', codedBy }))).toEqual(
      counted(
        codings.filter(coding => coding['coder'] === 'A'),
        each,
      ),
    )
  })
  it('sources', async () => expect(cells(await matrix({ measure: 'sources' }))).toEqual(counted(codings, source)))
  it('people, as the sheets name them', async () =>
    expect(cells(await matrix({ measure: 'participants' }))).toEqual(
      counted(codings, coding => listed(coding['respondent_id'])),
    ))
  it('presence', async () =>
    expect(cells(await matrix({}))).toEqual(
      Object.fromEntries(Object.keys(counted(codings, source)).map(key => [key, 1])),
    ))
  it('words, each once', async () => {
    const spoken = (coding: Row) => {
      // Words by where they begin, in code points as the sheet counts.
      const text = Array.from(readFileSync(join(SAMPLE, coding['file']!), 'utf8'))
      const words: string[] = []
      for (let at = Number(coding['start']); at < Number(coding['end']); at++) {
        if (/\s/u.test(text[at]!)) continue
        let begin = at
        while (begin > 0 && !/\s/u.test(text[begin - 1]!)) begin--
        words.push(`${coding['source_id']} ${begin}`)
      }
      return words
    }
    expect(cells(await matrix({ measure: 'words' }))).toEqual(counted(codings, spoken))
  })
  it('rolled up, a passage that one coder gave several codes counts once', async () => {
    const above = new Map(sheet('codebook.csv').map(row => [row['code_id']!, row['parent']!]))
    const gathered = codings.flatMap(coding => {
      const rows: Row[] = []
      for (let code: string | undefined = coding['code_id']; code; code = above.get(code))
        rows.push({ ...coding, code_id: code })
      return rows
    })
    const passage = (coding: Row) => [['source_id', 'start', 'end', 'coder'].map(column => coding[column]).join(' ')]
    expect(cells(await matrix({ measure: 'codings', rollUp: true }))).toEqual(counted(gathered, passage))
  })
  it('totals count a source once, whether it belongs to four sites or to none', async () => {
    const found = await matrix({ measure: 'sources' })
    const total = (code: string) => found.rowTotals[found.rows.findIndex(row => row.key === code)]
    expect([total('PLAYBOOK'), total('SELECT'), total('PLATFORM')]).toEqual([29, 15, 30])
    expect(found.of).toMatchObject({ sources: 38, codings: 538, participants: 26 })
  })
  it('two retired codes are left out, and said to be', async () => {
    const found = await matrix({})
    expect(found.leftOut).toEqual(['Direction of learning', 'Culture of sharing'])
    expect(found.caption).toContain('2 retired codes')
  })
})

it('codes × pairs have the sources of both members, each once', async () => {
  const pairs = sheet('pairings.csv')
  const where = (coding: Row) =>
    pairs
      .filter(pair => [pair['exemplar'], pair['follower']].some(site => sitesOf(coding).includes(site!)))
      .map(pair => pair['pairing_id']!)
  expect(cells(await matrix({ columns: 'pairs', measure: 'codings' }))).toEqual(counted(codings, each, where))
})

it('codes × people', async () =>
  expect(cells(await matrix({ columns: 'participants', measure: 'codings' }))).toEqual(
    counted(codings, each, coding => listed(coding['respondent_id'])),
  ))

it('only what confirms a proposition, at exemplars', async () => {
  const exemplars = sheet('sites.csv')
    .filter(site => site['role'] === 'exemplar')
    .map(site => site['site_id']!)
  const of = codings.filter(coding => coding['stance'] === 'confirming')
  const expected = counted(of, source, coding => sitesOf(coding).filter(site => exemplars.includes(site)))
  const got = cells(
    await matrix({ measure: 'sources', stance: 'confirming', where: [{ attribute: 'role', value: 'exemplar' }] }),
  )
  // Evidence belongs to the passage: a second code there, in a row without a stance, is on it too.
  for (const [cell, count] of Object.entries(expected)) expect(got[cell]).toBeGreaterThanOrEqual(count)
})

it('a cell opens to the codings that it counts', async () => {
  const found = await matrix({ measure: 'codings' })
  const row = found.rows.find(one => one.key === 'PLAYBOOK')!
  const column = found.columns.find(one => one.key === 'S05')!
  const input = {
    rows: 'codes',
    columns: 'sites',
    measure: 'codings',
    where: [],
    codedBy: [],
    stance: null,
    rollUp: false,
    row: row.id,
    column: column.id,
  } as const
  const cell = await journey.ask('matrix.cell', input as never)
  expect(cell).toMatchObject({ sources: 4, ofSources: 4, participants: 2, ofParticipants: 2, codings: 19 })
  expect(cell.codingIds).toHaveLength(19)
  const page = await journey.ask('coding.excerpts', { codingIds: cell.codingIds as never })
  expect(page.total).toBe(19)
})

describe('[8.2] propositions by excerpts, double-coded sources by the coder named first', () => {
  // The sheet's own count takes each coding row: P2 35/3/6. Four passages for P2 carry two codes; as passages they are 31.
  it.each([
    ['P1', 21, 7, 10],
    ['P2', 31, 3, 6],
    ['P3', 24, 7, 2],
    ['P4', 10, 8, 10],
  ])('%s %i/%i/%i', async (key, confirming, qualifying, disconfirming) => {
    const found = await journey.ask('proposition.list', {})
    expect(found.find(one => one.key === key)).toMatchObject({ confirming, qualifying, disconfirming, neutral: 0 })
  })
})
