// The evidence of the open project as rows, source by source, beside the store: what positions are counted from. Things are
// known by their row number `n`.

import type { Stance } from '../propositions/types.ts'

/** One judgement. `people` are the participants whose turns the passage overlaps, else the source's only one; `narrowedTo` is the case it was narrowed to, 0 for none. */
export interface EvidenceRow {
  readonly n: number
  readonly id: string
  readonly proposition: number
  readonly coder: number
  readonly source: number
  readonly stance: Stance
  readonly people: readonly number[]
  readonly narrowedTo: number
  readonly event: string | null
}

/** The evidence of a project. `lastChange` is the number of the change in the log that it has followed up to. */
export class EvidenceTable {
  lastChange = 0
  readonly #bySource = new Map<number, readonly EvidenceRow[]>()
  #people = new Map<number, readonly number[]>()

  /** The evidence on a source, in document order. */
  of(source: number): readonly EvidenceRow[] {
    return this.#bySource.get(source) ?? []
  }

  /** Every participant of a source: those it is linked to and those who speak in it. */
  peopleOf(source: number): readonly number[] {
    return this.#people.get(source) ?? []
  }

  /** Puts in what is on a source, in place of what was. */
  put(source: number, rows: readonly EvidenceRow[], people: readonly number[]): void {
    if (rows.length > 0) this.#bySource.set(source, rows)
    else this.#bySource.delete(source)
    if (people.length > 0) this.#people.set(source, people)
    else this.#people.delete(source)
  }

  /** The sources on which any of these pieces of evidence stood. */
  sourcesOf(numbers: ReadonlySet<number>): number[] {
    return [...this.#bySource].flatMap(([source, rows]) => (rows.some(row => numbers.has(row.n)) ? [source] : []))
  }
}
