import { query } from '../base/call.ts'
import { id, list, nullable, object, oneOf, optional, text, wholeNumber } from '../base/parse.ts'
import { filterParser } from './filter/parse.ts'
import { matrixFields } from './matrix/parse.ts'
import type { Matrix, MatrixCell, Saturation } from './types.ts'

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

/** The common filter beside a question about saturation. */
export const saturationFilter = optional(nullable(filterParser))

/** What others may ask of the analysis. */
export const analysisContract = {
  'matrix.compute': query<Matrix>()({
    says: 'Anything × anything (codes, sets, codes near, cases of any kind, sources, kinds, attributes, coders, dates, filters) by a measure, under a filter, in an order, grouped. Retired codes are left out and named.',
    input: object(matrixFields),
  }),
  'matrix.cell': query<MatrixCell>()({
    says: 'One cell of a matrix with every measure of it and exactly the codings it counts. Row and column by id, or by the value of a group; what is left out is the total. Codings in sources of several sites say which sites besides.',
    input: object({
      ...matrixFields,
      row: optional(text(2000)),
      column: optional(text(2000)),
      rowGroup: optional(text(2000)),
      columnGroup: optional(text(2000)),
    }),
  }),
  'saturation.compute': query<Saturation>()({
    says: 'Saturation of codes by Guest, Namey & Chen: new themes in each interview (or other source, or site) in the order of analysis, the ratio of new information of every run, and where it falls to 0 %, 5 % and the threshold chosen. Codes that replace one another are one theme. Too few units, or a base without themes, give a sentence and no figure. With `filter` only codings that pass count, in units of which something could; the order stays that of all codings. Refuses a filter that names what is gone.',
    input: object({ ...saturationFields, filter: saturationFilter }),
  }),
}
