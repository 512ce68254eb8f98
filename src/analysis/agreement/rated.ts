// Agreement on ratings of cases (METHODS 4.1): which value each coder gave, by the kind of scale. Pure.

import type { RatedScale } from '../ratings/types.ts'
import { alpha } from './krippendorff.ts'
import { unknown } from './figure.ts'
import { averagePairwise, conger } from './many-coders.ts'
import { tableOf, valuesIn, type Ratings } from './ratings.ts'
import { cohen, stepsApart, weightedCohen } from './two-coders.ts'
import type { ScaleAgreement, ScaleApart } from './types.ts'

const APARTS: Readonly<Record<RatedScale['scale']['kind'], readonly ScaleApart[]>> = {
  ordinal: ['nominal', 'ordinal'],
  number: ['interval', 'ratio'],
  crisp: ['nominal'],
  fuzzy: ['interval'],
}

/** Agreement on a scale; null where no case was rated by two of those compared. `placeOf`: the place of a coder among them. A group whose people differ has no one value, as has a person whose two names do. */
export function scaleAgreement(
  { scale, cases }: RatedScale,
  size: number,
  placeOf: (coder: number) => number | undefined,
): ScaleAgreement | null {
  const rated = cases.flatMap(({ ratings, ...one }) => {
    const said = Array.from({ length: size }, () => new Set<string>())
    for (const { coder, value } of ratings) {
      const place = placeOf(coder)
      if (place !== undefined) said[place]!.add(value)
    }
    const values = said.map(given => (given.size === 1 ? [...given][0]! : null))
    const given = values.filter(value => value !== null)
    return given.length < 2 ? [] : [{ ...one, values, alike: new Set(given).size === 1 }]
  })
  if (rated.length === 0) return null
  const numberOf = (value: string) => (scale.kind === 'ordinal' ? scale.steps.indexOf(value) : Number(value))
  const ratings: Ratings = {
    coders: size,
    categories: scale.kind === 'ordinal' ? scale.steps.map((_, at) => at) : null,
    units: rated.map(({ values }) => ({
      values: values.map(value => (value === null ? null : numberOf(value))),
      times: 1,
    })),
  }
  const spread: Ratings = { ...ratings, categories: ratings.categories ?? valuesIn(ratings) }
  const table = tableOf(spread, 0, 1)
  return {
    scale: { id: scale.id, name: scale.name, kind: scale.kind },
    percent: averagePairwise(spread),
    kappa: size === 2 ? cohen(table) : conger(spread),
    weighted:
      scale.kind === 'ordinal'
        ? size === 2
          ? weightedCohen(table, stepsApart(scale.steps.length))
          : unknown('two-coders')
        : null,
    alphas: APARTS[scale.kind].map(apart => ({ apart, figure: alpha(ratings, apart) })),
    cases: rated,
  }
}
