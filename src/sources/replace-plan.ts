// What putting a corrected file in the place of a text does to its coded places. A value: it is shown before it is done.

import type { AnchorId } from '../base/ids.ts'
import { overlaps, type TextRange } from '../base/text-range.ts'
import type { TextStep } from '../base/text-step.ts'
import { carry } from '../coding/carry.ts'
import { contextAfter, contextBefore } from '../coding/context.ts'
import { findAgain } from './find-again.ts'
import { stepsBetween } from './text-diff.ts'

/** What becomes of one place: it stands on the same words where they were, on the same words elsewhere, on changed words, or on none. */
export type Fate = 'kept' | 'moved' | 'changed' | 'lost'

/** One coded place, as it is and as it would be. */
export interface PlannedPlace {
  readonly anchorId: AnchorId
  readonly fate: Fate
  readonly was: string
  readonly is: string
  readonly range: TextRange
}

/** The whole plan: the steps, and where each place goes. `found` are the places that words and context found elsewhere. */
export interface ReplacePlan {
  readonly steps: readonly TextStep[]
  readonly places: readonly PlannedPlace[]
  readonly found: ReadonlyMap<AnchorId, TextRange>
}

/** A place to carry. One that is lost says what its words and surroundings were: it may be found again. */
export interface PlaceToCarry {
  readonly id: AnchorId
  readonly range: TextRange
  readonly lost?: { readonly words: string; readonly before: string; readonly after: string } | undefined
}

/** Plans the corrected text in the place of the former one. */
export function planReplace(before: string, after: string, anchors: readonly PlaceToCarry[]): ReplacePlan {
  const steps = stepsBetween(before, after)
  const found = new Map<AnchorId, TextRange>()
  const places = anchors.map(({ id, range, lost }): PlannedPlace => {
    const was = lost?.words ?? before.slice(range.start, range.end)
    const carried = carry(after, range, steps)
    const is = after.slice(carried.range.start, carried.range.end)
    if (carried.outcome === 'kept' && is === was) return { anchorId: id, fate: 'kept', was, is, range: carried.range }
    const again = findAgain(after, {
      words: was,
      before: lost?.before ?? contextBefore(before, range.start),
      after: lost?.after ?? contextAfter(before, range.end),
      near: carried.range.start,
    })
    if (again !== null) {
      found.set(id, again)
      // The same words but for white space, where they were.
      const stays = carried.range.end > carried.range.start && overlaps(again, carried.range)
      return {
        anchorId: id,
        fate: stays ? 'kept' : 'moved',
        was,
        is: after.slice(again.start, again.end),
        range: again,
      }
    }
    return { anchorId: id, fate: carried.outcome === 'lost' ? 'lost' : 'changed', was, is, range: carried.range }
  })
  return { steps, places, found }
}
