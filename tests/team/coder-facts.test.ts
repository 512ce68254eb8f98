// What coders are compared by: their role and background, as a condition of the common filter, as a side of a matrix, in agreement.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Filter } from '../../src/analysis/filter/types.ts'
import type { Input } from '../../src/api/contract.ts'
import type { CoderId } from '../../src/base/ids.ts'
import { Journey } from '../support/journey.ts'

const journey = new Journey()
let ids: Map<string, CoderId>
const plain = { rows: 'codes', columns: 'coders', measure: 'codings', where: [], codedBy: [], stance: null, rollUp: false } // prettier-ignore
const matrix = (more: object) => journey.ask('matrix.compute', { ...plain, ...more } as Input<'matrix.compute'>)
const byRole = { of: 'coder facts', fact: 'role' }
const is = (...values: string[]): Filter => ({ is: 'coder fact', fact: 'role', values })
const record = (name: string, value: string | null, field = 'role') =>
  journey.ask('team.setCoderFact', { coderId: ids.get(name)!, field, value })

beforeAll(async () => {
  await journey.sample('study', 'Lead')
  ids = new Map((await journey.ask('project.coders', {})).map(one => [one.name, one.id]))
  await record('A', 'Nurse')
  await record('B', 'sociologist')
})
afterAll(() => journey.end())

describe('roles of coders', () => {
  it('stand on a side of a matrix, with whoever has none at the end', async () => {
    const found = await matrix({ columns: byRole })
    expect(found.columns.map(column => column.name)).toEqual(['Nurse', 'sociologist', 'not recorded'])
    const coders = await matrix({})
    expect(found.columnTotals).toEqual([
      coders.columnTotals[coders.columns.findIndex(one => one.name === 'A')],
      coders.columnTotals[coders.columns.findIndex(one => one.name === 'B')],
      0,
    ])
  })

  it('are one where they are spelled alike, and follow what the record says', async () => {
    await record('B', ' NURSE ')
    const found = await matrix({ columns: byRole })
    expect(found.columns.map(column => column.name)).toEqual(['Nurse', 'not recorded'])
    expect(found.columnTotals[0]).toBe(found.total)
    await journey.ask('project.undo', {})
    expect((await matrix({ columns: byRole })).columns).toHaveLength(3)
  })

  it('are a condition of the common filter, said in words', async () => {
    const all = await matrix({})
    const nurses = await matrix({ filter: is('nurse') })
    expect(nurses.columns.map(column => column.name)).toEqual(['A'])
    expect(nurses.caption).toContain('coded by people whose role is nurse')
    const others = await matrix({ filter: { not: is('nurse') } })
    expect(nurses.total + others.total).toBe(all.total)
    expect((await matrix({ filter: is('') })).total).toBe(0)
    expect(await journey.ask('filter.words', { filter: is('nurse', '') })).toBe(
      'Only codings coded by people whose role is nurse or not recorded.',
    )
  })

  it('are kept with a saved filter, and open the excerpts under a number', async () => {
    const filter = is('sociologist')
    await journey.ask('filter.save', { name: 'By sociologists', filter })
    expect((await journey.ask('filter.list', {}))[0]).toMatchObject({ filter, gone: false })
    const found = await matrix({ columns: byRole })
    const row = found.rows.findIndex((_, at) => found.cells[at]![1]! > 0)
    const cell = await journey.ask('matrix.cell', {
      ...plain,
      columns: byRole,
      row: found.rows[row]!.id,
      column: found.columns[1]!.id,
    } as Input<'matrix.cell'>)
    expect(cell.codings).toBe(found.cells[row]![1])
    const listed = await journey.ask('list.rows', { what: 'codings' })
    expect(new Set(cell.codingIds.map(id => listed.find(one => one.id === id)!['coder']))).toEqual(new Set(['B']))
  })

  it('can be compared in agreement: a group has coded what any of its people coded', async () => {
    const coderIds = [...ids.values()]
    const ask = (more: object) =>
      journey.ask('agreement.compute', { unit: 'character', measures: ['kappa'], coderIds, ...more } as never)
    const two = await ask({ coderIds: [ids.get('A')!, ids.get('B')!] })
    const roles = await ask({ by: 'role' })
    expect(roles.coders.map(one => one.name)).toEqual(['Nurse', 'sociologist'])
    expect(roles.pooled.counts).toEqual(two.pooled.counts)
    expect(roles.caption).toContain('by role, Nurse (A) and sociologist (B)')

    await journey.ask('project.workAs', { name: 'Cem' })
    ids = new Map((await journey.ask('project.coders', {})).map(one => [one.name, one.id]))
    await record('Cem', 'nurse')
    const source = (await journey.ask('source.list', {})).find(one => one.key === 'T10')!.id
    const code = (await journey.ask('code.list', {})).find(one => one.key === 'PLAYBOOK')!.id
    await journey.ask('coding.apply', { sourceId: source, codeIds: [code], range: { start: 0, end: 20 } })
    const withCem = await ask({ by: 'role', coderIds: [...ids.values()], codeIds: [code], sourceIds: [source] })
    const without = await ask({ by: 'role', codeIds: [code], sourceIds: [source] })
    // Cem has not marked the source; a nurse has.
    expect(withCem.pooled.counts.coded[0]).toBe(without.pooled.counts.coded[0]! + 20)
    expect(withCem.pooled.counts.coded[1]).toBe(without.pooled.counts.coded[1])
    const found = await journey.ask('agreement.passages', { coderIds: [...ids.values()], by: 'role', codeIds: [code] })
    expect(found.total).toBeGreaterThan(0)
    expect((await journey.ask('agreement.stances', { coderIds, by: 'role' })).pairs).toBeGreaterThan(50)
    expect(await journey.refused('agreement.compute', { unit: 'character', measures: ['kappa'], coderIds, by: 'background' })).toContain('Team') // prettier-ignore
  })
})
