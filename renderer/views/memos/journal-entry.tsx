import type { ReactNode } from 'react'
import type { Memo } from '../../../src/memos/types.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { useCoders } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { dayInWords, timeInWords } from '../../words/dates.ts'
import { memosWords } from '../../words/memos.ts'
import { MemoRead } from './memo-read.tsx'
import { MemoSheet } from './memo-sheet.tsx'

const w = memosWords.journal

interface JournalEntryProps {
  readonly memo: Memo
  readonly isWriting: boolean
  readonly onWrite: () => void
  readonly onDone: () => void
}

/** One entry: read, or written where it stands. */
export function JournalEntry({ memo, isWriting, onWrite, onDone }: JournalEntryProps): ReactNode {
  const coder = useCoders(state => state.byId.get(memo.coderId))
  const you = useProject(state => state.info?.coder.id)
  if (isWriting) {
    return (
      <div className="journal-entry is-writing">
        <MemoSheet memoId={memo.id} writing small onEscape={onDone} />
        <p className="journal-acts">
          <label>
            {w.moveDay}{' '}
            <input
              className="input"
              type="date"
              value={memo.journalOn ?? ''}
              onChange={event => {
                const journalOn = event.target.value
                if (journalOn !== '')
                  void doAndSay(() => call('memo.move', { memoId: memo.id, journalOn }), w.moved(dayInWords(journalOn)))
              }}
            />
          </label>
          <span className="spacer" />
          <Button onClick={onDone}>{w.done}</Button>
        </p>
      </div>
    )
  }
  return (
    <article className="journal-entry" aria-label={memo.title}>
      <p className="journal-by">
        {coder ? <CoderBadge coder={coder} isYou={coder.id === you} /> : null}
        <time dateTime={memo.madeAt}>{timeInWords(memo.madeAt)}</time>
        <Button look="link" className="journal-edit" onClick={onWrite} aria-label={`${w.edit}: ${memo.title}`}>
          {w.edit}
        </Button>
      </p>
      <MemoRead memoId={memo.id} titled />
    </article>
  )
}
