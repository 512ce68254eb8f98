// Reading files off the core's thread: a few workers, results in the order of the files, little in memory at a time.

import { stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { basename } from 'node:path'
import type { PreparedSource } from '../prepared.ts'
import { heldFile } from '../../base/held-file.ts'
import { refuseFile } from './limits.ts'
import { ReadingThread, type Outcome } from './reading-thread.ts'

/** A file to read: from disk, or from `bytes` that came another way (`path` is then only what it is called). `size` in bytes, when known. */
export interface FileToRead {
  readonly path: string
  readonly name?: string
  readonly bytes?: Uint8Array
  readonly size?: number
}

/** What became of the file at `index`: read, or refused with a sentence and a stable code. */
export type ReadFile =
  | { readonly index: number; readonly prepared: PreparedSource }
  | { readonly index: number; readonly refused: string; readonly code: string }

/** What a worker is asked. */
export interface ReadingTask {
  readonly task: number
  readonly path: string
  readonly name?: string
  readonly bytes?: Uint8Array
}

/** What a worker answers. */
export type ReadingReply =
  | { readonly ready: true }
  | { readonly task: number; readonly prepared: PreparedSource }
  | { readonly task: number; readonly refused: string; readonly code: string }

/** How a pool works. `timeLimit` is for one file, in milliseconds, and grows by a second for each megabyte; `memoryLimit` for one worker, in megabytes. */
export interface PoolOptions {
  readonly threads?: number
  readonly timeLimit?: number
  readonly memoryLimit?: number
}

/** Most bytes of files that are being read, or read and not yet taken; a text takes about twice its size. */
const LOOK_AHEAD_BYTES = 8 * 1024 * 1024
const LOOK_AHEAD_FILES = 64
/** Files handed to a worker at a time: the one it reads, and the next. */
const DEPTH = 2

interface Job {
  readonly task: ReadingTask
  readonly name: string
  readonly timeLimit: number
  settle(outcome: Outcome): void
}

/** A few workers that read files. They start when needed, and never keep the process alive while idle. */
export class ReadingPool {
  readonly #threads: ReadingThread<Job>[]
  readonly #waiting: Job[] = []
  readonly #timeLimit: number
  #nextTask = 1
  #closed = false

  constructor(options: PoolOptions = {}) {
    const cores = Math.max(1, Math.min(4, availableParallelism() - 1))
    this.#timeLimit = options.timeLimit ?? 60_000
    this.#threads = Array.from({ length: options.threads ?? cores }, () => {
      return new ReadingThread<Job>({
        memoryLimit: options.memoryLimit ?? 1024,
        onFree: () => this.#handOut(),
        giveBack: jobs => this.#waiting.unshift(...jobs),
      })
    })
  }

  /**
   * Reads files and gives each in the order of the list, read or refused; a bad file never stops the rest. Reads a bounded stretch
   * ahead of what was taken. Throws the signal's reason when it is aborted, and a fault when no worker can be started.
   */
  async *prepareAll(
    files: readonly FileToRead[],
    options: { readonly signal?: AbortSignal } = {},
  ): AsyncGenerator<ReadFile, void> {
    const { signal } = options
    const ahead: { size: number; outcome: Promise<Outcome>; job: Job }[] = []
    let next = 0
    let bytes = 0
    // Not a race with a promise of being stopped: that promise would hold every answer until the last file.
    const onAbort = () => ahead[0]?.job.settle(stopped(ahead[0].job.name))
    signal?.addEventListener('abort', onAbort, { once: true })
    try {
      for (let index = 0; index < files.length; index++) {
        signal?.throwIfAborted()
        while (next < files.length && ahead.length < LOOK_AHEAD_FILES) {
          const size = await sizeOf(files[next]!)
          if (ahead.length > 0 && bytes + size > LOOK_AHEAD_BYTES) break
          ahead.push({ size, ...this.#start(await withBytes(files[next]!), size) })
          bytes += size
          next++
        }
        signal?.throwIfAborted()
        const outcome = await ahead[0]!.outcome
        signal?.throwIfAborted()
        bytes -= ahead.shift()!.size
        if (outcome instanceof Error) throw outcome
        yield { index, ...outcome }
      }
    } finally {
      signal?.removeEventListener('abort', onAbort)
      this.#drop(ahead.map(({ job }) => job))
    }
  }

  /** Starts the workers ahead of the files, so that the first of these does not wait for them. */
  begin(): void {
    for (const thread of this.#threads) thread.begin()
  }

  /** Ends the workers. What is still being read is refused. */
  async close(): Promise<void> {
    this.#closed = true
    this.#drop(this.#waiting.slice())
    await Promise.all(this.#threads.map(thread => thread.end()))
  }

  #start(file: FileToRead, size: number): { job: Job; outcome: Promise<Outcome> } {
    const name = file.name ?? basename(file.path)
    let settle = (_outcome: Outcome): void => {}
    const outcome = new Promise<Outcome>(resolve => (settle = resolve))
    const task: ReadingTask = {
      task: this.#nextTask++,
      path: file.path,
      name,
      ...(file.bytes && { bytes: file.bytes }),
    }
    const job: Job = { task, name, timeLimit: this.#timeLimit + size / 1024, settle }
    if (this.#closed) settle(stopped(name))
    else this.#waiting.push(job)
    this.#handOut()
    return { job, outcome }
  }

  #handOut(): void {
    for (let depth = 0; depth < DEPTH; depth++) {
      for (const thread of this.#threads) {
        if (this.#waiting.length > 0 && thread.held <= depth) thread.take(this.#waiting.shift()!)
      }
    }
  }

  #drop(jobs: readonly Job[]): void {
    for (const job of jobs) {
      const at = this.#waiting.indexOf(job)
      if (at >= 0) this.#waiting.splice(at, 1)
      else for (const thread of this.#threads) thread.drop(job)
      job.settle(stopped(job.name))
    }
    this.#handOut()
  }
}

function stopped(name: string): Outcome {
  const { message, code } = refuseFile(
    'reading-stopped',
    name,
    'was not read, because the import was stopped',
    'Import it again.',
  )
  return { refused: message, code }
}

async function sizeOf(file: FileToRead): Promise<number> {
  if (file.bytes) return file.bytes.byteLength
  const known = file.size ?? heldFile(file.path)?.size
  if (known !== undefined) return known
  // A file that is not there is refused by the worker.
  return await stat(file.path).then(
    facts => facts.size,
    () => 0,
  )
}

/** A file that a shell holds with its bytes: a worker cannot ask for them. Others as they are. */
async function withBytes(file: FileToRead): Promise<FileToRead> {
  const held = heldFile(file.path)
  return held ? { ...file, bytes: await held.read() } : file
}
