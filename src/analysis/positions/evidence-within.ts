// The common filter over evidence: each judgement is looked at as the coding of its passage by its coder, with its own stance. Pure.

import {
  ANCHOR,
  CODE,
  CODER,
  JUDGEMENT_WIDTH,
  MARKS,
  VERSION,
  WIDTH,
  type CodingTable,
  type SourceBlock,
} from '../coding-table.ts'
import type { Filter } from '../filter/types.ts'
import { UnderFilter, type RowOfCase } from '../filter/under-filter.ts'
import { filterInWords } from '../filter/words.ts'
import type { Heads } from '../heads.ts'
import { namesOf } from '../matrix/notes.ts'

/** Evidence of a source among its codings, and where each piece stands: at several places where its coder gave the passage several codes, one of which will do. */
interface Judged {
  readonly block: SourceBlock
  readonly places: ReadonlyMap<number, readonly number[]>
}

/** A filter for the evidence of one answer. */
export class EvidenceWithin {
  /** The filter in words. */
  readonly words: string
  readonly #table: CodingTable
  readonly #under: UnderFilter
  readonly #judged = new Map<number, Judged>()

  /** Refuses a filter that names what is gone. */
  constructor(table: CodingTable, heads: Heads, filter: Filter) {
    this.#table = table
    this.#under = new UnderFilter(table, heads, filter)
    this.words = filterInWords(filter, namesOf(heads), 'evidence')
  }

  /** Whether anything of a case passes or could. */
  couldPass(row: RowOfCase): boolean {
    return this.#under.couldPass(row)
  }

  /** Whether a piece of evidence passes, by row number, seen from a case; of one person only, where asked for. */
  passes(row: RowOfCase, source: number, evidence: number, person?: number): boolean {
    const judged = this.#of(source)
    return judged?.places.get(evidence)?.some(at => this.#under.passes(row, judged.block, at, person)) ?? false
  }

  #of(source: number): Judged | null {
    const known = this.#judged.get(source)
    if (known) return known
    const block = this.#table.block(source)
    if (!block) return null
    const judged = judgedAmong(block)
    this.#judged.set(source, judged)
    return judged
  }
}

const NO_VERSION = -1
const placeOf = (anchor: number, coder: number) => anchor * 2 ** 20 + coder

/** A block with its evidence behind its codings. What only a coding has (code, strength, exemplar, version) is that of the same coder on the same passage. */
function judgedAmong(block: SourceBlock): Judged {
  const { codings, judged, judgements, evidence } = block
  const codedAt = new Map<number, number[]>()
  for (let at = 0; at < codings.length; at += WIDTH) {
    const place = placeOf(codings[at + ANCHOR]!, codings[at + CODER]!)
    const list = codedAt.get(place)
    if (list) list.push(at)
    else codedAt.set(place, [at])
  }
  const rows: Int32Array[] = []
  const own: number[] = []
  const places = new Map<number, number[]>()
  for (const [index, n] of evidence.entries()) {
    const plain = judged.subarray(index * WIDTH, (index + 1) * WIDTH)
    // An anchor of its own: other judgements of the same words are none of it.
    const anchor = -1 - index
    const its: number[] = []
    for (const at of codedAt.get(placeOf(plain[ANCHOR]!, plain[CODER]!)) ?? [null]) {
      const row = plain.slice()
      row[ANCHOR] = anchor
      row[VERSION] = at === null ? NO_VERSION : codings[at + VERSION]!
      if (at !== null) {
        row[CODE] = codings[at + CODE]!
        row[MARKS] = codings[at + MARKS]!
      }
      its.push(codings.length + rows.length * WIDTH)
      rows.push(row)
    }
    places.set(n, its)
    own.push(anchor, ...judgements.subarray(index * JUDGEMENT_WIDTH + 1, (index + 1) * JUDGEMENT_WIDTH))
  }
  const together = new Int32Array(codings.length + rows.length * WIDTH)
  together.set(codings)
  for (const [index, row] of rows.entries()) together.set(row, codings.length + index * WIDTH)
  return { block: { ...block, codings: together, judgements: Int32Array.from(own) }, places }
}
