// Filters and displays kept under a name, through the door.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Journey } from '../support/journey.ts'
import { matrixAsked } from '../support/requests.ts'

const journey = new Journey()
beforeAll(async () => {
  await journey.openSample()
})
afterAll(() => journey.end())

const request = matrixAsked()

describe('saved filters', () => {
  it('are kept, said in words, changed, renamed, removed, and each is one step back', async () => {
    const s01 = (await journey.ask('case.list', { kind: 'site' })).find(one => one.key === 'S01')!.id
    const filter = {
      all: [
        { is: 'source kind', kinds: ['interview'] },
        { is: 'cases', ids: [s01] },
      ],
    } as const
    const filterId = await journey.ask('filter.save', { name: ' Talk at S01 ', filter })
    expect(await journey.ask('filter.list', {})).toMatchObject([
      { id: filterId, name: 'Talk at S01', filter, words: 'Only codings in interviews and of S01.', gone: false },
    ])
    expect(await journey.refused('filter.save', { name: 'talk at s01', filter })).toMatch(/already a filter/)
    await journey.ask('filter.save', { name: 'Talk', filter: filter.all[0], filterId })
    await journey.ask('filter.rename', { filterId, name: 'Interviews' })
    expect(await journey.ask('filter.list', {})).toMatchObject([{ name: 'Interviews', filter: filter.all[0] }])
    await journey.ask('filter.remove', { filterId })
    expect(await journey.ask('filter.list', {})).toEqual([])
    expect((await journey.ask('project.undo', {})).label).toBe('Remove filter “Interviews”')
    await journey.ask('project.undo', {})
    await journey.ask('project.undo', {})
    expect(await journey.ask('filter.list', {})).toMatchObject([{ name: 'Talk at S01', filter }])
    expect(await journey.refused('filter.rename', { filterId, name: ' ' })).toMatch(/needs a name/)
  })
})

describe('what passes a filter', () => {
  it('comes as sources, as codings and as excerpts page by page, the same that a matrix counts', async () => {
    const codes = await journey.ask('code.list', {})
    const playbook = codes.find(code => code.key === 'PLAYBOOK')!
    const filter = {
      all: [
        { is: 'coded', codeIds: [playbook.id], below: false, how: 'this coding' },
        { is: 'speakers', roles: ['respondent'] },
      ],
    } as const
    const { codingIds, sourceIds } = await journey.ask('filter.passing', { filter })
    const matrix = await journey.ask('matrix.compute', { ...request, rows: [playbook.id], measure: 'codings', filter })
    expect(codingIds).toHaveLength(matrix.total)
    expect(sourceIds).toHaveLength(matrix.of!.sources)
    const first = await journey.ask('filter.excerpts', { filter, limit: 10 })
    const second = await journey.ask('filter.excerpts', { filter, from: 10, limit: 10 })
    expect(first.total).toBe(codingIds.length)
    const shown = [...first.excerpts, ...second.excerpts].map(excerpt => excerpt.codingId)
    expect(new Set(shown)).toEqual(new Set(codingIds.slice(0, 20)))
    expect((await journey.ask('filter.excerpts', { filter: null })).total).toBe(
      (await journey.ask('coding.excerpts', {})).total,
    )
    const { days, ...when } = await journey.ask('filter.days', { filter })
    expect(when.sourceIds).toEqual(sourceIds)
    expect(days.reduce((sum, one) => sum + one.codings, 0)).toBe(codingIds.length)
    const gone = { is: 'coders', ids: ['00000000-0000-4000-8000-000000000000' as never] } as const
    expect(await journey.refused('filter.excerpts', { filter: gone })).toMatch(/not in the project any more/)
  })
})

describe('retired codes', () => {
  it('count in no list that passes a filter, as in no matrix; a filter may ask for words near them', async () => {
    const code = (await journey.ask('code.list', {})).find(one => one.key === 'PLAYBOOK')!
    const filter = { is: 'coded', codeIds: [code.id], below: false, how: 'this coding' } as const
    const all = (await journey.ask('filter.excerpts', { filter: null })).total
    const own = (await journey.ask('filter.excerpts', { filter })).total
    const deed = {
      operation: 'retire',
      codeIds: [code.id],
      codings: 'stay',
      toId: null,
      below: 'stay',
      reason: 'a test',
    } as const
    const { seen } = await journey.ask('framework.plan', { ...deed, codeIds: [...deed.codeIds] })
    await journey.ask('framework.apply', { request: { ...deed, codeIds: [...deed.codeIds] }, seen })
    expect((await journey.ask('filter.excerpts', { filter })).total).toBe(0)
    expect((await journey.ask('filter.excerpts', { filter: null })).total).toBe(all - own)
    expect((await journey.ask('matrix.compute', { ...request, measure: 'codings' })).total).toBe(all - own)
    expect((await journey.ask('coding.excerpts', { codeId: code.id })).total).toBe(own)
    const near = { ...filter, how: 'same passage' } as const
    const { codingIds } = await journey.ask('filter.passing', { filter: near })
    const { excerpts } = await journey.ask('coding.excerpts', { codingIds: [...codingIds] })
    expect(excerpts.every(one => one.codeId !== code.id)).toBe(true)
    await journey.ask('project.undo', {})
    expect((await journey.ask('filter.excerpts', { filter })).total).toBe(own)
  })
})

describe('saved displays', () => {
  it('keep the request with its rule, and come back as they were', async () => {
    const displayId = await journey.ask('display.save', {
      name: 'Who has what',
      request: { ...request, rule: 'Present where two people say so.' },
      look: '{"shade":true}',
    })
    expect(await journey.ask('display.list', {})).toMatchObject([
      {
        id: displayId,
        name: 'Who has what',
        request,
        rule: 'Present where two people say so.',
        look: '{"shade":true}',
      },
    ])
    await journey.ask('display.remove', { displayId })
    await journey.ask('project.undo', {})
    expect(await journey.ask('display.list', {})).toHaveLength(1)
  })
  it('[52] chosen cases are asked for their reason', async () => {
    const ids = (await journey.ask('case.list', { kind: 'site' })).slice(0, 3).map(one => one.id)
    const columns = { of: 'cases', kind: 'site', ids } as const
    const chosen = { name: 'Three sites', request: { ...request, columns } }
    expect(await journey.refused('display.save', chosen)).toMatch(/Say why just these/)
    await journey.ask('display.save', { ...chosen, request: { ...chosen.request, reason: 'the extremes' } })
    expect((await journey.ask('display.list', {})).map(one => one.reason)).toEqual(['the extremes', null])
  })
})
