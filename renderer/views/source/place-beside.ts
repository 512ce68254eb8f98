// Where a popover goes beside words on screen, in the page that scrolls with them.

import type { TextRange } from '../../../src/base/text-range.ts'
import type { Surface } from '../../editor/surface.ts'
import { placePopover, type Box, type Place } from './place-popover.ts'

const NOWHERE: Place = { left: 0, top: 0, above: false, arrow: 20, scroll: 0 }

/** The place of a popover of a size beside some words, in pixels of the scroller's page. Moves the text first where there is no room. */
export function placeBeside(
  surface: Surface | null,
  scroller: HTMLElement | null,
  range: TextRange,
  size: { readonly width: number; readonly height: number },
): Place {
  const page = scroller?.firstElementChild
  if (surface === null || scroller === null || !page) return NOWHERE
  const view = scroller.getBoundingClientRect()
  const area: Box = { left: 0, top: 0, right: scroller.clientWidth, bottom: scroller.clientHeight }
  const lines = surface.rects(range).map(rect => ({
    left: rect.left - view.left,
    top: rect.top - view.top,
    right: rect.right - view.left,
    bottom: rect.bottom - view.top,
  }))
  const place = placePopover(lines, size, area)
  if (place.scroll > 0) scroller.scrollTop += place.scroll
  const box = page.getBoundingClientRect()
  return { ...place, left: place.left + view.left - box.left, top: place.top + view.top - box.top }
}
