import fc from 'fast-check'
import { expect, it } from 'vitest'
import { matrix } from '../../src/analysis/matrix.ts'
import type { Measure, MatrixRequest } from '../../src/analysis/types.ts'
import { asked, built, type PlainCoding, type PlainStudy } from './plain-study.ts'

const SITES = ['S1', 'S2', 'S3']
const PEOPLE = ['R1', 'R2', 'R3', 'R4']
const CODERS = ['A', 'B', 'C']
const ROLES = ['exemplar', 'follower']
const STANCES = ['confirming', 'disconfirming', 'qualifying', 'neutral'] as const

const codes = fc
  .array(fc.record({ up: fc.nat(), retired: fc.boolean(), group: fc.boolean() }), { minLength: 1, maxLength: 8 })
  .map(list =>
    Object.fromEntries(
      list.map(({ up, retired, group }, at) => [
        `C${at}`,
        { ...(at > 0 && up % (at + 1) < at ? { under: `C${up % (at + 1)}` } : {}), retired, group },
      ]),
    ),
  )

const studies: fc.Arbitrary<PlainStudy> = fc
  .record({
    roles: fc.array(fc.constantFrom(...ROLES, ''), { minLength: 3, maxLength: 3 }),
    pair: fc.subarray(SITES, { minLength: 2, maxLength: 2 }),
    within: fc.array(fc.constantFrom(...SITES, null), { minLength: 4, maxLength: 4 }),
    sources: fc.array(
      fc.record({
        cases: fc.subarray(SITES),
        people: fc.subarray(PEOPLE),
        codedBy: fc.subarray(CODERS),
        words: fc.nat(60),
      }),
      { maxLength: 6 },
    ),
    codes,
  })
  .chain(({ roles, pair, within, sources, codes }) =>
    fc
      .array(
        fc.record({
          source: fc.nat(),
          code: fc.nat(),
          coder: fc.constantFrom(...CODERS),
          first: fc.nat(20),
          length: fc.nat(12),
          people: fc.array(fc.nat(), { maxLength: 3 }),
          stances: fc.subarray([...STANCES]),
        }),
        { maxLength: 40 },
      )
      .map(rows => ({
        sites: Object.fromEntries(SITES.map((key, at) => [key, roles[at] === '' ? {} : { role: roles[at]! }])),
        pairs: { P1: { members: pair } },
        people: Object.fromEntries(PEOPLE.map((key, at) => [key, { within: within[at]! }])),
        sources: Object.fromEntries(sources.map((source, at) => [`T${at}`, source])),
        codes,
        coders: CODERS,
        codings: sources.length === 0 ? [] : rows.map(row => plainCoding(row, sources, Object.keys(codes))),
      })),
  )

function plainCoding(
  row: {
    source: number
    code: number
    coder: string
    first: number
    length: number
    people: number[]
    stances: readonly (typeof STANCES)[number][]
  },
  sources: readonly { people: readonly string[] }[],
  codes: readonly string[],
): PlainCoding {
  const at = row.source % sources.length
  const there = sources[at]!.people
  return {
    source: `T${at}`,
    code: codes[row.code % codes.length]!,
    coder: row.coder,
    words: [row.first, row.first + row.length],
    // The only participant of a source is behind all of it.
    people: there.length < 2 ? there : [...new Set(row.people.map(n => there[n % there.length]!))],
    stances: row.stances,
  }
}

const requests: fc.Arbitrary<MatrixRequest> = fc
  .record({
    columns: fc.constantFrom<MatrixRequest['columns'][]>('sites', 'pairs', 'participants', 'sources', 'coders', {
      attribute: 'role',
    }),
    measure: fc.constantFrom<Measure[]>('presence', 'cases', 'sources', 'participants', 'codings', 'words'),
    role: fc.constantFrom(...ROLES, null),
    codedBy: fc.subarray(CODERS),
    stance: fc.constantFrom(...STANCES, null),
    rollUp: fc.boolean(),
  })
  .map(({ role, ...request }) =>
    asked({ ...request, where: role === null ? [] : [{ attribute: 'role', value: role }] }),
  )

/** The codes that count in a row, retired ones never. */
function under(study: PlainStudy, code: string, rollUp: boolean): Set<string> {
  const found = new Set<string>()
  for (const [key, { retired }] of Object.entries(study.codes)) {
    if (retired) continue
    for (let at: string | undefined = key; at !== undefined; at = rollUp ? study.codes[at]!.under : undefined)
      if (at === code) found.add(key)
  }
  return found
}

/** Counts by lists and sets of words, the slow and plain way. */
function naive(
  study: PlainStudy,
  codings: readonly PlainCoding[],
  measure: Measure,
  allowed: { people?: readonly string[]; sites: readonly string[] },
  passages: boolean,
): number {
  const distinct = (names: readonly string[]) => new Set(names).size
  switch (measure) {
    case 'presence':
      return codings.length > 0 ? 1 : 0
    case 'sources':
      return distinct(codings.map(coding => coding.source))
    case 'codings':
      return passages
        ? distinct(codings.map(coding => JSON.stringify([coding.source, coding.words, coding.coder])))
        : codings.length
    case 'participants':
      return distinct(
        codings.flatMap(coding => coding.people ?? []).filter(person => allowed.people?.includes(person) ?? true),
      )
    case 'cases':
      return distinct(
        codings.flatMap(coding => study.sources[coding.source]!.cases).filter(site => allowed.sites.includes(site)),
      )
    case 'words':
      return distinct(
        codings.flatMap(({ source, words: [first, end] }) =>
          Array.from({ length: end - first }, (_, at) => `${source} ${first + at}`),
        ),
      )
    default:
      throw new Error(`not counted here: ${measure}`)
  }
}

it('a matrix from typed arrays equals one counted from plain lists, for any study, filter and roll-up', () => {
  fc.assert(
    fc.property(studies, requests, (study, request) => {
      const wanted = request.where[0]?.value
      const sites = SITES.filter(site => wanted === undefined || study.sites[site]!['role'] === wanted)
      // Without a site that has a role, asking for roles is refused.
      fc.pre(sites.length > 0 && SITES.some(site => study.sites[site]!['role'] !== undefined))
      const { table, heads } = built(study)
      const got = matrix(table, heads, request)
      const inFilter = (source: string) =>
        wanted === undefined || study.sources[source]!.cases.some(site => sites.includes(site))
      const passing = study.codings.filter(
        coding =>
          !study.codes[coding.code]!.retired &&
          inFilter(coding.source) &&
          (request.codedBy.length === 0 || request.codedBy.includes(coding.coder)) &&
          (request.stance === null || coding.stances!.includes(request.stance)),
      )
      const casesOf = (coding: PlainCoding) => study.sources[coding.source]!.cases
      const column = (key: string): { codings: PlainCoding[]; people?: string[]; sites: string[] } => {
        switch (request.columns) {
          case 'sites':
            return { codings: passing.filter(coding => casesOf(coding).includes(key)), sites: [key] }
          case 'pairs': {
            const members = study.pairs![key]!.members.filter(site => sites.includes(site))
            return {
              codings: passing.filter(coding => casesOf(coding).some(site => members.includes(site))),
              sites: members,
            }
          }
          case 'participants':
            return { codings: passing.filter(coding => coding.people!.includes(key)), people: [key], sites }
          case 'sources':
            return { codings: passing.filter(coding => coding.source === key), sites }
          case 'coders':
            return { codings: passing.filter(coding => coding.coder === key), sites }
          default: {
            const its = sites.filter(site => (study.sites[site]!['role'] ?? '') === key)
            return { codings: passing.filter(coding => casesOf(coding).some(site => its.includes(site))), sites: its }
          }
        }
      }
      const rows = got.rows.map(row => under(study, row.id, request.rollUp))
      const shown = new Set(rows.flatMap(row => [...row]))
      got.columns.forEach(({ id: key }, at) => {
        const { codings, ...allowed } = column(key)
        got.cells.forEach((cells, row) =>
          expect(cells[at]).toBe(
            naive(
              study,
              codings.filter(coding => rows[row]!.has(coding.code)),
              request.measure,
              allowed,
              request.rollUp,
            ),
          ),
        )
        if (request.measure !== 'presence')
          expect(got.columnTotals[at]).toBe(
            naive(
              study,
              codings.filter(coding => shown.has(coding.code)),
              request.measure,
              allowed,
              false,
            ),
          )
      })
      if (request.measure !== 'presence') {
        got.rowTotals.forEach((total, row) =>
          expect(total).toBe(
            naive(
              study,
              passing.filter(coding => rows[row]!.has(coding.code)),
              request.measure,
              { sites },
              request.rollUp,
            ),
          ),
        )
        expect(got.total).toBe(
          naive(
            study,
            passing.filter(coding => shown.has(coding.code)),
            request.measure,
            { sites },
            false,
          ),
        )
      }
      expect(got.rowPresence).toEqual(got.cells.map(cells => cells.filter(count => count > 0).length))
    }),
    { numRuns: 400 },
  )
})
