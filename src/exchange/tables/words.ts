// The words of an exported table, in one place so that they can be translated.

import type { EmptyReason, Matrix, MatrixColumn, MatrixRequest, Measure } from '../../analysis/types.ts'

/** Why a cell is zero, as a reader sees it. Zero is never blank. */
export const REASON_WORDS: Readonly<Record<EmptyReason, string>> = {
  'nothing said': '–',
  'not asked': 'not asked',
  'not coded': 'not coded yet',
  'no source': 'no source',
  'nobody named': 'nobody named',
}

/** What the columns are called together. */
export function columnsWord(columns: MatrixRequest['columns']): string {
  if (typeof columns === 'string') return columns
  return 'of' in columns ? columns.of : `values of ${columns.attribute}`
}

const COUNTS: Readonly<Record<Measure, (of: string) => string>> = {
  presence: of => `A cell says whether the code occurs in ${of} at all.`,
  cases: () => 'A cell counts the cases with the code.',
  sources: of => `A cell counts the sources with the code, of all sources of ${of}.`,
  participants: of => `A cell counts the distinct people who said something under the code, of all people of ${of}.`,
  codings: () => 'A cell counts codings: the times the code was applied, by every coder who counts.',
  words: () => 'A cell counts the words under the code, each once; words are runs of characters without white space.',
  excerpts: () => 'A cell counts excerpts: stretches of text with the code, codings that overlap taken together.',
  coverage: of => `A cell is the share of the characters of ${of} that stand under the code.`,
  'shared words': () => 'A cell counts the words under both codes, each once.',
}

/** The sentence that says what a cell counts. */
export function measureSentence(measure: Measure, columns: MatrixRequest['columns']): string {
  return COUNTS[measure](typeof columns === 'string' ? `the ${columns.slice(0, -1)}` : 'the group')
}

const count = (n: number, one: string, many = `${one}s`) => `${grouped(n)} ${n === 1 ? one : many}`

/** A whole number with a comma every three digits, the same on every machine. */
export function grouped(n: number): string {
  return String(n).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** What a column could hold at most, beside its head. The number of sources is always said. */
export function belowHead(measure: Measure, { denominators }: Pick<MatrixColumn, 'denominators'>): string {
  const sources = count(denominators.sources, 'source')
  if (measure === 'presence') return sources
  if (measure === 'sources') return `of ${sources}`
  const [unit, [one, many]] = UNITS[measure]
  return `of ${count(denominators[unit] ?? 0, one, many)}, ${sources}`
}

const UNITS = {
  participants: ['participants', ['person', 'people']],
  cases: ['cases', ['case', 'cases']],
  codings: ['codings', ['coding', 'codings']],
  excerpts: ['codings', ['coding', 'codings']],
  words: ['words', ['word', 'words']],
  coverage: ['characters', ['character', 'characters']],
  'shared words': ['words', ['word', 'words']],
} as const

/** Everything a reader must know of how a matrix was made: the filter with what was left out, unit, order, denominators, reasons. */
export function captionLines(matrix: Matrix, request: MatrixRequest): string[] {
  const lines = [matrix.caption, measureSentence(request.measure, request.columns)]
  const columns =
    typeof request.columns === 'string'
      ? `${request.columns} in natural order of key`
      : `${columnsWord(request.columns)} in their order`
  lines.push(`Rows in framework order${request.rows === 'codes' ? '' : ', as chosen'}; ${columns}.`)
  lines.push(
    'Under each head: what that column could hold. Totals count each thing once and need not be the sum of the cells.',
  )
  lines.push(reasonsSentence(matrix))
  return lines.filter(line => line !== '')
}

const REASON_SENTENCES: Readonly<Record<EmptyReason, string>> = {
  'nothing said': '“–” all is coded there and nothing was said',
  'not asked': '“not asked” the question was not put there',
  'not coded': '“not coded yet” a source there is still to be coded',
  'no source': '“no source” there is none',
  'nobody named': '“nobody named” there are codings, but of nobody who is known',
}

/** Says why cells are empty, as far as any is. */
function reasonsSentence({ empty }: Matrix): string {
  const found = new Set(empty.flat())
  const said = Object.entries(REASON_SENTENCES).filter(([reason]) => found.has(reason as EmptyReason))
  return said.length === 0 ? '' : `Where nothing is counted: ${said.map(([, sentence]) => sentence).join('; ')}.`
}
