// Where the browser cannot paint ranges, washes are drawn as decorations of the editor. Slate asks for them often (every
// element and every text on every change), so a row's answer is kept until its washes change.

import type { CodeId } from '../../src/base/ids.ts'
import type { Piece } from './pieces.ts'
import { placeInPieces } from './offsets.ts'
import type { Wash } from './paint.ts'
import type { Row } from './reading-text.ts'

/** A decorated run in Slate's terms: `washes` are the hues to lay over one another, narrowest first. */
export interface Decorated {
  readonly anchor: { readonly path: number[]; readonly offset: number }
  readonly focus: { readonly path: number[]; readonly offset: number }
  readonly washes: readonly number[]
}

const NOTHING: Decorated[] = []

/** Answers the decorations of a row, the same array until `washesOf` answers other washes for it. */
export function rowDecorations(
  rows: readonly Row[],
  piecesOf: (row: number) => readonly Piece[],
  washesOf: (row: number) => readonly Wash[],
  hueOf: (codeId: CodeId) => number,
): (path: readonly number[]) => Decorated[] {
  const kept = new Map<number, { readonly washes: readonly Wash[]; readonly answer: Decorated[] }>()
  return path => {
    if (path.length !== 1) return NOTHING
    const index = path[0]!
    const row = rows[index]
    const washes = washesOf(index)
    if (row === undefined || washes.length === 0) return NOTHING
    const there = kept.get(index)
    if (there !== undefined && there.washes === washes) return there.answer
    const answer = decorate(row, piecesOf(index), washes, hueOf)
    kept.set(index, { washes, answer })
    return answer
  }
}

function decorate(
  row: Row,
  pieces: readonly Piece[],
  washes: readonly Wash[],
  hueOf: (codeId: CodeId) => number,
): Decorated[] {
  const lengths = pieces.map(piece => piece.text.length)
  const cuts = new Set<number>()
  for (const wash of washes) {
    cuts.add(Math.max(wash.start, row.speech))
    cuts.add(Math.min(wash.end, row.end))
  }
  // A decoration must lie in one text: the seams between pieces are cuts too.
  let seam = row.speech
  for (const length of lengths) cuts.add((seam += length))
  const places = [...cuts].sort((a, b) => a - b)
  const result: Decorated[] = []
  for (let at = 0; at + 1 < places.length; at++) {
    const start = places[at]!
    const end = places[at + 1]!
    const here = washes.filter(wash => wash.start <= start && wash.end >= end).map(wash => hueOf(wash.codeId))
    if (here.length === 0) continue
    const [piece, offset] = placeInPieces(lengths, start - row.speech, true)
    const path = [row.index, piece]
    result.push({ anchor: { path, offset }, focus: { path, offset: offset + end - start }, washes: here })
  }
  return result
}
