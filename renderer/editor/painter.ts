// Paints washes with the CSS Custom Highlight API. The names are fixed (24 washes: twelve hues, two ranks; twelve for the
// focused coding; one for the selection, one for a place just gone to), so that their colours stand in the style sheet
// and a framework of a thousand codes costs no more than one of ten.

import type { CodeId } from '../../src/base/ids.ts'
import type { TextRange } from '../../src/base/text-range.ts'
import type { Wash } from './paint.ts'
import type { Surface } from './surface.ts'

/** Whether this browser can paint ranges; where it cannot, decorations are drawn instead. */
export function canPaint(): boolean {
  return typeof CSS !== 'undefined' && 'highlights' in CSS && typeof Highlight === 'function'
}

/** The name of a wash: hue 0–11 and rank 0–1. */
function washName(hue: number, rank: number): string {
  return `wash-${(((hue % 12) + 12) % 12) + 1}-${rank}`
}

const PRIORITY: Readonly<Record<string, number>> = { wash: 1, focus: 5, place: 7, selection: 9 }

function named(name: string): Highlight {
  let painted = CSS.highlights.get(name)
  if (painted === undefined) {
    painted = new Highlight()
    painted.priority = PRIORITY[name.split('-')[0]!] ?? 1
    CSS.highlights.set(name, painted)
  }
  return painted
}

/** The paint on one text. Several texts may be painted at once: each takes off only what is its own. */
export class Painter {
  readonly #surface: Surface
  readonly #hueOf: (codeId: CodeId) => number
  readonly #rows = new Map<number, { readonly name: string; readonly range: StaticRange }[]>()
  readonly #marks = new Map<string, { readonly name: string; readonly range: StaticRange }[]>()

  constructor(surface: Surface, hueOf: (codeId: CodeId) => number) {
    this.#surface = surface
    this.#hueOf = hueOf
  }

  /** Paints one row anew; nothing to paint takes its paint off. */
  row(index: number, washes: readonly Wash[]): void {
    for (const { name, range } of this.#rows.get(index) ?? []) named(name).delete(range)
    const painted: { name: string; range: StaticRange }[] = []
    for (const wash of washes) {
      const range = this.#surface.staticRange(index, wash)
      if (range === null) continue
      const name = washName(this.#hueOf(wash.codeId), wash.rank)
      named(name).add(range)
      painted.push({ name, range })
    }
    if (painted.length > 0) this.#rows.set(index, painted)
    else this.#rows.delete(index)
  }

  /** The rows that hold paint now. */
  paintedRows(): readonly number[] {
    return [...this.#rows.keys()]
  }

  /** Paints the focused coding over its washes; null takes it off. */
  focus(range: TextRange | null, hue: number): void {
    this.#mark('focus', `focus-${(((hue % 12) + 12) % 12) + 1}`, range)
  }

  /** Paints the words selected; null takes the paint off. */
  select(range: TextRange | null): void {
    this.#mark('selection', 'selection', range)
  }

  /** Paints a place that was gone to; null takes the paint off. */
  place(range: TextRange | null): void {
    this.#mark('place', 'place', range)
  }

  /** Takes off all paint of this text. */
  clear(): void {
    for (const painted of [...this.#rows.values(), ...this.#marks.values()])
      for (const { name, range } of painted) named(name).delete(range)
    this.#rows.clear()
    this.#marks.clear()
  }

  #mark(kind: string, name: string, range: TextRange | null): void {
    for (const old of this.#marks.get(kind) ?? []) named(old.name).delete(old.range)
    const ranges = range === null ? [] : this.#surface.staticRanges(range)
    for (const one of ranges) named(name).add(one)
    this.#marks.set(
      kind,
      ranges.map(one => ({ name, range: one })),
    )
  }
}
