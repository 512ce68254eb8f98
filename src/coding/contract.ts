import { command, query } from '../base/call.ts'
import type { CodeId, CodingId, SourceId } from '../base/ids.ts'
import { id, list, nullable, object, oneOf, optional, text, textRange, truth, wholeNumber } from '../base/parse.ts'
import {
  STRENGTHS,
  type AnchorQuestion,
  type CodedDay,
  type CodingEntry,
  type CodingsOfSource,
  type Examples,
  type ExcerptPage,
  type Quote,
} from './types.ts'

const codingIds = list(id('coding'), 10_000)
const codeIds = list(id('code'), 100)

/** What others may ask about codings. */
export const codingContract = {
  'coding.apply': command<readonly CodingId[]>()({
    label: 'Apply code',
    says: 'Applies one or several codes to a stretch of a source, in the name of the coder at work. Refuses a code group, a retired code, a stretch outside the text, and an equal coding by the same coder.',
    input: object({ sourceId: id('source'), codeIds, range: textRange }),
  }),
  'coding.applyNew': command<{ readonly codeId: CodeId; readonly codingId: CodingId }>()({
    label: 'New code',
    says: 'Makes a code while reading and applies it to the words it was made for, as one act: inductive, proposed, with these words as its founding anchor. With `codingId` that coding becomes one of the new code instead. Refuses an empty name and one that a sibling has.',
    input: object({
      name: text(200),
      parentId: optional(nullable(id('code'))),
      sourceId: id('source'),
      range: textRange,
      codingId: optional(id('coding')),
    }),
  }),
  'coding.recode': command<void>()({
    label: 'Change code of coding',
    says: 'Changes the code of codings in place: words, coder and time stay. Refuses a code group, a retired code, the code they have, and what would give a coder two equal codings.',
    input: object({ codingIds, codeId: id('code') }),
  }),
  'coding.resize': command<void>()({
    label: 'Move edges of coding',
    says: 'Gives a coding another beginning or end in its source. Refuses the words it has, a stretch outside the text, and words that its coder gave the same code.',
    input: object({ codingId: id('coding'), range: textRange }),
  }),
  'coding.join': command<CodingId>()({
    label: 'Join codings',
    says: 'Joins codings of one code by one coder in one source into one, from the first word to the last. The first stays; comments, memos and evidence of the others go over to it. Refuses fewer than two, and unlike ones.',
    input: object({ codingIds: list(id('coding'), 1000) }),
  }),
  'coding.split': command<readonly [CodingId, CodingId]>()({
    label: 'Split coding',
    says: 'Splits a coding in two at an offset of its source. The first part keeps comment, memos and exemplar mark; strength and evidence go to both. Refuses a place outside it or with words on one side only.',
    input: object({ codingId: id('coding'), at: wholeNumber() }),
  }),
  'coding.mark': command<void>()({
    label: 'Mark coding',
    says: 'Says of codings how strong they are, whether they are exemplars of their code, or a comment. `none` takes the strength off, an empty comment the comment.',
    input: object({
      codingIds: list(id('coding'), 1000),
      strength: optional(oneOf(...STRENGTHS, 'none')),
      exemplar: optional(truth),
      comment: optional(text(20_000)),
    }),
  }),
  'coding.remove': command<void>()({
    label: 'Remove coding',
    says: 'Removes codings. Refuses, naming them, codings that carry a memo.',
    input: object({ codingIds }),
  }),
  'anchor.questions': query<readonly AnchorQuestion[]>()({
    says: 'The places that a correction of a text could not carry exactly, of one source or of all: how, the words and their surroundings then and now, and what rests on them.',
    input: object({ sourceId: optional(id('source')) }),
  }),
  'anchor.countQuestions': query<readonly { readonly sourceId: SourceId; readonly count: number }[]>()({
    says: 'How many places wait to be looked at, by source.',
    input: object({}),
  }),
  'anchor.answer': command<void>()({
    label: 'Answer places to look at',
    says: 'Answers such places, as one act: kept as carried, put on other words of the same source, or their codings removed. Refuses to keep a place whose words are gone.',
    input: object({
      answers: list(
        object({
          questionId: id('anchor question'),
          answer: oneOf('keep', 'place', 'remove'),
          range: optional(textRange),
        }),
        10_000,
      ),
    }),
  }),
  'coding.inSource': query<CodingsOfSource>()({
    says: 'The codings and the evidence on one source, in order of place, without its text.',
    input: object({ sourceId: id('source') }),
  }),
  'coding.entry': query<CodingEntry>()({
    says: 'One coding with its words, place and attribution, what its coder says of it, and under which version and definition it was made.',
    input: object({ codingId: id('coding') }),
  }),
  'coding.quote': query<Quote>()({
    says: 'Any words of a source with their place and attribution, as they are quoted.',
    input: object({ sourceId: id('source'), range: textRange }),
  }),
  'coding.examples': query<Examples>()({
    says: 'A few excerpts of a code: its exemplars first, then others at random, the same for the same seed. What overlaps `besides` is left out.',
    input: object({
      codeId: id('code'),
      seed: wholeNumber(0, 1_000_000_000),
      limit: wholeNumber(1, 20),
      besides: optional(object({ sourceId: id('source'), range: textRange })),
    }),
  }),
  'coding.excerpts': query<ExcerptPage>()({
    says: 'The excerpts under a code, in document order; narrowed to a case, a source, a coder, to exemplars or to those with a comment when given. 50 a page unless told.',
    input: object({
      codeId: optional(id('code')),
      withDescendants: optional(wholeNumber(0, 1)),
      caseId: optional(id('case')),
      sourceId: optional(id('source')),
      coderId: optional(id('coder')),
      exemplars: optional(truth),
      commented: optional(truth),
      codingIds: optional(list(id('coding'), 1000)),
      from: optional(wholeNumber()),
      limit: optional(wholeNumber(1, 1000)),
    }),
  }),
  'coding.days': query<readonly CodedDay[]>()({
    says: 'How many codings each coder made on each day, days in order.',
    input: object({}),
  }),
}
