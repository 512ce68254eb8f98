// A memo written at the words it is about.

import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { SourceId } from '../../../src/base/ids.ts'
import { openMemo } from '../../actions/go.ts'
import { Button } from '../../components/button.tsx'
import { Keys } from '../../components/kbd.tsx'
import { useMemos } from '../../state/lists.ts'
import { words } from '../../words/en.ts'
import { MemoSheet } from '../memos/memo-sheet.tsx'
import type { MemoPlace } from '../memos/keeper.ts'
import type { MemoAbout } from './desk-state.ts'
import type { Place } from './place-popover.ts'
import type { MemoId } from '../../../src/base/ids.ts'

interface MemoCardProps {
  readonly sourceId: SourceId
  readonly about: MemoAbout
  readonly place: (size: { width: number; height: number }) => Place
  readonly onDone: () => void
}

/** The card: what is typed is kept as it is written; Mod+Enter and Esc go back to the text. The memo that is there already is gone on with. */
export function MemoCard({ sourceId, about, place, onDone }: MemoCardProps): ReactNode {
  const [there] = useState(
    () =>
      about.memoId ??
      (about.codingId === null
        ? null
        : (useMemos.getState().items.find(memo => memo.about === 'coding' && memo.subjectId === about.codingId)?.id ??
          null)),
  )
  const [memoId, setMemoId] = useState<MemoId | null>(there)
  const box = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<Place>(() => place({ width: 420, height: 240 }))
  useLayoutEffect(() => {
    const size = box.current?.getBoundingClientRect()
    if (size) setAt(place({ width: size.width, height: Math.max(240, size.height) }))
    // eslint-disable-next-line react-hooks/exhaustive-deps -- placed once
  }, [])
  const to: MemoPlace =
    about.codingId === null
      ? { passage: { sourceId, range: { start: about.range.start, end: about.range.end } } }
      : { about: 'coding', subjectId: about.codingId }
  const onKeyDown = (event: KeyboardEvent) => {
    const isKeep = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    if (event.defaultPrevented || (!isKeep && event.key !== 'Escape')) return
    event.preventDefault()
    onDone()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears the keys of its fields
    <section
      className="memo-card"
      ref={box}
      style={{ left: at.left, top: at.top }}
      aria-label={about.title}
      onKeyDown={onKeyDown}
    >
      <p className="memo-title">{about.title}</p>
      <MemoSheet memoId={there} place={to} writing small bare onMade={setMemoId} />
      <div className="memo-foot">
        <span className="hint">
          {words.source.memo.keptHint} <Keys of="Escape" />
        </span>
        <span className="spacer" />
        {memoId !== null && (
          <Button look="flat" onClick={() => openMemo(memoId)}>
            {words.source.memo.open}
          </Button>
        )}
        <Button onClick={onDone}>{words.source.memo.done}</Button>
      </div>
    </section>
  )
}
