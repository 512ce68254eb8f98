// Cases and attributes by hand, through the door.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AttributeId, CaseId } from '../../src/base/ids.ts'
import type { AttributeRule } from '../../src/cases/rules.ts'
import { readHeads } from '../../src/analysis/head-queries.ts'
import { valuesByName, valuesInUse } from '../../src/cases/value-queries.ts'
import { Journey, SAMPLE } from '../support/journey.ts'

class Study extends Journey {
  async begin(): Promise<void> {
    await this.project()
    for (const [file, kind, key, more] of [
      ['sites.csv', 'site', 'site_id', {}],
      ['pairings.csv', 'pair', 'pairing_id', { members: ['exemplar', 'follower'] as string[] }],
      ['respondents.csv', 'participant', 'respondent_id', { within: 'site_id' }],
    ] as const)
      await this.ask('import.cases', { path: `${SAMPLE}/${file}`, kind, key, ...more })
  }
  async called(key: string): Promise<CaseId> {
    return (await this.ask('case.list', {})).find(one => one.key === key || one.name === key)!.id
  }
  async sheet(key: string) {
    return this.ask('case.sheet', { caseId: await this.called(key) })
  }
  async attribute(name: string, about = 'site'): Promise<AttributeId> {
    return (await this.ask('case.attributes', {})).find(one => one.name === name && one.about === about)!.id
  }
  async value(key: string, name: string) {
    return (await this.sheet(key)).attributes.find(one => one.name === name)!.value
  }
  /** One attribute of every case of a kind, by key. */
  async column(kind: string, name: string): Promise<Record<string, string | null>> {
    const table = await this.ask('case.table', { kind })
    const at = table.attributes.findIndex(one => one.name === name)
    return Object.fromEntries(table.cases.map((item, row) => [item.key ?? item.name, table.values[row]![at]!]))
  }
  async lastAct(): Promise<string> {
    return (await this.ask('list.rows', { what: 'changes' }))[0]!.name
  }
}

describe('cases by hand', () => {
  const study = new Study()
  beforeAll(() => study.begin())
  afterAll(() => study.end())

  it('a network is a case of the study’s own kind, with members and attributes', async () => {
    const members = [
      { caseId: await study.called('S01'), part: 'lead' },
      { caseId: await study.called('S03'), part: 'member' },
    ]
    const network = await study.ask('case.create', { kind: 'network', name: 'Pharmacy network', members })
    const attributeId = await study.ask('attribute.create', {
      about: 'network',
      name: 'meets',
      type: 'choice',
      choices: ['monthly', 'rarely'],
    })
    await study.ask('case.setValue', { caseId: network, attributeId, value: 'monthly' })
    const sheet = await study.ask('case.sheet', { caseId: network })
    expect(sheet.members.map(one => [one.name, one.part])).toEqual([
      ['Quillbrook General', 'lead'],
      ['Ostrel Bay Infirmary', 'member'],
    ])
    expect((await study.sheet('S01')).pairs.map(one => one.name)).toContain('Pharmacy network')
    expect(await study.refused('case.create', { kind: 'network', name: 'Pharmacy network' })).toMatch(/already/)
  })

  it('[3] a merger with an organisation outside the study has its date and a note, and is no site', async () => {
    const fromId = await study.called('S10')
    await study.ask('case.link', {
      fromId,
      outside: 'Fernside Trust',
      relation: 'merged with',
      on: '2024-04',
      note: 'announced in March',
    })
    const merger = { relation: 'merged with', name: 'Fernside Trust', kind: 'outside', on: '2024-04' }
    expect((await study.sheet('S10')).links).toContainEqual(
      expect.objectContaining({ ...merger, note: 'announced in March' }),
    )
    expect((await study.ask('case.list', { kind: 'site' })).length).toBe(12)
    const toId = await study.called('Fernside Trust')
    await study.ask('case.link', { fromId, toId, relation: 'absorbed', was: 'merged with', on: '2024', note: null })
    expect((await study.sheet('S10')).links.map(one => one.relation)).toContain('absorbed')
    await study.ask('case.unlink', { fromId, toId, relation: 'absorbed' })
    expect((await study.sheet('S10')).links.map(one => one.relation)).toEqual(['paired with'])
    expect(await study.refused('case.link', { fromId, toId, relation: 'near', on: 'spring', note: null })).toMatch(
      /no date/,
    )
  })

  it('nobody lies in themselves', async () => {
    const [site, person] = [await study.called('S01'), await study.called('R01')]
    expect(await study.refused('case.move', { caseIds: [site], withinId: person })).toMatch(/cannot lie in itself/)
    await study.ask('case.move', { caseIds: [person], withinId: await study.called('S02') })
    expect((await study.sheet('R01')).attributes.find(one => one.name === 'size_band')).toMatchObject({
      value: 'medium',
      inheritedFrom: 'Marrowfen District',
    })
  })

  it('a site stays while something rests on it, and the refusal says what', async () => {
    const says = await study.refused('case.remove', { caseIds: [await study.called('S02')] })
    expect(says).toMatch(/“Marrowfen District” stays: 3 cases lie in it; 1 pair or other case joins it\./)
  })

  it('goes with what goes along, links of memos become plain words, and one undo brings all back', async () => {
    const caseId = await study.called('Pharmacy network')
    const link = { type: 'link', to: 'case', id: caseId, name: 'the network' }
    await study.ask('memo.write', { title: 'Networks', rich: [{ type: 'paragraph', children: [link] }] as never })
    const before = await study.sheet('Pharmacy network')
    await study.ask('case.remove', { caseIds: [caseId] })
    expect((await study.ask('case.list', {})).some(one => one.id === caseId)).toBe(false)
    await study.ask('project.undo', {})
    expect(await study.sheet('Pharmacy network')).toEqual(before)
  })

  it('another key is its own, another kind takes it along', async () => {
    const caseId = await study.called('Pharmacy network')
    await study.ask('case.setKey', { caseId, key: 'N1' })
    await study.ask('case.setKind', { caseIds: [caseId], kind: 'learning network' })
    expect(await study.sheet('N1')).toMatchObject({ kind: 'learning network', attributes: [] })
    await study.ask('case.setKind', { caseIds: [caseId], kind: 'network' })
    expect(await study.value('N1', 'meets')).toBe('monthly')
    expect(await study.refused('case.setKey', { caseId: await study.called('S01'), key: 'S02' })).toMatch(/has the key/)
  })
})

describe('attributes', () => {
  const study = new Study()
  beforeAll(() => study.begin())
  afterAll(() => study.end())

  it('[43] same platform is equality across the pair, and equals what the sheet says', async () => {
    const rule = { from: 'equal', attributeId: await study.attribute('platform') } as const
    await study.ask('attribute.create', { about: 'pair', name: 'same platform', type: 'text', rule })
    expect(await study.column('pair', 'same platform')).toEqual(await study.column('pair', 'same_platform'))
    expect((await study.sheet('P01')).attributes.find(one => one.name === 'same platform')!.rule).toBe(
      'yes where all members have the same platform',
    )
  })

  it('[50] each site takes the value of its pair, and a matrix can group by it', async () => {
    const rule = { from: 'pair', attributeId: await study.attribute('same platform', 'pair') } as const
    await study.ask('attribute.create', { about: 'site', name: 'same platform', type: 'text', rule })
    const sites = await study.column('site', 'same platform')
    expect([sites['S01'], sites['S02'], sites['S07'], sites['S12']]).toEqual(['yes', 'yes', 'no', 'no'])
    const heads = readHeads(study.core.needProject().project.read).attributes
    const head = heads.find(one => one.name === 'same platform' && one.about === 'site')!
    expect([...head.values.values()].filter(value => value === 'yes')).toHaveLength(6)
  })

  it('would not follow from itself', async () => {
    const rule = { from: 'equal', attributeId: await study.attribute('same platform') } as const
    expect(
      await study.refused('attribute.setRule', { attributeId: await study.attribute('same platform', 'pair'), rule }),
    ).toMatch(/would follow from itself: “same platform” from “same platform” from “same platform”/)
  })

  it('a value that follows from others is not set by hand, and what others follow from is not removed', async () => {
    const attributeId = await study.attribute('same platform')
    expect(
      await study.refused('case.setValue', { caseId: await study.called('S01'), attributeId, value: 'no' }),
    ).toMatch(/follows from others/)
    expect(await study.refused('attribute.remove', { attributeId: await study.attribute('platform') })).toMatch(
      /“same platform” follows from “platform”/,
    )
  })

  it('[83] sector is coarsened to acute and other', async () => {
    const attributeId = await study.attribute('sector')
    const rule: AttributeRule = {
      from: 'groups',
      attributeId,
      groups: [{ value: 'acute', of: ['acute'] }],
      others: 'other',
    }
    await study.ask('attribute.create', { about: 'site', name: 'sector group', type: 'text', rule })
    const column = Object.values(await study.column('site', 'sector group'))
    expect(column.filter(value => value === 'acute')).toHaveLength(8)
    expect(column.filter(value => value === 'other')).toHaveLength(4)
    const listed = (await study.ask('list.rows', { what: 'attributes' })).find(row => row.name === 'sector group')
    expect(listed).toMatchObject({
      type: 'choice',
      choices: ['acute', 'other'],
      rule: expect.stringMatching(/^grouped from sector/),
    })
    // A value renamed in its list is renamed in the group.
    await study.ask('attribute.setChoices', {
      attributeId,
      choices: [
        { value: 'acute care', was: 'acute' },
        { value: 'mental health', was: 'mental health' },
        { value: 'specialist', was: 'specialist' },
      ],
    })
    expect(Object.values(await study.column('site', 'sector group')).filter(value => value === 'acute')).toHaveLength(8)
    expect(await study.value('S01', 'sector')).toBe('acute care')
    await study.ask('project.undo', {})
    expect(await study.value('S01', 'sector')).toBe('acute')
  })

  it('what follows from others is read wherever values are read by name', async () => {
    const read = study.core.needProject().project.read
    const values = valuesByName(read)(await study.called('S05'))
    expect(values.get('sector group')).toBe('other')
    expect(values.get('sector')).toBe('mental health')
    expect(valuesInUse(read, 'site', 'sector group')).toEqual([
      { value: 'acute', cases: 8 },
      { value: 'other', cases: 4 },
    ])
  })

  it('a list keeps the values that cases have', async () => {
    const choices = [{ value: 'acute', was: 'acute' }]
    expect(
      await study.refused('attribute.setChoices', { attributeId: await study.attribute('sector'), choices }),
    ).toMatch(/“mental health” \(2\), “specialist” \(2\) stand in the table/)
  })

  it('unassigned is one thing, does not apply another', async () => {
    const [caseId, attributeId] = [await study.called('S07'), await study.attribute('platform_release')]
    expect(await study.value('S07', 'platform_release')).toBe(null)
    await study.ask('case.setValue', { caseId, attributeId, value: 'n/a' })
    expect(await study.value('S07', 'platform_release')).toBe('does not apply')
    expect(await study.ask('attribute.use', { attributeId })).toMatchObject({ doesNotApply: 1 })
    const row = (await study.ask('list.rows', { what: 'cases' })).find(one => one.key === 'S07')!
    expect(row['attributes']).toMatchObject({ platform_release: 'does not apply' })
    await study.ask('case.setValue', { caseId, attributeId, value: null })
    expect(await study.value('S07', 'platform_release')).toBe(null)
  })

  it('another type is planned first: what would be lost is said, and a plan that is old is refused', async () => {
    const attributeId = await study.attribute('platform_release')
    const plan = await study.ask('attribute.planRetype', { attributeId, type: 'number' })
    expect(plan).toMatchObject({ lostValues: plan.lost.reduce((sum, one) => sum + one.cases, 0) })
    expect(plan.lost.map(one => one.value)).toContain('R8')
    expect(await study.refused('attribute.retype', { attributeId, type: 'number', lose: 0 })).toMatch(/would not fit/)
    await study.ask('attribute.retype', { attributeId, type: 'number', lose: plan.lostValues })
    expect(await study.value('S01', 'platform_release')).toBe(null)
    expect(await study.value('S03', 'platform_release')).toBe('5')
    await study.ask('project.undo', {})
    expect(await study.value('S01', 'platform_release')).toBe('R8')
  })

  it('is renamed, moved, and removed with its values', async () => {
    const attributeId = await study.attribute('size_band')
    await study.ask('attribute.rename', { attributeId, name: 'size' })
    await study.ask('attribute.move', { attributeId, beforeId: await study.attribute('role') })
    expect((await study.ask('case.table', { kind: 'site' })).attributes[0]!.name).toBe('size')
    expect(await study.refused('attribute.rename', { attributeId, name: 'ROLE' })).toMatch(/already/)
    expect(await study.ask('attribute.remove', { attributeId })).toBe(12)
    expect(await study.lastAct()).toBe('Remove attribute “size” with 12 values')
    await study.ask('project.undo', {})
    expect(await study.value('S01', 'size')).toBe('large')
  })

  it('many cells are one act, all or none', async () => {
    const [role, merged] = [await study.attribute('role'), await study.attribute('merged')]
    const [a, b] = [await study.called('S01'), await study.called('S02')]
    const cells = [
      { caseId: a, attributeId: merged, value: 'YES' },
      { caseId: b, attributeId: merged, value: 'y' },
    ]
    expect(
      await study.refused('case.setValues', { cells: [...cells, { caseId: a, attributeId: role, value: 'captain' }] }),
    ).toMatch(/does not fit role/)
    expect(await study.value('S01', 'merged')).toBe('no')
    expect(await study.ask('case.setValues', { cells })).toBe(2)
    expect(await study.value('S02', 'merged')).toBe('yes')
    await study.ask('project.undo', {})
    expect(await study.value('S01', 'merged')).toBe('no')
    expect(await study.value('S02', 'merged')).toBe('no')
  })
})
