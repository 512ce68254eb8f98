// The pieces a Word document is put together from: a paragraph's words with their formatting and the places of comments,
// and how the cells of a table row become one paragraph.

import type { Mark, ParagraphStyle } from '../../types.ts'
import type { RunFormat } from './styles.ts'

/** Where a comment begins, ends or is called, by offset in its block. */
export interface CommentEdge {
  readonly at: number
  readonly id: string
  readonly edge: 'start' | 'end' | 'call'
}

/** A paragraph, or what became one. `text` may hold line breaks, which end lines in the whole text. */
export interface Block {
  text: string
  style: ParagraphStyle
  level: number | null
  marks: Mark[]
  edges: CommentEdge[]
}

/** An empty block of body text. */
export function newBlock(): Block {
  return { text: '', style: 'body', level: null, marks: [], edges: [] }
}

const MARKS = [
  ['bold', 'bold'],
  ['italic', 'italic'],
  ['underline', 'underline'],
  ['strike', 'strike'],
] as const

/** Adds words at the end of a block, formatted; formatting that goes on is one mark. */
export function addWords(block: Block, words: string, format: RunFormat): void {
  const start = block.text.length
  block.text += words
  for (const [field, mark] of MARKS) {
    if (!format[field]) continue
    const last = block.marks.findLastIndex(one => one[2] === mark)
    if (last >= 0 && block.marks[last]![1] === start)
      block.marks[last] = [block.marks[last]![0], block.text.length, mark]
    else block.marks.push([start, block.text.length, mark])
  }
}

/** Appends one block's words, marks and comment edges to another's, after `between`. */
export function append(to: Block, from: Block, between: string): void {
  to.text += between
  const shift = to.text.length
  to.text += from.text
  for (const [start, end, mark] of from.marks) to.marks.push([start + shift, end + shift, mark])
  for (const edge of from.edges) to.edges.push({ ...edge, at: edge.at + shift })
}

/**
 * One table row as a paragraph: its cells with tabs between them, paragraphs and line breaks inside a cell as spaces. But in a row of two
 * cells (a speaker's name and a long answer) what the second holds beyond its first paragraph follows as paragraphs of its own.
 */
function rowBlocks(cells: readonly (readonly Block[])[]): Block[] {
  const row: Block = { ...newBlock(), style: 'table' }
  const after: Block[] = []
  cells.forEach((cell, at) => {
    const answer = at === 1 && cells.length === 2
    if (at > 0) row.text += '\t'
    cell
      .filter(block => block.text !== '' || block.edges.length > 0)
      .forEach((block, place) => {
        if (answer && place > 0) after.push({ ...block, style: 'table', level: null })
        else append(row, answer ? block : { ...block, text: block.text.replaceAll('\n', ' ') }, place > 0 ? ' ' : '')
      })
  })
  return [row, ...after]
}

/** A table as blocks: a paragraph per row; a table of one column only holds its paragraphs together, and they stay as they are. */
export function tableBlocks(rows: readonly (readonly (readonly Block[])[])[]): Block[] {
  const oneColumn = rows.every(cells => cells.length <= 1)
  return rows.flatMap(cells => (oneColumn ? cells.flat() : rowBlocks(cells)))
}
