import type { ReactNode } from 'react'
import { call } from '../../client/client.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { doAndSay } from '../../components/deeds.ts'
import type { OpenMemo } from '../../../src/memos/types.ts'
import { useFocus } from '../../state/focus.ts'
import { useCoders } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { useStatus } from '../../state/status.ts'
import { dayInWords, whenInWords } from '../../words/dates.ts'
import { memosWords as w } from '../../words/memos.ts'
import { MoveMemo } from './move-memo.tsx'
import type { Keeper, MemoPlace } from './keeper.ts'
import { openLink } from './link-deeds.ts'

interface MemoHeadProps {
  readonly open: OpenMemo | null
  readonly place: MemoPlace | undefined
  readonly keeper: Keeper
  readonly small: boolean
}

/** Who wrote a memo, when, and about what; what it is about opens. */
export function MemoHead({ open, place, keeper, small }: MemoHeadProps): ReactNode {
  const coder = useCoders(state => (open ? state.byId.get(open.memo.coderId) : undefined))
  const you = useProject(state => state.info?.coder.id)
  if (open === null) {
    const day = place?.journalOn
    return small ? null : <p className="memo-line">{day ? w.journalOf(dayInWords(day)) : w.begun}</p>
  }
  const { memo, subject } = open
  const remove = async () => {
    keeper.drop()
    const done = await doAndSay(() => call('memo.remove', { memoId: memo.id }), w.removed(memo.title || w.untitled))
    const { focused, focus } = useFocus.getState()
    if (done && focused?.kind === 'memo' && focused.memoId === memo.id) focus(null)
  }
  return (
    <>
      <p className="memo-line">
        {coder ? <CoderBadge coder={coder} isYou={coder.id === you} /> : null}
        <span>
          {memo.changedAt === memo.madeAt
            ? w.written(whenInWords(memo.madeAt))
            : w.changed(whenInWords(memo.changedAt))}
        </span>
        {memo.journalOn !== null && <span>{w.journalOf(dayInWords(memo.journalOn))}</span>}
        {subject !== null ? (
          <Button look="link" onClick={() => void openLink(subject, subject).catch(useStatus.getState().refuse)}>
            {w.about(subject.name)}
          </Button>
        ) : memo.journalOn === null ? (
          <span>{w.aboutProject}</span>
        ) : null}
        <span className="spacer" />
        <MoveMemo memo={memo} />
        <IconButton icon="bin" label={w.remove} onClick={() => void remove()} />
      </p>
      {!small && subject?.words ? <blockquote className="quote memo-subject">{subject.words}</blockquote> : null}
    </>
  )
}
