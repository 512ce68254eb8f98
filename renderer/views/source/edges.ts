// Moving the edges of the focused coding: its words are held like a selection, the keys that select move one edge, and
// Enter keeps what they come to.

import type { TextRange } from '../../../src/base/text-range.ts'
import { caretAt } from '../../editor/moves.ts'
import { words } from '../../words/en.ts'
import { focusedOne } from './coding-deeds.ts'
import type { Desk } from './desk.ts'
import { takeKey } from './reading-keys.ts'
import { extentInWords } from './say.ts'

const text = words.coding

interface Press {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** Takes the edges of the focused coding in hand: its end moves first. In hand already, the other edge moves. */
export function takeEdges(desk: Desk): void {
  if (desk.state.edges !== null) {
    turnEdge(desk)
    return
  }
  const coding = focusedOne(desk)
  if (coding === null) return
  const { reader } = desk
  reader.keepInView(coding.end)
  reader.select({ anchor: coding.start, focus: coding.end })
  desk.set({ edges: coding, choice: null, memo: null, listed: null })
  desk.toText()
  desk.say(text.edgesBegun(desk.nameOf(coding.codeId) ?? '', extentInWords(reader, coding)))
}

/** Turns to the other edge. */
function turnEdge(desk: Desk): void {
  const { reader } = desk
  const { selection } = reader
  if (selection === null) return
  reader.select({ anchor: selection.focus, focus: selection.anchor })
  reader.keepInView(selection.anchor)
  desk.say(text.edgeTurned(selection.anchor < selection.focus))
}

/** Leaves the edges where they were. */
function leaveEdges(desk: Desk): void {
  const { edges, reader } = { ...desk.state, reader: desk.reader }
  if (edges === null) return
  desk.set({ edges: null })
  if (reader.reading !== null) reader.select(caretAt(reader.reading, edges.end))
  desk.say(text.edgesLeft)
}

/** Gives the coding the words held now. */
async function keepEdges(desk: Desk): Promise<void> {
  const { edges } = desk.state
  const range = desk.reader.range()
  if (edges === null) return
  if (range === null) {
    leaveEdges(desk)
    return
  }
  desk.set({ edges: null })
  await moveEdges(desk, range)
}

/** Gives the focused coding other words, and puts the caret where it ends now. */
export async function moveEdges(desk: Desk, range: TextRange): Promise<void> {
  const { reader } = desk
  const coding = focusedOne(desk)
  if (coding === null) return
  const same = range.start === coding.start && range.end === coding.end
  if (reader.reading !== null) reader.select(caretAt(reader.reading, range.end))
  if (same) {
    desk.hint(text.edgesSame)
    return
  }
  try {
    await reader.session.resize(coding, range)
    desk.did(text.edgesMoved(desk.nameOf(coding.codeId) ?? '', extentInWords(reader, range)))
  } catch (error) {
    desk.refused(error)
  }
}

/** What a key does while edges are in hand. Arrows move the edge without Shift, as they select with it. Answers whether it was one of these keys. */
export function takeEdgeKey(desk: Desk, press: Press): boolean {
  if (desk.state.edges === null) return false
  const isPlain = !press.ctrlKey && !press.metaKey && !press.altKey
  if (press.key === 'Enter' && isPlain) void keepEdges(desk)
  else if (press.key === 'Escape') leaveEdges(desk)
  else if (press.key.toLowerCase() === 'b' && isPlain) turnEdge(desk)
  else if (/^Arrow|^Home$|^End$|^Page/.test(press.key)) {
    const grows = press.altKey && (press.key === 'ArrowUp' || press.key === 'ArrowDown')
    const { key, ctrlKey, metaKey, altKey } = press
    return takeKey(desk.reader, { key, ctrlKey, metaKey, altKey, shiftKey: !grows })
  } else return false
  return true
}
