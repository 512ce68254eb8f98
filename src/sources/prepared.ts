// What the reading of one file yields, before anything is written: it crosses from a worker to the core by structured
// clone, for a thousand files in a row, so it holds positions and numbers rather than copies of the words.

import type { Loss, Mark, ParagraphStyle } from './types.ts'

/** The formats that can be read. */
export type SourceFormat = 'txt' | 'md' | 'docx' | 'pdf'

/** How one paragraph is formatted. `paragraph` counts what `text.split('\n')` would give, from 0; the others are as in a stored paragraph. */
export interface PreparedFormat {
  readonly paragraph: number
  readonly style: ParagraphStyle
  readonly level: number | null
  readonly page: number | null
  readonly marks: readonly Mark[]
}

/** A speaker found in a text, under the label that stands before their turns (without a time stamp or colon). */
export interface PreparedSpeaker {
  readonly label: string
  readonly role: 'interviewer' | 'respondent' | 'other'
}

/** One paragraph that belongs to a speaker (`speaker` counts from 0). `speechStart` is where speech begins in the paragraph, in UTF-16 units: after the label, 0 where a turn goes on. */
export interface PreparedTurn {
  readonly paragraph: number
  readonly speaker: number
  readonly speechStart: number
}

/** A field of the header block at the top of a text: "Site: S01 Quillbrook General".. */
export interface HeaderField {
  readonly name: string
  readonly value: string
}

/** A comment found in a Word file, by UTF-16 offsets in the text (half-open; empty only where the text is). */
export interface PreparedComment {
  readonly start: number
  readonly end: number
  readonly author: string
  readonly words: string
}

/**
 * One file, read. `path` is as it was given, `name` its last part with the ending. `text` follows the rule of all texts: byte-order mark
 * dropped, line ends as `\n`, nothing else touched. `hash` is the SHA-256 of the original bytes, `deflated` those bytes as a raw
 * deflate stream, `textHash` the SHA-256 of the text in UTF-8.
 */
export interface PreparedSource {
  readonly path: string
  readonly name: string
  readonly format: SourceFormat
  readonly hash: Uint8Array<ArrayBuffer>
  readonly size: number
  readonly deflated: Uint8Array<ArrayBuffer>
  readonly text: string
  readonly textHash: Uint8Array<ArrayBuffer>
  /** Runs of what is not white space. */
  readonly words: number
  /** Only paragraphs that are not plain body text, in order. */
  readonly overlay: readonly PreparedFormat[]
  readonly speakers: readonly PreparedSpeaker[]
  /** Every paragraph that belongs to a speaker, continued ones included, in order. */
  readonly turns: readonly PreparedTurn[]
  readonly header: readonly HeaderField[]
  readonly comments: readonly PreparedComment[]
  readonly losses: readonly Loss[]
}
