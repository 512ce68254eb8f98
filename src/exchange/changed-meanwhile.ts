import { Refusal } from '../base/trouble.ts'

/** The code of {@link changedMeanwhile}. */
export const CHANGED_MEANWHILE = 'changed-meanwhile'

/** The project was changed under a long reading, so that what was to be read is not there any more. */
export function changedMeanwhile(): Refusal {
  return new Refusal(CHANGED_MEANWHILE, 'The project changed while it was being read. Start this again.')
}
