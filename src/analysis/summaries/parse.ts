// What a framework matrix is asked for. Pure.

import { id, list, nullable, object, oneOf, optional, text, truth } from '../../base/parse.ts'
import { filterParser } from '../filter/parse.ts'
import { SUMMARY_SHOWS } from './types.ts'

/** The fields of a framework matrix, shared with its export and with saved displays. */
export const frameworkMatrixFields = {
  rows: oneOf('sites', 'pairs'),
  people: truth,
  caseIds: nullable(list(id('case'), 20_000)),
  codeIds: nullable(list(id('code'), 5000)),
  show: oneOf(...SUMMARY_SHOWS),
  attributes: list(text(200), 20),
  order: nullable(object({ by: text(200), down: truth })),
  retired: truth,
  /** The summary of each case in its row, once it is signed. */
  pages: optional(truth),
  filter: optional(nullable(filterParser)),
  /** Why just these cases, and by which rule a cell is filled: said in the caption. */
  reason: optional(text(2000)),
  rule: optional(text(4000)),
}
