// The passages behind the figures: codings of the coders compared that belong together, in three groups.

import { CODE, CODER, N, WIDTH, type SourceBlock } from '../coding-table.ts'
import { stretchesOf } from './coverage.ts'
import { groupOf, passagesOf, type Placed } from './matching.ts'
import { characterPlaces } from './places.ts'
import type { AgreementScope } from './scope.ts'
import type { Match, PassageGroup, PassageWithin } from './types.ts'
import { judgedSo } from './stance.ts'

/** A coding by its row number. */
export interface PlacedCoding extends Placed {
  readonly n: number
  readonly code: number
}

/** A passage by row numbers, in characters of its source. */
export interface PassageOutline {
  /** Its place among all passages compared, from 1. */
  readonly number: number
  readonly source: number
  readonly code: number
  readonly group: PassageGroup
  readonly start: number
  readonly end: number
  readonly codings: readonly PlacedCoding[]
}

/** Every passage of what is compared, in document order; of one code in the order of codes. */
export function passageOutlines(scope: AgreementScope, match: Match): PassageOutline[] {
  const codes = new Set(scope.codes.map(code => code.n))
  const found: PassageOutline[] = []
  for (const { head, block } of scope.sources) {
    const byCode = new Map<number, PlacedCoding[]>()
    for (const one of placedIn(block, scope)) {
      if (!codes.has(one.code)) continue
      const list = byCode.get(one.code)
      if (list) list.push(one)
      else byCode.set(one.code, [one])
    }
    const here: (PassageOutline & { number: number })[] = []
    for (const [code, codings] of byCode) {
      for (const passage of passagesOf(codings, match)) {
        let { start, end } = passage[0]!
        for (const one of passage) {
          start = Math.min(start, one.start)
          end = Math.max(end, one.end)
        }
        const group = groupOf(passage, scope.coders.length)
        here.push({ number: 0, source: head.n, code, group, start, end, codings: passage })
      }
    }
    here.sort((a, b) => a.start - b.start || a.end - b.end || a.code - b.code)
    for (const one of here) one.number = found.push(one)
  }
  return found
}

/** The codings in a source of those compared, of any code. */
function placedIn(block: SourceBlock, scope: AgreementScope): PlacedCoding[] {
  const places = characterPlaces(block)
  const placed: PlacedCoding[] = []
  for (let at = 0; at < block.codings.length; at += WIDTH) {
    const coder = scope.places.get(block.codings[at + CODER]!)
    if (coder === undefined) continue
    const n = block.codings[at + N]!
    placed.push({ n, code: block.codings[at + CODE]!, coder, start: places.start(at), end: places.end(at) })
  }
  return placed
}

/** For a page of passages: the codings of other codes there, of coders who do not have its code. Only what not all coded has any. */
export function othersOf(scope: AgreementScope, page: readonly PassageOutline[]): Map<PassageOutline, PlacedCoding[]> {
  const apart = Map.groupBy(
    page.filter(one => one.group === 'apart'),
    one => one.source,
  )
  const found = new Map<PassageOutline, PlacedCoding[]>()
  for (const { head, block } of scope.sources) {
    const outlines = apart.get(head.n)
    if (!outlines) continue
    const all = placedIn(block, scope)
    for (const outline of outlines) {
      const { code, start, end, codings } = outline
      const who = new Set(codings.map(one => one.coder))
      found.set(
        outline,
        all.filter(one => one.code !== code && !who.has(one.coder) && one.start < end && one.end > start),
      )
    }
  }
  return found
}

/** Those passages that `within` is about. Words count as coded by whoever gave this code to them, be it in this passage or in another. */
export function passagesWithin(
  outlines: readonly PassageOutline[],
  scope: AgreementScope,
  within: PassageWithin,
  match: Match,
): PassageOutline[] {
  if (within.is === 'stances') {
    const judged = judgedSo(scope, match, within.first, within.second)
    return outlines.filter(one => one.codings.some(coding => judged.has(coding.n)))
  }
  const size = scope.coders.length
  const wanted = (who: ReadonlySet<number>) =>
    within.is === 'all'
      ? who.size === size
      : within.is === 'only'
        ? who.size === 1 && who.has(within.place)
        : who.size > 1 && who.size < size
  const cells = Map.groupBy(outlines, one => `${one.source} ${one.code}`)
  const fitting = new Set<PassageOutline>()
  for (const cell of cells.values()) {
    const stretches = stretchesOf(cell.flatMap(one => one.codings)).filter(one => wanted(one.coders))
    for (const passage of cell) {
      const here = passage.codings.some(coding =>
        stretches.some(one => one.coders.has(coding.coder) && one.start < coding.end && one.end > coding.start),
      )
      if (here) fitting.add(passage)
    }
  }
  return outlines.filter(one => fitting.has(one))
}
