// A memo written at the words it is about.

import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { call, sentenceOf } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Trouble } from '../../components/field.tsx'
import { Keys } from '../../components/kbd.tsx'
import { useMemos } from '../../state/lists.ts'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'
import { openSession } from './sessions.ts'
import type { MemoAbout } from './desk-state.ts'
import type { Place } from './place-popover.ts'
import type { SourceId } from '../../../src/base/ids.ts'

interface MemoCardProps {
  readonly sourceId: SourceId
  readonly about: MemoAbout
  readonly place: (size: { width: number; height: number }) => Place
  readonly onDone: () => void
}

/** The card: what is typed is kept by Mod+Enter or its button, left by Esc. The memo that is there already is gone on with. */
export function MemoCard({ sourceId, about, place, onDone }: MemoCardProps): ReactNode {
  const there = useMemos(state =>
    about.codingId === null
      ? undefined
      : state.items.find(memo => memo.about === 'coding' && memo.subjectId === about.codingId),
  )
  const [body, setBody] = useState(there?.body ?? '')
  const [trouble, setTrouble] = useState<string | null>(null)
  const box = useRef<HTMLFormElement>(null)
  const [at, setAt] = useState<Place>(() => place({ width: 380, height: 190 }))
  // At once: the next letter typed belongs to the memo.
  useLayoutEffect(() => {
    box.current?.querySelector('textarea')?.focus({ preventScroll: true })
    const size = box.current?.getBoundingClientRect()
    if (size) setAt(place({ width: size.width, height: size.height }))
    // eslint-disable-next-line react-hooks/exhaustive-deps -- placed once
  }, [])

  const keep = async () => {
    const title = there?.title ?? about.title
    try {
      if (there) await call('memo.write', { memoId: there.id, title, body })
      else if (about.codingId !== null)
        await call('memo.write', { about: 'coding', subjectId: about.codingId, title, body })
      else
        await call('memo.write', {
          passage: { sourceId, range: { start: about.range.start, end: about.range.end } },
          title,
          body,
        })
      useStatus.getState().say(words.source.memo.kept)
      // A memo says of its coding that it has one.
      void openSession(sourceId)?.loadCodings().catch(useStatus.getState().refuse)
      onDone()
    } catch (error) {
      setTrouble(sentenceOf(error, words.frame.mistake))
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      onDone()
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void keep()
    }
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears the keys of its field
    <form
      className="memo-card"
      ref={box}
      style={{ left: at.left, top: at.top }}
      aria-label={about.title}
      onKeyDown={onKeyDown}
      onSubmit={event => {
        event.preventDefault()
        void keep()
      }}
    >
      <p className="memo-title">{about.title}</p>
      <textarea
        className="input"
        rows={4}
        value={body}
        aria-label={words.source.memo.label}
        onChange={event => setBody(event.target.value)}
      />
      {trouble !== null && <Trouble>{trouble}</Trouble>}
      <div className="memo-foot">
        <span className="hint">
          <Keys of="Mod+Enter" /> {words.source.memo.keepHint} <Keys of="Escape" /> {words.source.memo.leaveHint}
        </span>
        <span className="spacer" />
        <Button look="flat" onClick={onDone}>
          {words.source.memo.leave}
        </Button>
        <Button type="submit">{words.source.memo.keep}</Button>
      </div>
    </form>
  )
}
