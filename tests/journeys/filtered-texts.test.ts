// The common filter beyond matrices: searching, counting words, the framework matrix.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Filter } from '../../src/analysis/filter/types.ts'
import { Journey } from '../support/journey.ts'
import { frameworkAsked } from '../support/requests.ts'

const journey = new Journey()
beforeAll(async () => {
  await journey.openSample()
})
afterAll(() => journey.end())

const cases = async (kind: string) => journey.ask('case.list', { kind })
const search = (words: string, filter: Filter | null) => journey.ask('search.text', { words, filter, limit: 1000 })
const role = (...values: string[]): Filter => ({ is: 'attribute', about: 'site', name: 'role', how: 'is', values })

describe('a search under a filter', () => {
  it('finds the same without one, and nothing new with one; two halves that exclude each other make the whole', async () => {
    const all = await search('the', null)
    expect(await journey.ask('search.text', { words: 'the', limit: 1000 })).toEqual(all)
    const kinds = ['interview', 'observation', 'document'] as const
    const parts = await Promise.all(kinds.map(kind => search('the', { is: 'source kind', kinds: [kind] })))
    expect(parts.reduce((sum, one) => sum + one.total, 0)).toBe(all.total)
    const counted = await journey.ask('search.count', {
      words: 'the',
      filter: { is: 'source kind', kinds: ['interview'] },
    })
    expect(counted).toEqual({ total: parts[0]!.total, sources: parts[0]!.sources })
  })
  it('keeps to who speaks, by role and by person, whether or not anything is coded there', async () => {
    const [person] = (await cases('participant')).filter(one => one.key === 'R16')
    const said = await search('the', { is: 'cases', ids: [person!.id] })
    const sources = (await journey.ask('case.sheet', { caseId: person!.id })).sourceIds
    expect(said.total).toBeGreaterThan(0)
    expect(said.hits.every(hit => sources.includes(hit.sourceId))).toBe(true)
    const respondents = await search('the', { is: 'speakers', roles: ['respondent'] })
    const same = await journey.ask('search.text', { words: 'the', speakers: 'respondents', limit: 1000 })
    // A turn begins with the label of its speaker, which the other way leaves out; no label holds the word.
    expect(respondents.total).toBe(same.total)
  })
  it('keeps to words under codings that pass, where only a coding can tell', async () => {
    const code = (await journey.ask('code.list', {})).find(one => one.key === 'PLAYBOOK')!
    const filter: Filter = { is: 'coded', codeIds: [code.id], below: false, how: 'this coding' }
    const found = await search('playbook', filter)
    const { excerpts } = await journey.ask('coding.excerpts', { codeId: code.id, limit: 1000 })
    expect(found.total).toBeGreaterThan(0)
    for (const hit of found.hits)
      expect(
        excerpts.some(one => one.sourceId === hit.sourceId && one.range.start < hit.end && one.range.end > hit.start),
      ).toBe(true)
    const places = await journey.ask('coding.places', { hits: { words: 'playbook', filter, extent: 'word' } })
    expect(places.places).toBe(found.total)
    expect(places.what).toContain('coded with')
  })
  it('refuses a filter that names what is gone', async () => {
    expect(
      await journey.refused('search.text', { words: 'the', filter: { ...role('x'), name: 'gone' } as Filter }),
    ).toMatch(/There is no attribute “gone”/)
  })
})

describe('words counted under a filter', () => {
  it('are those of the texts that pass', async () => {
    const all = await journey.ask('search.words', { limit: 5 })
    const kinds = ['interview', 'observation', 'document'] as const
    const parts = await Promise.all(
      kinds.map(kind => journey.ask('search.words', { limit: 5, filter: { is: 'source kind', kinds: [kind] } })),
    )
    expect(parts.reduce((sum, one) => sum + one.total, 0)).toBe(all.total)
    expect(await journey.ask('search.words', { limit: 5, kinds: ['interview'] })).toEqual(parts[0])
    const code = (await journey.ask('code.list', {})).find(one => one.key === 'PLAYBOOK')!
    const coded = await journey.ask('search.words', {
      filter: { is: 'coded', codeIds: [code.id], below: false, how: 'this coding' },
      least: 1,
      common: true,
    })
    const cell = await journey.ask('matrix.compute', {
      rows: [code.id],
      columns: 'coders',
      measure: 'words',
      where: [],
      codedBy: [],
      stance: null,
      rollUp: false,
    })
    // A token of the index is not a word between spaces, but nearly always.
    expect(Math.abs(coded.total - cell.total) / cell.total).toBeLessThan(0.1)
  })
})

describe('the framework matrix under a filter', () => {
  const request = frameworkAsked({ people: true })
  it('[42] shows the cases in which something could pass, and under their cells what passes, like a matrix', async () => {
    const filter: Filter = { all: [role('exemplar'), { is: 'source kind', kinds: ['interview'] }] }
    const framework = await journey.ask('summary.matrix', { ...request, filter })
    const whole = await journey.ask('summary.matrix', request)
    const matrix = await journey.ask('matrix.compute', {
      rows: { of: 'cases', kind: 'site' },
      columns: { of: 'codes' },
      measure: 'codings',
      where: [],
      codedBy: [],
      stance: null,
      rollUp: false,
      filter,
    })
    const top = framework.rows.filter(row => row.within === null)
    expect(top.length).toBeGreaterThan(0)
    expect(top.length).toBeLessThan(whole.rows.filter(row => row.within === null).length)
    for (const [at, row] of framework.rows.entries()) {
      if (row.within !== null) continue
      const same = matrix.rows.findIndex(one => one.id === row.caseId)
      for (const [column, { codeId }] of framework.columns.entries())
        expect(framework.counts[at]![column]).toBe(
          matrix.cells[same]![matrix.columns.findIndex(one => one.id === codeId)],
        )
    }
    expect(framework.caption.join(' ')).toContain('role of the site is exemplar')
    expect(framework.caption.join(' ')).toMatch(/Left out: \d+ sites in which nothing could pass/)
  })
  it('opens a cell with what passes, and says how much does not', async () => {
    const filter: Filter = { is: 'source kind', kinds: ['interview'] }
    const { rows, columns, counts } = await journey.ask('summary.matrix', { ...request, filter })
    const whole = await journey.ask('summary.matrix', request)
    const places = rows.flatMap((row, at) =>
      columns.map((column, place) => ({ caseId: row.caseId, codeId: column.codeId, at, place })),
    )
    const narrowed = places.find(one => {
      const before = whole.counts[whole.rows.findIndex(row => row.caseId === one.caseId)]![one.place]!
      return counts[one.at]![one.place]! > 0 && before > counts[one.at]![one.place]!
    })!
    const { caseId, codeId } = narrowed
    const cell = await journey.ask('summary.cell', { caseId, codeId, filter })
    const all = await journey.ask('summary.cell', { caseId, codeId })
    expect(cell.codingIds).toHaveLength(counts[narrowed.at]![narrowed.place]!)
    expect(cell.filteredOut).toBe(all.codingIds.length - cell.codingIds.length)
    expect(all.filteredOut).toBe(0)
    await journey.ask('summary.fill', { cells: [{ caseId, codeId }], filter })
    const filled = await journey.ask('summary.cell', { caseId, codeId })
    // Passages that overlap are quoted once.
    const { excerpts } = await journey.ask('coding.excerpts', { codeId, limit: 1000 })
    const passages = excerpts.filter(one => cell.codingIds.includes(one.codingId))
    const begun = passages.filter(
      one =>
        !passages.some(
          other =>
            other.sourceId === one.sourceId && other.range.start < one.range.start && other.range.end > one.range.start,
        ),
    )
    const stretches = new Set(begun.map(one => `${one.sourceId} ${one.range.start}`))
    expect(passages).toHaveLength(cell.codingIds.length)
    expect(filled.summary!.links).toHaveLength(stretches.size)
    expect(filled.summary!.moved).toBeNull()
    await journey.ask('project.undo', {})
  })
})

describe('values beyond cases given by hand', () => {
  it('sources stand side by side with their attributes, set as one act and taken back in one step', async () => {
    const attributeId = await journey.ask('attribute.create', { about: 'source', name: 'mode', type: 'text' })
    const { sources } = await journey.ask('source.table', {})
    expect(sources).toHaveLength((await journey.ask('source.list', {})).length)
    const cells = sources.slice(0, 3).map(one => ({ sourceId: one.id, attributeId, value: 'by phone' }))
    expect(await journey.ask('source.setValues', { cells })).toBe(3)
    const modes = async () => (await journey.ask('source.table', {})).values.map(row => row.at(-1)).filter(Boolean)
    expect(await modes()).toEqual(['by phone', 'by phone', 'by phone'])
    const filter: Filter = { is: 'attribute', about: 'source', name: 'mode', how: 'is', values: ['by phone'] }
    expect(new Set((await journey.ask('filter.passing', { filter })).sourceIds)).toEqual(
      new Set(sources.slice(0, 3).map(one => one.id)),
    )
    await journey.ask('project.undo', {})
    expect(await modes()).toEqual([])
    await journey.ask('project.undo', {})
  })

  it('every number of the sampling table is the things it counts', async () => {
    const attributes = await journey.ask('case.attributes', {})
    const by = [attributes.find(one => one.about === 'site' && one.name === 'role')!.id]
    const asked = { kind: 'site', by, waves: 'year' as const }
    const sampling = await journey.ask('case.sampling', asked)
    const count = async (what: 'people' | 'sources', values: (string | null)[] | null, more = {}) =>
      (await journey.ask('case.sampled', { ...asked, what, values, ...more })).length
    for (const row of [...sampling.rows, sampling.total]) {
      const values = row === sampling.total ? null : [...row.values]
      expect(await count('people', values)).toBe(row.people)
      expect(await count('sources', values)).toBe(row.sources)
      for (const [at, sourceKind] of sampling.kinds.entries())
        expect(await count('sources', values, { sourceKind })).toBe(row.byKind[at])
      for (const [at, wave] of sampling.waves.entries())
        expect(await count('sources', values, { wave })).toBe(row.byWave[at])
    }
  })

  it('attributions and checklists say values that follow from others', async () => {
    const attributes = await journey.ask('case.attributes', {})
    const role = attributes.find(one => one.about === 'site' && one.name === 'role')!
    await journey.ask('attribute.rename', { attributeId: role.id, name: 'part played' })
    const rule = {
      from: 'groups' as const,
      attributeId: role.id,
      groups: [{ value: 'leading site', of: ['exemplar'] }],
      others: 'other site',
    }
    await journey.ask('attribute.create', { about: 'site', name: 'role', type: 'text', rule })
    const { excerpts } = await journey.ask('coding.excerpts', { limit: 200 })
    expect(excerpts.some(one => one.attribution.includes('leading site'))).toBe(true)
    expect(excerpts.some(one => /exemplar|follower/.test(one.attribution))).toBe(false)
    const { excerpts: passing } = await journey.ask('filter.excerpts', { filter: null, limit: 200 })
    expect(passing.map(one => one.attribution)).toEqual(excerpts.map(one => one.attribution))
    const coreq = await journey.ask('report.checklist', { name: 'COREQ' })
    expect(JSON.stringify(coreq)).toContain('leading site')
    await journey.ask('project.undo', {})
    await journey.ask('project.undo', {})
  })
})
