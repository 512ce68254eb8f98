import { app, command, job, query } from '../../base/call.ts'
import { list, object, oneOf, optional, text, truth, wholeNumber } from '../../base/parse.ts'
import { decision, questionId } from './parse.ts'
import type {
  ConcernedCodings,
  Decision,
  MergeReport,
  OpenQuestion,
  PlannedPage,
  PlanSummary,
  QuestionInFull,
  QuestionSign,
  ReportedThings,
  ReportHead,
  SidesChanged,
} from './types.ts'

const planId = text(36)

/** What others may ask of bringing copies home. */
export const mergeContract = {
  'merge.compare': job<PlanSummary>()({
    says: 'Compares copies with this project and with what they were handed out from, and keeps the plan of their merge. With `resume`, answers that were given before and not applied are taken up, and those given from now on kept in the project until they are. Writes nothing else. Refuses a file of another project, one of a newer program, a damaged one.',
    input: object({
      paths: list(text(4096), 50),
      passphrase: optional(text(1000)),
      decisions: optional(list(decision, 50_000)),
      resume: optional(truth),
    }),
  }),
  'merge.summary': query<PlanSummary | null>()({
    says: 'The plan that is kept, with the answers so far; null where there is none.',
    input: object({}),
  }),
  'merge.plan': query<PlannedPage>()({
    says: 'A page of what a plan would do, by kind, table and copy.',
    input: object({
      planId,
      kind: optional(text(20)),
      table: optional(text(60)),
      copy: optional(wholeNumber(0, 50)),
      from: optional(wholeNumber()),
      limit: optional(wholeNumber(1, 500)),
    }),
  }),
  'merge.question': query<QuestionInFull>()({
    says: 'One question of a plan: base, ours and theirs in words, the ways to answer, the codings it concerns.',
    input: object({ planId, questionId }),
  }),
  'merge.sides': query<SidesChanged>()({
    says: 'When each side last changed what a question of a plan asks about, who did it and why, as far as the logs tell.',
    input: object({ planId, questionId }),
  }),
  'merge.concerned': query<ConcernedCodings>()({
    says: 'The codings that a question concerns, page by page: of a plan as it would be, else of a question that was left open as it is now.',
    input: object({
      planId: optional(planId),
      questionId,
      from: optional(wholeNumber()),
      limit: optional(wholeNumber(1, 500)),
    }),
  }),
  'merge.decide': app<PlanSummary>()({
    says: 'Answers questions of a plan; a choice of “open” takes an answer back. Writes nothing. Refuses an answer that cannot stand beside the others.',
    input: object({ planId, decisions: list(decision, 50_000) }),
  }),
  'merge.decisions': query<readonly Decision[]>()({
    says: 'The answers given so far to the questions of a plan, as a file can keep them.',
    input: object({ planId }),
  }),
  'merge.keep': job<{ readonly path: string; readonly answers: number }>()({
    says: 'Writes the answers given so far to the questions of a plan to a JSON file, to be taken again here or with --decisions.',
    input: object({ planId, to: text(4096) }),
  }),
  'merge.keepPlan': job<{ readonly path: string; readonly rows: number }>()({
    says: 'Writes a plan to a JSON file: every row it would write, every question with what each answer writes, the counts, the answers so far, and the digest by which it is known when it is made again.',
    input: object({ planId, to: text(4096) }),
  }),
  'merge.digest': query<string>()({
    says: 'The digest of a plan: what it would write without any answer, and what it asks. Made again of the same copies it is the same.',
    input: object({ planId }),
  }),
  'merge.forget': app<void>()({
    says: 'Forgets the plan that is kept. Nothing was written; answers that are kept stay for when the same copies are compared again.',
    input: object({ planId }),
  }),
  'merge.apply': job<MergeReport>()({
    says: 'Writes a plan with its answers, after a backup, as one act that is undone as one. Questions without an answer stay open on what they are about. Refuses a plan whose project was changed since.',
    input: object({ planId }),
  }),
  'merge.reports': query<readonly ReportHead[]>()({
    says: 'The reports of merges, the newest first.',
    input: object({}),
  }),
  'merge.report': query<MergeReport>()({
    says: 'The report of a merge.',
    input: object({ reportId: text(36) }),
  }),
  'merge.reported': query<ReportedThings>()({
    says: 'The things that a line of a report counts, page by page, each with where it stands now, or that it is gone. What is sealed is left out and its number told.',
    input: object({
      reportId: text(36),
      kind: text(20),
      what: text(60),
      from: optional(wholeNumber()),
      limit: optional(wholeNumber(1, 500)),
    }),
  }),
  'merge.counted': query<ReportedThings>()({
    says: 'The things that a count of a report stands for (at the base of the merge, here before it, or when it was done), page by page, as `merge.reported` tells them.',
    input: object({
      reportId: text(36),
      column: oneOf('base', 'ours', 'result'),
      thing: oneOf('sources', 'codes', 'codings', 'evidence', 'memos'),
      from: optional(wholeNumber()),
      limit: optional(wholeNumber(1, 500)),
    }),
  }),
  'merge.open': query<readonly OpenQuestion[]>()({
    says: 'The questions that merges left open.',
    input: object({}),
  }),
  'merge.signs': query<readonly QuestionSign[]>()({
    says: 'The questions that merges left open, with the things of the workbench that each is open on.',
    input: object({}),
  }),
  'merge.answer': command<{ readonly answered: number }>()({
    label: 'Answer a question of a merge',
    says: 'Answers a question that a merge left open; with `alike` every open one of its kind that has this choice too, in the same act. `answered`: how many. Refuses one that is answered, and an answer that what changed since does not allow: then none is.',
    input: object({ decision, alike: optional(truth) }),
  }),
}
