// The matrix oracle: 500 random filters × rows × columns × measures on random small studies equal a plain recount from the
// listed codings, totals and denominators too, and every number opens exactly the codings it counts.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Condition, Filter } from '../../src/analysis/filter/types.ts'
import { matrix } from '../../src/analysis/matrix.ts'
import { matrixCell } from '../../src/analysis/matrix/cell.ts'
import type { Axis } from '../../src/analysis/matrix/types.ts'
import type { Measure } from '../../src/analysis/types.ts'
import { Refusal } from '../../src/base/trouble.ts'
import { asked, built, type PlainStudy } from './plain-study.ts'
import { Recount, type PlainView } from './oracle-recount.ts'

const SITES = ['S1', 'S2', 'S3']
const PAIRS = ['P1', 'P2']
const PEOPLE = ['R1', 'R2', 'R3']
const REGIONS = ['G1', 'G2']
const CODERS = ['A', 'B']
const ROLES_OF_CODERS = { [CODERS[0]!]: 'lead' }
const CODES = ['C0', 'C1', 'C2', 'C3', 'C4']
const STANCES = ['confirming', 'disconfirming', 'qualifying', 'neutral'] as const
const ROLES = ['interviewer', 'respondent', 'other', 'nobody'] as const
const NEAR = ['same passage', 'overlapping', 'same paragraph', 'same turn', 'same source', 'within words'] as const
const STRENGTHS = ['strong', 'moderate', 'weak'] as const
const value = fc.constantFrom('', '', 'a', 'b', 'does not apply')
const given = (values: readonly string[], name: string, at: number): Record<string, string> =>
  values[at] === '' ? {} : { [name]: values[at]! }

const sources = fc.array(
  fc.record({
    kind: fc.constantFrom('interview', 'observation', 'document'),
    sites: fc.subarray(SITES),
    region: fc.subarray(REGIONS, { maxLength: 1 }),
    people: fc.subarray(PEOPLE),
    codedBy: fc.subarray(CODERS),
    date: fc.constantFrom(undefined, '2024', '2024-11-03', '2025-01', '2025-03-14'),
    wave: value,
    byRole: fc.array(fc.nat(40), { minLength: 4, maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 4 },
)
const codings = fc.array(
  fc.record({
    source: fc.nat(),
    code: fc.constantFrom(...CODES),
    coder: fc.constantFrom(...CODERS),
    first: fc.nat(40),
    length: fc.integer({ min: 1, max: 12 }),
    people: fc.array(fc.nat(), { maxLength: 2 }),
    roles: fc.subarray([...ROLES], { minLength: 1 }),
    strength: fc.constantFrom(undefined, ...STRENGTHS),
    exemplar: fc.boolean(),
    version: fc.constantFrom(undefined, 'v1', 'v2'),
  }),
  { maxLength: 16 },
)

const studies: fc.Arbitrary<PlainStudy> = fc
  .record({
    roles: fc.array(value, { minLength: 3, maxLength: 3 }),
    near: fc.array(value, { minLength: 2, maxLength: 2 }),
    grades: fc.array(value, { minLength: 3, maxLength: 3 }),
    pairs: fc.array(fc.subarray(SITES, { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 2 }),
    within: fc.array(fc.constantFrom(...SITES, null), { minLength: 3, maxLength: 3 }),
    regions: fc.array(fc.subarray([...SITES, ...PEOPLE]), { minLength: 2, maxLength: 2 }),
    retired: fc.subarray(CODES, { maxLength: 1 }),
    groups: fc.subarray(CODES, { maxLength: 1 }),
    asked: fc.subarray(CODES),
    signed: fc.option(fc.subarray([...SITES, ...PAIRS]), { nil: undefined }),
    up: fc.array(fc.nat(), { minLength: CODES.length, maxLength: CODES.length }),
    sets: fc.array(fc.subarray(CODES), { minLength: 2, maxLength: 2 }),
    sources,
    codings,
    judgements: fc.array(
      fc.record({
        coding: fc.nat(),
        proposition: fc.constantFrom('Q1', 'Q2'),
        stance: fc.constantFrom(...STANCES),
      }),
      { maxLength: 8 },
    ),
  })
  .map(raw => {
    const codings = raw.codings.map(({ source, people, first, length, strength, version, ...rest }) => {
      const at = source % raw.sources.length
      const there = raw.sources[at]!.people
      return {
        ...rest,
        ...(strength === undefined ? {} : { strength }),
        ...(version === undefined ? {} : { version }),
        source: `T${at}`,
        words: [first, first + length] as const,
        // The only participant of a source is behind all of it.
        people: there.length < 2 ? there : [...new Set(people.map(n => there[n % there.length]!))],
      }
    })
    return {
      sites: Object.fromEntries(SITES.map((key, at) => [key, given(raw.roles, 'role', at)])),
      pairs: Object.fromEntries(
        PAIRS.map((key, at) => [key, { members: raw.pairs[at]!, values: given(raw.near, 'near', at) }]),
      ),
      people: Object.fromEntries(
        PEOPLE.map((key, at) => [
          key,
          { within: raw.within[at]!, values: { ...given(raw.grades, 'grade', at), ...given(raw.grades, 'role', at) } },
        ]),
      ),
      regions: Object.fromEntries(REGIONS.map((key, at) => [key, raw.regions[at]!])),
      sources: Object.fromEntries(
        raw.sources.map(({ sites, region, date, wave, ...source }, at) => [
          `T${at}`,
          {
            ...source,
            cases: [...sites, ...region],
            words: source.byRole.reduce((sum, words) => sum + words, 0),
            ...(date === undefined ? {} : { date }),
            values: wave === '' ? {} : { wave },
          },
        ]),
      ),
      codes: Object.fromEntries(
        CODES.map((key, at) => [
          key,
          {
            ...(at > 0 && raw.up[at]! % (at + 1) < at ? { under: CODES[raw.up[at]! % (at + 1)]! } : {}),
            retired: raw.retired.includes(key),
            group: raw.groups.includes(key),
            asked: raw.asked.includes(key),
          },
        ]),
      ),
      sets: { 'set 1': raw.sets[0]!, 'set 2': raw.sets[1]! },
      ...(raw.signed === undefined ? {} : { signed: raw.signed }),
      coders: CODERS,
      roles: ROLES_OF_CODERS,
      codings,
      versions: ['v1', 'v2'],
      propositions: ['Q1', 'Q2'],
      judgements:
        codings.length === 0
          ? []
          : raw.judgements.map(({ coding, proposition, stance }) => {
              const { source, words, coder } = codings[coding % codings.length]!
              return { source, words, coder, proposition, stance }
            }),
    }
  })

const ids = <Key extends string>(keys: readonly Key[]) => fc.subarray([...keys]).map(list => list as never[])
const attributes = fc.constantFrom(
  { about: 'site', name: 'role' },
  { about: 'participant', name: 'role' },
  { about: 'participant', name: 'grade' },
  { about: 'pair', name: 'near' },
  { about: 'source', name: 'wave' },
  { about: 'source', name: 'source kind' },
)
const conditions: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ is: fc.constant('source kind' as const), kinds: ids(['interview', 'observation', 'document']) }),
  fc.record({ is: fc.constant('sources' as const), ids: ids(['T0']) }),
  fc.record({ is: fc.constant('cases' as const), ids: ids([...SITES, ...PAIRS, ...PEOPLE, ...REGIONS]) }),
  fc.record({ is: fc.constant('speakers' as const), roles: ids([...ROLES]) }),
  fc.record({ is: fc.constant('coders' as const), ids: ids(CODERS) }),
  fc.record({
    is: fc.constant('coder fact' as const),
    fact: fc.constantFrom('role' as const, 'background' as const),
    values: fc.subarray(['lead', 'nurse', '']),
  }),
  fc.record({
    is: fc.constant('dates' as const),
    from: fc.constantFrom(null, '2024', '2024-11', '2025-01'),
    to: fc.constantFrom(null, '2024', '2025-01', '2025-03-14'),
  }),
  fc
    .record({
      of: attributes,
      how: fc.constantFrom('is', 'is not', 'at least', 'at most', 'unassigned', 'does not apply'),
      values: fc.subarray(['a', 'b', 'interview']),
    })
    .map(({ of, how, values }) => ({ is: 'attribute' as const, ...of, how, values })),
  fc.record({
    is: fc.constant('coded' as const),
    codeIds: ids(CODES),
    below: fc.boolean(),
    how: fc.constantFrom('this coding' as const, ...NEAR),
    words: fc.nat(8),
  }),
  fc
    .record({ stances: ids([...STANCES]), propositions: fc.option(ids(['Q1', 'Q2'])) })
    .map(({ stances, propositions }) => ({
      is: 'stance' as const,
      stances,
      ...(propositions === null ? {} : { propositionIds: propositions }),
    })),
  fc.record({ is: fc.constant('strength' as const), strengths: ids([...STRENGTHS]) }),
  fc.constant({ is: 'exemplar' as const }),
  fc.record({ is: fc.constant('signed' as const), about: fc.constantFrom('site' as const, 'pair' as const) }),
  fc.record({ is: fc.constant('version' as const), versionId: fc.constantFrom(null, 'v1' as never, 'v2' as never) }),
)
const { filter: filters } = fc.letrec<{ filter: Filter }>(tie => ({
  filter: fc.oneof(
    { depthSize: 'small', maxDepth: 3, withCrossShrink: true },
    { weight: 3, arbitrary: conditions },
    { weight: 1, arbitrary: fc.record({ all: fc.array(tie('filter'), { maxLength: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ any: fc.array(tie('filter'), { minLength: 1, maxLength: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ not: tie('filter') }) },
  ),
}))
const some = <Key extends string>(keys: readonly Key[]) => fc.option(ids(keys), { nil: undefined, freq: 2 })
const axes: fc.Arbitrary<Axis> = fc
  .oneof(
    fc.record({ of: fc.constant('codes' as const), ids: some(CODES) }),
    fc.record({ of: fc.constant('code sets' as const), ids: some(['set 1', 'set 2']) }),
    fc.record({
      of: fc.constant('codes near' as const),
      ids: some(CODES),
      how: fc.constantFrom(...NEAR),
      words: fc.nat(8),
    }),
    fc.record({ of: fc.constant('cases' as const), kind: fc.constant('site'), ids: some(SITES) }),
    fc.record({ of: fc.constant('cases' as const), kind: fc.constant('pair'), ids: some(PAIRS) }),
    fc.record({ of: fc.constant('cases' as const), kind: fc.constant('participant'), ids: some(PEOPLE) }),
    fc.record({ of: fc.constant('cases' as const), kind: fc.constant('region'), ids: some(REGIONS) }),
    fc.record({ of: fc.constant('sources' as const), ids: some(['T0']) }),
    fc.constant({ of: 'source kinds' as const }),
    fc
      .record({ one: attributes, two: fc.option(attributes) })
      .map(({ one, two }) => ({ of: 'attribute' as const, ...one, ...(two === null ? {} : { cross: two }) })),
    fc.record({ of: fc.constant('coders' as const), ids: some(CODERS) }),
    fc.record({
      of: fc.constant('coder facts' as const),
      fact: fc.constantFrom('role' as const, 'background' as const),
    }),
    fc.record({ of: fc.constant('dates' as const), by: fc.constantFrom('year' as const, 'month' as const) }),
    fc
      .array(filters, { minLength: 1, maxLength: 2 })
      .map(list => ({ of: 'filters' as const, groups: list.map((filter, at) => ({ name: `group ${at}`, filter })) })),
  )
  .map(axis => {
    if ('ids' in axis && axis.ids === undefined) {
      const { ids: _none, ...rest } = axis
      return rest
    }
    return axis
  })
const MEASURES: readonly Measure[] = [
  'presence',
  'cases',
  'sources',
  'participants',
  'codings',
  'excerpts',
  'words',
  'coverage',
  'shared words',
]

it('500 matrices equal a plain recount, with totals, denominators and reasons, and open what they count', () => {
  let compared = 0
  fc.assert(
    fc.property(
      studies,
      fc.option(filters),
      axes,
      axes,
      fc.constantFrom(...MEASURES),
      fc.boolean(),
      (study, filter, rows, columns, measure, rollUp) => {
        const request = asked({ rows, columns, measure, rollUp, filter })
        const { table, heads } = built(study)
        let got
        try {
          got = matrix(table, heads, request)
        } catch (trouble) {
          // Words are shared by codes only; an attribute that nothing has is not there.
          if (
            trouble instanceof Refusal &&
            ['measure-misfit', 'no-such-attribute', 'filter-names-gone'].includes(trouble.code)
          )
            return
          throw trouble
        }
        compared++
        const recount = new Recount(study, request)
        const shown = { rows: got.rows.map(row => row.id), columns: got.columns.map(column => column.id) }
        const places = (list: readonly string[]) => [...list, null]
        const counts = new Map<string, number>()
        const count = (row: string | null, column: string | null) => {
          const name = JSON.stringify([row, column])
          let number = counts.get(name)
          if (number === undefined) counts.set(name, (number = recount.measure(measure, row, column, shown)))
          return number
        }
        const rowsThere = got.rows.filter(row => row.kind !== 'group')
        for (const [r, row] of places(shown.rows).entries()) {
          for (const [c, column] of places(shown.columns).entries()) {
            const isTotal = row === null || column === null
            const said =
              row === null
                ? column === null
                  ? got.total
                  : got.columnTotals[c]
                : column === null
                  ? got.rowTotals[r]
                  : got.cells[r]![c]
            const wanted =
              measure === 'presence' && isTotal
                ? row === null
                  ? rowsThere.filter(one => count(one.id, column) > 0).length
                  : shown.columns.filter(id => count(row, id) > 0).length
                : count(row, column)
            expect(said, `${measure} of ${row} × ${column}`).toBe(wanted)
            if (!isTotal) expect(got.empty[r]![c] === null || said === 0).toBe(true)
            if (!isTotal && said === 0)
              expect(got.empty[r]![c], `why ${row} × ${column}`).toBe(
                why(
                  recount,
                  row,
                  column,
                  shown,
                  got.rows[r]!.kind === 'group' || got.columns[c]!.code?.kind === 'group',
                ),
              )
            opensWhatItCounts(recount, row, column, shown)
          }
        }
        for (const [at, column] of got.columns.entries())
          sameDenominators(got.columns[at]!.denominators, recount, null, column.id, shown)
        for (const row of got.rows) sameDenominators(row.denominators!, recount, row.id, null, shown)
        sameDenominators(got.of!, recount, null, null, shown)
        // What is not shown holds nothing.
        const left = (axis: Axis, list: readonly string[]) =>
          (axis.of === 'cases' ? KEYS[axis.kind]! : axis.of === 'sources' ? Object.keys(study.sources) : []).filter(
            key => !list.includes(key) && !('ids' in axis),
          )
        for (const row of left(rows, shown.rows)) expect(recount.inCell(row, null, shown)).toEqual([])
        for (const column of left(columns, shown.columns)) expect(recount.inCell(null, column, shown)).toEqual([])

        function opensWhatItCounts(
          plain: Recount,
          row: string | null,
          column: string | null,
          items: { rows: readonly string[]; columns: readonly string[] },
        ) {
          const cell = matrixCell(table, heads, {
            ...request,
            ...(row === null ? {} : { row }),
            ...(column === null ? {} : { column }),
          })
          const there = plain.inCell(row, column, items).map(one => one.coding)
          const codings = cell.rows.map(n => study.codings[n - 1]!)
          const passage = (coding: (typeof there)[number]) =>
            JSON.stringify([coding.source, coding.words, coding.coder])
          if (plain.gathers(row, column)) {
            expect(codings.map(passage).sort()).toEqual([...new Set(there.map(passage))].sort())
            expect(codings.every(coding => there.includes(coding))).toBe(true)
          } else
            expect(codings.map(one => study.codings.indexOf(one)).sort((a, b) => a - b)).toEqual(
              there.map(one => study.codings.indexOf(one)).sort((a, b) => a - b),
            )
          expect(cell.codings).toBe(plain.measure('codings', row, column, items))
          expect(cell.sources).toBe(plain.measure('sources', row, column, items))
          expect(cell.participants).toBe(plain.measure('participants', row, column, items))
          expect(cell.cases).toBe(plain.measure('cases', row, column, items))
          expect(cell.words).toBe(plain.measure('words', row, column, items))
          expect(cell.excerpts).toBe(plain.measure('excerpts', row, column, items))
        }
      },
    ),
    { numRuns: 500 },
  )
  expect(compared).toBeGreaterThan(300)
})

const KEYS: Readonly<Record<string, readonly string[]>> = {
  site: SITES,
  pair: PAIRS,
  participant: PEOPLE,
  region: REGIONS,
}

type Items = { rows: readonly string[]; columns: readonly string[] }

function sameDenominators(
  said: { sources: number; participants: number; codings: number; words: number; cases: number; characters?: number },
  recount: Recount,
  row: string | null,
  column: string | null,
  items: Items,
): void {
  const views = recount.eligible(row, column, items)
  const distinct = (of: (view: PlainView) => string | null) => new Set(views.map(of).filter(one => one !== null)).size
  const codings = recount.study.codings.filter(
    coding =>
      !recount.isRetired(coding) &&
      recount
        .viewsOfCoding(coding)
        .some(
          view =>
            recount.holds(recount.filter, view, coding) === true &&
            (row !== null
              ? recount.inItem(recount.rows, row, view, coding)
              : recount.inPlace(recount.columns, column, items.columns, view, coding)),
        ),
  ).length
  expect(said).toEqual({
    sources: distinct(view => view.source),
    participants: distinct(view => view.person),
    cases: distinct(view => view.site),
    words: recount.characters(views),
    characters: recount.characters(views),
    codings,
  })
}

/** Why nothing is counted in a cell, by the rules of METHODS 2.4. */
function why(recount: Recount, row: string, column: string, items: Items, isGroup: boolean): string | null {
  if (isGroup && !recount.request.rollUp) return null
  if (recount.inCell(row, column, items).length > 0) return 'nobody named'
  const views = recount.eligible(row, column, items)
  const { rows, columns, study, filter } = recount
  const coders = (axis: Axis, id: string) =>
    axis.of === 'coders' ? [id] : axis.of === 'coder facts' ? recount.coders(axis.fact, id) : null
  const must = coders(rows, row) ?? coders(columns, column)
  if (views.length === 0) return must === null ? 'no source' : 'not coded'
  const isCoded = (source: string) =>
    views.some(
      view =>
        view.source === source &&
        study.sources[source]!.codedBy.some(
          coder => (must === null || must.includes(coder)) && recount.holds(filter, view, null, { coder }) !== false,
        ),
    )
  const sources = [...new Set(views.map(view => view.source))]
  if (!sources.every(isCoded)) return 'not coded'
  const isAsked = (axis: Axis, id: string) =>
    axis.of === 'code sets'
      ? study.sets![id]!.some(code => study.codes[code]!.asked)
      : (axis.of === 'codes' || axis.of === 'codes near') && study.codes[id]!.asked === true
  const asks = isAsked(rows, row) || isAsked(columns, column)
  return asks && sources.every(source => study.sources[source]!.kind !== 'interview') ? 'not asked' : 'nothing said'
}
