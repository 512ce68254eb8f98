// The editor of a memo. It holds words and formatting only; what they are about, and keeping them, is for the view around it.

import {
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type JSX,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react'
import { Editor, Element, Transforms } from 'slate'
import { Editable, ReactEditor, Slate, type RenderElementProps, type RenderLeafProps } from 'slate-react'
import { useFocused, useSelected } from 'slate-react'
import type { PassageLink, Rich, RichGiven } from '../../../src/memos/rich.ts'
import { isMac, matches } from '../../actions/shortcut.ts'
import { useWaitingEnter } from '../../components/use-waiting-enter.ts'
import { memoEditorWords as w } from '../../words/memo-editor.ts'
import { useLeftFocus } from '../left-focus.ts'
import { kindOfLink, LinkContext, useLinks, type AnyLink, type Links } from './link-context.ts'
import { askingAt, LinkList, useLinkFinding, type FindLinks, type LinkOffer } from './link-finder.tsx'
import { indent, insertLink, linkAt, toggleBlock, toggleMark, type BlockKind, type MemoEditing } from './memo-deeds.ts'
import { memoEditor } from './memo-rules.ts'
import { MemoToolbar } from './memo-toolbar.tsx'
import { linkKey, richOfValue, valueOf, type MemoElement } from './memo-value.ts'
import { LinkFace } from './memo-words.tsx'

/** What a view can ask of the editor. */
export interface MemoEditorHandle {
  readonly focus: () => void
  /** Types words at the cursor. */
  readonly type: (words: string) => void
  /** Puts a link at the cursor, at the end where there is none. */
  readonly insert: (link: AnyLink) => void
  /** Passages that have become anchors: their links lead there from now on. */
  readonly anchored: (passages: readonly (Pick<PassageLink, 'sourceId' | 'range'> & { anchorId: string })[]) => void
}

interface MemoEditorProps {
  readonly initial: Rich
  readonly label: string
  readonly placeholder: string
  readonly links: Links
  readonly findLinks: FindLinks
  readonly onChange: (rich: RichGiven) => void
  /** Escape, where it closes nothing in the editor. */
  readonly onEscape?: () => void
  readonly handle?: Ref<MemoEditorHandle>
  /** Whether the words have the focus at once. */
  readonly isFocused?: boolean
  /** More buttons at the end of the bar. */
  readonly bar?: ReactNode
}

const KEYS: readonly (readonly [string, BlockKind | 'bold' | 'italic' | 'underline'])[] = [
  ['Mod+B', 'bold'],
  ['Mod+I', 'italic'],
  ['Mod+U', 'underline'],
  ['Mod+Alt+1', 'heading1'],
  ['Mod+Alt+2', 'heading2'],
  ['Mod+Alt+3', 'heading3'],
  ['Mod+Alt+0', 'paragraph'],
  ['Shift+Mod+7', 'numbered'],
  ['Shift+Mod+8', 'bulleted'],
  ['Shift+Mod+9', 'quote'],
]

/** A memo being written. It keeps its own state: `initial` is read once. */
export function MemoEditor(props: MemoEditorProps): ReactNode {
  const { initial, links, onChange } = props
  const [{ editor, history }] = useState(memoEditor)
  const [value] = useState(() => valueOf(initial))
  const [tick, setTick] = useState(0)
  const [dismissed, setDismissed] = useState<string | null>(null)
  const listId = useId()
  const helpId = useId()

  const asked = useMemo(() => (tick >= 0 ? askingAt(editor) : null), [editor, tick])
  const key = asked === null ? null : JSON.stringify(asked.range.anchor)
  const asking = key === dismissed ? null : asked
  const finding = useLinkFinding(asking, props.findLinks)
  const open = asking !== null

  const choose = (offer: LinkOffer) => {
    history.cut()
    if (asking) insertLink(editor, offer.link, asking.range)
    history.cut()
  }
  // Keys pressed while Enter waits for the list come after the link, in their order.
  const held = useRef<HeldKey[] | null>(null)
  const enter = useWaitingEnter<null>(finding.settled, () => {
    const offer = finding.offers[finding.at]
    const keys = held.current ?? []
    held.current = null
    if (open && offer) choose(offer)
    else editor.insertBreak()
    replay(editor, keys)
  })
  const beginLink = () => {
    focusEnd(editor)
    Transforms.collapse(editor, { edge: 'end' })
    Editor.insertText(editor, '[[')
  }
  useImperativeHandle(props.handle, () => ({
    focus: () => focusEnd(editor),
    type: words => {
      for (const [at, line] of words.split('\n').entries()) {
        if (at > 0) editor.insertBreak()
        if (line !== '') editor.insertText(line)
      }
    },
    insert: link => {
      history.cut()
      insertLink(editor, link)
      history.cut()
    },
    anchored: passages => takeAnchors(editor, passages),
  }))
  useLeftFocus(editor)
  const isFocused = useRef(props.isFocused)
  useEffect(() => {
    if (isFocused.current) focusEnd(editor)
  }, [editor])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (held.current !== null && holds(event, held.current)) return
    if (open && listKey(event)) return
    if (event.key === 'Escape') {
      if (props.onEscape) event.preventDefault()
      props.onEscape?.()
      return
    }
    const mac = isMac()
    const is = (shortcut: string) => matches(shortcut, event.nativeEvent, mac)
    const deed = KEYS.find(([shortcut]) => is(shortcut))?.[1]
    if (deed !== undefined) {
      event.preventDefault()
      if (deed === 'bold' || deed === 'italic' || deed === 'underline') toggleMark(editor, deed)
      else toggleBlock(editor, deed)
    } else if (is('Mod+Z')) {
      event.preventDefault()
      history.undo()
    } else if (is('Shift+Mod+Z') || is('Mod+Y')) {
      event.preventDefault()
      history.redo()
    } else if (event.key === 'Tab' && !event.ctrlKey && !event.altKey && !event.metaKey) {
      if (indent(editor, event.shiftKey ? -1 : 1)) event.preventDefault()
    } else if (event.key === 'Enter') {
      const link = linkAt(editor)
      if (link !== null) {
        event.preventDefault()
        links.open(link)
      }
    }
  }
  /** The keys of the open list. */
  const listKey = (event: KeyboardEvent): boolean => {
    const { offers, at, settled } = finding
    if (event.key === 'Escape') setDismissed(key)
    else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && offers.length > 0)
      finding.move(event.key === 'ArrowDown' ? 1 : -1)
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && offers[at] && settled)
      choose(offers[at])
    else if (event.key === 'Enter' && !settled) {
      held.current = []
      enter.wait(null)
    } else {
      enter.forget()
      return false
    }
    event.preventDefault()
    return true
  }
  const changed = useCallback(() => {
    setTick(n => n + 1)
    if (editor.operations.some(operation => operation.type !== 'set_selection')) onChange(richOfValue(editor.children))
  }, [editor, onChange])

  const chosen = open && finding.offers[finding.at]
  return (
    <LinkContext value={links}>
      <Slate editor={editor} initialValue={value} onChange={changed}>
        <MemoToolbar onLink={beginLink}>{props.bar}</MemoToolbar>
        {/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a textarea cannot hold formatting */}
        <Editable
          className="memo-words memo-edit read"
          role="textbox"
          aria-multiline="true"
          aria-label={props.label}
          aria-describedby={helpId}
          aria-controls={open ? listId : undefined}
          aria-activedescendant={chosen ? `${listId}-${finding.at}` : undefined}
          placeholder={props.placeholder}
          renderPlaceholder={({ attributes, children }) => (
            <span {...attributes} className="memo-placeholder">
              {children}
            </span>
          )}
          renderElement={renderElement}
          renderLeaf={renderLeaf}
          onKeyDown={onKeyDown}
          disableDefaultStyles
          spellCheck
        />
        {asking !== null && (
          <LinkList id={listId} editor={editor} asking={asking} finding={finding} onChoose={choose} />
        )}
        <p id={helpId} className="visually-hidden">
          {w.help}
        </p>
        <output className="visually-hidden" aria-live="polite">
          {chosen ? w.offered(finding.offers.length, chosen.link.name) : ''}
        </output>
      </Slate>
    </LinkContext>
  )
}

/** A key that waits: a letter, Enter, Backspace or Tab. */
interface HeldKey {
  readonly key: string
  readonly isShift: boolean
}

/** Lets a key of writing wait. Others act at once. */
function holds(event: KeyboardEvent, keys: HeldKey[]): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  const { key } = event
  if (Array.from(key).length !== 1 && key !== 'Enter' && key !== 'Backspace' && key !== 'Tab') return false
  keys.push({ key, isShift: event.shiftKey })
  event.preventDefault()
  return true
}

/** Does what waiting keys would have done, one after the other, so that what they mean together is seen. */
function replay(editor: MemoEditing, keys: readonly HeldKey[]): void {
  for (const { key, isShift } of keys) {
    if (key === 'Enter') editor.insertBreak()
    else if (key === 'Backspace') editor.deleteBackward('character')
    else if (key === 'Tab') indent(editor, isShift ? -1 : 1)
    else editor.insertText(key)
  }
}

function focusEnd(editor: MemoEditing): void {
  // At once: the editor's own way waits where something was just selected, and letters typed meanwhile would go elsewhere.
  ReactEditor.toDOMNode(editor, editor).focus({ preventScroll: true })
  if (!editor.selection) Transforms.select(editor, Editor.end(editor, []))
}

function takeAnchors(editor: MemoEditing, passages: Parameters<MemoEditorHandle['anchored']>[0]): void {
  const known = new Map(passages.map(passage => [linkKey({ type: 'passage', ...passage, name: '' }), passage.anchorId]))
  if (known.size === 0) return
  for (const [node, path] of Array.from(Editor.nodes(editor, { at: [], match: isLink, voids: true }))) {
    const { link } = node as Extract<MemoElement, { type: 'link' }>
    const id = known.get(linkKey(link))
    if (id !== undefined)
      Transforms.setNodes(editor, { link: { type: 'link', to: 'anchor', id, name: link.name } } as never, { at: path })
  }
}

const isLink = (node: unknown) => Element.isElement(node) && node.type === 'link'

function renderElement(props: RenderElementProps): JSX.Element {
  const { attributes, children } = props
  const element = props.element as MemoElement
  switch (element.type) {
    case 'link':
      return <LinkInWords {...props} />
    case 'heading':
      return (
        <div {...attributes} className={`memo-h${element.level}`} role="heading" aria-level={element.level + 2}>
          {children}
        </div>
      )
    case 'item':
      return (
        <div {...attributes} className={`memo-item-line is-${element.list}`} data-depth={element.depth}>
          {children}
        </div>
      )
    case 'quote':
      return <blockquote {...attributes}>{children}</blockquote>
    case 'paragraph':
      return (
        <p {...attributes} className="memo-line-plain">
          {children}
        </p>
      )
  }
}

function LinkInWords({ attributes, children, element }: RenderElementProps): ReactNode {
  const { link } = element as Extract<MemoElement, { type: 'link' }>
  const { lookOf, open } = useLinks()
  const isOn = useSelected()
  const isFocused = useFocused()
  const { name, gone } = lookOf(link)
  return (
    <span {...attributes} className={isOn && isFocused ? 'memo-chip is-on' : 'memo-chip'}>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- Enter opens it, in the words */}
      <span
        contentEditable={false}
        title={gone ? undefined : w.linkSaid(w.kinds[kindOfLink(link)], name)}
        onClick={() => {
          if (!gone) open(link)
        }}
      >
        <LinkFace link={link} name={name} gone={gone} />
      </span>
      {children}
    </span>
  )
}

function renderLeaf({ attributes, children, leaf }: RenderLeafProps): JSX.Element {
  let words = children
  if (leaf.code) words = <code>{words}</code>
  if (leaf.bold) words = <strong>{words}</strong>
  if (leaf.italic) words = <em>{words}</em>
  if (leaf.underline) words = <u>{words}</u>
  if (leaf.strike) words = <s>{words}</s>
  return <span {...attributes}>{words}</span>
}
