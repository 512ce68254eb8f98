// The counts of the sheets, reckoned here from the files alone by code that knows nothing of ours, equal what the load stored.

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Journey, SAMPLE } from '../../support/journey.ts'

/** Comma-separated values, read letter by letter. */
function csv(name: string): Record<string, string>[] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const text = readFileSync(`${SAMPLE}/${name}`, 'utf8')
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!
    if (letter === '"' && quoted && text[at + 1] === '"') {
      cell += '"'
      at++
    } else if (letter === '"') quoted = !quoted
    else if (!quoted && (letter === ',' || letter === '\n')) {
      rows.at(-1)!.push(cell)
      cell = ''
      if (letter === '\n') rows.push([])
    } else cell += letter
  }
  const [header, ...body] = rows.filter(row => row.length > 1)
  return body.map(row => Object.fromEntries(header!.map((column, at) => [column, row[at]!])))
}

type Counts = Record<string, number>
const add = (counts: Counts, key: string) => (counts[key] = (counts[key] ?? 0) + 1)
const codings = ['coding.csv', 'coding-single.csv'].flatMap(csv)
const sources = new Map(csv('sources.csv').map(source => [source['source_id']!, source]))
const sitesOf = (source: string) => sources.get(source)!['site_ids']!.split(';').filter(Boolean)

const journey = new Journey()
beforeAll(async () => {
  await journey.sample()
})
afterAll(() => journey.end())

describe('from the sheets alone', () => {
  it('codings by code and site', async () => {
    const expected: Counts = {}
    for (const coding of codings)
      for (const site of sitesOf(coding['source_id']!)) add(expected, `${coding['code_id']} ${site}`)
    const stored: Counts = {}
    const cases = new Map(
      (await journey.ask('list.rows', { what: 'sources' })).map(source => [source.key, source['cases'] as string[]]),
    )
    for (const coding of await journey.ask('list.rows', { what: 'codings' })) {
      for (const site of cases.get(coding['source'] as string)!) add(stored, `${coding['code'] as string} ${site}`)
    }
    expect(Object.keys(expected).length).toBeGreaterThan(100)
    expect(stored).toEqual(expected)
  })

  it('codings by code and site, in the matrix of the codings of A, of B, and of both', async () => {
    const coders = new Map((await journey.ask('project.coders', {})).map(coder => [coder.name, coder.id]))
    for (const names of [['A'], ['B'], ['A', 'B']]) {
      const expected: Counts = {}
      for (const coding of codings) {
        if (!names.includes(coding['coder']!)) continue
        for (const site of sitesOf(coding['source_id']!)) add(expected, `${coding['code_id']} ${site}`)
      }
      const matrix = await journey.ask('matrix.compute', {
        rows: 'codes',
        columns: 'sites',
        measure: 'codings',
        where: [],
        codedBy: names.map(name => coders.get(name)!),
        stance: null,
        rollUp: false,
      })
      const shown: Counts = {}
      for (const [row, head] of matrix.rows.entries()) {
        for (const [column, { key }] of matrix.columns.entries()) {
          const count = matrix.cells[row]![column]!
          if (count > 0) shown[`${head.key} ${key}`] = count
        }
      }
      expect(shown).toEqual(expected)
    }
  })

  it('evidence by proposition and stance, one for each passage, proposition and coder', async () => {
    const expected: Counts = {}
    const seen = new Set<string>()
    for (const coding of codings) {
      if (!coding['proposition_id']) continue
      const place = ['source_id', 'start', 'end', 'coder', 'proposition_id'].map(column => coding[column]).join(' ')
      if (!seen.has(place)) add(expected, `${coding['proposition_id']} ${coding['stance']}`)
      seen.add(place)
    }
    const stored: Counts = {}
    for (const piece of await journey.ask('list.rows', { what: 'evidence' }))
      add(stored, `${piece['proposition'] as string} ${piece['stance'] as string}`)
    expect(stored).toEqual(expected)
  })

  it('every coding has its key, coder and words', async () => {
    const stored = new Map(
      (await journey.ask('list.rows', { what: 'codings' })).map(coding => [
        coding.key,
        [coding['source'], coding['code'], coding['coder'], coding['quote']],
      ]),
    )
    const expected = new Map(
      codings.map(coding => [
        coding['coding_id'],
        ['source_id', 'code_id', 'coder', 'quote'].map(column => coding[column]),
      ]),
    )
    expect(stored).toEqual(expected)
  })

  it('attributes of sites, pairs and participants', async () => {
    const cases = new Map(
      (await journey.ask('list.rows', { what: 'cases' })).map(one => [
        one.key,
        one['attributes'] as Record<string, string>,
      ]),
    )
    const sheets = [
      ['sites.csv', 'site_id', ['pseudonym', 'merged_with', 'paired_with']],
      ['pairings.csv', 'pairing_id', ['exemplar', 'follower']],
      ['respondents.csv', 'respondent_id', ['site_id', 'interview']],
    ] as const
    for (const [sheet, key, others] of sheets) {
      for (const row of csv(sheet)) {
        const expected = Object.entries(row).filter(
          ([column, value]) => value !== '' && column !== key && !(others as readonly string[]).includes(column),
        )
        expect(cases.get(row[key])).toEqual(Object.fromEntries(expected))
      }
    }
  })
})
