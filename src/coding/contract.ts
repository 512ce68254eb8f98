import { command, query } from '../base/call.ts'
import type { CodingId } from '../base/ids.ts'
import { id, list, object, optional, textRange, wholeNumber } from '../base/parse.ts'
import type { CodingsOfSource, ExcerptPage } from './types.ts'

/** What others may ask about codings. */
export const codingContract = {
  'coding.apply': command<readonly CodingId[]>()({
    label: 'Apply code',
    says: 'Applies one or several codes to a stretch of a source, in the name of the coder at work. Refuses a code group, a retired code, a stretch outside the text, and an equal coding by the same coder.',
    input: object({ sourceId: id('source'), codeIds: list(id('code'), 100), range: textRange }),
  }),
  'coding.remove': command<void>()({
    label: 'Remove coding',
    says: 'Removes codings. Refuses, naming them, codings that carry a memo.',
    input: object({ codingIds: list(id('coding'), 10_000) }),
  }),
  'coding.inSource': query<CodingsOfSource>()({
    says: 'The codings and the evidence on one source, in order of place, without its text.',
    input: object({ sourceId: id('source') }),
  }),
  'coding.excerpts': query<ExcerptPage>()({
    says: 'The excerpts under a code, in document order; narrowed to a case, a source or a coder when given. 50 a page unless told.',
    input: object({
      codeId: optional(id('code')),
      withDescendants: optional(wholeNumber(0, 1)),
      caseId: optional(id('case')),
      sourceId: optional(id('source')),
      coderId: optional(id('coder')),
      codingIds: optional(list(id('coding'), 1000)),
      from: optional(wholeNumber()),
      limit: optional(wholeNumber(1, 1000)),
    }),
  }),
}
