// One worker and the files it was handed. When it takes too long, needs too much memory or dies, only the file it was
// reading is refused, and a fresh worker takes over the rest.

import { Worker } from 'node:worker_threads'
import { Fault } from '../../base/trouble.ts'
import type { PreparedSource } from '../prepared.ts'
import { refuseFile } from './limits.ts'
import type { ReadingReply, ReadingTask } from './pool.ts'

/** What became of one file; a fault when no worker can be started. */
export type Outcome =
  | { readonly prepared: PreparedSource }
  | { readonly refused: string; readonly code: string }
  | Fault

/** A file as a thread needs it. `timeLimit` in milliseconds. */
export interface ThreadJob {
  readonly task: ReadingTask
  readonly name: string
  readonly timeLimit: number
  settle(outcome: Outcome): void
}

/** What a thread asks of its pool. `memoryLimit` in megabytes; `giveBack` takes files that were handed over but not begun. */
export interface ThreadOptions<Job> {
  readonly memoryLimit: number
  readonly onFree: () => void
  readonly giveBack: (jobs: readonly Job[]) => void
}

// Beside the sources lies the source of the worker, beside a bundle the bundled one.
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './reading-worker.js', import.meta.url)

/** A worker with its short queue; the first in it is being read. */
export class ReadingThread<Job extends ThreadJob> {
  readonly #options: ThreadOptions<Job>
  #worker: Worker | null = null
  #ready = false
  #held: Job[] = []
  #timer: NodeJS.Timeout | undefined

  constructor(options: ThreadOptions<Job>) {
    this.#options = options
  }

  /** How many files it was handed and has not answered. */
  get held(): number {
    return this.#held.length
  }

  /** Starts its worker before there is anything to read: it takes a tenth of a second. */
  begin(): void {
    this.#worker ??= this.#begin()
  }

  /** Hands it one more file. */
  take(job: Job): void {
    this.#held.push(job)
    this.#worker ??= this.#begin()
    this.#worker.ref()
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, not a window
    this.#worker.postMessage(job.task)
    if (this.#held.length === 1) this.#watch()
  }

  /** Forgets a file nobody waits for any more; the worker is ended when it is at work on it. */
  drop(job: Job): void {
    const at = this.#held.indexOf(job)
    if (at < 0) return
    this.#held.splice(at, 1)
    if (at === 0) this.#replace()
  }

  /** Ends the worker; what it holds stays unanswered by it. */
  async end(): Promise<void> {
    const worker = this.#worker
    for (const job of this.#held)
      job.settle(
        refusalOf('reading-stopped', job.name, 'was not read, because reading was stopped', 'Import it again.'),
      )
    this.#held = []
    this.#forget()
    await worker?.terminate()
  }

  #begin(): Worker {
    const worker = new Worker(WORKER, {
      resourceLimits: { maxOldGenerationSizeMb: this.#options.memoryLimit },
      // The flags of whoever runs us (a test runner, a debugger) are not the worker's.
      execArgv: [],
    })
    this.#ready = false
    worker.on('message', (reply: ReadingReply) => worker === this.#worker && this.#hear(reply))
    worker.on('error', error => worker === this.#worker && this.#failed(error))
    worker.on('exit', () => worker === this.#worker && this.#failed(null))
    return worker
  }

  #hear(reply: ReadingReply): void {
    if ('ready' in reply) {
      this.#ready = true
      this.#watch()
      return
    }
    const at = this.#held.findIndex(job => job.task.task === reply.task)
    if (at < 0) return
    const [job] = this.#held.splice(at, 1)
    this.#watch()
    job!.settle('prepared' in reply ? { prepared: reply.prepared } : { refused: reply.refused, code: reply.code })
    this.#options.onFree()
  }

  #watch(): void {
    clearTimeout(this.#timer)
    const job = this.#held[0]
    if (!job) {
      this.#worker?.unref()
      return
    }
    // How long a busy machine takes to start a worker is not the file's fault.
    if (!this.#ready) return
    this.#timer = setTimeout(() => {
      this.#held.shift()
      job.settle(
        refusalOf(
          'file-takes-too-long',
          job.name,
          'takes too long to read',
          'Save its text alone as .txt or .docx, and import that.',
        ),
      )
      this.#replace()
    }, job.timeLimit)
  }

  #failed(error: Error | null): void {
    if (!this.#ready) {
      const fault = new Fault(
        'reader-not-started',
        'The part of Crosscase that reads files could not be started.',
        error,
      )
      for (const job of this.#held.splice(0)) job.settle(fault)
    }
    const job = this.#held.shift()
    const memory = error !== null && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    job?.settle(
      memory
        ? refusalOf(
            'file-needs-too-much-memory',
            job.name,
            'needs too much memory to be read',
            'Cut it into several files, or save its text alone as .txt.',
          )
        : refusalOf(
            'reading-failed',
            job.name,
            'could not be read',
            'Open it in the program that made it, save it again, and import that.',
          ),
    )
    this.#replace()
  }

  #replace(): void {
    void this.#worker?.terminate()
    this.#forget()
    this.#options.giveBack(this.#held.splice(0))
    this.#options.onFree()
  }

  #forget(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#worker = null
  }
}

function refusalOf(code: string, name: string, what: string, wayOut: string): Outcome {
  return { refused: refuseFile(code, name, what, wayOut).message, code }
}
