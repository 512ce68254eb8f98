// The sources with words that pass a filter, on random small studies, against a plain recount: words by who speaks them, then codings.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sourcesWith } from '../../src/analysis/filter/filtered.ts'
import { isEverything } from '../../src/analysis/filter/words.ts'
import type { Filter } from '../../src/analysis/filter/types.ts'
import { Refusal } from '../../src/base/trouble.ts'
import { Recount } from './oracle-recount.ts'
import { filters, studies } from './plain-arbitraries.ts'
import { asked, built, type PlainStudy } from './plain-study.ts'

const ROLES = ['interviewer', 'respondent', 'other', 'nobody']

function recounted(study: PlainStudy, filter: Filter): string[] {
  const recount = new Recount(study, asked({ rows: { of: 'codes' }, columns: { of: 'sources' } }))
  return Object.entries(study.sources).flatMap(([key, { byRole }]) => {
    const spoken = ROLES.filter((_, at) => byRole![at]! > 0)
    const words = recount
      .viewsOfSource(key)
      .some(view => spoken.some(role => recount.holds(filter, view, null, { role }) === true))
    const coded = study.codings.some(
      coding =>
        coding.source === key &&
        !recount.isRetired(coding) &&
        recount.viewsOfCoding(coding).some(view => recount.holds(filter, view, coding) === true),
    )
    return words || coded || isEverything(filter) ? [key] : []
  })
}

it('300 random filters let the same sources through as a plain recount', () => {
  let compared = 0
  fc.assert(
    fc.property(studies, filters, (study, filter) => {
      const { table, heads } = built(study)
      let got
      try {
        got = sourcesWith(table, heads, filter)
      } catch (trouble) {
        // An attribute that nothing has is not there.
        if (trouble instanceof Refusal && ['no-such-attribute', 'filter-names-gone'].includes(trouble.code)) return
        throw trouble
      }
      compared++
      const keys = new Map(heads.sources.map(source => [source.n, source.id]))
      expect(got.map(n => keys.get(n))).toEqual(recounted(study, filter))
      expect(sourcesWith(table, heads, null)).toHaveLength(heads.sources.length)
    }),
    { numRuns: 300 },
  )
  expect(compared).toBeGreaterThan(200)
})
