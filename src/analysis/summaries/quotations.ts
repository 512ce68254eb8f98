// An empty cell filled with its excerpts: quotations with references, one a line, each phrase on its passage. Pure.

import type { AnchorId, SourceId } from '../../base/ids.ts'
import type { TextRange } from '../../base/text-range.ts'
import { joinWithAnd } from '../../coding/attribution.ts'

/** A passage as one coder coded it. */
export interface CodedPassage {
  readonly sourceId: SourceId
  readonly range: TextRange
  readonly reference: string
  readonly coder: string
}

/** Words of a source in which passages overlap, with everybody who coded in them. */
export interface CodedStretch {
  readonly sourceId: SourceId
  readonly range: TextRange
  readonly reference: string
  readonly coders: readonly string[]
}

/** Passages as stretches: what overlaps is one, from its first word to its last. Passages come source by source, by where they begin. */
export function stretchesOf(passages: readonly CodedPassage[]): CodedStretch[] {
  const stretches: { sourceId: SourceId; range: TextRange; reference: string; coders: string[] }[] = []
  for (const { sourceId, range, reference, coder } of passages) {
    const last = stretches.at(-1)
    if (last?.sourceId === sourceId && range.start < last.range.end) {
      last.range = { start: last.range.start, end: Math.max(last.range.end, range.end) }
      if (!last.coders.includes(coder)) last.coders.push(coder)
    } else stretches.push({ sourceId, range, reference, coders: [coder] })
  }
  return stretches
}

/** Words to quote. */
export interface Quoted {
  readonly anchorId: AnchorId
  readonly words: string
  readonly reference: string
  readonly coders: readonly string[]
}

/** What stands before the names of those who coded what is quoted. */
export const CODED_BY = ', coded by '

/** As much as a cell may hold; what does not fit is counted in a last line. */
const MOST_CHARACTERS = 12_000

/** The text of a cell filled with excerpts, and where each quotation stands in it. Of words that several people coded it says who. */
export function quotationsOf(quoted: readonly Quoted[]): {
  readonly text: string
  readonly phrases: readonly { readonly anchorId: AnchorId; readonly phrase: TextRange }[]
} {
  const phrases: { anchorId: AnchorId; phrase: TextRange }[] = []
  let text = ''
  for (const [at, { anchorId, words, reference, coders }] of quoted.entries()) {
    // A summary is read in lines: what is quoted stands on one.
    const said = words.replaceAll(/\s+/gu, ' ').trim()
    const line = `“${said}” (${reference})${coders.length > 1 ? `${CODED_BY}${joinWithAnd(coders)}` : ''}`
    if (text.length + line.length > MOST_CHARACTERS && at > 0) {
      text += `\nand ${quoted.length - at} more`
      break
    }
    if (text !== '') text += '\n'
    phrases.push({ anchorId, phrase: { start: text.length + 1, end: text.length + 1 + said.length } })
    text += line
  }
  return { text, phrases }
}
