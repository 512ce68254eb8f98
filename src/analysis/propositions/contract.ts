import { command, job, query } from '../../base/call.ts'
import type { EvidenceId, PropositionId } from '../../base/ids.ts'
import { id, list, nullable, object, oneOf, optional, text, textRange, wholeNumber } from '../../base/parse.ts'
import { filterParser } from '../filter/parse.ts'
import { UNITS } from '../positions/types.ts'
import type { PropositionItem, PropositionSheet } from '../types.ts'
import {
  CASE_PARTS,
  DIRECTNESSES,
  DISPOSITIONS,
  EVIDENCE_STRENGTHS,
  PROPOSITION_STATUSES,
  STANCES,
  type EvidenceSearchId,
  type JudgedByCoder,
  type JudgedPassage,
  type LikePassages,
  type LookNext,
  type WordingId,
} from './types.ts'

const propositionId = id('proposition')
const caseId = id('case')
const words = nullable(text(4000))
const name = nullable(text(200))

/** What weighs in a judgement; what is left out stays as it is, null takes it off. */
const details = {
  condition: optional(nullable(text(1000))),
  strength: optional(nullable(oneOf(...EVIDENCE_STRENGTHS))),
  directness: optional(nullable(oneOf(...DIRECTNESSES))),
  sameEvent: optional(name),
  rationale: optional(words),
  caseId: optional(nullable(caseId)),
}

/** What others may ask about propositions and the evidence on them. */
export const propositionContract = {
  'proposition.list': query<readonly PropositionItem[]>()({
    says: 'Every proposition with its evidence counted by stance, each excerpt once.',
    input: object({}),
  }),
  'proposition.sheet': query<PropositionSheet>()({
    says: 'One proposition with its wordings, its excerpts by stance, and for every case (sites unless told) the people who confirm, qualify and disconfirm it, with the position that follows and the one decided. With `primary`, only that coder’s evidence counts where several marked a source as coded; with `filter`, only evidence that passes for one of the cases is shown and counts.',
    input: object({
      propositionId,
      primary: optional(nullable(id('coder'))),
      unit: optional(oneOf(...UNITS)),
      filter: optional(nullable(filterParser)),
    }),
  }),
  'proposition.add': command<PropositionId>()({
    label: 'New proposition',
    says: 'Makes a proposition: one sentence that could be wrong. Refuses an empty statement, and one that another proposition has.',
    input: object({
      statement: text(4000),
      shortName: optional(name),
      origin: optional(name),
      confirmingMeans: optional(words),
      disconfirmingMeans: optional(words),
      scope: optional(words),
      scopeFilter: optional(nullable(filterParser)),
      rivalOfId: optional(nullable(propositionId)),
      codeIds: optional(list(id('code'), 500)),
    }),
  }),
  'proposition.reword': command<WordingId | null>()({
    label: 'Reword proposition',
    says: 'Words a proposition anew: its statement, the expected pattern, what would count against it, or its scope. The former wording is kept, with the reason and the case that forced it; its id comes back. Refuses what changes nothing.',
    input: object({
      propositionId,
      statement: optional(text(4000)),
      confirmingMeans: optional(words),
      disconfirmingMeans: optional(words),
      scope: optional(words),
      scopeFilter: optional(nullable(filterParser)),
      reason: optional(words),
      caseId: optional(nullable(caseId)),
    }),
  }),
  'proposition.change': command<void>()({
    label: 'Change proposition',
    says: 'Changes what is no wording: short name, origin, limitations, rival, status. Refuses to set a proposition to tested, or beyond, that says nothing of what would count against it.',
    input: object({
      propositionId,
      shortName: optional(name),
      origin: optional(name),
      limitations: optional(words),
      rivalOfId: optional(nullable(propositionId)),
      status: optional(oneOf(...PROPOSITION_STATUSES)),
    }),
  }),
  'proposition.setCodes': command<void>()({
    label: 'Codes of proposition',
    says: 'Says at which codes evidence on a proposition may be found, in place of those before.',
    input: object({ propositionId, codeIds: list(id('code'), 500) }),
  }),
  'proposition.setCases': command<void>()({
    label: 'Cases of proposition',
    says: 'Says on which cases a proposition was formed, or tested, in place of those before.',
    input: object({ propositionId, part: oneOf(...CASE_PARTS), caseIds: list(caseId, 5000) }),
  }),
  'proposition.move': command<void>()({
    label: 'Move proposition',
    says: 'Puts a proposition before another one, or at the end.',
    input: object({ propositionId, beforeId: nullable(propositionId) }),
  }),
  'proposition.merge': command<{ readonly moved: number }>()({
    label: 'Merge proposition',
    says: 'Merges a proposition into another: its evidence and codes go over, and it stays readable as merged. Refuses where a coder judged the same words otherwise for the two.',
    input: object({ propositionId, intoId: propositionId }),
  }),
  'proposition.remove': command<void>()({
    label: 'Remove proposition',
    says: 'Removes a proposition with its wordings and searches. Refuses one that evidence, positions, counts in a text, memos or quotes rest on.',
    input: object({ propositionId }),
  }),
  'evidence.judge': command<EvidenceId>()({
    label: 'Judge passage',
    says: 'Judges how words of a source bear on a proposition, as the coder at work; an earlier judgement by the same coder is changed. Refuses a merged proposition and a stretch outside the text.',
    input: object({ propositionId, sourceId: id('source'), range: textRange, stance: oneOf(...STANCES), ...details }),
  }),
  'evidence.change': command<void>()({
    label: 'Change judgement',
    says: 'Changes judgements of the coder at work: stance, condition, strength, directness, same event, rationale, or the case they are narrowed to. Refuses another coder’s.',
    input: object({ evidenceIds: list(id('evidence'), 1000), stance: optional(oneOf(...STANCES)), ...details }),
  }),
  'evidence.remove': command<void>()({
    label: 'Remove judgement',
    says: 'Takes judgements back. The passage and its codings stay.',
    input: object({ evidenceIds: list(id('evidence'), 1000) }),
  }),
  'evidence.inSource': query<readonly JudgedPassage[]>()({
    says: 'Every judgement on the words of one source, in order of place, with what weighs in it.',
    input: object({ sourceId: id('source') }),
  }),
  'evidence.byCoder': query<JudgedByCoder>()({
    says: 'What one coder judged, source by source, with its words: a page of it, and how many judgements there are. What is coded blind is left out until it may be seen.',
    input: object({
      coderId: id('coder'),
      from: optional(wholeNumber(0, 10_000_000)),
      limit: optional(wholeNumber(1, 1000)),
    }),
  }),
  'negativeCase.set': command<void>()({
    label: 'Case that does not fit',
    says: 'Says what became of a case that does not fit: explained by something, outside the scope, a data problem, or unexplained; with the wording it put an end to.',
    input: object({
      propositionId,
      caseId,
      disposition: oneOf(...DISPOSITIONS),
      explanation: optional(words),
      wordingId: optional(nullable(id('wording'))),
    }),
  }),
  'negativeCase.clear': command<void>()({
    label: 'Take back what was said of a case',
    says: 'Takes back what was said of a case that does not fit.',
    input: object({ propositionId, caseId }),
  }),
  'evidenceSearch.log': command<EvidenceSearchId>()({
    label: 'Log search for evidence',
    says: 'Keeps that somebody looked for evidence against a proposition: for what, where, at how many passages, and how many were found, also none.',
    input: object({
      propositionId,
      lookedFor: text(2000),
      lookedIn: text(2000),
      lookedAt: wholeNumber(0, 10_000_000),
      found: wholeNumber(0, 10_000_000),
      note: optional(words),
    }),
  }),
  'proposition.lookNext': query<LookNext>()({
    says: 'Where to look next for a proposition: cases that are silent and why, sources that nobody has marked as coded, and passages under its codes that nobody has judged for it.',
    input: object({ propositionId, unit: optional(oneOf(...UNITS)) }),
  }),
  'proposition.like': job<LikePassages>()({
    says: 'Passages like those already judged so for a proposition and not judged yet, the most alike first, each with the words and codes that it shares with them.',
    input: object({
      propositionId,
      stance: oneOf('confirming', 'disconfirming', 'qualifying'),
      limit: wholeNumber(1, 500),
    }),
  }),
}
