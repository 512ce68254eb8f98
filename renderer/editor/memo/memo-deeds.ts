// What can be done to the words of a memo: marks, kinds of block, levels of lists, links.

import { Editor, Element, Range, Transforms, type BaseEditor } from 'slate'
import type { ReactEditor } from 'slate-react'
import { DEEPEST, type Mark, type PassageLink, type RichLink } from '../../../src/memos/rich.ts'
import type { MemoBlock } from './memo-value.ts'

/** The editor of a memo. */
export type MemoEditing = BaseEditor & ReactEditor

/** A kind of block as a person chooses it. */
export type BlockKind = 'paragraph' | 'heading1' | 'heading2' | 'heading3' | 'quote' | 'bulleted' | 'numbered'

/** Whether a node is a block of a memo. */
export const isBlock = (node: unknown): node is MemoBlock =>
  Element.isElement(node) && node.type !== 'link' && node.type !== 'row'

/** The block around the start of the selection, with its path. */
export function blockAt(editor: MemoEditing): readonly [MemoBlock, number[]] | null {
  const found = editor.selection && Editor.above(editor, { at: Editor.start(editor, editor.selection), match: isBlock })
  return found ? found : null
}

/** The kind of the block around the cursor. */
export function kindAt(editor: MemoEditing): BlockKind {
  const block = blockAt(editor)?.[0]
  if (block === undefined) return 'paragraph'
  if (block.type === 'heading') return `heading${block.level}`
  return block.type === 'item' ? block.list : block.type
}

/** The marks that the next letter typed would have. */
export function marksAt(editor: MemoEditing): Readonly<Partial<Record<Mark, true>>> {
  return Editor.marks(editor) ?? {}
}

/** Marks the selected words, or what is typed next; takes the mark off where it is on. */
export function toggleMark(editor: MemoEditing, mark: Mark): void {
  if (marksAt(editor)[mark]) Editor.removeMark(editor, mark)
  else Editor.addMark(editor, mark, true)
}

/** Makes the selected blocks of one kind; plain paragraphs where they are of it already. */
export function toggleBlock(editor: MemoEditing, kind: BlockKind): void {
  setBlock(editor, kindAt(editor) === kind ? 'paragraph' : kind)
}

/** Makes the selected blocks of one kind. */
export function setBlock(editor: MemoEditing, kind: BlockKind): void {
  const depth = blockAt(editor)?.[0].type === 'item' ? undefined : 0
  Editor.withoutNormalizing(editor, () => {
    if (kind !== 'bulleted' && kind !== 'numbered')
      Transforms.unsetNodes(editor, ['list', 'depth'] as never, { match: isBlock })
    if (!kind.startsWith('heading')) Transforms.unsetNodes(editor, 'level', { match: isBlock })
    const change =
      kind === 'bulleted' || kind === 'numbered'
        ? { type: 'item', list: kind, ...(depth === undefined ? {} : { depth }) }
        : kind === 'paragraph' || kind === 'quote'
          ? { type: kind }
          : { type: 'heading', level: Number(kind.at(-1)) }
    Transforms.setNodes(editor, change as never, { match: isBlock })
  })
}

/** Moves the selected items a level in or out. Says whether there were any: Tab is the window's otherwise. */
export function indent(editor: MemoEditing, by: 1 | -1): boolean {
  if (!editor.selection) return false
  const items = [...Editor.nodes(editor, { match: node => isBlock(node) && node.type === 'item' })]
  for (const [node, path] of items) {
    const { depth } = node
    Transforms.setNodes(editor, { depth: Math.max(0, Math.min(DEEPEST, depth + by)) }, { at: path })
  }
  return items.length > 0
}

/** Puts a link where the cursor is (in place of `over`), and the cursor after it. */
export function insertLink(editor: MemoEditing, link: RichLink | PassageLink, over?: Range): void {
  Editor.withoutNormalizing(editor, () => {
    if (over) Transforms.select(editor, over)
    else if (!editor.selection) Transforms.select(editor, Editor.end(editor, []))
    if (editor.selection && !Range.isCollapsed(editor.selection)) Transforms.delete(editor)
    Transforms.insertNodes(editor, { type: 'link', link, children: [{ text: '' }] })
  })
  Transforms.move(editor)
  Editor.insertText(editor, ' ')
}

/** The link that the cursor stands on, if it does. */
export function linkAt(editor: MemoEditing): RichLink | PassageLink | null {
  if (!editor.selection || !Range.isCollapsed(editor.selection)) return null
  const found = Editor.above(editor, { match: node => Element.isElement(node) && node.type === 'link' })
  return found && Element.isElement(found[0]) && found[0].type === 'link' ? found[0].link : null
}
