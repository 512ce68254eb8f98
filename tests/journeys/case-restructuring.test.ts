// Two cases become one, and one becomes two, through the door: everything that rests on them goes along, and one undo takes it back row for row.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseId, PropositionId } from '../../src/base/ids.ts'
import { Connection } from '../../src/store/driver.ts'
import { Journey, SAMPLE } from '../support/journey.ts'

class Study extends Journey {
  async begin(): Promise<void> {
    await this.sample()
  }
  async called(key: string): Promise<CaseId> {
    return (await this.ask('case.list', {})).find(one => one.key === key || one.name === key)!.id
  }
  async sheet(key: string) {
    return this.ask('case.sheet', { caseId: await this.called(key) })
  }
  async proposition(key: string): Promise<PropositionId> {
    return (await this.ask('proposition.list', {})).find(one => one.key === key)!.id as PropositionId
  }
  async attribute(name: string, about = 'site') {
    return (await this.ask('case.attributes', {})).find(one => one.name === name && one.about === about)!.id
  }
  async source(key: string) {
    return (await this.ask('source.list', {})).find(one => one.key === key)!
  }
  async write(site: string, code: string | null, text: string) {
    const codeId = code === null ? null : (await this.ask('code.list', {})).find(one => one.key === code)!.id
    return this.ask('summary.keep', { caseId: await this.called(site), codeId, text, stretch: `${site} ${code}` })
  }
  async cell(site: string, code: string | null) {
    const codeId = code === null ? null : (await this.ask('code.list', {})).find(one => one.key === code)!.id
    return this.ask('summary.cell', { caseId: await this.called(site), codeId })
  }
  async positionOf(site: string, proposition: string) {
    const sheet = await this.ask('proposition.sheet', { propositionId: await this.proposition(proposition) })
    return sheet.cases.find(one => one.key === site)!
  }
  /** Every row of every table of the study, but for the log itself. */
  rows(): Record<string, unknown[]> {
    const connection = new Connection(this.path('study.crosscase'), { readOnly: true })
    const tables = connection
      .all<{ name: string }>({
        text: `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'paragraph_text%' AND name NOT IN ('act', 'change', 'change_row', 'text_index', 'blob') ORDER BY name`,
        values: [],
      })
      .map(row => row.name)
    const rows = Object.fromEntries(
      tables.map(name => [name, connection.all({ text: `SELECT * FROM "${name}" ORDER BY rowid`, values: [] })]),
    )
    connection.close()
    return rows
  }
  async clean(): Promise<void> {
    expect((await this.ask('project.check', {})).problems).toEqual([])
  }
}

describe('two sites become one', () => {
  const study = new Study()
  let s07: CaseId
  let s08: CaseId
  let before: Record<string, unknown[]>
  beforeAll(async () => {
    await study.begin()
    s07 = await study.called('S07')
    s08 = await study.called('S08')
    const passage = (await study.ask('summary.themes', { caseId: s08 })).rows[0]
    expect(passage).toBeDefined()
    await study.write('S07', 'PLAYBOOK', 'They wrote it all down.')
    const kept = await study.write('S08', 'PLAYBOOK', 'Nobody read it.')
    const source = await study.source('T14')
    await study.ask('summary.link', {
      summaryId: kept.summaryId,
      stamp: kept.stamp,
      phrase: { start: 0, end: 6 },
      passage: { sourceId: source.id, range: { start: 200, end: 240 } },
    })
    await study.write('S08', 'ADVICE', 'Only here.')
    await study.write('S08', null, 'The site as a whole.')
    for (const [caseId, value] of [
      [s07, 'challenges'],
      [s08, 'mixed'],
    ] as const)
      await study.ask('position.decide', {
        propositionId: await study.proposition('P1'),
        caseId,
        value,
        rationale: `why ${value}`,
      })
    await study.ask('position.decide', { propositionId: await study.proposition('P2'), caseId: s08, value: 'mixed' })
    const scaleId = await study.ask('rating.addScale', {
      name: 'Learning',
      kind: 'ordinal',
      steps: ['low', 'high'],
      rule: null,
    })
    await study.ask('rating.rate', { scaleId, caseIds: [s07], value: 'low', note: 'hardly' })
    await study.ask('rating.rate', { scaleId, caseIds: [s08], value: 'high' })
    await study.ask('negativeCase.set', {
      propositionId: await study.proposition('P1'),
      caseId: s08,
      disposition: 'explained by',
      explanation: 'another release',
    })
    await study.ask('proposition.setCases', {
      propositionId: await study.proposition('P1'),
      part: 'formed on',
      caseIds: [s07, s08],
    })
    await study.ask('filter.save', { name: 'The two', filter: { all: [{ is: 'cases', ids: [s07, s08] }] } })
    await study.ask('display.save', {
      name: 'Just S08',
      request: {
        rows: 'codes',
        columns: { of: 'cases', kind: 'site', ids: [s08] },
        measure: 'presence',
        where: [],
        codedBy: [],
        stance: null,
        rollUp: false,
        reason: 'the deviant one',
      },
    })
    await study.ask('claim.add', {
      propositionId: await study.proposition('P1'),
      words: 'most sites',
      unit: 'sites',
      counts: ['challenges', 'mixed'],
      filter: { is: 'cases', ids: [s08] },
    })
    const link = { type: 'link', to: 'case', id: s08, name: 'the other hospital' }
    await study.ask('memo.write', { title: 'Free', rich: [{ type: 'paragraph', children: [link] }] as never })
    await study.ask('memo.write', {
      title: 'About S08',
      body: 'Strange place.',
      about: 'case',
      subjectId: s08,
    } as never)
    const codeId = (await study.ask('code.list', {})).find(one => one.key === 'ADVICE')!.id
    await study.ask('comment.add', { thing: { about: 'summary', id: s08, besideId: codeId } as never, body: 'Sure?' })
    await study.ask('case.link', { fromId: s07, toId: s08, relation: 'merged with', on: '2024-04', note: null })
    await study.ask('case.setPublishedCode', { caseId: s08, code: 'Site Q', reason: null })
    before = study.rows()
  })
  afterAll(() => study.end())

  it('is told before: what goes over, on what both say something else, since when they are one', async () => {
    const plan = await study.ask('case.planMerge', { fromId: s08, intoId: s07 })
    expect(Object.fromEntries(plan.goes.map(one => [one.kind, one.count]))).toMatchObject({
      people: 3,
      pairs: 1,
      summaries: 3,
      positions: 2,
      ratings: 1,
      memos: 1,
      'memo links': 1,
      comments: 1,
    })
    expect(plan.asks.filter(one => one.what !== 'value')).toMatchObject([
      { what: 'position', name: 'P1', into: 'challenges', from: 'mixed' },
      { what: 'rating', into: 'low', from: 'high' },
    ])
    expect(plan.asks.map(one => one.name)).toContain('role')
    expect(plan.notes.map(one => one.says)).toEqual(
      expect.arrayContaining(['pair of one', 'relation ends', 'summaries joined']),
    )
    expect(plan.on).toBe('2024-04')
    expect(study.rows()).toEqual(before)
  })

  it('is refused while something is open, with itself, with a person, and with a date that is none', async () => {
    const request = { fromId: s08, intoId: s07, take: [], on: null, reason: null }
    expect(await study.refused('case.merge', request)).toMatch(/say something else of role.*Say whose holds/)
    expect(await study.refused('case.merge', { ...request, fromId: s07 })).toMatch(/cannot be merged into itself/)
    expect(await study.refused('case.merge', { ...request, fromId: await study.called('R16') })).toMatch(/one kind/)
    expect(await study.refused('case.merge', { ...request, on: 'spring' })).toMatch(/no date/)
    expect(study.rows()).toEqual(before)
  })

  it('takes everything along as one act', async () => {
    const plan = await study.ask('case.planMerge', { fromId: s08, intoId: s07 })
    const people = (await study.sheet('S08')).participants.map(one => one.caseId)
    const sources = new Set([...(await study.sheet('S07')).ownSourceIds, ...(await study.sheet('S08')).ownSourceIds])
    await study.ask('case.merge', {
      fromId: s08,
      intoId: s07,
      take: plan.asks.map(({ what, id }) => ({ what, id, side: what === 'position' ? 'from' : 'into' }) as const),
      on: plan.on,
      reason: 'one trust since April',
    })
    await study.clean()
    const cases = await study.ask('case.list', {})
    expect(cases.some(one => one.id === s08)).toBe(false)
    const sheet = await study.sheet('S07')
    expect(new Set(sheet.ownSourceIds)).toEqual(sources)
    expect(sheet.participants.map(one => one.caseId)).toEqual(expect.arrayContaining(people))
    expect(sheet.links).toEqual([])
    expect(sheet.publishedCode).toBe('Site Q')
    expect((await study.sheet('P04')).members.map(one => one.name)).toEqual([sheet.name])
    expect(sheet.attributes.find(one => one.name === 'role')!.value).toBe('exemplar')
  })

  it('keeps what was written of both: summaries with their links, what was decided, what was rated', async () => {
    const { summary, history } = await study.cell('S07', 'PLAYBOOK')
    expect(summary!.text).toMatch(/^They wrote it all down\.\n\n\[.+\] Nobody read it\.$/)
    const [link] = summary!.links
    expect(summary!.text.slice(link!.phrase.start, link!.phrase.end)).toBe('Nobody')
    expect(summary!.status).toBe('draft')
    expect(summary!.moved).not.toBeNull()
    expect(history.map(one => one.text).sort()).toEqual(['Nobody read it.', 'They wrote it all down.'])
    expect((await study.cell('S07', 'ADVICE')).summary).toMatchObject({ text: 'Only here.' })
    const p1 = await study.positionOf('S07', 'P1')
    expect(p1.decided).toMatchObject({ value: 'mixed' })
    expect(JSON.stringify(p1)).toContain('was decided: challenges (Coder A): why challenges')
    expect((await study.positionOf('S07', 'P2')).decided).toMatchObject({ value: 'mixed' })
    const grid = await study.ask('rating.grid', { kind: 'site' } as never)
    expect(JSON.stringify(grid)).toContain('was rated high')
    const negative = (await study.ask('proposition.sheet', { propositionId: await study.proposition('P1') }))
      .negativeCases
    expect(negative).toMatchObject([{ caseId: s07, disposition: 'explained by', explanation: 'another release' }])
  })

  it('names the one that stays wherever the other was named: filters, displays, counts, memos, comments', async () => {
    const filters = await study.ask('filter.list', {})
    expect(filters[0]).toMatchObject({ gone: false, filter: { all: [{ is: 'cases', ids: [s07] }] } })
    expect((await study.ask('display.list', {}))[0]!.request).toMatchObject({ columns: { ids: [s07] } })
    expect(JSON.stringify(await study.ask('claim.list', {}))).not.toContain(s08)
    expect(study.rows()['comment']!.length).toBe(1)
    expect(JSON.stringify(await study.ask('memo.list', {}))).not.toContain(s08)
    const hex = (bytes: unknown) => Buffer.from((bytes as { data: number[] }).data).toString('hex')
    const left = JSON.stringify(study.rows(), (_name, value: unknown) =>
      typeof value === 'object' && value !== null && 'data' in value ? hex(value) : value,
    )
    // Only its own history still knows its id.
    expect(left.split(s08.replaceAll('-', '')).length - 1).toBe(1)
    expect(left).not.toContain(s08)
  })

  it('[M36] is told of the one that stays, with its date, and what did not go over', async () => {
    const [event] = await study.ask('case.events', { caseId: s07 })
    expect(event).toMatchObject({
      event: 'merged',
      otherKey: 'S08',
      isThere: false,
      on: '2024-04',
      reason: 'one trust since April',
      coder: 'Coder A',
      details: {
        relation: 'merged with',
        values: expect.arrayContaining([{ attribute: 'role', value: 'follower' }]) as never,
      },
    })
  })

  it('keeps meaning the one that stays where sheets name its key: loading the study again brings nothing back', async () => {
    const rows = study.rows()
    const report = await study.ask('study.load', { path: SAMPLE })
    expect(report.counts.sites).toBe(0)
    expect(report.warnings.join('\n')).toMatch(/S08 was merged into “.+”; its row was left alone/)
    const now = study.rows()
    for (const table of ['case', 'case_source', 'case_member', 'case_link', 'case_event', 'attribute_value'])
      expect(now[table], table).toEqual(rows[table])
    expect((await study.ask('list.rows', { what: 'changes' }))[0]!.name).toMatch(/Merge site/)
  })

  it('is one act: one undo brings all of it back row for row, and redo makes them one again', async () => {
    const after = study.rows()
    await study.ask('project.undo', {})
    expect(study.rows()).toEqual(before)
    await study.clean()
    await study.ask('project.redo', {})
    expect(study.rows()).toEqual(after)
    await study.clean()
  })
})

describe('two people become one', () => {
  const study = new Study()
  beforeAll(() => study.begin())
  afterAll(() => study.end())

  it('speakers go over, the site is asked about, and the narrower consent holds', async () => {
    const [from, into] = [await study.called('R18'), await study.called('R01')]
    await study.ask('case.setConsent', {
      caseId: into,
      consent: { scope: 'quote', givenOn: '2024-01-05', withdrawnOn: null, note: null },
    })
    await study.ask('case.setConsent', {
      caseId: from,
      consent: { scope: 'paraphrase', givenOn: '2024-02-05', withdrawnOn: null, note: 'by mail' },
    })
    const plan = await study.ask('case.planMerge', { fromId: from, intoId: into })
    expect(plan.asks.map(one => one.what)).toContain('within')
    expect(plan.notes).toContainEqual({ says: 'narrower consent', name: plan.from.name })
    const speakers = plan.goes.find(one => one.kind === 'speakers')!.count
    expect(speakers).toBeGreaterThan(0)
    await study.ask('case.merge', {
      fromId: from,
      intoId: into,
      name: 'The same person',
      key: 'R01b',
      take: plan.asks.map(({ what, id }) => ({ what, id, side: 'into' as const })),
      on: null,
      reason: null,
    })
    await study.clean()
    const sheet = await study.sheet('R01b')
    expect(sheet).toMatchObject({
      id: into,
      name: 'The same person',
      consent: { scope: 'paraphrase', givenOn: '2024-02-05', note: 'by mail' },
    })
  })
})

describe('one site becomes two', () => {
  const study = new Study()
  let first: CaseId
  let before: Record<string, unknown[]>
  beforeAll(async () => {
    await study.begin()
    first = await study.called('S01')
    await study.write('S01', null, 'They asked for advice.')
    await study.ask('position.decide', {
      propositionId: await study.proposition('P1'),
      caseId: first,
      value: 'supports',
    })
    before = study.rows()
  })
  afterAll(() => study.end())

  it('shows its parts, and what stays with the whole', async () => {
    const parts = await study.ask('case.parts', { caseId: first })
    expect(parts.sources.length).toBe((await study.sheet('S01')).ownSourceIds.length)
    expect(parts.people.map(one => one.key)).toEqual((await study.sheet('S01')).participants.map(one => one.key))
    expect(parts.passages.length).toBe(parts.allPassages)
    expect(parts.passages[0]).toMatchObject({ reference: expect.stringMatching(/^[TOD]\d\d ¶\d+$/) as never })
    expect(parts.stays).toEqual(
      expect.arrayContaining([
        { kind: 'summaries', count: 1 },
        { kind: 'positions', count: 1 },
        { kind: 'pairs', count: 1 },
      ]),
    )
  })

  it('refuses what is not of it, and a split in which nothing goes', async () => {
    const nothing = {
      caseId: first,
      name: 'Quillbrook West',
      key: 'S01W',
      withValues: true,
      sources: [],
      peopleIds: [],
      speakerIds: [],
      evidenceIds: [],
      on: null,
      reason: null,
    }
    expect(await study.refused('case.split', nothing)).toMatch(/Nothing of “Quillbrook General” was chosen/)
    const foreign = (await study.sheet('S03')).ownSourceIds[0] as never
    expect(await study.refused('case.split', { ...nothing, sources: [{ sourceId: foreign, to: 'new' }] })).toMatch(
      /not of “Quillbrook General”/,
    )
    expect(
      await study.refused('case.split', { ...nothing, key: 'S02', peopleIds: [await study.called('R01')] }),
    ).toMatch(/has the key S02 already/)
    expect(study.rows()).toEqual(before)
  })

  it('takes what was chosen to a new one; what is of the whole stays and says that its evidence moved', async () => {
    const parts = await study.ask('case.parts', { caseId: first })
    const judged = parts.passages.filter(one => one.proposition === 'P1')
    const goes = judged[0]!.sourceId
    const both = parts.sources.find(
      one => one.id !== goes && parts.passages.some(passage => passage.sourceId === one.id),
    )!
    const narrowed = parts.passages.find(one => one.sourceId === both.id)!
    const person = parts.people[0]!
    const made = await study.ask('case.split', {
      caseId: first,
      name: 'Quillbrook West',
      key: 'S01W',
      withValues: true,
      sources: [
        { sourceId: goes, to: 'new' },
        { sourceId: both.id, to: 'both' },
      ],
      peopleIds: [person.id],
      speakerIds: [],
      evidenceIds: [narrowed.id],
      on: '2025-01',
      reason: 'two hospitals again',
    })
    await study.clean()
    const [one, two] = [await study.sheet('S01'), await study.sheet('S01W')]
    expect(two.id).toBe(made)
    expect(two.kind).toBe('site')
    expect(new Set(two.ownSourceIds)).toEqual(new Set([goes, both.id]))
    expect(one.ownSourceIds).toContain(both.id)
    expect(one.ownSourceIds).not.toContain(goes)
    expect(two.participants.map(each => each.caseId)).toEqual([person.id])
    expect(two.attributes.map(each => each.value)).toEqual(one.attributes.map(each => each.value))
    expect((await study.cell('S01', null)).summary!.moved).not.toBeNull()
    const position = await study.positionOf('S01', 'P1')
    expect(position.decided).toMatchObject({ value: 'supports' })
    expect(position.decided!.moved).not.toBeNull()
    const [event] = await study.ask('case.events', { caseId: made })
    expect(event).toMatchObject({ event: 'split', cameOut: true, otherKey: 'S01', on: '2025-01' })
  })

  it('is one act, undone row for row', async () => {
    await study.ask('project.undo', {})
    expect(study.rows()).toEqual(before)
    await study.clean()
  })

  it('a person who was two: speakers go, and a limit of consent holds for both', async () => {
    const person = await study.called('R18')
    await study.ask('case.setConsent', {
      caseId: person,
      consent: { scope: 'paraphrase', givenOn: null, withdrawnOn: null, note: null },
    })
    const { speakers } = await study.ask('case.parts', { caseId: person })
    const made = await study.ask('case.split', {
      caseId: person,
      name: 'Somebody else',
      key: null,
      withValues: false,
      sources: [],
      peopleIds: [],
      speakerIds: speakers.map(one => one.id),
      evidenceIds: [],
      on: null,
      reason: null,
    })
    expect((await study.ask('case.parts', { caseId: made })).speakers.length).toBe(speakers.length)
    expect((await study.ask('case.sheet', { caseId: made })).consent).toMatchObject({ scope: 'paraphrase' })
  })
})
