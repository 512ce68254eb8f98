import { command, job, query } from '../../base/call.ts'
import type { AgreementRunId } from '../../base/ids.ts'
import {
  eitherBy,
  id,
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
import { CODER_FACTS } from '../coder-facts.ts'
import { STANCES } from '../propositions/types.ts'
import {
  GROUPS,
  MATCHES,
  MEASURES,
  UNITS,
  type AdjudicationId,
  type Agreement,
  type AgreementRequest,
  type AgreementRow,
  type AgreementRun,
  type AgreementRunItem,
  type OtherRuns,
  type PassagePage,
  type PassageWithin,
  type RatingAgreement,
  type StanceAgreement,
} from './types.ts'

const excerptsOf: Parser<NonNullable<AgreementRequest['excerptsOf']>> = {
  says: '{ codeId } or { coderId }',
  parse: (input, path) =>
    typeof input === 'object' && input !== null && 'codeId' in input
      ? object({ codeId: id('code') }).parse(input, path)
      : object({ coderId: id('coder') }).parse(input, path),
}

/** The fields of a question about agreement, shared with its export and its kept runs. */
export const agreementFields = {
  coderIds: list(id('coder'), 50),
  by: optional(oneOf(...CODER_FACTS)),
  unit: oneOf(...UNITS),
  excerptsOf: optional(excerptsOf),
  codeIds: optional(list(id('code'), 5000)),
  sourceIds: optional(list(id('source'), 20_000)),
  measures: list(oneOf(...MEASURES), MEASURES.length),
  countAsOne: optional(truth),
  match: optional(oneOf(...MATCHES)),
  intervals: optional(truth),
}

const within: Parser<PassageWithin> = eitherBy('is', {
  all: {},
  some: {},
  only: { place: wholeNumber(0, 50) },
  stances: { first: oneOf(...STANCES), second: oneOf(...STANCES) },
})

const passageFields = {
  coderIds: agreementFields.coderIds,
  by: agreementFields.by,
  codeIds: agreementFields.codeIds,
  sourceIds: agreementFields.sourceIds,
  match: agreementFields.match,
}
const codingIds = list(id('coding'), 1000)
const reason = optional(nullable(text(4000)))

/** What others may ask about agreement of coders. */
export const agreementContract = {
  'agreement.compute': job<Agreement>()({
    says: 'Agreement of two coders or more by characters, words, sentences, paragraphs, turns or given excerpts: counts, prevalence and figures of every code, every source and all, pooled and as means of cells. Only sources that all of them marked as coded; only codes of the framework version all coded under; what is left out is named. With `by` groups are compared instead, by the role or background of these people: a group has coded what any of its people coded, and finished what any of them finished. A figure is a number or a reason.',
    input: object(agreementFields),
  }),
  'agreement.cells': query<readonly AgreementRow[]>()({
    says: 'The cells under a row: one code in every source compared, or one source with every code.',
    input: object({
      ...agreementFields,
      of: eitherBy('is', { code: { codeId: id('code') }, source: { sourceId: id('source') } }),
    }),
  }),
  'agreement.passages': query<PassagePage>()({
    says: 'The passages behind a figure in three groups (same text and code; overlapping; not by all coders, with the other codes they gave there), in document order, with what was decided about each, and counts of all. With `within` only those behind one number: words that all of them coded, or one of them only (by place), or some; what was judged so by one and so by the other. Each has its number among all passages of these coders, codes and sources; with `numbers` only those.',
    input: object({
      ...passageFields,
      within: optional(within),
      group: optional(oneOf(...GROUPS)),
      state: optional(oneOf('to decide', 'decided', 'left open')),
      numbers: optional(list(wholeNumber(1), 500)),
      from: optional(wholeNumber()),
      limit: optional(wholeNumber(1, 500)),
    }),
  }),
  'agreement.stances': query<StanceAgreement>()({
    says: 'Stance of coders on passages that they coded alike and judged for the same proposition: table, percent, kappa (weighted too), pi, nominal and ordinal alpha. Of more than two coders the passages that two or more of them judged.',
    input: object(passageFields),
  }),
  'agreement.ratings': query<RatingAgreement>()({
    says: 'Agreement on ratings of cases, scale by scale, over the cases that two or more of these coders (or groups of them, with `by`) rated: percent, kappa, of steps in an order weighted kappa too, and alpha as the kind of scale has it: nominal and ordinal, interval and ratio. With every case and the values it got.',
    input: object({ coderIds: agreementFields.coderIds, by: agreementFields.by }),
  }),
  'agreement.settle': command<AdjudicationId>()({
    label: 'Adjudicate',
    says: 'Decides about one passage of several coders: accepts one coding, composes another, says that it is not coded, or leaves it open. What is agreed on stands as codings of the consensus beside the originals, which stay. What was decided about it before is taken back.',
    input: eitherBy('decision', {
      accept: { codingIds, reason, acceptId: id('coding') },
      compose: { codingIds, reason, codeIds: list(id('code'), 20), range: textRange },
      none: { codingIds, reason },
      open: { codingIds, reason },
    }),
  }),
  'agreement.settleAlike': job<number>()({
    says: 'Accepts as consensus every passage that all coders coded with the same code and the same words and that is not decided yet; gives back how many. Refuses when there is none.',
    input: object({ ...passageFields, within: optional(within) }),
  }),
  'agreement.reopen': command<void>()({
    label: 'Take decision back',
    says: 'Takes back what was decided about a passage, with the consensus codings it gave. Refuses where nothing was decided.',
    input: object({ codingIds }),
  }),
  'agreement.runs': query<readonly AgreementRunItem[]>()({
    says: 'The runs of agreement that were kept, newest first, with their version of the framework and whether it has changed since.',
    input: object({}),
  }),
  'agreement.otherRuns': query<readonly OtherRuns[]>()({
    says: 'The runs of agreement that other projects kept and that were brought in, project by project, each newest first. `agreement.runs` does not hold them. None that tells of a source that is sealed.',
    input: object({}),
  }),
  'agreement.run': query<AgreementRun>()({
    says: 'A kept run with the figures and names of its day; of another project’s also what of it is here. Refuses one that is gone.',
    input: object({ runId: id('agreement run') }),
  }),
  'agreement.keep': job<AgreementRunId>()({
    says: 'Works out agreement and keeps it under a name, tied to the version of the framework, which is saved first where none fits. Refuses an empty name.',
    input: object({ ...agreementFields, label: text(200) }),
  }),
  'agreement.removeRun': command<void>()({
    label: 'Remove agreement',
    says: 'Removes a kept run, ours or one of another project.',
    input: object({ runId: id('agreement run') }),
  }),
}
