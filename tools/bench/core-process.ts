// The built core in a process of its own, as the desktop shell runs it, so that its memory is its own: without what reads TypeScript, which
// nobody who works with it has.

import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FromCore, ToCore } from '../../electron/main/wire.ts'
import type { Progress } from '../../src/base/reply.ts'
import { coreProcess, root } from '../node.mjs'

const BUILT = join(root, 'out', 'electron', 'core-process.js')
/** The port by which Electron's utility processes speak, over the channel of a forked one. */
const PORT = pathToFileURL(join(root, 'tests', 'host', 'parent-port.mjs')).href

/** A core in another process, asked over its channel. */
export class CoreProcess {
  readonly #child: ChildProcess
  readonly #waiting = new Map<
    number,
    { answer(value: unknown): void; refuse(error: Error): void; progress?: ((progress: Progress) => void) | undefined }
  >()
  readonly #ended: Promise<unknown>
  #n = 0

  constructor(home: string) {
    this.#child = fork(BUILT, {
      execArgv: ['--import', PORT, ...coreProcess.flags],
      env: { ...process.env, ...coreProcess.env },
      serialization: 'advanced',
    })
    this.#ended = new Promise(resolve => this.#child.once('exit', resolve))
    this.#child.on('message', (told: FromCore) => {
      if (told.type !== 'reply' && told.type !== 'progress') return
      const one = this.#waiting.get(told.id)
      if (!one) return
      if (told.type === 'progress') return one.progress?.(told.progress)
      this.#waiting.delete(told.id)
      if (told.reply.ok) one.answer(told.reply.answer)
      else one.refuse(new Error(told.reply.trouble.message))
    })
    this.#say({ type: 'begin', home, sampleStudy: '' })
  }

  get pid(): number {
    return this.#child.pid!
  }

  /** Asks and waits for the answer; throws the trouble's sentence. */
  ask(name: string, input: object, progress?: (progress: Progress) => void): Promise<any> {
    const n = ++this.#n
    return new Promise((answer, refuse) => {
      this.#waiting.set(n, { answer, refuse, progress })
      this.#say({ type: 'call', id: n, name, input })
    })
  }

  /** Closes the project and ends the process. */
  async close(): Promise<void> {
    await this.ask('project.close', {})
    this.#say({ type: 'end' })
    await this.#ended
  }

  #say(message: ToCore): void {
    this.#child.send(message)
  }
}
