// Who shares what an output shows: METHODS 6.4 on the sites and people of the sample study.

import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { judgeLabels, type LabelQuestion } from '../../../src/exchange/disclosure/labels.ts'
import { countIn, sharedBy } from '../../../src/exchange/disclosure/population.ts'
import type { Label, Member, Population, Unit } from '../../../src/exchange/disclosure/types.ts'
import { SAMPLE } from '../../support/journey.ts'

function rowsOf(file: string): Record<string, string>[] {
  const [heads, ...lines] = readFileSync(join(SAMPLE, file), 'utf8')
    .trim()
    .split('\n')
    .map(line => line.split(','))
  return lines.map(line => Object.fromEntries(heads!.map((head, at) => [head, line[at] ?? ''])))
}

const values = (about: string, row: Record<string, string>, names: readonly string[]) =>
  names.flatMap((name): [string, string][] => (row[name] ? [[`${about}: ${name}`, row[name]]] : []))

const SITE = ['role', 'sector', 'region', 'study_depth', 'merged', 'platform']
const sheet = rowsOf('sites.csv')
const site: Member[] = sheet.map(row => ({
  id: row['site_id']!,
  values: new Map([
    ...values('site', row, SITE),
    ['site: sector, two groups', row['sector'] === 'acute' ? 'acute' : 'other'],
  ]),
}))
const person: Member[] = rowsOf('respondents.csv').map(row => ({
  id: row['respondent_id']!,
  values: new Map([
    ...values('person', row, ['role_category']),
    ...(site.find(one => one.id === row['site_id'])?.values ?? [
      ['site: role', 'none'],
      ['site: sector', 'none'],
    ]),
  ]),
}))

const label = (unit: Unit, code: string | null, shows: Record<string, string>, where = 'Quote 1'): Label => ({
  where,
  unit,
  code,
  caseId: 'any',
  shows: new Map(Object.entries(shows).map(([name, value]) => [`site: ${name}`, value])),
})
const ask = (labels: readonly Label[], more: Partial<LabelQuestion> = {}) =>
  judgeLabels({
    labels,
    earlier: [],
    population: { site, person, pair: [] },
    thresholds: { site: 3, person: 3, pair: 3, count: 3 },
    coarser: [{ of: 'site: sector', by: 'site: sector, two groups' }],
    ...more,
  })

describe('how many share a combination', () => {
  /** How many share each combination that occurs, the rarest first. */
  const sharedOf = (members: readonly Member[], attributes: readonly string[]) => {
    const occurring = members.map(({ values }) => new Map(attributes.map(one => [one, values.get(one)!])))
    const each = new Map(occurring.map(values => [JSON.stringify([...values]), values]))
    return [...each.values()].map(values => sharedBy(members, values)).toSorted((a, b) => a - b)
  }
  const ks = (...attributes: string[]) => sharedOf(site, attributes)

  it('role × sector: six combinations, four of them of one site alone', () => {
    expect(ks('site: role', 'site: sector')).toEqual([1, 1, 1, 1, 4, 4])
  })
  it('acute or other × role: 4, 4, 2, 2', () => {
    expect(ks('site: role', 'site: sector, two groups')).toEqual([2, 2, 4, 4])
  })
  it('role alone: 6, 6', () => expect(ks('site: role')).toEqual([6, 6]))
  it('sector coarsened alone: 8, 4', () => expect(ks('site: sector, two groups')).toEqual([4, 8]))
  it('region × sector: four of six combinations below three', () => {
    const found = ks('site: region', 'site: sector')
    expect([found.length, found.filter(k => k < 3).length]).toEqual([6, 4])
  })
  it('role × sector × role category: of 17 combinations among 26 people only three reach three', () => {
    const found = sharedOf(person, ['site: role', 'site: sector', 'person: role_category'])
    expect([person.length, found.length, found.filter(k => k >= 3).length]).toEqual([26, 17, 3])
  })
  it('what nobody has recorded hides nobody, and nothing shown is shared by all', () => {
    const members = [
      { id: 'a', values: new Map([['site: role', 'exemplar']]) },
      { id: 'b', values: new Map() },
    ]
    expect(sharedBy(members, new Map([['site: role', 'Exemplar ']]))).toBe(1)
    expect(sharedBy(members, new Map())).toBe(2)
  })
})

describe('labels at k = 3', () => {
  it('role alone passes', () => {
    expect(ask([label('site', 'A', { role: 'follower' })]).findings).toEqual([])
  })

  it('exactly as many as asked for hide each other, one fewer do not', () => {
    const pilots = (many: number): Population => ({
      site: Array.from({ length: many }, (_, at) => ({ id: `${at}`, values: new Map([['site: role', 'pilot']]) })),
      person: [],
      pair: [],
    })
    const pilot = [label('site', 'A', { role: 'pilot' })]
    expect(ask(pilot, { population: pilots(3) }).findings).toEqual([])
    expect(ask(pilot, { population: pilots(2) }).findings.map(({ k }) => k)).toEqual([2])
  })

  it('every attribute is offered whose leaving out is enough', () => {
    const sites = [
      ['x', 'p'],
      ...Array.from({ length: 3 }, () => ['x', 'q']),
      ...Array.from({ length: 3 }, () => ['y', 'p']),
    ]
    const members = sites.map(([role, sector], at): Member => ({
      id: `${at}`,
      values: new Map([['site: role', role!], ['site: sector', sector!]]),
    })) // prettier-ignore
    const [found] = ask([label('site', 'A', { role: 'x', sector: 'p' })], {
      population: { site: members, person: [], pair: [] },
    }).findings
    expect(found!.ways.flatMap(({ kind, says }) => (kind === 'drop' ? [says] : []))).toEqual([
      'Leave out role',
      'Leave out sector',
    ])
  })

  it('a value is said more coarsely only where all that have it are alike in that', () => {
    const towns = ['north', 'north', 'south'].map((region, at) => ({
      id: `${at}`,
      values: new Map([
        ['site: town', at === 2 ? 'Port' : 'Bridge'],
        ['site: region', region],
      ]),
    }))
    const mixed = towns.map(town => ({ ...town, values: new Map(town.values).set('site: town', 'Bridge') }))
    const kinds = (site: readonly Member[]) =>
      ask([label('site', 'A', { town: 'Bridge' })], {
        population: { site, person: [], pair: [] },
        thresholds: { site: 4, person: 3, pair: 3, count: 3 },
        coarser: [{ of: 'site: town', by: 'site: region' }],
      }).findings[0]!.ways.map(({ kind }) => kind)
    expect(kinds(towns)).toContain('coarsen')
    expect(kinds(mixed)).not.toContain('coarsen')
  })

  it('k is counted on a list only where the list knows every attribute shown', () => {
    const list = { file: 'towns.csv', attributes: ['site: role'], members: site.slice(0, 2) }
    const population: Population = { site, person: [], pair: [], lists: { site: list } }
    const role = site[0]!.values.get('site: role')!
    const sector = site[0]!.values.get('site: sector')!
    const [both, alone] = [{ role, sector }, { role }].map(shows =>
      countIn(population, 'site', label('site', 'A', shows).shows),
    )
    expect(alone!.list).toBe('towns.csv')
    expect(both).toEqual({ k: sharedBy(site, label('site', 'A', { role, sector }).shows), list: null })
  })

  it('[82] with role and sector, mental health and specialist sites are flagged, and ways out are offered in order', () => {
    const all = sheet.map((row, at) =>
      label('site', String.fromCharCode(65 + at), { role: row['role']!, sector: row['sector']! }, `Quote ${at + 1}`),
    )
    const { labels, findings } = ask(all)
    expect(labels.map(({ k }) => k).filter(k => k < 3)).toHaveLength(4)
    expect(findings.map(({ rule, says }) => `${rule}: ${says}`).toSorted()).toEqual([
      'site k: role “exemplar”, sector “mental health”: shared by one site only, fewer than 3.',
      'site k: role “exemplar”, sector “specialist”: shared by one site only, fewer than 3.',
      'site k: role “follower”, sector “mental health”: shared by one site only, fewer than 3.',
      'site k: role “follower”, sector “specialist”: shared by one site only, fewer than 3.',
    ])
    expect(findings[0]!.ways.map(({ kind, says, k }) => [kind, says, k])).toEqual([
      ['drop', 'Leave out sector', 6],
      ['coarsen', 'Say sector, two groups (other) for sector', 2],
      ['other code', 'Give this place another code, so that it is not joined with the rest', undefined],
      ['paraphrase', 'Paraphrase', undefined],
      ['leave out', 'Leave out', undefined],
    ])
  })

  it('[83] merged in one quote and specialist in another: the union is judged', () => {
    const merged = site.find(
      one => one.values.get('site: merged') === 'yes' && sharedBy(site, new Map([['site: merged', 'yes']])) >= 3,
    )!
    const platform = merged.values.get('site: platform')!
    const parts = [
      label('site', 'M', { merged: 'yes' }, 'Quote 2'),
      label('site', 'M', { platform, role: merged.values.get('site: role')! }, 'Quote 7'),
    ]
    const union = new Map([...parts[0]!.shows, ...parts[1]!.shows])
    expect(sharedBy(site, union)).toBeLessThan(3)
    const found = ask(parts).findings.find(({ rule }) => rule === 'linked labels')!
    expect(found.where).toBe('Quote 2')
    expect(found.says).toContain('merged (Quote 2); platform, role (Quote 7)')
    // Another code for one of them, and they are no longer joined.
    expect(ask([parts[0]!, { ...parts[1]!, code: 'N' }]).findings.filter(one => one.rule === 'linked labels')).toEqual(
      [],
    )
  })

  it('what an earlier output showed of the same code counts with it', () => {
    const now = label('site', 'M', { role: 'exemplar' })
    const before = label('site', 'M', { sector: 'specialist' }, 'report-1.docx, Quote 4')
    expect(ask([now]).findings).toEqual([])
    expect(ask([now], { earlier: [before] }).findings.map(({ rule }) => rule)).toEqual(['linked labels'])
    expect(ask([label('site', 'K', { role: 'exemplar' })], { earlier: [before] }).findings).toEqual([])
  })

  it('a combination that nobody recorded has is shared by none', () => {
    expect(ask([label('site', 'A', { role: 'pioneer' })]).findings[0]!.says).toBe(
      'role “pioneer”: shared by no site that is recorded, fewer than 3.',
    )
  })

  it('the same combination at ten places is one finding, and ten labels', () => {
    const ten = Array.from({ length: 10 }, (_, at) =>
      label('site', `${at}`, { role: 'exemplar', sector: 'specialist' }, `Quote ${at}`),
    )
    const { labels, findings } = ask(ten)
    expect([labels.length, findings.length]).toEqual([10, 1])
  })
})
