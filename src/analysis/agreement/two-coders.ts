// Coefficients of two coders, from their table (METHODS 4.3).

import { beyondChance, known, unknown, type Figure } from './figure.ts'
import type { Table } from './ratings.ts'

interface Margins {
  readonly total: number
  readonly agreed: number
  readonly rows: readonly number[]
  readonly columns: readonly number[]
}

function marginsOf(table: Table): Margins {
  const rows = table.map(row => row.reduce((sum, n) => sum + n, 0))
  const columns = table.map((_, at) => table.reduce((sum, row) => sum + row[at]!, 0))
  const agreed = table.reduce((sum, row, at) => sum + row[at]!, 0)
  return { total: rows.reduce((sum, n) => sum + n, 0), agreed, rows, columns }
}

/** Percent agreement: the share of units that both put into one category. */
export function percentOf(table: Table): Figure {
  const { total, agreed } = marginsOf(table)
  return total === 0 ? unknown('no-overlap') : known(agreed / total)
}

/** Cohen's kappa (Cohen 1960): chance is each coder's own use of the categories. NVivo's coding comparison is this on a table of characters. */
export function cohen(table: Table): Figure {
  const { total, agreed, rows, columns } = marginsOf(table)
  if (total === 0) return unknown('no-overlap')
  return beyondChance(agreed / total, rows.reduce((sum, row, at) => sum + row * columns[at]!, 0) / total ** 2)
}

/** Weighted kappa (Cohen 1968) with weights of disagreement, 0 where both agree. */
export function weightedCohen(table: Table, weights: Table): Figure {
  const { total, rows, columns } = marginsOf(table)
  if (total === 0) return unknown('no-overlap')
  let observed = 0
  let chance = 0
  for (const [i, row] of table.entries()) {
    for (const [j, n] of row.entries()) {
      observed += weights[i]![j]! * n
      chance += weights[i]![j]! * rows[i]! * columns[j]!
    }
  }
  return chance === 0 ? unknown('no-decision') : known(1 - (observed * total) / chance)
}

/** Weights of disagreement for so many values in an order: how many steps they are apart. */
export function stepsApart(values: number): Table {
  return Array.from({ length: values }, (_, i) => Array.from({ length: values }, (__, j) => Math.abs(i - j)))
}

/** Scott's pi (Scott 1955): chance is both coders' common use of the categories. */
export function scott(table: Table): Figure {
  const { total, agreed, rows, columns } = marginsOf(table)
  if (total === 0) return unknown('no-overlap')
  return beyondChance(
    agreed / total,
    rows.reduce((sum, row, at) => sum + (row + columns[at]!) ** 2, 0) / (2 * total) ** 2,
  )
}

/** Bennett's S (Bennett, Alpert & Goldstein 1954; Brennan & Prediger 1981): chance is 1 in the number of categories. For two it is PABAK (Byrt, Bishop & Carlin 1993). */
export function brennanPrediger(table: Table): Figure {
  const percent = percentOf(table)
  if (percent.value === null) return percent
  return table.length < 2 ? unknown('one-category') : beyondChance(percent.value, 1 / table.length)
}
