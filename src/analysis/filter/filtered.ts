// What passes a filter, as lists: sources and codings.

import { CODE, N, WIDTH, type CodingTable } from '../coding-table.ts'
import type { Heads } from '../heads.ts'
import { marksOf } from '../matrix/marks.ts'
import { retiredCodes } from '../retired.ts'
import { casesOf, type SeenSource } from '../views.ts'
import { compileFilter, possible } from './compile.ts'
import type { Filter } from './types.ts'

/** Sources in which something passes or could, coded or not; and the codings of codes in use that pass. Row numbers: sources as they came in, codings in document order. */
export interface Filtered {
  readonly sources: readonly number[]
  readonly codings: readonly number[]
}

/** Lists what passes. Refuses a filter that names what is gone. */
export function filtered(table: CodingTable, heads: Heads, filter: Filter | null): Filtered {
  const cases = casesOf(heads)
  const compiled = compileFilter(filter, { table, heads, cases })
  const retired = retiredCodes(heads)
  const sources: number[] = []
  const codings: number[] = []
  for (const source of heads.sources.toSorted((a, b) => a.n - b.n)) {
    const views = cases
      .viewsOf(source, table, compiled.byPair, compiled.byPerson)
      .filter(view => possible(compiled, view))
    if (views.length === 0) continue
    sources.push(source.n)
    const block = table.block(source.n)
    if (block === undefined) continue
    const seen: SeenSource = { source, block, views }
    const marks = marksOf(table, compiled, seen, block)
    for (let index = 0, at = 0; at < block.codings.length; index++, at += WIDTH)
      if ((marks === null || marks[index] === 1) && retired[block.codings[at + CODE]!] !== 1)
        codings.push(block.codings[at + N]!)
  }
  return { sources, codings }
}
