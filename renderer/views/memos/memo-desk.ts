// Which memo is being written now: "link in memo" puts its link there.

import { newId, type MemoId } from '../../../src/base/ids.ts'
import { wordsOfBlock } from '../../../src/memos/rich.ts'
import { call } from '../../client/client.ts'
import type { AnyLink } from '../../editor/memo/link-context.ts'
import { holdLetters } from '../../state/held-letters.ts'
import { useTabs } from '../../state/tabs.ts'
import { memosWords as w } from '../../words/memos.ts'
import type { Keeper, MemoPlace } from './keeper.ts'

/** A memo that is begun: what it is about, and a number, so that each is a sheet of its own. */
export interface BegunMemo {
  readonly n: number
  readonly place: MemoPlace
}

interface Writing {
  readonly keeper: Keeper
  readonly insert: (link: AnyLink) => void
}

const sheets: Writing[] = []

/** Says that a memo is open for writing, until the returned function is called. The one opened last takes links. */
export function writingMemo(keeper: Keeper, insert: (link: AnyLink) => void): () => void {
  const sheet = { keeper, insert }
  sheets.push(sheet)
  return () => {
    const at = sheets.indexOf(sheet)
    if (at >= 0) sheets.splice(at, 1)
  }
}

/** The sheet that takes links now: that of a memo when one is named. */
function sheetFor(memoId: string | null): Writing | null {
  return sheets.findLast(sheet => memoId === null || sheet.keeper.memoId === memoId) ?? null
}

let count = 0

/** Begins a memo about something, in the memos tab. */
export function beginMemo(place: MemoPlace): void {
  // What is typed from here on is meant for the memo, which is not on screen yet.
  holdLetters()
  useTabs
    .getState()
    .open({ kind: 'memos', options: { memoId: null, begun: { n: ++count, place } satisfies BegunMemo } })
}

/** Puts a link at the end of a memo, as one act; where the memo is open for writing, among the words there. Gives back its title. */
export async function linkInMemo(memoId: MemoId, link: AnyLink): Promise<string> {
  const sheet = sheetFor(memoId)
  if (sheet !== null) {
    sheet.insert(link)
    await sheet.keeper.flush()
    return sheet.keeper.title || w.untitled
  }
  const { rich, stamp, memo, isTitled } = await call('memo.open', { memoId })
  const last = rich.at(-1)!
  const isPlain = last.type === 'paragraph' && wordsOfBlock(last).trim() === ''
  const whole = [...(isPlain ? rich.slice(0, -1) : rich), { type: 'paragraph', children: [link] }]
  await call('memo.keep', {
    memoId,
    stamp,
    stretch: newId(),
    title: isTitled ? memo.title : '',
    rich: whole as never,
  })
  return memo.title
}

/** Writes a new memo (or a journal entry) that holds a link. */
export async function newMemoWith(link: AnyLink, place: MemoPlace): Promise<MemoId> {
  const rich = [{ type: 'paragraph', children: [link] }]
  return (await call('memo.keep', { ...place, stretch: newId(), title: '', rich } as never)).memoId
}
