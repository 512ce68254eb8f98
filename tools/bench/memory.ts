// Peak resident memory of the core's process, step by step. Its workers are threads of the same process: what they hold is in it.

import { readFileSync, writeFileSync } from 'node:fs'

/** Watches the peak of a process between steps, by Linux's own high-water mark. Elsewhere it tells nothing. */
export class MemoryWatch {
  readonly #pid: number
  readonly #steps: { name: string; peak: number; threads: number }[] = []
  #name = 'starting'

  constructor(pid: number) {
    this.#pid = pid
  }

  /** Begins a step; what ran until now belongs to the one before. */
  step(name: string): void {
    this.#end()
    this.#name = name
  }

  /** Prints all steps. */
  report(): void {
    this.#end()
    console.log('\npeak resident memory of the core’s process (its reading and store workers are threads of it)')
    for (const { name, peak, threads } of this.#steps)
      console.log(`${name.padEnd(40)} ${peak.toFixed(0).padStart(6)} MB  ${threads} threads at its end`)
  }

  #end(): void {
    try {
      const status = readFileSync(`/proc/${this.#pid}/status`, 'utf8')
      const of = (field: string) => Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? 0)
      this.#steps.push({ name: this.#name, peak: of('VmHWM') / 1000, threads: of('Threads') })
      // Writing 5 sets the mark back to what is held now.
      writeFileSync(`/proc/${this.#pid}/clear_refs`, '5')
    } catch {
      // No such files on this system, or the process has ended: nothing to tell.
    }
  }
}
