import { filterParser } from '../analysis/filter/parse.ts'
import { job, query } from '../base/call.ts'
import { list, nullable, object, oneOf, optional, text, truth, wholeNumber } from '../base/parse.ts'
import type { Found, FoundCode, SearchAnswer, WordCounts } from './types.ts'

/** The common filter, where only words that pass it are asked for. */
const filter = optional(nullable(filterParser))
const speakers = optional(oneOf('all', 'respondents', 'interviewers'))

/** What others may ask of search. */
export const searchContract = {
  'search.text': query<SearchAnswer>()({
    says: 'Searches the text of all sources: words (all of them in one paragraph), "a phrase" in quotation marks, begin* for a beginning. First hits in document order. With `filter` only in words that pass it: what source, site, person, pair and role decide holds for every word there, coded or not; where only codings can tell, words under codings that pass.',
    input: object({
      words: text(500),
      speakers,
      filter,
      from: optional(wholeNumber()),
      limit: optional(wholeNumber(1, 1000)),
    }),
  }),
  'search.count': query<{ readonly total: number; readonly sources: number }>()({
    says: 'Every occurrence of the words (of those that pass a filter), counted to the end.',
    input: object({ words: text(500), speakers, filter }),
  }),
  'search.find': query<readonly Found[]>()({
    says: 'Finds sources, codes, cases, memos and propositions by name or key, typos forgiven, best first; of some kinds only when told. `recent` are ids of what was opened last, newest first: they come before what fits no better.',
    input: object({
      words: text(200),
      limit: optional(wholeNumber(1, 100)),
      kinds: optional(list(oneOf('source', 'code', 'case', 'memo', 'proposition'), 5)),
      recent: optional(list(text(60), 60)),
    }),
  }),
  'search.codes': query<readonly FoundCode[]>()({
    says: 'Finds codes to apply by name, typos forgiven, and by words of their definitions; groups and retired codes left out.',
    input: object({ words: text(200), limit: optional(wholeNumber(1, 100)) }),
  }),
  'search.words': job<WordCounts>()({
    says: 'The words used most in the texts, counted to the end, each with its sources and sites. Heads of sources and names of speakers do not count; `common` keeps common English words, `without` are more words to leave out, `least` the fewest letters of a word. With `filter` only words that pass it count, as in a search.',
    input: object({
      speakers,
      filter,
      kinds: optional(list(oneOf('interview', 'observation', 'document'), 3)),
      common: optional(truth),
      without: optional(list(text(100), 1000)),
      least: optional(wholeNumber(1, 20)),
      limit: optional(wholeNumber(1, 500)),
    }),
  }),
}
