import { matrixFields } from '../../analysis/matrix/parse.ts'
import { command, query } from '../../base/call.ts'
import { list, nullable, object, oneOf, optional, text, truth, wholeNumber } from '../../base/parse.ts'
import type { DisclosureReport } from './types.ts'

const thresholds = optional(
  object({
    site: optional(wholeNumber(1, 1000)),
    person: optional(wholeNumber(1, 1000)),
    pair: optional(wholeNumber(1, 1000)),
    count: optional(wholeNumber(1, 1000)),
  }),
)

/** What others may ask about what an output would disclose. */
export const disclosureContract = {
  'disclosure.quotes': query<DisclosureReport>()({
    says: 'What the quote table would disclose outside the team: how many share each label, alone and joined with earlier outputs; consent; names and rare words. Each finding with its ways out and what was decided. Thresholds are 3 unless told.',
    input: object({ all: optional(truth), template: optional(text(2000)), thresholds }),
  }),
  'disclosure.positions': query<DisclosureReport>()({
    says: 'What counts of positions would disclose: a count out of all tells of those that it leaves over too.',
    input: object({ thresholds }),
  }),
  'disclosure.matrix': query<DisclosureReport>()({
    says: 'What a matrix would disclose: attributes that its order, groups and filter show of the cases at its heads, values that few cases have, small counts, and “11 of 12”.',
    input: object({ request: object(matrixFields), thresholds }),
  }),
  'disclosure.sampling': query<DisclosureReport>()({
    says: 'What a table of cases counted by one or two attributes would disclose: small counts, and those they would follow from.',
    input: object({ kind: text(60), by: list(text(200), 2), thresholds }),
  }),
  'disclosure.decide': command<void>()({
    label: 'Decide on disclosure',
    says: 'Logs what was decided where the check found something. Refuses to let something stand without a reason.',
    input: object({
      kind: oneOf('quotes', 'positions', 'matrix', 'sampling'),
      rule: text(100),
      subject: text(4000),
      decision: text(500),
      reason: nullable(text(4000)),
    }),
  }),
}
