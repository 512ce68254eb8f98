// Ratings of cases and truth tables, through the door.

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseId, ScaleId } from '../../src/base/ids.ts'
import { CONDITIONS, LIPSET, LIPSET_ROWS } from '../support/lipset.ts'
import { matrixAsked } from '../support/requests.ts'
import { Journey } from '../support/journey.ts'

const journey = new Journey()
const cases = new Map<string, CaseId>()
beforeAll(async () => {
  await journey.sample('study', 'A')
  for (const one of await journey.ask('case.list', {})) if (one.key) cases.set(one.key, one.id)
})
afterAll(() => journey.end())

const rate = (scaleId: ScaleId, key: string, value: string | null) =>
  journey.ask('rating.rate', { scaleId, caseIds: [cases.get(key)!], value })
const crisp = (name: string) => journey.ask('rating.addScale', { name, kind: 'crisp' })

describe('scales', () => {
  it('[49] an ordinal scale takes its steps, in any case, and orders by them', async () => {
    const learning = await journey.ask('rating.addScale', {
      name: 'Learning achieved',
      kind: 'ordinal',
      steps: ['low', 'medium', 'high'],
      rule: 'high: something re-used and kept',
    })
    await rate(learning, 'S01', 'HIGH')
    await rate(learning, 'S02', 'low')
    const { ratings, scales } = await journey.ask('rating.grid', { kind: 'site' })
    expect(ratings.map(one => one.value)).toEqual(['high', 'low'])
    expect(scales[0]).toMatchObject({ rated: 2, rule: 'high: something re-used and kept' })
    expect(
      await journey.refused('rating.rate', { scaleId: learning, caseIds: [cases.get('S03')!], value: 'huge' }),
    ).toBe('“Learning achieved” has no step “huge”. Its steps are: low, medium, high.')
    expect(await journey.refused('rating.changeScale', { scaleId: learning, steps: ['low', 'medium'] })).toMatch(
      /rated “high”/,
    )
    expect(await journey.refused('rating.removeScale', { scaleId: learning })).toMatch(/2 ratings stand/)
  })
  it('[49] a matrix ordered by it runs from high to low with ties by name, and its caption and its file say so', async () => {
    const scaleId = await journey.ask('rating.addScale', { name: 'Reach', kind: 'ordinal', steps: ['low', 'high'] })
    // Ostrel Bay before Quillbrook, though S01 comes before S03.
    for (const [key, value] of [['S02', 'low'], ['S01', 'high'], ['S03', 'high']] as const) await rate(scaleId, key, value) // prettier-ignore
    const request = matrixAsked({ columnOrder: { by: 'rating', scaleId } })
    const { columns, notes } = await journey.ask('matrix.compute', request)
    expect(columns.slice(0, 3).map(column => [column.key, column.orderedBy])).toEqual([
      ['S03', 'high'],
      ['S01', 'high'],
      ['S02', 'low'],
    ])
    const [order] = notes!
    expect(order).toMatch(/columns: sites by the rating Reach, high to low, ties by name/)
    const to = journey.path('ordered.html')
    await journey.ask('export.matrix', { ...request, to, format: 'html' })
    expect(readFileSync(to, 'utf8')).toContain('ties by name')
    for (let step = 0; step < 4; step++) await journey.ask('project.undo', {})
  })
  it('steps are renamed, joined and taken away as one act, after a plan that says whose ratings become what', async () => {
    const scaleId = await journey.ask('rating.addScale', {
      name: 'Trust',
      kind: 'ordinal',
      steps: ['low', 'medium', 'high'],
    })
    await rate(scaleId, 'S01', 'low')
    await rate(scaleId, 'S02', 'medium')
    await rate(scaleId, 'S03', 'high')
    await journey.ask('project.workAs', { name: 'B' })
    await rate(scaleId, 'S01', 'medium')
    await journey.ask('project.workAs', { name: 'A' })
    const values = async () =>
      (await journey.ask('rating.grid', { kind: 'site' })).ratings
        .filter(one => one.scaleId === scaleId)
        .map(one => one.value)
    const steps = ['little', 'much']
    expect(
      await journey.ask('rating.planScale', { scaleId, steps, becomes: [{ from: 'low', to: 'little' }] }),
    ).toMatchObject({
      moves: [
        { from: 'low', to: 'little', isOpen: false, ratings: 1, coders: ['A'], cases: ['S01'] },
        { from: 'medium', to: null, isOpen: true, ratings: 2, coders: ['A', 'B'], cases: ['S01', 'S02'] },
        { from: 'high', to: null, isOpen: true, ratings: 1 },
      ],
      stays: 0,
    })
    expect(await journey.refused('rating.changeScale', { scaleId, steps })).toContain('Say what these ratings become')
    expect(
      await journey.refused('rating.planScale', { scaleId, steps, becomes: [{ from: 'low', to: 'some' }] }),
    ).toContain('would have no step “some”')
    const becomes = [
      { from: 'low', to: 'little' },
      { from: 'medium', to: 'little' },
      { from: 'high', to: null },
    ]
    const { seen, gone } = await journey.ask('rating.planScale', { scaleId, steps, becomes })
    expect(gone).toBe(1)
    await rate(scaleId, 'S04', 'low')
    expect(await journey.refused('rating.changeScale', { scaleId, steps, becomes, seen })).toContain(
      'changed meanwhile',
    )
    await journey.ask('project.undo', {})
    await journey.ask('rating.changeScale', { scaleId, name: 'Trusting', steps, becomes, seen })
    expect(await values()).toEqual(['little', 'little', 'little'])
    await journey.ask('project.undo', {})
    expect(await values()).toEqual(['low', 'medium', 'high', 'medium'])
    // Two steps change names with one another.
    await journey.ask('rating.changeScale', {
      scaleId,
      steps: ['low', 'medium', 'high'],
      becomes: [
        { from: 'low', to: 'high' },
        { from: 'high', to: 'low' },
      ],
    })
    expect(await values()).toEqual(['high', 'medium', 'low', 'medium'])
    await journey.ask('project.undo', {})
  })
  it('a scale goes with its ratings and what they rest on; one undo brings all back', async () => {
    const before = await journey.ask('rating.grid', { kind: 'site' })
    const scale = before.scales.find(one => one.name === 'Trust')!
    const own = before.ratings.find(one => one.scaleId === scale.id)!
    const source = (await journey.ask('source.list', {})).find(one => one.key === 'T02')!
    const { paragraphs } = await journey.ask('source.open', { sourceId: source.id })
    const one = paragraphs.find(paragraph => paragraph.text.length > 80)!
    await journey.ask('rating.rest', {
      ratingId: own.id,
      sourceId: source.id,
      range: { start: one.start + 20, end: one.start + 60 },
    })
    const plan = await journey.ask('rating.planScale', { scaleId: scale.id, remove: true })
    expect(plan).toMatchObject({ gone: 4, passages: 1, stays: 0 })
    const whole = await journey.ask('rating.grid', { kind: 'site' })
    await journey.ask('rating.removeScale', { scaleId: scale.id, withRatings: true, seen: plan.seen })
    expect(
      (await journey.ask('rating.grid', { kind: 'site' })).ratings.filter(rating => rating.scaleId === scale.id),
    ).toEqual([])
    expect((await journey.ask('project.history', {}))[0]!.label).toBe('Remove scale “Trust” with 4 ratings')
    expect((await journey.ask('project.check', {})).problems).toEqual([])
    await journey.ask('project.undo', {})
    expect(await journey.ask('rating.grid', { kind: 'site' })).toEqual(whole)
    await journey.ask('project.redo', {})
  })
  it('a fuzzy set takes 0 to 1, never 0.5', async () => {
    const near = await journey.ask('rating.addScale', { name: 'Near', kind: 'fuzzy' })
    await rate(near, 'S01', '0,9')
    expect(await journey.refused('rating.rate', { scaleId: near, caseIds: [cases.get('S02')!], value: '0.5' })).toMatch(
      /neither in/,
    )
    expect(await journey.refused('rating.rate', { scaleId: near, caseIds: [cases.get('S02')!], value: '1.2' })).toMatch(
      /0 to 1/,
    )
  })
  it('a second rater stands beside the first, and passages lie under a rating', async () => {
    const { scales, ratings } = await journey.ask('rating.grid', { kind: 'site' })
    const own = ratings[0]!
    const source = (await journey.ask('source.list', {})).find(one => one.key === 'T01')!
    const { paragraphs } = await journey.ask('source.open', { sourceId: source.id })
    const one = paragraphs.filter(paragraph => paragraph.text.length > 80)[2]!
    const range = { start: one.start + one.text.length - 30, end: one.start + one.text.length }
    await journey.ask('rating.rest', { ratingId: own.id, sourceId: source.id, range })
    const [passage] = await journey.ask('rating.passages', { ratingId: own.id })
    expect(passage).toMatchObject({ sourceKey: 'T01', range })
    await journey.ask('project.workAs', { name: 'B' })
    await rate(scales[0]!.id, 'S01', 'medium')
    expect(await journey.refused('rating.unrest', { ratingId: own.id, anchorId: passage!.anchorId })).toMatch(
      /A’s rating/,
    )
    await journey.ask('project.workAs', { name: 'A' })
    await rate(scales[0]!.id, 'S01', null)
    expect(
      (await journey.ask('rating.grid', { kind: 'site' })).ratings
        .filter(rating => rating.caseId === cases.get('S01') && rating.scaleId === scales[0]!.id)
        .map(rating => rating.value),
    ).toEqual(['medium'])
    expect((await journey.ask('project.check', {})).problems).toEqual([])
  })
})

describe('a truth table of crisp ratings', () => {
  it('[53] of 18 countries: nine rows have cases as printed, 23 are remainders, and both solutions are as published', async () => {
    const study = new Journey()
    try {
      await study.project('democracies', 'A')
      const countries = new Map<string, CaseId>()
      for (const { name } of LIPSET)
        countries.set(name, await study.ask('case.create', { kind: 'site', key: name, name }))
      const scales: ScaleId[] = []
      for (const [at, name] of [...CONDITIONS, 'SURV'].entries()) {
        const scaleId = await study.ask('rating.addScale', { name, kind: 'crisp' })
        scales.push(scaleId)
        for (const value of [0, 1]) {
          const those = LIPSET.filter(one => [...one.conditions, one.outcome][at] === value)
          const caseIds = those.map(one => countries.get(one.name)!)
          await study.ask('rating.rate', { scaleId, caseIds, value: `${value}` })
        }
      }
      const question = {
        kind: 'site' as const,
        outcomeId: scales.pop()!,
        conditionIds: scales,
        frequency: 1,
        consistency: 0.8,
      }
      const table = await study.ask('qca.table', question)
      expect(table.rows.map(row => [row.number, row.cases.toSorted().join(' '), row.outcome])).toEqual(LIPSET_ROWS)
      expect(table.rows.some(row => row.contradictory)).toBe(false)
      expect([table.remainders, table.leftOut]).toEqual([23, []])
      const terms = (solution: typeof table.conservative) =>
        solution!.solutions.map(one => one.terms.map(({ term }) => term).toSorted())
      expect(terms(table.conservative)).toEqual([['DEV*LIT*IND*STB', 'DEV*~URB*LIT*STB']])
      expect(terms(table.parsimonious)).toEqual([['DEV*STB']])
    } finally {
      await study.end()
    }
  })

  it('[54] names its rows, contradictions, who is left out; and its csv is for R', async () => {
    const [same, early, gain] = [await crisp('Same platform'), await crisp('Early link'), await crisp('Gain')]
    const rows: readonly [string, string, string, string][] = [
      ['S01', '1', '1', '1'],
      ['S02', '1', '1', '1'],
      ['S03', '1', '0', '1'],
      ['S04', '1', '0', '0'],
      ['S05', '0', '0', '0'],
    ]
    for (const [key, x, z, y] of rows) {
      await rate(same, key, x)
      await rate(early, key, z)
      await rate(gain, key, y)
    }
    await rate(gain, 'S06', '1')
    const question = {
      kind: 'site' as const,
      outcomeId: gain,
      conditionIds: [same, early],
      frequency: 1,
      consistency: 0.8,
    }
    const table = await journey.ask('qca.table', question)
    expect(table.rows.map(row => [row.number, row.cases, row.outcome, row.contradictory])).toEqual([
      [1, ['S05'], 0, false],
      [3, ['S03', 'S04'], 0, true],
      [4, ['S01', 'S02'], 1, false],
    ])
    expect(table.rows[1]).toMatchObject({ with: ['S03'], without: ['S04'], consistency: 0.5 })
    expect(table.remainders).toBe(1)
    expect(table.leftOut).toContain('S06')
    expect(table.conservative!.solutions[0]!.terms).toMatchObject([
      { term: 'Same platform*Early link', consistency: 1 },
    ])
    const path = journey.path('qca.csv')
    await journey.ask('export.qca', { ...question, to: path })
    expect(readFileSync(path, 'utf8').split('\r\n').slice(0, 2)).toEqual([
      'case,SAME_PLATFORM,EARLY_LINK,GAIN',
      'S01,1,1,1',
    ])
    const ordinal = (await journey.ask('rating.grid', { kind: 'site' })).scales[0]!.id
    expect(await journey.refused('qca.table', { ...question, outcomeId: ordinal })).toMatch(/is no set/)
    expect(await journey.refused('qca.table', { ...question, conditionIds: [gain] })).toMatch(/must be different/)
  })
})
