import { filterParser } from '../analysis/filter/parse.ts'
import { job, query } from '../base/call.ts'
import { id, list, nullable, object, oneOf, optional, text, wholeNumber } from '../base/parse.ts'
import type { CodedMany, Places } from '../coding/types.ts'

const codeIds = list(id('code'), 100)

/** Which stretches are meant; exactly one of them: what a search finds, a section, a speaker's turns in one source, or a participant's everywhere. */
const where = {
  hits: optional(
    object({
      words: text(500),
      speakers: optional(oneOf('all', 'respondents', 'interviewers')),
      filter: optional(nullable(filterParser)),
      extent: oneOf('word', 'sentence', 'paragraph', 'turn'),
    }),
  ),
  section: optional(object({ sourceId: id('source'), at: wholeNumber() })),
  turns: optional(object({ sourceId: id('source'), speakerId: id('speaker') })),
  participantId: optional(id('case')),
}

/** What others may ask about coding many stretches at once: those that a search finds, and others. */
export const placesContract = {
  'coding.places': query<Places>()({
    says: 'How many stretches a search, a section or a speaker comes to, and how many of them the coder at work gave these codes already. Nothing is changed. Refuses more than 20,000.',
    input: object({ ...where, codeIds: optional(codeIds) }),
  }),
  'coding.applyMany': job<CodedMany>()({
    says: 'Applies codes to every stretch that a search, a section or a speaker comes to, as one act. Equal codings by the coder at work are skipped and counted. Stopped on the way, nothing stays. Refuses a code group, a retired code, and more than 20,000 stretches.',
    input: object({ ...where, codeIds }),
  }),
}
