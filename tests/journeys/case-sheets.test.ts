// Sheets of cases in and out, and the sampling table, through the door.

import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseChange } from '../../src/exchange/types.ts'
import { Journey, SAMPLE } from '../support/journey.ts'

class Study extends Journey {
  async begin(): Promise<void> {
    await this.sample()
  }
  written(name: string, ...lines: readonly string[]): string {
    writeFileSync(this.path(name), `${lines.join('\n')}\n`)
    return this.path(name)
  }
  async site(key: string) {
    const { id } = (await this.ask('case.list', { kind: 'site' })).find(one => one.key === key)!
    const sheet = await this.ask('case.sheet', { caseId: id })
    return { ...sheet, values: Object.fromEntries(sheet.attributes.map(one => [one.name, one.value])) }
  }
  async state() {
    return [await this.ask('list.rows', { what: 'cases' }), await this.ask('list.rows', { what: 'attributes' })]
  }
}

/** A change as a line: key, deed, and each field with what stood there. */
const line = ({ key, deed, fields }: CaseChange) =>
  `${key} ${deed}: ${fields.map(one => `${one.label ?? one.what} ${one.before ?? '–'} → ${one.after}${one.outside ? ' (new)' : ''}${one.asks ? ' (asks)' : ''}`).join(', ')}`

describe('a sheet of cases', () => {
  const study = new Study()
  beforeAll(() => study.begin())
  afterAll(() => study.end())
  const sheet = () =>
    study.written(
      'more.csv',
      'site_id,pseudonym,sector,size_band,platform_release,paired_with',
      'S01,Quillbrook,acut,large,R9,S02',
      'S02,Marrowfen District,acute,medium,R8,S01',
      'S13,Newcombe Infirmary,acute,n/a,,S1x',
      'S 3,Ostrel Bay,acute,small,,',
    )
  const input = () => ({
    path: sheet(),
    kind: 'site',
    key: 'site_id',
    links: [{ column: 'paired_with', relation: 'paired with' }],
  })

  it('is shown as a difference first: added, changed from what to what, and nothing is done', async () => {
    const before = await study.state()
    const report = await study.ask('import.cases', { ...input(), dryRun: true })
    expect(report.changes!.map(line)).toEqual([
      'S01 changed: name Quillbrook General → Quillbrook (asks), sector acute → acut (new), platform_release R8 → R9 (new)',
      'S13 added: sector – → acute, size_band – → does not apply',
      'S 3 added: sector – → acute, size_band – → small',
    ])
    expect(await study.state()).toEqual(before)
  })

  it('says what may have been meant: a case, a value, a row that is there under another key', async () => {
    const { unmatched, warnings } = await study.ask('import.cases', { ...input(), dryRun: true })
    expect(
      unmatched!.map(({ what, column, written, rows, suggestions }) => [
        what,
        column,
        written,
        rows,
        suggestions.map(one => one.is),
      ]),
    ).toEqual([
      ['case', 'paired_with', 'S1x', [4], []],
      ['new case', 'site_id', 'S 3', [5], ['S03']],
      ['value', 'sector', 'acut', [2], ['acute']],
      ['value', 'platform_release', 'R9', [2], []],
    ])
    expect(warnings.join('\n')).toMatch(/there is no case “S1x”/)
  })

  it('a row without a key that is called like a case is offered, and left out until somebody says so', async () => {
    const path = study.written(
      'keyless.csv',
      'site_id,pseudonym,sector',
      ',Ostrel Bay Infirmary,specialist',
      ',Nowhere,acute',
    )
    const sites = { path, kind: 'site', key: 'site_id' }
    const { unmatched, changes } = await study.ask('import.cases', { ...sites, dryRun: true })
    expect(changes).toEqual([])
    expect(unmatched).toEqual([
      { what: 'no key', column: 'site_id', written: 'Ostrel Bay Infirmary', rows: [2], suggestions: [{ is: 'S03', name: 'Ostrel Bay Infirmary' }] }, // prettier-ignore
    ])
    const same = [{ column: 'site_id', written: 'Ostrel Bay Infirmary', is: 'S03' }]
    const said = await study.ask('import.cases', { ...sites, same, dryRun: true })
    expect(said.changes!.map(line)).toEqual(['S03 changed: sector acute → specialist'])
    expect(said.unmatched).toEqual([])
  })

  it('only what is accepted is done, by row and by field, with what was meant, as one act', async () => {
    const before = await study.state()
    const report = await study.ask('import.cases', {
      ...input(),
      same: [
        { column: 'site_id', written: 's 3', is: 'S03' },
        { column: 'sector', written: 'acut', is: 'acute' },
      ],
      accept: [{ key: 'S01', fields: ['name'] }, { key: 'S03', fields: ['value size_band'] }, { key: 'S13' }],
    })
    expect(report).toMatchObject({ added: 1, changed: 2 })
    expect(await study.site('S01')).toMatchObject({
      name: 'Quillbrook',
      values: { sector: 'acute', platform_release: 'R8' },
    })
    expect(await study.site('S03')).toMatchObject({ name: 'Ostrel Bay Infirmary', values: { size_band: 'small' } })
    expect(await study.site('S13')).toMatchObject({ values: { size_band: 'does not apply' } })
    const release = (await study.ask('case.attributes', {})).find(one => one.name === 'platform_release')!
    expect(release.choices).not.toContain('R9')
    await study.ask('project.undo', {})
    expect(await study.state()).toEqual(before)
  })

  it('its columns are guessed: the key, the name, members, links', async () => {
    const look = await study.ask('import.lookAtCases', { path: `${SAMPLE}/pairings.csv`, kind: 'pair' })
    expect(look).toMatchObject({ rows: 6, guess: { key: 'pairing_id', name: null, members: ['exemplar', 'follower'] } })
    expect(look.columns[3]).toEqual({ name: 'same_platform', first: ['yes', 'no'] })
    expect((await study.ask('import.lookAtCases', { path: `${SAMPLE}/sites.csv`, kind: 'site' })).guess).toEqual({
      key: 'site_id',
      name: 'pseudonym',
      within: null,
      members: [],
      links: [
        { column: 'merged_with', relation: 'merged with' },
        { column: 'paired_with', relation: 'paired with' },
      ],
    })
  })
})

describe('a table of cases written out', () => {
  const study = new Study()
  beforeAll(async () => {
    await study.begin()
    const attributes = await study.ask('case.attributes', {})
    const attributeId = attributes.find(one => one.name === 'sector' && one.about === 'site')!.id
    const rule = { from: 'groups' as const, attributeId, groups: [{ value: 'acute', of: ['acute'] }], others: 'other' }
    await study.ask('attribute.create', { about: 'site', name: 'sector group', type: 'text', rule })
    const { id } = await study.site('S07')
    const release = attributes.find(one => one.name === 'platform_release')!.id
    await study.ask('case.setValue', { caseId: id, attributeId: release, value: 'does not apply' })
    const [one, other] = [(await study.site('S01')).id, (await study.site('S02')).id]
    const link = { fromId: id, relation: 'advised by', on: '2024-05', note: 'weekly; by phone, "mostly"' }
    await study.ask('case.link', { ...link, toId: one })
    await study.ask('case.link', { ...link, toId: other, on: null, note: null })
    await study.ask('case.link', { fromId: id, toId: one, relation: 'merged with', on: '2023', note: null })
  })
  afterAll(() => study.end())

  for (const format of ['csv', 'xlsx'] as const)
    for (const kind of ['site', 'pair', 'participant'] as const)
      it(`comes back unchanged: ${kind}s as ${format}`, async () => {
        const to = study.path(`${kind}.${format}`)
        await study.ask('export.cases', { kind, to, format })
        const { guess } = await study.ask('import.lookAtCases', { path: to, kind })
        const before = await study.state()
        const report = await study.ask('import.cases', {
          path: to,
          kind,
          key: guess.key,
          ...(guess.name ? { name: guess.name } : {}),
          ...(guess.within ? { within: guess.within } : {}),
          members: [...guess.members],
          links: [...guess.links],
        })
        expect(report).toMatchObject({ added: 0, changed: 0, warnings: [] })
        expect(await study.state()).toEqual(before)
      })

  it('a date in the sheet that the link has not yet is a change, and is taken over', async () => {
    const sheet = study.written(
      'dated.csv',
      'key,link: advised by,link: advised by on',
      'S07,S01;S02,2024-05;2025-01',
      'S08,S01,soon',
    )
    const input = { path: sheet, kind: 'site', key: 'key' } as const
    const dry = await study.ask('import.cases', { ...input, dryRun: true })
    expect(dry.changes!.map(one => one.fields.map(field => field.after))).toEqual([
      [expect.stringContaining('2025-01')],
      [expect.any(String)],
    ])
    expect(JSON.stringify(dry.warnings)).toContain('“soon” is no date')
    await study.ask('import.cases', input)
    const { links } = await study.ask('case.sheet', { caseId: (await study.site('S07')).id })
    expect(links.filter(one => one.relation === 'advised by').map(one => one.on)).toEqual(
      expect.arrayContaining(['2024-05', '2025-01']),
    )
    expect(links.find(one => one.on === '2024-05')!.note).toContain('weekly')
    await study.ask('project.undo', {})
  })

  it('into an empty project is the same study', async () => {
    const other = new Study()
    await other.project()
    for (const [kind, more] of [
      ['site', {}],
      ['pair', { members: ['exemplar', 'follower'] as string[] }],
      ['participant', { within: 'within' }],
    ] as const)
      await other.ask('import.cases', { path: study.path(`${kind}.csv`), kind, key: 'key', name: 'name', ...more })
    const people = await other.ask('case.consents', {})
    expect(people.filter(one => one.scope === 'paraphrase')).toHaveLength(1)
    expect((await other.site('S07')).values['platform_release']).toBe('does not apply')
    const linksAt = async (where: Study) =>
      (await where.ask('case.sheet', { caseId: (await where.site('S07')).id })).links
        .map(({ relation, name, on, note }) => ({ relation, name, on, note }))
        .toSorted((a, b) => `${a.relation} ${a.name}`.localeCompare(`${b.relation} ${b.name}`))
    expect(await linksAt(other)).toEqual(await linksAt(study))
    expect((await linksAt(other)).filter(one => one.relation === 'advised by').map(one => [one.on, one.note])).toEqual(
      expect.arrayContaining([
        ['2024-05', 'weekly; by phone, "mostly"'],
        [null, null],
      ]),
    )
    await other.end()
  })

  it('the same state gives the same bytes', async () => {
    const [a, b] = [study.path('a.xlsx'), study.path('b.xlsx')]
    for (const to of [a, b]) await study.ask('export.cases', { kind: 'site', to, format: 'xlsx' })
    expect(readFileSync(a).equals(readFileSync(b))).toBe(true)
  })
})

describe('the sampling table', () => {
  const study = new Study()
  beforeAll(async () => {
    await study.begin()
    const rows = Array.from({ length: 12 }, (_, at) => `X${at + 1},${at < 9 ? 'joined later' : 'merged with exemplar'}`)
    const path = study.written('excluded.csv', 'organisation,reason', ...rows)
    await study.ask('import.cases', { path, kind: 'excluded', key: 'organisation' })
  })
  afterAll(() => study.end())
  const by = async (...names: readonly string[]) => {
    const attributes = await study.ask('case.attributes', {})
    return names.map(name => attributes.find(one => one.name === name && one.about === 'site')!.id)
  }

  it('[4] [21] counts sites by depth and role with people, kinds of source and waves, and what was left out by reason', async () => {
    const sampling = await study.ask('case.sampling', {
      kind: 'site',
      by: await by('study_depth', 'role'),
      waves: 'quarter',
    })
    expect(sampling.rows.map(row => [...row.values, row.caseIds.length])).toEqual([
      ['broader', 'exemplar', 3],
      ['broader', 'follower', 3],
      ['in-depth', 'exemplar', 3],
      ['in-depth', 'follower', 3],
    ])
    expect(sampling.leftOut).toEqual([
      { reason: 'joined later', cases: 9 },
      { reason: 'merged with exemplar', cases: 3 },
    ])
    expect(sampling.kinds).toEqual(['interview', 'observation', 'document'])
    expect(sampling.total.people).toBe(24)
    // D01 and others belong to two sites: once in the total, in both rows.
    expect(sampling.total.sources).toBeLessThan(sampling.rows.reduce((sum, row) => sum + row.sources, 0))
    expect(sampling.total.byKind.reduce((sum, n) => sum + n)).toBe(sampling.total.sources)
    expect(sampling.total.byWave.reduce((sum, n) => sum + n)).toBe(sampling.total.sources)
  })

  it('goes out as xlsx, docx, html and csv', async () => {
    const about = { kind: 'site', by: await by('study_depth'), waves: null }
    for (const format of ['xlsx', 'docx', 'html', 'csv'] as const)
      await study.ask('export.sampling', { ...about, to: study.path(`sampling.${format}`), format })
    expect(readFileSync(study.path('sampling.csv'), 'utf8').split('\r\n').slice(0, 3)).toEqual([
      'study_depth,Sites,People,Sources,Interviews,Observations,Documents',
      expect.stringMatching(/^broader,6,/),
      expect.stringMatching(/^in-depth,6,/),
    ])
    expect(readFileSync(study.path('sampling.html'), 'utf8')).toContain(
      '12 left out: 9 joined later, 3 merged with exemplar.',
    )
  })
})
