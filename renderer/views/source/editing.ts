// What is typed while a text is edited, on its way to the core: steps of one run of typing become one correction, stored
// when the hands rest, at the latest after two seconds. Nothing typed is longer in the window alone.

import type { SourceId } from '../../../src/base/ids.ts'
import { joinSteps, type TextStep } from '../../../src/base/text-step.ts'
import type { EditOutcome } from '../../../src/sources/types.ts'

/** After so many milliseconds without a key what was typed is stored; while keys go on, after so many. */
export const REST = 700
export const MOST = 2000

/** What an editing may ask of the core. */
export interface EditingCore {
  edit(input: {
    sourceId: SourceId
    state: string
    steps: TextStep[]
    goesOn: boolean
    reason?: string
  }): Promise<EditOutcome>
}

/** One text being edited in one view. */
export class Editing {
  readonly sourceId: SourceId
  /** The state of the text that the core has. */
  state: string
  /** Corrections stored since the mode began, and those of them undone. */
  stored = 0
  undone = 0
  trouble: string | null = null
  /** Why the text is corrected, for its history. */
  reason = ''
  readonly #core: EditingCore
  readonly #sentence: (error: unknown) => string
  #pending: TextStep[] = []
  #since = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #sending: Promise<void> | null = null
  #end = -1
  #deeds: Promise<void> = Promise.resolve()
  #tell: (outcome: EditOutcome | null) => void = () => {}

  constructor(sourceId: SourceId, state: string, core: EditingCore, sentence: (error: unknown) => string) {
    this.sourceId = sourceId
    this.state = state
    this.#core = core
    this.#sentence = sentence
  }

  /** Whether something typed is not stored yet. */
  get isPending(): boolean {
    return this.#pending.length > 0 || this.#sending !== null
  }

  /** Says who is told when `trouble`, `isPending` or the counts are other ones; with the outcome after a correction was stored. */
  listen(tell: (outcome: EditOutcome | null) => void): void {
    this.#tell = tell
  }

  /** After a correction was stored by another way, such as find and replace. */
  storedAlso(): void {
    this.stored++
    this.undone = 0
    this.#tell(null)
  }

  /** After corrections were taken back (1) or brought back (−1). */
  turned(by: 1 | -1): void {
    this.stored -= by
    this.undone += by
    this.#tell(null)
  }

  /** Says why the text is corrected, of whatever is stored from now on. */
  because(reason: string): void {
    this.reason = reason
  }

  /** Does one thing after the other: keys come faster than answers. What is typed is stored before. */
  inOrder(deed: () => Promise<void>): Promise<void> {
    this.#deeds = this.#deeds.then(() => this.flush()).then(deed)
    return this.#deeds
  }

  /** Takes in a step that was typed. */
  push(step: TextStep): void {
    const last = this.#pending.at(-1)
    const joined = last === undefined ? null : joinSteps(last, step)
    if (joined === null) this.#pending.push(step)
    else this.#pending[this.#pending.length - 1] = joined
    const now = Date.now()
    if (this.#pending.length === 1 && joined === null) this.#since = now
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), Math.max(0, Math.min(REST, this.#since + MOST - now)))
    this.#tell(null)
  }

  /** Stores what is typed now. Answers once everything is stored, or was refused. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    // One after the other: each correction is meant for the text that the one before left.
    while (this.#sending !== null) await this.#sending
    if (this.#pending.length === 0) return
    const steps = this.#pending.filter(step => step.start !== step.end || step.insert !== '')
    this.#pending = []
    if (steps.length === 0) return this.#tell(null)
    this.#sending = this.#send(steps)
    await this.#sending
    if (this.#pending.length > 0) await this.flush()
  }

  async #send(steps: TextStep[]): Promise<void> {
    const first = steps[0]!
    const goesOn = first.start === first.end && first.start === this.#end
    let outcome: EditOutcome | null = null
    try {
      outcome = await this.#core.edit({
        sourceId: this.sourceId,
        state: this.state,
        steps,
        goesOn,
        ...given(this.reason),
      })
      this.state = outcome.state
      this.stored++
      this.undone = 0
      const last = steps.at(-1)!
      this.#end = last.insert === '' ? -1 : last.start + last.insert.length
      this.trouble = null
    } catch (error) {
      this.#pending = []
      this.trouble = this.#sentence(error)
      this.#end = -1
    } finally {
      this.#sending = null
      this.#tell(outcome)
    }
  }

  /** After something else than typing changed the text: what is typed next is a run of its own. */
  broken(state: string): void {
    this.state = state
    this.trouble = null
    this.#end = -1
  }
}

/** A reason as the core takes it: none where nothing was written. */
export function given(reason: string): { readonly reason?: string } {
  const why = reason.trim()
  return why === '' ? {} : { reason: why }
}
