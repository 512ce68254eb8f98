import type { KeyboardEvent, ReactNode } from 'react'
import type { Memo } from '../../../src/memos/types.ts'
import { ThingSign } from '../review/thing-sign.tsx'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { useCoders } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { dayInWords, whenInWords } from '../../words/dates.ts'
import { memosWords as w } from '../../words/memos.ts'
import type { MemoGroup } from './memo-groups.ts'

interface MemoListProps {
  readonly groups: readonly MemoGroup[]
  readonly chosenId: string | null
  readonly onChoose: (memo: Memo) => void
  /** Enter: go on writing the one that is chosen. */
  readonly onWrite: () => void
  /** What stands there without any. */
  readonly empty: string
}

/** The memos under their heads; arrows choose, Enter goes into the words. */
export function MemoList({ groups, chosenId, onChoose, onWrite, empty }: MemoListProps): ReactNode {
  const memos = groups.flatMap(group => group.memos)
  const at = memos.findIndex(memo => memo.id === chosenId)
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Enter' && at >= 0) {
      event.preventDefault()
      return onWrite()
    }
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -memos.length, End: memos.length }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = Math.max(0, Math.min(memos.length - 1, at + step))
    if (memos[next]) onChoose(memos[next])
    event.currentTarget.querySelectorAll<HTMLElement>('[role="option"]')[next]?.focus()
  }
  if (memos.length === 0) return <p className="memo-list hint">{empty}</p>
  const first = Math.max(0, at)
  return (
    <div className="scroll memo-list" role="listbox" aria-label={w.list} tabIndex={-1} onKeyDown={onKeyDown}>
      {groups.map(group => (
        <div key={group.head} role="group" aria-label={group.head}>
          <p className="memo-group" aria-hidden="true">
            {group.head} <span className="count">{group.memos.length}</span>
          </p>
          {group.memos.map(memo => (
            <MemoLine
              key={memo.id}
              memo={memo}
              isChosen={memo.id === chosenId}
              isStop={memo === memos[first]}
              onChoose={onChoose}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

interface MemoLineProps {
  readonly memo: Memo
  readonly isChosen: boolean
  readonly isStop: boolean
  readonly onChoose: (memo: Memo) => void
}

function MemoLine({ memo, isChosen, isStop, onChoose }: MemoLineProps): ReactNode {
  const coder = useCoders(state => state.byId.get(memo.coderId))
  const you = useProject(state => state.info?.coder.id)
  const about =
    memo.journalOn === null
      ? memo.about === 'project'
        ? w.aboutProject
        : memo.subjectName
      : w.journalOf(dayInWords(memo.journalOn))
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- arrows choose
    <div
      role="option"
      aria-selected={isChosen}
      tabIndex={isStop ? 0 : -1}
      className="memo-item"
      onClick={() => onChoose(memo)}
    >
      <p className="memo-item-title">
        <b>{memo.title || w.untitled}</b>
        <ThingSign about="memo" id={memo.id} />
        {coder ? <CoderBadge coder={coder} isYou={coder.id === you} /> : null}
      </p>
      <p className="memo-item-words">{memo.body}</p>
      <p className="memo-item-about">
        <span>{about}</span>
        <time dateTime={memo.changedAt}>{whenInWords(memo.changedAt)}</time>
      </p>
    </div>
  )
}
