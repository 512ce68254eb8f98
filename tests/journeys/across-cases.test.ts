// Within each case, then across: matrices of anything by anything on the sample study, through the door (METHODS 7).

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Input } from '../../src/api/contract.ts'
import type { CaseId, CodeId } from '../../src/base/ids.ts'
import type { Axis } from '../../src/analysis/matrix/types.ts'
import { Journey } from '../support/journey.ts'
import { matrixAsked as asked } from '../support/requests.ts'

const journey = new Journey()
const codes = new Map<string, CodeId>()
const cases = new Map<string, CaseId>()
beforeAll(async () => {
  await journey.openSample()
  for (const code of await journey.ask('code.list', {})) codes.set(code.key!, code.id)
  for (const one of await journey.ask('case.list', {})) cases.set(one.key!, one.id)
})
afterAll(() => journey.end())

const SITES: Axis = { of: 'cases', kind: 'site' }
const compute = (request: Partial<Input<'matrix.compute'>>) => journey.ask('matrix.compute', asked(request))
const only = (kind: string, ...keys: string[]): Axis => ({ of: 'cases', kind, ids: keys.map(key => cases.get(key)!) })

describe('within a case', () => {
  it('[46] a passage of a joint document says with whom it is shared, and totals over both sites count it once', async () => {
    const request = asked({ columns: only('site', 'S01', 'S02'), measure: 'codings', reason: 'a pair' })
    const [s01, s02] = [cases.get('S01')!, cases.get('S02')!]
    const seen = await journey.ask('matrix.cell', { ...request, column: s01 })
    const joint = (await journey.ask('source.list', {})).find(source => source.key === 'D01')!
    const excerpts = await journey.ask('coding.excerpts', { sourceId: joint.id, limit: 1000 })
    const shared = seen.shared!.filter(one => excerpts.excerpts.some(excerpt => excerpt.codingId === one.codingId))
    expect(shared.length).toBeGreaterThan(0)
    expect(new Set(shared.map(one => one.with.join()))).toEqual(new Set(['S02']))
    const one = await journey.ask('matrix.cell', { ...request, column: s02 })
    const both = await journey.ask('matrix.cell', request)
    const union = new Set([...seen.codingIds, ...one.codingIds])
    expect(both.codingIds).toHaveLength(union.size)
    expect(both.codings).toBeLessThan(seen.codings + one.codings)
  })

  it('[47] planned against practised: codings of playbooks by kind of source at one site', async () => {
    // In the sample people at S08 do speak of playbooks: here they are not heard, and the board paper is coded instead.
    const paper = (await journey.ask('source.list', {})).find(source => source.key === 'D03')!
    await journey.ask('coding.apply', {
      sourceId: paper.id,
      codeIds: [codes.get('PLAYBOOK')!],
      range: { start: 10, end: 60 },
    })
    const said = await journey.ask('coding.excerpts', {
      codeId: codes.get('PLAYBOOK')!,
      caseId: cases.get('S08')!,
      limit: 1000,
    })
    await journey.ask('coding.remove', {
      codingIds: said.excerpts.filter(one => one.sourceKind === 'interview').map(one => one.codingId),
    })
    const matrix = await compute({
      rows: { of: 'codes', ids: [codes.get('PLAYBOOK')!] },
      columns: { of: 'source kinds' },
      measure: 'codings',
      filter: { is: 'cases', ids: [cases.get('S08')!] },
    })
    expect(matrix.columns.map(column => column.key)).toEqual(['interview', 'observation', 'document'])
    const [interviews, , documents] = matrix.cells[0]!
    expect(interviews).toBe(0)
    expect(documents).toBeGreaterThan(0)
    expect(matrix.empty[0]![0]).not.toBeNull()
    expect(matrix.caption).toContain('Only codings of S08.')
    await journey.ask('project.undo', {})
    await journey.ask('project.undo', {})
  })
})

describe('across cases', () => {
  it('[48] every case is present, and every empty cell says why', async () => {
    const matrix = await compute({ rows: SITES, columns: { of: 'codes' } })
    expect(matrix.rows).toHaveLength(12)
    matrix.cells.forEach((row, at) =>
      row.forEach((value, column) => {
        const isGroup = matrix.columns[column]!.code?.kind === 'group'
        expect(value > 0 || isGroup || matrix.empty[at]![column] !== null).toBe(true)
      }),
    )
    expect(new Set(matrix.empty.flat())).toContain('nothing said')
  })

  it('[50] grouped by an attribute of pairs, each site takes the value of its pair, and a group says in how many of its sites there is anything', async () => {
    const matrix = await compute({ columnGroups: { about: 'pair', name: 'same platform' } })
    const groups = matrix.columnGroups!
    expect(groups.map(group => group.name)).toEqual(expect.arrayContaining(['yes', 'no']))
    expect(groups.reduce((sum, group) => sum + group.members.length, 0)).toBeGreaterThanOrEqual(12)
    const pairs = await journey.ask('case.table', { kind: 'pair' })
    const at = pairs.attributes.findIndex(attribute => attribute.name === 'same_platform')
    const yes = groups.find(group => group.name === 'yes')!
    for (const [row, pair] of pairs.cases.entries()) {
      if (pairs.values[row]![at] !== 'yes') continue
      const sheet = await journey.ask('case.sheet', { caseId: pair.id })
      for (const member of sheet.members)
        expect(yes.members.map(place => matrix.columns[place]!.id)).toContain(member.caseId)
    }
    const row = matrix.rows.findIndex(one => one.key === 'REUSE')
    expect(yes.presence[row]).toBe(yes.members.filter(place => matrix.cells[row]![place]! > 0).length)
    expect(matrix.notes!.join(' ')).toContain('Grouped by same_platform')
  })

  it('[51] presence says there or not there, however unequal the sites; the number of interviews stands beside each', async () => {
    const talk = { rows: { of: 'codes' }, filter: { is: 'source kind', kinds: ['interview'] } } as const
    const matrix = await compute(talk)
    expect(new Set(matrix.cells.flat())).toEqual(new Set([0, 1]))
    expect(new Set((await compute({ ...talk, measure: 'codings' })).cells.flat()).size).toBeGreaterThan(5)
    expect(new Set(matrix.columns.map(column => column.denominators.sources)).size).toBeGreaterThan(1)
    const interviews = (await journey.ask('source.list', {})).filter(source => source.kind === 'interview')
    for (const column of matrix.columns) {
      const there = interviews.filter(source => source.caseIds.some(id => id === column.id)).length
      expect(column.denominators.sources).toBe(there)
    }
  })

  it('[52] three sites chosen: only they are shown, and the reason is asked until it is given', async () => {
    const columns = only('site', 'S05', 'S01', 'S08')
    const matrix = await compute({ columns, columnOrder: { by: 'given' } })
    expect(matrix.columns.map(column => column.key)).toEqual(['S05', 'S01', 'S08'])
    expect(matrix.asksReason).toBe(true)
    expect(matrix.notes!.join(' ')).toContain('Nobody has said why these.')
    const given = await compute({ columns, reason: 'the two extremes and one between' })
    expect(given.asksReason).toBe(false)
    expect(given.notes!.join(' ')).toContain('Chosen: S01, S05, S08. Why these: the two extremes and one between.')
    // Totals are those of the three, not of everything.
    const all = await compute({ measure: 'sources' })
    const three = await compute({ columns, measure: 'sources' })
    expect(three.total).toBeLessThan(all.total)
  })

  it('codes that stand together, contrasted groups, and a file of it that says all of this', async () => {
    const beside = await compute({ columns: { of: 'codes near', how: 'same paragraph' }, measure: 'codings' })
    const at = (key: string) => beside.rows.findIndex(row => row.key === key)
    const row = at('REUSE')
    const column = beside.cells[row]!.findIndex((count, place) => count > 0 && place !== row)
    const cell = await journey.ask('matrix.cell', {
      ...asked({ columns: { of: 'codes near', how: 'same paragraph' }, measure: 'codings' }),
      row: beside.rows[row]!.id,
      column: beside.columns[column]!.id,
    })
    expect(cell.codingIds).toHaveLength(beside.cells[row]![column]!)
    const filtered = await compute({
      measure: 'codings',
      filter: { is: 'coded', codeIds: [beside.columns[column]!.id as CodeId], below: false, how: 'same paragraph' },
    })
    expect(filtered.rowTotals[row]).toBe(beside.cells[row]![column])
    const to = journey.path('contrast.json')
    await journey.ask('export.matrix', {
      ...asked({
        columns: {
          of: 'filters',
          groups: [
            { name: 'in talk', filter: { is: 'source kind', kinds: ['interview'] } },
            { name: 'on paper', filter: { is: 'source kind', kinds: ['document'] } },
          ],
        },
        measure: 'participants',
        share: 'eligible',
      }),
      to,
      format: 'json',
    })
    const written = JSON.parse(readFileSync(to, 'utf8')) as { columns: { name: string }[]; notes: string[] }
    expect(written.columns.map(one => one.name)).toEqual(['in talk', 'on paper'])
    expect(written.notes.join(' ')).toContain('on paper, codings in documents')
  })
})
