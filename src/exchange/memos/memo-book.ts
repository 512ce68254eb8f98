// Memos as they leave the project, before they are a file: each with what it is about, who wrote it and when, its links as
// names with references. Every format says the same.

import { commentsThatFit, bookComment } from './comments.ts'
import { dayInUtc, type DayOf } from '../../memos/days.ts'
import { filterMemos, orderMemos, type MemoFilter, type MemoOrder } from '../../memos/filter.ts'
import { listMemos, openMemo } from '../../memos/queries.ts'
import { mapLinks, type Rich, type RichLink } from '../../memos/rich.ts'
import type { LinkTarget, Memo } from '../../memos/types.ts'
import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'

/** One memo as it is printed. `quoted` are the words it is about; links in `rich` are called as their things are called now. */
export interface BookMemo {
  readonly id: string
  readonly title: string
  readonly isTitled: boolean
  readonly kind: string
  readonly about: string
  readonly coder: string
  /** Null for a comment on a coding: nobody noted when. */
  readonly writtenAt: string | null
  readonly changedAt: string | null
  readonly day: string | null
  readonly quoted: { readonly words: string; readonly reference: string } | null
  readonly rich: Rich
  readonly links: readonly string[]
  readonly linkedFrom: readonly string[]
}

/** The memos of an export. `read` gives them one by one. */
export interface MemoBook {
  readonly title: string
  /** What a reader must know of which memos these are. */
  readonly about: readonly string[]
  readonly isJournal: boolean
  readonly count: number
  /** Comments on codings, which come after the memos. */
  readonly comments: number
  readonly read: () => Iterable<BookMemo>
}

const KINDS: Readonly<Record<LinkTarget['kind'], string>> = {
  source: 'Source',
  code: 'Code',
  coding: 'Excerpt',
  case: 'Case',
  proposition: 'Proposition',
  anchor: 'Passage',
  memo: 'Memo',
}

const ABOUT: Readonly<Record<NonNullable<MemoFilter['about']>, string>> = {
  project: 'on the project',
  journal: 'of the research journal',
  source: 'on sources',
  code: 'on codes',
  coding: 'on codings',
  case: 'on cases',
  proposition: 'on propositions',
  anchor: 'on passages',
}

/** The memos that fit a filter, as a book, and the comments on codings that fit. `dayOf` says whose days the filter means. */
export function memoBook(read: Read, filter: MemoFilter, order: MemoOrder, dayOf: DayOf = dayInUtc): MemoBook {
  const all = listMemos(read)
  const memos = orderMemos(filterMemos(all, filter, dayOf), order)
  const coders = new Map(
    read.arrays<[Buffer, string]>(sql`SELECT id, name FROM coder`).map(([id, name]) => [idOf(id) as string, name]),
  )
  const titles = new Map(all.map(memo => [memo.id as string, memo.title]))
  const linking = new Map<string, string[]>()
  for (const memo of orderMemos(all, 'title'))
    for (const link of memo.links)
      if (link.kind === 'memo' && link.id !== memo.id)
        linking.set(link.id, [...(linking.get(link.id) ?? []), titles.get(memo.id)!])
  const project = read.get<{ name: string }>(sql`SELECT name FROM project`)!.name
  const isJournal = filter.about === 'journal'
  const comments = commentsThatFit(read, filter)
  return {
    title: `${isJournal ? 'Research journal' : 'Memos'}: ${project}`,
    about: aboutLines(
      filter,
      memos.length,
      comments.length,
      coders.get(filter.coderId ?? '') ?? null,
      codeName(read, filter.codeId),
    ),
    isJournal,
    count: memos.length,
    comments: comments.length,
    *read() {
      for (const memo of memos) yield bookMemo(read, memo, coders.get(memo.coderId) ?? '', linking.get(memo.id) ?? [])
      for (const comment of comments) yield bookComment(comment, coders.get(comment.coderId) ?? '')
    },
  }
}

function bookMemo(read: Read, memo: Memo, coder: string, linkedFrom: readonly string[]): BookMemo {
  const { rich, subject, targets, isTitled } = openMemo(read, memo.id)
  const named = new Map(targets.map(target => [`${target.kind} ${target.id}`, target.name]))
  return {
    id: memo.id,
    title: memo.title,
    isTitled,
    kind: memo.journalOn === null ? memo.about : 'journal',
    about:
      memo.journalOn === null
        ? subject === null
          ? 'The project'
          : `${KINDS[subject.kind]}: ${subject.name}`
        : `Journal, ${memo.journalOn}`,
    coder,
    writtenAt: moment(memo.madeAt),
    changedAt: memo.changedAt === memo.madeAt ? null : moment(memo.changedAt),
    day: memo.journalOn,
    quoted: subject?.words ? { words: subject.words, reference: subject.reference ?? '' } : null,
    rich: mapLinks<RichLink>(rich, link => ({
      ...link,
      name: named.get(`${link.to} ${link.id}`) ?? `${link.name} (not there any more)`,
    })),
    links: targets.map(target => `${KINDS[target.kind]}: ${target.name}`),
    linkedFrom,
  }
}

/** A moment to the minute, in UTC: the same on every machine. */
function moment(at: string): string {
  return `${at.slice(0, 16).replace('T', ' ')} UTC`
}

function codeName(read: Read, codeId: string | undefined): string | null {
  if (codeId === undefined) return null
  const hex = codeId.replaceAll('-', '')
  return read.get<{ name: string }>(sql`SELECT name FROM code WHERE id = ${Buffer.from(hex, 'hex')}`)?.name ?? null
}

function aboutLines(
  filter: MemoFilter,
  count: number,
  comments: number,
  coder: string | null,
  code: string | null,
): string[] {
  const what = filter.about === 'journal' ? (count === 1 ? 'entry' : 'entries') : count === 1 ? 'memo' : 'memos'
  const parts = [
    `${count} ${what}${filter.about === undefined ? '' : ` ${ABOUT[filter.about]}`}${comments === 0 ? '' : ` and ${comments} ${comments === 1 ? 'comment' : 'comments'} on codings`}`,
    coder === null ? '' : `by ${coder}`,
    code === null ? '' : `on the code “${code}”`,
    filter.from === undefined ? '' : `from ${filter.from}`,
    filter.to === undefined ? '' : `until ${filter.to}`,
    filter.words ? `with the words “${filter.words}”` : '',
  ]
  return [`${parts.filter(Boolean).join(', ')}.`]
}

/** What is said of a memo under its title. */
export function factsOf(memo: BookMemo): string {
  return [
    memo.about,
    memo.coder,
    memo.writtenAt === null ? '' : `written ${memo.writtenAt}`,
    memo.changedAt === null ? '' : `changed ${memo.changedAt}`,
  ]
    .filter(Boolean)
    .join(' · ')
}
