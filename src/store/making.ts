// One change while it is made.

import type { CoderId, ProjectId } from '../base/ids.ts'
import type { Change, Read } from './access.ts'
import { ProjectChange, type Tables } from './change.ts'
import type { Connection } from './driver.ts'
import { Entries } from './entries.ts'
import { beginAct, beginChange, logged, type Committed } from './log-acts.ts'

/** What a change is made on. `through`: what the coder at work reads, where that is not everything. */
export interface MadeOn {
  readonly writer: Connection
  readonly tables: Tables
  readonly through: Read | null
  readonly projectId: ProjectId
  readonly now: () => string
}

/** One change of an act that is under way, or that begins with it. Inside a transaction: `begin`, then what is to be done, then `end`. */
export class Making {
  readonly of: { readonly label: string; readonly coderId: CoderId; readonly follows: boolean }
  readonly #on: MadeOn
  readonly #label: string
  readonly #isNew: boolean
  #act: number | null
  #tx: ProjectChange | null = null

  constructor(on: MadeOn, act: number | null, of: Making['of'], label: string) {
    this.of = of
    this.#on = on
    this.#label = label
    this.#isNew = act === null
    this.#act = act
  }

  /** The number of its act, once something was written. */
  get act(): number | null {
    return this.#act
  }

  begin(): Change {
    const { writer, tables, through, projectId } = this.#on
    const { label, coderId } = this.of
    const now = this.#on.now()
    const entries = new Entries(writer, () => {
      this.#act ??= beginAct(writer, label, coderId, now)
      return beginChange(writer, this.#act, 'do', this.#label, coderId, now)
    })
    return (this.#tx = new ProjectChange(writer, tables, through, projectId, coderId, now, this.#label, entries))
  }

  /** What was done; null where nothing was. */
  end(): Committed | null {
    const { label, entries } = this.#tx!
    if (entries.list.length === 0) return null
    const { writer } = this.#on
    const change = entries.finish()
    // Only now it is known how its commands call it; an act of one change, or one that goes on, is called as that is.
    if (label !== this.#label) writer.write('UPDATE change SET label = ? WHERE n = ?', [label, change])
    if (this.of.follows || (this.#isNew && this.of.label === this.#label))
      writer.write('UPDATE act SET label = ? WHERE n = ?', [label, this.#act])
    return logged(change, this.#act!, 'do', label, this.of.coderId, entries)
  }
}
