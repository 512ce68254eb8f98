// How a memo behaves while it is written: Enter, Backspace, the short ways of Markdown, what is pasted, and its own undo.

import { createEditor, Editor, Element, Node, Operation, Range, Text, Transforms } from 'slate'
import { withReact } from 'slate-react'
import type { RichGiven } from '../../../src/memos/rich.ts'
import { blockAt, isBlock, setBlock, type BlockKind, type MemoEditing } from './memo-deeds.ts'
import { richOfValue, valueOf } from './memo-value.ts'
import { richOfHtml } from './paste-html.ts'

/** What is typed at the start of a paragraph, before a space, and the kind of block that it begins. */
const SHORT: readonly (readonly [RegExp, BlockKind])[] = [
  [/^[-*+•]$/, 'bulleted'],
  [/^\d{1,3}[.)]$/, 'numbered'],
  [/^#$/, 'heading1'],
  [/^##$/, 'heading2'],
  [/^###$/, 'heading3'],
  [/^>$/, 'quote'],
]

/** An editor for one memo, with its own undo. */
export function memoEditor(): { readonly editor: MemoEditing; readonly history: History } {
  const editor = withReact(createEditor())
  const { isInline, isVoid, insertBreak, deleteBackward, insertText, normalizeNode } = editor
  editor.isInline = element => element.type === 'link' || isInline(element)
  editor.isVoid = element => element.type === 'link' || isVoid(element)
  editor.insertSoftBreak = () => Editor.insertText(editor, '\n')
  editor.insertBreak = () => {
    const [block] = blockAt(editor) ?? [null]
    if (block && block.type !== 'paragraph' && isEmpty(block)) return stepOut(editor)
    const atEnd = editor.selection !== null && isAtEnd(editor)
    insertBreak()
    if (block?.type === 'heading' && atEnd) setBlock(editor, 'paragraph')
  }
  editor.deleteBackward = unit => {
    const [block, path] = blockAt(editor) ?? [null, []]
    const { selection } = editor
    if (block && block.type !== 'paragraph' && selection && Editor.isStart(editor, selection.anchor, path))
      return stepOut(editor)
    deleteBackward(unit)
  }
  const history = withHistory(editor)
  editor.insertText = (text, options) => {
    const kind = text === ' ' ? shortWay(editor) : null
    insertText(text, options)
    if (kind === null) return
    // A step of its own: undone, what was typed stands there again.
    history.cut()
    const [, path] = blockAt(editor)!
    const start = Editor.start(editor, path)
    Transforms.delete(editor, { at: { anchor: start, focus: editor.selection!.anchor } })
    setBlock(editor, kind)
    history.cut()
  }
  editor.insertData = data => {
    history.cut()
    const rich = pasted(data)
    if (rich !== null) insertRich(editor, rich)
    history.cut()
  }
  editor.normalizeNode = ([node, path]) => {
    // Whatever came in: blocks on top, words and links in them.
    if (path.length === 1 && !isBlock(node)) {
      if (Text.isText(node) || (Element.isElement(node) && node.type === 'link'))
        Transforms.wrapNodes(editor, { type: 'paragraph', children: [] }, { at: path })
      else Transforms.removeNodes(editor, { at: path })
      return
    }
    if (path.length === 2 && isBlock(node)) return Transforms.unwrapNodes(editor, { at: path })
    if (path.length === 0 && editor.children.length === 0)
      return Transforms.insertNodes(editor, { type: 'paragraph', children: [{ text: '' }] }, { at: [0] })
    normalizeNode([node, path])
  }
  return { editor, history }
}

function isEmpty(block: Node): boolean {
  return (
    Node.string(block) === '' && [...Node.elements(block)].every(([node]) => !('type' in node) || node.type !== 'link')
  )
}

function isAtEnd(editor: MemoEditing): boolean {
  const at = blockAt(editor)
  return at !== null && Editor.isEnd(editor, Range.end(editor.selection!), at[1])
}

/** An item goes a level out, and at last becomes a paragraph, as headings and quotations do at once. */
function stepOut(editor: MemoEditing): void {
  const at = blockAt(editor)
  if (at === null) return
  const [block, path] = at
  if (block.type === 'item' && block.depth > 0) Transforms.setNodes(editor, { depth: block.depth - 1 }, { at: path })
  else setBlock(editor, 'paragraph')
}

function shortWay(editor: MemoEditing): BlockKind | null {
  const at = blockAt(editor)
  const { selection } = editor
  if (at?.[0].type !== 'paragraph' || !selection || !Range.isCollapsed(selection)) return null
  const before = Editor.string(editor, { anchor: Editor.start(editor, at[1]), focus: selection.anchor })
  return SHORT.find(([typed]) => typed.test(before))?.[1] ?? null
}

/** What the clipboard holds as a memo: words of a memo as they are, formatted words cleaned, else plain ones. */
function pasted(data: DataTransfer): RichGiven | null {
  const own = data.getData('application/x-slate-fragment')
  if (own !== '') {
    try {
      return richOfValue(JSON.parse(decodeURIComponent(window.atob(own))) as never)
    } catch {
      // Words of a source, or another program's: taken as any others.
    }
  }
  const html = data.getData('text/html')
  const rich = html === '' ? null : richOfHtml(html)
  if (rich !== null) return rich
  const text = data.getData('text/plain').replaceAll('\r\n', '\n')
  if (text === '') return null
  return text.split(/\n{2,}/).map(words => ({ type: 'paragraph', children: [{ text: words }] }))
}

function insertRich(editor: MemoEditing, rich: RichGiven): void {
  const value = valueOf(rich)
  // One paragraph goes into the words where the cursor is and takes no kind of block with it.
  if (value.length === 1 && value[0]!.type === 'paragraph') Transforms.insertFragment(editor, value[0]!.children)
  else Transforms.insertFragment(editor, value)
}

/** Undo of what was typed since the memo was opened. */
export interface History {
  /** The next change begins a step of its own. */
  readonly cut: () => void
  readonly undo: () => void
  readonly redo: () => void
}

interface Step {
  readonly operations: Operation[]
  readonly before: Range | null
}

/** Letters typed within this time, in ms, are one step. */
const TOGETHER = 800

function withHistory(editor: MemoEditing): History {
  const { apply } = editor
  let done: Step[] = []
  let undone: Step[] = []
  let turning = false
  let last = 0
  let isCut = true
  editor.apply = operation => {
    const before = editor.selection
    if (!turning && operation.type !== 'set_selection') {
      const step = done.at(-1)
      const now = performance.now()
      const goesOn = step !== undefined && !isCut && (editor.operations.length > 0 || now - last < TOGETHER)
      if (goesOn) step.operations.push(operation)
      else done = [...done.slice(-199), { operations: [operation], before }]
      undone = []
      last = now
      isCut = false
    }
    apply(operation)
  }
  const turn = (operations: readonly Operation[], selection: Range | null) => {
    turning = true
    Editor.withoutNormalizing(editor, () => {
      for (const operation of operations) editor.apply(operation)
    })
    turning = false
    if (selection) {
      try {
        Transforms.select(editor, selection)
      } catch {
        // The place is not there in this state: the cursor stays where it is.
      }
    }
    isCut = true
  }
  return {
    cut: () => {
      isCut = true
    },
    undo() {
      const step = done.pop()
      if (step === undefined) return
      undone.push(step)
      turn(
        step.operations.toReversed().map(operation => Operation.inverse(operation)),
        step.before,
      )
    },
    redo() {
      const step = undone.pop()
      if (step === undefined) return
      done.push(step)
      turn(step.operations, null)
    },
  }
}
