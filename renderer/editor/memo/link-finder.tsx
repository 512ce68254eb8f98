// The list under `@` or `[[`: what can be linked to, found by typing on.

import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { Editor, Range, type Point } from 'slate'
import { ReactEditor } from 'slate-react'
import { Icon } from '../../components/icon.tsx'
import { memoEditorWords as w } from '../../words/memo-editor.ts'
import { kindOfLink, LINK_ICONS, type AnyLink } from './link-context.ts'
import { blockAt, type MemoEditing } from './memo-deeds.ts'

/** A thing that can be linked to. `detail` says what it is. */
export interface LinkOffer {
  readonly link: AnyLink
  readonly detail: string
}

/** Finds what can be linked to by words typed; without words, what is at hand. */
export type FindLinks = (words: string) => Promise<readonly LinkOffer[]>

/** The words that ask for a link: where they stand in the memo, and what is looked for. */
export interface Asking {
  readonly range: Range
  readonly words: string
}

const ASKS = /(?:(?<=^|[\s(“"'‘])@|\[\[)([^@[\]\n]{0,60})$/u

/** What is asked at the cursor, or null. Where nothing was found for the words so far and more are typed, it is no question any more. */
export function askingAt(editor: MemoEditing): Asking | null {
  const { selection } = editor
  const at = blockAt(editor)
  if (!selection || !at || !Range.isCollapsed(selection)) return null
  const before = Editor.string(editor, { anchor: Editor.start(editor, at[1]), focus: selection.anchor })
  const found = ASKS.exec(before)
  if (!found || / {2}|\. |, /.test(found[1]!)) return null
  const start: Point | undefined = Editor.before(editor, selection.anchor, {
    distance: found[0].length,
    unit: 'character',
  })
  return start ? { range: { anchor: start, focus: selection.anchor }, words: found[1]!.trim() } : null
}

/** What the list holds and which line is on; `key` takes the keys of the editor and says whether it used one. */
export interface LinkFinding {
  readonly offers: readonly LinkOffer[]
  readonly at: number
  readonly settled: boolean
  readonly move: (by: number) => void
}

/** Asks for offers whenever the words change; an older answer never covers a newer one. */
export function useLinkFinding(asking: Asking | null, find: FindLinks): LinkFinding {
  const [held, hold] = useState<{ words: string | null; offers: readonly LinkOffer[] }>({ words: null, offers: [] })
  const [at, setAt] = useState(0)
  const words = asking?.words ?? null
  useEffect(() => {
    if (words === null) return
    let current = true
    const ask = async () => {
      const offers = await find(words)
      if (!current) return
      hold({ words, offers })
      setAt(0)
    }
    // What cannot be found just now is found with the next letter.
    ask().catch(() => {})
    return () => {
      current = false
    }
  }, [words, find])
  const offers = words === null ? [] : held.offers
  return {
    offers,
    at: Math.min(at, Math.max(0, offers.length - 1)),
    settled: held.words === words,
    move: by => setAt(now => (Math.min(now, offers.length - 1) + by + offers.length) % Math.max(1, offers.length)),
  }
}

interface LinkListProps {
  readonly id: string
  readonly editor: MemoEditing
  readonly asking: Asking
  readonly finding: LinkFinding
  readonly onChoose: (offer: LinkOffer) => void
}

/** The list at the cursor. */
export function LinkList({ id, editor, asking, finding, onChoose }: LinkListProps): ReactNode {
  const box = useRef<HTMLDivElement>(null)
  const { offers, at, settled } = finding
  useLayoutEffect(() => {
    const list = box.current
    if (!list) return
    let rect: DOMRect
    try {
      rect = ReactEditor.toDOMRange(editor, asking.range).getBoundingClientRect()
    } catch {
      return
    }
    const { offsetWidth: width, offsetHeight: height } = list
    const below = rect.bottom + 6
    list.style.left = `${Math.max(8, Math.min(rect.left - 8, window.innerWidth - width - 8))}px`
    list.style.top = `${below + height > window.innerHeight - 8 ? Math.max(8, rect.top - height - 6) : below}px`
  })
  useEffect(() => {
    box.current?.querySelector('.is-on')?.scrollIntoView({ block: 'nearest' })
  })
  return createPortal(
    <div className="popover memo-offers" ref={box} role="dialog" aria-label={w.offers}>
      {offers.length === 0 ? (
        <p className="hint">{settled && asking.words !== '' ? w.noneOffered : w.looking}</p>
      ) : (
        <ul id={id} role="listbox" aria-label={w.offers} tabIndex={0}>
          {offers.map((offer, place) => (
            <li
              key={place}
              id={`${id}-${place}`}
              role="option"
              aria-selected={place === at}
              className={place === at ? 'is-on' : ''}
              onPointerDown={event => {
                event.preventDefault()
                onChoose(offer)
              }}
            >
              <Icon name={LINK_ICONS[kindOfLink(offer.link)]} />
              <span>
                {offer.link.name}
                <small>{offer.detail}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>,
    document.body,
  )
}
