// Chunks that are not on screen are not laid out: their height is estimated from the number of characters, so that the
// scroll bar tells the truth closely enough.

import type { Row } from './reading-text.ts'

/** Paragraphs in one chunk. Measured: to draw the text, 10 to 100 are alike; but stripes are drawn for whole chunks near the screen, and with 50 most of them were seen by nobody. */
export const CHUNK = 10

/** What a line of reading text takes: characters and pixels, and the gap under a paragraph. */
export interface LineMeasure {
  readonly characters: number
  readonly height: number
  readonly gap: number
}

/** The estimated height of some rows, in pixels. */
export function estimateHeight(rows: readonly Row[], measure: LineMeasure): number {
  let height = 0
  for (const row of rows)
    height += Math.max(1, Math.ceil((row.end - row.speech) / measure.characters)) * measure.height + measure.gap
  return Math.round(height)
}
