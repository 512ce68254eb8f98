// The one door: every room's calls, joined.

import { analysisContract } from '../analysis/contract.ts'
import { agreementContract } from '../analysis/agreement/contract.ts'
import { displaysContract } from '../analysis/displays/contract.ts'
import { filterContract } from '../analysis/filter/contract.ts'
import { summariesContract } from '../analysis/summaries/contract.ts'
import type { AnswerOf, InputOf } from '../base/call.ts'
import { casesContract } from '../cases/contract.ts'
import { attributesContract } from '../cases/attributes-contract.ts'
import { caseHandContract } from '../cases/hand-contract.ts'
import { caseRestructureContract } from '../cases/restructure/contract.ts'
import { publishingContract } from '../cases/publishing-contract.ts'
import { codingContract } from '../coding/contract.ts'
import { agreementExportContract } from '../exchange/agreement/contract.ts'
import { caseFilesContract } from '../exchange/cases/contract.ts'
import { exchangeContract } from '../exchange/contract.ts'
import { summaryExportsContract } from '../exchange/summaries/contract.ts'
import { disclosureContract } from '../exchange/disclosure/contract.ts'
import { outputContract } from '../exchange/output/contract.ts'
import { reportingContract } from '../exchange/reporting/contract.ts'
import { themesContract } from '../exchange/themes/contract.ts'
import { everythingContract } from '../exchange/everything/contract.ts'
import { quotesContract } from '../exchange/quotes/contract.ts'
import { frameworkContract } from '../framework/contract.ts'
import { restructureContract } from '../framework/restructure/contract.ts'
import { questionContract } from '../framework/question-contract.ts'
import { versionsContract } from '../framework/versions/contract.ts'
import { memosContract } from '../memos/contract.ts'
import { placesContract } from '../search/places-contract.ts'
import { searchContract } from '../search/contract.ts'
import { positionContract } from '../analysis/positions/contract.ts'
import { propositionContract } from '../analysis/propositions/contract.ts'
import { ratingContract } from '../analysis/ratings/contract.ts'
import { mergeExportContract } from '../exchange/merge/contract.ts'
import { reviewExportContract } from '../exchange/review/contract.ts'
import { ratingExportContract } from '../exchange/ratings/contract.ts'
import { propositionExportContract } from '../exchange/propositions/contract.ts'
import { sourcesContract } from '../sources/contract.ts'
import { destroyingContract } from '../exchange/destroying/contract.ts'
import { projectContract } from '../store/contract.ts'
import { bringInContract } from '../team/bring-in/contract.ts'
import { mergeContract } from '../team/merge/contract.ts'
import { teamContract } from '../team/contract.ts'
import { reviewContract } from '../team/review/contract.ts'

/** All calls, by name. */
export const contract = {
  ...projectContract,
  ...sourcesContract,
  ...codingContract,
  ...frameworkContract,
  ...restructureContract,
  ...questionContract,
  ...versionsContract,
  ...casesContract,
  ...caseHandContract,
  ...caseRestructureContract,
  ...attributesContract,
  ...publishingContract,
  ...memosContract,
  ...searchContract,
  ...placesContract,
  ...analysisContract,
  ...agreementContract,
  ...propositionContract,
  ...positionContract,
  ...propositionExportContract,
  ...ratingContract,
  ...ratingExportContract,
  ...agreementExportContract,
  ...filterContract,
  ...displaysContract,
  ...teamContract,
  ...mergeContract,
  ...bringInContract,
  ...reviewContract,
  ...mergeExportContract,
  ...reviewExportContract,
  ...summariesContract,
  ...summaryExportsContract,
  ...exchangeContract,
  ...caseFilesContract,
  ...outputContract,
  ...reportingContract,
  ...disclosureContract,
  ...quotesContract,
  ...everythingContract,
  ...themesContract,
  ...destroyingContract,
}

export type Contract = typeof contract
export type CallName = keyof Contract
export type Input<Name extends CallName> = InputOf<Contract[Name]>
export type Answer<Name extends CallName> = AnswerOf<Contract[Name]>

/** Whether a name from outside is a call. */
export function isCallName(name: string): name is CallName {
  return Object.hasOwn(contract, name)
}
