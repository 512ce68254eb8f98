// How coders judged, beside how they coded: stance on the passages they share, ratings of the cases they share. Pure.

import { threePlaces, WHY_NOT, type Figure } from '../../analysis/agreement/figure.ts'
import { measureShort, WEIGHTED } from '../../analysis/agreement/names.ts'
import type { RatingAgreement, StanceAgreement } from '../../analysis/agreement/types.ts'
import { STANCES } from '../../analysis/propositions/types.ts'
import type { TabledRow, TabledSheet } from '../documents/tabled.ts'

/** Stance and ratings of the coders compared. */
export interface Judged {
  readonly stances: StanceAgreement
  readonly ratings: RatingAgreement
}

/** Their tables; none where nothing was judged by two. `withCases`: each case with its ratings, for the team’s own table; a report may go outside, so it has the figures only. */
export function judgedTables({ stances, ratings }: Judged, withCases: boolean): TabledSheet[] {
  const figures = [...(stances.pairs === 0 ? [] : stanceRows(stances)), ...ratings.scales.flatMap(scaleRows(ratings))]
  return [
    ...(stances.pairs === 0 ? [] : [stanceTable(stances)]),
    ...(figures.length === 0
      ? []
      : [
          {
            name: 'Stance and ratings',
            about: [],
            heads: ['Judged', 'Units', 'Measure', 'Figure'],
            weights: [34, 10, 20, 40],
            rows: figures,
          },
        ]),
    ...(withCases && ratings.scales.length > 0 ? [ratingTable(ratings)] : []),
  ]
}

function stanceTable({ coders, table }: StanceAgreement): TabledSheet {
  const [first, second] = coders
  const used = STANCES.map((_, at) =>
    table.some((row, n) => row[at]! > 0 || (n === at && row.some(times => times > 0))),
  )
  const kept = <One>(list: readonly One[]) => list.filter((_, at) => used[at])
  return {
    name: 'Stance on shared passages',
    about: [
      coders.length === 2
        ? `Rows: ${first!.name}; columns: ${second!.name}.`
        : 'Any two coders who judged the same passage for the same proposition, both ways round.',
    ],
    heads: [coders.length === 2 ? `${first!.name} / ${second!.name}` : 'Any two', ...kept(STANCES)],
    weights: [30, ...kept(STANCES).map(() => 14)],
    rows: kept(table.map((row, at) => ({ cells: [STANCES[at]!, ...kept(row)] }))),
  }
}

function stanceRows(found: StanceAgreement): TabledRow[] {
  const size = found.coders.length
  return lines('Stance on shared passages', found.pairs, [
    [measureShort('percent', size), found.percent],
    [measureShort('kappa', size), found.kappa],
    ...(size > 2 ? [[measureShort('pi', size), found.pi] as const] : [[WEIGHTED, found.weighted] as const]),
    ['α nominal', found.nominal],
    ['α ordinal', found.ordinal],
  ])
}

function scaleRows({ coders }: RatingAgreement) {
  return ({ scale, cases, percent, kappa, weighted, alphas }: RatingAgreement['scales'][number]): TabledRow[] =>
    lines(`Rating: ${scale.name}`, cases.length, [
      [measureShort('percent', coders.length), percent],
      [measureShort('kappa', coders.length), kappa],
      ...(weighted && coders.length === 2 ? [[WEIGHTED, weighted] as const] : []),
      ...alphas.map(({ apart, figure }) => [`α ${apart}`, figure] as const),
    ])
}

function lines(what: string, units: number, figures: readonly (readonly [string, Figure])[]): TabledRow[] {
  return figures.map(([name, figure]) => ({
    cells: [what, units, name, figure.value === null ? `— ${WHY_NOT[figure.why]}` : threePlaces(figure.value)],
  }))
}

function ratingTable({ coders, scales }: RatingAgreement): TabledSheet {
  return {
    name: 'Ratings of cases',
    about: [],
    heads: ['Scale', 'Case', ...coders.map(coder => coder.name), 'Alike'],
    weights: [26, 30, ...coders.map(() => 16), 8],
    rows: scales.flatMap(({ scale, cases }) =>
      cases.map(one => ({
        cells: [
          scale.name,
          one.key === null ? one.name : `${one.key} ${one.name}`,
          ...one.values.map(value => value ?? ''),
          one.alike ? 'yes' : 'no',
        ],
      })),
    ),
  }
}
