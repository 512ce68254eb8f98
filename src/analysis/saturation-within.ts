// The common filter under saturation: which sources of each unit could pass, and which of their codings do. Pure.

import { N, WIDTH, type CodingTable } from './coding-table.ts'
import type { Filter } from './filter/types.ts'
import { UnderFilter, type RowOfCase } from './filter/under-filter.ts'
import { filterInWords } from './filter/words.ts'
import type { CaseHead, Heads } from './heads.ts'
import { namesOf } from './matrix/notes.ts'

/** What passes: by unit (a source or a site, by id) the sources that could, by id, each with the codings that do, by row number. */
export interface SaturationWithin {
  readonly words: string
  readonly units: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<number>>>
}

/** Works out what passes, seen from the source or the site that a unit is. Refuses a filter that names what is gone. */
export function saturationWithin(
  table: CodingTable,
  heads: Heads,
  filter: Filter,
  { by, kinds }: { readonly by: 'sources' | 'sites'; readonly kinds: readonly string[] },
): SaturationWithin {
  const under = new UnderFilter(table, heads, filter)
  const sources = heads.sources.filter(source => kinds.includes(source.kind))
  const rows: readonly RowOfCase[] =
    by === 'sources'
      ? sources.map(source => ({ head: asCase(source), sources: [source] }))
      : heads.cases
          .filter(one => one.kind === 'site')
          .map(head => ({ head, sources: sources.filter(source => source.cases.includes(head.n)) }))
  const units = new Map<string, Map<string, Set<number>>>()
  for (const { head, sources: its } of rows) {
    for (const source of its) {
      const row = { head, sources: [source] }
      if (!under.couldPass(row)) continue
      const passing = new Set<number>()
      const block = table.block(source.n)
      if (block)
        for (let at = 0; at < block.codings.length; at += WIDTH)
          if (under.passes(row, block, at)) passing.add(block.codings[at + N]!)
      const unit = units.get(head.id) ?? new Map<string, Set<number>>()
      units.set(head.id, unit.set(source.id, passing))
    }
  }
  return { words: filterInWords(filter, namesOf(heads)), units }
}

/** A source as what it is seen from: from all its sites and people. */
function asCase({ id, key, name }: Heads['sources'][number]): CaseHead {
  return { n: 0, id, key, name, kind: 'source', within: 0, members: [] }
}
