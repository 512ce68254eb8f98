// The editor's document of a text that is edited. Every key, paste and drop becomes a step in offsets of the source; the
// document follows the step, never the other way round, so that what is stored is exactly what is seen.

import {
  createEditor,
  Editor,
  Node,
  Path,
  Range,
  Transforms,
  type BaseEditor,
  type Descendant,
  type Point,
} from 'slate'
import { ReactEditor, withReact } from 'slate-react'
import type { CodeId, CodingId } from '../../src/base/ids.ts'
import type { TextRange } from '../../src/base/text-range.ts'
import type { TextStep } from '../../src/base/text-step.ts'
import { carryStep } from '../../src/coding/carry.ts'
import type { Coding } from '../../src/coding/types.ts'
import type { Mark } from '../../src/sources/types.ts'
import { CHUNK } from './chunk-height.ts'
import { lengthOf, lineAt, plainLine, type Line } from './editing-lines.ts'
import { isWashed, paintStretch } from './paint.ts'

/** A line as the editor keeps it. */
export interface LineElement extends Omit<Line, 'words'> {
  readonly type: 'line'
  readonly children: [{ text: string }]
}

/** A line in offsets of the source. */
export interface LineRow extends TextRange {
  readonly speech: number
  readonly turn: number
}

/** A run of a line that looks otherwise: formatting, washes. In Slate's terms. */
export type Run = { anchor: Point; focus: Point } & Record<string, unknown>

/** Who hears of what a person does: of every step, after the document followed it, and of the wish to take back or bring back. */
export interface Hands {
  readonly step: (step: TextStep) => void
  readonly undo: () => void
  readonly redo: () => void
}

/** One text being edited. */
export class EditingDocument {
  readonly editor: BaseEditor & ReactEditor
  readonly initial: Descendant[]
  codings: readonly Coding[] = []
  #unwashed: ReadonlySet<CodingId> = new Set()
  #hands: Hands = { step: () => {}, undo: () => {}, redo: () => {} }

  readonly #hasSpeakers: boolean

  constructor(lines: readonly Line[]) {
    this.#hasSpeakers = lines.some(line => line.speaker !== null)
    this.initial = lines.map(elementOf) as unknown as Descendant[]
    this.editor = this.#made()
    this.editor.children = this.initial
  }

  /** The text as it is stored. */
  get text(): string {
    return this.#lines()
      .map(line => line.label + line.children[0].text)
      .join('\n')
  }

  /** Takes in the codings as they are now; long ones stand in the margin only. Answers whether they are others than those carried along so far: whoever draws must draw anew then. */
  wash(codings: readonly Coding[]): boolean {
    if (sameCodings(this.codings, codings)) return false
    this.codings = codings
    const rows = this.rows()
    this.#unwashed = new Set(codings.filter(coding => !isWashed(rows, coding)).map(coding => coding.id))
    return true
  }

  /** Where each line begins and ends, where its words begin, and which turn it is of. */
  rows(): readonly LineRow[] {
    let start = 0
    let turn = -1
    return this.#lines().map(line => {
      const length = lengthOfElement(line)
      const isTurn = this.#hasSpeakers ? line.speaker !== null || line.label !== '' : length > 0
      if (isTurn || turn < 0) turn++
      const row = { start, end: start + length, speech: start + line.label.length, turn }
      start += length + 1
      return row
    })
  }

  /** Which line an element of the page is; null for one that is none of this document's. */
  lineOf(element: Element): number | null {
    try {
      return ReactEditor.findPath(this.editor, ReactEditor.toSlateNode(this.editor, element))[0] ?? null
    } catch {
      // The page is a frame behind the document: the next one asks again.
      return null
    }
  }

  /** Says who hears of steps, and of the wish to take back and bring back. */
  listen(hands: Hands): void {
    this.#hands = hands
  }

  /** Where the caret or the selection stands, in offsets of the source. */
  selected(): TextRange | null {
    const { selection } = this.editor
    if (selection === null) return null
    const [from, to] = Range.edges(selection)
    return { start: this.offsetOf(from), end: this.offsetOf(to) }
  }

  /** Takes in where the caret stands on screen: the browser tells of it late, and keys come fast. */
  catchUp(): void {
    const { editor } = this
    const held = document.getSelection()
    if (held === null || held.rangeCount === 0 || !ReactEditor.hasSelectableTarget(editor, held.anchorNode)) return
    const range = ReactEditor.toSlateRange(editor, held, { exactMatch: false, suppressThrow: true })
    if (range !== null && (editor.selection === null || !Range.equals(range, editor.selection)))
      Transforms.select(editor, range)
  }

  /** Selects words. */
  select(range: TextRange): void {
    Transforms.select(this.editor, { anchor: this.pointOf(range.start), focus: this.pointOf(range.end) })
  }

  /** The offset in the source of a point of the document. */
  offsetOf(point: Point): number {
    const lines = this.#lines()
    let start = 0
    for (let at = 0; at < point.path[0]! && at < lines.length; at++) start += lengthOfElement(lines[at]!) + 1
    return start + (lines[point.path[0]!]?.label.length ?? 0) + point.offset
  }

  /** The point of an offset; one inside a label goes to its line's first word. */
  pointOf(offset: number): Point {
    const lines = this.#lines()
    const { index, start } = lineAt(lengths(lines), offset)
    const line = lines[index]!
    return {
      path: [index, 0],
      offset: Math.min(Math.max(0, offset - start - line.label.length), line.children[0].text.length),
    }
  }

  /** Follows a step; `typed`: the caret goes behind what was put in, and whoever listens hears of it. */
  follow(step: TextStep, typed: boolean): void {
    this.codings = this.codings.map(coding => {
      const { range } = carryStep(coding, step)
      return range.start === coding.start && range.end === coding.end ? coding : { ...coding, ...range }
    })
    const lines = this.#lines()
    const first = lineAt(lengths(lines), step.start)
    const last = lineAt(lengths(lines), step.end)
    Editor.withoutNormalizing(this.editor, () => {
      const line = lines[first.index]!
      const from = step.start - first.start - line.label.length
      if (first.index === last.index && !step.insert.includes('\n') && from >= 0)
        this.#withinLine(first.index, line, from, step)
      else this.#acrossLines(first, last, step)
    })
    if (!typed) return
    Transforms.select(this.editor, this.pointOf(step.start + step.insert.length))
    this.#hands.step(step)
  }

  /** Answers how a line looks beyond its plain words, the same array until the line changes. Codings that came or went need another painter. */
  painter(hues: ReadonlyMap<CodeId, number>): (element: object, index: number) => Run[] {
    const kept = new WeakMap<object, Run[]>()
    return (element, index) => {
      let runs = kept.get(element)
      if (runs === undefined) runs = this.#makeRuns(element as LineElement, index, hues)
      // A line above came or went: the runs are the same at another place.
      else if (runs.length > 0 && runs[0]!.anchor.path[0] !== index) runs = runs.map(run => moved(run, index))
      kept.set(element, runs)
      return runs
    }
  }

  #makeRuns(line: LineElement, index: number, hues: ReadonlyMap<CodeId, number>): Run[] {
    const words = line.children[0].text
    if (words === '') return []
    const start = this.offsetOf({ path: [index, 0], offset: 0 })
    const stretch = { start, end: start + words.length }
    const here = this.codings.filter(
      coding => coding.start < stretch.end && coding.end > stretch.start && !this.#unwashed.has(coding.id),
    )
    const washes = here.length === 0 ? [] : paintStretch(stretch, here)
    if (washes.length === 0 && line.marks.length === 0) return []
    const cuts = new Set([0, words.length])
    for (const wash of washes) cuts.add(wash.start - start).add(wash.end - start)
    for (const [from, to] of line.marks) cuts.add(Math.min(from, words.length)).add(Math.min(to, words.length))
    const places = [...cuts].sort((a, b) => a - b)
    const runs: Run[] = []
    for (let at = 0; at + 1 < places.length; at++) {
      const from = places[at]!
      const to = places[at + 1]!
      const look: Record<string, unknown> = {}
      const laid = washes
        .filter(wash => wash.start - start <= from && wash.end - start >= to)
        .sort((a, b) => a.rank - b.rank)
        .map(wash => hues.get(wash.codeId) ?? 11)
      if (laid.length > 0) look['washes'] = laid
      for (const [begin, end, mark] of line.marks) if (begin <= from && end >= to) look[mark] = true
      if (Object.keys(look).length > 0)
        runs.push({ anchor: { path: [index, 0], offset: from }, focus: { path: [index, 0], offset: to }, ...look })
    }
    return runs
  }

  #withinLine(index: number, line: LineElement, from: number, step: TextStep): void {
    const path = [index, 0]
    const removed = line.children[0].text.slice(from, from + step.end - step.start)
    if (removed !== '') this.editor.apply({ type: 'remove_text', path, offset: from, text: removed })
    if (step.insert !== '') this.editor.apply({ type: 'insert_text', path, offset: from, text: step.insert })
    if (line.marks.length === 0) return
    const local = { start: from, end: from + step.end - step.start, insert: step.insert }
    const marks = line.marks
      .map(([start, end, mark]): Mark => {
        const { range } = carryStep({ start, end }, local)
        return [range.start, range.end, mark]
      })
      .filter(([start, end]) => end > start)
    Transforms.setNodes(this.editor, { marks } as never, { at: [index] })
  }

  #acrossLines(
    first: { readonly index: number; readonly start: number },
    last: { readonly index: number; readonly start: number },
    step: TextStep,
  ): void {
    const lines = this.#lines()
    const upper = lines[first.index]!
    const lower = lines[last.index]!
    const head = (upper.label + upper.children[0].text).slice(0, step.start - first.start)
    const tail = (lower.label + lower.children[0].text).slice(step.end - last.start)
    const keepsLabel = head.length >= upper.label.length
    const pieces = step.insert.split('\n')
    const made: Line[] = pieces.map((piece, at) => {
      const words = (at === 0 ? head : '') + piece + (at === pieces.length - 1 ? tail : '')
      if (at === 0 && keepsLabel)
        return {
          ...lineOf(upper),
          words: words.slice(upper.label.length),
          marks: cut(upper.marks, head.length - upper.label.length),
        }
      if (at === pieces.length - 1 && last.index !== first.index && piece === '' && step.end === last.start)
        return lineOf(lower)
      return plainLine(words, upper)
    })
    // First in, then out: the caret always has a line to stand in.
    made.forEach((line, at) =>
      this.editor.apply({
        type: 'insert_node',
        path: [last.index + 1 + at],
        node: elementOf(line) as unknown as Descendant,
      }),
    )
    for (let at = last.index; at >= first.index; at--)
      this.editor.apply({ type: 'remove_node', path: [at], node: Node.get(this.editor, [at]) as Descendant })
  }

  #lines(): readonly LineElement[] {
    return this.editor.children as unknown as LineElement[]
  }

  #put(insert: string): void {
    const selected = this.selected()
    if (selected === null) return
    this.follow({ ...selected, insert: insert.replace(/\r\n?/g, '\n').toWellFormed() }, true)
  }

  #takeAway(unit: 'character' | 'word' | 'line' | 'block', direction: 'before' | 'after'): void {
    const { editor } = this
    const { selection } = editor
    if (selection === null) return
    if (Range.isExpanded(selection)) return this.#put('')
    const at = selection.anchor
    const other = direction === 'before' ? Editor.before(editor, at, { unit }) : Editor.after(editor, at, { unit })
    if (other === undefined) return
    const [from, to] =
      Path.compare(other.path, at.path) < 0 || (Path.equals(other.path, at.path) && other.offset < at.offset)
        ? [other, at]
        : [at, other]
    this.follow({ start: this.offsetOf(from), end: this.offsetOf(to), insert: '' }, true)
  }

  #made(): BaseEditor & ReactEditor {
    const editor = withReact(createEditor())
    editor.getChunkSize = node => (Editor.isEditor(node) ? CHUNK : null)
    editor.insertText = text => this.#put(text)
    editor.insertBreak = () => this.#put('\n')
    editor.insertSoftBreak = () => this.#put('\n')
    editor.deleteBackward = unit => this.#takeAway(unit, 'before')
    editor.deleteForward = unit => this.#takeAway(unit, 'after')
    editor.deleteFragment = () => this.#put('')
    editor.insertData = data => this.#put(data.getData('text/plain'))
    editor.insertFragment = () => {}
    editor.setFragmentData = data => {
      const selected = this.selected()
      if (selected !== null) data.setData('text/plain', this.text.slice(selected.start, selected.end))
    }
    Object.assign(editor, { undo: () => this.#hands.undo(), redo: () => this.#hands.redo() })
    return editor
  }
}

function sameCodings(known: readonly Coding[], now: readonly Coding[]): boolean {
  if (known.length !== now.length) return false
  const byId = new Map(known.map(coding => [coding.id, coding]))
  return now.every(coding => {
    const was = byId.get(coding.id)
    return was?.start === coding.start && was.end === coding.end && was.codeId === coding.codeId
  })
}

function* lengths(lines: readonly LineElement[]): Generator<number> {
  for (const line of lines) yield lengthOfElement(line)
}

function lengthOfElement(line: LineElement): number {
  return lengthOf({ label: line.label, words: line.children[0].text })
}

function elementOf({ words, ...line }: Line): LineElement {
  return { type: 'line', ...line, children: [{ text: words }] }
}

function lineOf({ type: _type, children, ...line }: LineElement): Line {
  return { ...line, words: children[0].text }
}

function cut(marks: readonly Mark[], length: number): Mark[] {
  return marks.filter(([start]) => start < length).map(([start, end, mark]) => [start, Math.min(end, length), mark])
}

function moved(run: Run, index: number): Run {
  return { ...run, anchor: { ...run.anchor, path: [index, 0] }, focus: { ...run.focus, path: [index, 0] } }
}
