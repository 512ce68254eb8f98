// Who coded which stretch of words. Pure.

import type { Placed } from './matching.ts'

/** A stretch over which the same coders coded. */
export interface Covered {
  readonly start: number
  readonly end: number
  readonly coders: ReadonlySet<number>
}

/** The stretches that codings of one code in one source make, in order; what nobody coded is none. */
export function stretchesOf(codings: readonly Placed[]): Covered[] {
  const edges = [...new Set(codings.flatMap(one => [one.start, one.end]))].sort((a, b) => a - b)
  return edges.slice(1).flatMap((end, at) => {
    const start = edges[at]!
    const coders = new Set(codings.filter(one => one.start < end && one.end > start).map(one => one.coder))
    return coders.size === 0 ? [] : [{ start, end, coders }]
  })
}
