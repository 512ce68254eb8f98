// What moved under summaries since they were written, as words for documents and tables. Pure.

import { wordDifference } from '../../framework/versions/word-difference.ts'
import { plain, type DocumentBlock, type Run } from '../documents/document.ts'

/** A passage, or a code of a case: where it is, what became of it, what stood there then and what stands there now. `note`: why words are not told. */
export interface MovedLine {
  readonly where: string
  readonly what: string
  readonly was: string | null
  readonly now: string | null
  readonly note: string | null
}

/** What moved under one summary. `code` is null for the summary of a whole case. `more` passages are not told one by one. */
export interface MovedUnder {
  readonly case: string
  readonly code: string | null
  readonly lines: readonly MovedLine[]
  readonly more: number
}

/** What this part is called. */
export const MOVED_HEAD = 'What changed since it was written'
const WHOLE = 'case summary'

/** A table of its own; none where nothing moved. */
export function movedTables(moved: readonly MovedUnder[]) {
  if (moved.length === 0) return []
  return [
    {
      name: 'What changed since',
      about: [],
      heads: ['Case', 'Code', 'Where', 'What changed', 'What stood there', 'What stands there now'],
      weights: [16, 16, 12, 16, 40, 40],
      rows: moved.flatMap(one => [
        ...one.lines.map(line => ({
          cells: [
            one.case,
            one.code ?? WHOLE,
            line.where,
            line.what,
            [line.was, line.note && `(${line.note})`].filter(Boolean).join(' '),
            line.now ?? '',
          ],
        })),
        ...(one.more === 0 ? [] : [{ cells: [one.case, one.code ?? WHOLE, '', moreWords(one.more), '', ''] }]),
      ]),
    },
  ]
}

const moreWords = (n: number) => `and ${n} more`

/** The same as lines of a document: what was cut and added is marked in the words. */
export function movedBlocks(one: MovedUnder): DocumentBlock[] {
  return [
    { kind: 'text', label: one.code ?? WHOLE, runs: [] },
    ...one.lines.map((line): DocumentBlock => ({
      kind: 'item',
      label: line.where,
      runs: [
        { words: line.what },
        ...(line.was === null && line.now === null ? [] : [{ words: ': ' }, ...wordsOf(line)]),
        ...(line.note === null ? [] : [{ words: ` (${line.note})` }]),
      ],
    })),
    ...(one.more === 0 ? [] : [{ kind: 'item', runs: plain(moreWords(one.more)) } as const]),
  ]
}

function wordsOf({ was, now }: MovedLine): Run[] {
  if (was === null) return plain(now ?? '')
  if (now === null) return [{ words: was, look: 'cut' }]
  return wordDifference(was, now).map(({ kind, words }) =>
    kind === 'same' ? { words } : { words, look: kind === 'added' ? 'add' : 'cut' },
  )
}
