// Memos under heads: by time, by what they are about, by who wrote them. Pure.

import type { Memo } from '../../../src/memos/types.ts'
import { dayOfMemo, kindOfMemo } from '../../../src/memos/filter.ts'
import { monthInWords } from '../../words/dates.ts'
import { memosWords as w } from '../../words/memos.ts'

/** What memos are put together by. */
export type Grouping = 'time' | 'subject' | 'coder'

/** Memos under one head, in the order given. */
export interface MemoGroup {
  readonly head: string
  readonly memos: readonly Memo[]
}

const KINDS = Object.keys(w.kindHeads) as (keyof typeof w.kindHeads)[]

/** Memos under their heads; `nameOf` says who a coder is. */
export function groupMemos(memos: readonly Memo[], by: Grouping, nameOf: (coderId: string) => string): MemoGroup[] {
  const groups = new Map<string, { head: string; memos: Memo[] }>()
  if (by === 'subject') for (const kind of KINDS) groups.set(kind, { head: w.kindHeads[kind], memos: [] })
  for (const memo of memos) {
    const month = dayOfMemo(memo).slice(0, 7)
    const key = by === 'time' ? month : by === 'subject' ? kindOfMemo(memo) : memo.coderId
    const group = groups.get(key)
    if (group) group.memos.push(memo)
    else groups.set(key, { head: by === 'time' ? monthInWords(month) : nameOf(memo.coderId), memos: [memo] })
  }
  return [...groups.values()].filter(group => group.memos.length > 0)
}
