// Ties what is known (a session) to what is on screen (a surface): paint, stripes, caret and selection. It draws nothing
// by itself except paint and caret; the stripes it places are drawn by React.

import type { CodeId, CoderId, CodingId } from '../../../src/base/ids.ts'
import { overlaps, type TextRange } from '../../../src/base/text-range.ts'
import type { Coding } from '../../../src/coding/types.ts'
import { caretAt, rangeOf, trim, type Selection } from '../../editor/moves.ts'
import { byRow, isWashed, paintStretch, type Wash } from '../../editor/paint.ts'
import { canPaint, Painter } from '../../editor/painter.ts'
import { rowAt, rowsOf, type ReadingText } from '../../editor/reading-text.ts'
import { arrange, beside, sameParts, type Lane, type Margin, type Runs, type StripePart } from '../../editor/stripes.ts'
import type { Block, Surface } from '../../editor/surface.ts'
import type { ReadingSession } from './session.ts'

/** Which codings are shown, and how the margin is arranged. Null sets show everything. */
export interface Showing {
  readonly by: 'code' | 'coder'
  readonly coders: ReadonlySet<CoderId> | null
  readonly codes: ReadonlySet<CodeId> | null
}

/** What the reader needs to know of the framework and the team. */
export interface Framework {
  /** Codes in framework order. */
  readonly order: readonly CodeId[]
  readonly coders: readonly CoderId[]
  readonly hues: ReadonlyMap<CodeId, number>
}

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

/** Where the words selected end on screen: pixels within the element of their last row. */
export interface SelectionEnd {
  readonly row: HTMLElement
  readonly left: number
  readonly top: number
}

const NO_STRIPES: Stripes = { lanes: [], folded: 0, rows: new Map() }

/** One source being read in one view. */
export class Reader {
  readonly session: ReadingSession
  selection: Selection | null = null
  stripes: Stripes = NO_STRIPES
  selectionEnd: SelectionEnd | null = null
  codings: readonly Coding[] = []
  #showing: Showing = { by: 'code', coders: null, codes: null }
  #framework: Framework = { order: [], coders: [], hues: new Map() }
  #focused: Coding | null = null
  #focusedId: CodingId | null = null
  #surface: Surface | null = null
  #scroller: HTMLElement | null = null
  #painter: Painter | null = null
  #washed = new Map<number, Coding[]>()
  readonly #washes = new Map<number, readonly Wash[]>()
  #unpainted = new Set<number>()
  #near = new Set<Block>()
  #margin: Margin = { lanes: [], folded: 0, stripes: [] }
  #runs: Runs = new Map()
  #caret: HTMLElement | null = null
  #idle: number | null = null
  readonly #listeners = new Set<() => void>()

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
    this.#near = blocksNear(surface, scroller)
    this.refresh()
    const watching = this.#watchBlocks(surface, scroller)
    const width = new ResizeObserver(() => this.#placeAgain())
    width.observe(surface.root)
    const fonts = () => this.#placeAgain()
    const keys = () => {
      if (this.#caret !== null) this.#caret.hidden = document.activeElement !== surface.root
    }
    surface.root.addEventListener('focus', keys)
    surface.root.addEventListener('blur', keys)
    document.fonts?.addEventListener('loadingdone', fonts)
    return () => {
      watching.disconnect()
      width.disconnect()
      document.fonts?.removeEventListener('loadingdone', fonts)
      surface.root.removeEventListener('focus', keys)
      surface.root.removeEventListener('blur', keys)
      if (this.#idle !== null) cancelIdle(this.#idle)
      this.#idle = null
      this.#painter?.clear()
      this.#caret?.remove()
      this.#surface = this.#scroller = this.#painter = this.#caret = null
    }
  }

  /** Shows other codings, or the same arranged otherwise. */
  show(showing: Showing): void {
    if (showing.by !== this.#showing.by) this.#runs = new Map()
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
    this.#repaint([before, this.#focused].filter(coding => coding !== null))
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
    this.#sort()
    for (const row of this.#painter?.paintedRows() ?? []) if (!this.#washed.has(row)) this.#painter?.row(row, [])
    this.#unpainted = new Set(this.#washed.keys())
    for (const block of this.#near) this.#paintBlock(block)
    this.#paintRestLater()
    this.#arrange()
    this.#drawSelection()
  }

  /** Draws anew what lies on some ranges: the quick way after a coding came or went. */
  touch(ranges: readonly TextRange[]): void {
    this.#take()
    this.#repaint(ranges)
    this.#arrange()
  }

  /** The washes of a row; the same array until they change. */
  readonly washesOf = (row: number): readonly Wash[] => {
    let washes = this.#washes.get(row)
    if (washes === undefined) {
      const range = this.reading?.rows[row]
      washes = range === undefined ? [] : paintStretch(range, this.#washed.get(row) ?? [], this.#focused?.id ?? null)
      this.#washes.set(row, washes)
    }
    return washes
  }

  /** The colour of a code, 0–11. */
  readonly hueOf = (codeId: CodeId): number => this.#framework.hues.get(codeId) ?? 11

  /** Holds other words. */
  select(selection: Selection | null): void {
    this.selection = selection
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
      .sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start || this.#place(a.codeId) - this.#place(b.codeId) || (a.id < b.id ? -1 : 1))
  }

  /** Scrolls words into view, a third from the top; heights of chunks not seen yet are guesses, so it looks and repeats. With `mark` the words are painted until something is selected. */
  async reveal(range: TextRange, mark: boolean): Promise<void> {
    const surface = this.#surface
    const scroller = this.#scroller
    if (surface === null || scroller === null) return
    if (mark) this.#painter?.place(range)
    for (let attempt = 0; attempt < 3; attempt++) {
      surface.row(rowAt(surface.reading.rows, range.start))?.scrollIntoView({ block: 'center' })
      const rect = surface.rect(range.start)
      const view = scroller.getBoundingClientRect()
      if (rect !== null) scroller.scrollTop += rect.top - view.top - view.height / 3
      await nextFrame()
      const now = surface.rect(range.start)
      if (now !== null && now.top >= view.top && now.bottom <= view.bottom) return
    }
  }

  /** Scrolls just enough for an offset to be seen. */
  keepInView(offset: number): void {
    const rect = this.#surface?.rect(offset) ?? null
    const view = this.#scroller?.getBoundingClientRect()
    if (rect === null || view === undefined || this.#scroller === null) {
      void this.reveal({ start: offset, end: offset + 1 }, false)
      return
    }
    const room = rect.height * 2
    if (rect.bottom > view.bottom - room) this.#scroller.scrollTop += rect.bottom - view.bottom + room
    else if (rect.top < view.top + room) this.#scroller.scrollTop -= view.top + room - rect.top
  }

  /** The offset of the first words on screen, or null when nothing is. */
  firstSeen(): number | null {
    const view = this.#scroller?.getBoundingClientRect()
    if (view === undefined || this.#surface === null || this.reading === null || this.#scroller?.scrollTop === 0) return null
    for (const block of [...this.#near].sort((a, b) => a.first - b.first)) {
      for (let row = block.first; row <= block.last; row++) {
        const box = this.#surface.row(row)?.getBoundingClientRect()
        if (box !== undefined && box.bottom > view.top + 20) return this.reading.rows[row]!.speech
      }
    }
    return null
  }

  /** Puts a caret where the text begins on screen, when there is none yet. */
  ensureCaret(): Selection | null {
    const { reading } = this
    if (this.selection !== null || reading === null || reading.rows.length === 0) return this.selection
    const from = this.firstSeen() ?? 0
    const first = reading.rows.find(row => row.end > from && row.paragraph.style !== 'header') ?? reading.rows[0]!
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
    this.codings = coders === null && codes === null ? all : all.filter(one => (coders === null || coders.has(one.coderId)) && (codes === null || codes.has(one.codeId)))
    this.#focused = this.#focusedId === null ? null : (this.codings.find(coding => coding.id === this.#focusedId) ?? null)
  }

  /** Sorts codings into all rows. */
  #sort(): void {
    const rows = this.reading?.rows ?? []
    this.#washes.clear()
    this.#washed = byRow(
      rows,
      this.codings.filter(coding => isWashed(rows, coding)),
    )
  }

  /** Sorts codings anew into the rows that some ranges touch, and paints these. */
  #repaint(ranges: readonly TextRange[]): void {
    const { reading } = this
    if (reading === null) return
    for (const range of ranges) {
      const touched = rowsOf(reading.rows, range)
      if (touched === null) continue
      const stretch = { start: reading.rows[touched.first]!.start, end: reading.rows[touched.last]!.end }
      const there = byRow(
        reading.rows,
        this.codings.filter(coding => overlaps(coding, stretch) && isWashed(reading.rows, coding)),
      )
      for (let row = touched.first; row <= touched.last; row++) {
        const codings = there.get(row)
        if (codings === undefined) this.#washed.delete(row)
        else this.#washed.set(row, codings)
        this.#washes.delete(row)
        this.#paintRow(row)
      }
    }
    this.#painter?.focus(this.#focused, this.#focused === null ? 0 : this.hueOf(this.#focused.codeId))
  }

  #paintRow(row: number): void {
    this.#unpainted.delete(row)
    this.#painter?.row(row, this.washesOf(row))
  }

  #paintBlock(block: Block): void {
    for (let row = block.first; row <= block.last; row++) if (this.#unpainted.has(row)) this.#paintRow(row)
  }

  #paintRestLater(): void {
    this.#painter?.focus(this.#focused, this.#focused === null ? 0 : this.hueOf(this.#focused.codeId))
    if (this.#idle !== null || this.#unpainted.size === 0 || this.#painter === null) return
    this.#idle = whenIdle(() => {
      this.#idle = null
      const until = performance.now() + 8
      for (const row of this.#unpainted) {
        this.#paintRow(row)
        if (performance.now() > until) break
      }
      this.#paintRestLater()
    })
  }

  /** Arranges the margin; rows that look as before keep their parts. */
  #arrange(): void {
    const { reading } = this
    if (reading === null) return
    const { by } = this.#showing
    const order = by === 'code' ? this.#framework.order : this.#framework.coders
    this.#margin = arrange(this.codings, { by, order, focusedCodeId: this.#focused?.codeId ?? null }, this.#runs)
    this.#placeParts()
  }

  #placeParts(again = false): void {
    const { reading } = this
    if (reading === null) return
    const rows = new Map<number, readonly PlacedPart[]>()
    for (const block of this.#near) {
      for (const [row, parts] of beside(reading.rows, this.#margin.stripes, block.first, block.last)) {
        const before = this.stripes.rows.get(row)
        rows.set(row, !again && before !== undefined && sameParts(before, parts) ? before : this.#placed(row, parts))
      }
    }
    this.stripes = { lanes: this.#margin.lanes, folded: this.#margin.folded, rows }
    this.#tell()
  }

  #placed(index: number, parts: readonly StripePart[]): readonly PlacedPart[] {
    const row = this.reading?.rows[index]
    return parts.map(part => {
      // Most codings begin and end with a paragraph: only the others need to be measured.
      const top = part.from === null || row === undefined || part.from <= row.speech ? null : (this.#surface?.line(part.from)?.top ?? null)
      const bottom = part.to === null || row === undefined || part.to >= row.end ? null : (this.#surface?.line(part.to - 1)?.bottom ?? null)
      return { ...part, top, bottom }
    })
  }

  #placeAgain(): void {
    this.#placeParts(true)
    this.#drawSelection()
  }

  #watchBlocks(surface: Surface, scroller: HTMLElement): IntersectionObserver {
    const at = new Map(surface.blocks.map(block => [block.element as Element, block]))
    const observer = new IntersectionObserver(
      entries => {
        let moved = false
        for (const entry of entries) {
          const block = at.get(entry.target)
          if (block === undefined || this.#near.has(block) === entry.isIntersecting) continue
          moved = true
          if (entry.isIntersecting) {
            this.#near.add(block)
            this.#paintBlock(block)
          } else this.#near.delete(block)
        }
        if (moved) this.#placeParts()
      },
      { root: scroller, rootMargin: '60% 0px' },
    )
    for (const block of surface.blocks) observer.observe(block.element)
    return observer
  }

  #drawSelection(): void {
    const range = this.range()
    this.#painter?.select(range)
    this.#drawCaret()
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

  #drawCaret(): void {
    const surface = this.#surface
    if (surface === null || this.selection === null) {
      this.#caret?.remove()
      return
    }
    const { focus } = this.selection
    const index = rowAt(surface.reading.rows, focus)
    const row = surface.row(index)
    const rect = surface.rect(focus)
    if (row === null || rect === null) return
    this.#caret ??= Object.assign(document.createElement('i'), { className: 'caret' })
    this.#caret.hidden = document.activeElement !== surface.root
    if (this.#caret.parentElement !== row) row.append(this.#caret)
    const box = row.getBoundingClientRect()
    this.#caret.style.transform = `translate(${Math.round(rect.left - box.left - 1)}px, ${Math.round(rect.top - box.top)}px)`
    this.#caret.style.height = `${Math.round(rect.height)}px`
  }

  #tell(): void {
    if (this.#surface === null) return
    for (const listener of this.#listeners) listener()
  }
}

/** The blocks near the screen now. */
function blocksNear(surface: Surface, scroller: HTMLElement): Set<Block> {
  const view = scroller.getBoundingClientRect()
  const margin = view.height * 0.6
  return new Set(
    surface.blocks.filter(block => {
      const box = block.element.getBoundingClientRect()
      return box.bottom >= view.top - margin && box.top <= view.bottom + margin
    }),
  )
}

function nextFrame(): Promise<void> {
  return new Promise(resolve => requestAnimationFrame(() => resolve()))
}

// Safari has no idle callbacks.
function whenIdle(work: () => void): number {
  return typeof requestIdleCallback === 'function' ? requestIdleCallback(work, { timeout: 500 }) : window.setTimeout(work, 30)
}

function cancelIdle(handle: number): void {
  if (typeof cancelIdleCallback === 'function') cancelIdleCallback(handle)
  else clearTimeout(handle)
}
