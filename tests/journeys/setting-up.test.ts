// Setting up a study from its sheets: scenarios 1–6, 8, 10 and 12 of the methods, through the door.

import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Journey, SAMPLE } from '../support/journey.ts'
import { LEFT_OUT, leftOutByReason, samplingTable } from '../../src/cases/sampling.ts'

const sheet = (name: string) => `${SAMPLE}/${name}`

describe('sheets one by one', () => {
  const journey = new Journey()
  beforeAll(() => journey.project())
  afterAll(() => journey.end())
  const casesOf = async (kind: string) =>
    (await journey.ask('list.rows', { what: 'cases' })).filter(row => row['kind'] === kind)
  const written = (name: string, content: string) => {
    writeFileSync(journey.path(name), content)
    return journey.path(name)
  }
  const links = async (relation: string) =>
    (await journey.ask('list.rows', { what: 'cases' })).flatMap(row =>
      ((row['links'] ?? []) as { relation: string; to: string }[])
        .filter(link => link.relation === relation)
        .map(link => [row.key ?? row.id, link.to].toSorted().join(' ')),
    )

  it('[1] twelve sites with typed attributes; paired_with becomes six relations, not twelve', async () => {
    const report = await journey.ask('import.cases', {
      path: sheet('sites.csv'),
      kind: 'site',
      key: 'site_id',
      name: 'pseudonym',
      links: [{ column: 'paired_with', relation: 'paired with' }],
    })
    expect(report).toEqual({ added: 12, changed: 0, skipped: 0, warnings: [] })
    expect((await links('paired with')).toSorted()).toEqual([
      'S01 S02',
      'S03 S04',
      'S05 S06',
      'S07 S08',
      'S09 S10',
      'S11 S12',
    ])
    const attributes = await journey.ask('list.rows', { what: 'attributes' })
    expect(Object.fromEntries(attributes.map(row => [row.name, row['type']]))).toEqual({
      role: 'choice',
      sector: 'choice',
      platform: 'choice',
      platform_release: 'choice',
      region: 'choice',
      regional_board: 'choice',
      merged: 'yes or no',
      study_depth: 'choice',
      size_band: 'choice',
    })
  })

  it('[2] each pairing is a case with attributes of its own and can be the column of a matrix', async () => {
    const report = await journey.ask('import.cases', {
      path: sheet('pairings.csv'),
      kind: 'pair',
      key: 'pairing_id',
      members: ['exemplar', 'follower'],
    })
    expect(report).toEqual({ added: 6, changed: 0, skipped: 0, warnings: [] })
    const pair = (await casesOf('pair')).find(row => row.key === 'P04')!
    expect(pair).toMatchObject({
      name: 'Candlemoth Hospitals and Nettlespur Hospital',
      members: ['S07', 'S08'],
      attributes: { same_platform: 'no', travel_time_band: 'under 30 minutes', merged_with_each_other: 'yes' },
    })
  })

  it('[3] a merger with an organisation outside the study leads to what is no site', async () => {
    expect((await links('merged with')).toSorted()).toEqual(['S07 S08', 'S12 outside:S12'])
    expect((await casesOf('outside')).map(row => row.name)).toEqual(['outside the study'])
    expect(await casesOf('site')).toHaveLength(12)
  })

  it('[3] one whose name is known is recorded by its name', async () => {
    const path = written('mergers.csv', 'site,with\nS10,Fernside Trust\n')
    const links = [{ column: 'with', relation: 'merged with' }]
    const report = await journey.ask('import.cases', { path, kind: 'site', key: 'site', links })
    expect(report).toEqual({ added: 0, changed: 0, skipped: 1, warnings: [] })
    expect((await casesOf('outside')).map(row => row.key)).toEqual(['outside:S12', 'Fernside Trust'])
  })

  it('[4] twelve excluded followers are records with a reason', async () => {
    const rows = Array.from({ length: 12 }, (_, at) => `X${at + 1},${at < 9 ? 'joined later' : 'merged with exemplar'}`)
    const path = written('excluded.csv', `organisation;reason\n${rows.join('\n').replaceAll(',', ';')}\n`)
    const report = await journey.ask('import.cases', { path, kind: 'excluded', key: 'organisation' })
    expect(report).toEqual({ added: 12, changed: 0, skipped: 0, warnings: [] })
    const reasons = (await casesOf('excluded')).map(row => (row['attributes'] as { reason: string }).reason)
    expect(reasons.filter(reason => reason === 'joined later')).toHaveLength(9)
    expect(reasons.filter(reason => reason === 'merged with exemplar')).toHaveLength(3)
    expect(await casesOf('site')).toHaveLength(12)
  })

  it('[4] the sampling table counts sites by their attributes, and what was left out by reason', async () => {
    expect(leftOutByReason(await journey.ask('case.table', { kind: LEFT_OUT.kind }))).toEqual([
      { reason: 'joined later', cases: 9 },
      { reason: 'merged with exemplar', cases: 3 },
    ])
    const sites = await journey.ask('case.table', { kind: 'site' })
    const place = (name: string) => sites.attributes.findIndex(attribute => attribute.name === name)
    expect(samplingTable(sites, [place('role'), place('sector')]).map(row => [...row.values, row.cases])).toEqual([
      ['exemplar', 'acute', 4],
      ['exemplar', 'mental health', 1],
      ['exemplar', 'specialist', 1],
      ['follower', 'acute', 4],
      ['follower', 'mental health', 1],
      ['follower', 'specialist', 1],
    ])
  })

  it('[6] two participants have no site, and nobody minds', async () => {
    const input = { path: sheet('respondents.csv'), kind: 'participants', key: 'respondent_id', within: 'site_id' }
    const report = await journey.ask('import.cases', input)
    expect(report).toEqual({ added: 26, changed: 0, skipped: 0, warnings: [] })
    const people = await casesOf('participant')
    expect(people.filter(row => row['within'] === undefined).map(row => row.key)).toEqual(['R25', 'R26'])
    expect(people.find(row => row.key === 'R18')).toMatchObject({
      within: 'S08',
      attributes: { role_category: 'clinical user' },
    })
    expect(await journey.ask('import.cases', input)).toEqual({ added: 0, changed: 0, skipped: 26, warnings: [] })
  })

  it('the framework and the propositions come in by themselves, and a second time not at all', async () => {
    const framework = { path: sheet('codebook.csv') }
    const plan = await journey.ask('import.framework', { ...framework, dryRun: true })
    expect(plan.changes.filter(change => change.deed === 'added')).toHaveLength(34)
    expect(await journey.ask('code.list', {})).toEqual([])
    expect(await journey.ask('import.framework', framework)).toEqual(plan)
    expect(await journey.ask('import.framework', framework)).toMatchObject({
      added: 0,
      changed: 0,
      skipped: 34,
      changes: [],
    })
    expect(await journey.ask('import.propositions', { path: sheet('propositions.csv') })).toMatchObject({
      added: 8,
      warnings: [],
    })
    expect(await journey.ask('import.propositions', { path: sheet('propositions.csv') })).toMatchObject({
      added: 0,
      skipped: 8,
    })
  })

  it('each sheet was one act, undone as one', async () => {
    const acts = await journey.ask('project.history', {})
    expect(acts.map(act => act.label)).toEqual([
      'Import propositions.csv',
      'Import codebook.csv',
      'Import respondents.csv',
      'Import excluded.csv',
      'Import mergers.csv',
      'Import pairings.csv',
      'Import sites.csv',
    ])
    await journey.ask('project.undo', { acts: 7 })
    expect(await journey.ask('list.rows', { what: 'cases' })).toEqual([])
    expect(await journey.ask('project.check', {})).toMatchObject({ problems: [] })
  })
})

describe('the whole study', () => {
  const journey = new Journey()
  beforeAll(async () => {
    await journey.sample()
  })
  afterAll(() => journey.end())
  const rows = async (what: 'sources' | 'codes' | 'cases' | 'codings' | 'speakers' | 'versions') =>
    journey.ask('list.rows', { what })
  const openByKey = async (key: string) => {
    const { id } = (await journey.ask('source.list', {})).find(source => source.key === key)!
    return journey.ask('source.open', { sourceId: id })
  }

  it('[5] ten questions of the topic guide, linked to the codes that were made from them', async () => {
    const codes = await journey.ask('code.list', {})
    const linked = new Map<string, string[]>()
    for (const code of codes) {
      const entry = await journey.ask('code.entry', { codeId: code.id })
      for (const question of entry.questions) linked.set(question.key, [...(linked.get(question.key) ?? []), code.key!])
    }
    expect([...linked.keys()].toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)))).toEqual(
      Array.from({ length: 10 }, (_, at) => `Q${at + 1}`),
    )
    expect(linked.get('Q3')).toEqual(['CONTACT', 'CONTACT_VISIT', 'CONTACT_REMOTE'])
    expect(linked.get('Q4')).toEqual(['REUSE', 'DIRECTION'])
  })

  it('the framework has 26 codes in use, 6 groups and 2 retired ones that say what replaced them', async () => {
    const codes = await journey.ask('code.list', {})
    expect(codes.filter(code => code.kind === 'group')).toHaveLength(6)
    expect(codes.filter(code => code.kind === 'code' && code.status === 'active')).toHaveLength(26)
    const retired = codes.filter(code => code.status === 'retired')
    expect(retired.map(code => code.key)).toEqual(['DIRECTION', 'CULTURE'])
    const entry = await journey.ask('code.entry', { codeId: retired[0]!.id })
    expect(entry.replacedBy.map(code => code.name)).toEqual(['Taken up from the exemplar', 'Learned by the exemplar'])
    expect(
      (await journey.ask('framework.versions', {})).map(version => [
        version.label,
        version.savedOn,
        version.entries.length,
      ]),
    ).toEqual([
      ['v1', '2024-01-22', 1],
      ['v2', '2024-03-28', 3],
      ['v3', '2024-05-03', 3],
      ['v4', '2024-06-28', 2],
    ])
  })

  it('[8] 24 interviews with their speakers; T06 and T15 have two respondents each', async () => {
    expect((await rows('sources')).filter(source => source['kind'] === 'interview')).toHaveLength(24)
    const speakers = await rows('speakers')
    const people = (source: string) =>
      speakers
        .filter(speaker => speaker['source'] === source && speaker['role'] === 'respondent')
        .map(speaker => speaker['participant'])
    expect(people('T06')).toEqual(['R06', 'R07'])
    expect(people('T15')).toEqual(['R16', 'R17'])
    expect(people('T17'), 'called only “Respondent”').toEqual(['R19'])
    const respondents = speakers.filter(speaker => speaker['role'] === 'respondent')
    expect(respondents).toHaveLength(26)
    expect(respondents.filter(speaker => speaker['participant'] === undefined)).toEqual([])
  })

  it('[10] every coding stands on its quote, past a character outside the basic plane and a combining accent', async () => {
    for (const key of ['D06', 'O08', 'T15']) {
      const source = await openByKey(key)
      const text = source.paragraphs.map(paragraph => paragraph.text).join('\n')
      const codings = (await rows('codings')).filter(coding => coding['source'] === key)
      expect(codings.length).toBeGreaterThan(0)
      for (const coding of codings)
        expect(text.slice(coding['start'] as number, coding['end'] as number)).toBe(coding['quote'])
    }
  })

  it('[12] O03 belongs to no site, O07 to four', async () => {
    const sources = await rows('sources')
    expect(sources.find(source => source.key === 'O03')!['cases']).toEqual([])
    expect(sources.find(source => source.key === 'O07')!['cases']).toEqual(['S01', 'S02', 'S08', 'S09'])
  })

  it('who coded which source is marked', async () => {
    const coded = (await rows('sources')).map(source => (source['codedBy'] as string[]).join())
    expect(coded.filter(names => names === 'A,B')).toHaveLength(11)
    expect(coded.filter(names => names !== 'A,B' && names !== '')).toHaveLength(27)
  })

  it('the sheet of codings that came with the study brings nothing new by itself', async () => {
    const report = await journey.ask('import.codings', { path: sheet('coding.csv') })
    expect(report).toEqual({ added: 0, changed: 0, skipped: 251, warnings: [], quotesVerified: 251, evidence: 0 })
  })

  it('what is exported again as a sheet of the study comes in as nothing new', async () => {
    const path = journey.path('again.csv')
    const rowsOf = (await rows('codings')).map(coding =>
      [coding['source'], coding['start'], coding['end'], coding['code'], coding['coder']].join(';'),
    )
    writeFileSync(path, `source;start;end;code;coder\n${rowsOf.join('\n')}\n`)
    const report = await journey.ask('import.codings', { path, offsets: 'utf-16' })
    expect(report).toMatchObject({ added: 0, skipped: 538, warnings: [] })
  })
})
