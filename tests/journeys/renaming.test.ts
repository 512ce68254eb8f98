// An attribute or a value called otherwise: everything that names it goes along, in one step and back.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Input } from '../../src/api/contract.ts'
import { Journey } from '../support/journey.ts'

const journey = new Journey()
beforeAll(async () => {
  await journey.openSample()
})
afterAll(() => journey.end())

const attribute = async (about: string, name: string) =>
  (await journey.ask('case.attributes', {})).find(one => one.about === about && one.name === name)!
const filters = () => journey.ask('filter.list', {})
const request: Input<'matrix.compute'> = {
  rows: { of: 'cases', kind: 'site' },
  columns: { of: 'attribute', about: 'site', name: 'role' },
  measure: 'presence',
  where: [],
  codedBy: [],
  stance: null,
  rollUp: false,
  rowOrder: { by: 'attribute', about: 'site', name: 'role' },
}

describe('a renamed attribute', () => {
  beforeAll(async () => {
    const filter = {
      any: [
        { is: 'attribute', about: 'site', name: 'role', how: 'is', values: ['exemplar'] },
        { not: { is: 'attribute', about: 'participant', name: 'role_category', how: 'unassigned', values: [] } },
      ],
    } as const
    await journey.ask('filter.save', { name: 'Exemplars', filter })
    await journey.ask('display.save', { name: 'By role', request: { ...request, filter } })
    const p4 = (await journey.ask('proposition.list', {})).find(one => one.key === 'P4')!.id as never
    await journey.ask('claim.add', {
      propositionId: p4,
      words: 'at most exemplars',
      unit: 'sites',
      counts: ['supports'],
      filter: filter.any[0],
    })
    await journey.ask('proposition.reword', {
      propositionId: p4,
      statement: 'Something else',
      scopeFilter: filter.any[0],
      reason: 'narrower',
    })
    await journey.ask('output.setSettings', {
      output: '',
      settings: {
        template: '[Site {case.code}][, {case.role}]',
        labels: [{ field: 'case.role', value: 'exemplar', short: 'GDE' }],
      },
    })
  })

  it('is renamed in filters, displays, counts, scopes, templates and short forms, as one act', async () => {
    const before = await filters()
    const role = await attribute('site', 'role')
    expect((await journey.ask('filter.naming', { ids: [role.id] })).map(one => one.what)).toEqual([
      'filter',
      'display',
      'scope',
      'count',
      'template',
    ])
    await journey.ask('attribute.rename', { attributeId: role.id, name: 'part played' })
    expect(await filters()).toMatchObject([
      { gone: false, words: expect.stringContaining('where part played of the site is exemplar') as string },
    ])
    const [display] = await journey.ask('display.list', {})
    expect(display!.request).toMatchObject({
      columns: { of: 'attribute', about: 'site', name: 'part played' },
      rowOrder: { by: 'attribute', name: 'part played' },
    })
    expect((await journey.ask('matrix.compute', display!.request as never)).columns.length).toBeGreaterThan(1)
    expect((await journey.ask('claim.list', {})).map(one => one.where)).toEqual([
      'where part played of the site is exemplar',
    ])
    const settings = await journey.ask('output.settings', { output: '' })
    expect(JSON.stringify(settings)).toContain('{case.part played}')
    await journey.ask('project.undo', {})
    expect(await filters()).toEqual(before)
    expect(JSON.stringify(await journey.ask('output.settings', { output: '' }))).toContain('{case.role}')
  })

  it('with a name that no template can say is refused where a template names it', async () => {
    const role = await attribute('site', 'role')
    expect(await journey.refused('attribute.rename', { attributeId: role.id, name: 'role (2024)' })).toMatch(
      /letters, digits/,
    )
    expect((await filters())[0]!.gone).toBe(false)
  })

  it('takes renamed values along, also where they are taken from a pair or grouped', async () => {
    const role = await attribute('site', 'role')
    const choices = role.choices.length > 0 ? role.choices : ['exemplar', 'follower']
    await journey.ask('attribute.retype', { attributeId: role.id, type: 'choice', choices: [...choices], lose: 0 })
    await journey.ask('attribute.setChoices', {
      attributeId: role.id,
      choices: choices.map(was => ({ was, value: was === 'exemplar' ? 'leader' : was })),
    })
    expect((await filters())[0]).toMatchObject({
      gone: false,
      words: expect.stringContaining('role of the site is leader') as string,
    })
    expect((await filters())[0]!.words).not.toContain('exemplar')
    await journey.ask('project.undo', {})
    expect((await filters())[0]!.words).toContain('exemplar')
  })

  it('that is removed stays in the filter, which says what it misses', async () => {
    const role = await attribute('site', 'role')
    await journey.ask('attribute.remove', { attributeId: role.id })
    expect(await filters()).toMatchObject([{ gone: true, misses: ['the attribute role of the site'] }])
    await journey.ask('project.undo', {})
    expect(await filters()).toMatchObject([{ gone: false, misses: [] }])
  })
})

describe('a code that was merged into another', () => {
  it('gives way to it in filters, displays and rounds, as one act and back', async () => {
    const [from, into] = (await journey.ask('code.list', {})).filter(
      one => one.kind === 'code' && one.status === 'active',
    )
    const filter = { is: 'coded', codeIds: [from!.id], below: true, how: 'this coding' } as const
    await journey.ask('filter.save', { name: 'Under the first', filter })
    await journey.ask('display.save', { name: 'Where it is', request: { ...request, filter } })
    const coderIds = (await journey.ask('project.coders', {})).slice(0, 1).map(one => one.id)
    await journey.ask('round.open', { name: 'All of it', from: null, until: null, coderIds, filter })
    const named = async () =>
      JSON.stringify([
        (await filters()).find(one => one.name === 'Under the first')!.filter,
        (await journey.ask('display.list', {})).find(one => one.name === 'Where it is')!.request,
        (await journey.ask('round.list', {})).find(one => one.name === 'All of it')!.filter,
      ])
    const before = await named()
    expect(before).toContain(from!.id)
    await journey.ask('framework.apply', {
      request: {
        operation: 'merge',
        codeIds: [from!.id],
        intoId: into!.id,
        overlaps: 'apart',
        below: 'follow',
        reason: 'one thing',
      },
    })
    expect(await named()).toBe(before.replaceAll(from!.id, into!.id))
    await journey.ask('project.undo', {})
    expect(await named()).toBe(before)
  })
})
