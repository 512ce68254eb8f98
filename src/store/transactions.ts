// Transactions on the writing connection: one at a time, most of them at once, some in slices.

import { faultPoint } from '../base/fault-point.ts'
import { assert, Refusal } from '../base/trouble.ts'
import type { Tables } from './change.ts'
import { commit } from './commit.ts'
import { asTrouble, type Connection } from './driver.ts'

/** How a transaction ends: kept where it was logged (`committed`), or is to be kept all the same. */
export interface Ending {
  readonly committed: unknown
  readonly keep?: boolean
}

/** The transactions of one open file. */
export class Transactions {
  readonly #writer: Connection
  readonly #tables: Tables
  readonly #readOnly: boolean
  /** What takes long and is being written. */
  #long: { readonly label: string; readonly ended: Promise<void> } | null = null

  constructor(writer: Connection, tables: Tables, readOnly: boolean) {
    this.#writer = writer
    this.#tables = tables
    this.#readOnly = readOnly
  }

  get isLongUnderWay(): boolean {
    return this.#long !== null
  }

  /** Ends when nothing long is being written: at once, mostly. */
  async ended(): Promise<void> {
    while (this.#long) await this.#long.ended
  }

  /** Refuses, in words, while something long is being written. */
  refuseWhileLong(): void {
    if (this.#long)
      throw new Refusal(
        'being-written',
        `“${this.#long.label}” is being written. Nothing else can be changed until that is done, or stopped. Try again then.`,
      )
  }

  /** Does some work in one stretch. What it throws undoes it. */
  run<Done extends Ending>(work: () => Done): Done {
    this.#begin()
    try {
      const done = work()
      this.#end(done)
      return done
    } catch (error) {
      throw this.#back(error)
    }
  }

  /** Does some work in slices, after each of which `step` is awaited, and at the end `before`. What any of them throws undoes it. Nobody else writes meanwhile. */
  async runLong<At, Done extends Ending>(
    label: string,
    work: () => Generator<At, Done, void>,
    step: (at: At) => Promise<void> | void,
    before: Promise<unknown>,
  ): Promise<Done> {
    this.#begin()
    const long = Promise.withResolvers<void>()
    this.#long = { label, ended: long.promise }
    try {
      const slices = work()
      let next = slices.next()
      for (; !next.done; next = slices.next()) await step(next.value)
      await before
      this.#end(next.value)
      return next.value
    } catch (error) {
      throw this.#back(error)
    } finally {
      this.#long = null
      long.resolve()
    }
  }

  #begin(): void {
    if (this.#readOnly) throw new Refusal('read-only', 'The project is open for reading only: nothing can be changed.')
    this.refuseWhileLong()
    assert(!this.#writer.inTransaction, 'one change at a time')
    this.#writer.run('BEGIN IMMEDIATE')
  }

  #end({ committed, keep: keepIt }: Ending): void {
    const keep = committed !== null || keepIt
    if (keep) faultPoint('commit.before')
    if (keep) commit(this.#writer)
    else this.#writer.run('ROLLBACK')
    if (!keep) this.#tables.forgetRows()
  }

  #back(error: unknown): unknown {
    if (this.#writer.inTransaction) this.#writer.run('ROLLBACK')
    this.#tables.forgetRows()
    return asTrouble(error)
  }
}
