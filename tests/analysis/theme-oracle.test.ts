// Theme matrices under random filters on random small studies equal a plain recount from the listed codings: the matrix of one case row by
// row, and the passages that stand below the cells of the matrices by site.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PassagesWithin } from '../../src/analysis/filter/passages-within.ts'
import type { Filter } from '../../src/analysis/filter/types.ts'
import { Under } from '../../src/analysis/summaries/under-queries.ts'
import { caseThemes } from '../../src/analysis/summaries/theme-queries.ts'
import type { CaseThemeRow } from '../../src/analysis/summaries/types.ts'
import type { CaseId } from '../../src/base/ids.ts'
import { Refusal } from '../../src/base/trouble.ts'
import type { Read } from '../../src/store/access.ts'
import { Recount, type PlainView } from './oracle-recount.ts'
import { asked, built, type PlainCoding, type PlainStudy } from './plain-study.ts'
import { filters, SITES, studies } from './plain-arbitraries.ts'

/** Nothing is written in these studies, and their words are not read. */
const UNWRITTEN = {
  all: () => [],
  arrays: () => [],
  get: () => undefined,
  *each() {},
} as unknown as Read

const kindOf = (study: PlainStudy, source: string) => study.sources[source]!.kind ?? 'interview'
/** Everybody behind a source: linked to it, or to words of it. */
const peopleOf = (study: PlainStudy, source: string) =>
  new Set([
    ...(study.sources[source]!.people ?? []),
    ...study.codings.filter(one => one.source === source).flatMap(one => one.people ?? []),
  ])

/** Whether a coding belongs to a row of the theme matrix of a site. */
function isInRow(study: PlainStudy, row: CaseThemeRow, coding: Pick<PlainCoding, 'source' | 'people'>): boolean {
  const kind = kindOf(study, coding.source)
  switch (row.kind) {
    case 'person':
      return kind === 'interview' && (coding.people ?? []).includes(row.key)
    case 'interviews':
      return kind === 'interview' && peopleOf(study, coding.source).size === 0
    case 'observations':
      return kind === 'observation'
    case 'documents':
      return kind === 'document'
    case 'whole':
      return true
  }
}

/** Whether a source could hold something for a row. */
function couldBeInRow(study: PlainStudy, row: CaseThemeRow, source: string): boolean {
  if (row.kind !== 'person') return isInRow(study, row, { source, people: [] })
  return kindOf(study, source) === 'interview' && peopleOf(study, source).has(row.key)
}

const built_ = (study: PlainStudy, filter: Filter) => {
  try {
    const { table, heads } = built(study)
    return { table, heads, under: new Under(UNWRITTEN, { table, heads }, filter) }
  } catch (trouble) {
    // An attribute that nothing has is not there.
    if (trouble instanceof Refusal && ['no-such-attribute', 'filter-names-gone'].includes(trouble.code)) return null
    throw trouble
  }
}

it('the theme matrix of a case counts in every row what passes, seen from the case, and leaves out rows in which nothing could', () => {
  let compared = 0
  fc.assert(
    fc.property(studies, filters, fc.constantFrom(...SITES), (study, filter, site) => {
      const got = built_(study, filter)
      if (got === null) return
      const recount = new Recount(study, asked({ filter }))
      const themes = caseThemes(UNWRITTEN, got.under, site as CaseId)
      const all = caseThemes(UNWRITTEN, new Under(UNWRITTEN, got), site as CaseId)
      const here = study.codings.filter(coding => !recount.isRetired(coding))
      const passes = (coding: PlainCoding, row: CaseThemeRow) =>
        recount
          .viewsOfCoding(coding)
          .some(
            view =>
              view.site === site &&
              (row.kind !== 'person' || view.person === row.key) &&
              recount.holds(filter, view, coding) === true,
          )
      const counts = new Map(themes.cells.map(cell => [`${cell.row} ${cell.column}`, cell.count]))
      for (const [at, row] of themes.rows.entries())
        for (const [place, { codeId }] of themes.columns.entries()) {
          const wanted = here.filter(
            coding => coding.code === (codeId as string) && isInRow(study, row, coding) && passes(coding, row),
          )
          expect(counts.get(`${at} ${place}`) ?? 0, `${row.kind} ${row.key} × ${codeId}`).toBe(wanted.length)
          compared++
        }
      // The views from which a source of the case could hold something for a row.
      const could = (row: CaseThemeRow, source: string): PlainView[] =>
        couldBeInRow(study, row, source)
          ? recount
              .views(source, row.kind === 'person' ? [row.key] : viewers(study, source))
              .filter(view => view.site === site && recount.holds(filter, view, null) !== false)
          : []
      const sourcesOf = (row: CaseThemeRow) =>
        Object.keys(study.sources).filter(
          source => study.sources[source]!.cases.includes(site) && could(row, source).length > 0,
        )
      const isCoded = (row: CaseThemeRow, source: string) =>
        could(row, source).some(view =>
          study.sources[source]!.codedBy.some(coder => recount.holds(filter, view, null, { coder }) !== false),
        )
      for (const row of themes.rows) {
        const its = sourcesOf(row)
        const why = its.length === 0 ? 'no source' : its.every(one => isCoded(row, one)) ? 'nothing said' : 'not coded'
        expect([row.sources, row.empty], `${row.kind} ${row.key}`).toEqual([its.length, why])
      }
      const shown = new Set(themes.rows.map(row => `${row.kind} ${row.key}`))
      for (const row of all.rows)
        if (row.sources > 0 && row.kind !== 'whole')
          expect(shown.has(`${row.kind} ${row.key}`), `row of ${row.kind} ${row.key}`).toBe(sourcesOf(row).length > 0)
      expect(themes.narrowed).toMatch(/^(Only|Every)/)
    }),
    { numRuns: 400 },
  )
  expect(compared).toBeGreaterThan(2000)
})

/** From whom a source is seen as such: its only person, else any of them, or nobody. */
function viewers(study: PlainStudy, source: string): (string | null)[] {
  const people = [...peopleOf(study, source)]
  return people.length === 1 ? people : [...people, null]
}

it('passages below a cell of the matrices by site are those of the codings that the cell counts', () => {
  let compared = 0
  fc.assert(
    fc.property(studies, filters, (study, filter) => {
      const got = built_(study, filter)
      if (got === null) return
      const within = new PassagesWithin(got.table, got.heads, filter)
      const recount = new Recount(
        study,
        asked({ filter, rows: { of: 'codes' }, columns: { of: 'cases', kind: 'site' } }),
      )
      const shown = { rows: Object.keys(study.codes), columns: SITES }
      const anchors = new Map<string, number>()
      for (const source of Object.keys(study.sources))
        for (const { source: its, words } of study.codings)
          if (its === source && !anchors.has(`${its} ${words.join()}`))
            anchors.set(`${its} ${words.join()}`, anchors.size + 1)
      for (const site of SITES)
        for (const code of shown.rows) {
          if (study.codes[code]!.retired) continue
          const counted = new Set(
            recount.inCell(code, site, shown).map(({ coding }) => `${coding.source} ${coding.words.join()}`),
          )
          for (const [place, anchor] of anchors) {
            expect(within.passes(site, code, place.split(' ')[0]!, anchor)).toBe(counted.has(place))
            compared++
          }
        }
    }),
    { numRuns: 300 },
  )
  expect(compared).toBeGreaterThan(2000)
})
