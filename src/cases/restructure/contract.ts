import { command, query } from '../../base/call.ts'
import type { CaseId } from '../../base/ids.ts'
import { id, list, nullable, object, oneOf, optional, text, truth } from '../../base/parse.ts'
import type { CaseEvent, CaseMergePlan, CaseParts } from './types.ts'

const happened = { on: nullable(text(10)), reason: nullable(text(2000)) }

/** What others may ask of cases that become one, or two. */
export const caseRestructureContract = {
  'case.planMerge': query<CaseMergePlan>()({
    says: 'What merging a case into another one of its kind would do: what goes over, on what both say something else, and what is good to know. Changes nothing.',
    input: object({ fromId: id('case'), intoId: id('case') }),
  }),
  'case.merge': command<void>()({
    label: 'Merge cases',
    says: 'Merges a case into another one of its kind, as one act: sources, people, speakers, values, relations, consent, published code, summaries, positions, ratings, judgements, propositions, memos, comments, filters and displays go over, and it is no case any more; its key and name go on meaning the one that stays. `take` says whose value, place, position or rating holds where both have another one; refuses while that is not said of each.',
    input: object({
      fromId: id('case'),
      intoId: id('case'),
      name: optional(text(500)),
      key: optional(nullable(text(200))),
      take: list(
        object({
          what: oneOf('value', 'within', 'position', 'rating'),
          id: text(36),
          side: oneOf('into', 'from'),
        }),
        10_000,
      ),
      ...happened,
    }),
  }),
  'case.parts': query<CaseParts>()({
    says: 'What of a case can go to a new one when it is split (its own sources, people, speakers, judged passages, the first 2,000), and what is of the whole and stays.',
    input: object({ caseId: id('case') }),
  }),
  'case.split': command<CaseId>()({
    label: 'Split case',
    says: 'Takes part of a case into a new one of its kind, as one act: sources (which go, or belong to both), people, speakers, and judged passages that are narrowed to the new one. What is of the whole (summaries, positions, ratings, memos) stays; what its evidence moved from under says so. Gives back the new case.',
    input: object({
      caseId: id('case'),
      name: text(500),
      key: nullable(text(200)),
      withValues: truth,
      sources: list(object({ sourceId: id('source'), to: oneOf('new', 'both') }), 10_000),
      peopleIds: list(id('case'), 10_000),
      speakerIds: list(id('speaker'), 10_000),
      evidenceIds: list(id('evidence'), 10_000),
      ...happened,
    }),
  }),
  'case.events': query<readonly CaseEvent[]>()({
    says: 'What became of a case: which others were merged into it, what was split off it or what it was split off from, the newest first.',
    input: object({ caseId: id('case') }),
  }),
}
