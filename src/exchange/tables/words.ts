// The words of an exported table, in one place so that they can be translated.

import type { EmptyReason, Matrix, MatrixColumn, MatrixColumns, MatrixRequest, Measure } from '../../analysis/types.ts'

/** Why a cell is zero, as a reader sees it. Zero is never blank. */
export const REASON_WORDS: Readonly<Record<EmptyReason, string>> = {
  'nothing said': '–',
  'not asked': 'not asked',
  'not coded': 'not coded yet',
  'no source': 'no source',
}

/** What the columns are called together. */
export function columnsWord(columns: MatrixColumns): string {
  return typeof columns === 'string' ? columns : columns.attribute
}

/** The sentence that says what a cell counts. */
export function measureSentence(measure: Measure, columns: MatrixColumns): string {
  const of = typeof columns === 'string' ? `the ${columns.slice(0, -1)}` : 'the group'
  switch (measure) {
    case 'presence':
      return `A cell says whether the code occurs in ${of} at all.`
    case 'cases':
      return `A cell counts the cases with the code.`
    case 'sources':
      return `A cell counts the sources with the code, of all sources of ${of}.`
    case 'participants':
      return `A cell counts the distinct people who said something under the code, of all people of ${of}.`
    case 'codings':
      return `A cell counts codings: the times the code was applied, by every coder.`
    case 'words':
      return `A cell counts the words under the code, each once; words are runs of characters without white space.`
  }
}

const count = (n: number, one: string, many = `${one}s`) => `${grouped(n)} ${n === 1 ? one : many}`

/** A whole number with a comma every three digits, the same on every machine. */
export function grouped(n: number): string {
  return String(n).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** What a column could hold at most, beside its head. The number of sources is always said. */
export function belowHead(measure: Measure, { denominators }: Pick<MatrixColumn, 'denominators'>): string {
  const sources = count(denominators.sources, 'source')
  switch (measure) {
    case 'presence':
      return sources
    case 'sources':
      return `of ${sources}`
    case 'participants':
      return `of ${count(denominators.participants, 'person', 'people')}, ${sources}`
    case 'cases':
      return `of ${count(denominators.cases, 'case')}, ${sources}`
    case 'codings':
      return `of ${count(denominators.codings, 'coding')}, ${sources}`
    case 'words':
      return `of ${count(denominators.words, 'word')}, ${sources}`
  }
}

/** Everything a reader must know of how a matrix was made: filter, unit, order, denominators, what was left out. */
export function captionLines(matrix: Matrix, request: MatrixRequest): string[] {
  const columns = columnsWord(request.columns)
  const lines = [matrix.caption, measureSentence(request.measure, request.columns)]
  if (request.rollUp) lines.push('A row adds the codes below it, each passage once.')
  lines.push(
    `Rows in framework order${request.rows === 'codes' ? '' : ', as chosen'}; ${columns} in order of their keys.`,
  )
  lines.push(
    'Under each head: what that column could hold. Totals count each thing once and need not be the sum of the cells.',
  )
  lines.push(
    'Where nothing is counted: “–” the question was asked and nothing said; “not asked”; “not coded yet”; “no source”.',
  )
  lines.push(leftOutSentence(matrix.leftOut))
  return lines.filter(line => line !== '')
}

/** Names the retired codes that have no row; empty when there is none. */
export function leftOutSentence(names: readonly string[]): string {
  return names.length === 0 ? '' : `Retired codes left out: ${names.join(', ')}.`
}
