// Ties what is known (a session) to what is on screen (a surface): paint, stripes, caret and selection. It draws nothing
// by itself except paint and caret; the stripes it places are drawn by React.

import type { CodeId, CoderId, CodingId } from '../../../src/base/ids.ts'
import { overlaps, type TextRange } from '../../../src/base/text-range.ts'
import type { Coding } from '../../../src/coding/types.ts'
import { caretAt, rangeOf, trim, type Selection } from '../../editor/moves.ts'
import { canPaint, Painter } from '../../editor/painter.ts'
import { rowAt, type ReadingText } from '../../editor/reading-text.ts'
import { nothingKnown, type Known, type Margin } from '../../editor/margin.ts'
import { arrange } from '../../editor/stripes.ts'
import type { Block, Surface } from '../../editor/surface.ts'
import { Washing } from '../../editor/washing.ts'
import { Caret } from './caret.ts'
import { blocksNear, watchBlocks, whenIdle } from './near-blocks.ts'
import { NO_STRIPES, placeStripes, type Stripes } from './place-stripes.ts'
import { keepInView, scrollTo, spotOf, type Spot } from './scrolling.ts'
import type { ReadingSession } from './session.ts'

/** Which codings are shown, and how the margin is arranged. Null sets show everything. */
export interface Showing {
  readonly by: 'code' | 'coder'
  readonly coders: ReadonlySet<CoderId> | null
  readonly codes: ReadonlySet<CodeId> | null
  /** What the codes shown are called, when they are a code with what lies below it, or a set. */
  readonly named?: string | null
}

/** What the reader needs to know of the framework and the team. */
export interface Framework {
  /** Codes in framework order. */
  readonly order: readonly CodeId[]
  readonly coders: readonly CoderId[]
  readonly hues: ReadonlyMap<CodeId, number>
}

/** Where the words selected end on screen: pixels within the element of their last row. */
export interface SelectionEnd {
  readonly row: HTMLElement
  readonly left: number
  readonly top: number
}

/** One source being read in one view. */
export class Reader {
  readonly session: ReadingSession
  selection: Selection | null = null
  stripes: Stripes = NO_STRIPES
  selectionEnd: SelectionEnd | null = null
  /** The words held were drawn with the pointer. */
  byPointer = false
  codings: readonly Coding[] = []
  #showing: Showing = { by: 'code', coders: null, codes: null }
  #framework: Framework = { order: [], coders: [], hues: new Map() }
  #focused: Coding | null = null
  #focusedId: CodingId | null = null
  #surface: Surface | null = null
  #scroller: HTMLElement | null = null
  #painter: Painter | null = null
  #near = new Set<Block>()
  #margin: Margin = { lanes: [], folded: 0, stripes: [] }
  #known: Known = nothingKnown()
  #caret: Caret | null = null
  #callOff: (() => void) | null = null
  readonly #listeners = new Set<() => void>()

  /** The colour of a code, 0–11. */
  readonly hueOf = (codeId: CodeId): number => this.#framework.hues.get(codeId) ?? 11
  readonly washing = new Washing(this.hueOf)

  constructor(session: ReadingSession) {
    this.session = session
  }

  /** For React: told when `selection`, `stripes` or `codings` are other ones. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get reading(): ReadingText | null {
    return this.session.reading
  }

  get surface(): Surface | null {
    return this.#surface
  }

  get scroller(): HTMLElement | null {
    return this.#scroller
  }

  /** Takes the text on screen; paints what is near the screen now and the rest when there is time. The answer lets it go. */
  attach(surface: Surface, scroller: HTMLElement): () => void {
    this.#surface = surface
    this.#scroller = scroller
    this.#painter = canPaint() ? new Painter(surface, this.hueOf) : null
    this.washing.painter = this.#painter
    this.#caret = new Caret(surface)
    this.#near = blocksNear(surface, scroller)
    this.refresh()
    const watching = watchBlocks(surface, scroller, this.#moved)
    // Lines break elsewhere in another width or another font.
    const width = new ResizeObserver(this.#placeAgain)
    width.observe(surface.root)
    document.fonts?.addEventListener('loadingdone', this.#placeAgain)
    return () => {
      watching.disconnect()
      width.disconnect()
      document.fonts?.removeEventListener('loadingdone', this.#placeAgain)
      this.#callOff?.()
      this.#painter?.clear()
      this.#caret?.end()
      this.washing.painter = null
      this.#surface = this.#scroller = this.#painter = this.#caret = this.#callOff = null
    }
  }

  /** Shows other codings, or the same arranged otherwise. */
  show(showing: Showing): void {
    if (showing.by !== this.#showing.by) this.#known = nothingKnown()
    this.#showing = showing
    this.refresh()
  }

  /** Whether this is the framework taken in last. */
  knows(framework: Framework): boolean {
    return this.#framework === framework
  }

  /** Takes in the framework's order and colours, and draws everything in them. */
  know(framework: Framework): void {
    this.#framework = framework
    this.refresh()
  }

  /** Makes a coding the focused one. */
  focus(codingId: CodingId | null): void {
    if (this.#focusedId === codingId) return
    this.#focusedId = codingId
    const before = this.#focused
    this.#take()
    const ranges = [before, this.#focused].filter(coding => coding !== null)
    this.washing.touch(ranges, this.codings, this.#focused)
    this.#arrange()
  }

  /** The focused coding, when it is one of this source and shown. */
  get focused(): Coding | null {
    return this.#focused
  }

  /** Draws everything anew. */
  refresh(): void {
    this.#take()
    if (this.reading === null) return
    this.washing.begin(this.reading.rows, this.codings, this.#focused)
    for (const block of this.#near) this.washing.paint(block.first, block.last)
    this.#paintRestLater()
    this.#arrange()
    this.#drawSelection()
  }

  /** Draws anew what lies on some ranges: the quick way after a coding came or went. */
  touch(ranges: readonly TextRange[]): void {
    this.#take()
    this.washing.touch(ranges, this.codings, this.#focused)
    this.#arrange()
  }

  /** Holds other words; `byPointer` when they were drawn with it. */
  select(selection: Selection | null, byPointer = false): void {
    this.selection = selection
    this.byPointer = byPointer
    this.#painter?.place(null)
    this.#drawSelection()
    this.#tell()
  }

  /** The words selected, without white space at the edges; null for a caret. */
  range(): TextRange | null {
    const range = rangeOf(this.selection)
    return range === null || this.reading === null ? null : trim(this.reading, range)
  }

  /** The codings shown that touch a range or caret, narrowest first. */
  codingsAt(range: TextRange): readonly Coding[] {
    const wide = range.end > range.start ? range : { start: range.start, end: range.start + 1 }
    return this.codings
      .filter(coding => overlaps(coding, wide))
      .sort(
        (a, b) =>
          a.end - a.start - (b.end - b.start) ||
          a.start - b.start ||
          this.#place(a.codeId) - this.#place(b.codeId) ||
          (a.id < b.id ? -1 : 1),
      )
  }

  /** Scrolls words into view. With `mark` the caret goes there too, and they are painted until something is selected. */
  async reveal(range: TextRange, mark: boolean): Promise<void> {
    if (this.#surface === null || this.#scroller === null) return
    if (mark && this.reading !== null) {
      // Keys go on from here.
      this.select(caretAt(this.reading, range.start))
      this.#painter?.place(range)
    }
    await scrollTo(this.#surface, this.#scroller, range)
  }

  /** Scrolls just enough for an offset to be seen. */
  keepInView(offset: number): void {
    if (this.#surface !== null && this.#scroller !== null) keepInView(this.#surface, this.#scroller, offset)
  }

  /** Where one reads now; null at the very top. */
  spot(): Spot | null {
    return this.#surface === null || this.#scroller === null ? null : spotOf(this.#surface, this.#scroller)
  }

  /** Puts a caret where the text begins on screen, when there is none yet. */
  ensureCaret(): Selection | null {
    const { reading } = this
    if (this.selection !== null || reading === null || reading.rows.length === 0) return this.selection
    const from = this.spot()?.row ?? 0
    const first = reading.rows.find(row => row.index >= from && row.paragraph.style !== 'header') ?? reading.rows[0]!
    this.select(caretAt(reading, first.speech))
    return this.selection
  }

  #place(codeId: CodeId): number {
    const at = this.#framework.order.indexOf(codeId)
    return at === -1 ? Infinity : at
  }

  /** Takes the session's codings as shown. */
  #take(): void {
    const { coders, codes } = this.#showing
    const all = this.session.codings
    this.codings =
      coders === null && codes === null
        ? all
        : all.filter(one => (coders === null || coders.has(one.coderId)) && (codes === null || codes.has(one.codeId)))
    this.#focused =
      this.#focusedId === null ? null : (this.codings.find(coding => coding.id === this.#focusedId) ?? null)
  }

  #paintRestLater(): void {
    if (this.#callOff !== null || !this.washing.isUnfinished) return
    this.#callOff = whenIdle(() => {
      this.#callOff = null
      if (this.washing.paintSome()) this.#paintRestLater()
    })
  }

  /** Arranges the margin; rows that look as before keep their parts. */
  #arrange(): void {
    const { reading } = this
    if (reading === null) return
    const { by } = this.#showing
    const order = by === 'code' ? this.#framework.order : this.#framework.coders
    this.#margin = arrange(this.codings, { by, order, rows: reading.rows }, this.#known)
    this.#placeParts()
  }

  #placeParts(again = false): void {
    if (this.#surface === null) return
    this.stripes = placeStripes(this.#surface, this.#margin, this.#near, again ? NO_STRIPES : this.stripes)
    this.#tell()
  }

  readonly #placeAgain = (): void => {
    this.#placeParts(true)
    this.#drawSelection()
  }

  readonly #moved = (came: readonly Block[], went: readonly Block[]): void => {
    const before = this.#near.size
    const added = came.filter(block => !this.#near.has(block))
    for (const block of went) this.#near.delete(block)
    const removed = before - this.#near.size
    for (const block of added) {
      this.#near.add(block)
      this.washing.paint(block.first, block.last)
    }
    if (added.length > 0 || removed > 0) this.#placeParts()
  }

  #drawSelection(): void {
    const range = this.range()
    this.#painter?.select(range)
    this.#caret?.put(this.selection?.focus ?? null)
    this.selectionEnd = range === null ? null : this.#endOf(range)
  }

  #endOf(range: TextRange): SelectionEnd | null {
    const surface = this.#surface
    const row = surface?.row(rowAt(surface.reading.rows, range.end - 1)) ?? null
    const rect = surface?.rect(range.end - 1) ?? null
    if (row === null || rect === null) return null
    const box = row.getBoundingClientRect()
    return { row, left: Math.min(rect.right - box.left, box.width - 120), top: rect.bottom - box.top + 4 }
  }

  #tell(): void {
    if (this.#surface === null) return
    for (const listener of this.#listeners) listener()
  }
}
