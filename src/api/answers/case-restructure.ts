import { casesFollow, judgementsFollow } from '../../analysis/case-follow-commands.ts'
import type { caseRestructureContract } from '../../cases/restructure/contract.ts'
import { mergeCases, type CasesAbove } from '../../cases/restructure/merge-commands.ts'
import { planMerge } from '../../cases/restructure/plan-queries.ts'
import { eventsOf, partsOf } from '../../cases/restructure/queries.ts'
import { splitCase } from '../../cases/restructure/split-commands.ts'
import { memosGoOver } from '../../memos/commands.ts'
import { commentsGoOver } from '../../team/review/case-follow-commands.ts'
import type { AnswersTo } from '../answers.ts'

/** What rooms above the cases do along with a merge of two. */
const goOver: CasesAbove = (tx, one) => {
  memosGoOver(tx, 'case', one.from.id, one.into.id)
  casesFollow(tx, one)
  commentsGoOver(tx, one.from.id, one.into.id)
}

/** Answers about cases that become one, or two. */
export const caseRestructureAnswers: AnswersTo<typeof caseRestructureContract> = {
  'case.planMerge': ({ project }, { fromId, intoId }) => planMerge(project.read, fromId, intoId),
  'case.merge': (tx, request) => mergeCases(tx, request, goOver),
  'case.parts': ({ project }, { caseId }) => partsOf(project.read, caseId),
  'case.split': (tx, request) => splitCase(tx, request, judgementsFollow),
  'case.events': ({ project }, { caseId }) => eventsOf(project.read, caseId),
}
