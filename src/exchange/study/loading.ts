// A load under way: the act it writes in, what the sheets' references are in the project, and what it did so far.

import { setImmediate } from 'node:timers/promises'
import { faultPoint } from '../../base/fault-point.ts'
import type { AttributeId, CaseId, CodeId, CoderId, PropositionId, QuestionId, SourceId } from '../../base/ids.ts'
import type { Progress } from '../../base/reply.ts'
import { assert } from '../../base/trouble.ts'
import { ensureAttribute, setValue } from '../../cases/commands.ts'
import type { ImportReport, LoadReport } from '../../sources/types.ts'
import type { Change } from '../../store/access.ts'
import type { Act, Project } from '../../store/project.ts'
import { ensureCoder } from '../../team/commands.ts'
import { Notes } from '../csv-in/notes.ts'
import type { Known } from './known.ts'
import type { PlannedAttribute, Ref } from './plan.ts'

/** The open project and the coder at work. */
export interface Working {
  readonly project: Project
  readonly coderId: CoderId
}

/** How long work is accompanied. */
export interface Job {
  progress(progress: Progress): void
  readonly signal: AbortSignal
}

/** What a report counts. */
export type Counted = keyof LoadReport['counts']

/** Runs work that yields now and then, letting others go first in between. */
export async function inSlices<Result>(work: Generator<void, Result>, signal: AbortSignal): Promise<Result> {
  for (;;) {
    const slice = work.next()
    if (slice.done) return slice.value
    await setImmediate()
    signal.throwIfAborted()
  }
}

/** The state of one load. Everything it writes is one act, cut into changes. */
export class Loading {
  readonly project: Project
  readonly coderId: CoderId
  readonly notes = new Notes()
  readonly files: ImportReport['files'][number][] = []
  readonly counts: Record<Counted, number> = {
    sources: 0,
    sites: 0,
    participants: 0,
    pairs: 0,
    codes: 0,
    questions: 0,
    propositions: 0,
    codings: 0,
    evidence: 0,
  }
  added = 0
  /** Things that were there and took something from a sheet. */
  changed = 0
  skipped = 0
  /** Of those skipped, how many were evidence. */
  skippedEvidence = 0
  quotesVerified = 0
  /** What references come to, by the key in the sheets or by id. Cases by kind and reference. */
  readonly sources = new Map<Ref, SourceId>()
  readonly codes = new Map<Ref, CodeId>()
  readonly questions = new Map<string, QuestionId>()
  readonly propositions = new Map<Ref, PropositionId>()
  /** The statements of propositions that were there. */
  readonly statements = new Map<Ref, string>()
  readonly #cases = new Map<string, CaseId>()
  readonly #former = new Map<string, string>()
  readonly #attributes = new Map<string, AttributeId>()
  readonly #coders = new Map<string, CoderId>()
  readonly #act: Act
  readonly #job: Job
  #done = 0
  #total = 0

  constructor({ project, coderId }: Working, label: string, known: Known, job: Job) {
    this.project = project
    this.coderId = coderId
    this.#job = job
    this.#act = project.act(label, coderId)
    for (const one of known.cases) for (const ref of refsOf(one)) this.setCase(one.kind, ref, one.id as CaseId)
    for (const one of known.former ?? []) {
      this.setCase(one.kind, one.key, this.case(one.kind, one.intoRef))
      this.#former.set(`${one.kind}\n${one.key}`, one.name)
    }
    for (const one of known.sources) for (const ref of refsOf(one)) this.sources.set(ref, one.id as SourceId)
    for (const one of known.codes) for (const ref of refsOf(one)) this.codes.set(ref, one.id)
    for (const one of known.propositions) {
      for (const ref of refsOf(one)) {
        this.propositions.set(ref, one.id as PropositionId)
        this.statements.set(ref, one.statement)
      }
    }
    for (const one of known.questions) this.questions.set(one.key, one.id as QuestionId)
  }

  /** How many steps there will be, for the progress. */
  expect(steps: number): void {
    this.#total += steps
  }

  /** Tells how far it is, lets others work, and stops here if told to. */
  async pause(steps: number, doing: string): Promise<void> {
    this.#done += steps
    this.#job.progress({ done: Math.min(this.#done, this.#total), total: this.#total, doing })
    await setImmediate()
    this.#job.signal.throwIfAborted()
  }

  /** One change of the act, called as it says whatever its commands would call it. */
  change<Result>(label: string, make: (tx: Change) => Result): Result {
    faultPoint('load.change')
    return this.#act.change(label, tx => {
      const result = make(tx)
      tx.describe(label)
      return result
    })
  }

  /** Makes things one by one, so many in a change, and lets others work in between. */
  async each<Thing>(
    label: string,
    things: readonly Thing[],
    inOne: number,
    make: (tx: Change, thing: Thing) => void,
  ): Promise<void> {
    for (let at = 0; at < things.length; at += inOne) {
      const slice = things.slice(at, at + inOne)
      this.change(label, tx => {
        for (const thing of slice) make(tx, thing)
      })
      await this.pause(slice.length, label)
    }
  }

  /** Counts a thing as brought in, or as there already. */
  count(what: Counted | null, added: boolean): void {
    if (added) {
      this.added++
      if (what) this.counts[what]++
    } else {
      this.skipped++
      if (what === 'evidence') this.skippedEvidence++
    }
  }

  setCase(kind: string, ref: Ref, id: CaseId): void {
    this.#cases.set(`${kind}\n${ref}`, id)
  }

  /** Whether a reference means a case that is there. */
  hasCase(kind: string, ref: Ref): boolean {
    return this.#cases.has(`${kind}\n${ref}`)
  }

  /** The name of the case into which one with this key went over; undefined where there is none. */
  formerOf(kind: string, ref: Ref): string | undefined {
    return this.#former.get(`${kind}\n${ref}`)
  }

  /** The case that a reference means. The plan has seen to it that there is one. */
  case(kind: string, ref: Ref): CaseId {
    const id = this.#cases.get(`${kind}\n${ref}`)
    assert(id, 'a plan refers to cases that are there or come before')
    return id
  }

  /** The coder of that name, made if there is none; the coder at work for null. */
  coder(tx: Change, name: string | null): CoderId {
    if (name === null) return this.coderId
    let id = this.#coders.get(name)
    if (id === undefined) this.#coders.set(name, (id = ensureCoder(tx, { name })))
    return id
  }

  /** Makes the attributes of a plan. */
  attributes(tx: Change, attributes: readonly PlannedAttribute[]): void {
    for (const attribute of attributes)
      this.#attributes.set(`${attribute.about}\n${attribute.name}`, ensureAttribute(tx, attribute))
  }

  /** Sets values by the names of their attributes. True if any was set or changed. */
  values(
    tx: Change,
    about: string,
    values: ReadonlyMap<string, string>,
    of: { readonly caseId: CaseId } | { readonly sourceId: SourceId },
  ): boolean {
    let changed = false
    for (const [name, value] of values) {
      const attributeId = this.#attributes.get(`${about}\n${name}`)
      assert(attributeId, 'a plan lists the attributes of its values')
      if (setValue(tx, { attributeId, ...of }, value)) changed = true
    }
    return changed
  }
}

function refsOf(one: { readonly id: string; readonly key: string | null }): Ref[] {
  return one.key === null ? [one.id] : [one.key, one.id]
}
