// Only cases whose summary is signed, through the door: one condition of the common filter, in every display across cases.

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Filter } from '../../src/analysis/filter/types.ts'
import { POSITIONS } from '../../src/analysis/positions/types.ts'
import type { CaseId } from '../../src/base/ids.ts'
import { Journey } from '../support/journey.ts'
import { frameworkAsked, matrixAsked } from '../support/requests.ts'

const journey = new Journey()
const ids = new Map<string, CaseId>()

beforeAll(async () => {
  await journey.sample('signed cases', 'A')
  for (const one of await journey.ask('case.list', {})) ids.set(one.key!, one.id)
})
afterAll(() => journey.end())

const SIGNED: Filter = { is: 'signed', about: 'site' }
const OF_PAIRS: Filter = { is: 'signed', about: 'pair' }
const sites = (...keys: string[]): Filter => ({ is: 'cases', ids: keys.map(key => ids.get(key)!) })

async function sign(key: string): Promise<void> {
  const { summaryId } = await journey.ask('summary.keep', {
    caseId: ids.get(key)!,
    codeId: null,
    text: `${key} as a whole.`,
    stretch: `whole of ${key}`,
  })
  const { coder } = (await journey.ask('project.info', {}))!
  await journey.ask('summary.sign', { summaryId, coderId: coder.id })
}
const columns = async (filter: Filter, side: 'sites' | 'pairs' = 'sites') =>
  (await journey.ask('matrix.compute', matrixAsked({ columns: side, measure: 'codings', filter }))).columns.map(
    one => one.key,
  )
const rowsOfPositions = async (filter: Filter, unit: 'sites' | 'pairs' | 'participants' = 'sites') =>
  (await journey.ask('position.matrix', { unit, filter })).cases.map(one => one.key)

describe('within cases first: only cases whose summary is signed', () => {
  it('as long as none is signed nothing passes, which is said', async () => {
    expect(await columns(SIGNED)).toEqual([])
    expect(await rowsOfPositions(SIGNED)).toEqual([])
    await journey.ask('summary.keep', { caseId: ids.get('S01')!, codeId: null, text: 'A draft.', stretch: 'draft' })
    expect(await columns(SIGNED)).toEqual([])
  })

  it('a case enters when its summary is signed, with the numbers that naming the cases gives', async () => {
    await sign('S01')
    await sign('S03')
    expect(await columns(SIGNED)).toEqual(['S01', 'S03'])
    const asked = (filter: Filter) => journey.ask('matrix.compute', matrixAsked({ measure: 'codings', filter }))
    const { caption, notes, ...signed } = await asked(SIGNED)
    const { caption: _, notes: __, ...named } = await asked(sites('S01', 'S03'))
    expect(signed).toEqual(named)
    expect(caption).toContain('Only codings where the case summary of the site is signed.')
    expect(notes).toContain('The case summary of every site here is signed.')
    const others = await columns({ not: SIGNED })
    expect(others).not.toContain('S01')
    expect(others).toContain('S02')
  })

  it('in positions, saturation, the framework matrix, excerpts and pairs alike', async () => {
    expect(await rowsOfPositions(SIGNED)).toEqual(['S01', 'S03'])
    const named = await journey.ask('position.matrix', { unit: 'sites', filter: sites('S01', 'S03') })
    const signed = await journey.ask('position.matrix', { unit: 'sites', filter: SIGNED })
    expect(signed.cells).toEqual(named.cells)
    const units = async (filter: Filter) =>
      (await journey.ask('saturation.compute', { by: 'sites', kinds: ['interview'], base: 4, run: 2, threshold: 5, filter }) // prettier-ignore
      ).units
        .map(one => one.key)
    expect(new Set(await units(SIGNED))).toEqual(new Set(['S01', 'S03']))
    const frame = await journey.ask('summary.matrix', frameworkAsked({ filter: SIGNED }))
    expect(frame.rows.map(row => row.key)).toEqual(['S01', 'S03'])
    const passing = async (filter: Filter) => (await journey.ask('filter.passing', { filter })).codingIds
    expect(await passing(SIGNED)).toEqual(await passing(sites('S01', 'S03')))
    // A pair has a summary of its own; asked for its sites, one that is signed will do.
    const pair = (await journey.ask('case.list', { kind: 'pair' }))[0]!
    expect(await columns(OF_PAIRS, 'pairs')).toEqual([])
    await sign(pair.key!)
    expect(await columns(OF_PAIRS, 'pairs')).toEqual([pair.key])
    expect(await rowsOfPositions(OF_PAIRS, 'pairs')).toEqual([pair.key])
  })

  it('draws a set of cases: groups of positions, counts in a text, scopes', async () => {
    const filterId = await journey.ask('filter.save', { name: 'Signed', filter: SIGNED })
    expect((await journey.ask('filter.list', {}))[0]).toMatchObject({
      words: 'Only codings where the case summary of the site is signed.',
      gone: false,
    })
    const grouped = await journey.ask('position.matrix', { unit: 'sites', groupBy: { by: 'filter', filterId } })
    expect(grouped.groups!.map(group => group.of)).toContain(2)
    const propositionId = (await journey.ask('proposition.list', {}))[0]!.id as never
    const claim = { propositionId, words: 'in some', counts: [...POSITIONS], filter: SIGNED }
    await journey.ask('claim.add', { ...claim, unit: 'sites' })
    expect((await journey.ask('claim.list', { propositionId })).at(-1)).toMatchObject({ now: '2 of 2 sites' })
  })

  it('a summary written anew is a draft, and its case leaves; undone, it is back', async () => {
    await journey.ask('summary.keep', {
      caseId: ids.get('S03')!,
      codeId: null,
      text: 'Otherwise.',
      stretch: 'other',
      stamp: (await journey.ask('summary.cell', { caseId: ids.get('S03')!, codeId: null })).summary!.stamp,
    })
    expect(await columns(SIGNED)).toEqual(['S01'])
    await journey.ask('project.undo', {})
    expect(await columns(SIGNED)).toEqual(['S01', 'S03'])
  })

  it('stands in files and their manifests', async () => {
    const to = journey.path('signed.csv')
    const { manifest } = await journey.ask('export.matrix', {
      ...matrixAsked({ measure: 'codings', filter: SIGNED }),
      to,
      format: 'csv',
    })
    expect(readFileSync(to, 'utf8').split('\r\n')[0]).toBe('code,S01,S03')
    expect(readFileSync(manifest, 'utf8')).toContain('where the case summary of the site is signed')
  })
})
