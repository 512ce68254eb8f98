// Which codings stand near others: on the same words, overlapping, in the same paragraph, turn or source, within so many words.

import {
  END,
  END_WORD,
  FIRST_PARAGRAPH,
  FIRST_TURN,
  FIRST_WORD,
  LAST_PARAGRAPH,
  LAST_TURN,
  START,
  WIDTH,
} from '../coding-table.ts'
import type { Nearness } from './types.ts'

/** Where codings lie for one kind of nearness: closed intervals, which are near when they are at most `pad` apart. Equal ones only, for the same passage. */
export interface Extents {
  readonly from: Int32Array
  readonly to: Int32Array
  readonly pad: number
  readonly equal: boolean
}

/** The extents of every coding of a block. */
export function extentsOf(codings: Int32Array, how: Nearness, words = 0): Extents {
  const count = codings.length / WIDTH
  const from = new Int32Array(count)
  const to = new Int32Array(count)
  for (let index = 0; index < count; index++) {
    const at = index * WIDTH
    switch (how) {
      case 'same passage':
        from[index] = codings[at + START]!
        to[index] = codings[at + END]!
        break
      case 'overlapping':
        from[index] = codings[at + START]!
        to[index] = Math.max(codings[at + START]!, codings[at + END]! - 1)
        break
      case 'same paragraph':
        from[index] = codings[at + FIRST_PARAGRAPH]!
        to[index] = codings[at + LAST_PARAGRAPH]!
        break
      case 'same turn':
        from[index] = codings[at + FIRST_TURN]!
        to[index] = codings[at + LAST_TURN]!
        break
      case 'same source':
        break
      case 'within words':
        from[index] = codings[at + FIRST_WORD]!
        to[index] = codings[at + END_WORD]!
        break
    }
  }
  return { from, to, pad: how === 'within words' ? words : 0, equal: how === 'same passage' }
}

/** Marks every coding that stands near one of the targets; a target stands near itself. */
export function markNear(extents: Extents, targets: Uint8Array): Uint8Array {
  const { from, to, pad, equal } = extents
  const marks = new Uint8Array(from.length)
  const chosen: number[] = []
  for (let index = 0; index < from.length; index++) if (targets[index] === 1) chosen.push(index)
  if (chosen.length === 0) return marks
  if (equal) {
    const places = new Set(chosen.map(index => from[index]! * 2 ** 26 + to[index]!))
    for (let index = 0; index < from.length; index++)
      if (places.has(from[index]! * 2 ** 26 + to[index]!)) marks[index] = 1
    return marks
  }
  // The union of the targets, as stretches from left to right.
  chosen.sort((a, b) => from[a]! - from[b]!)
  const starts: number[] = []
  const ends: number[] = []
  for (const index of chosen) {
    const last = ends.length - 1
    if (last >= 0 && from[index]! <= ends[last]!) ends[last] = Math.max(ends[last]!, to[index]!)
    else {
      starts.push(from[index]!)
      ends.push(to[index]!)
    }
  }
  for (let index = 0; index < from.length; index++) {
    // The first stretch that does not end too early.
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (ends[middle]! + pad < from[index]!) low = middle + 1
      else high = middle
    }
    if (low < starts.length && starts[low]! <= to[index]! + pad) marks[index] = 1
  }
  return marks
}
