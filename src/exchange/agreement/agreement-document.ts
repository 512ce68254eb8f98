// Agreement as a report to be read: figures by code and by source with the counts they rest on, as people print them, and how it was worked
// out. Pure.

import { threePlaces, WHY_NOT, type Figure } from '../../analysis/agreement/figure.ts'
import { measureName, measureShort, WAYS } from '../../analysis/agreement/names.ts'
import type { Agreement, AgreementFigures, AgreementRow } from '../../analysis/agreement/types.ts'
import type { TabledDocument, TabledRow, TabledSheet } from '../documents/tabled.ts'
import { leftOutOf, acrossOf, versionOf } from './agreement-table.ts'
import { judgedTables, type Judged } from './judged-tables.ts'

/** The report. */
export function agreementDocument(found: Agreement, judged: Judged | null): TabledDocument {
  return {
    title: 'Agreement of coders',
    about: [
      found.caption,
      versionOf(found),
      `Measures: ${found.measures.map(measure => measureName(measure, found.coders.length)).join(', ')}.`,
      ...acrossOf(found),
      ...leftOutOf(found),
    ],
    tables: [
      tableOf('By code', 'Code', found.byCode, totals(found), found),
      tableOf('By source', 'Source', found.bySource, [], found),
      ...(judged ? judgedTables(judged, false) : []),
    ],
  }
}

function tableOf(
  name: string,
  what: string,
  rows: readonly AgreementRow[],
  last: readonly TabledRow[],
  found: Agreement,
): TabledSheet {
  const { coders, measures } = found
  const intervals = rows.flatMap(row =>
    row.figures.flatMap(({ pooled, interval }) => (pooled.value === null || !interval ? [] : [interval])),
  )
  // One source alone has none: said once, and not in every cell.
  const why = intervals[0]?.why ?? null
  const noneHas = why !== null && intervals.every(one => one.why === why)
  const heads = [
    what,
    coders.length === 2 ? 'Both' : 'All',
    ...coders.map(coder => `${coder.name} only`),
    ...(coders.length > 2 ? ['Some'] : []),
    coders.length === 2 ? 'Neither' : 'Nobody',
    'Coded',
    ...measures.map(measure => measureShort(measure, coders.length)),
  ]
  const counts = heads.length - measures.length
  return {
    name,
    about: noneHas ? [`No intervals: ${WHY_NOT[why]}.`] : [],
    heads,
    weights: heads.map((_, at) => (at === 0 ? 34 : at < counts ? 10 : intervals.length > 0 && !noneHas ? 16 : 12)),
    rows: [...rows.map(row => lineOf(row, found, !noneHas)), ...last],
  }
}

function lineOf(row: AgreementRow, { coders }: Agreement, withIntervals = true): TabledRow {
  const { counts } = row
  return {
    cells: [
      row.name,
      counts.all,
      ...counts.only,
      ...(coders.length > 2 ? [counts.some] : []),
      counts.none,
      `${(row.prevalence * 100).toFixed(1)} %`,
      ...row.figures.map(figure => (withIntervals ? shown(figure) : printed(figure.pooled))),
    ],
  }
}

/** All pooled, and the means of cells, plain and weighted. */
function totals(found: Agreement): TabledRow[] {
  const { pooled, coders } = found
  const blank = coders.length + (coders.length > 2 ? 1 : 0) + 3
  const mean = (name: string, of: (figures: AgreementFigures) => Figure): TabledRow => ({
    cells: [name, ...Array.from({ length: blank }, () => ''), ...pooled.figures.map(figure => printed(of(figure)))],
  })
  return [
    lineOf({ ...pooled, name: `All, ${WAYS.pooled}` }, found),
    mean(capital(WAYS.meanOfCells), figures => figures.meanOfCells),
    mean(capital(WAYS.weightedBySize), figures => figures.weightedBySize),
  ]
}

function shown({ pooled, interval }: AgreementFigures): string {
  if (pooled.value === null || !interval) return printed(pooled)
  return `${printed(pooled)}\n${interval.why === null ? `${threePlaces(interval.low)} to ${threePlaces(interval.high)}` : `no interval: ${WHY_NOT[interval.why]}`}`
}

/** A figure as the field prints it, or why there is none. */
function printed(figure: Figure): string {
  return figure.value === null ? `— ${WHY_NOT[figure.why]}` : threePlaces(figure.value)
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
