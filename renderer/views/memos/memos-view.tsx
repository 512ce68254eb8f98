import { useMemo, useState, type ReactNode } from 'react'
import type { MemoId } from '../../../src/base/ids.ts'
import { filterMemos, orderMemos, type MemoFilter, type MemoOrder } from '../../../src/memos/filter.ts'
import { ownDay } from '../../words/dates.ts'
import type { Memo } from '../../../src/memos/types.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { Spacer, Toolbar } from '../../components/toolbar.tsx'
import { useFocus } from '../../state/focus.ts'
import { useCoders, useMemos } from '../../state/lists.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { memosWords as w } from '../../words/memos.ts'
import '../../styles/memos.css'
import { CommentList, useComments } from './comment-list.tsx'
import { ExportMemos } from './export-memos.tsx'
import { beginMemo, type BegunMemo } from './memo-desk.ts'
import { MemoFilterBar } from './memo-filter-bar.tsx'
import { groupMemos, type Grouping } from './memo-groups.ts'
import { MemoList } from './memo-list.tsx'
import { MemoSheet } from './memo-sheet.tsx'

const NONE: Readonly<Record<string, unknown>> = {}
const NO_FILTER: MemoFilter = {}
const ORDERS = Object.keys(w.orders) as MemoOrder[]
const GROUPINGS = Object.keys(w.groupings) as Grouping[]

/** All memos, filtered and put together, and the one chosen beside them. */
export default function MemosView({ tab }: { tab: Tab }): ReactNode {
  const memos = useMemos(state => state.items)
  const loaded = useMemos(state => state.loaded)
  const coders = useCoders(state => state.byId)
  const [words, setWords] = useState('')
  const [writing, setWriting] = useState(0)
  const options = tab.options ?? NONE
  const filter = (options['filter'] ?? NO_FILTER) as MemoFilter
  const order = (options['order'] ?? 'newest') as MemoOrder
  const grouping = (options['grouping'] ?? 'time') as Grouping
  const chosenId = typeof options['memoId'] === 'string' ? options['memoId'] : null
  const wanted = (options['begun'] ?? null) as BegunMemo | null
  // A memo that was begun before one left this tab is there by now, and is opened like any other.
  const [madeBefore] = useState(() => (chosenId === null ? null : wanted))
  const begun = wanted === madeBefore ? null : wanted
  const set = (change: Record<string, unknown>) => useTabs.getState().setOptions(tab.id, change)
  const choose = (memo: Memo) => {
    set({ memoId: memo.id, begun: null })
    useFocus.getState().focus({ kind: 'memo', memoId: memo.id })
  }
  const begin = () => beginMemo({})
  const whole = useMemo(() => ({ ...filter, words }), [filter, words])
  const shown = useMemo(() => orderMemos(filterMemos(memos, whole, ownDay), order), [memos, whole, order])
  const groups = useMemo(() => groupMemos(shown, grouping, id => coders.get(id)?.name ?? ''), [shown, grouping, coders])
  const choice = (id: string, label: string, checked: boolean, change: Record<string, unknown>): MenuEntry => ({
    id,
    label,
    checked,
    run: () => set(change),
  })
  const orders: MenuEntry[] = [
    ...ORDERS.map(one => choice(one, w.orders[one], one === order, { order: one })),
    { line: true },
    ...GROUPINGS.map(one => choice(one, w.groupings[one], one === grouping, { grouping: one })),
  ]
  const comments = useComments()
  const onComments = options['comments'] === true && begun === null && chosenId === null && (comments?.length ?? 0) > 0
  const isFiltered = shown.length !== memos.length

  return (
    <div className="memos-view">
      <Toolbar label={w.title}>
        <MemoFilterBar
          memos={memos}
          filter={filter}
          onFilter={change => set({ filter: { ...filter, ...change } })}
          comments={(comments?.length ?? 0) > 0 ? onComments : null}
          onComments={now =>
            set({
              comments: now,
              ...(now ? { begun: null, memoId: null, filter: { ...filter, about: undefined } } : {}),
            })
          }
        />
        <Spacer />
        {memos.length > 0 && !onComments && <ExportMemos filter={whole} order={order} />}
        <Button icon="plus" onClick={begin}>
          {w.fresh}
        </Button>
      </Toolbar>
      {onComments ? (
        <CommentList comments={comments ?? []} filter={filter} />
      ) : loaded && memos.length === 0 && begun === null ? (
        <div className="memo-none">
          <EmptyState title={w.none}>
            <p>{w.noneHint}</p>
            <Button onClick={begin}>{w.fresh}</Button>
          </EmptyState>
        </div>
      ) : (
        <div className="memo-columns">
          <div className="memo-side">
            <div className="memo-side-head">
              <input
                className="input memo-find"
                type="search"
                aria-label={w.find}
                placeholder={w.find}
                value={words}
                onChange={event => setWords(event.target.value)}
              />
              <MenuButton className="icon-button" label={w.arrange} entries={orders} placement="bottom end">
                <Icon name="filter" />
              </MenuButton>
            </div>
            <MemoList
              groups={groups}
              chosenId={chosenId}
              onChoose={choose}
              onWrite={() => setWriting(n => n + 1)}
              empty={memos.length === 0 ? w.none : w.noneFits}
            />
            <p className="memo-count" role="status">
              {w.shown(shown.length, memos.length)}
              {isFiltered && (
                <Button
                  look="link"
                  onClick={() => {
                    setWords('')
                    set({ filter: {} })
                  }}
                >
                  {w.noFilter}
                </Button>
              )}
            </p>
          </div>
          <ChosenMemo
            // The sheet in which a memo was begun stays when the memo is there.
            key={begun === null ? `${chosenId} ${writing}` : `begun ${begun.n}`}
            memoId={begun === null ? (chosenId as MemoId | null) : null}
            begun={begun}
            writing={writing > 0}
            onMade={memoId => {
              set({ memoId })
              useFocus.getState().focus({ kind: 'memo', memoId })
            }}
          />
        </div>
      )}
    </div>
  )
}

interface ChosenMemoProps {
  readonly memoId: MemoId | null
  readonly begun: BegunMemo | null
  readonly writing: boolean
  readonly onMade: (memoId: MemoId) => void
}

function ChosenMemo({ memoId, begun, writing, onMade }: ChosenMemoProps): ReactNode {
  if (memoId === null && begun === null) return <p className="memo-page hint">{w.choose}</p>
  return (
    <MemoSheet
      memoId={memoId}
      writing={writing || begun !== null}
      {...(begun === null ? {} : { place: begun.place })}
      onMade={onMade}
    />
  )
}
