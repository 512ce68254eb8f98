// Markdown stays as it was typed: its marks are part of the text and offsets count them. Here they are found so that they
// can stand back, and the words between them take their look. Only what people really type in notes: marks of headings and
// quotes, ** and __ for strong, * and _ for emphasis. What does not close is left as it is.

import type { Mark, Paragraph } from '../../src/sources/types.ts'

/** The marks of one paragraph, in its own offsets: what is syntax, and which words are bold or italic. */
export interface MarkdownMarks {
  readonly syntax: readonly (readonly [start: number, end: number])[]
  readonly marks: readonly Mark[]
}

/** Longer paragraphs are not looked at: nobody typed marks into them by hand. */
const LONGEST = 20_000

/** More signs open at once are no emphasis either. */
const DEEPEST = 30

const NOTHING: MarkdownMarks = { syntax: [], marks: [] }

/** Finds the Markdown marks of a paragraph after an offset (the end of its label). */
export function markdownMarks(paragraph: Pick<Paragraph, 'text' | 'style'>, from: number): MarkdownMarks {
  const { text, style } = paragraph
  if (text.length > LONGEST || style === 'table') return NOTHING
  const syntax: (readonly [number, number])[] = []
  const opening =
    style === 'heading' ? /^\s*#{1,6}\s+/.exec(text) : style === 'quote' ? /^\s*(?:>\s?)+/.exec(text) : null
  if (opening !== null && from === 0) syntax.push([0, opening[0].length])
  const marks: Mark[] = []
  const open: { readonly sign: string; readonly at: number }[] = []
  for (let at = opening === null ? from : opening[0].length; at < text.length;) {
    const sign = signAt(text, at)
    if (sign === '') {
      at++
      continue
    }
    const end = at + sign.length
    const closes = open.findLastIndex(one => one.sign === sign)
    if (closes !== -1 && isClosing(text, at, end)) {
      const { at: start } = open[closes]!
      open.length = closes
      syntax.push([start, start + sign.length], [at, end])
      marks.push([start + sign.length, at, sign.length === 2 ? 'bold' : 'italic'])
    } else if (open.length < DEEPEST && isOpening(text, at, end)) open.push({ sign, at })
    at = end
  }
  return syntax.length === 0 ? NOTHING : { syntax: syntax.sort((a, b) => a[0] - b[0]), marks }
}

/** The sign of emphasis at a place: `**`, `__`, `*`, `_`, or nothing. Longer runs are rules or pictures and no emphasis. */
function signAt(text: string, at: number): string {
  const sign = text[at]
  if (sign !== '*' && sign !== '_') return ''
  let end = at
  while (text[end] === sign) end++
  return end - at <= 2 ? text.slice(at, end) : ''
}

const isWord = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter)
const isSpace = (letter: string | undefined) => letter === undefined || /\s/u.test(letter)

// Emphasis opens before a letter and closes after one; an underscore inside a word is a letter of it (file_name).
function isOpening(text: string, at: number, end: number): boolean {
  return !isSpace(text[end]) && !(text[at] === '_' && isWord(text[at - 1]))
}

function isClosing(text: string, at: number, end: number): boolean {
  return !isSpace(text[at - 1]) && !(text[at] === '_' && isWord(text[end]))
}
