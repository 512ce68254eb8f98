import { command, job, query } from '../base/call.ts'
import type { MemoId } from '../base/ids.ts'
import {
  id,
  InvalidInput,
  list,
  nullable,
  object,
  oneOf,
  optional,
  text,
  textRange,
  type Parser,
} from '../base/parse.ts'
import { dayIn } from './days.ts'
import { LINK_KINDS, richDocument } from './rich.ts'
import type { KeptMemo, LinkTarget, Memo, MemoMark, MemoState, OpenMemo } from './types.ts'

const about = oneOf('project', 'source', 'code', 'coding', 'case', 'proposition', 'anchor')

/** A day of the calendar, as an ISO date. */
export const day: Parser<string> = {
  says: 'date, as 2026-11-26',
  parse(input, path) {
    if (
      typeof input !== 'string' ||
      !/^\d{4}-\d\d-\d\d$/.test(input) ||
      Number.isNaN(Date.parse(input)) ||
      new Date(input).toISOString().slice(0, 10) !== input
    )
      throw new InvalidInput(path, 'a date, as 2026-11-26')
    return input
  },
}

/** A time zone by its name. */
export const timeZone: Parser<string> = {
  says: 'time zone, as Europe/London',
  parse(input, path) {
    try {
      if (typeof input === 'string' && input.length <= 60 && dayIn(input)) return input
    } catch {
      // No such zone: said below.
    }
    throw new InvalidInput(path, 'a time zone, as Europe/London')
  },
}

const place = {
  about: optional(about),
  subjectId: optional(nullable(text(36))),
  passage: optional(object({ sourceId: id('source'), range: textRange })),
  journalOn: optional(nullable(day)),
}
const writing = {
  memoId: optional(id('memo')),
  ...place,
  title: text(500),
  body: optional(text(200_000)),
  rich: optional(richDocument(true)),
}

/** What others may ask about memos. */
export const memosContract = {
  'memo.list': query<readonly Memo[]>()({
    says: 'Every memo, newest first; or those about one thing. Plain words, with what each links to.',
    input: object({ about: optional(about), subjectId: optional(nullable(text(36))) }),
  }),
  'memo.states': query<readonly MemoState[]>()({
    says: 'Every memo, newest first, by its id and a state that changes when anything a list shows of it does: who keeps the list reads only what changed (`memo.some`).',
    input: object({}),
  }),
  'memo.some': query<readonly Memo[]>()({
    says: 'The memos with these ids as `memo.list` gives them. What is not there is left out.',
    input: object({ memoIds: list(id('memo'), 100_000) }),
  }),
  'memo.open': query<OpenMemo>()({
    says: 'One memo with its formatted words, what it is about and what it links to.',
    input: object({ memoId: id('memo') }),
  }),
  'memo.targets': query<readonly LinkTarget[]>()({
    says: 'How things that can be linked to are called now, and where their words stand. What is not there is left out.',
    input: object({ links: list(object({ kind: oneOf(...LINK_KINDS), id: text(36) }), 1000) }),
  }),
  'memo.inSource': query<readonly MemoMark[]>()({
    says: 'The memos on words of a source and those that link to words of it, in order of place.',
    input: object({ sourceId: id('source') }),
  }),
  'memo.write': command<MemoId>()({
    label: 'Write memo',
    says: 'Writes a memo about a thing (or about words in a source: `passage`), or rewrites one (`memoId`). `rich` holds formatted words, else `body` plain ones. With `journalOn` it is an entry of the journal. Refuses an empty one.',
    input: object(writing),
  }),
  'memo.keep': job<KeptMemo>()({
    says: 'Keeps what is being written, as `memo.write` does: what one `stretch` of writing keeps is one act, as long as nothing else is done. Refuses where the memo is no longer as it was when `stamp` was given.',
    input: object({ ...writing, stretch: text(36), stamp: optional(text(16)) }),
  }),
  'memo.move': command<void>()({
    label: 'Move memo',
    says: 'Makes a memo one about another thing, or an entry of the journal for another day.',
    input: object({ memoId: id('memo'), ...place }),
  }),
  'memo.remove': command<void>()({
    label: 'Remove memo',
    says: 'Removes a memo, and the links of other memos to it. What it is about stays.',
    input: object({ memoId: id('memo') }),
  }),
}
