// The shortest way of a hand: which keys take a selection from where it is to exactly some words.

import type { TextRange } from '../../../src/base/text-range.ts'
import { moveSelection, rangeOf, trim, type Move, type Selection } from '../../../renderer/editor/moves.ts'
import type { ReadingText } from '../../../renderer/editor/reading-text.ts'

const KEYS: Readonly<Record<Move, string>> = {
  'word-left': 'ArrowLeft',
  'word-right': 'ArrowRight',
  'character-left': 'Alt+ArrowLeft',
  'character-right': 'Alt+ArrowRight',
  'sentence-left': 'Control+ArrowLeft',
  'sentence-right': 'Control+ArrowRight',
  'paragraph-up': 'Control+ArrowUp',
  'paragraph-down': 'Control+ArrowDown',
  'turn-up': 'Alt+Home',
  'turn-down': 'Alt+End',
  'paragraph-start': 'Home',
  'paragraph-end': 'End',
  'text-start': 'Control+Home',
  'text-end': 'Control+End',
}
const MOVES = Object.keys(KEYS) as Move[]

/** What a hand presses, and what is selected then. */
export interface KeyPath {
  readonly keys: readonly string[]
  readonly selection: Selection
}

/** The fewest keys from a selection to some words. Throws when no keys lead there. */
export function keysTo(reading: ReadingText, from: Selection, words: TextRange): KeyPath {
  const start = walk(reading, from, false, now => now.anchor === now.focus && now.focus === words.start)
  const whole = walk(reading, start.selection, true, now => {
    const range = rangeOf(now)
    const selected = range === null ? null : trim(reading, range)
    return selected?.start === words.start && selected.end === words.end
  })
  return { keys: [...start.keys, ...whole.keys], selection: whole.selection }
}

function walk(reading: ReadingText, from: Selection, extend: boolean, there: (now: Selection) => boolean): KeyPath {
  if (there(from)) return { keys: [], selection: from }
  const seen = new Set<number>()
  let edge: KeyPath[] = [{ keys: [], selection: from }]
  while (edge.length > 0) {
    const next: KeyPath[] = []
    for (const { keys, selection } of edge) {
      for (const move of MOVES) {
        const now = moveSelection(reading, selection, move, extend)
        if (seen.has(now.focus)) continue
        seen.add(now.focus)
        const path = { keys: [...keys, (extend ? 'Shift+' : '') + KEYS[move]], selection: now }
        if (there(now)) return path
        next.push(path)
      }
    }
    edge = next
  }
  throw new Error(`No keys lead from ${from.focus} to where they should.`)
}
