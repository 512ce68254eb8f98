// Which passages stand under a code at a case under the common filter: those with a coding of it that passes, seen from there. Pure.

import { ANCHOR, CODE, WIDTH, type CodingTable } from '../coding-table.ts'
import type { CaseHead, Heads, SourceHead } from '../heads.ts'
import type { Filter } from './types.ts'
import { UnderFilter } from './under-filter.ts'

const MOST_ANCHORS = 2 ** 32

/** A filter for the passages of one answer. */
export class PassagesWithin {
  readonly #table: CodingTable
  readonly #under: UnderFilter
  readonly #cases: ReadonlyMap<string, CaseHead>
  readonly #codes: ReadonlyMap<string, number>
  readonly #sources: ReadonlyMap<string, SourceHead>
  // A case and a source are gone through once.
  readonly #known = new Map<string, ReadonlySet<number>>()

  /** Refuses a filter that names what is gone. */
  constructor(table: CodingTable, heads: Heads, filter: Filter) {
    this.#table = table
    this.#under = new UnderFilter(table, heads, filter)
    this.#cases = new Map(heads.cases.map(one => [one.id, one]))
    this.#codes = new Map(heads.codes.map(one => [one.id, one.n]))
    this.#sources = new Map(heads.sources.map(one => [one.id, one]))
  }

  /** Whether a coding of a code on an anchor (by row number) of a source passes, seen from a case. */
  passes(caseId: string, codeId: string, sourceId: string, anchor: number): boolean {
    const code = this.#codes.get(codeId)
    return code !== undefined && this.#passing(caseId, sourceId).has(code * MOST_ANCHORS + anchor)
  }

  #passing(caseId: string, sourceId: string): ReadonlySet<number> {
    const name = `${caseId} ${sourceId}`
    const known = this.#known.get(name)
    if (known) return known
    const passing = new Set<number>()
    this.#known.set(name, passing)
    const [head, source] = [this.#cases.get(caseId), this.#sources.get(sourceId)]
    const block = source && this.#table.block(source.n)
    if (head === undefined || source === undefined || block === undefined) return passing
    const row = { head, sources: [source] }
    for (let at = 0; at < block.codings.length; at += WIDTH)
      if (this.#under.passes(row, block, at))
        passing.add(block.codings[at + CODE]! * MOST_ANCHORS + block.codings[at + ANCHOR]!)
    return passing
  }
}
