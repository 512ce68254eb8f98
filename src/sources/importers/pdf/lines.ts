// A PDF knows no lines and no words, only pieces of text at places on a page. Pieces on one baseline become a line.

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
  pieces: { text: string; x: number; end: number; rtl: boolean }[]
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

function lineOf(page: number, { pieces, y, size }: Building): PrintedLine | null {
  const letters = pieces.reduce((sum, piece) => sum + (piece.rtl ? piece.text.trim().length : 0), 0)
  const all = pieces.reduce((sum, piece) => sum + piece.text.trim().length, 0)
  const rtl = letters * 2 > all
  // In a line from right to left, pieces drawn from the left come last in reading order.
  const drawn = pieces.filter(piece => piece.text.trim() !== '')
  const ascending = drawn.every((piece, at) => at === 0 || piece.x >= drawn[at - 1]!.x)
  const ordered = rtl && drawn.length > 1 && ascending ? pieces.toReversed() : pieces
  let text = ''
  let before: { x: number; end: number } | null = null
  for (const piece of ordered) {
    const gap = before === null ? 0 : rtl ? before.x - piece.end : piece.x - before.end
    if (piece.text.trim() === '') {
      if (piece.end - piece.x > CELL_GAP * size && text !== '') text = `${text.trimEnd()}\t`
      else if (text !== '' && !/\s$/.test(text)) text += ' '
    } else {
      if (text !== '' && gap > CELL_GAP * size) text = `${text.trimEnd()}\t`
      else if (text !== '' && gap > WORD_GAP * size && !/\s$/.test(text) && !/^\s/.test(piece.text)) text += ' '
      text += /\s$/.test(text) ? piece.text.trimStart() : piece.text
    }
    before = piece
  }
  text = text.trim()
  if (text === '') return null
  const x = Math.min(...drawn.map(piece => piece.x))
  const end = Math.max(...drawn.map(piece => piece.end))
  return { page, text, x, end, y, size: Math.round(size * 10) / 10 }
}

// Letters that a font gives no meaning to arrive as control characters.
// oxlint-disable-next-line no-control-regex
const MEANINGLESS = /[\0-\x1f\x7f-\x9f]/g

function clean(text: string): string {
  const spaced = text.replace(/[\t\n\v\f\r\u2028\u2029]+/g, ' ')
  return spaced.replace(MEANINGLESS, '\ufffd').toWellFormed()
}
