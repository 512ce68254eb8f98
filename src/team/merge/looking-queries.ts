// Copies that came back are looked through in threads, as many at a time as the machine has cores. As soon as one is looked through the
// core has work of its own, on which all waits in the end: it gets a core to itself.

import { availableParallelism } from 'node:os'
import { Fault, Mistake, Refusal } from '../../base/trouble.ts'
import type { LookedThrough } from '../../store/foreign-file.ts'
import { lookThread, type LookThread } from './look-thread-queries.ts'
import type { LookReply, LookTask } from './look-through-queries.ts'

/** More threads than this wait for the disk. */
const MOST = 4

/** So much is given to a thread at once: with its next task at hand it does not wait until the core finds time to give it that. */
const AHEAD = 2

interface Job {
  readonly task: LookTask
  settle(reply: LookReply): void
  fail(error: unknown): void
}

/** Threads that look through copies. When `signal` aborts they end at their next step, and what they were asked is told as stopped. */
export class Looking {
  readonly #threads: LookThread[] = []
  readonly #answers = new Set<Promise<void>>()
  readonly #waiting: Job[] = []
  readonly #stop = new Int32Array(new SharedArrayBuffer(4))
  readonly #signal: AbortSignal | undefined
  /** Whether the core has something to work on. */
  #hasAnswered = false
  readonly #onAbort = () => void Atomics.store(this.#stop, 0, 1)

  constructor(signal?: AbortSignal) {
    this.#signal = signal
    if (signal?.aborted) this.#onAbort()
    signal?.addEventListener('abort', this.#onAbort, { once: true })
  }

  /** Looks through a file: whether it is one of ours and holds together in all but its texts, and where it is read. */
  async look(path: string, key: Uint8Array | undefined): Promise<LookedThrough> {
    return (await this.#ask({ task: 'look', path, key })) as LookedThrough
  }

  /** The SHA-256 of a file, in hexadecimal. */
  async digest(path: string): Promise<string> {
    return (await this.#ask({ task: 'digest', path })) as string
  }

  /** Refuses a file whose texts do not hold together. */
  async texts(looked: LookedThrough, key: Uint8Array | undefined): Promise<void> {
    await this.#ask({ task: 'texts', looked, key })
  }

  /** Looks through what was changed in a copy after `from`; null: through all that is in it. Refuses what Crosscase cannot have written. Whatever else is asked goes before. */
  async rows(looked: LookedThrough, from: number | null, key: Uint8Array | undefined): Promise<void> {
    await this.#ask({ task: 'rows', looked, from, key })
  }

  /** Has what is under way end at its next step. */
  stop(): void {
    this.#onAbort()
  }

  /** Lets the threads go, when they are through with their step. */
  async end(): Promise<void> {
    this.#onAbort()
    this.#signal?.removeEventListener('abort', this.#onAbort)
    while (this.#answers.size > 0) await Promise.all(this.#answers)
    for (const thread of this.#threads.splice(0)) thread.rest()
  }

  #ask(task: LookTask): Promise<LookedThrough | string | null> {
    return new Promise((resolve, reject) => {
      const job: Job = {
        task,
        fail: reject,
        settle(reply) {
          if (reply.ok) resolve(reply.answer)
          else if (reply.kind === 'stopped') reject(new DOMException('Stopped.', 'AbortError'))
          else if (reply.kind === 'refusal') reject(new Refusal(reply.code, reply.message))
          else if (reply.kind === 'fault') reject(new Fault(reply.code, reply.message))
          else reject(new Mistake(reply.message))
        },
      }
      const next = this.#waiting.findIndex(other => other.task.task === 'rows')
      if (next < 0 || task.task === 'rows') this.#waiting.push(job)
      else this.#waiting.splice(next, 0, job)
      this.#handOut()
    })
  }

  #handOut(): void {
    while (this.#waiting.length > 0) {
      const thread = this.#free()
      if (thread === null) return
      const answer = this.#answer(thread, this.#waiting.shift()!).finally(() => this.#answers.delete(answer))
      this.#answers.add(answer)
    }
  }

  async #answer(thread: LookThread, job: Job): Promise<void> {
    try {
      const reply = await thread.ask({ task: job.task, stop: this.#stop })
      this.#hasAnswered = true
      job.settle(reply)
    } catch (error) {
      if (this.#threads.includes(thread)) this.#threads.splice(this.#threads.indexOf(thread), 1)
      job.fail(new Fault('worker-ended', 'Looking through a copy ended before its time. Nothing was changed.', error))
      for (const other of this.#threads.length === 0 ? this.#waiting.splice(0) : [])
        other.fail(new Fault('worker-ended', 'Copies could not be looked through. Nothing was changed.', error))
    }
    this.#handOut()
  }

  /** Who may be asked something now: nobody while as many threads are at work as may be, with as much to do as they take ahead. */
  #free(): LookThread | null {
    const cores = availableParallelism() - (this.#hasAnswered ? 1 : 0)
    const most = Math.min(MOST, Math.max(1, cores))
    const busy = this.#threads.filter(one => one.open > 0)
    if (busy.length < most) return this.#threads.find(one => one.open === 0) ?? this.#begin()
    if (busy.length > most) return null
    return busy.sort((a, b) => a.open - b.open).find(one => one.open < AHEAD) ?? null
  }

  #begin(): LookThread {
    const thread = lookThread()
    this.#threads.push(thread)
    return thread
  }
}
