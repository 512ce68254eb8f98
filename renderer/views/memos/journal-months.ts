// The journal by months and days. Pure.

import type { Memo } from '../../../src/memos/types.ts'

/** The entries of one day, in the order they were begun. */
export interface JournalDay {
  readonly day: string
  readonly entries: readonly Memo[]
}

/** The entries of one coder (of everybody when null) in a month ("2026-11"), the latest day first. */
export function daysOf(memos: readonly Memo[], month: string, coderId: string | null): JournalDay[] {
  const days = new Map<string, Memo[]>()
  for (const memo of entriesOf(memos, coderId)) {
    if (!memo.journalOn!.startsWith(month)) continue
    const list = days.get(memo.journalOn!)
    if (list) list.push(memo)
    else days.set(memo.journalOn!, [memo])
  }
  return [...days]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([day, entries]) => ({ day, entries: entries.toSorted((a, b) => (a.madeAt < b.madeAt ? -1 : 1)) }))
}

/** The entries of the journal. */
export function entriesOf(memos: readonly Memo[], coderId: string | null): Memo[] {
  return memos.filter(memo => memo.journalOn !== null && (coderId === null || memo.coderId === coderId))
}

/** The months in which there are entries, the latest first, with how many. */
export function monthsOf(memos: readonly Memo[]): { readonly month: string; readonly count: number }[] {
  const counts = new Map<string, number>()
  for (const memo of entriesOf(memos, null)) {
    const month = memo.journalOn!.slice(0, 7)
    counts.set(month, (counts.get(month) ?? 0) + 1)
  }
  return [...counts].sort(([a], [b]) => (a < b ? 1 : -1)).map(([month, count]) => ({ month, count }))
}

/** A month so many months away. */
export function monthFrom(month: string, by: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`
}

/** The last day of a month, as an ISO date. */
export function lastDayOf(month: string): string {
  const next = monthFrom(month, 1)
  return new Date(Date.parse(`${next}-01T00:00:00Z`) - 1).toISOString().slice(0, 10)
}
