// One walk over the codings: for each the rows and columns it counts in. Whoever counts is told, coding by coding.

import { ANCHOR, CODE, CODER, PERSON, WIDTH, type SourceBlock } from '../coding-table.ts'
import { DEPENDS, NO } from '../filter/compile.ts'
import { ANYWHERE, type SeenSource, type View } from '../views.ts'
import type { AxisPlan } from './axis-plan.ts'
import { isBehind } from './marks.ts'
import type { Scope } from './scope.ts'

/** How large the table of a scope is: its items, their groups behind them, and last all together. */
export interface Size {
  readonly rows: number
  readonly columns: number
}

/** The places of one side: items, groups, all. */
export function placesOfSide(plan: AxisPlan): number {
  return plan.items.length + (plan.groups?.length ?? 0) + 1
}

/** The size of a scope's table. */
export function sizeOf(scope: Pick<Scope, 'rows' | 'columns'>): Size {
  return { rows: placesOfSide(scope.rows), columns: placesOfSide(scope.columns) }
}

/** A coding in its places. One object for all: what it says holds until the next coding. */
export interface Hit {
  block: SourceBlock
  /** Where its numbers begin in the block. */
  at: number
  view: View
  readonly rows: Int32Array
  rowCount: number
  readonly columns: Int32Array
  columnCount: number
  /** Another number for each source, or for each site or person when the walk goes by these. */
  stamp: number
  /** Another number for each coding, and for each passage of a coder: in a walk by source, the same from every view. */
  coding: number
  passage: number
}

/** Sources with the views to look from, together under one stamp. */
type Visit = readonly (readonly [seen: SeenSource, views: readonly View[]])[]

/** In which order a walk goes: source by source; or site by site or person by person, so that each is met once. */
export type WalkBy = 'source' | 'site' | 'person'

/**
 * Walks over all codings that pass and tells `tally` of each, from every view in which it passes, in document order. What
 * stands in no row or in no column is left out, unless `everything` is asked for: then either count may be 0.
 */
export function walk(scope: Scope, by: WalkBy, tally: (hit: Hit) => void, everything = false): void {
  const { table, filter } = scope
  const retired = retiredCodes(scope)
  const size = sizeOf(scope)
  const hit: Hit = {
    block: NO_BLOCK,
    at: 0,
    view: ANYWHERE,
    rows: new Int32Array(size.rows),
    rowCount: 0,
    columns: new Int32Array(size.columns),
    columnCount: 0,
    stamp: 0,
    coding: 0,
    passage: 0,
  }
  for (const visit of visitsBy(scope, by)) {
    hit.stamp++
    for (const [seen, views] of visit) {
      const { block } = seen
      if (block === undefined || block.codings.length === 0) continue
      const looking = views.flatMap(view => {
        const decision = filter.decide(view)
        if (decision === NO) return []
        return [
          {
            view,
            // Conditions share their marks from view to view of a source, so these are taken as they are.
            marks: decision === DEPENDS ? filter.marks(view, block) : null,
            rows: finder(scope.rows, view, block, seen),
            columns: finder(scope.columns, view, block, seen),
          },
        ]
      })
      if (looking.length === 0) continue
      const { codings } = block
      hit.block = block
      let lastAnchor = -1
      let lastCoder = -1
      for (let at = 0, index = 0; at < codings.length; at += WIDTH, index++) {
        if (codings[at + ANCHOR] !== lastAnchor || codings[at + CODER] !== lastCoder) {
          lastAnchor = codings[at + ANCHOR]!
          lastCoder = codings[at + CODER]!
          hit.passage++
        }
        hit.coding++
        if (retired[codings[at + CODE]!] === 1) continue
        for (const look of looking) {
          if (look.marks !== null && look.marks[index] === 0) continue
          if (!isBehind(table, codings[at + PERSON]!, look.view.person)) continue
          hit.rowCount = look.rows(hit.rows, codings, at, index)
          if (hit.rowCount === 0 && !everything) continue
          hit.columnCount = look.columns(hit.columns, codings, at, index)
          if (hit.columnCount === 0 && !everything) continue
          hit.at = at
          hit.view = look.view
          tally(hit)
        }
      }
    }
  }
}

/** Writes the places of a coding on one side, with the place of all behind them; how many they are. */
type Finder = (into: Int32Array, codings: Int32Array, at: number, index: number) => number

function finder(plan: AxisPlan, view: View, block: SourceBlock, seen: SeenSource): Finder {
  const all = placesOfSide(plan) - 1
  const { places, whole } = plan
  const put = (into: Int32Array, list: readonly number[]) => {
    if (list.length === 0 && !whole) return 0
    for (let entry = 0; entry < list.length; entry++) into[entry] = list[entry]!
    into[list.length] = all
    return list.length + 1
  }
  switch (places.by) {
    case 'code': {
      const { starts, list } = places
      return (into, codings, at) => {
        const code = codings[at + CODE]!
        const from = starts[code]!
        const count = starts[code + 1]! - from
        if (count === 0 && !whole) return 0
        for (let entry = 0; entry < count; entry++) into[entry] = list[from + entry]!
        into[count] = all
        return count + 1
      }
    }
    case 'coder':
      return (into, codings, at) => put(into, places.of.get(codings[at + CODER]!) ?? NONE)
    case 'view': {
      const fixed = places.of(view)
      if (fixed.length === 0 && !whole) return () => 0
      return into => put(into, fixed)
    }
    case 'coding': {
      const of = places.of(view, block, seen)
      return (into, _codings, _at, index) => put(into, of(index))
    }
  }
}

function* visitsBy(scope: Scope, by: WalkBy): Generator<Visit, void, void> {
  if (by === 'source') {
    for (const seen of scope.seen) if (seen.views.length > 0) yield [[seen, seen.views]]
    return
  }
  const visits = new Map<number, [SeenSource, View[]][]>()
  for (const seen of scope.seen) {
    for (const view of seen.views) {
      const n = by === 'site' ? view.site : view.person
      if (n <= 0) continue
      const visit = visits.get(n)
      const last = visit?.at(-1)
      if (last?.[0] === seen) last[1].push(view)
      else if (visit) visit.push([seen, [view]])
      else visits.set(n, [[seen, [view]]])
    }
  }
  yield* visits.values()
}

/** By row number of a code: 1 when it is retired, or unknown. */
function retiredCodes({ heads }: Scope): Uint8Array {
  const most = heads.codes.reduce((most, code) => Math.max(most, code.n), 0)
  const retired = new Uint8Array(most + 1).fill(1)
  for (const code of heads.codes) if (!code.retired) retired[code.n] = 0
  return retired
}

const NONE: readonly number[] = []
const NO_BLOCK: SourceBlock = {
  source: 0,
  words: 0,
  wordsByRole: [],
  charactersByRole: [],
  participants: [],
  codings: new Int32Array(),
  judgements: new Int32Array(),
  evidence: [],
}
