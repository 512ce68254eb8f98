// A small language for tests of reading: a text is written as people see it, one paragraph a line, speakers before a
// colon; [[ ]] marks a range, | a caret.

import type { CodeId, CoderId, CodingId, ParagraphId, SpeakerId, AnchorId } from '../../../src/base/ids.ts'
import type { Coding } from '../../../src/coding/types.ts'
import type { Mark, Paragraph, Speaker } from '../../../src/sources/types.ts'
import { readingText, type ReadingText } from '../../../renderer/editor/reading-text.ts'

/** A text laid out for reading. Lines that begin like "R1: " have a speaker, lines after them go on; names without a digit interview. */
export function aText(written: string, marks: readonly Mark[] = []): ReadingText {
  const speakers = new Map<string, Speaker>()
  let start = 0
  let number = 0
  let speaking: string | null = null
  const paragraphs = written.split('\n').map((text, at): Paragraph => {
    const label = /^([A-Z]+\d*): /.exec(text)
    const name = label?.[1]
    if (name !== undefined && !speakers.has(name))
      speakers.set(name, {
        id: name as SpeakerId,
        label: name,
        role: /\d/.test(name) ? 'respondent' : 'interviewer',
        participantId: null,
      })
    speaking = name ?? speaking
    const paragraph: Paragraph = {
      id: `p${at}` as ParagraphId,
      number: text === '' ? null : ++number,
      start,
      text,
      style: 'body',
      level: null,
      page: null,
      speakerId: speaking === null || text === '' ? null : speakers.get(speaking)!.id,
      speechStart: label?.[0].length ?? 0,
      marks: at === 0 ? marks : [],
    }
    start += text.length + 1
    return paragraph
  })
  return readingText({ paragraphs, speakers: [...speakers.values()] })
}

/** A text with one marked range (or caret), as the text and the range. */
export function marked(written: string): { reading: ReadingText; start: number; end: number } {
  const caret = written.indexOf('|')
  if (caret !== -1) return { reading: aText(written.replace('|', '')), start: caret, end: caret }
  const start = written.indexOf('[[')
  const end = written.indexOf(']]') - 2
  return { reading: aText(written.replace('[[', '').replace(']]', '')), start, end }
}

/** The text with a range marked again. */
export function mark(reading: ReadingText, range: { start: number; end: number }): string {
  const text = reading.words({ start: 0, end: reading.length })
  if (range.start === range.end) return `${text.slice(0, range.start)}|${text.slice(range.start)}`
  return `${text.slice(0, range.start)}[[${text.slice(range.start, range.end)}]]${text.slice(range.end)}`
}

let made = 0

/** A coding of a code on a range; the coder is A unless told. */
export function aCoding(
  code: string,
  start: number,
  end: number,
  coder = 'A',
  id = `c${String(++made).padStart(4, '0')}`,
): Coding {
  return {
    id: id as CodingId,
    anchorId: `${start}-${end}` as AnchorId,
    codeId: code as CodeId,
    coderId: coder as CoderId,
    madeAt: '2024-04-12',
    hasMemo: false,
    start,
    end,
  }
}
