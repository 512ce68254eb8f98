// A PDF knows no lines and no words, only pieces of text at places on a page. Pieces on one baseline become a line.

import { labelOf } from '../../speaker-label.ts'

/** A piece of text as the PDF library gives it. `transform` places it (4: x, 5: y upwards), in points. */
export interface TextPiece {
  readonly str: string
  readonly dir: string
  readonly width: number
  readonly height: number
  readonly transform: readonly number[]
  readonly hasEOL: boolean
}

/** One printed line. Places in points, `y` upwards; `size` is that of its letters. */
export interface PrintedLine {
  readonly page: number
  text: string
  readonly x: number
  readonly end: number
  readonly y: number
  readonly size: number
}

interface Building {
  pieces: Piece[]
  y: number
  size: number
}

/** A gap wider than this, in letter sizes, parts two columns of a table; a narrower one two words. */
const CELL_GAP = 2.5
const WORD_GAP = 0.16

/** The lines of one page, in the order in which the file draws them, which is the order of reading in all but odd files. */
export function linesOfPage(page: number, pieces: readonly TextPiece[]): PrintedLine[] {
  const lines: PrintedLine[] = []
  let now: Building | null = null
  const open = () => now
  const finish = () => {
    const line = now && lineOf(page, now)
    if (line) lines.push(line)
    now = null
  }
  for (const piece of pieces) {
    if (piece.str !== '' && !(piece.str.trim() === '' && now === null)) {
      const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = piece.transform
      const size = Math.hypot(c, d) || piece.height || Math.hypot(a, b) || 1
      const blank = piece.str.trim() === ''
      const building: Building | null = now
      if (building && !blank && !continues(building, x, y, size)) finish()
      if (now === null && !blank) now = { pieces: [], y, size }
      const current = open()
      if (current) {
        current.pieces.push({ text: clean(piece.str), x, end: x + piece.width, rtl: piece.dir === 'rtl' })
        if (!blank && size > current.size) Object.assign(current, { size, y })
      }
    }
    if (piece.hasEOL) finish()
  }
  finish()
  return lines
}

// A raised or lowered small figure stands on the same line.
function continues(line: Building, x: number, y: number, size: number): boolean {
  const larger = Math.max(size, line.size)
  if (Math.abs(y - line.y) > (Math.min(size, line.size) < 0.8 * larger ? 0.6 : 0.35) * larger) return false
  const last = line.pieces.at(-1)!
  const first = line.pieces[0]!
  // Back to the left on the same height is another line, but for scripts that run from right to left.
  return last.rtl || first.rtl || x > last.x - larger || x >= first.x
}

interface Piece {
  readonly text: string
  readonly x: number
  readonly end: number
  readonly rtl: boolean
}

function lineOf(page: number, { pieces, y, size }: Building): PrintedLine | null {
  const drawn = pieces.filter(piece => piece.text.trim() !== '')
  if (drawn.length === 0) return null
  let text = ''
  for (const { piece, gap } of inReadingOrder(pieces)) {
    if (piece.text.trim() === '') {
      if (piece.end - piece.x > CELL_GAP * size && text !== '') text = `${text.trimEnd()}\t`
      else if (text !== '' && !/\s$/.test(text)) text += ' '
    } else {
      if (text !== '' && gap > CELL_GAP * size) text = `${text.trimEnd()}\t`
      else if (text !== '' && gap > WORD_GAP * size && !/\s$/.test(text) && !/^\s/.test(piece.text)) text += ' '
      text += /\s$/.test(text) ? piece.text.trimStart() : piece.text
    }
  }
  const x = Math.min(...drawn.map(piece => piece.x))
  const end = Math.max(...drawn.map(piece => piece.end))
  return { page, text: text.trim(), x, end, y, size: Math.round(size * 10) / 10 }
}

interface Placed {
  readonly piece: Piece
  /** The white space before it, in points. */
  readonly gap: number
}

/** Pieces in reading order: of those drawn from left to right, stretches from right to left are turned round, and so is the whole line where it runs that way. */
function inReadingOrder(pieces: readonly Piece[]): Placed[] {
  const drawn = pieces.filter(piece => piece.text.trim() !== '')
  const leftwards = drawn.filter(piece => piece.rtl)
  const ascending = drawn.every((piece, at) => at === 0 || piece.x >= drawn[at - 1]!.x)
  if (leftwards.length === 0 || !ascending) return withGaps(pieces, !ascending)
  const letters = (some: readonly Piece[]) => some.reduce((sum, piece) => sum + piece.text.trim().length, 0)
  const others = drawn.filter(piece => !piece.rtl).map(piece => piece.text)
  // A speaker's label on the left tells that the line begins there, though the words run the other way.
  const labelled = !drawn[0]!.rtl && labelOf(others.join('')) !== null
  const rtl = letters(leftwards) * 2 > letters(drawn) && !labelled
  const stretches: Piece[][] = []
  for (const piece of pieces) {
    const stretch = stretches.at(-1)
    if (stretch && (piece.text.trim() === '' || stretch[0]!.rtl === piece.rtl)) stretch.push(piece)
    else stretches.push([piece])
  }
  const ordered: Placed[] = []
  let before: readonly Piece[] | null = null
  for (const stretch of rtl ? stretches.toReversed() : stretches) {
    const [left, right] = rtl ? [stretch, before] : [before, stretch]
    const gap = left && right ? Math.min(...right.map(one => one.x)) - Math.max(...left.map(one => one.end)) : 0
    const [first, ...rest] = withGaps(stretch[0]!.rtl ? stretch.toReversed() : stretch, stretch[0]!.rtl)
    ordered.push({ piece: first!.piece, gap }, ...rest)
    before = stretch
  }
  return ordered
}

function withGaps(pieces: readonly Piece[], leftwards: boolean): Placed[] {
  return pieces.map((piece, at) => {
    const before = pieces[at - 1]
    const gap = before ? Math.max(piece.x - before.end, leftwards ? before.x - piece.end : 0) : 0
    return { piece, gap }
  })
}

// Letters that a font gives no meaning to arrive as control characters.
// oxlint-disable-next-line no-control-regex
const MEANINGLESS = /[\0-\x1f\x7f-\x9f]/g

// Fonts may name the printed shape of a letter: joined Latin letters, and the forms Arabic letters take inside a word.
const SHAPED = /[\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufdff\ufe70-\ufefc]+/g

function clean(text: string): string {
  const spaced = text.replace(SHAPED, letters => letters.normalize('NFKC')).replace(/[\t\n\v\f\r\u2028\u2029]+/g, ' ')
  return spaced.replace(MEANINGLESS, '\ufffd').toWellFormed()
}
