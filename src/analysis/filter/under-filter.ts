// The common filter under the cells of a matrix with cases down: seen from the case of a row, and from nowhere else. Pure.

import { WIDTH, type CodingTable, type SourceBlock } from '../coding-table.ts'
import { compileFilter, possible, type CompiledFilter } from './compile.ts'
import type { Filter } from './types.ts'
import type { CaseHead, Heads, SourceHead } from '../heads.ts'
import { marksOf } from '../matrix/marks.ts'
import { ANY, casesOf, type Cases, type View } from '../views.ts'

/** A case as a row, with its sources. */
export interface RowOfCase {
  readonly head: CaseHead
  readonly sources: readonly SourceHead[]
}

/** A filter for the rows of one answer. */
export class UnderFilter {
  readonly #table: CodingTable
  readonly #cases: Cases
  readonly #filter: CompiledFilter
  readonly #sources: ReadonlyMap<number, SourceHead>
  // A row is walked source by source: the marks of the last one are kept.
  #last: {
    readonly row: RowOfCase
    readonly block: SourceBlock
    readonly person: number
    readonly marks: Uint8Array | null
  } | null = null

  /** Refuses a filter that names what is gone. */
  constructor(table: CodingTable, heads: Heads, filter: Filter) {
    this.#table = table
    this.#cases = casesOf(heads)
    this.#filter = compileFilter(filter, { table, heads, cases: this.#cases })
    this.#sources = new Map(heads.sources.map(source => [source.n, source]))
  }

  /** Whether anything under a row passes or could, of one person only, where asked for; of a case without sources, whether it could if there were one. */
  couldPass(row: RowOfCase, person = ANY): boolean {
    if (row.sources.length > 0) return row.sources.some(source => this.couldPassIn(row, source, person))
    const { head } = row
    const isPerson = head.kind === 'participant'
    const view: View = {
      source: null,
      site: isPerson ? head.within : head.kind === 'site' ? head.n : ANY,
      pair: head.kind === 'pair' ? head.n : ANY,
      person: isPerson ? head.n : person,
    }
    return possible(this.#filter, view)
  }

  /** The same for one of its sources. */
  couldPassIn(row: RowOfCase, source: SourceHead, person = ANY): boolean {
    return this.#views(row, source, person).length > 0
  }

  /** Whether somebody whose codings could pass has marked a source of a row as coded. */
  isCoded(row: RowOfCase, source: SourceHead, person = ANY): boolean {
    return this.#views(row, source, person).some(view =>
      source.codedBy.some(coder => possible(this.#filter, view, { coder })),
    )
  }

  /** Whether the coding at a place of a block passes, seen from the case of a row; of one person only, where asked for. */
  passes(row: RowOfCase, block: SourceBlock, at: number, person = ANY): boolean {
    if (this.#last?.row !== row || this.#last.block !== block || this.#last.person !== person) {
      const source = this.#sources.get(block.source)!
      const views = this.#views(row, source, person)
      const marks =
        views.length === 0
          ? new Uint8Array(block.codings.length / WIDTH)
          : marksOf(this.#table, this.#filter, { source, block, views }, block)
      this.#last = { row, block, person, marks }
    }
    return this.#last.marks === null || this.#last.marks[at / WIDTH] === 1
  }

  /** From where a source is seen by a row: its own site, its own person, its own pair with both its sites. */
  #views({ head }: RowOfCase, source: SourceHead, person: number): View[] {
    const isPair = head.kind === 'pair'
    const isPerson = head.kind === 'participant'
    return this.#cases
      .viewsOf(source, this.#table, this.#filter.byPair || isPair, this.#filter.byPerson || isPerson)
      .filter(
        view =>
          (head.kind !== 'site' || view.site === head.n) &&
          (!isPair || view.pair === head.n) &&
          (!isPerson || view.person === head.n) &&
          (person === ANY || view.person === ANY || view.person === person) &&
          possible(this.#filter, view),
      )
  }
}
