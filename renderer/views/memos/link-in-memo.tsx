// Which memo is to link to what is in hand: chosen by a few letters, without leaving the text.

import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { MemoId } from '../../../src/base/ids.ts'
import { filterMemos, orderMemos } from '../../../src/memos/filter.ts'
import { Dialog } from '../../components/dialog.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Icon, type IconName } from '../../components/icon.tsx'
import type { AnyLink } from '../../editor/memo/link-context.ts'
import { useMemos } from '../../state/lists.ts'
import { useOverlay } from '../../state/overlay.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { useStatus } from '../../state/status.ts'
import { today, whenInWords } from '../../words/dates.ts'
import { memosWords as w } from '../../words/memos.ts'
import { entryOfToday } from './journal-deeds.ts'
import { linkInMemo, newMemoWith } from './memo-desk.ts'
import '../../styles/memos.css'

interface Choice {
  readonly id: string
  readonly icon: IconName
  readonly name: string
  readonly detail: string
  readonly run: () => Promise<string>
}

const MOST = 30

/** The dialog. Enter takes the one in focus; arrows move. */
export default function LinkInMemo({ link }: { link: AnyLink }): ReactNode {
  const memos = useMemos(state => state.items)
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const close = useOverlay(state => state.close)
  const choices = useMemo<readonly Choice[]>(() => {
    const others = orderMemos(filterMemos(memos, { words }), 'newest')
      .filter(memo => link.type !== 'link' || link.id !== memo.id)
      .slice(0, MOST)
    const there: Choice[] = others.map(memo => ({
      id: memo.id,
      icon: memo.journalOn === null ? 'memos' : 'calendar',
      name: memo.title || w.untitled,
      detail: [memo.subjectName, whenInWords(memo.changedAt)].filter(Boolean).join(' · '),
      run: () => linkInMemo(memo.id, link),
    }))
    if (words.trim() !== '') return there
    const entry = entryOfToday()
    const fresh: Choice[] = [
      {
        id: 'new',
        icon: 'plus',
        name: w.linkFresh,
        detail: '',
        run: async () => titleOf(await newMemoWith(link, {})),
      },
      {
        id: 'today',
        icon: 'calendar',
        name: w.linkToday,
        detail: '',
        run: async () =>
          entry === null ? titleOf(await newMemoWith(link, { journalOn: today() })) : linkInMemo(entry, link),
      },
    ]
    return [...fresh, ...there.filter(choice => choice.id !== entry)]
  }, [memos, words, link])
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const { answer } = useAnswer(
    'memo.targets',
    link.type === 'link' ? { links: [{ kind: link.to, id: link.id }] } : null,
    [],
  )
  const now = Math.min(at, choices.length - 1)
  const take = async (choice: Choice | undefined) => {
    if (choice === undefined) return
    close()
    let title = ''
    if (await doAndSay(async () => void (title = await choice.run()))) useStatus.getState().say(w.linkedIn(title))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setAt((now + step + choices.length) % Math.max(1, choices.length))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      void take(choices[now])
    }
  }
  return (
    <Dialog title={w.linkWhere} isOpen onClose={close}>
      <p className="link-to">{answer?.[0]?.name ?? link.name}</p>
      <input
        ref={field}
        className="input link-find"
        role="combobox"
        aria-label={w.linkFind}
        aria-expanded
        aria-controls="link-memos"
        aria-activedescendant={choices[now] ? `link-memo-${now}` : undefined}
        placeholder={w.linkFind}
        value={words}
        onChange={event => {
          setWords(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <ul id="link-memos" className="link-memos" role="listbox" aria-label={w.list}>
        {choices.map((choice, place) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- arrows and Enter in the field choose
          <li
            key={choice.id}
            id={`link-memo-${place}`}
            role="option"
            aria-selected={place === now}
            className={place === now ? 'is-on' : ''}
            onClick={() => void take(choice)}
          >
            <Icon name={choice.icon} />
            <span>
              {choice.name}
              {choice.detail && <small>{choice.detail}</small>}
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

const titleOf = (memoId: MemoId) => useMemos.getState().byId.get(memoId)?.title ?? w.linkFresh
