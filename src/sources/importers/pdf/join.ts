// Lines of a paragraph joined into one text, with hyphens at line ends dropped only where it is sure.

import type { PrintedParagraph } from './paragraphs.ts'

const WORD = /[\p{L}\p{M}]+(?:[-\u2010][\p{L}\p{M}]+)*/gu
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u

/** Joins lines of paragraphs, knowing the words of the whole text. `dropped` counts hyphens that were taken away. */
export class LineJoiner {
  readonly #words = new Set<string>()
  dropped = 0

  constructor(paragraphs: readonly PrintedParagraph[]) {
    for (const lines of paragraphs) {
      for (const { text } of lines) {
        // A word cut at the line's end tells nothing about how it is spelt.
        for (const [word] of text.replace(/[\p{L}\p{M}]+[-\u2010\u00ad]$/u, '').matchAll(WORD))
          this.#words.add(word.toLowerCase())
      }
    }
  }

  /** The text of one paragraph. */
  join(lines: PrintedParagraph): string {
    let text = ''
    for (const line of lines) text = text === '' ? line.text : this.#add(text, line.text)
    return text.replaceAll('\u00ad', '')
  }

  #add(text: string, next: string): string {
    if (text.endsWith('\u00ad')) {
      this.dropped++
      return text.slice(0, -1) + next
    }
    const cut = /([\p{L}\p{M}]+(?:[-\u2010][\p{L}\p{M}]+)*)[-\u2010]$/u.exec(text)
    const rest = /^[\p{Ll}\p{M}]+/u.exec(next)
    if (cut && rest) {
      const whole = (cut[1]! + rest[0]).toLowerCase()
      const hyphened = `${cut[1]!}-${rest[0]}`.toLowerCase()
      if (this.#words.has(whole) && !this.#words.has(hyphened)) {
        this.dropped++
        return text.slice(0, -1) + next
      }
      return text + next
    }
    if (cut || (EAST_ASIAN.test(text.at(-1)!) && EAST_ASIAN.test(next[0]!))) return text + next
    return `${text} ${next}`
  }
}
