// The core in a process of its own, as the desktop shell runs it, so that its memory is its own. Run as a program it is that process.

import { fork, type ChildProcess } from 'node:child_process'
import { Core } from '../../src/api/core.ts'
import type { Progress, Reply } from '../../src/base/reply.ts'
import { coreProcess } from '../node.mjs'

interface Asked {
  readonly n: number
  readonly name: string
  readonly input: object
}
type Told = { readonly n: number; readonly reply: Reply<unknown> } | { readonly n: number; readonly progress: Progress }

/** A core in another process, asked over its channel. */
export class CoreProcess {
  readonly #child: ChildProcess
  readonly #waiting = new Map<
    number,
    { answer(value: unknown): void; refuse(error: Error): void; progress?: ((progress: Progress) => void) | undefined }
  >()
  #n = 0

  constructor(home: string) {
    this.#child = fork(import.meta.filename, [home], {
      execArgv: ['--no-warnings', ...coreProcess.flags],
      env: { ...process.env, ...coreProcess.env },
      serialization: 'advanced',
    })
    this.#child.on('message', (told: Told) => {
      const one = this.#waiting.get(told.n)
      if (!one) return
      if ('progress' in told) return one.progress?.(told.progress)
      this.#waiting.delete(told.n)
      if (told.reply.ok) one.answer(told.reply.answer)
      else one.refuse(new Error(told.reply.trouble.message))
    })
  }

  get pid(): number {
    return this.#child.pid!
  }

  /** Asks and waits for the answer; throws the trouble's sentence. */
  ask(name: string, input: object, progress?: (progress: Progress) => void): Promise<any> {
    const n = ++this.#n
    return new Promise((answer, refuse) => {
      this.#waiting.set(n, { answer, refuse, progress })
      this.#child.send({ n, name, input } satisfies Asked)
    })
  }

  /** Closes the project and ends the process. */
  async close(): Promise<void> {
    await this.ask('project.close', {})
    this.#child.disconnect()
  }
}

if (process.send && process.argv[1] === import.meta.filename) {
  const core = new Core({ home: process.argv[2]!, sampleStudy: '' })
  const tell = (told: Told) => process.send!(told)
  process.on('message', ({ n, name, input }: Asked) => {
    void core.call(name, input, { onProgress: progress => tell({ n, progress }) }).then(reply => tell({ n, reply }))
  })
  process.on('disconnect', () => void core.close().then(() => process.exit(0)))
}
