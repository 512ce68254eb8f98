// The pictures of a report for readers outside: each as the SVG file that the core draws, and as points where a window drew them.

import { createHash } from 'node:crypto'
import type { PositionMatrix } from '../../analysis/positions/types.ts'
import { pngOf } from '../picture.ts'
import type { SiteThemes } from '../themes/themes.ts'
import type { PictureName } from './types.ts'
import { positionPicture } from './position-picture.ts'
import { themeBars, themeHeatMap } from './theme-pictures.ts'

/** Draws one, from what it shows. */
export function drawPicture(
  name: PictureName,
  themes: () => SiteThemes,
  positions: () => PositionMatrix,
  notes: readonly string[],
): string {
  // Under a filter the picture says so itself.
  const noted = (narrowed: string | null | undefined) => (narrowed ? [narrowed, ...notes] : notes)
  if (name === 'positions') {
    const matrix = positions()
    return positionPicture(matrix, noted(matrix.narrowed))
  }
  const all = themes()
  return name === 'themes by site' ? themeHeatMap(all, noted(all.narrowed)) : themeBars(all, noted(all.narrowed))
}

/** Pictures as points that a window drew, each of one SVG: what was drawn of another state is not used. */
export class DrawnPictures {
  readonly #points = new Map<string, { readonly of: string; readonly bytes: Uint8Array }>()

  /** Keeps the points of a picture, of the SVG with this digest. Refuses what is no PNG. */
  keep(name: PictureName, of: string, content: string): void {
    this.#points.set(name, { of, bytes: pngOf(content) })
  }

  /** The points of exactly the picture with this digest; null where nobody drew it, or drew another state. */
  of(name: PictureName, of: string): Uint8Array | null {
    const kept = this.#points.get(name)
    return kept?.of === of ? kept.bytes : null
  }
}

/** What tells one SVG from another. */
export const digest = (svg: string) => createHash('sha256').update(svg).digest('hex')
