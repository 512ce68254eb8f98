// A document to be read: headings and paragraphs, before it is a file. Word and the web page are written from this one value.

/** Words of one look. `add` and `cut` mark what was added to a text and cut from it. */
export interface Run {
  readonly words: string
  readonly look?: 'bold' | 'italic' | 'add' | 'cut'
}

/** A heading, a line of facts in small print, a text, what somebody said, who said it, or a line of a list. `label` stands before the text in bold. */
export interface DocumentBlock {
  readonly kind: 'heading' | 'facts' | 'text' | 'said' | 'said by' | 'item'
  /** Of a heading: 1 is the highest. */
  readonly level?: number
  readonly label?: string
  readonly runs: readonly Run[]
}

/** A whole document. `about` is what a reader must know of how it was made. No date stands in it: the same state gives the same bytes. */
export interface TextDocument {
  readonly title: string
  readonly about: readonly string[]
  readonly blocks: Iterable<DocumentBlock>
}

/** Plain words as runs. */
export function plain(words: string): Run[] {
  return words === '' ? [] : [{ words }]
}
