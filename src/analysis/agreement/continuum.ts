// Stretches that coders marked on a continuum, such as a text counted in characters. Unitising measures take them as given and
// never join them; `joined` is for the caller (METHODS 4.4).

/** One stretch a coder marked, half-open, with its value (a code, as a number from 0 on). */
export interface Stretch {
  readonly start: number
  readonly end: number
  readonly value: number
}

/** A continuum of so many units from 0 on, with what each coder marked on it, in order. */
export interface Continuum {
  readonly length: number
  readonly coders: readonly (readonly Stretch[])[]
}

/** Whether some coder's stretches overlap each other. */
export function overlapsItself({ coders }: Continuum): boolean {
  return coders.some(stretches => {
    let end = -Infinity
    for (const stretch of inOrder(stretches)) {
      if (stretch.start < end) return true
      end = stretch.end
    }
    return false
  })
}

/** Joins stretches of one value that touch or overlap. */
export function joined(stretches: readonly Stretch[]): Stretch[] {
  const open = new Map<number, { start: number; end: number; value: number }>()
  const result: { start: number; end: number; value: number }[] = []
  for (const stretch of inOrder(stretches)) {
    const last = open.get(stretch.value)
    if (last && stretch.start <= last.end) {
      last.end = Math.max(last.end, stretch.end)
      continue
    }
    const fresh = { ...stretch }
    open.set(stretch.value, fresh)
    result.push(fresh)
  }
  return result
}

/** The lengths of the gaps between stretches that do not overlap, before the first and after the last included. */
export function gapsIn(length: number, stretches: readonly Stretch[]): number[] {
  const gaps: number[] = []
  let end = 0
  for (const stretch of stretches) {
    if (stretch.start > end) gaps.push(stretch.start - end)
    end = stretch.end
  }
  if (length > end) gaps.push(length - end)
  return gaps
}

/** By start, then by end. */
export function inOrder(stretches: readonly Stretch[]): Stretch[] {
  return stretches.toSorted((a, b) => a.start - b.start || a.end - b.end)
}
