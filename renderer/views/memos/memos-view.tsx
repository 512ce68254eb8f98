import { useMemo, useState, type KeyboardEvent } from 'react'
import { fold } from '../../../src/base/order.ts'
import type { Memo, MemoSubject } from '../../../src/memos/types.ts'
import { Button } from '../../components/button.tsx'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { Spacer, Toolbar } from '../../components/toolbar.tsx'
import { useFocus } from '../../state/focus.ts'
import { useCoders, useMemos } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { whenInWords } from '../../words/dates.ts'
import { memosWords as w } from '../../words/memos.ts'
import '../../styles/memos.css'
import { MemoPage } from './memo-page.tsx'

const SUBJECTS = Object.keys(w.subjects) as MemoSubject[]

/** All memos, newest first, and the one chosen beside them. */
export default function MemosView({ tab }: { tab: Tab }) {
  const memos = useMemos(state => state.items)
  const loaded = useMemos(state => state.loaded)
  const coders = useCoders(state => state.byId)
  const [words, setWords] = useState('')
  const subject = SUBJECTS.find(one => one === tab.options?.['subject']) ?? null
  const by = typeof tab.options?.['by'] === 'string' ? tab.options['by'] : null
  const chosenId = typeof tab.options?.['memoId'] === 'string' ? tab.options['memoId'] : null
  const writing = tab.options?.['writing'] === true
  const set = (options: Record<string, unknown>) => useTabs.getState().setOptions(tab.id, options)
  const choose = (memo: Memo) => {
    set({ memoId: memo.id, writing: false })
    useFocus.getState().focus({ kind: 'memo', memoId: memo.id })
  }
  const shown = useMemo(() => {
    const wanted = fold(words.trim())
    return memos.filter(
      memo =>
        (subject === null || memo.about === subject) &&
        (by === null || memo.coderId === by) &&
        (wanted === '' || fold(`${memo.title}\n${memo.body}\n${memo.subjectName}`).includes(wanted)),
    )
  }, [memos, subject, by, words])
  const chosen = memos.find(memo => memo.id === chosenId) ?? null

  const subjects: MenuEntry[] = [
    { id: 'any', label: w.everything, checked: subject === null, run: () => set({ subject: null }) },
    { line: true },
    ...SUBJECTS.filter(one => memos.some(memo => memo.about === one)).map(one => ({
      id: one,
      label: w.subjects[one],
      checked: subject === one,
      run: () => set({ subject: one }),
    })),
  ]
  const authors: MenuEntry[] = [
    { id: 'anybody', label: w.anybody, checked: by === null, run: () => set({ by: null }) },
    { line: true },
    ...[...coders.values()].map(coder => ({
      id: coder.id,
      label: coder.name,
      checked: by === coder.id,
      run: () => set({ by: coder.id }),
    })),
  ]
  return (
    <div className="memos-view">
      <Toolbar label={w.title}>
        <MenuButton entries={subjects}>
          <em>{w.subject}</em> <b>{subject === null ? w.everything : w.subjects[subject]}</b>
          <Icon name="down" />
        </MenuButton>
        <MenuButton entries={authors}>
          <em>{w.by}</em> <b>{by === null ? w.anybody : coders.get(by)?.name}</b>
          <Icon name="down" />
        </MenuButton>
        <Spacer />
        <input
          className="input memo-find"
          type="search"
          aria-label={w.find}
          placeholder={w.find}
          value={words}
          onChange={event => setWords(event.target.value)}
        />
        <Button icon="plus" onClick={() => set({ writing: true, memoId: null })}>
          {w.fresh}
        </Button>
      </Toolbar>
      {loaded && memos.length === 0 && !writing ? (
        <div className="memo-none">
          <EmptyState title={w.none}>
            <p>{w.noneHint}</p>
            <Button onClick={() => set({ writing: true })}>{w.fresh}</Button>
          </EmptyState>
        </div>
      ) : (
        <div className="memo-columns">
          <MemoList memos={shown} chosenId={writing ? null : chosenId} onChoose={choose} />
          <MemoPage
            key={writing ? 'new' : (chosen?.id ?? 'none')}
            memo={writing ? null : chosen}
            writing={writing}
            onDone={id => set({ writing: false, ...(id === null ? {} : { memoId: id }) })}
          />
        </div>
      )}
    </div>
  )
}

function MemoList({
  memos,
  chosenId,
  onChoose,
}: {
  memos: readonly Memo[]
  chosenId: string | null
  readonly onChoose: (memo: Memo) => void
}) {
  const coders = useCoders(state => state.byId)
  const you = useProject(state => state.info?.coder.id)
  const at = memos.findIndex(memo => memo.id === chosenId)
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -memos.length, End: memos.length }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = Math.max(0, Math.min(memos.length - 1, at + step))
    if (memos[next]) onChoose(memos[next])
    event.currentTarget.querySelectorAll<HTMLElement>('[role="option"]')[next]?.focus()
  }
  if (memos.length === 0) return <p className="memo-list hint">{w.noneFits}</p>
  return (
    <ul className="scroll memo-list" role="listbox" aria-label={w.list} onKeyDown={onKeyDown}>
      {memos.map((memo, place) => {
        const coder = coders.get(memo.coderId)
        return (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- arrows choose
          <li
            key={memo.id}
            role="option"
            aria-selected={memo.id === chosenId}
            tabIndex={place === Math.max(0, at) ? 0 : -1}
            className="memo-item"
            onClick={() => onChoose(memo)}
          >
            <p className="memo-item-title">
              <b>{memo.title || w.untitled}</b>
              {coder ? <CoderBadge coder={coder} isYou={coder.id === you} /> : null}
            </p>
            <p className="memo-item-words">{memo.body}</p>
            <p className="memo-item-about">
              <span>{memo.about === 'project' ? w.aboutProject : memo.subjectName}</span>
              <time dateTime={memo.changedAt}>{whenInWords(memo.changedAt)}</time>
            </p>
          </li>
        )
      })}
    </ul>
  )
}
