import { command, query } from '../../base/call.ts'
import type { ScaleId } from '../../base/ids.ts'
import {
  id,
  InvalidInput,
  list,
  nullable,
  object,
  oneOf,
  optional,
  text,
  textRange,
  truth,
  wholeNumber,
  type Parser,
} from '../../base/parse.ts'
import { filterParser } from '../filter/parse.ts'
import { SCALE_KINDS, type RatingGrid, type RatingPassage, type ScalePlan, type TruthTableAnswer } from './types.ts'

const share: Parser<number> = {
  says: 'a number from 0 to 1',
  parse(input, path) {
    if (typeof input !== 'number' || !(input >= 0 && input <= 1)) throw new InvalidInput(path, 'a number from 0 to 1')
    return input
  },
}
const kind = oneOf('site', 'participant', 'pair')

const steps = {
  steps: optional(list(text(200), 100)),
  becomes: optional(list(object({ from: text(200), to: nullable(text(200)) }), 100)),
}
const seen = optional(text(64))

/** A question about a truth table, shared with its export. */
export const truthTableFields = {
  kind,
  outcomeId: id('rating scale'),
  // 2^8 rows: more conditions than this no set of cases can fill.
  conditionIds: list(id('rating scale'), 8),
  coderId: optional(nullable(id('coder'))),
  frequency: wholeNumber(1, 1000),
  consistency: share,
  /** The common filter over cases. */
  filter: optional(nullable(filterParser)),
}

/** What others may ask about ratings of cases, and truth tables of those that are sets. */
export const ratingContract = {
  'rating.grid': query<RatingGrid>()({
    says: 'The cases of a kind, every scale, and every coder’s ratings with how many passages each rests on.',
    input: object({ kind }),
  }),
  'rating.passages': query<readonly RatingPassage[]>()({
    says: 'The passages that a rating rests on, in document order.',
    input: object({ ratingId: id('rating') }),
  }),
  'rating.planScale': query<ScalePlan>()({
    says: 'What a change of a scale’s steps, or its removal (`remove`), does to the ratings on it. Changes nothing.',
    input: object({ scaleId: id('rating scale'), ...steps, remove: optional(truth) }),
  }),
  'rating.addScale': command<ScaleId>()({
    label: 'New scale',
    says: 'Makes a scale to rate cases on: steps in an order, any number, a crisp set (0, 1) or a fuzzy one (0 to 1, never 0.5), with the rule for its values.',
    input: object({
      name: text(200),
      kind: oneOf(...SCALE_KINDS),
      steps: optional(list(text(200), 100)),
      rule: optional(nullable(text(4000))),
    }),
  }),
  'rating.changeScale': command<void>()({
    label: 'Change scale',
    says: 'Changes a scale’s name, steps or rule. `becomes` says what ratings on a step become (another step, so that a step is renamed or joined to one; null: they are taken back). Refuses to take a step away that cases are rated with and of which nothing is said; with the `seen` of a plan, ratings that changed since.',
    input: object({
      scaleId: id('rating scale'),
      name: optional(text(200)),
      ...steps,
      rule: optional(nullable(text(4000))),
      seen,
    }),
  }),
  'rating.removeScale': command<void>()({
    label: 'Remove scale',
    says: 'Removes a scale, `withRatings` together with all ratings on it and what they rest on. Refuses one that cases are rated on otherwise; with the `seen` of a plan, ratings that changed since.',
    input: object({ scaleId: id('rating scale'), withRatings: optional(truth), seen }),
  }),
  'rating.rate': command<void>()({
    label: 'Rate case',
    says: 'Rates cases on a scale as the coder at work, or notes something beside the rating; a null value takes it back. Refuses a value the scale does not know.',
    input: object({
      scaleId: id('rating scale'),
      caseIds: list(id('case'), 5000),
      value: optional(nullable(text(200))),
      note: optional(nullable(text(4000))),
    }),
  }),
  'rating.rest': command<void>()({
    label: 'Passage under rating',
    says: 'Says that a rating of one’s own rests on words of a source.',
    input: object({ ratingId: id('rating'), sourceId: id('source'), range: textRange }),
  }),
  'rating.unrest': command<void>()({
    label: 'Take passage off rating',
    says: 'Takes a passage off a rating of one’s own.',
    input: object({ ratingId: id('rating'), anchorId: id('anchor') }),
  }),
  'qca.table': query<TruthTableAnswer>()({
    says: 'A truth table of crisp or fuzzy ratings: rows with their cases, outcome, consistency and PRI, contradictory rows with their cases on both sides, how many remainders, and the conservative and parsimonious solutions. With `filter` only cases that pass are compared. Refuses a filter that asks for anything but cases, and one that names what is gone.',
    input: object(truthTableFields),
  }),
}
