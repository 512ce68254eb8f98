// The document itself: read-only Slate in chunks that are laid out only near the screen. It draws the words and nothing
// else; paint and stripes are laid over it. It is drawn once for a source.

import {
  memo,
  useLayoutEffect,
  useMemo,
  useRef,
  type ClipboardEventHandler,
  type KeyboardEventHandler,
  type ReactNode,
} from 'react'
import { createEditor, Editor, type BaseEditor, type Descendant, type NodeEntry } from 'slate'
import {
  Editable,
  Slate,
  withReact,
  type ReactEditor,
  type RenderElementProps,
  type RenderLeafProps,
} from 'slate-react'
import type { RenderChunkProps } from 'slate-react/dist/components/editable'
import { CHUNK, estimateHeight } from './chunk-height.ts'
import type { Decorated } from './decorations.ts'
import type { MemoElement } from './memo/memo-value.ts'
import { piecesOf, type Piece } from './pieces.ts'
import type { ReadingText, Row } from './reading-text.ts'
import { Surface } from './surface.ts'
import { editingWords } from '../words/editing.ts'
import { words } from '../words/en.ts'

interface RowElement {
  readonly type: 'row'
  readonly row: Row
  readonly children: Piece[]
}

declare module 'slate' {
  interface CustomTypes {
    Editor: BaseEditor & ReactEditor
    Element: RowElement | MemoElement
    Text: Piece & { washes?: readonly number[]; readonly code?: true }
  }
}

interface ReadingSurfaceProps {
  readonly reading: ReadingText
  readonly label: string
  readonly describedBy?: string
  /** Called once the text stands on screen, before it is painted; what it answers is called when it goes. */
  readonly onSurface: (surface: Surface) => () => void
  /** Only where the browser cannot paint ranges: what a row is decorated with. A new function draws anew. */
  readonly decorations?: ((path: readonly number[]) => Decorated[]) | undefined
  readonly onKeyDown?: KeyboardEventHandler
  readonly onCopy?: ClipboardEventHandler
  readonly onFocus?: () => void
  readonly onBlur?: () => void
}

/** The words of a source. Keep every property the same between draws: a long text is not drawn twice for nothing. */
export const ReadingSurface = memo(function ReadingSurface(props: ReadingSurfaceProps): ReactNode {
  const { reading, onSurface, decorations } = props
  const root = useRef<HTMLDivElement>(null)
  const editor = useMemo(() => readingEditor(reading), [reading])
  const value = useMemo<Descendant[]>(
    () => reading.rows.map(row => ({ type: 'row', row, children: [...piecesOf(row)] })),
    [reading],
  )
  useLayoutEffect(() => {
    if (root.current === null) return
    estimateChunks(root.current, reading)
    return onSurface(new Surface(root.current, reading))
  }, [reading, onSurface])
  const decorate = useMemo(
    () => (decorations === undefined ? undefined : ([, path]: NodeEntry) => decorations(path)),
    [decorations],
  )
  return (
    <Slate editor={editor} initialValue={value} key={keyOf(reading)}>
      {/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a textarea cannot hold paragraphs, formatting and stripes */}
      <Editable
        ref={root}
        className="reading"
        readOnly
        tabIndex={0}
        role="textbox"
        aria-readonly="true"
        aria-multiline="true"
        aria-label={props.label}
        aria-describedby={props.describedBy}
        disableDefaultStyles
        spellCheck={false}
        {...(decorate === undefined ? {} : { decorate })}
        renderElement={renderElement}
        renderLeaf={renderLeaf}
        renderChunk={renderChunk}
        scrollSelectionIntoView={leaveAlone}
        onKeyDown={props.onKeyDown}
        onCopy={props.onCopy}
        onFocus={props.onFocus}
        onBlur={props.onBlur}
      />
    </Slate>
  )
})

let count = 0
const keys = new WeakMap<ReadingText, number>()

// Slate reads its first value only: another text needs another editor on screen.
function keyOf(reading: ReadingText): number {
  let key = keys.get(reading)
  if (key === undefined) keys.set(reading, (key = ++count))
  return key
}

/** An editor for one text. */
function readingEditor(_reading: ReadingText): BaseEditor & ReactEditor {
  const editor = withReact(createEditor())
  editor.getChunkSize = node => (Editor.isEditor(node) ? CHUNK : null)
  const { apply } = editor
  // What is selected is ours to keep, in offsets: following it here too would draw the text at every move of the pointer.
  editor.apply = operation => {
    if (operation.type !== 'set_selection') apply(operation)
  }
  return editor
}

const leaveAlone = () => {}

function renderElement({ attributes, children, element }: RenderElementProps) {
  const { row } = element as RowElement
  const { paragraph } = row
  const role = row.speaker?.role
  // Many transcripts come as tables of two columns: what is said in one is read as speech.
  const style = paragraph.style === 'table' && row.speaker !== null ? 'body' : paragraph.style
  const classes = ['para', `para-${style}`]
  if (role === 'interviewer') classes.push('para-asked')
  if (!row.opensTurn) classes.push('para-goes-on')
  return (
    <div
      {...attributes}
      className={classes.join(' ')}
      data-row={row.index}
      data-number={paragraph.number}
      data-page={row.page === null ? undefined : words.editor.page(row.page)}
      data-level={paragraph.level ?? undefined}
    >
      {row.speaker !== null && row.opensTurn && (
        <span className="para-speaker" contentEditable={false} title={row.speaker.label}>
          {row.speaker.label}
        </span>
      )}
      <p className="para-words">{children}</p>
    </div>
  )
}

/** Draws a run of one formatting, with its washes where the browser cannot paint them. */
export function renderLeaf({ attributes, children, leaf }: RenderLeafProps) {
  let words = children
  if (leaf.bold) words = <strong>{words}</strong>
  if (leaf.italic) words = <em>{words}</em>
  if (leaf.underline) words = <u>{words}</u>
  if (leaf.strike) words = <s>{words}</s>
  if (leaf.redacted)
    words = (
      <span className="redacted" title={editingWords.redact.mark}>
        {words}
      </span>
    )
  const background = leaf.washes?.map(hue => `linear-gradient(var(--code-${hue + 1}-wash) 0 0)`).join(', ')
  return (
    <span
      {...attributes}
      className={leaf.syntax ? 'para-syntax' : undefined}
      style={background === undefined ? undefined : { background }}
    >
      {words}
    </span>
  )
}

/** Draws a chunk: the lowest ones are laid out only near the screen. */
export function renderChunk({ attributes, children, lowest }: RenderChunkProps) {
  return (
    <div {...attributes} className={lowest ? 'chunk' : undefined}>
      {children}
    </div>
  )
}

/** Gives every chunk the height its characters will likely take, from the line of this text size and width. */
function estimateChunks(root: HTMLElement, reading: ReadingText): void {
  const style = getComputedStyle(root)
  const size = Number.parseFloat(style.fontSize) || 16.5
  const line = Number.parseFloat(style.lineHeight) || size * 1.56
  const measure = { characters: 76, height: line, gap: 11 }
  for (const chunk of root.querySelectorAll<HTMLElement>('.chunk')) {
    const first = chunk.querySelector<HTMLElement>('[data-row]')
    if (first === null) continue
    const from = Number(first.dataset['row'])
    chunk.style.containIntrinsicSize = `auto none auto ${estimateHeight(reading.rows.slice(from, from + CHUNK), measure)}px`
  }
}
