// The words around a hit as they are read: marks of Markdown stand back, as they do in the text itself. Pure.

import { markdownMarks } from '../../editor/markdown-marks.ts'

/** A hit in its surroundings, in three pieces. */
export interface HitPieces {
  readonly before: string
  readonly match: string
  readonly after: string
}

/** The same three pieces without marks. What was cut off at the edge of the surroundings may leave half a mark, which goes too. */
export function withoutMarks({ before, match, after }: HitPieces): HitPieces {
  const text = before + match + after
  const style = /^\s*#{1,6}\s/.test(text) ? 'heading' : /^\s*>/.test(text) ? 'quote' : 'body'
  const { syntax } = markdownMarks({ text, style }, 0)
  const isTable = /^\s*\|/.test(text) || (text.match(/ \| /g)?.length ?? 0) > 1
  const piece = (start: number, end: number) => {
    let kept = ''
    let at = start
    for (const [from, to] of syntax) {
      if (to <= at || from >= end) continue
      kept += text.slice(at, Math.max(at, from))
      at = Math.min(end, to)
    }
    kept += text.slice(at, end)
    const whole = kept.replaceAll(/\*\*|__(?=\S)|(?<=\S)__/g, '')
    return isTable ? whole.replaceAll(/\s*\|\s*/g, '  ') : whole
  }
  const first = before.length
  const last = first + match.length
  return { before: piece(0, first), match: piece(first, last), after: piece(last, text.length) }
}
