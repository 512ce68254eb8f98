// Passages that overlap, by where they stand. Pure.

import type { CodeId, CoderId, CodingId, SourceId } from '../../base/ids.ts'

/** A coding by where it stands: a paragraph's place in its source and an offset in it, at both ends. A lost one stands nowhere. */
export interface Passage {
  readonly codingId: CodingId
  readonly codeId: CodeId
  readonly coderId: CoderId
  readonly sourceId: SourceId
  readonly start: readonly [paragraph: number, offset: number]
  readonly end: readonly [paragraph: number, offset: number]
  readonly lost: boolean
  readonly hasMemo: boolean
}

const earlier = (a: readonly [number, number], b: readonly [number, number]) => a[0] - b[0] || a[1] - b[1]

function inOrder(passages: readonly Passage[]): Passage[] {
  return passages.filter(one => !one.lost).sort((a, b) => earlier(a.start, b.start) || earlier(b.end, a.end))
}

/** Passages in groups that hang together by overlapping, per source and coder; groups of one are left out. */
export function overlapping(passages: readonly Passage[]): Passage[][] {
  const heaps = new Map<string, Passage[]>()
  for (const one of passages) {
    const heap = `${one.sourceId} ${one.coderId}`
    heaps.set(heap, [...(heaps.get(heap) ?? []), one])
  }
  const groups: Passage[][] = []
  for (const heap of heaps.values()) {
    let group: Passage[] = []
    let end: Passage['end'] = [-1, -1]
    for (const one of inOrder(heap)) {
      if (group.length > 0 && earlier(one.start, end) < 0) group.push(one)
      else {
        if (group.length > 1) groups.push(group)
        group = [one]
        end = one.end
      }
      if (earlier(one.end, end) > 0) end = one.end
    }
    if (group.length > 1) groups.push(group)
  }
  return groups
}

/** How many of the first passages overlap one of the second, whoever coded them. */
export function carryingBoth(some: readonly Passage[], others: readonly Passage[]): number {
  const bySource = new Map<string, Passage[]>()
  for (const one of inOrder(others)) bySource.set(one.sourceId, [...(bySource.get(one.sourceId) ?? []), one])
  return some.filter(
    one =>
      !one.lost &&
      (bySource.get(one.sourceId) ?? []).some(
        other => earlier(other.start, one.end) < 0 && earlier(one.start, other.end) < 0,
      ),
  ).length
}
