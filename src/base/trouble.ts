// Three kinds of trouble (STYLE 6): a refusal is an expected no, a fault is the world failing, a mistake is ours.

/** An expected no, worded for a researcher: what, where, way out. Changes nothing. `code` is stable for scripts and translations. */
export class Refusal extends Error {
  readonly code: string
  readonly details: Readonly<Record<string, string | number>>

  constructor(code: string, sentence: string, details: Readonly<Record<string, string | number>> = {}) {
    super(sentence)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }
}

/** The world failed: a full disk, a damaged file, a process that died. Caught once, at the door. */
export class Fault extends Error {
  readonly code: string

  constructor(code: string, sentence: string, cause?: unknown) {
    super(sentence, { cause })
    this.name = 'Fault'
    this.code = code
  }
}

/** We are wrong. Never caught to carry on; its message names no research text. */
export class Mistake extends Error {
  constructor(sentence: string) {
    super(sentence)
    this.name = 'Mistake'
  }
}

/** Throws a mistake unless the condition holds. The sentence says what must hold, and quotes no research text. */
export function assert(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new Mistake(sentence)
}
