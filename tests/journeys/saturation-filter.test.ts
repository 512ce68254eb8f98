// Saturation under the common filter, through the door: against a plain recount, in the order of all codings, said in every file.

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Input } from '../../src/api/contract.ts'
import type { Filter } from '../../src/analysis/filter/types.ts'
import { Journey } from '../support/journey.ts'

const journey = new Journey()
beforeAll(async () => {
  await journey.openSample()
  for (const one of await journey.ask('code.list', {}))
    if (one.key === 'REUSE' || one.key === 'LEARN_BACK') themes.set(one.id, 'DIRECTION')
})
afterAll(() => journey.end())

const KINDS = ['interview', 'observation', 'document'] as const
const SOURCES: Input<'saturation.compute'> = { by: 'sources', kinds: [...KINDS], base: 4, run: 2, threshold: 5 }
const SITES: Input<'saturation.compute'> = { ...SOURCES, by: 'sites' }
const EVERYTHING: Filter = { is: 'source kind', kinds: [...KINDS] }
const RESPONDENTS: Filter = { is: 'speakers', roles: ['respondent'] }
const EXEMPLARS: Filter = { is: 'attribute', about: 'site', name: 'role', how: 'is', values: ['exemplar'] }
const ask = (question: Input<'saturation.compute'>) => journey.ask('saturation.compute', question)

/** Codes by the theme that they are: in the sample one code was split into two. */
const themes = new Map<string, string>()
const themeOf = (codeId: string) => themes.get(codeId) ?? codeId

/** The themes that a filter lets count of each source, from the excerpts that pass it. */
async function themesBySource(filter: Filter): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>()
  for (let from = 0, total = 1; from < total; from += 200) {
    const page = await journey.ask('filter.excerpts', { filter, from, limit: 200 })
    total = page.total
    for (const one of page.excerpts)
      found.set(one.sourceId, (found.get(one.sourceId) ?? new Set()).add(themeOf(one.codeId)))
  }
  return found
}

describe('[30] saturation under the common filter', () => {
  it('without one is as ever; under one that lets everything pass nothing is counted otherwise', async () => {
    for (const question of [SOURCES, SITES]) {
      const plain = await ask(question)
      expect(await ask({ ...question, filter: null })).toEqual(plain)
      const { narrowed, caption, ...rest } = await ask({ ...question, filter: EVERYTHING })
      const { caption: was, ...same } = plain
      expect(rest).toEqual(same)
      expect(caption).toBe(`${narrowed} The order of analysis is that of all codings. ${was}`)
    }
  })

  it('equals a plain recount of the excerpts that pass, source by source, in the order of all codings', async () => {
    const whole = await ask(SOURCES)
    for (const filter of [RESPONDENTS, EXEMPLARS, { all: [EXEMPLARS, RESPONDENTS] }]) {
      const codes = await themesBySource(filter)
      const { units } = await ask({ ...SOURCES, filter })
      const there = new Set(units.map(unit => unit.id))
      expect(units.map(unit => unit.id)).toEqual(whole.units.map(unit => unit.id).filter(id => there.has(id)))
      const seen = new Set<string>()
      for (const unit of units) {
        const its = codes.get(unit.id) ?? new Set()
        expect(unit.themes).toBe(its.size)
        expect(new Set(unit.newCodes.map(themeOf))).toEqual(new Set([...its].filter(code => !seen.has(code))))
        for (const code of its) seen.add(code)
      }
      expect(whole.units.every(unit => there.has(unit.id) || !codes.has(unit.id))).toBe(true)
      expect(units).not.toEqual(whole.units)
    }
  })

  it('sites are seen from themselves: a source of two sites counts for the one that passes', async () => {
    const sites = await journey.ask('case.list', { kind: 'site' })
    const { units } = await ask({ ...SITES, filter: EXEMPLARS })
    const { rows } = await journey.ask('matrix.compute', {
      rows: { of: 'cases', kind: 'site' },
      columns: { of: 'codes' },
      measure: 'codings',
      where: [],
      codedBy: [],
      stance: null,
      rollUp: false,
      filter: EXEMPLARS,
    })
    expect(new Set<string>(units.map(unit => unit.id))).toEqual(new Set(rows.map(row => row.id)))
    expect(units.length).toBeLessThan(sites.length)
  })

  it('says the filter in every file and in the manifest, with the same bytes twice; where nothing passes there is a sentence', async () => {
    for (const format of ['csv', 'xlsx', 'svg'] as const) {
      const to = journey.path(`saturation.${format}`)
      const asked = { ...SOURCES, filter: RESPONDENTS, to, format }
      const { manifest } = await journey.ask('export.saturation', asked)
      const once = readFileSync(to)
      if (format !== 'xlsx') expect(once.toString()).toContain('Only codings spoken by respondents.')
      expect(readFileSync(manifest, 'utf8')).toContain('Only codings spoken by respondents.')
      await journey.ask('export.saturation', asked)
      expect(readFileSync(to)).toEqual(once)
    }
    const none = await ask({ ...SOURCES, filter: { is: 'dates', from: '2099', to: null } })
    expect(none.units).toEqual([])
    expect(none.why).toContain('none is coded or marked as coded and could pass the filter')
    const gone = { is: 'coders', ids: ['00000000-0000-4000-8000-000000000000' as never] } as const
    expect(await journey.refused('saturation.compute', { ...SOURCES, filter: gone })).toContain('not in the project')
  })
})
