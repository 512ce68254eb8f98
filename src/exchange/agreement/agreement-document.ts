// Agreement as a report to be read: figures by code and by source with the counts they rest on, as people print them, and how it was worked
// out. Pure.

import { threePlaces, WHY_NOT, type Figure } from '../../analysis/agreement/figure.ts'
import { measureShort, WAYS } from '../../analysis/agreement/names.ts'
import type { Agreement, AgreementFigures, AgreementRow } from '../../analysis/agreement/types.ts'
import type { TabledDocument, TabledRow, TabledSheet } from '../documents/tabled.ts'
import { notesOf } from './agreement-table.ts'
import { judgedTables, type Judged } from './judged-tables.ts'

/** The report. */
export function agreementDocument(found: Agreement, judged: Judged | null): TabledDocument {
  return {
    title: 'Agreement of coders',
    about: notesOf(found),
    tables: [
      tableOf('By code', 'Code', [...found.byCode.map(row => lineOf(row, found)), ...totals(found)], found),
      tableOf(
        'By source',
        'Source',
        found.bySource.map(row => lineOf(row, found)),
        found,
      ),
      ...(judged ? judgedTables(judged, false) : []),
    ],
  }
}

function tableOf(name: string, what: string, rows: readonly TabledRow[], { coders, measures }: Agreement): TabledSheet {
  const heads = [
    what,
    coders.length === 2 ? 'Both' : 'All',
    ...coders.map(coder => `${coder.name} only`),
    ...(coders.length > 2 ? ['Some'] : []),
    coders.length === 2 ? 'Neither' : 'Nobody',
    'Coded',
    ...measures.map(measure => measureShort(measure, coders.length)),
  ]
  return { name, about: [], heads, weights: heads.map((_, at) => (at === 0 ? 34 : 13)), rows }
}

function lineOf(row: AgreementRow, { coders }: Agreement): TabledRow {
  const { counts } = row
  return {
    cells: [
      row.name,
      counts.all,
      ...counts.only,
      ...(coders.length > 2 ? [counts.some] : []),
      counts.none,
      `${(row.prevalence * 100).toFixed(1)} %`,
      ...row.figures.map(figure => shown(figure)),
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
