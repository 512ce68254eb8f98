// Two names of one person, read as one everywhere.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CoderId, SourceId } from '../../src/base/ids.ts'
import { bytesOf, sql } from '../../src/store/sql.ts'
import { Journey } from '../support/journey.ts'

const journey = new Journey()
let ids: Map<string, CoderId>
let source: SourceId
const matrixOfCoders = async () =>
  journey.ask('matrix.compute', {
    rows: 'codes',
    columns: 'coders',
    measure: 'codings',
    where: [],
    codedBy: [],
    stance: null,
    rollUp: false,
  })
const inSource = async () => journey.ask('coding.inSource', { sourceId: source })
const stored = (name: string) =>
  journey.core
    .needProject()
    .project.read.get<{ n: number }>(
      sql`SELECT count(*) AS n FROM main.coding WHERE coder_id = ${bytesOf(ids.get(name)!)}`,
    )!.n

beforeAll(async () => {
  await journey.sample('study', 'Lead')
  ids = new Map((await journey.ask('project.coders', {})).map(one => [one.name, one.id]))
  source = (await journey.ask('source.list', {})).find(one => one.codedBy.length > 1)!.id
})
afterAll(() => journey.end())

describe('coders', () => {
  it('are added and renamed; two are never called alike', async () => {
    const coderId = await journey.ask('coder.add', { name: 'Dana Vale' })
    expect(await journey.refused('coder.add', { name: 'Dana Vale' })).toContain('already a coder')
    expect(await journey.refused('coder.rename', { coderId, name: 'A' })).toContain('join the two names')
    await journey.ask('coder.rename', { coderId, name: 'Dana Weir' })
    const dana = (await journey.ask('project.coders', {})).find(one => one.id === coderId)!
    expect([dana.name, dana.initials]).toEqual(['Dana Weir', 'DW'])
    await journey.ask('project.undo', { acts: 2 })
    expect((await journey.ask('project.coders', {})).some(one => one.id === coderId)).toBe(false)
  })

  it('have initials that tell them apart, whoever came first', async () => {
    for (const name of ['Ada', 'Adam', 'Bea', 'Çelik Ö', 'Adaline']) await journey.ask('coder.add', { name })
    const coders = await journey.ask('project.coders', {})
    const called = (name: string) => coders.find(one => one.name === name)!.initials
    expect(['A', 'B', 'Ada', 'Adam', 'Adaline', 'Bea', 'Çelik Ö'].map(called)).toEqual([
      'A',
      'B',
      'AD',
      'ADA',
      'A2',
      'BE',
      'ÇÖ',
    ])
    await journey.ask('project.undo', { acts: 5 })
  })

  it('joined, are read as one person: lists, matrices, counts; what both coded alike counts once', async () => {
    const before = await matrixOfCoders()
    const [a, b] = [stored('A'), stored('B')]
    const alike = journey.core.needProject().project.read.get<{ n: number }>(sql`
      SELECT count(*) AS n FROM coding AS one JOIN coding AS two ON two.anchor_id = one.anchor_id AND two.code_id = one.code_id
      WHERE one.coder_id = ${bytesOf(ids.get('A')!)} AND two.coder_id = ${bytesOf(ids.get('B')!)}`)!.n
    await journey.ask('coder.join', { coderId: ids.get('B')!, intoId: ids.get('A')! })
    expect((await journey.ask('project.coders', {})).map(one => one.name)).not.toContain('B')
    expect(new Set((await inSource()).codings.map(one => one.coderId))).toEqual(new Set([ids.get('A')]))
    const { coders } = await journey.ask('team.get', {})
    expect(coders.find(one => one.name === 'A')!.codings).toBe(a + b - alike)
    expect(coders.find(one => one.name === 'B')).toMatchObject({ codings: 0, joinedTo: ids.get('A') })
    const joined = await matrixOfCoders()
    expect(joined.columns.map(one => one.name)).toEqual(
      before.columns.map(one => one.name).filter(name => name !== 'B'),
    )
    // Not a coding was touched.
    expect([stored('A'), stored('B')]).toEqual([a, b])
    await journey.ask('project.undo', {})
    expect(await matrixOfCoders()).toEqual(before)
  })

  it('refuses to join the team’s consensus, or a name to itself', async () => {
    expect(await journey.refused('coder.join', { coderId: ids.get('A')!, intoId: ids.get('A')! })).toContain(
      'is one name',
    )
    expect(await journey.refused('coder.part', { coderId: ids.get('A')! })).toContain('is not joined')
  })

  it('are compared by role and background, once these are recorded', async () => {
    await journey.ask('team.setCoderFact', { coderId: ids.get('A')!, field: 'background', value: 'nursing' })
    expect((await journey.ask('team.get', {})).coders.find(one => one.name === 'A')!.background).toBe('nursing')
  })
})

describe('allocation', () => {
  it('is one act for many sources, and undone as one', async () => {
    const sources = (await journey.ask('source.list', {})).slice(0, 3)
    const changes = sources.map(one => ({
      sourceId: one.id,
      coderId: ids.get('A')!,
      part: 'first' as const,
      blind: false,
    }))
    expect(await journey.ask('team.allocate', { changes })).toBe(3)
    expect(await journey.ask('team.allocate', { changes })).toBe(0)
    expect((await journey.ask('project.history', { limit: 1 }))[0]!.label).toBe(
      'Allocate 3 sources to A as first coder',
    )
    expect((await journey.ask('team.get', {})).coders.find(one => one.name === 'A')!.parts.first).toBe(3)
    await journey.ask('project.undo', {})
    expect((await journey.ask('team.get', {})).allocation).toEqual([])
  })

  it('refuses a blind reviewer', async () => {
    const change = { sourceId: source, coderId: ids.get('A')!, part: 'reviewer' as const, blind: true }
    expect(await journey.refused('team.allocate', { changes: [change] })).toContain(
      'cannot review codings without seeing them',
    )
  })
})
