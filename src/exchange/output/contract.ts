import { query } from '../../base/call.ts'
import { object } from '../../base/parse.ts'
import type { OutputItem } from './types.ts'

/** What others may ask about what was written out. */
export const outputContract = {
  'output.list': query<readonly OutputItem[]>()({
    says: 'What was written out of this project, the latest first: the file, what it is, by whom and when, with which filter and choices, from which state, and how many acts altered the research since. Copies that were handed out do not have it.',
    input: object({}),
  }),
}
