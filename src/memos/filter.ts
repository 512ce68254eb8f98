// Which memos are meant: the same for the list on screen and for what leaves the project. Pure.

import { compareText, fold } from '../base/order.ts'
import { dayInUtc, type DayOf } from './days.ts'
import type { Memo, MemoSubject } from './types.ts'

/** Which memos: what they are about (`journal` for entries of the journal), whose, of which days (ISO dates, both included), on which code, with which words. What is left out narrows nothing. */
export interface MemoFilter {
  readonly about?: MemoSubject | 'journal' | undefined
  readonly coderId?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly codeId?: string | undefined
  readonly words?: string | undefined
}

/** The day a memo belongs to: that of its journal entry, else that of its last change. */
export function dayOfMemo(memo: Memo, dayOf: DayOf = dayInUtc): string {
  return memo.journalOn ?? dayOf(memo.changedAt)
}

/** The kind of thing a memo is listed under. */
export function kindOfMemo(memo: Memo): MemoSubject | 'journal' {
  return memo.journalOn !== null ? 'journal' : memo.about
}

/** Whether a memo speaks of a code: is about it, about a coding with it, or links to it. */
export function isOnCode(memo: Memo, codeId: string): boolean {
  return memo.codeId === codeId || memo.links.some(link => link.kind === 'code' && link.id === codeId)
}

/** The memos that fit; `dayOf` says whose days are meant. Every word must be among a memo's title, words or subject, without regard to case and accents. */
export function filterMemos(memos: readonly Memo[], filter: MemoFilter, dayOf: DayOf = dayInUtc): Memo[] {
  const wanted = fold(filter.words ?? '')
    .split(/\s+/u)
    .filter(Boolean)
  return memos.filter(memo => {
    if (filter.about !== undefined && kindOfMemo(memo) !== filter.about) return false
    if (filter.coderId !== undefined && memo.coderId !== filter.coderId) return false
    if (filter.codeId !== undefined && !isOnCode(memo, filter.codeId)) return false
    if (filter.from !== undefined || filter.to !== undefined) {
      const day = dayOfMemo(memo, dayOf)
      if (filter.from !== undefined && day < filter.from) return false
      if (filter.to !== undefined && day > filter.to) return false
    }
    if (wanted.length === 0) return true
    const words = fold(`${memo.title}\n${memo.body}\n${memo.subjectName}`)
    return wanted.every(word => words.includes(word))
  })
}

/** How memos are put in order. */
export type MemoOrder = 'newest' | 'oldest' | 'title'

/** Memos in an order. A journal goes by its days, other memos by when they were written or changed. */
export function orderMemos(memos: readonly Memo[], order: MemoOrder): Memo[] {
  const moment = (memo: Memo) => `${dayOfMemo(memo)} ${order === 'oldest' ? memo.madeAt : memo.changedAt}`
  return [...memos].sort((a, b) => {
    const by =
      order === 'title'
        ? compareText(a.title, b.title)
        : compareMoments(moment(a), moment(b)) * (order === 'newest' ? -1 : 1)
    return by || (a.id < b.id ? -1 : 1)
  })
}

const compareMoments = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
