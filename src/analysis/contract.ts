import { query } from '../base/call.ts'
import { id, list, nullable, object, oneOf, optional, text, truth, wholeNumber, type Parser } from '../base/parse.ts'
import type { Matrix, MatrixCell, MatrixColumns, PropositionItem, PropositionSheet, Saturation } from './types.ts'

/** The columns of a matrix: one of five words, or `{ attribute }`. */
const columns: Parser<MatrixColumns> = {
  says: '“sites” or “participants” or “pairs” or “sources” or “coders”, or { attribute: name }',
  parse: (input, path) =>
    typeof input === 'string'
      ? oneOf('sites', 'participants', 'pairs', 'sources', 'coders').parse(input, path)
      : object({ attribute: text(200) }).parse(input, path),
}
const rows: Parser<'codes' | readonly string[]> = {
  says: '“codes”, or a list of ids of codes',
  parse: (input, path) => (input === 'codes' ? 'codes' : list(id('code'), 5000).parse(input, path)),
}

/** The fields of a matrix request, shared by the matrix, its cells and its exports. */
export const matrixFields = {
  rows,
  columns,
  measure: oneOf('presence', 'cases', 'sources', 'participants', 'codings', 'words'),
  where: list(object({ attribute: text(200), value: text(2000) }), 50),
  codedBy: list(id('coder'), 200),
  stance: nullable(oneOf('confirming', 'disconfirming', 'qualifying', 'neutral')),
  rollUp: truth,
}

/** The fields of a question about saturation, shared with its export. `threshold` in per cent. */
export const saturationFields = {
  by: oneOf('sources', 'sites'),
  kinds: list(oneOf('interview', 'observation', 'document'), 3),
  codeIds: optional(list(id('code'), 5000)),
  codedBy: optional(list(id('coder'), 200)),
  base: wholeNumber(1, 100),
  run: wholeNumber(1, 100),
  threshold: wholeNumber(0, 100),
  /** The order of analysis, as far as it was chosen: what is not named comes after, by its first coding. */
  order: optional(list(text(36), 20_000)),
}

/** What others may ask of the analysis. */
export const analysisContract = {
  'matrix.compute': query<Matrix>()({
    says: 'Codes × sites, participants, pairs, sources, coders or values of an attribute, by a measure, under a filter. Retired codes are left out and named.',
    input: object(matrixFields),
  }),
  'matrix.cell': query<MatrixCell>()({
    says: 'One cell of a matrix with every measure of it and the codings under it.',
    input: object({ ...matrixFields, row: id('code'), column: optional(text(2000)) }),
  }),
  'proposition.list': query<readonly PropositionItem[]>()({
    says: 'Every proposition with its evidence counted by stance, each excerpt once.',
    input: object({}),
  }),
  'proposition.sheet': query<PropositionSheet>()({
    says: 'One proposition with its excerpts by stance, and for every site the people who confirm, qualify and disconfirm it, with the position that follows. With `primary`, only that coder’s evidence counts where several marked a source as coded.',
    input: object({ propositionId: id('proposition'), primary: optional(id('coder')) }),
  }),
  'saturation.compute': query<Saturation>()({
    says: 'Saturation of codes by Guest, Namey & Chen: new themes in each interview (or other source, or site) in the order of analysis, the ratio of new information of every run, and where it falls to 0 %, 5 % and the threshold chosen. Codes that replace one another are one theme. Too few units, or a base without themes, give a sentence and no figure.',
    input: object(saturationFields),
  }),
}
