// The common filter in displays of their own, through the door: what is not coded yet, codes together, truth tables. Each against a plain recount.

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Filter } from '../../src/analysis/filter/types.ts'
import type { CaseId, ScaleId } from '../../src/base/ids.ts'
import { Journey } from '../support/journey.ts'
import { matrixAsked } from '../support/requests.ts'

const journey = new Journey()
beforeAll(async () => {
  await journey.openSample()
})
afterAll(() => journey.end())

const INTERVIEWS: Filter = { is: 'source kind', kinds: ['interview'] }
const RESPONDENTS: Filter = { is: 'speakers', roles: ['respondent'] }
const EXEMPLARS: Filter = { is: 'attribute', about: 'site', name: 'role', how: 'is', values: ['exemplar'] }
const GONE = { is: 'cases', ids: ['00000000-0000-4000-8000-000000000000' as never] } as const
const sourcesOf = (filter: Filter | null) => journey.ask('filter.sources', { filter })

/** Every excerpt that passes. */
async function passing(filter: Filter) {
  const all: Awaited<ReturnType<typeof page>>['excerpts'][number][] = []
  const page = (from: number) => journey.ask('filter.excerpts', { filter, from, limit: 1000 })
  for (let total = 1; all.length < total;) {
    const next = await page(all.length)
    total = next.total
    all.push(...next.excerpts)
  }
  return all
}

describe('what is not coded yet, of the sources that pass', () => {
  it('without a filter of all; by kind, site, speaker and date of those that have words so, coded or not', async () => {
    const sources = await journey.ask('source.list', {})
    const ids = (wanted: (one: (typeof sources)[number]) => boolean) =>
      new Set(sources.filter(wanted).map(one => one.id))
    expect(new Set(await sourcesOf(null))).toEqual(ids(() => true))
    expect(new Set(await sourcesOf({ all: [] }))).toEqual(ids(() => true))
    expect(new Set(await sourcesOf(INTERVIEWS))).toEqual(ids(one => one.kind === 'interview'))
    expect(new Set(await sourcesOf({ is: 'dates', from: '2025', to: null }))).toEqual(
      ids(one => one.date !== null && one.date >= '2025'),
    )
    const table = await journey.ask('case.table', { kind: 'site' })
    const role = table.attributes.findIndex(one => one.name === 'role')
    const exemplars = new Set<string>(
      table.cases.filter((_, at) => table.values[at]![role] === 'exemplar').map(one => one.id),
    )
    expect(new Set(await sourcesOf(EXEMPLARS))).toEqual(ids(one => one.caseIds.some(id => exemplars.has(id))))
    const spoken = new Set<string>()
    for (const { id } of sources) {
      const { speakers } = await journey.ask('source.open', { sourceId: id })
      if (speakers.some(one => one.role === 'respondent')) spoken.add(id)
    }
    expect(new Set<string>(await sourcesOf(RESPONDENTS))).toEqual(spoken)
  })

  it('by what only codings tell, of those that hold one that passes', async () => {
    const { id } = (await journey.ask('code.list', {})).find(one => one.key === 'PLAYBOOK')!
    const filter: Filter = { is: 'coded', codeIds: [id], below: false, how: 'this coding' }
    const holding = new Set((await passing(filter)).map(one => one.sourceId))
    expect(holding.size).toBeGreaterThan(0)
    expect(new Set(await sourcesOf(filter))).toEqual(holding)
    expect(await sourcesOf({ all: [filter, { not: filter }] })).toEqual([])
    expect(await journey.refused('filter.sources', { filter: GONE })).toContain('not in the project')
    expect(await journey.ask('filter.words', { filter, of: 'sources' })).toMatch(/^Only sources with words coded with /)
    expect(await journey.ask('filter.words', { filter: null, of: 'sources' })).toBe('Every source.')
  })
})

describe('codes together under a filter', () => {
  it('a line counts the codings that pass and meet, a circle the codings that pass, and each opens them', async () => {
    const filter: Filter = { all: [RESPONDENTS, EXEMPLARS] }
    const excerpts = await passing(filter)
    const together = matrixAsked({ columns: { of: 'codes near', how: 'same passage' }, measure: 'codings', filter })
    const met = await journey.ask('matrix.compute', together)
    const place = ({ sourceId, range }: (typeof excerpts)[number]) => `${sourceId} ${range.start} ${range.end}`
    const at = new Map<string, Set<string>>()
    for (const one of excerpts) at.set(place(one), (at.get(place(one)) ?? new Set()).add(one.codeId))
    let lines = 0
    for (const [r, row] of met.rows.entries())
      for (const [c, column] of met.columns.entries()) {
        const those = excerpts.filter(one => one.codeId === row.id && at.get(place(one))!.has(column.id))
        expect(met.cells[r]![c], `${row.name} with ${column.name}`).toBe(those.length)
        if (those.length === 0 || row.id === column.id) continue
        lines++
        const cell = await journey.ask('matrix.cell', { ...together, row: row.id, column: column.id })
        expect(new Set(cell.codingIds)).toEqual(new Set(those.map(one => one.codingId)))
      }
    expect(lines).toBeGreaterThan(0)
    expect(met.caption).toContain('Only codings spoken by respondents and where role of the site is exemplar.')
    const uses = matrixAsked({ columns: 'coders', measure: 'codings', filter })
    const used = await journey.ask('matrix.compute', uses)
    for (const [r, row] of used.rows.entries()) {
      const those = excerpts.filter(one => one.codeId === row.id)
      expect(used.rowTotals[r], row.name).toBe(those.length)
      const cell = await journey.ask('matrix.cell', { ...uses, row: row.id })
      expect(new Set(cell.codingIds)).toEqual(new Set(those.map(one => one.codingId)))
    }
  })
})

describe('[53] a truth table of the cases that pass', () => {
  const scales: ScaleId[] = []
  const sites = new Map<string, CaseId>()
  const question = (filter: Filter | null) => ({
    kind: 'site' as const,
    outcomeId: scales[2]!,
    conditionIds: [scales[0]!, scales[1]!],
    frequency: 1,
    consistency: 0.8,
    filter,
  })
  const table = (filter: Filter | null) => journey.ask('qca.table', question(filter))
  beforeAll(async () => {
    for (const one of await journey.ask('case.list', { kind: 'site' })) sites.set(one.key!, one.id)
    for (const name of ['Same platform', 'Early link', 'Gain'])
      scales.push(await journey.ask('rating.addScale', { name, kind: 'crisp' }))
    const keys = [...sites.keys()]
    for (const [at, key] of keys.slice(0, -1).entries())
      for (const [bit, scaleId] of scales.entries())
        await journey.ask('rating.rate', { scaleId, caseIds: [sites.get(key)!], value: String((at >> bit) & 1) })
  })
  const named = (...keys: string[]): Filter => ({ is: 'cases', ids: keys.map(key => sites.get(key)!) })

  it('without one is as ever; under one that lets every case pass nothing is otherwise but the caption', async () => {
    const plain = await table(null)
    const { filter: _, ...asBefore } = question(null)
    expect(await journey.ask('qca.table', asBefore)).toEqual(plain)
    const { caption, ...rest } = await table(named(...sites.keys()))
    const { caption: was, ...same } = plain
    expect(rest).toEqual(same)
    expect(caption).toMatch(/^Only cases of /)
    expect(caption.endsWith(was)).toBe(true)
  })

  it('holds the cases that pass and no other, left out are only those of them without a rating', async () => {
    const some = [...sites.keys()].filter((_, at) => at % 2 === 1)
    const whole = await table(null)
    const part = await table(named(...some))
    const kept = whole.rows
      .map(row => ({ number: row.number, cases: row.cases.filter(key => some.includes(key)) }))
      .filter(row => row.cases.length > 0)
    expect(part.rows.map(({ number, cases }) => ({ number, cases }))).toEqual(kept)
    expect(part.leftOut).toEqual(whole.leftOut.filter(key => some.includes(key)))
    const exemplars = (await journey.ask('position.matrix', { unit: 'sites', filter: EXEMPLARS })).cases.map(one => one.key) // prettier-ignore
    const { rows, leftOut } = await table(EXEMPLARS)
    expect([...rows.flatMap(row => row.cases), ...leftOut].toSorted()).toEqual(exemplars.toSorted())
  })

  it('goes out as csv for R with nothing but sets in it; the manifest says the filter', async () => {
    const to = journey.path('exemplars.csv')
    await journey.ask('export.qca', { ...question(EXEMPLARS), to })
    const [head, ...lines] = readFileSync(to, 'utf8').trim().split('\r\n')
    expect(head).toBe('case,SAME_PLATFORM,EARLY_LINK,GAIN')
    const { rows } = await table(EXEMPLARS)
    expect(new Set(lines.map(line => line.split(',')[0]))).toEqual(new Set(rows.flatMap(row => row.cases)))
    const manifest = readFileSync(`${to}.manifest.json`, 'utf8')
    expect(manifest).toContain('Only cases where role of the site is exemplar.')
    await journey.ask('export.qca', { ...question(EXEMPLARS), to })
    expect(readFileSync(to, 'utf8')).toBe([head, ...lines, ''].join('\r\n'))
  })

  it('refuses what asks for more than cases, and what names something that is gone; nothing left is no fault', async () => {
    expect(await journey.refused('qca.table', question(INTERVIEWS))).toMatch(/A truth table compares cases/)
    expect(await journey.refused('qca.table', question(GONE))).toContain('not in the project')
    const none = await table({ all: [named('S01'), named('S02')] })
    expect(none).toMatchObject({ rows: [], leftOut: [], conservative: { solutions: [] } })
  })
})
