// `utilityProcess` as a real child process: the same file, the same messages, `process.parentPort` put in by a small script.

import { fork, type ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const PORT = pathToFileURL(path.join(import.meta.dirname, 'parent-port.mjs')).href
const running = new Set<UtilityProcess>()

class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess

  constructor(file: string, args: readonly string[], options: { env?: NodeJS.ProcessEnv }) {
    super()
    this.#child = fork(file, args, {
      // Values cross as in Electron: structured clones, not JSON.
      serialization: 'advanced',
      execArgv: ['--import', PORT],
      env: options.env ?? process.env,
    })
    running.add(this)
    this.#child.on('message', message => this.emit('message', message))
    this.#child.on('spawn', () => this.emit('spawn'))
    this.#child.on('exit', code => {
      running.delete(this)
      this.emit('exit', code ?? 1)
    })
  }
  get pid(): number | undefined {
    return this.#child.pid
  }
  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(message as object)
  }
  kill(): boolean {
    return this.#child.kill()
  }
}

export const utilityProcess = {
  fork: (file: string, args: readonly string[] = [], options: { env?: NodeJS.ProcessEnv } = {}) =>
    new UtilityProcess(file, args, options),
}

/** The processes that run now. */
export function processes(): readonly UtilityProcess[] {
  return [...running]
}

/** Ends those that a test left. */
export async function endProcesses(): Promise<void> {
  await Promise.all(
    processes().map(one => {
      const gone = new Promise(resolve => one.once('exit', resolve))
      one.kill()
      return gone
    }),
  )
}
