// Beginning and finding the journal entry of today.

import type { MemoId } from '../../../src/base/ids.ts'
import { holdLetters } from '../../state/held-letters.ts'
import { useMemos } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { useTabs } from '../../state/tabs.ts'
import { today } from '../../words/dates.ts'

/** An entry that is begun: its day, and its memo once something was written. */
export interface BegunEntry {
  readonly n: number
  readonly day: string
  readonly memoId?: MemoId
}

let count = 0

/** The entry of today by the coder at work that was begun last, if there is one. */
export function entryOfToday(): MemoId | null {
  const you = useProject.getState().info?.coder.id
  const mine = useMemos.getState().items.filter(memo => memo.journalOn === today() && memo.coderId === you)
  return mine.toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1))[0]?.id ?? null
}

/** Opens the journal at today's entry to go on with it; begins one where there is none, or `another`. */
export function writeToday(which: 'open' | 'another'): void {
  const there = which === 'open' ? entryOfToday() : null
  const month = today().slice(0, 7)
  const options =
    there === null
      ? { month, by: null, memoId: null, begun: { n: ++count, day: today() } satisfies BegunEntry }
      : { month, by: null, memoId: there, begun: null }
  // What is typed from here on is meant for the entry, which is not on screen yet.
  holdLetters()
  useTabs.getState().open({ kind: 'journal', options })
}
