import { Refusal } from '../base/trouble.ts'

/** The project was changed under a long reading, so that what was to be read is not there any more. */
export function changedMeanwhile(): Refusal {
  return new Refusal('changed-meanwhile', 'The project changed while it was being read. Start this again.')
}
