import type { Trouble } from '../../src/base/reply.ts'

/** Trouble that a call met, thrown. Its message is a sentence for the researcher. */
export class TroubleError extends Error {
  readonly trouble: Trouble
  constructor(trouble: Trouble) {
    super(trouble.message)
    this.name = 'TroubleError'
    this.trouble = trouble
  }
}
