// The document while it is edited: Slate, one line a paragraph, in the same clothes as when it is read. It draws; what is
// typed goes through the editing document.

import { useLayoutEffect, useMemo, useRef, type KeyboardEventHandler, type ReactNode } from 'react'
import type { NodeEntry } from 'slate'
import { Editable, ReactEditor, Slate, type RenderElementProps } from 'slate-react'
import type { EditingDocument, LineElement } from './editing-document.ts'
import type { CodeId } from '../../src/base/ids.ts'
import { CHUNK } from './chunk-height.ts'
import { useLeftFocus } from './left-focus.ts'
import { renderChunk, renderLeaf } from './reading-surface.tsx'

interface EditingSurfaceProps {
  readonly document: EditingDocument
  /** Grows when codings are other ones: draws anew. */
  readonly drawn: number
  /** The colours of codes. */
  readonly hues: ReadonlyMap<CodeId, number>
  readonly label: string
  readonly describedBy: string
  /** Where the caret stands at first. */
  readonly beginAt: number
  readonly onKeyDown: KeyboardEventHandler
  readonly onBlur: () => void
}

/** The words of a source, to be edited. */
export function EditingSurface(props: EditingSurfaceProps): ReactNode {
  const { document, drawn, hues, beginAt } = props
  const root = useRef<HTMLDivElement>(null)
  useLeftFocus(document.editor)
  const decorate = useMemo(() => {
    void drawn
    const runsOf = document.painter(hues)
    return ([node, path]: NodeEntry) => (path.length === 1 ? (runsOf(node, path[0]!) as never[]) : NOTHING)
  }, [document, drawn, hues])
  useLayoutEffect(() => {
    if (root.current === null) return
    keepSelectionToSlate(root.current)
    estimate(root.current, document)
    const { editor } = document
    document.select({ start: beginAt, end: beginAt })
    ReactEditor.focus(editor)
    const lines = root.current.querySelectorAll('[data-line]')
    const at = document.pointOf(beginAt).path[0]!
    lines.item(at)?.scrollIntoView({ block: 'center' })
    // Only when another text is put on screen.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [document])
  return (
    <Slate editor={document.editor} initialValue={document.initial}>
      {/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a textarea cannot hold paragraphs and formatting */}
      <Editable
        ref={root}
        className="reading editing"
        tabIndex={0}
        role="textbox"
        aria-multiline="true"
        aria-label={props.label}
        aria-describedby={props.describedBy}
        disableDefaultStyles
        spellCheck
        decorate={decorate}
        renderElement={renderLine}
        renderLeaf={renderLeaf}
        renderChunk={renderChunk}
        onKeyDown={props.onKeyDown}
        onBlur={props.onBlur}
      />
    </Slate>
  )
}

const NOTHING: never[] = []

function renderLine({ attributes, children, element }: RenderElementProps) {
  const line = element as unknown as LineElement
  const classes = ['para', `para-${line.style}`]
  if (line.isAsked) classes.push('para-asked')
  return (
    <div {...attributes} className={classes.join(' ')} data-line="" data-level={line.level ?? undefined}>
      {line.speaker !== null && (
        <span className="para-speaker" contentEditable={false} title={line.speaker}>
          {line.speaker}
        </span>
      )}
      <p className="para-words">{children}</p>
    </div>
  )
}

/**
 * At every commit anywhere in the window React looks where the selection stands in an editable that has the focus, by walking
 * all of its text: milliseconds a key in a long one. Slate keeps the selection itself. React asks the property, the browser the attribute.
 */
function keepSelectionToSlate(root: HTMLElement): void {
  Object.defineProperty(root, 'contentEditable', { configurable: true, get: () => 'inherit' })
}

/** Gives every chunk about the height it will take. */
function estimate(root: HTMLElement, document: EditingDocument): void {
  const style = getComputedStyle(root)
  const size = Number.parseFloat(style.fontSize) || 16.5
  const height = Number.parseFloat(style.lineHeight) || size * 1.56
  const lines = document.editor.children as unknown as LineElement[]
  root.querySelectorAll<HTMLElement>('.chunk').forEach((chunk, at) => {
    const pixels = lines
      .slice(at * CHUNK, (at + 1) * CHUNK)
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.children[0].text.length / 76)) * height + 11, 0)
    chunk.style.containIntrinsicSize = `auto none auto ${Math.round(pixels)}px`
  })
}
