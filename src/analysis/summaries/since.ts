// A framework matrix that a window holds, brought up to what it is now by the rows that changed. Pure.

import { captionOf, type CaptionOf } from './captions.ts'
import type { FrameworkMatrix, MatrixSince } from './types.ts'

/** The matrix as it is now. Rows that did not change stay the same objects. */
export function broughtUp(
  held: FrameworkMatrix,
  request: CaptionOf,
  { whole, rows }: Pick<MatrixSince, 'whole' | 'rows'>,
): FrameworkMatrix {
  if (whole !== null) return whole
  if (rows.length === 0) return held
  const now = new Map(rows.map(one => [one.row, one]))
  const kept = held.summaries.filter(one => !now.has(one.row))
  const next = {
    ...held,
    rows: held.rows.map((row, at) => {
      const is = now.get(at)
      return is === undefined || is.progress === row.progress ? row : { ...row, progress: is.progress }
    }),
    counts: held.counts.map((counts, at) => now.get(at)?.counts ?? counts),
    // Within a row they keep their order: the sort is stable.
    summaries: [...kept, ...rows.flatMap(one => one.summaries)].toSorted((a, b) => a.row - b.row),
  }
  return { ...next, caption: captionOf(request, next) }
}
