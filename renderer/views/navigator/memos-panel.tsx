import { ThingSign } from '../review/thing-sign.tsx'
import { useMemo, useState } from 'react'
import { fold } from '../../../src/base/order.ts'
import { openMemo } from '../../actions/go.ts'
import { runActionById } from '../../actions/registry.ts'
import { IconButton } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { PlainList } from '../../components/plain-list.tsx'
import { useFocus } from '../../state/focus.ts'
import { useMemos } from '../../state/lists.ts'
import { dayInWords, whenInWords } from '../../words/dates.ts'
import { words } from '../../words/en.ts'
import { PaneSection } from './pane-section.tsx'

const { navigator: w } = words

/** The memos, newest first, with what each is about. */
export function MemosPanel() {
  const { items, loaded } = useMemos()
  const focused = useFocus(state => state.focused)
  const [narrow, setNarrow] = useState('')
  const shown = useMemo(
    () => items.filter(memo => fold(`${memo.title} ${memo.subjectName} ${memo.body}`).includes(fold(narrow))),
    [items, narrow],
  )
  return (
    <PaneSection
      title={w.memos}
      detail={words.common.count(items.length)}
      narrow={narrow}
      canNarrow={items.length > 0}
      acts={
        <>
          <IconButton icon="calendar" label={words.memos.journal.open} onClick={() => runActionById('open-journal')} />
          <IconButton icon="plus" label={w.newMemo} onClick={() => runActionById('new-memo')} />
        </>
      }
      onNarrow={setNarrow}
    >
      {loaded && items.length === 0 && <EmptyState title={w.memosEmpty} />}
      <PlainList
        label={w.memos}
        items={shown}
        selectedId={focused?.kind === 'memo' ? focused.memoId : null}
        onSelect={memo => useFocus.getState().focus({ kind: 'memo', memoId: memo.id })}
        onActivate={memo => openMemo(memo.id)}
      >
        {memo => (
          <>
            <span className="list-head">
              <b>{memo.title}</b>
              <ThingSign about="memo" id={memo.id} />
              <span className="count">{whenInWords(memo.changedAt)}</span>
            </span>
            <span className="list-words list-about">
              {memo.journalOn === null ? memo.subjectName : words.memos.journalOf(dayInWords(memo.journalOn))}
            </span>
          </>
        )}
      </PlainList>
    </PaneSection>
  )
}
