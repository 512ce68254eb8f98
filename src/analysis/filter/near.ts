// Which codings stand near others: on the same words, overlapping, in the same paragraph, turn or source, within so many words.

import {
  CODE,
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

/** In which numbers of a coding its extent stands; a whole source is one place. */
const FIELDS: Readonly<Record<Nearness, readonly [first: number, last: number] | null>> = {
  'same passage': [START, END],
  overlapping: [START, END],
  'same paragraph': [FIRST_PARAGRAPH, LAST_PARAGRAPH],
  'same turn': [FIRST_TURN, LAST_TURN],
  'same source': null,
  'within words': [FIRST_WORD, END_WORD],
}

/** The extents of every coding of a block. */
export function extentsOf(codings: Int32Array, how: Nearness, words = 0): Extents {
  const count = codings.length / WIDTH
  const from = new Int32Array(count)
  const to = new Int32Array(count)
  const fields = FIELDS[how]
  if (fields !== null) {
    const [first, last] = fields
    // The last of some characters stands before their end; none stands before their start.
    const less = how === 'overlapping' ? 1 : 0
    for (let index = 0, at = 0; index < count; index++, at += WIDTH) {
      const start = codings[at + first]!
      const end = codings[at + last]! - less
      from[index] = start
      to[index] = less === 1 && end < start ? start : end
    }
  }
  return { from, to, pad: how === 'within words' ? words : 0, equal: how === 'same passage' }
}

/** Marks every coding that stands near one with a flagged code. As {@link markNear} of all extents, but in two passes over the codings themselves: it is asked of every source there is. */
export function markNearCodes(codings: Int32Array, flags: Uint8Array, how: Nearness, words = 0): Uint8Array {
  const fields = FIELDS[how]
  const marks = new Uint8Array(codings.length / WIDTH)
  const generally = () => markNear(extentsOf(codings, how, words), flagged(codings, flags))
  if (fields === null || how === 'same passage') return generally()
  const [first, last] = fields
  const less = how === 'overlapping' ? 1 : 0
  const pad = how === 'within words' ? words : 0
  const endAt = (at: number, start: number) => Math.max(codings[at + last]! - less, less === 1 ? start : -1)
  const starts: number[] = []
  const ends: number[] = []
  let end = -1
  for (let at = 0; at < codings.length; at += WIDTH) {
    if (flags[codings[at + CODE]!] !== 1) continue
    const start = codings[at + first]!
    // Codings come in document order; where two kinds of place do not agree on it, the long way is taken.
    if (starts.length > 0 && start < starts.at(-1)!) return generally()
    if (starts.length > 0 && start <= end) {
      end = Math.max(end, endAt(at, start))
      ends[ends.length - 1] = end
    } else {
      starts.push(start)
      ends.push((end = endAt(at, start)))
    }
  }
  if (starts.length === 0) return marks
  let stretch = 0
  let before = -1
  for (let index = 0, at = 0; at < codings.length; index++, at += WIDTH) {
    const start = codings[at + first]!
    if (start < before) stretch = 0
    before = start
    while (stretch < ends.length && ends[stretch]! + pad < start) stretch++
    if (stretch < starts.length && starts[stretch]! <= endAt(at, start) + pad) marks[index] = 1
  }
  return marks
}

/** Marks codings of flagged codes. */
export function flagged(codings: Int32Array, flags: Uint8Array): Uint8Array {
  const marks = new Uint8Array(codings.length / WIDTH)
  for (let index = 0, at = CODE; index < marks.length; index++, at += WIDTH)
    if (flags[codings[at]!] === 1) marks[index] = 1
  return marks
}

/** Marks every coding that stands near one of the targets; a target stands near itself. */
function markNear(extents: Extents, targets: Uint8Array): Uint8Array {
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
  // The first stretch that does not end too early: codings come in document order, so it is hardly ever one before the last.
  let at = 0
  let before = -1
  for (let index = 0; index < from.length; index++) {
    const start = from[index]!
    if (start < before) at = 0
    before = start
    while (at < ends.length && ends[at]! + pad < start) at++
    if (at < starts.length && starts[at]! <= to[index]! + pad) marks[index] = 1
  }
  return marks
}
