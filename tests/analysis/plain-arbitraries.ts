// Random small studies, filters and sides of a matrix, for properties that recount them.

import fc from 'fast-check'
import type { Condition, Filter } from '../../src/analysis/filter/types.ts'
import type { Axis } from '../../src/analysis/matrix/types.ts'
import type { PlainStudy } from './plain-study.ts'

export const SITES = ['S1', 'S2', 'S3']
export const PAIRS = ['P1', 'P2']
export const PEOPLE = ['R1', 'R2', 'R3']
export const REGIONS = ['G1', 'G2']
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

/** A study. */
export const studies: fc.Arbitrary<PlainStudy> = fc
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
/** A filter. */
export const { filter: filters } = fc.letrec<{ filter: Filter }>(tie => ({
  filter: fc.oneof(
    { depthSize: 'small', maxDepth: 3, withCrossShrink: true },
    { weight: 3, arbitrary: conditions },
    { weight: 1, arbitrary: fc.record({ all: fc.array(tie('filter'), { maxLength: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ any: fc.array(tie('filter'), { minLength: 1, maxLength: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ not: tie('filter') }) },
  ),
}))
const some = <Key extends string>(keys: readonly Key[]) => fc.option(ids(keys), { nil: undefined, freq: 2 })
/** A side of a matrix. */
export const axes: fc.Arbitrary<Axis> = fc
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
