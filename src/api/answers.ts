// Who answers which call. The type demands an answer for every call of the contract, of the call's own kind.

import type { Progress } from '../base/reply.ts'
import { agreementAnswers } from './answers/agreement.ts'
import { analysisAnswers } from './answers/analysis.ts'
import { caseFileAnswers } from './answers/case-files.ts'
import { attributeAnswers, caseHandAnswers } from './answers/case-hand.ts'
import { caseRestructureAnswers } from './answers/case-restructure.ts'
import { caseAnswers } from './answers/cases.ts'
import { codingAnswers } from './answers/coding.ts'
import { themesAnswers } from './answers/themes.ts'
import { everythingAnswers } from './answers/everything.ts'
import { exchangeAnswers } from './answers/exchange.ts'
import { filterAnswers } from './answers/filters.ts'
import { quotesAnswers } from './answers/quotes.ts'
import { frameworkAnswers } from './answers/framework.ts'
import { bringInAnswers } from './answers/bring-in.ts'
import { mergeAnswers } from './answers/merge.ts'
import { mergeExportAnswers } from './answers/merge-export.ts'
import { memoAnswers } from './answers/memos.ts'
import { projectAnswers } from './answers/project.ts'
import { publishingAnswers } from './answers/publishing.ts'
import { destroyingAnswers } from './answers/destroying.ts'
import { disclosureAnswers } from './answers/disclosure.ts'
import { outputAnswers, reportingAnswers } from './answers/reporting.ts'
import { propositionAnswers } from './answers/propositions.ts'
import { ratingAnswers } from './answers/ratings.ts'
import { restructureAnswers } from './answers/restructure.ts'
import { questionAnswers } from './answers/questions.ts'
import { searchAnswers } from './answers/search.ts'
import { sourceAnswers } from './answers/sources.ts'
import { reviewAnswers } from './answers/review.ts'
import { teamAnswers } from './answers/team.ts'
import { summariesAnswers } from './answers/summaries.ts'
import { summaryExportsAnswers } from './answers/summary-exports.ts'
import { versionsAnswers } from './answers/versions.ts'
import type { Answer, CallName, Contract, Input } from './contract.ts'
import type { Core } from './core.ts'
import type { OpenProject } from './open-project.ts'
import type { Change } from '../store/access.ts'

/** What long work is given: where to tell of progress, and the signal that somebody wants it stopped. */
export interface JobContext {
  progress(progress: Progress): void
  readonly signal: AbortSignal
}

/** How a call of each kind is answered. */
export type AnswerTo<Name extends CallName> = Contract[Name] extends { kind: 'query' }
  ? (open: OpenProject, input: Input<Name>) => Answer<Name> | Promise<Answer<Name>>
  : Contract[Name] extends { kind: 'command' }
    ? (tx: Change, input: Input<Name>, open: OpenProject) => Answer<Name>
    : Contract[Name] extends { kind: 'job' }
      ? (open: OpenProject, input: Input<Name>, job: JobContext) => Promise<Answer<Name>>
      : (core: Core, input: Input<Name>, job: JobContext) => Answer<Name> | Promise<Answer<Name>>

/** The answers to the calls of one contract. */
export type AnswersTo<Calls> = { readonly [Name in keyof Calls & CallName]: AnswerTo<Name> }

/** Every call's answer. */
export const answers: { readonly [Name in CallName]: AnswerTo<Name> } = {
  ...projectAnswers,
  ...sourceAnswers,
  ...codingAnswers,
  ...frameworkAnswers,
  ...restructureAnswers,
  ...questionAnswers,
  ...versionsAnswers,
  ...caseAnswers,
  ...caseHandAnswers,
  ...caseRestructureAnswers,
  ...attributeAnswers,
  ...publishingAnswers,
  ...memoAnswers,
  ...searchAnswers,
  ...analysisAnswers,
  ...agreementAnswers,
  ...propositionAnswers,
  ...ratingAnswers,
  ...filterAnswers,
  ...teamAnswers,
  ...mergeAnswers,
  ...mergeExportAnswers,
  ...bringInAnswers,
  ...reviewAnswers,
  ...summariesAnswers,
  ...summaryExportsAnswers,
  ...exchangeAnswers,
  ...caseFileAnswers,
  ...outputAnswers,
  ...reportingAnswers,
  ...disclosureAnswers,
  ...quotesAnswers,
  ...everythingAnswers,
  ...themesAnswers,
  ...destroyingAnswers,
}
