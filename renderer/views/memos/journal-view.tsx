import { checkEntries } from '../disclosure/outputs.ts'
import { useMemo, type ReactNode } from 'react'
import { IconButton, Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { Spacer, Toolbar } from '../../components/toolbar.tsx'
import { useCoders, useMemos } from '../../state/lists.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { monthInWords, today, weekdayInWords } from '../../words/dates.ts'
import { memosWords } from '../../words/memos.ts'
import '../../styles/memos.css'
import '../../styles/journal.css'
import { exportMemos, MEMO_FORMATS } from './export-memos.tsx'
import { daysOf, entriesOf, lastDayOf, monthFrom, monthsOf } from './journal-months.ts'
import { JournalEntry } from './journal-entry.tsx'
import { writeToday, type BegunEntry } from './journal-deeds.ts'
import { MemoSheet } from './memo-sheet.tsx'

const w = memosWords.journal

/** The research journal: a month of entries, day by day. */
export default function JournalView({ tab }: { tab: Tab }): ReactNode {
  const memos = useMemos(state => state.items)
  const loaded = useMemos(state => state.loaded)
  const coders = useCoders(state => state.byId)
  const options = tab.options ?? {}
  const month = typeof options['month'] === 'string' ? options['month'] : today().slice(0, 7)
  const by = typeof options['by'] === 'string' ? options['by'] : null
  const writingId = typeof options['memoId'] === 'string' ? options['memoId'] : null
  const begun = (options['begun'] ?? null) as BegunEntry | null
  const set = (change: Record<string, unknown>) => useTabs.getState().setOptions(tab.id, change)
  const days = useMemo(() => daysOf(memos, month, by), [memos, month, by])
  const months = useMemo(() => monthsOf(memos), [memos])
  const count = days.reduce((sum, day) => sum + day.entries.length, 0)
  const done = () => set({ memoId: null, begun: null })
  const go = (to: string) => set({ month: to, memoId: null, begun: null })

  const authors: MenuEntry[] = [
    { id: 'all', label: w.everybody, checked: by === null, run: () => set({ by: null }) },
    { line: true },
    ...[...coders.values()].map(coder => ({
      id: coder.id,
      label: coder.name,
      checked: by === coder.id,
      run: () => set({ by: coder.id }),
    })),
  ]
  const monthEntries: MenuEntry[] = [
    { id: 'now', label: w.thisMonth, checked: month === today().slice(0, 7), run: () => go(today().slice(0, 7)) },
    { line: true },
    ...months.map(one => ({
      id: one.month,
      label: monthInWords(one.month),
      detail: w.entries(one.count),
      checked: one.month === month,
      run: () => go(one.month),
    })),
  ]
  const coderId = by ?? undefined
  const files = (from?: string, to?: string): MenuEntry[] =>
    MEMO_FORMATS.map(format => ({
      id: `${from ?? 'all'} ${format}`,
      label: memosWords.exportAs[format],
      run: () =>
        void exportMemos(
          { about: 'journal', order: 'oldest', coderId, from, to },
          format,
          from === undefined ? w.title : `${w.title} ${month}`,
        ),
    }))
  // A begun entry whose memo is there is shown in its sheet, not a second time among the days.
  const inSheet = begun === null ? null : (begun.memoId ?? null)
  return (
    <div className="memos-view journal printed">
      <Toolbar label={w.title}>
        <IconButton icon="left" label={w.previous} onClick={() => go(monthFrom(month, -1))} />
        <MenuButton entries={monthEntries} menuLabel={w.month}>
          <b>{monthInWords(month)}</b>
          <Icon name="down" />
        </MenuButton>
        <IconButton icon="right" label={w.next} onClick={() => go(monthFrom(month, 1))} />
        <MenuButton entries={authors}>
          <em>{memosWords.by}</em> <b>{by === null ? w.everybody : coders.get(by)?.name}</b>
          <Icon name="down" />
        </MenuButton>
        <Spacer />
        {count > 0 && <IconButton icon="print" label={w.print} onClick={() => window.print()} />}
        {entriesOf(memos, null).length > 0 && (
          <MenuButton
            className="icon-button"
            label={memosWords.exportTitle}
            placement="bottom end"
            entries={[
              { head: w.export },
              ...files(`${month}-01`, lastDayOf(month)),
              { head: w.exportAll },
              ...files(),
              ...checkEntries('memos'),
            ]}
          >
            <Icon name="out" />
          </MenuButton>
        )}
        <Button icon="plus" onClick={() => writeToday('open')}>
          {w.today}
        </Button>
      </Toolbar>
      <div className="scroll journal-page">
        <h1 className="title">{monthInWords(month)}</h1>
        {begun !== null && begun.day.startsWith(month) && (
          <section className="journal-day" aria-label={weekdayInWords(begun.day)}>
            <h2>{weekdayInWords(begun.day)}</h2>
            <MemoSheet
              key={begun.n}
              memoId={null}
              place={{ journalOn: begun.day }}
              writing
              small
              onMade={memoId => set({ begun: { ...begun, memoId } })}
              onEscape={done}
            />
            <p className="journal-acts">
              <Button onClick={done}>{w.done}</Button>
            </p>
          </section>
        )}
        {days.map(({ day, entries }) => {
          const shown = entries.filter(entry => entry.id !== inSheet)
          if (shown.length === 0) return null
          return (
            <section key={day} className="journal-day" aria-label={weekdayInWords(day)}>
              <h2>{weekdayInWords(day)}</h2>
              {shown.map(entry => (
                <JournalEntry
                  key={entry.id}
                  memo={entry}
                  isWriting={entry.id === writingId}
                  onWrite={() => set({ memoId: entry.id, begun: null })}
                  onDone={done}
                />
              ))}
              {day === today() && begun === null && (
                <p className="journal-acts">
                  <Button look="link" icon="plus" onClick={() => writeToday('another')}>
                    {w.anotherToday}
                  </Button>
                </p>
              )}
            </section>
          )
        })}
        {loaded && count === 0 && begun === null && (
          <EmptyState title={months.length === 0 ? w.noneYet : w.none(monthInWords(month))}>
            {months.length === 0 && <p>{w.noneYetHint}</p>}
            <Button onClick={() => writeToday('open')}>{w.today}</Button>
          </EmptyState>
        )}
      </div>
    </div>
  )
}
