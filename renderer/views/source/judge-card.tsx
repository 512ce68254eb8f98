// Words judged for propositions, at the words themselves.

import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { SourceId } from '../../../src/base/ids.ts'
import type { TextRange } from '../../../src/base/text-range.ts'
import { judgingWords as w } from '../../words/judging.ts'
import { JudgePanel } from '../propositions/judge-panel.tsx'
import type { Place } from './place-popover.ts'

interface JudgeCardProps {
  readonly sourceId: SourceId
  readonly about: { readonly range: TextRange; readonly title: string }
  readonly place: (size: { width: number; height: number }) => Place
  readonly onDone: () => void
}

/** The card beside the words. Esc goes back to the text. */
export function JudgeCard({ sourceId, about, place, onDone }: JudgeCardProps): ReactNode {
  const box = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<Place>(() => place({ width: 544, height: 340 }))
  useLayoutEffect(() => {
    const size = box.current?.getBoundingClientRect()
    if (size) setAt(place({ width: size.width, height: Math.max(420, size.height) }))
    // eslint-disable-next-line react-hooks/exhaustive-deps -- placed once
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.key !== 'Escape') return
    event.preventDefault()
    onDone()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears the keys of its fields
    <section
      className="memo-card judge-card"
      ref={box}
      style={{ left: at.left, top: at.top }}
      aria-label={w.title(about.title)}
      onKeyDown={onKeyDown}
    >
      <p className="memo-title judge-title">{w.title(about.title)}</p>
      <JudgePanel sourceId={sourceId} range={about.range} onDone={onDone} />
    </section>
  )
}
