// Copies that came back are looked through in threads, as many at a time as the machine has cores, while the core does other work.

import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { Fault, Mistake, Refusal } from '../../base/trouble.ts'
import type { LookedThrough } from '../../store/foreign-file.ts'
import type { LookReply, LookTask, LookWorkerData } from './look-through-queries.ts'

// From the sources the worker is a file beside this one; in a bundle it lies beside the bundle.
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './look-through-queries.ts' : './merge-worker.js',
  import.meta.url,
)

/** More threads than this wait for the disk. */
const MOST = 4

interface Job {
  readonly task: LookTask
  settle(reply: LookReply): void
  fail(error: unknown): void
}

interface Thread {
  readonly worker: Worker
  job: Job | null
}

/** Threads that look through copies. When `signal` aborts they end at their next step, and what they were asked is told as stopped. */
export class Looking {
  readonly #threads: Thread[] = []
  readonly #waiting: Job[] = []
  readonly #stop = new Int32Array(new SharedArrayBuffer(4))
  readonly #signal: AbortSignal | undefined
  readonly #onAbort = () => void Atomics.store(this.#stop, 0, 1)

  constructor(signal?: AbortSignal) {
    this.#signal = signal
    if (signal?.aborted) this.#onAbort()
    signal?.addEventListener('abort', this.#onAbort, { once: true })
  }

  /** Looks through a file: its digest, whether it is one of ours and whole, and where it is read. */
  async look(path: string, key: Uint8Array | undefined): Promise<LookedThrough> {
    return (await this.#ask({ task: 'look', path, key }))!
  }

  /** Looks through what was changed in a copy after `from`; null: through all that is in it. Refuses what Crosscase cannot have written. */
  async rows(looked: LookedThrough, from: number | null, key: Uint8Array | undefined): Promise<void> {
    await this.#ask({ task: 'rows', looked, from, key })
  }

  /** Has what is under way end at its next step. */
  stop(): void {
    this.#onAbort()
  }

  /** Ends the threads, when they are through with their step. */
  async end(): Promise<void> {
    this.#onAbort()
    this.#signal?.removeEventListener('abort', this.#onAbort)
    await Promise.all(
      this.#threads.map(({ worker }) => {
        const ended = new Promise(resolve => worker.once('exit', resolve))
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, not a window
        worker.postMessage(null)
        return ended
      }),
    )
  }

  #ask(task: LookTask): Promise<LookedThrough | null> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        task,
        fail: reject,
        settle(reply) {
          if (reply.ok) resolve(reply.answer)
          else if (reply.kind === 'stopped') reject(new DOMException('Stopped.', 'AbortError'))
          else if (reply.kind === 'refusal') reject(new Refusal(reply.code, reply.message))
          else if (reply.kind === 'fault') reject(new Fault(reply.code, reply.message))
          else reject(new Mistake(reply.message))
        },
      })
      this.#handOut()
    })
  }

  #handOut(): void {
    while (this.#waiting.length > 0) {
      const thread = this.#threads.find(one => one.job === null) ?? this.#begin()
      if (!thread) return
      thread.job = this.#waiting.shift()!
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, not a window
      thread.worker.postMessage(thread.job.task)
    }
  }

  #begin(): Thread | null {
    if (this.#threads.length >= Math.min(MOST, availableParallelism())) return null
    const workerData: LookWorkerData = { room: 'merge', stop: this.#stop }
    // The flags of whoever runs us (a test runner, a debugger) are not the worker's.
    const thread: Thread = { worker: new Worker(WORKER, { workerData, execArgv: [] }), job: null }
    const done = () => {
      const { job } = thread
      thread.job = null
      return job
    }
    thread.worker.on('message', (reply: LookReply) => {
      done()?.settle(reply)
      this.#handOut()
    })
    const gone = (error: unknown) => {
      const at = this.#threads.indexOf(thread)
      if (at >= 0) this.#threads.splice(at, 1)
      done()?.fail(
        new Fault('worker-ended', 'Looking through a copy ended before its time. Nothing was changed.', error),
      )
      for (const job of this.#threads.length === 0 ? this.#waiting.splice(0) : [])
        job.fail(new Fault('worker-ended', 'Copies could not be looked through. Nothing was changed.', error))
    }
    thread.worker.once('error', gone)
    thread.worker.once('exit', () => gone(null))
    this.#threads.push(thread)
    return thread
  }
}
