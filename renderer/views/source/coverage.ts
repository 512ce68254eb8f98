// What is coded and what is not yet, in the source in front: for the toolbar and the status bar.

import type { CoderId } from '../../../src/base/ids.ts'
import type { Coding } from '../../../src/coding/types.ts'
import { isSaid, shareOf, turnsOf, untouched, type Turn as AnyTurn } from '../../../src/sources/coverage.ts'
import type { ReadingText, Row } from '../../editor/reading-text.ts'

/** A turn that could be coded. */
export type Turn = AnyTurn<Row>

/** The turns of a text that could be coded, in order. */
export function codableTurns(reading: ReadingText): readonly Turn[] {
  return turnsOf(reading.rows, row => isSaid(row.paragraph.style, row.speaker?.role ?? null))
}

/** The turns that a coder has not touched with any code. */
export function notCodedYet(turns: readonly Turn[], codings: readonly Coding[], coderId: CoderId): readonly Turn[] {
  return untouched(
    turns,
    codings.filter(coding => coding.coderId === coderId),
  )
}

/** How much of the turns' text a coder has coded, in whole per cent; null when there is nothing to code. */
export function shareCoded(turns: readonly Turn[], codings: readonly Coding[], coderId: CoderId): number | null {
  return shareOf(
    turns,
    codings.filter(coding => coding.coderId === coderId),
  )
}
