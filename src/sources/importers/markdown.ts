// Markdown stays as it was typed: its marks are part of the text, and offsets count them. Only how paragraphs stand is read.

import { eachParagraph } from '../each-paragraph.ts'
import type { PreparedFormat } from '../prepared.ts'
import type { ParagraphStyle } from '../types.ts'

const LONGEST_MARK = 60

/** Headings with their level, list items with their depth (from 0), quotes with theirs (from 1), rows of tables. What stands in a code fence is body text. */
export function markdownFormats(text: string): PreparedFormat[] {
  const formats: PreparedFormat[] = []
  let fence: string | null = null
  let previous: { paragraph: number; blank: boolean } | null = null
  eachParagraph(text, (paragraph, start, end) => {
    const opening = text.slice(start, Math.min(end, start + LONGEST_MARK))
    const add = (style: ParagraphStyle, level: number | null, at = paragraph) =>
      formats.push({ paragraph: at, style, level, page: null, marks: [] })
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(opening)?.[1] ?? null
    const before = previous
    previous = { paragraph, blank: true }
    if (mark && (fence === null || mark.startsWith(fence))) {
      fence = fence === null ? mark : null
      return
    }
    if (fence !== null || opening.trim() === '') return
    const heading = /^ {0,3}(#{1,6})(?:\s|$)/.exec(opening)
    const underline = /^ {0,3}(={2,}|-{2,})\s*$/.exec(opening)
    const item = /^(\s*)(?:[-*+]|\d{1,9}[.)])\s+\S/.exec(opening)
    const quote = /^ {0,3}((?:>\s?)+)/.exec(opening)
    if (heading) add('heading', heading[1]!.length)
    else if (underline && before && !before.blank)
      add('heading', underline[1]!.startsWith('=') ? 1 : 2, before.paragraph)
    else if (item) add('list', Math.min(8, Math.floor(item[1]!.replaceAll('\t', '    ').length / 2)))
    else if (quote) add('quote', Math.min(8, quote[1]!.replace(/\s/g, '').length))
    else if (/^ {0,3}\|/.test(opening)) add('table', null)
    else previous = { paragraph, blank: false }
  })
  return formats
}
