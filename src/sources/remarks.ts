// In an observation note, what was seen and what the observer thought of it are kept apart.

import { eachParagraph, isBlank } from './each-paragraph.ts'
import type { ParagraphStyle } from './types.ts'

const OPENING =
  /^\s*[[(*_]{0,3}(?:observer|researcher|fieldworker|analyst|reviewer)(?:s|['’]s|s['’])?\s+(?:comment|comments|remark|remarks|reflection|reflections|note|notes)\b|^\s*[[(*_]{0,3}(?:OC|O\.C\.)\s*[*_]{0,2}:|^\s*[*_]{0,3}(?:reflections?|reflexive notes?|post-observation reflections?)\s*[*_]{0,2}:/iu
const CLOCK = /^\s*[[(]?\d{1,2}[:.]\d{2}\b/

/**
 * The paragraphs of an observation note that are the observer's own comments: from "Observer comments:" on, until a heading or a
 * paragraph that begins with a clock time takes up the description again. A comment in brackets is one paragraph only.
 * `styleOf` tells what is known of a paragraph's style already.
 */
export function findRemarks(text: string, styleOf: (paragraph: number) => ParagraphStyle): number[] {
  const remarks: number[] = []
  // Nearly every text has none: one look at the whole saves a look at each paragraph.
  if (!/observer|researcher|fieldworker|analyst|reviewer|reflecti|reflexive|\bO\.?C\.?\s*[*_]{0,2}:/i.test(text))
    return remarks
  let open = false
  eachParagraph(text, (paragraph, start, end) => {
    if (isBlank(text, start, end)) return
    const style = styleOf(paragraph)
    const opening = text.slice(start, Math.min(end, start + 80))
    if (style === 'header' || style === 'footnote') return
    if (OPENING.test(opening) && (style === 'heading' || /[:\]]/.test(text.slice(start, Math.min(end, start + 60))))) {
      const bracketed = /^\s*[[(]/.test(opening) && /[\])]\s*$/.test(text.slice(Math.max(start, end - 3), end))
      open = !bracketed
      if (style !== 'heading') remarks.push(paragraph)
      return
    }
    if (style === 'heading' || CLOCK.test(opening)) open = false
    else if (open) remarks.push(paragraph)
  })
  return remarks
}
