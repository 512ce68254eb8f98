// Comparing copies with ours: files are looked through in threads, what was changed in them is read and meets, and a plan is made of it.
// Nothing is written here.

import { basename } from 'node:path'
import { getHeapStatistics } from 'node:v8'
import { Refusal } from '../../base/trouble.ts'
import type { Read } from '../../store/access.ts'
import {
  asDamagedCopy,
  openLookedThrough,
  refuseDamagedTexts,
  type ForeignFile,
  type LookedThrough,
} from '../../store/foreign-file.ts'
import { PlannedMerge } from './compare-queries.ts'
import type { TableFacts } from './facts.ts'
import { FileRows } from './file-rows-queries.ts'
import { asBentReferences, readingLog, readsTexts, refuseTooLarge, refuseTooMany } from './incoming-queries.ts'
import { Looking } from './looking-queries.ts'
import { planMerge } from './plan.ts'
import { askedFields, joinedBefore, rememberedAnswers, sameBefore, waitingQuestions } from './report-queries.ts'
import {
  aboutCopy,
  baseCounts,
  countsIn,
  destroyedIn,
  factsOf,
  mergedTables,
  rowsTouched,
  touchedFrom,
  withDigest,
} from './sides-queries.ts'
import type { Decision, MergeCopy } from './types.ts'

/** What comparing is given. `key`: how an encrypted copy is opened, by its first bytes. */
export interface Comparing {
  readonly read: Read
  readonly projectId: string
  readonly lastChange: number
  readonly path: string
  readonly paths: readonly string[]
  readonly key: (path: string) => Uint8Array | undefined
  readonly decisions: readonly Decision[]
  readonly signal: AbortSignal
}

/** What comparing is at: `done` of `total` (0 while unknown). */
export interface ComparisonStep {
  readonly doing: string
  readonly done: number
  readonly total: number
}

interface ComparedCopy {
  readonly about: MergeCopy
  readonly rows: FileRows
}

/** Compares copies with ours and makes the plan of their merge. `step` is awaited now and then: it tells of progress, lets others go first, and may stop. */
export async function compare(given: Comparing, step: (at: ComparisonStep) => Promise<void>): Promise<PlannedMerge> {
  if (given.paths.length === 0) throw new Refusal('no-copy', 'No copy is chosen. Choose at least one.')
  if (given.paths.includes(given.path))
    throw new Refusal('same-file', 'This project cannot be merged into itself. Choose a copy of it.')
  const paths = [...new Set(given.paths)]
  for (const path of paths) refuseTooLarge(path, basename(path))
  const comparing = new Comparison(given, step)
  try {
    return await comparing.plan(await comparing.open(paths))
  } catch (error) {
    comparing.close()
    throw error
  } finally {
    await comparing.looking.end()
  }
}

/** Looks at the texts of a copy before they are read after all, which is seldom: a source comes back with its words. */
function textsOnce(looked: LookedThrough, key: Uint8Array | undefined): () => void {
  let isDone = false
  return () => {
    if (!isDone) refuseDamagedTexts(looked, key, () => {})
    isDone = true
  }
}

/** One comparison under way: files are looked through in threads, while what they changed is read and met here. */
class Comparison {
  readonly looking: Looking
  readonly #given: Comparing
  readonly #step: (at: ComparisonStep) => Promise<void>
  readonly #tables: readonly TableFacts[]
  readonly #files: ForeignFile[] = []
  readonly #checks: Promise<unknown>[] = []
  #done = 0
  #total = 0
  /** How many files there are, and of how many the rows are not counted yet: until then nobody knows of how many it is. */
  #several = false
  #uncounted = 0
  #refused: { readonly error: unknown } | null = null

  constructor(given: Comparing, step: (at: ComparisonStep) => Promise<void>) {
    this.looking = new Looking(given.signal)
    this.#given = given
    this.#step = step
    this.#tables = mergedTables(given.read)
  }

  /** Looks through the files and reads what was changed in them: in each as soon as it was looked through, and no row before. */
  async open(paths: readonly string[]): Promise<readonly ComparedCopy[]> {
    this.#several = paths.length > 1
    this.#uncounted = paths.length
    const opened = await Promise.all(
      paths.map(path =>
        this.#openOne(path).catch((error: unknown) => {
          this.#refuse(error)
          return null
        }),
      ),
    )
    this.#orRefuse()
    const alike = Map.groupBy(
      opened.filter(copy => copy !== null),
      copy => copy.about.digest,
    )
    return [...alike.values()].map(([copy, ...others]) =>
      others.length === 0
        ? copy!
        : { ...copy!, about: { ...copy!.about, again: others.map(other => other.about.file) } },
    )
  }

  async #openOne(path: string): Promise<ComparedCopy> {
    const { read, key } = this.#given
    const name = basename(path)
    await this.#tell(`Looking through ${this.#called(name)}`)
    const looked = await this.looking.look(path, key(path))
    const digest = this.#check(this.looking.digest(path))
    const file = openLookedThrough(looked, key(path))
    this.#files.push(file)
    try {
      const about = aboutCopy(read, { path, file: name, read: file.read })
      const from = touchedFrom(about)
      const textsAreRead = readsTexts(file.read, from)
      if (textsAreRead) await this.#check(this.looking.texts(looked, key(path)))
      this.#orRefuse()
      void this.#check(this.looking.rows(looked, from, key(path)))
      // Every row is read, and then met.
      this.#total += 2 * rowsTouched(file.read, from ?? 0)
      this.#uncounted--
      const destroyed = destroyedIn(read, file.read, this.#tables)
      const rows = new FileRows(file.read, from, destroyed, textsAreRead ? null : textsOnce(looked, key(path)))
      const reading = readingLog(name, file.read, from ?? 0, () => {
        refuseTooMany(this.#total / 2, getHeapStatistics().heap_size_limit)
        return rows.readTouched(this.#tables)
      })
      await this.#run(`Reading what was changed in ${this.#called(name)}`, reading)
      return { about: withDigest(read, about, (await digest) ?? ''), rows }
    } catch (error) {
      throw asDamagedCopy(error, path)
    }
  }

  /** Waits for what a thread looks at, without which nobody sees a plan. Null where it was refused, or stopped. */
  #check<Found>(looks: Promise<Found>): Promise<Found | null> {
    const check = looks.catch((error: unknown) => {
      this.#refuse(error)
      return null
    })
    this.#checks.push(check)
    return check
  }

  /** The plan, while threads still look at the rows that were read. What they refuse goes before whatever planning made of these, and nobody sees that. */
  async plan(copies: readonly ComparedCopy[]): Promise<PlannedMerge> {
    try {
      return await this.#plan(copies)
    } catch (error) {
      throw asBentReferences(error, this.#files)
    } finally {
      await Promise.all(this.#checks)
      this.#orRefuse()
    }
  }

  async #plan(copies: readonly ComparedCopy[]): Promise<PlannedMerge> {
    const { read, projectId, lastChange, decisions } = this.#given
    const facts = await this.#run(
      'Comparing with what is here',
      factsOf(read, projectId, this.#tables, copies, {
        remembered: rememberedAnswers(read),
        ...askedFields(read),
        sameBefore: sameBefore(read),
        joinedBefore: joinedBefore(read),
        waiting: waitingQuestions(read),
      }),
    )
    const ours = countsIn(read)
    const theirs = facts.sides.map(side => countsIn(copies.find(copy => copy.about === side.copy)!.rows.read))
    const counts = { base: baseCounts(facts, ours), ours, theirs }
    const plan = await this.#run('Comparing with what is here', planMerge(facts, counts, lastChange))
    return new PlannedMerge(plan, facts, this.#files, decisions)
  }

  /** Lets the files go. */
  close(): void {
    for (const file of this.#files) file.close()
  }

  #refuse(error: unknown): void {
    this.#refused ??= { error }
    this.looking.stop()
  }

  #orRefuse(): void {
    if (this.#refused !== null) throw this.#refused.error
  }

  /** Of several files, which are read in turns, none is named: the words would change with every step. */
  #called(name: string): string {
    return this.#several ? 'the copies' : name
  }

  async #tell(doing: string): Promise<void> {
    await this.#step({ doing, done: this.#done, total: this.#uncounted > 0 ? 0 : this.#total })
    this.#orRefuse()
  }

  async #run<Result>(doing: string, work: Generator<number, Result, void>): Promise<Result> {
    for (;;) {
      const next = work.next()
      if (next.done) return next.value
      this.#done = Math.min(this.#total, this.#done + next.value)
      await this.#tell(doing)
    }
  }
}
