// Keys by which people cite questions of the topic guide and cases: each is of one thing only. What two sides made apart under one key
// stays two, told apart in its key. Pure.
// Sources need no key of their own (a transcript and its notes may both be T10); keys of codes, codings, propositions and entries come
// from sheets, and their ids follow from them: two of one key are one row.

import { fold } from '../../base/order.ts'
import { Refusal } from '../../base/trouble.ts'
import { atBases } from './called.ts'
import type { Draft } from './draft.ts'
import type { Row } from './types.ts'

/** `within`: columns among which a key is of one thing. `says`: the column that says what it is. */
interface Keyed {
  readonly within: readonly string[]
  readonly says: string
}

const KEYED: Readonly<Record<string, Keyed>> = {
  question: { within: [], says: 'wording' },
  case: { within: ['kind'], says: 'name' },
}

/** Whether two things of a table may not have one key. */
export function holdsKeys(table: string): boolean {
  return table in KEYED
}

/** Tells apart what came to have one key, whoever comes first. What had it when the copies were handed out keeps it, else what is first by its words; what is new besides gets a number in brackets, what got another key says in brackets which it had. */
export function keysApart(draft: Draft): void {
  for (const [table, keyed] of Object.entries(KEYED)) {
    const laid = Array.from(draft.laid(table))
    if (laid.length === 0) continue
    const wanted = new Set<string>()
    for (const [id, { row }] of laid) {
      const ours = draft.facts.ours.row(table, id)
      if (ours !== null && row !== null && held(keyed, ours) === held(keyed, row)) continue
      for (const one of [ours, row]) if (one !== null && one['key'] !== null) wanted.add(asked(draft, table, one).key)
    }
    if (wanted.size === 0) continue
    const all = draft.all(table).filter(row => row['key'] !== null)
    const groups = Map.groupBy(all, row => asked(draft, table, row).key)
    for (const key of wanted) share(draft, table, groups.get(key) ?? [], all)
  }
}

/** A key with what it is of, folded: what no two have. */
function held({ within }: Keyed, row: Row, key: unknown = row['key']): string {
  return [...within.map(column => row[column]), fold(String(key))].join(' ')
}

interface Asked {
  readonly row: Row
  /** The key without what told it apart before, as people gave it, and folded with what it is of. */
  readonly given: string
  readonly key: string
  /** 0: it had its key before anybody had a copy; 1: it is new; 2: it got another key, and had this one. */
  readonly rank: 0 | 1 | 2
  readonly had: string
}

function asked(draft: Draft, table: string, row: Row): Asked {
  const keyed = KEYED[table]!
  const base = atBases(draft, table, row['id'] as string)
  const key = String(row['key'])
  const told = (given: string, rank: Asked['rank'], had = ''): Asked => ({
    row,
    given,
    key: held(keyed, row, given),
    rank,
    had,
  })
  if (base === null) return told(key.replace(/ \(\d+\)$/, ''), 1)
  if (held(keyed, base) === held(keyed, row)) return told(key, 0)
  const had = String(base['key'] ?? base[keyed.says])
  return told(key.endsWith(` (${had})`) ? key.slice(0, -` (${had})`.length) : key, 2, had)
}

/** Gives those that want one key theirs. */
function share(draft: Draft, table: string, rows: readonly Row[], all: readonly Row[]): void {
  const keyed = KEYED[table]!
  const order = ({ row }: Asked) => `${fold(String(row[keyed.says]))} ${row['id']}`
  const wanting = rows
    .map(row => asked(draft, table, row))
    .sort((a, b) => a.rank - b.rank || (order(a) < order(b) ? -1 : 1))
  const taken = new Set(all.filter(row => !rows.includes(row)).map(row => held(keyed, row)))
  for (const { row, given, rank, had } of wanting) {
    const key =
      rank === 0
        ? String(row['key'])
        : rank === 1
          ? free(keyed, row, taken, at => (at === 1 ? given : `${given} (${at})`))
          : wanting.length === 1
            ? free(keyed, row, taken, at => (at === 1 ? given : `${given} (${had}${at === 2 ? '' : ` ${at - 1}`})`))
            : free(keyed, row, taken, at => `${given} (${had}${at === 1 ? '' : ` ${at}`})`)
    taken.add(held(keyed, row, key))
    const id = row['id'] as string
    if (key !== row['key']) draft.set(table, id, { key }, 'M05', draft.laid(table).get(id)?.copy ?? null)
  }
}

/** The first key of a series that nothing else has. */
function free(keyed: Keyed, row: Row, taken: ReadonlySet<string>, series: (at: number) => string): string {
  for (let at = 1; ; at++) if (!taken.has(held(keyed, row, series(at)))) return series(at)
}

/** The key that a row of a copy may have beside what is in the result: its own, else marked with whose copy it is of. */
export function keyBeside(draft: Draft, table: string, row: Row, mark: string): string | null {
  if (row['key'] === null || row['key'] === undefined) return null
  const keyed = KEYED[table]!
  const taken = new Set(draft.all(table).flatMap(one => (one['key'] === null ? [] : [held(keyed, one)])))
  return free(keyed, row, taken, at =>
    at === 1 ? String(row['key']) : `${row['key']} (${mark}${at === 2 ? '' : ` ${at - 1}`})`,
  )
}

/** The keys, each with what it is of, that more than one thing has. */
export function keysTwice(rows: (table: string) => readonly Row[]): ReadonlyMap<string, string> {
  const seen = new Set<string>()
  const twice = new Map<string, string>()
  for (const [table, keyed] of Object.entries(KEYED))
    for (const row of rows(table)) {
      if ((row['key'] ?? null) === null) continue
      const key = `${table} ${held(keyed, row)}`
      if (seen.has(key)) twice.set(key, row['key'] as string)
      seen.add(key)
    }
  return twice
}

/** Refuses answers that would give two things one key, unless they had it before. `rows` gives those of a table. */
export function refuseSameKeys(before: ReadonlyMap<string, string>, rows: (table: string) => readonly Row[]): void {
  for (const [at, key] of keysTwice(rows))
    if (!before.has(at))
      throw new Refusal('key-taken', `With this answer two things would have the key ${key}. Choose another one.`)
}
