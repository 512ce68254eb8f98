// Which words were added to a text and which were cut, for reading. Pure.

/** A stretch of words that both texts have, or only the newer (added), or only the older (cut). */
export interface Piece {
  readonly kind: 'same' | 'added' | 'cut'
  readonly words: string
}

const TOKEN = /\s+|[\p{L}\p{M}\p{N}]+|[^\s]/gu
/** Beyond this many comparisons the middle is told as cut and added whole. */
const MOST = 4_000_000

/**
 * The differences between two texts, word by word. The pieces that are not added make up the older text, those that are
 * not cut the newer.
 */
export function wordDifference(older: string, newer: string): Piece[] {
  const a = older.match(TOKEN) ?? []
  const b = newer.match(TOKEN) ?? []
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const middle = between(a.slice(start, a.length - end), b.slice(start, b.length - end))
  const pieces: Piece[] = [
    { kind: 'same', words: a.slice(0, start).join('') },
    ...middle,
    { kind: 'same', words: a.slice(a.length - end).join('') },
  ]
  return readable(joined(pieces))
}

function between(a: readonly string[], b: readonly string[]): Piece[] {
  if (a.length * b.length > MOST || a.length === 0 || b.length === 0)
    return [
      { kind: 'cut', words: a.join('') },
      { kind: 'added', words: b.join('') },
    ]
  const width = b.length + 1
  // lengths[i, j]: the longest run of tokens in order that a from i and b from j have in common.
  const lengths = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!)
    }
  }
  const pieces: Piece[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push({ kind: 'same', words: a[i]! })
      i++
      j++
    } else if (j >= b.length || (i < a.length && lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!))
      pieces.push({ kind: 'cut', words: a[i++]! })
    else pieces.push({ kind: 'added', words: b[j++]! })
  }
  return pieces
}

/** A single space between two changes is no island: it is cut and added with them, so that whole phrases are read. */
function readable(pieces: readonly Piece[]): Piece[] {
  const tidied = pieces.flatMap((piece, at): Piece[] =>
    piece.kind === 'same' && at > 0 && at < pieces.length - 1 && /^\s+$/.test(piece.words)
      ? [
          { kind: 'cut', words: piece.words },
          { kind: 'added', words: piece.words },
        ]
      : [piece],
  )
  return joined(tidied)
}

/** Neighbouring changes as one cut and one addition; neighbours alike as one. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = []
  let cut = ''
  let added = ''
  const flush = () => {
    if (cut !== '') result.push({ kind: 'cut', words: cut })
    if (added !== '') result.push({ kind: 'added', words: added })
    cut = added = ''
  }
  for (const { kind, words } of pieces) {
    if (words === '') continue
    if (kind === 'cut') cut += words
    else if (kind === 'added') added += words
    else {
      flush()
      const last = result.at(-1)
      if (last?.kind === 'same') result[result.length - 1] = { kind: 'same', words: last.words + words }
      else result.push({ kind: 'same', words })
    }
  }
  flush()
  return result
}
