// The main process's end of the core's process: starts it, carries calls and events, and starts it again should it end.

import { utilityProcess, type UtilityProcess } from 'electron'
import type { ProjectEvent, Progress, Reply } from '../../src/base/reply.ts'
import type { FromCore, ToCore } from './wire.ts'

/** Where the core's process finds what it needs. */
export interface CorePlaces {
  readonly entry: string
  readonly home: string
  readonly sampleStudy: string
}

interface Pending {
  readonly resolve: (reply: Reply<unknown>) => void
  readonly onProgress?: (progress: Progress) => void
}

const STOPPED: Reply<never> = {
  ok: false,
  trouble: {
    kind: 'fault',
    code: 'core-stopped',
    message: 'The part of Crosscase that holds the project stopped. What was saved is safe: open the project again.',
  },
}

/** How long an orderly end may take before it is ended anyway, in milliseconds. */
const PATIENCE = 15_000

/** A door to the core in its own process. */
export class CoreLink {
  readonly #places: CorePlaces
  readonly #pending = new Map<number, Pending>()
  readonly #listeners = new Set<(event: ProjectEvent) => void>()
  #process: UtilityProcess | null = null
  #calls = 0
  #ended = false

  constructor(places: CorePlaces) {
    this.#places = places
  }

  /** Calls the core. Never rejects: trouble comes as a reply. */
  call(
    name: string,
    input: unknown,
    options: { onProgress?: (progress: Progress) => void; signal?: AbortSignal } = {},
  ): Promise<Reply<unknown>> {
    if (this.#ended) return Promise.resolve(STOPPED)
    const id = ++this.#calls
    const core = (this.#process ??= this.#start())
    options.signal?.addEventListener('abort', () => this.#say(core, { type: 'stop', id }))
    return new Promise(resolve => {
      this.#pending.set(id, { resolve, ...(options.onProgress && { onProgress: options.onProgress }) })
      this.#say(core, { type: 'call', id, name, input })
    })
  }

  /** Listens to the core's events until the returned function is called. */
  listen(listener: (event: ProjectEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Has the core close its files, and ends its process. */
  async close(): Promise<void> {
    this.#ended = true
    const core = this.#process
    if (!core) return
    await new Promise<void>(resolve => {
      const late = setTimeout(() => core.kill(), PATIENCE)
      core.once('exit', () => {
        clearTimeout(late)
        resolve()
      })
      this.#say(core, { type: 'end' })
    })
  }

  #say(core: UtilityProcess, message: ToCore): void {
    core.postMessage(message)
  }

  #start(): UtilityProcess {
    const { entry, home, sampleStudy } = this.#places
    const core = utilityProcess.fork(entry, [], {
      serviceName: 'Crosscase core',
      stdio: 'inherit',
      // As tools/node.mjs starts it: a small young generation keeps imports of full-size studies small.
      execArgv: ['--js-flags=--max-semi-space-size=4 --heap-growing-percent=20'],
    })
    core.on('message', (message: FromCore) => this.#hear(message))
    core.on('exit', () => this.#gone(core))
    this.#say(core, { type: 'begin', home, sampleStudy })
    return core
  }

  #hear(message: FromCore): void {
    if (message.type === 'event') for (const listener of this.#listeners) listener(message.event)
    else if (message.type === 'progress') this.#pending.get(message.id)?.onProgress?.(message.progress)
    else if (message.type === 'reply') {
      this.#pending.get(message.id)?.resolve(message.reply)
      this.#pending.delete(message.id)
    }
  }

  #gone(core: UtilityProcess): void {
    if (this.#process !== core) return
    this.#process = null
    for (const { resolve } of this.#pending.values()) resolve(STOPPED)
    this.#pending.clear()
    // The project it held is closed, whatever the reason: the page shows the start again.
    if (!this.#ended) for (const listener of this.#listeners) listener({ type: 'project', open: false })
  }
}
