// Memos as those outside may read them: keys of the team become published codes, quoted words are left out. Pure.

import type { BookMemo, MemoBook } from '../memos/memo-book.ts'
import type { OutsideNames } from './names.ts'

/** A book of memos without those that stay with the team. Words that a memo is about are a source’s, and not shown. */
export function outsideMemos(book: MemoBook, names: OutsideNames): MemoBook {
  const leftOut = new Set(names.settings.leftOut)
  return {
    ...book,
    title: names.words(book.title),
    about: book.about.map(names.words),
    *read() {
      for (const memo of book.read()) if (!leftOut.has(memo.id)) yield outsideMemo(memo)
    },
  }

  function outsideMemo(memo: BookMemo): BookMemo {
    return {
      ...memo,
      title: names.words(memo.title),
      about: names.words(memo.about),
      quoted: null,
      rich: inWords(memo.rich, names.words),
      links: memo.links.map(names.words),
      linkedFrom: memo.linkedFrom.map(names.words),
    }
  }
}

/** The same value with every text that is read in it in other words; ids and kinds stay. */
function inWords<Value>(value: Value, words: (text: string) => string): Value {
  if (Array.isArray(value)) return value.map(one => inWords(one as unknown, words)) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      typeof one === 'string' && (name === 'text' || name === 'name' || name === 'words')
        ? words(one)
        : inWords(one as unknown, words),
    ]),
  ) as Value
}
