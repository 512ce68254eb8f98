import { app, query } from '../../base/call.ts'
import { id, list, object, oneOf, optional, text, wholeNumber } from '../../base/parse.ts'
import type { DestroyPlan, Destroyed } from './types.ts'

const wish = {
  what: oneOf('words', 'sources'),
  sourceIds: optional(list(id('source'), 10_000)),
  caseId: optional(id('case')),
}

/** What others may ask about destroying for good. */
export const destroyingContract = {
  'destroy.plan': query<DestroyPlan>()({
    says: 'What destroying for good would take: the words that redactions took out (of some sources, or of all), or whole sources (named, or a participant’s). Where they are kept (entries of the change log and whose acts, original files, backups by name), and what cannot be reached: outputs, copies handed out, what people wrote. Never the words.',
    input: object(wish),
  }),
  'destroy.apply': app<Destroyed>()({
    says: 'Destroys for good what a plan says. Refuses without the word “destroy”, and where something was changed since the plan. The project is rewritten without it; killed at any moment it is as it was, or done. Backups made before are deleted and one fresh one made; undo does not go back beyond it.',
    input: object({ ...wish, state: wholeNumber(), typed: text(100) }),
  }),
}
