// The codings of the open project as numbers, beside the store: one block a source, sixteen numbers a coding, in document
// order. A matrix is a walk over these; SQL answers with lists. Things are known here by their row number `n`, not by id.

import { newId } from '../base/ids.ts'

/** The numbers of one coding within a block, in this order. */
export const N = 0
export const CODE = 1
export const CODER = 2
export const ANCHOR = 3
/** First word under the anchor, counted in the source from 0. */
export const FIRST_WORD = 4
/** The word after the last one. Equal to the first when the anchor holds no word. */
export const END_WORD = 5
/** The participant: row number of the case, 0 for nobody, below 0 for several ({@link CodingTable.people}). */
export const PERSON = 6
/** The stances that the coder of the coding gave this anchor, as bits ({@link STANCE_BITS}). */
export const STANCES = 7
/** First character under the anchor and the one after the last, in code points of the source's paragraphs; line ends are not counted. */
export const START = 8
export const END = 9
/** First and last paragraph with a character under the anchor, counted from 0, empty ones too. */
export const FIRST_PARAGRAPH = 10
export const LAST_PARAGRAPH = 11
/** First and last turn: one speaker's run of paragraphs. A paragraph in which nobody is known to speak is one of its own. */
export const FIRST_TURN = 12
export const LAST_TURN = 13
/** Who speaks under it ({@link ROLE_BITS}), how strong it is ({@link STRENGTH_BITS}), whether it is an exemplar ({@link EXEMPLAR}). */
export const MARKS = 14
/** The version of the framework it was made under, by row number; 0 for none. */
export const VERSION = 15
/** How many numbers one coding takes. */
export const WIDTH = 16

/** One bit for each stance. */
export const STANCE_BITS = { confirming: 1, disconfirming: 2, qualifying: 4, neutral: 8 } as const

/** One bit for each role of a speaker; nobody where no turn is known. */
export const ROLE_BITS = { interviewer: 1, respondent: 2, other: 4, nobody: 8 } as const
/** One bit for each strength of a coding. */
export const STRENGTH_BITS = { strong: 16, moderate: 32, weak: 64 } as const
/** The bit of an exemplar. */
export const EXEMPLAR = 128

/** One number more for each paragraph beside its characters, see {@link SourceBlock.paragraphs}. */
export const PARAGRAPH_WIDTH = 2

/** The numbers of one judgement: anchor, coder, proposition by row number, stance as a bit. */
export const JUDGEMENT_WIDTH = 4

/** What is known of one source: its codings, sorted by start, end, anchor, coder, row number. */
export interface SourceBlock {
  /** Row number of the source. */
  readonly source: number
  /** All words of its text. */
  readonly words: number
  /** Words and characters (code points, line ends aside) of what is spoken in each role: interviewer, respondent, other, nobody. */
  readonly wordsByRole: readonly number[]
  readonly charactersByRole: readonly number[]
  /** Of each paragraph, empty ones too, {@link PARAGRAPH_WIDTH} numbers: its characters (code points), and its turn times 2, plus 1 where it holds words. */
  readonly paragraphs: Int32Array
  /** Row numbers of its participants: cases it is linked to, and the people behind its speakers. */
  readonly participants: readonly number[]
  readonly codings: Int32Array
  /** Who judged which anchor how for which proposition, {@link JUDGEMENT_WIDTH} numbers each. */
  readonly judgements: Int32Array
  /** Row numbers of evidence on this source, so that a removed one can be traced to it. */
  readonly evidence: readonly number[]
  /** The same evidence one by one, each as a coding of no code with its own stance: where its passage lies and who speaks there. */
  readonly judged: Int32Array
}

/** The codings of a project. `lastChange` is the number of the change in the log that it has followed up to. */
export class CodingTable {
  lastChange = 0
  /** Tells it from any other table: turns are of one table. */
  readonly id = newId<'coding table'>()
  readonly #turns = new Map<number, number>()
  #turn = 0
  readonly #blocks = new Map<number, SourceBlock>()
  readonly #groups: (readonly number[])[] = []
  readonly #groupNumbers = new Map<string, number>()
  #count = 0

  /** How many codings there are. */
  get count(): number {
    return this.#count
  }

  /** Counts up with every block that is put in or taken out. */
  get turn(): number {
    return this.#turn
  }

  /** The turn at which a source last changed; 0 for one that was never read. */
  turnOf(source: number): number {
    return this.#turns.get(source) ?? 0
  }

  /** All sources that were read, in the order they came in. */
  blocks(): IterableIterator<SourceBlock> {
    return this.#blocks.values()
  }

  /** The block of a source, by its row number. */
  block(source: number): SourceBlock | undefined {
    return this.#blocks.get(source)
  }

  /** Puts in the block of a source, in place of its former one. */
  put(block: SourceBlock): void {
    this.drop(block.source)
    this.#blocks.set(block.source, block)
    this.#turns.set(block.source, ++this.#turn)
    this.#count += block.codings.length / WIDTH
  }

  /** Takes out a source. */
  drop(source: number): void {
    const block = this.#blocks.get(source)
    if (!block) return
    this.#count -= block.codings.length / WIDTH
    this.#turns.set(source, ++this.#turn)
    this.#blocks.delete(source)
  }

  /** The number under which one or several participants stand in a block (the field PERSON). */
  personNumber(participants: readonly number[]): number {
    if (participants.length === 0) return 0
    if (participants.length === 1) return participants[0]!
    const list = participants.toSorted((a, b) => a - b)
    const name = list.join()
    let number = this.#groupNumbers.get(name)
    if (number === undefined) {
      number = -this.#groups.push(list)
      this.#groupNumbers.set(name, number)
    }
    return number
  }

  /** The participants behind a field PERSON. */
  people(person: number): readonly number[] {
    if (person === 0) return []
    return person > 0 ? [person] : this.#groups[-person - 1]!
  }

  /** The sources that hold one of these codings or anchors, by row number. Walks over everything: for following changes. */
  sourcesOf(field: typeof N | typeof ANCHOR, rows: ReadonlySet<number>): Set<number> {
    const sources = new Set<number>()
    for (const block of this.#blocks.values()) {
      const { codings } = block
      for (let at = field; at < codings.length; at += WIDTH) {
        if (!rows.has(codings[at]!)) continue
        sources.add(block.source)
        break
      }
    }
    return sources
  }

  /** The sources that any of these pieces of evidence stood on. */
  sourcesOfEvidence(rows: ReadonlySet<number>): Set<number> {
    const sources = new Set<number>()
    for (const block of this.#blocks.values()) if (block.evidence.some(n => rows.has(n))) sources.add(block.source)
    return sources
  }
}
