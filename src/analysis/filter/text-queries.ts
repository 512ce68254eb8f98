// Which words of the texts pass the common filter, coded or not: for searching and counting words.

import type { TextRange } from '../../base/text-range.ts'
import type { Read } from '../../store/access.ts'
import { sql } from '../../store/sql.ts'
import { CODE, N, ROLE_BITS, WIDTH, type CodingTable } from '../coding-table.ts'
import type { Heads } from '../heads.ts'
import { marksOf } from '../matrix/marks.ts'
import { retiredCodes } from '../retired.ts'
import { ANY, casesOf, type SeenSource } from '../views.ts'
import { compileFilter, DEPENDS, possible, YES, type CompiledFilter } from './compile.ts'
import type { Filter, PassingWords, SpokenParagraph, TextWithin } from './types.ts'

/**
 * The words that pass. What source, site, person, pair and role of the speaker decide holds for every word there, coded or
 * not; where only a coding can tell (codes, coders, stance, strength, exemplars, versions), the words under codings that pass.
 * Refuses a filter that names what is gone.
 */
export function textWithin(read: Read, table: CodingTable, heads: Heads, filter: Filter): TextWithin {
  const cases = casesOf(heads)
  const compiled = compileFilter(filter, { table, heads, cases })
  const byNumber = new Map(heads.sources.map(source => [source.n, source]))
  const known = new Map<number, ReturnType<TextWithin['source']>>()
  return {
    source(n) {
      let passing = known.get(n)
      if (passing === undefined) {
        const source = byNumber.get(n)
        const views = source
          ? cases.viewsOf(source, table, compiled.byPair, compiled.byPerson).filter(view => possible(compiled, view))
          : []
        passing =
          views.length === 0
            ? null
            : passingIn(read, table, heads, compiled, { source: source!, block: table.block(n), views })
        known.set(n, passing)
      }
      return passing
    },
  }
}

function passingIn(
  read: Read,
  table: CodingTable,
  heads: Heads,
  compiled: CompiledFilter,
  seen: SeenSource,
): (paragraph: SpokenParagraph) => PassingWords {
  const participants = seen.block?.participants ?? []
  const only = participants.length === 1 ? participants[0]! : 0
  let stretches: ReadonlyMap<number, readonly TextRange[]> | null = null
  return ({ n, role, participant }) => {
    const person = participant || only
    let depends = false
    for (const view of seen.views) {
      if (view.person !== ANY && view.person !== person) continue
      const decision = compiled.decide(view, { role: ROLE_BITS[role] })
      if (decision === YES) return true
      depends ||= decision === DEPENDS
    }
    if (!depends) return false
    stretches ??= codedStretches(read, table, heads, compiled, seen)
    return stretches.get(n) ?? false
  }
}

/** The words of a source under codings that pass, by row number of their paragraph, from left to right without overlap. */
function codedStretches(
  read: Read,
  table: CodingTable,
  heads: Heads,
  compiled: CompiledFilter,
  seen: SeenSource,
): ReadonlyMap<number, readonly TextRange[]> {
  const { block, source } = seen
  if (block === undefined) return new Map()
  const retired = retiredCodes(heads)
  const marks = marksOf(table, compiled, seen, block)
  const passing: number[] = []
  for (let index = 0, at = 0; at < block.codings.length; index++, at += WIDTH)
    if ((marks === null || marks[index] === 1) && retired[block.codings[at + CODE]!] !== 1)
      passing.push(block.codings[at + N]!)
  const paragraphs = read.arrays<[number]>(
    sql`SELECT p.n FROM source AS s CROSS JOIN paragraph AS p ON p.source_id = s.id WHERE s.n = ${source.n} ORDER BY p.place`,
  )
  const placeOf = new Map(paragraphs.map(([n], place) => [n, place]))
  const found = new Map<number, TextRange[]>()
  for (const [first, start, last, end] of read.arrays<[number, number, number, number]>(sql`
    SELECT f.n, a.start_offset, l.n, a.end_offset FROM json_each(${JSON.stringify(passing)}) AS j CROSS JOIN coding AS c ON c.n = j.value
    CROSS JOIN anchor AS a ON a.id = c.anchor_id CROSS JOIN paragraph AS f ON f.id = a.start_paragraph_id CROSS JOIN paragraph AS l ON l.id = a.end_paragraph_id`)) {
    const [from, to] = [placeOf.get(first)!, placeOf.get(last)!]
    for (let place = from; place <= to; place++) {
      const n = paragraphs[place]![0]
      const range = { start: place === from ? start : 0, end: place === to ? end : Infinity }
      const list = found.get(n)
      if (list) list.push(range)
      else found.set(n, [range])
    }
  }
  return new Map([...found].map(([n, ranges]) => [n, joined(ranges)]))
}

function joined(ranges: readonly TextRange[]): TextRange[] {
  const all: { start: number; end: number }[] = []
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = all.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else all.push({ start, end })
  }
  return all
}
