// A text as it is edited: one line a paragraph, blank ones included. The speaker's label is stored before the words and not
// among those that can be typed in. All offsets are the source's.

import type { TextRange } from '../../src/base/text-range.ts'
import type { Mark, OpenSource, ParagraphStyle } from '../../src/sources/types.ts'

/** One paragraph: what is shown of it, its stored label, its words. */
export interface Line {
  readonly label: string
  readonly words: string
  readonly style: ParagraphStyle
  readonly level: number | null
  readonly speaker: string | null
  readonly isAsked: boolean
  /** Formatting, in offsets of the words. */
  readonly marks: readonly Mark[]
}

/** The lines of a source. */
export function linesOf(source: Pick<OpenSource, 'paragraphs' | 'speakers'>): Line[] {
  const speakers = new Map(source.speakers.map(one => [one.id as string, one]))
  let before: string | null = null
  return source.paragraphs.map(paragraph => {
    const speaker = paragraph.speakerId === null ? undefined : speakers.get(paragraph.speakerId)
    const cut = Math.min(paragraph.speechStart, paragraph.text.length)
    const opens = speaker !== undefined && (cut > 0 || before !== speaker.id)
    before = speaker?.id ?? null
    return {
      label: paragraph.text.slice(0, cut),
      words: paragraph.text.slice(cut),
      style: paragraph.style === 'table' && speaker !== undefined ? 'body' : paragraph.style,
      level: paragraph.level,
      speaker: opens ? speaker.label : null,
      isAsked: speaker?.role === 'interviewer',
      marks: paragraph.marks
        .map(([start, end, mark]): Mark => [Math.max(0, start - cut), end - cut, mark])
        .filter(([start, end]) => end > start),
    }
  })
}

/** A line without anything but words: what typing makes. */
export function plainLine(words: string, like: Pick<Line, 'style' | 'level' | 'isAsked'>): Line {
  const goesOn = like.style !== 'heading' && like.style !== 'header'
  return {
    label: '',
    words,
    style: goesOn ? like.style : 'body',
    level: goesOn ? like.level : null,
    speaker: null,
    isAsked: like.isAsked,
    marks: [],
  }
}

/** The stored length of a line. */
export function lengthOf(line: { readonly label: string; readonly words: string }): number {
  return line.label.length + line.words.length
}

/** Which line holds an offset, and where it begins. */
export function lineAt(lengths: Iterable<number>, offset: number): { readonly index: number; readonly start: number } {
  let index = -1
  let start = 0
  let next = 0
  for (const length of lengths) {
    if (next > offset) break
    index++
    start = next
    next += length + 1
  }
  return { index: Math.max(0, index), start }
}

/** What of a range lies on a line's words, in offsets of these; null when nothing does. */
export function onWords(range: TextRange, line: Line, start: number): TextRange | null {
  const from = Math.max(0, range.start - start - line.label.length)
  const to = Math.min(line.words.length, range.end - start - line.label.length)
  return to > from ? { start: from, end: to } : null
}
