// A journey enters at the door: calls by name, as the shells make them.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Answer, CallName, Input } from '../../src/api/contract.ts'
import { Core } from '../../src/api/core.ts'
import { prepareOpenedSample, prepareSample, SAMPLE } from './prepared.ts'

export { SAMPLE }

/** A core with a folder of its own, gone at the end. */
export class Journey {
  readonly folder = mkdtempSync(join(tmpdir(), 'crosscase-journey-'))
  readonly core: Core

  constructor(now?: () => string) {
    this.core = new Core({ home: join(this.folder, 'home'), sampleStudy: SAMPLE, ...(now ? { now } : {}) })
  }

  /** Asks, and fails the test on trouble. */
  async ask<Name extends CallName>(name: Name, input: Input<Name>): Promise<Answer<Name>> {
    const reply = await this.core.call(name, input)
    if (!reply.ok) throw new Error(`${name}: ${reply.trouble.kind} ${reply.trouble.code}: ${reply.trouble.message}`)
    return reply.answer as Answer<Name>
  }

  /** Asks for something that must be refused; gives back the sentence. */
  async refused<Name extends CallName>(name: Name, input: Input<Name>): Promise<string> {
    const reply = await this.core.call(name, input)
    if (reply.ok) throw new Error(`${name} was not refused`)
    return reply.trouble.message
  }

  /** A new project with a coder, open. */
  async project(name = 'study', coder = 'Coder A'): Promise<void> {
    await this.ask('project.create', { path: join(this.folder, `${name}.crosscase`), name, coder })
  }

  /** A project with a coder and the sample study, open, as if just created and loaded; not by the clock of the journey. */
  async sample(name = 'study', coder = 'Coder A'): Promise<void> {
    const path = join(this.folder, `${name}.crosscase`)
    await prepareSample(path, name, coder)
    await this.ask('project.open', { path, coder })
  }

  /** The sample study as the start screen opens it, a second time. */
  async openSample(): Promise<void> {
    await prepareOpenedSample(join(this.folder, 'home'))
    await this.ask('project.openSample', {})
  }

  path(name: string): string {
    return join(this.folder, name)
  }

  async end(): Promise<void> {
    await this.core.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
