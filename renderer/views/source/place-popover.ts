// Where the code popover goes: below the words, or above when there is no room; never over them.

/** A box in pixels of the area the popover may use. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The place of a popover. `arrow` is the distance of its pointer from its left edge; `scroll` how far the text should first be moved up so that there is room. */
export interface Place {
  readonly left: number
  readonly top: number
  readonly above: boolean
  readonly arrow: number
  readonly scroll: number
}

const GAP = 9
const EDGE = 8

/** Places a popover of a size beside words, inside an area `area.right` wide and `area.bottom` high. `words` are the lines of the selection, first to last. */
export function placePopover(
  words: readonly Box[],
  size: { readonly width: number; readonly height: number },
  area: Box,
): Place {
  const first = words[0] ?? area
  const last = words.at(-1) ?? area
  const across = (line: Box) => Math.max(area.left + EDGE, Math.min(line.left - GAP, area.right - size.width - EDGE))
  const below = area.bottom - last.bottom - GAP - EDGE
  const above = first.top - area.top - GAP - EDGE
  const at = (line: Box, top: number, isAbove: boolean, scroll: number): Place => {
    const left = across(line)
    return { left, top, above: isAbove, arrow: Math.max(14, Math.min(size.width - 24, line.left + 12 - left)), scroll }
  }
  if (below >= size.height) return at(last, last.bottom + GAP, false, 0)
  if (above >= size.height) return at(first, first.top - GAP - size.height, true, 0)
  // Neither fits: move the text up until it fits below its last line.
  const scroll = size.height - below
  return at(last, last.bottom + GAP - scroll, false, scroll)
}
