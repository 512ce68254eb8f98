// A formatted memo as the editor holds it, and back. The editor's own form is never stored. Pure.

import type { Descendant } from 'slate'
import {
  MARKS,
  richDocument,
  wordsOf,
  type Inline,
  type PassageLink,
  type Rich,
  type RichGiven,
  type RichLink,
  type RichText,
} from '../../../src/memos/rich.ts'

/** A link in the editor: to a thing, or to words of a source that have no anchor yet. */
export interface LinkElement {
  readonly type: 'link'
  readonly link: RichLink | PassageLink
  readonly children: RichText[]
}

type Words = (RichText | LinkElement)[]

/** A block in the editor. */
export type MemoBlock =
  | { readonly type: 'paragraph' | 'quote'; readonly children: Words }
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3; readonly children: Words }
  | {
      readonly type: 'item'
      readonly list: 'bulleted' | 'numbered'
      readonly depth: number
      readonly children: Words
    }

/** What stands in the editor. */
export type MemoElement = MemoBlock | LinkElement

/** What names a link's thing in a table. */
export function linkKey(link: RichLink | PassageLink): string {
  return link.type === 'link'
    ? `${link.to} ${link.id}`
    : `passage ${link.sourceId} ${link.range.start} ${link.range.end}`
}

/** A memo as the editor takes it: links get words around them, as the editor wants. */
export function valueOf(rich: RichGiven | Rich): MemoBlock[] {
  return (rich as RichGiven).map(block => {
    const children: Words = []
    for (const inline of block.children) {
      if ('text' in inline) children.push({ ...inline })
      else {
        if (children.length === 0 || 'type' in children.at(-1)!) children.push({ text: '' })
        children.push({ type: 'link', link: inline, children: [{ text: '' }] })
      }
    }
    if (children.length === 0 || 'type' in children.at(-1)!) children.push({ text: '' })
    return { ...block, children } as MemoBlock
  })
}

/** What the editor holds as a memo, in the form in which it is kept. */
export function richOfValue(value: readonly Descendant[]): RichGiven {
  const blocks = value.flatMap(node => {
    if (!('type' in node) || node.type === 'row' || node.type === 'link') return []
    const children = node.children.map((child): Inline | PassageLink => {
      if ('type' in child) return child.link
      const marks = MARKS.filter(mark => child[mark] === true)
      return { text: child.text, ...Object.fromEntries(marks.map(mark => [mark, true])) }
    })
    return [{ ...node, children }]
  })
  return richDocument(true).parse(blocks.length > 0 ? blocks : [{ type: 'paragraph', children: [] }], 'memo')
}

/** The plain words of what the editor holds. */
export function wordsOfGiven(rich: RichGiven): string {
  return wordsOf(rich as unknown as Rich)
}
