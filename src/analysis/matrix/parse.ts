// The parsers of a matrix request.

import {
  eitherBy,
  id,
  list,
  nullable,
  object,
  oneOf,
  optional,
  text,
  truth,
  wholeNumber,
  type Parser,
} from '../../base/parse.ts'
import { CODER_FACTS } from '../coder-facts.ts'
import { filterParser } from '../filter/parse.ts'
import { STANCES } from '../propositions/types.ts'
import { MEASURES, type MatrixColumns } from '../types.ts'
import type { Axis, AxisOrder } from './types.ts'

const attributeName = { about: text(60), name: text(200) }
const descending = optional(truth)

/** One side of a matrix. */
const axisParser: Parser<Axis> = eitherBy('of', {
  codes: { ids: optional(list(id('code'), 5000)) },
  'code sets': { ids: optional(list(id('set'), 1000)) },
  'codes near': {
    ids: optional(list(id('code'), 5000)),
    how: oneOf('same passage', 'overlapping', 'same paragraph', 'same turn', 'same source', 'within words'),
    words: optional(wholeNumber(0, 10_000)),
  },
  cases: { kind: text(60), ids: optional(list(id('case'), 20_000)) },
  sources: { ids: optional(list(id('source'), 20_000)) },
  'source kinds': {},
  attribute: { ...attributeName, cross: optional(object(attributeName)) },
  coders: { ids: optional(list(id('coder'), 200)) },
  'coder facts': { fact: oneOf(...CODER_FACTS) },
  dates: { by: oneOf('year', 'month') },
  filters: { groups: list(object({ name: text(200), filter: filterParser }), 50) },
})

const order: Parser<AxisOrder> = eitherBy('by', {
  own: {},
  given: {},
  similarity: {},
  total: { descending },
  attribute: { ...attributeName, descending },
  rating: { scaleId: id('rating scale'), descending },
})

const columns: Parser<MatrixColumns | Axis> = {
  says: '“sites” or “participants” or “pairs” or “sources” or “coders”, or { attribute: name }, or { of: … } for anything',
  parse: (input, path) =>
    typeof input === 'string'
      ? oneOf('sites', 'participants', 'pairs', 'sources', 'coders').parse(input, path)
      : typeof input === 'object' && input !== null && 'of' in input
        ? axisParser.parse(input, path)
        : object({ attribute: text(200) }).parse(input, path),
}
const rows: Parser<'codes' | readonly string[] | Axis> = {
  says: '“codes”, or a list of ids of codes, or { of: … } for anything',
  parse: (input, path) =>
    input === 'codes'
      ? 'codes'
      : typeof input === 'object' && input !== null && !Array.isArray(input)
        ? axisParser.parse(input, path)
        : list(id('code'), 5000).parse(input, path),
}

/** The fields of a matrix request, shared by the matrix, its cells, its exports and saved displays. */
export const matrixFields = {
  rows,
  columns,
  measure: oneOf(...MEASURES),
  where: list(object({ attribute: text(200), value: text(2000) }), 50),
  codedBy: list(id('coder'), 200),
  stance: nullable(oneOf(...STANCES)),
  rollUp: truth,
  filter: optional(nullable(filterParser)),
  share: optional(nullable(oneOf('row', 'column', 'eligible'))),
  rowOrder: optional(order),
  columnOrder: optional(order),
  rowGroups: optional(nullable(object(attributeName))),
  columnGroups: optional(nullable(object(attributeName))),
  hideEmptyRows: optional(truth),
  hideEmptyColumns: optional(truth),
  /** Why just these cases, and by which rule a cell is read: said in the notes. */
  reason: optional(text(2000)),
  rule: optional(text(4000)),
}
