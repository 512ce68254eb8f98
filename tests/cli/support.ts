// The command line as a test runs it: every line as a process of its own would, with a core for itself.

import { expect } from 'vitest'
import type { CallName, Input } from '../../src/api/contract.ts'
import { Core } from '../../src/api/core.ts'
import { run } from '../../src/cli/run.ts'
import { shellOf } from '../../src/cli/session.ts'
import { SAMPLE, type Journey } from '../support/journey.ts'

/** What a line said and how it ended. */
export interface Said {
  readonly exit: number
  readonly out: string
  readonly error: string
}

/** A folder, with the paths in it. */
type Place = Pick<Journey, 'folder' | 'path'>

/** Lines run in the folder of a journey. */
export class CommandLine {
  readonly #place: Place

  constructor(place: Place) {
    this.#place = place
  }

  /** Runs one line, with the environment given. */
  async run(words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Said> {
    const said = { out: '', error: '' }
    const exit = await run(words, {
      door: async () => new Core({ home: this.#place.path('home'), sampleStudy: SAMPLE }),
      shell: shellOf(env, this.#place.folder, async () => {}),
      version: () => '1.2.3',
      out: text => void (said.out += text),
      error: text => void (said.error += text),
      onProgress: () => {},
      afterProgress: () => {},
      signal: new AbortController().signal,
    })
    return { exit, ...said }
  }

  /** What the window is answered meanwhile. */
  async inTheWindow<Name extends CallName>(project: string, name: Name, input: Input<Name>): Promise<unknown> {
    const core = new Core({ home: this.#place.path('home'), sampleStudy: SAMPLE })
    try {
      expect(await core.call('project.open', { path: this.#place.path(project) })).toMatchObject({ ok: true })
      const reply = await core.call(name, input)
      expect(reply).toMatchObject({ ok: true })
      return reply.ok ? reply.answer : null
    } finally {
      await core.close()
    }
  }

  /** Runs one line that must do well, and reads the JSON it prints. */
  async json(...words: readonly string[]): Promise<any> {
    const { exit, out, error } = await this.run([...words, '--json'])
    expect({ exit, error }).toEqual({ exit: 0, error: '' })
    return JSON.parse(out)
  }
}
