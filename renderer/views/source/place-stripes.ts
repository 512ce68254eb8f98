// Where the parts of stripes begin and end beside their rows, in pixels.

import type { Lane, Margin } from '../../editor/margin.ts'
import { beside, sameParts, type StripePart } from '../../editor/stripes.ts'
import type { Block, Surface } from '../../editor/surface.ts'

/** A stripe's part beside a row with its place: pixels from the row's top; null where it runs to the row's edge. */
export interface PlacedPart extends StripePart {
  readonly top: number | null
  readonly bottom: number | null
}

/** The stripes to draw: per row near the screen. A row's array is the same until something in it changes. */
export interface Stripes {
  readonly lanes: readonly Lane[]
  readonly folded: number
  readonly rows: ReadonlyMap<number, readonly PlacedPart[]>
}

/** No stripes at all. */
export const NO_STRIPES: Stripes = { lanes: [], folded: 0, rows: new Map() }

/** Places the stripes beside the rows of some blocks. Rows that look as `before` keep their parts and are not measured. */
export function placeStripes(surface: Surface, margin: Margin, blocks: Iterable<Block>, before: Stripes): Stripes {
  const rows = new Map<number, readonly PlacedPart[]>()
  for (const block of blocks) {
    for (const [row, parts] of beside(surface.reading.rows, margin.stripes, block.first, block.last)) {
      const was = before.rows.get(row)
      rows.set(row, was !== undefined && sameParts(was, parts) ? was : placed(surface, row, parts))
    }
  }
  return { lanes: margin.lanes, folded: margin.folded, rows }
}

function placed(surface: Surface, index: number, parts: readonly StripePart[]): readonly PlacedPart[] {
  const row = surface.reading.rows[index]!
  return parts.map(part => {
    // Most codings begin and end with a paragraph: only the others need to be measured.
    const begins = part.from !== null && part.from > row.speech
    const ends = part.to !== null && part.to < row.end
    return {
      ...part,
      top: begins ? (surface.line(part.from)?.top ?? null) : null,
      bottom: ends ? (surface.line(part.to - 1)?.bottom ?? null) : null,
    }
  })
}
