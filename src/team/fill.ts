// Shares out sources among coders, evenly by words. Pure.

import type { CaseId, CoderId, SourceId } from '../base/ids.ts'
import type { Allocating, Allocation, Filling, Part } from './types.ts'

/** A source to share out: its words, and the case it is filed under, if any. */
export interface Weighed {
  readonly sourceId: SourceId
  readonly words: number
  readonly caseId: CaseId | null
}

/** Who gets what: the longest first, each to whoever has least so far of this part; with `together` whole cases. What coders have already counts, and nobody gets a source in which they have another part. The same question has the same answer. */
export function fill(sources: readonly Weighed[], allocations: readonly Allocation[], how: Filling): Allocating[] {
  const words = new Map(sources.map(one => [one.sourceId, one.words]))
  const having = new Map<string, Part>(allocations.map(one => [`${one.sourceId} ${one.coderId}`, one.part]))
  const taken = new Set(allocations.filter(one => one.part === how.part).map(one => one.sourceId))
  const load = new Map(how.coderIds.map(id => [id, 0]))
  for (const one of allocations)
    if (one.part === how.part && load.has(one.coderId))
      load.set(one.coderId, load.get(one.coderId)! + (words.get(one.sourceId) ?? 0))
  const open = everyNth(sources, how.share).filter(one => !taken.has(one.sourceId))
  const changes: Allocating[] = []
  for (const heap of heaps(open, how.together)) {
    const may = how.coderIds.filter(id => heap.every(one => !having.has(`${one.sourceId} ${id}`)))
    const coderId = least(may, load)
    if (coderId === null) continue
    load.set(coderId, load.get(coderId)! + weight(heap))
    for (const { sourceId } of heap) changes.push({ sourceId, coderId, part: how.part, blind: how.blind })
  }
  return changes
}

/** The share of sources in per cent, spread evenly over the list. */
function everyNth(sources: readonly Weighed[], share: number): Weighed[] {
  return sources.filter((_, at) => Math.floor(((at + 1) * share) / 100) > Math.floor((at * share) / 100))
}

/** What goes to one coder at once, heaviest first. */
function heaps(sources: readonly Weighed[], together: boolean): Weighed[][] {
  const byCase = new Map<string, Weighed[]>()
  for (const one of sources) {
    const key = together && one.caseId !== null ? one.caseId : one.sourceId
    byCase.set(key, [...(byCase.get(key) ?? []), one])
  }
  return [...byCase.values()].sort((a, b) => weight(b) - weight(a))
}

function weight(heap: readonly Weighed[]): number {
  return heap.reduce((sum, one) => sum + one.words, 0)
}

function least(coders: readonly CoderId[], load: ReadonlyMap<CoderId, number>): CoderId | null {
  let found: CoderId | null = null
  for (const id of coders) if (found === null || load.get(id)! < load.get(found)!) found = id
  return found
}
