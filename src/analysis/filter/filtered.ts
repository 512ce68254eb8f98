// What passes a filter, as lists: sources and codings.

import { CODE, N, ROLE_BITS, WIDTH, type CodingTable } from '../coding-table.ts'
import type { Heads } from '../heads.ts'
import { marksOf } from '../matrix/marks.ts'
import { retiredCodes } from '../retired.ts'
import { casesOf, type SeenSource } from '../views.ts'
import { compileFilter, possible, YES } from './compile.ts'
import type { Filter } from './types.ts'
import { isEverything } from './words.ts'

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

const ROLES = [ROLE_BITS.interviewer, ROLE_BITS.respondent, ROLE_BITS.other, ROLE_BITS.nobody]

/**
 * Lists the sources with words that pass, in the order in which they came in. What source, site, person, pair and role of the
 * speaker decide holds for all words there, coded or not; where only a coding can tell, there must be one in use that passes.
 * Refuses a filter that names what is gone.
 */
export function sourcesWith(table: CodingTable, heads: Heads, filter: Filter | null): number[] {
  const cases = casesOf(heads)
  const compiled = compileFilter(filter, { table, heads, cases })
  const retired = retiredCodes(heads)
  const all = filter === null || isEverything(filter)
  return heads.sources
    .filter(source => {
      if (all) return true
      const block = table.block(source.n)
      const views = cases
        .viewsOf(source, table, compiled.byPair, compiled.byPerson)
        .filter(view => possible(compiled, view))
      const roles = ROLES.filter((_, at) => (block?.wordsByRole[at] ?? 0) > 0)
      if (views.some(view => roles.some(role => compiled.decide(view, { role }) === YES))) return true
      if (block === undefined || views.length === 0) return false
      const marks = marksOf(table, compiled, { source, block, views }, block)
      for (let index = 0, at = 0; at < block.codings.length; index++, at += WIDTH)
        if ((marks === null || marks[index] === 1) && retired[block.codings[at + CODE]!] !== 1) return true
      return false
    })
    .map(source => source.n)
    .sort((a, b) => a - b)
}
