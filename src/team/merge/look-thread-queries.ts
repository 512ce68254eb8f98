// A thread that looks through copies, one task after the other. When it is done it rests for a while, for the next merge: starting one
// takes as long as looking through a copy.

import { Worker } from 'node:worker_threads'
import { Fault } from '../../base/trouble.ts'
import type { LookReply, LookRequest } from './look-through-queries.ts'

// From the sources the worker is a file beside this one; in a bundle it lies beside the bundle.
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './look-through-queries.ts' : './merge-worker.js',
  import.meta.url,
)

/** A thread that nobody asked for so long, in milliseconds, ends. */
const REST = 60_000

const resting: LookThread[] = []

/** A thread of one's own: give it back with {@link LookThread.rest}. */
export function lookThread(): LookThread {
  const thread = resting.pop() ?? new LookThread()
  thread.wake()
  return thread
}

/** One thread. What it is asked it does one after the other. */
export class LookThread {
  readonly #worker: Worker
  readonly #asked: PromiseWithResolvers<LookReply>[] = []
  #rest: NodeJS.Timeout | undefined
  #isGone = false

  constructor() {
    // The flags of whoever runs us (a test runner, a debugger) are not the worker's.
    this.#worker = new Worker(WORKER, { workerData: { room: 'merge' }, execArgv: [] })
    this.#worker.on('message', (reply: LookReply) => this.#asked.shift()?.resolve(reply))
    const gone = (error: unknown) => {
      this.#isGone = true
      const at = resting.indexOf(this)
      if (at >= 0) resting.splice(at, 1)
      for (const one of this.#asked.splice(0)) one.reject(error)
    }
    this.#worker.once('error', gone)
    this.#worker.once('exit', () => gone(null))
  }

  /** How much it was asked that it has not answered yet. */
  get open(): number {
    return this.#asked.length
  }

  /** What it answers; thrown is why it ended. */
  ask(request: LookRequest): Promise<LookReply> {
    if (this.#isGone) return Promise.reject(new Fault('worker-ended', 'The thread is not there any more.'))
    const asked = Promise.withResolvers<LookReply>()
    this.#asked.push(asked)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, not a window
    this.#worker.postMessage(request)
    return asked.promise
  }

  /** It is somebody's: the process goes on while it works. */
  wake(): void {
    clearTimeout(this.#rest)
    this.#worker.ref()
  }

  /** Nobody needs it now: it keeps no process from ending, and ends by itself. */
  rest(): void {
    if (this.#isGone) return
    resting.push(this)
    this.#worker.unref()
    this.#rest = setTimeout(() => {
      resting.splice(resting.indexOf(this), 1)
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, not a window
      this.#worker.postMessage(null)
    }, REST).unref()
  }
}
