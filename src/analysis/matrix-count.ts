// Counting under one column, all rows at once: one walk over the codings of the column's sources.

import {
  ANCHOR,
  CODE,
  CODER,
  END_WORD,
  FIRST_WORD,
  N,
  PERSON,
  STANCES,
  WIDTH,
  type CodingTable,
} from './coding-table.ts'
import type { CodeHead } from './heads.ts'
import type { Column, Scope } from './matrix-scope.ts'
import type { Measure } from './types.ts'

/** For every code the rows it counts in: its own, and with roll-up those of the codes above it. Row `rows` gathers all of them. */
export interface RowIndex {
  readonly rows: number
  readonly rollUp: boolean
  /** By row number of a code: where its rows begin in `list`. */
  readonly starts: Int32Array
  readonly list: Int32Array
  /** By row number of a code: 1 unless retired. */
  readonly counts: Uint8Array
}

/** Says which codes count in which rows. Codes of `shown` are the rows, in order; retired codes count nowhere. */
export function rowIndex(codes: readonly CodeHead[], shown: readonly CodeHead[], rollUp: boolean): RowIndex {
  const most = codes.reduce((most, code) => Math.max(most, code.n), 0)
  const rowOf = new Map(shown.map((code, row) => [code.n, row]))
  const byNumber = new Map(codes.map(code => [code.n, code]))
  const counts = new Uint8Array(most + 1)
  const starts = new Int32Array(most + 2)
  const list: number[] = []
  for (let n = 0; n <= most; n++) {
    starts[n] = list.length
    const code = byNumber.get(n)
    if (!code || code.retired) continue
    counts[n] = 1
    for (
      let at: CodeHead | undefined = code, steps = 0;
      at && steps <= codes.length;
      at = rollUp ? byNumber.get(at.parent) : undefined, steps++
    ) {
      const row = rowOf.get(at.n)
      if (row !== undefined) list.push(row)
    }
  }
  starts[most + 1] = list.length
  return { rows: shown.length, rollUp, starts, list: Int32Array.from(list), counts }
}

/** The counts of a column: `cells[row]`, the last one for all rows together; `codings` counts every coding in the column, in a row or not. */
export interface ColumnCounts {
  readonly cells: Float64Array
  readonly codings: number
}

/** Numbers from 0 for the row numbers of people or sites that can occur in a column. */
class Places {
  readonly #places = new Map<number, number>()
  constructor(rows: Iterable<number>) {
    for (const n of rows) if (!this.#places.has(n)) this.#places.set(n, this.#places.size)
  }
  get size(): number {
    return this.#places.size
  }
  of(n: number): number {
    return this.#places.get(n) ?? -1
  }
}

/** Whether a coding passes the filter of a column. */
export function passes(
  table: CodingTable,
  codings: Int32Array,
  at: number,
  scope: Pick<Scope, 'coders' | 'stance'>,
  column: Column,
): boolean {
  const coder = codings[at + CODER]!
  if (column.coder !== 0 && coder !== column.coder) return false
  if (scope.coders !== null && !scope.coders.has(coder)) return false
  if (scope.stance !== 0 && (codings[at + STANCES]! & scope.stance) === 0) return false
  if (column.people === null) return true
  const person = codings[at + PERSON]!
  if (person >= 0) return column.people.has(person)
  return table.people(person).some(n => column.people!.has(n))
}

/** The people who can count in a column: participants of its sources, as far as the filter lets them. */
export function peopleOf(table: CodingTable, column: Column): Set<number> {
  const people = new Set<number>()
  for (const source of column.sources) {
    for (const n of table.block(source.n)?.participants ?? [])
      if (column.people === null || column.people.has(n)) people.add(n)
  }
  return people
}

/** The sites that can count in a column. */
export function sitesIn(scope: Pick<Scope, 'sitesOf'>, column: Column): Set<number> {
  const sites = new Set<number>()
  for (const source of column.sources) {
    for (const n of scope.sitesOf.get(source.n) ?? []) if (column.sites === null || column.sites.has(n)) sites.add(n)
  }
  return sites
}

/**
 * Counts one column by one measure. Each thing counts once in a cell: a word under several codings, a person in several
 * sources, and with roll-up a passage that one coder gave several of the codes below a row.
 */
export function countColumn(
  table: CodingTable,
  scope: Pick<Scope, 'coders' | 'stance' | 'sitesOf'>,
  column: Column,
  index: RowIndex,
  measure: Measure,
): ColumnCounts {
  const { rows, rollUp, starts, list, counts } = index
  const cells = new Float64Array(rows + 1)
  const filtered = column.coder !== 0 || scope.coders !== null || scope.stance !== 0 || column.people !== null
  const places =
    measure === 'participants'
      ? new Places(peopleOf(table, column))
      : measure === 'cases'
        ? new Places(sitesIn(scope, column))
        : null
  const seen = places === null ? null : new Uint8Array((rows + 1) * places.size)
  // By row: the source last seen in it, and how far its words, or its passages, have been counted there.
  const lastSource = new Int32Array(rows + 1)
  const reached = new Int32Array(rows + 1)
  const lastAnchor = new Int32Array(rows + 1)
  const lastCoder = new Int32Array(rows + 1)
  let codingsThere = 0
  let stamp = 0

  const once = (row: number, n: number) => {
    const place = places!.of(n)
    if (place < 0) return
    const at = row * places!.size + place
    if (seen![at] === 1) return
    seen![at] = 1
    cells[row]!++
  }

  for (const source of column.sources) {
    const block = table.block(source.n)
    if (!block) continue
    const { codings } = block
    const sites = measure === 'cases' ? scope.sitesOf.get(source.n)! : []
    stamp++
    for (let at = 0; at < codings.length; at += WIDTH) {
      const code = codings[at + CODE]!
      if (counts[code] !== 1) continue
      if (filtered && !passes(table, codings, at, scope, column)) continue
      codingsThere++
      const from = starts[code]!
      const to = starts[code + 1]!
      if (from === to) continue
      for (let entry = from; entry <= to; entry++) {
        const row = entry === to ? rows : list[entry]!
        switch (measure) {
          case 'presence':
            cells[row] = 1
            break
          case 'sources':
            if (lastSource[row] !== stamp) {
              lastSource[row] = stamp
              cells[row]!++
            }
            break
          case 'codings':
            if (rollUp && row !== rows) {
              // Codings of one coder on one anchor stand next to each other in a block.
              if (lastAnchor[row] === codings[at + ANCHOR] && lastCoder[row] === codings[at + CODER]) break
              lastAnchor[row] = codings[at + ANCHOR]!
              lastCoder[row] = codings[at + CODER]!
            }
            cells[row]!++
            break
          case 'words': {
            if (lastSource[row] !== stamp) {
              lastSource[row] = stamp
              reached[row] = 0
            }
            // Codings come by their first word, so what was reached so far is one stretch with gaps behind it.
            const end = codings[at + END_WORD]!
            if (end > reached[row]!) {
              cells[row]! += end - Math.max(codings[at + FIRST_WORD]!, reached[row]!)
              reached[row] = end
            }
            break
          }
          case 'participants': {
            const person = codings[at + PERSON]!
            if (person > 0) once(row, person)
            else if (person < 0) for (const n of table.people(person)) once(row, n)
            break
          }
          case 'cases':
            if (lastSource[row] !== stamp) {
              lastSource[row] = stamp
              for (const n of sites) once(row, n)
            }
            break
        }
      }
    }
  }
  return { cells, codings: codingsThere }
}

/** The row numbers of the codings under one row of a column, source by source in document order; with roll-up one for each passage and coder. */
export function codingsUnder(
  table: CodingTable,
  scope: Pick<Scope, 'coders' | 'stance'>,
  column: Column,
  index: RowIndex,
  row: number,
): number[] {
  const found: number[] = []
  for (const source of column.sources) {
    const codings = table.block(source.n)?.codings
    if (!codings) continue
    let lastAnchor = 0
    let lastCoder = 0
    for (let at = 0; at < codings.length; at += WIDTH) {
      const code = codings[at + CODE]!
      if (index.counts[code] !== 1 || !passes(table, codings, at, scope, column)) continue
      if (!index.list.subarray(index.starts[code], index.starts[code + 1]).includes(row)) continue
      const anchor = codings[at + ANCHOR]!
      const coder = codings[at + CODER]!
      if (index.rollUp && anchor === lastAnchor && coder === lastCoder) continue
      lastAnchor = anchor
      lastCoder = coder
      found.push(codings[at + N]!)
    }
  }
  return found
}
