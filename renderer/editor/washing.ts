// The washes on one text: which codings lie on which row, what is painted already, and what is still to do. Rows near the
// screen are painted at once, the others when there is time.

import type { CodeId } from '../../src/base/ids.ts'
import { overlaps, type TextRange } from '../../src/base/text-range.ts'
import type { Coding } from '../../src/coding/types.ts'
import { byRow, isWashed, paintStretch, type Wash } from './paint.ts'
import type { Painter } from './painter.ts'
import { rowsOf, type Row } from './reading-text.ts'

/** The most milliseconds taken at a time for rows that nobody sees. */
const SLICE = 8

/** The washes of one text. Without a painter they are only kept, for decorations. */
export class Washing {
  painter: Painter | null = null
  readonly #hueOf: (codeId: CodeId) => number
  #rows: readonly Row[] = []
  #focused: Coding | null = null
  #codings = new Map<number, Coding[]>()
  readonly #washes = new Map<number, readonly Wash[]>()
  #unpainted = new Set<number>()

  constructor(hueOf: (codeId: CodeId) => number) {
    this.#hueOf = hueOf
  }

  /** The washes of a row; the same array until they change. */
  readonly of = (row: number): readonly Wash[] => {
    let washes = this.#washes.get(row)
    if (washes === undefined) {
      const range = this.#rows[row]
      washes = range === undefined ? [] : paintStretch(range, this.#codings.get(row) ?? [], this.#focused?.id ?? null)
      this.#washes.set(row, washes)
    }
    return washes
  }

  /** Begins anew with all codings. Nothing is painted yet: call {@link paint} for what is near, then {@link paintSome}. */
  begin(rows: readonly Row[], codings: readonly Coding[], focused: Coding | null): void {
    this.#rows = rows
    this.#focused = focused
    this.#washes.clear()
    this.#codings = byRow(
      rows,
      codings.filter(coding => isWashed(rows, coding)),
    )
    for (const row of this.painter?.paintedRows() ?? []) if (!this.#codings.has(row)) this.painter?.row(row, [])
    this.#unpainted = new Set(this.#codings.keys())
    this.#paintFocused()
  }

  /** Paints anew the rows that some ranges touch, after codings there came or went. */
  touch(ranges: readonly TextRange[], codings: readonly Coding[], focused: Coding | null): void {
    this.#focused = focused
    for (const range of ranges) {
      const touched = rowsOf(this.#rows, range)
      if (touched === null) continue
      const stretch = { start: this.#rows[touched.first]!.start, end: this.#rows[touched.last]!.end }
      const there = byRow(
        this.#rows,
        codings.filter(coding => overlaps(coding, stretch) && isWashed(this.#rows, coding)),
      )
      for (let row = touched.first; row <= touched.last; row++) {
        const here = there.get(row)
        if (here === undefined) this.#codings.delete(row)
        else this.#codings.set(row, here)
        this.#washes.delete(row)
        this.#paintRow(row)
      }
    }
    this.#paintFocused()
  }

  /** Paints what is not painted yet from one row to another, both included. */
  paint(first: number, last: number): void {
    for (let row = first; row <= last; row++) if (this.#unpainted.has(row)) this.#paintRow(row)
  }

  /** Paints some of what is left. Answers whether there is more. */
  paintSome(): boolean {
    if (this.painter === null) return false
    const until = performance.now() + SLICE
    for (const row of this.#unpainted) {
      this.#paintRow(row)
      if (performance.now() > until) break
    }
    return this.#unpainted.size > 0
  }

  /** Whether something is not painted yet. */
  get isUnfinished(): boolean {
    return this.painter !== null && this.#unpainted.size > 0
  }

  #paintRow(row: number): void {
    this.#unpainted.delete(row)
    this.painter?.row(row, this.of(row))
  }

  #paintFocused(): void {
    this.painter?.focus(this.#focused, this.#focused === null ? 0 : this.#hueOf(this.#focused.codeId))
  }
}
