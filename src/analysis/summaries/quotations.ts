// An empty cell filled with its excerpts: quotations with references, one a line, each phrase on its passage. Pure.

import type { AnchorId } from '../../base/ids.ts'
import type { TextRange } from '../../base/text-range.ts'

/** An excerpt to quote. Codings of the same words are quoted once. */
export interface Quoted {
  readonly anchorId: AnchorId
  readonly words: string
  readonly reference: string
}

/** As much as a cell may hold; what does not fit is counted in a last line. */
const MOST_CHARACTERS = 12_000

/** The text of a cell filled with excerpts, and where each quotation stands in it. */
export function quotationsOf(excerpts: readonly Quoted[]): {
  readonly text: string
  readonly phrases: readonly { readonly anchorId: AnchorId; readonly phrase: TextRange }[]
} {
  const once = [...new Map(excerpts.map(one => [one.anchorId, one])).values()]
  const phrases: { anchorId: AnchorId; phrase: TextRange }[] = []
  let text = ''
  for (const [at, { anchorId, words, reference }] of once.entries()) {
    // A summary is read in lines: what is quoted stands on one.
    const said = words.replaceAll(/\s+/gu, ' ').trim()
    const line = `“${said}” (${reference})`
    if (text.length + line.length > MOST_CHARACTERS && at > 0) {
      text += `\nand ${once.length - at} more`
      break
    }
    if (text !== '') text += '\n'
    phrases.push({ anchorId, phrase: { start: text.length + 1, end: text.length + 1 + said.length } })
    text += line
  }
  return { text, phrases }
}
