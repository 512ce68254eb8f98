// Agreement as tables: a number, or an empty cell and its reason beside it.

import { WHY_NOT, type Figure } from '../../analysis/agreement/figure.ts'
import { measureName, WAYS } from '../../analysis/agreement/names.ts'
import type { Agreement, AgreementRow, Measure } from '../../analysis/agreement/types.ts'
import type { PlainCell } from '../tables/plain-xlsx.ts'

const HEAD: Readonly<Record<Measure, string>> = {
  percent: 'percent',
  'all-agree': 'all_agree',
  kappa: 'kappa',
  pi: 'pi',
  ac1: 'ac1',
  s: 's',
  alpha: 'alpha',
  'alpha-u': 'alpha_u',
  'alpha-marked': 'alpha_marked',
  holsti: 'holsti',
}

/** The heads of a table of rows. */
export function headsOf({ coders, measures, pooled }: Agreement): string[] {
  const hasIntervals = pooled.figures[0]?.interval !== undefined
  return [
    'row',
    'key',
    'name',
    ...countHeads(coders),
    'cells',
    'cells nobody coded',
    ...measures.flatMap(measure => [
      HEAD[measure],
      `${HEAD[measure]} ${WAYS.meanOfCells}`,
      `${HEAD[measure]} ${WAYS.weightedBySize}`,
      ...(hasIntervals ? [`${HEAD[measure]} low`, `${HEAD[measure]} high`] : []),
      `${HEAD[measure]} why not`,
    ]),
  ]
}

/** The line of a row. `kind`: what it is a row of. */
export function lineOf(kind: string, row: AgreementRow, { coders }: Agreement): PlainCell[] {
  return [
    kind,
    row.key ?? '',
    row.name,
    ...countCells(row, coders),
    row.cells.all,
    row.cells.empty,
    ...row.figures.flatMap(figure => [
      cellOf(figure.pooled),
      cellOf(figure.meanOfCells),
      cellOf(figure.weightedBySize),
      ...(figure.interval
        ? [figure.interval.low, figure.interval.high].map(value => (value === null ? '' : rounded(value)))
        : []),
      whyOf(figure.pooled, figure.interval?.why ?? null),
    ]),
  ]
}

/** The heads of a table of codes in sources: of one cell there are no means, and the reasons of all measures stand in one column. */
export function cellHeadsOf({ coders, measures }: Agreement): string[] {
  return ['code', 'key', 'name', ...countHeads(coders), ...measures.map(measure => HEAD[measure]), 'why not']
}

/** The line of a code in a source. */
export function cellLineOf(code: string, row: AgreementRow, { coders, measures }: Agreement): PlainCell[] {
  const without = row.figures.flatMap(({ pooled }, at) =>
    pooled.value === null ? [{ measure: HEAD[measures[at]!], why: WHY_NOT[pooled.why] }] : [],
  )
  const reasons = [...Map.groupBy(without, one => one.why)].map(
    ([why, all]) => `${all.map(one => one.measure).join(', ')}: ${why}`,
  )
  return [
    code,
    row.key ?? '',
    row.name,
    ...countCells(row, coders),
    ...row.figures.map(({ pooled }) => cellOf(pooled)),
    reasons.join('; '),
  ]
}

function countHeads(coders: Agreement['coders']): string[] {
  return [
    'units',
    coders.length === 2 ? 'both' : 'all',
    ...coders.map(coder => `only ${coder.name}`),
    ...(coders.length > 2 ? ['some'] : []),
    'neither',
    'prevalence',
    ...coders.map(coder => `excerpts ${coder.name}`),
    ...coders.map(coder => `matched ${coder.name}`),
  ]
}

function countCells({ counts, prevalence, excerpts }: AgreementRow, coders: Agreement['coders']): PlainCell[] {
  return [
    counts.units,
    counts.all,
    ...counts.only,
    ...(coders.length > 2 ? [counts.some] : []),
    counts.none,
    rounded(prevalence),
    ...excerpts.map(one => one.made),
    ...excerpts.map(one => one.matched),
  ]
}

/** The lines of everything: codes, sources, all. */
export function linesOf(found: Agreement): PlainCell[][] {
  return [
    ...found.byCode.map(row => lineOf('code', row, found)),
    ...found.bySource.map(row => lineOf('source', row, found)),
    lineOf('all', found.pooled, found),
  ]
}

/** What a reader of the table has to know: how it was worked out, what its heads mean, what goes across codes, what was left out. */
export function notesOf(found: Agreement): string[] {
  return [
    found.caption,
    versionOf(found),
    ...found.measures.map(measure => `${HEAD[measure]}: ${measureName(measure, found.coders.length)}.`),
    ...acrossOf(found),
    ...leftOutOf(found),
  ]
}

/** Under which version of the framework it was worked out. */
export function versionOf({ version }: Agreement): string {
  return version === null ? 'No version of the framework was saved.' : `Framework version ${version}.`
}

/** Figures over all codes together, or why there are none. */
export function acrossOf({ across, onExcerpts }: Agreement): string[] {
  return [
    ...(across ? [across.why ?? `Across codes: uα ${told(across.uAlpha)}, cuα ${told(across.cuAlpha)}.`] : []),
    ...(onExcerpts
      ? [
          onExcerpts.why ??
            `Which code was given to ${onExcerpts.excerpts} excerpts: percent ${told(onExcerpts.percent)}, kappa ${told(onExcerpts.kappa)}, alpha ${told(onExcerpts.alpha)}.`,
        ]
      : []),
  ]
}

/** What was left out, a line for each reason. */
export function leftOutOf({ missing, empty, leftOut }: Agreement): string[] {
  const lines = (by: ReadonlyMap<string, readonly { readonly name: string }[]>) =>
    [...by].map(([why, things]) => `Left out, ${why}: ${things.map(one => one.name).join('; ')}.`)
  return [
    ...lines(Map.groupBy(missing, source => `not marked as coded by ${source.notBy.join(' and ')}`)),
    ...lines(Map.groupBy(empty, () => 'for they hold none of these units')),
    ...leftOut.map(code => `Left out: ${code.name}. ${code.why}`),
  ]
}

function told(figure: Figure): string {
  return figure.value === null ? `— (${WHY_NOT[figure.why]})` : String(rounded(figure.value))
}

function cellOf(figure: Figure): PlainCell {
  return figure.value === null ? '' : rounded(figure.value)
}

function whyOf(figure: Figure, interval: keyof typeof WHY_NOT | null): string {
  const why = [
    figure.why === null ? '' : WHY_NOT[figure.why],
    interval === null ? '' : `interval: ${WHY_NOT[interval]}`,
  ]
  return why.filter(Boolean).join('; ')
}

function rounded(value: number): number {
  return Number(value.toFixed(6))
}
