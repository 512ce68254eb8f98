import { command, query } from '../../base/call.ts'
import { eitherBy, id, list, nullable, object, oneOf, optional, text } from '../../base/parse.ts'
import { filterParser } from '../filter/parse.ts'
import { POSITIONS, SILENT_KINDS, UNITS, type Claim, type ClaimId, type PositionMatrix } from './types.ts'

/** A question about positions, shared with its export. */
export const positionFields = {
  unit: oneOf(...UNITS),
  codedBy: optional(list(id('coder'), 200)),
  primary: optional(nullable(id('coder'))),
  propositionIds: optional(list(id('proposition'), 2000)),
  groupBy: optional(
    nullable(
      eitherBy('by', {
        attribute: { about: text(60), name: text(200) },
        rating: { scaleId: id('rating scale') },
        filter: { filterId: id('saved filter') },
      }),
    ),
  ),
}

/** The common filter over evidence, beside the question. */
export const positionFilter = optional(nullable(filterParser))

/** What others may ask about positions. */
export const positionContract = {
  'position.matrix': query<PositionMatrix>()({
    says: 'Every case on every proposition: the position that follows from different people with confirming, qualifying and disconfirming evidence, and the one decided. With `codedBy` only those coders’ evidence counts; with `primary` that coder’s where several marked a source as coded. With `groupBy` the cases stand in groups by an attribute, a rating (high to low) or a saved filter over cases, with how many of each group hold which position. With `filter` only evidence that passes counts, each piece as a coding of its passage by its coder, and cases in which nothing could pass are left out; what was decided stays. Refuses a filter that names what is gone.',
    input: object({ ...positionFields, filter: positionFilter }),
  }),
  'position.decide': command<void>()({
    label: 'Decide position',
    says: 'Decides the position of a case on a proposition, or decides it again, with what is suggested at this moment beside it. Refuses silent without its reason.',
    input: object({
      propositionId: id('proposition'),
      caseId: id('case'),
      value: oneOf(...POSITIONS),
      silentKind: optional(nullable(oneOf(...SILENT_KINDS))),
      rationale: optional(nullable(text(4000))),
    }),
  }),
  'position.undecide': command<void>()({
    label: 'Take back position',
    says: 'Takes a decided position back: the suggested one stands alone again.',
    input: object({ propositionId: id('proposition'), caseId: id('case') }),
  }),
  'claim.list': query<readonly Claim[]>()({
    says: 'Words of a draft that stand for a count of positions, of one proposition or of all: the count then and now, the cases behind it, and which came and went where it is stale.',
    input: object({ propositionId: optional(id('proposition')) }),
  }),
  'claim.add': command<ClaimId>()({
    label: 'Count in a text',
    says: 'Attaches a count to words of a draft (“in most pairings”): how many cases hold one of these positions, decided before suggested, of how many.',
    input: object({
      propositionId: id('proposition'),
      words: text(1000),
      unit: oneOf(...UNITS),
      counts: list(oneOf(...POSITIONS), 7),
      filter: optional(nullable(filterParser)),
    }),
  }),
  'claim.change': command<void>()({
    label: 'Change count in a text',
    says: 'Changes the words of a count in a text, the unit, the positions it counts or the cases it counts among; what is left out stays. Where it counts something else then, it is counted anew.',
    input: object({
      claimId: id('claim'),
      words: optional(text(1000)),
      unit: optional(oneOf(...UNITS)),
      counts: optional(list(oneOf(...POSITIONS), 7)),
      filter: optional(nullable(filterParser)),
    }),
  }),
  'claim.renew': command<void>()({
    label: 'Count anew',
    says: 'Counts anew: the words stand for the present positions then.',
    input: object({ claimId: id('claim') }),
  }),
  'claim.remove': command<void>()({
    label: 'Remove count in a text',
    says: 'Takes a count off its words.',
    input: object({ claimId: id('claim') }),
  }),
}
