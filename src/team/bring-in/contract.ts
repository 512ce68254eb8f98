import { app, job, query } from '../../base/call.ts'
import { id, list, nullable, object, oneOf, optional, text, truth, wholeNumber, type Parser } from '../../base/parse.ts'
import { decision } from '../merge/parse.ts'
import type { Decision, PlanSummary } from '../merge/types.ts'
import type { Unfinished } from '../types.ts'
import { THING_KINDS, type BringingSummary, type PairDecision, type PairPage } from './types.ts'

const bringingId = text(36)
const CHOICES = ['same', 'new', 'out'] as const

/** What was decided of a thing of theirs. */
export const pairDecision: Parser<PairDecision> = object({
  id: text(36),
  choice: oneOf(...CHOICES, 'open'),
  with: optional(text(36)),
})

const answers = optional(list(pairDecision, 100_000))
/** Takes up what was answered before and not applied, and keeps what is answered from now on until it is. */
const resume = optional(truth)

/** What others may ask of bringing in other projects, and of merging frameworks alone. */
export const bringInContract = {
  'bring.project': job<BringingSummary>()({
    says: 'Looks over another project and finds what its coders, cases, attributes, codes and sources may be here. With `resume`, what was answered before is taken up, and what is answered from now on kept in the project until it is applied. Writes nothing else. Refuses a copy of this project, a file of a newer program, a damaged one.',
    input: object({ path: text(4096), passphrase: optional(text(1000)), answers, resume }),
  }),
  'bring.framework': job<BringingSummary>()({
    says: 'Takes a framework (a codebook file, the framework of a project file, a saved version) to be merged into this project’s: three ways against a hand-out or a saved version, else two ways. Writes nothing.',
    input: object({
      path: optional(text(4096)),
      version: optional(id('version')),
      base: optional(nullable(id('version'))),
      passphrase: optional(text(1000)),
      answers,
      resume,
    }),
  }),
  'bring.summary': query<BringingSummary | null>()({
    says: 'What is being brought in, and how far its things are decided; null where there is nothing.',
    input: object({}),
  }),
  'bring.pairs': query<PairPage>()({
    says: 'A page of the things that are brought in, each with what it may be here and why.',
    input: object({
      bringingId,
      kind: optional(oneOf(...THING_KINDS)),
      state: optional(oneOf('open', ...CHOICES)),
      words: optional(text(200)),
      from: optional(wholeNumber()),
      limit: optional(wholeNumber(1, 500)),
    }),
  }),
  'bring.ours': query<readonly { readonly id: string; readonly name: string; readonly detail: string | null }[]>()({
    says: 'Things of this project that one of theirs may be said to be, by some words.',
    input: object({ bringingId, pairId: text(36), words: text(200) }),
  }),
  'bring.decide': app<BringingSummary>()({
    says: 'Decides of things: the same as one of ours, new, or left out; “open” takes an answer back. Writes nothing.',
    input: object({ bringingId, decisions: list(pairDecision, 100_000) }),
  }),
  'bring.take': app<{ readonly taken: number; readonly passedOver: number; readonly summary: BringingSummary }>()({
    says: 'Takes what a file of answers tells: of things, and of questions of the plan (those wait until it is worked out); “open” takes one back. What is not among what is brought in is passed over and counted, and so is what does not fit (any more). Writes nothing.',
    input: object({ bringingId, answers, decisions: optional(list(decision, 50_000)) }),
  }),
  'bring.unfinished': query<readonly Unfinished[]>()({
    says: 'Merges, and what was being brought in, of which answers are given and not applied: choosing the same again goes on with them.',
    input: object({}),
  }),
  'bring.decideMany': app<{ readonly decided: number; readonly summary: BringingSummary }>()({
    says: 'Decides of all things that are open at once, or of those that are certain. Writes nothing.',
    input: object({
      bringingId,
      which: oneOf('certain', 'open'),
      choice: oneOf(...CHOICES),
      kind: optional(oneOf(...THING_KINDS)),
    }),
  }),
  'bring.answers': query<readonly PairDecision[]>()({
    says: 'What was decided so far, as a file can keep it.',
    input: object({ bringingId }),
  }),
  'bring.decisions': query<readonly Decision[]>()({
    says: 'The answers given so far to questions of the plan, also while there is none: they wait until it is worked out.',
    input: object({ bringingId }),
  }),
  'bring.keep': job<{ readonly path: string; readonly answers: number }>()({
    says: 'Writes what was decided so far to a JSON file, to be taken again here or with --answers.',
    input: object({ bringingId, to: text(4096) }),
  }),
  'bring.plan': job<PlanSummary>()({
    says: 'Works out what follows from what was decided, and keeps it as the plan of a merge: it is looked through, decided on and applied as one. Refuses while something is open. Writes nothing.',
    input: object({ bringingId, decisions: optional(list(decision, 50_000)) }),
  }),
  'bring.forget': app<void>()({
    says: 'Forgets what is being brought in. Nothing was written; answers that are kept stay for when it is chosen again.',
    input: object({ bringingId }),
  }),
}
