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

/** The numbers of one judgement beside its row, {@link EVIDENCE_WIDTH} of them: what positions are counted from lies together. */
export const PROPOSITION = 0
export const CODER = 1
/** A bit for the stance ({@link EVIDENCE_BITS}), 0 for a neutral one. */
export const STANCE = 2
/** The person behind it; 0 where nobody is known, below 0 where several are: the row names them. */
export const PERSON = 3
/** The case it was narrowed to, or 0. */
export const NARROWED_TO = 4
/** 1 where it tells of an event that others may tell of too. */
export const HAS_EVENT = 5
export const EVIDENCE_WIDTH = 6

/** One bit for each stance that counts. */
export const EVIDENCE_BITS = { confirming: 1, qualifying: 2, disconfirming: 4, neutral: 0 } as const

/** The evidence of a project. `lastChange` is the number of the change in the log that it has followed up to. */
export class EvidenceTable {
  lastChange = 0
  readonly #bySource = new Map<number, readonly EvidenceRow[]>()
  readonly #numbers = new Map<number, Int32Array>()
  readonly #judgedFor = new Map<number, number>()
  #people = new Map<number, readonly number[]>()

  /** The evidence on a source, in document order. */
  of(source: number): readonly EvidenceRow[] {
    return this.#bySource.get(source) ?? []
  }

  /** The same in numbers, row by row. */
  numbersOf(source: number): Int32Array {
    return this.#numbers.get(source) ?? NO_NUMBERS
  }

  /** Whether anybody judged anything for a proposition, neutral judgements among it. */
  isJudged(proposition: number): boolean {
    return (this.#judgedFor.get(proposition) ?? 0) > 0
  }

  /** Every participant of a source: those it is linked to and those who speak in it. */
  peopleOf(source: number): readonly number[] {
    return this.#people.get(source) ?? []
  }

  /** Puts in what is on a source, in place of what was. */
  put(source: number, rows: readonly EvidenceRow[], people: readonly number[]): void {
    for (const { proposition } of this.of(source))
      this.#judgedFor.set(proposition, this.#judgedFor.get(proposition)! - 1)
    for (const { proposition } of rows) this.#judgedFor.set(proposition, (this.#judgedFor.get(proposition) ?? 0) + 1)
    if (rows.length > 0) {
      this.#bySource.set(source, rows)
      this.#numbers.set(source, numbersOf(rows))
    } else {
      this.#bySource.delete(source)
      this.#numbers.delete(source)
    }
    if (people.length > 0) this.#people.set(source, people)
    else this.#people.delete(source)
  }

  /** The sources on which any of these pieces of evidence stood. */
  sourcesOf(numbers: ReadonlySet<number>): number[] {
    return [...this.#bySource].flatMap(([source, rows]) => (rows.some(row => numbers.has(row.n)) ? [source] : []))
  }
}

const NO_NUMBERS = new Int32Array(0)

function numbersOf(rows: readonly EvidenceRow[]): Int32Array {
  const numbers = new Int32Array(rows.length * EVIDENCE_WIDTH)
  for (const [index, row] of rows.entries()) {
    const at = index * EVIDENCE_WIDTH
    numbers[at + PROPOSITION] = row.proposition
    numbers[at + CODER] = row.coder
    numbers[at + STANCE] = EVIDENCE_BITS[row.stance]
    numbers[at + PERSON] = row.people.length > 1 ? -1 : (row.people[0] ?? 0)
    numbers[at + NARROWED_TO] = row.narrowedTo
    numbers[at + HAS_EVENT] = row.event === null ? 0 : 1
  }
  return numbers
}
