// Sides of codes: codes, sets of codes, codes that stand near the coding that is counted.

import { Refusal } from '../../base/trouble.ts'
import { CODE, WIDTH, type CodingTable, type SourceBlock } from '../coding-table.ts'
import type { CompiledFilter } from '../filter/compile.ts'
import { extentsOf } from '../filter/near.ts'
import { keyOf, nameOf, type CodeHead, type Heads } from '../heads.ts'
import type { SeenSource } from '../views.ts'
import { retiredCodes } from '../retired.ts'
import { marksOf } from './marks.ts'
import { codePlaces, type AxisItem, type AxisPlan, type CodePlaces } from './axis-plan.ts'
import type { Axis } from './types.ts'

/** The codes of a side in framework order, and those left out because they are retired. Refuses a code that is not there. */
export function codesOf(heads: Heads, ids: readonly string[] | undefined): { shown: CodeHead[]; leftOut: CodeHead[] } {
  const wanted = ids === undefined ? null : new Set<string>(ids)
  const asked = heads.codes.filter(code => wanted === null || wanted.has(code.id))
  if (wanted !== null && asked.length < wanted.size)
    throw new Refusal('no-such-code', 'A code chosen for this matrix is not in the framework any more.')
  return { shown: asked.filter(code => !code.retired), leftOut: asked.filter(code => code.retired) }
}

/** The highest row number of a code. */
function mostCode(heads: Heads): number {
  return heads.codes.reduce((most, code) => Math.max(most, code.n), 0)
}

/** For each code the places it counts in: its own, and with roll-up those of the codes above it. Retired codes count nowhere. */
function placesOfCodes(heads: Heads, shown: readonly CodeHead[], rollUp: boolean) {
  const placeOf = new Map(shown.map((code, at) => [code.n, at]))
  const byNumber = new Map(heads.codes.map(code => [code.n, code]))
  return codePlaces(mostCode(heads), n => {
    const code = byNumber.get(n)
    if (!code || code.retired) return []
    const places: number[] = []
    for (
      let at: CodeHead | undefined = code, steps = 0;
      at && steps <= heads.codes.length;
      at = rollUp ? byNumber.get(at.parent) : undefined, steps++
    ) {
      const place = placeOf.get(at.n)
      if (place !== undefined) places.push(place)
    }
    return places
  })
}

const itemOf = (code: CodeHead): AxisItem => ({
  n: code.n,
  id: code.id,
  key: keyOf(code),
  name: code.name,
  kind: code.kind,
  depth: code.depth,
  hue: code.hue,
  pattern: code.pattern,
  asked: code.asked,
})

/** Codes, all or chosen. */
export function codeAxis(heads: Heads, ids: readonly string[] | undefined, rollUp: boolean): AxisPlan {
  const { shown } = codesOf(heads, ids)
  return {
    of: 'codes',
    items: shown.map(itemOf),
    whole: ids === undefined,
    byPair: false,
    byPerson: false,
    gathers: rollUp,
    eligible: null,
    places: placesOfCodes(heads, shown, rollUp),
  }
}

/** Sets of codes. A set holds its codes, with roll-up those below them too. */
export function setAxis(heads: Heads, ids: readonly string[] | undefined, rollUp: boolean): AxisPlan {
  const wanted = ids === undefined ? null : new Set<string>(ids)
  const shown = heads.sets.filter(set => wanted === null || wanted.has(set.id))
  if (wanted !== null && shown.length < wanted.size)
    throw new Refusal('no-such-set', 'A set of codes chosen for this matrix is not there any more.')
  const holding = new Map<number, Set<number>>()
  shown.forEach((set, at) => {
    const codes = new Set(set.codes)
    if (rollUp) for (const code of heads.codes) if (codes.has(code.parent)) codes.add(code.n)
    for (const n of codes) holding.set(n, (holding.get(n) ?? new Set()).add(at))
  })
  const retired = retiredCodes(heads)
  const asked = new Set(heads.codes.filter(code => code.asked).map(code => code.n))
  return {
    of: 'code sets',
    items: shown.map(set => ({
      n: set.n,
      id: set.id,
      key: set.name,
      name: nameOf(set),
      kind: 'set',
      depth: 0,
      hue: 0,
      pattern: 0,
      asked: set.codes.some(n => asked.has(n)),
    })),
    whole: ids === undefined,
    byPair: false,
    byPerson: false,
    gathers: true,
    eligible: null,
    places: codePlaces(mostCode(heads), n => (retired[n] === 1 ? [] : [...(holding.get(n) ?? [])])),
  }
}

/** Codes that stand near the coding that is counted, itself among them. Those that do not pass the filter are not near. */
export function nearAxis(
  table: CodingTable,
  heads: Heads,
  axis: Extract<Axis, { of: 'codes near' }>,
  rollUp: boolean,
  filter: CompiledFilter,
): AxisPlan {
  const codes = codeAxis(heads, axis.ids, rollUp)
  const places = codes.places as CodePlaces
  const near = nearFinder(table, places, axis, filter)
  return {
    ...codes,
    of: 'codes near',
    gathers: false,
    beside: places,
    places: {
      by: 'coding',
      of: (_view, block, seen) => near(block, seen),
    },
  }
}

/** For each coding of a source the places of the codes near it. The answer for one source is kept until another is asked for. */
function nearFinder(
  table: CodingTable,
  places: CodePlaces,
  { how, words }: Extract<Axis, { of: 'codes near' }>,
  filter: CompiledFilter,
): (block: SourceBlock, seen: SeenSource) => (index: number) => readonly number[] {
  let last: SourceBlock | null = null
  let found: (index: number) => readonly number[] = () => []
  const seenAt = new Int32Array(places.list.length === 0 ? 1 : Math.max(...places.list) + 1)
  let stamp = 0
  return (block, seen) => {
    if (block === last) return found
    last = block
    const { codings } = block
    const count = codings.length / WIDTH
    const passing = marksOf(table, filter, seen, block)
    const { from, to, pad, equal } = extentsOf(codings, how, words)
    // From left to right: most are so already, as codings stand in document order.
    const order = Uint32Array.from({ length: count }, (_, index) => index)
    for (let index = 1; index < count; index++) {
      if (from[index]! < from[index - 1]!) {
        order.sort((a, b) => from[a]! - from[b]! || a - b)
        break
      }
    }
    const put = (list: number[], other: number) => {
      if (passing !== null && passing[other] === 0) return
      const code = codings[other * WIDTH + CODE]!
      for (let entry = places.starts[code]!; entry < places.starts[code + 1]!; entry++) {
        const place = places.list[entry]!
        if (seenAt[place] === stamp) continue
        seenAt[place] = stamp
        list.push(place)
      }
    }
    if (how === 'same source') {
      // Everything is near everything: one list for all.
      const list: number[] = []
      stamp++
      for (let index = 0; index < count; index++) put(list, index)
      found = index => (passing !== null && passing[index] === 0 ? NONE : list)
      return found
    }
    const lists: (readonly number[] | undefined)[] = Array.from({ length: count })
    let active: number[] = []
    for (let at = 0; at < count; at++) {
      const index = order[at]!
      active = active.filter(other => to[other]! + pad >= from[index]!)
      active.push(index)
      if (passing !== null && passing[index] === 0) continue
      const list: number[] = []
      stamp++
      for (const other of active)
        if (!equal || (from[other] === from[index] && to[other] === to[index])) put(list, other)
      for (let next = at + 1; next < count; next++) {
        const other = order[next]!
        if (from[other]! > to[index]! + pad) break
        if (!equal || (from[other] === from[index] && to[other] === to[index])) put(list, other)
      }
      lists[index] = list
    }
    found = index => lists[index] ?? NONE
    return found
  }
}

const NONE: readonly number[] = []
