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

/** What stands on a side, together: “sites”, “values of role”, “codes near”. */
export function sideWords(side: MatrixRequest['rows'] | MatrixRequest['columns']): string {
  if (typeof side === 'string') return side
  if (!('of' in side)) return 'attribute' in side ? `values of ${side.attribute}` : 'codes'
  if (side.of === 'cases') return KINDS[side.kind] ?? `cases of the kind ${side.kind}`
  if (side.of === 'attribute') return `values of ${side.name}${side.cross ? ` × ${side.cross.name}` : ''}`
  return SIDES[side.of] ?? side.of
}

const KINDS: Readonly<Record<string, string>> = { site: 'sites', participant: 'participants', pair: 'pairs' }
const SIDES: Readonly<Record<string, string>> = {
  'code sets': 'sets of codes',
  'source kinds': 'kinds of source',
  filters: 'groups',
  'coder facts': 'coders by what is recorded of them',
}

/** The head above the rows: “Code”, “Site”. */
export function cornerWord(rows: MatrixRequest['rows']): string {
  if (typeof rows === 'string' || !('of' in rows)) return 'Code'
  if (rows.of === 'cases') return CASE_CORNERS[rows.kind] ?? rows.kind
  if (rows.of === 'coder facts') return rows.fact === 'role' ? 'Role of coders' : 'Background of coders'
  return rows.of === 'attribute' ? `${rows.name}${rows.cross ? ` × ${rows.cross.name}` : ''}` : CORNERS[rows.of]
}

const CASE_CORNERS: Readonly<Record<string, string>> = { site: 'Site', participant: 'Person', pair: 'Pair' }
const CORNERS = {
  codes: 'Code',
  'codes near': 'Code',
  'code sets': 'Set of codes',
  sources: 'Source',
  'source kinds': 'Kind of source',
  coders: 'Coder',
  dates: 'Date',
  filters: 'Group',
} as const

/** Whether the rows are codes: then cells speak of “the code”. */
function hasCodes(rows: MatrixRequest['rows']): boolean {
  return typeof rows === 'string' || !('of' in rows) || rows.of === 'codes'
}

const COUNTS_ANY: Readonly<Record<Measure, string>> = {
  presence: 'A cell says whether anything is coded there at all.',
  cases: 'A cell counts the cases with anything coded there.',
  sources: 'A cell counts the sources with anything coded there.',
  participants: 'A cell counts the distinct people behind what is coded there.',
  codings: 'A cell counts codings, by every coder who counts.',
  excerpts: 'A cell counts excerpts: stretches of coded text, codings that overlap taken together.',
  words: 'A cell counts the coded words, each once; words are runs of characters without white space.',
  coverage: 'A cell is the coded share of the characters, in per cent.',
  'shared words': 'A cell counts the words under both codes, each once.',
}

const COUNTS: Readonly<Record<Measure, (of: string) => string>> = {
  presence: of => `A cell says whether the code occurs in ${of} at all.`,
  cases: () => 'A cell counts the cases with the code.',
  sources: of => `A cell counts the sources with the code, of all sources of ${of}.`,
  participants: of => `A cell counts the distinct people who said something under the code, of all people of ${of}.`,
  codings: () => 'A cell counts codings: the times the code was applied, by every coder who counts.',
  words: () => 'A cell counts the words under the code, each once; words are runs of characters without white space.',
  excerpts: () => 'A cell counts excerpts: stretches of text with the code, codings that overlap taken together.',
  coverage: of => `A cell is the share of the characters of ${of} that stand under the code, in per cent.`,
  'shared words': () => 'A cell counts the words under both codes, each once.',
}

/** The sentence that says what a cell counts. */
function measureSentence(measure: Measure, { rows, columns }: Pick<MatrixRequest, 'rows' | 'columns'>): string {
  if (!hasCodes(rows)) return COUNTS_ANY[measure]
  const words = sideWords(columns)
  const isOne = typeof columns === 'string' || ('of' in columns && (columns.of === 'cases' || columns.of === 'sources'))
  return COUNTS[measure](isOne && words.endsWith('s') ? `the ${words.slice(0, -1)}` : 'the group')
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
  const lines = [matrix.caption, measureSentence(request.measure, request)]
  if (matrix.notes) lines.push(...matrix.notes)
  else
    lines.push(
      `Rows in framework order${request.rows === 'codes' ? '' : ', as chosen'}; ${sideWords(request.columns)} in ${typeof request.columns === 'string' ? 'natural order of key' : 'their order'}.`,
    )
  if (matrix.share) lines.push('Shares are in per cent.')
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
