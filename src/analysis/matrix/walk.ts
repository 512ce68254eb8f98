// One walk over the codings: for each the rows and columns it counts in. Whoever counts is told, coding by coding.

import { ANCHOR, CODE, CODER, PERSON, WIDTH, type SourceBlock } from '../coding-table.ts'
import { DEPENDS, NO } from '../filter/compile.ts'
import { retiredCodes } from '../retired.ts'
import { ANY, ANYWHERE, type SeenSource, type View } from '../views.ts'
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
  /** Its rows are `rows[rowFrom] … rows[rowTo - 1]`, all together last; likewise its columns. */
  rows: Int32Array
  rowFrom: number
  rowTo: number
  columns: Int32Array
  columnFrom: number
  columnTo: number
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
 * stands in no row or in no column, or is of no site or of nobody where the walk goes by these, is left out, unless `everything`
 * is asked for: then either list may be empty, and what is of none comes last.
 */
export function walk(scope: Scope, by: WalkBy, tally: (hit: Hit) => void, everything = false): void {
  const { table, filter } = scope
  const retired = retiredCodes(scope.heads)
  const down = sideOf(scope.rows)
  const across = sideOf(scope.columns)
  const hit: Hit = {
    block: NO_BLOCK,
    at: 0,
    view: ANYWHERE,
    rows: down.list,
    rowFrom: 0,
    rowTo: 0,
    columns: across.list,
    columnFrom: 0,
    columnTo: 0,
    stamp: 0,
    coding: 0,
    passage: 0,
  }
  for (const visit of visitsBy(scope, by, everything)) {
    hit.stamp++
    for (const [seen, views] of visit) {
      const { block } = seen
      if (block === undefined || block.codings.length === 0) continue
      const looks = views.flatMap((view): Look[] => {
        const decision = filter.decide(view)
        if (decision === NO) return []
        // Conditions share their marks from view to view of a source, so these are taken as they are.
        const marks = decision === DEPENDS ? filter.marks(view, block) : null
        return [{ view, marks, rows: down.from(view, block, seen), columns: across.from(view, block, seen) }]
      })
      if (looks.length === 0) continue
      const { codings } = block
      hit.block = block
      if (looks.length === 1 && looks[0]!.view.person === ANY) {
        walkFrom(looks[0]!, codings, retired, hit, tally, everything)
        continue
      }
      let lastAnchor = -1
      let lastCoder = -1
      for (let at = 0, index = 0; at < codings.length; at += WIDTH, index++) {
        const anchor = codings[at + ANCHOR]!
        const coder = codings[at + CODER]!
        if (anchor !== lastAnchor || coder !== lastCoder) {
          lastAnchor = anchor
          lastCoder = coder
          hit.passage++
        }
        hit.coding++
        const code = codings[at + CODE]!
        if (retired[code] === 1) continue
        for (let which = 0; which < looks.length; which++) {
          const look = looks[which]!
          if (look.marks !== null && look.marks[index] === 0) continue
          const { view } = look
          if (view.person !== ANY && !isBehind(table, codings[at + PERSON]!, view.person)) continue
          const { rows, columns } = look
          const key = rows.by === BY_CODE ? code : rows.by === BY_CODER ? coder : 0
          hit.rowFrom = rows.starts[key]!
          hit.rowTo = rows.starts[key + 1]!
          hit.rows = rows.list
          if (rows.of !== null) hit.rowTo = rows.of(index)
          if (hit.rowFrom === hit.rowTo && !everything) continue
          const other = columns.by === BY_CODE ? code : columns.by === BY_CODER ? coder : 0
          hit.columnFrom = columns.starts[other]!
          hit.columnTo = columns.starts[other + 1]!
          hit.columns = columns.list
          if (columns.of !== null) hit.columnTo = columns.of(index)
          if (hit.columnFrom === hit.columnTo && !everything) continue
          hit.at = at
          hit.view = view
          tally(hit)
        }
      }
    }
  }
}

/** One look at a source: a view, the marks of codings that pass (null: all), and where codings stand. */
interface Look {
  readonly view: View
  readonly marks: Uint8Array | null
  readonly rows: Places
  readonly columns: Places
}

/** As {@link walk} over one source that is seen in one way, whoever speaks: most are, so what holds for all its codings is worked out once. */
function walkFrom(
  { view, marks, rows, columns }: Look,
  codings: Int32Array,
  retired: Uint8Array,
  hit: Hit,
  tally: (hit: Hit) => void,
  everything: boolean,
): void {
  const { by: rowBy, starts: rowStarts, of: rowOf } = rows
  const { by: columnBy, starts: columnStarts, of: columnOf } = columns
  hit.view = view
  hit.rows = rows.list
  hit.columns = columns.list
  let lastAnchor = -1
  let lastCoder = -1
  for (let at = 0, index = 0; at < codings.length; at += WIDTH, index++) {
    if (marks !== null && marks[index] === 0) continue
    const code = codings[at + CODE]!
    if (retired[code] === 1) continue
    const anchor = codings[at + ANCHOR]!
    const coder = codings[at + CODER]!
    // What does not pass is no passage either: those that do still have numbers of their own.
    if (anchor !== lastAnchor || coder !== lastCoder) {
      lastAnchor = anchor
      lastCoder = coder
      hit.passage++
    }
    hit.coding++
    const row = rowBy === BY_CODE ? code : rowBy === BY_CODER ? coder : 0
    const rowFrom = rowStarts[row]!
    const rowTo = rowOf === null ? rowStarts[row + 1]! : rowOf(index)
    if (rowFrom === rowTo && !everything) continue
    const column = columnBy === BY_CODE ? code : columnBy === BY_CODER ? coder : 0
    const columnFrom = columnStarts[column]!
    const columnTo = columnOf === null ? columnStarts[column + 1]! : columnOf(index)
    if (columnFrom === columnTo && !everything) continue
    hit.at = at
    hit.rowFrom = rowFrom
    hit.rowTo = rowTo
    hit.columnFrom = columnFrom
    hit.columnTo = columnTo
    tally(hit)
  }
}

const BY_CODE = 1
const BY_CODER = 2
const BY_VIEW = 0

/** Where codings stand on one side: `list[starts[key]] … ` with all together last. The key is the code, the coder, or 0; `of` writes the list anew for each coding and gives its end. */
interface Places {
  readonly by: typeof BY_CODE | typeof BY_CODER | typeof BY_VIEW
  readonly starts: Int32Array
  readonly list: Int32Array
  readonly of: ((index: number) => number) | null
}

interface Side {
  readonly list: Int32Array
  readonly from: (view: View, block: SourceBlock, seen: SeenSource) => Places
}

function sideOf(plan: AxisPlan): Side {
  const all = placesOfSide(plan) - 1
  const { places, whole } = plan
  const withAll = (list: readonly number[]) => (list.length === 0 && !whole ? NONE : [...list, all])
  /** The lists of keys from 0 on, one behind the other. */
  const flat = (most: number, listOf: (key: number) => readonly number[]) => {
    const starts = new Int32Array(most + 2)
    const list: number[] = []
    for (let key = 0; key <= most; key++) {
      starts[key] = list.length
      list.push(...withAll(listOf(key)))
    }
    starts[most + 1] = list.length
    return { starts, list: Int32Array.from(list) }
  }
  if (places.by === 'code') {
    const fixed = {
      ...flat(places.starts.length - 2, n => [...places.list.subarray(places.starts[n], places.starts[n + 1])]),
      by: BY_CODE,
      of: null,
    } as const
    return { list: fixed.list, from: () => fixed }
  }
  if (places.by === 'coder') {
    const most = Math.max(0, plan.mostCoder ?? 0)
    const fixed = { ...flat(most, n => places.of.get(n) ?? NONE), by: BY_CODER, of: null } as const
    return { list: fixed.list, from: () => fixed }
  }
  if (places.by === 'view') {
    // Few different lists for many views: each is made once.
    const known = new Map<readonly number[], Places>()
    return {
      list: EMPTY,
      from(view) {
        const list = places.of(view)
        let fixed = known.get(list)
        if (fixed === undefined) {
          fixed = { ...flat(0, () => list), by: BY_VIEW, of: null }
          known.set(list, fixed)
        }
        return fixed
      },
    }
  }
  const scratch = new Int32Array(all + 1)
  const starts = new Int32Array(2)
  return {
    list: scratch,
    from(view, block, seen) {
      const of = places.of(view, block, seen)
      return {
        by: BY_VIEW,
        starts,
        list: scratch,
        of(index) {
          const list = of(index)
          if (list.length === 0 && !whole) return 0
          for (let entry = 0; entry < list.length; entry++) scratch[entry] = list[entry]!
          scratch[list.length] = all
          return list.length + 1
        },
      }
    },
  }
}

function* visitsBy(scope: Scope, by: WalkBy, everything: boolean): Generator<Visit, void, void> {
  if (by === 'source') {
    for (const seen of scope.seen) if (seen.views.length > 0) yield [[seen, seen.views]]
    return
  }
  const visits = new Map<number, [SeenSource, View[]][]>()
  const rest: [SeenSource, View[]][] = []
  for (const seen of scope.seen) {
    for (const view of seen.views) {
      const n = view[by]
      if (n <= 0) {
        rest.push([seen, [view]])
        continue
      }
      const visit = visits.get(n)
      const last = visit?.at(-1)
      if (last?.[0] === seen) last[1].push(view)
      else if (visit) visit.push([seen, [view]])
      else visits.set(n, [[seen, [view]]])
    }
  }
  yield* visits.values()
  if (everything) yield rest
}

const NONE: readonly number[] = []
const EMPTY = new Int32Array()
const NO_BLOCK: SourceBlock = {
  source: 0,
  words: 0,
  wordsByRole: [],
  charactersByRole: [],
  paragraphs: new Int32Array(0),
  participants: [],
  codings: new Int32Array(),
  judgements: new Int32Array(),
  evidence: [],
  judged: new Int32Array(0),
}
