// A framework matrix that a window holds, brought up to what it is now by the rows that changed. Pure.

import { captionOf, type CaptionOf } from './captions.ts'
import type { FrameworkMatrix, MatrixSince, SignedPage } from './types.ts'

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
      if (is === undefined || (is.progress === row.progress && samePage(is.page, row.page))) return row
      return { ...row, progress: is.progress, ...(is.page === undefined ? {} : { page: is.page }) }
    }),
    counts: held.counts.map((counts, at) => now.get(at)?.counts ?? counts),
    // Within a row they keep their order: the sort is stable.
    summaries: [...kept, ...rows.flatMap(one => one.summaries)].toSorted((a, b) => a.row - b.row),
  }
  return { ...next, caption: captionOf(request, next) }
}

function samePage(a: SignedPage | null | undefined, b: SignedPage | null | undefined): boolean {
  return a?.id === b?.id && a?.text === b?.text && a?.isStale === b?.isStale
}
