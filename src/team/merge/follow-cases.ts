// What becomes of what rests on a case that another side merged into another one (M36) or split (M35): it follows, or is asked about.

import { GIVEN } from './answer.ts'
import { idFromHex } from '../../base/ids.ts'
import { renamedIds } from '../../analysis/filter/ids.ts'
import { allowsLess, type ConsentScope } from '../../cases/consent.ts'
import { FOLLOWED, type CaseMerge } from './case-merges.ts'
import { BOTH_WAYS } from './cases.ts'
import type { Draft } from './draft.ts'
import { nameAnew } from './follow-ids.ts'
import { askColumns, pick } from './meet.ts'
import { ruleOf } from './rules.ts'
import type { MergeKind, Patch, Row } from './types.ts'
import { whoAll } from './whose.ts'

/** Lets everything follow the cases it rests on, once all rows have met. */
export function followCases(draft: Draft): void {
  for (const merge of draft.caseMerges.all) follow(draft, merge)
  for (const { held, other } of draft.caseMerges.apart) askApart(draft, held, other)
  // Told once is enough.
  for (const { event, side } of draft.caseMerges.again)
    if (draft.laid('case_event').has(event['id'] as string))
      draft.take('case_event', event['id'] as string, FOLLOWED, side)
}

/** Two rows of one case that say the same thing are one: by these columns, of the table. */
const SAME: Readonly<Record<string, (row: Row) => string>> = {
  attribute_value: row => String(row['attribute_id']),
  summary: row => String(row['code_id'] ?? ''),
  position: row => String(row['proposition_id']),
  rating: row => `${row['scale_id']} ${row['coder_id']}`,
  consent: () => '',
  negative_case: row => String(row['proposition_id']),
  proposition_case: row => `${row['proposition_id']} ${row['part']}`,
  case_source: row => String(row['source_id']),
  case_member: row => `${row['pair_id']} ${row['member_id']}`,
  case_link: linkKey,
  memo_link: row => String(row['memo_id']),
}

function linkKey(row: Row): string {
  const ends = [String(row['from_id']), String(row['to_id'])]
  return [row['relation'], ...(BOTH_WAYS.has(row['relation'] as string) ? ends.sort() : ends)].join(' ')
}

const SELF: Readonly<Record<string, readonly [string, string]>> = {
  case_link: ['from_id', 'to_id'],
  case_member: ['pair_id', 'member_id'],
  case: ['id', 'within_id'],
}

/** Everything of a case that went over is of the other, and is told; where the other side went on with it, that is asked. */
function follow(draft: Draft, merge: CaseMerge): void {
  const from = merge.from
  const into = draft.caseMerges.end(merge.into)
  const edited = editedElsewhere(draft, merge)
  const apart = edited.count === 0 ? [] : apartAgain(draft, merge)
  for (const [table, column] of references(draft)) {
    for (const row of draft.where(table, column, from)) repoint(draft, table, column, row, into)
    unite(draft, table, column, into, from)
  }
  namesFollow(draft, from, into)
  if (draft.row('case', from) !== null) draft.take('case', from, FOLLOWED, merge.side)
  if (edited.count > 0) askMerged(draft, merge, into, edited, apart)
}

/** Every column that says of which case a row is. */
function references(draft: Draft): (readonly [table: string, column: string])[] {
  return draft.facts.tables.flatMap(({ name, refs }) =>
    refs.flatMap(ref => (ref.table === 'case' ? [[name, ref.column] as const] : [])),
  )
}

function copyOf(draft: Draft, table: string, row: Row): number | null {
  return draft.laid(table).get(row['id'] as string)?.copy ?? null
}

function repoint(draft: Draft, table: string, column: string, row: Row, into: string): void {
  const id = row['id'] as string
  const copy = copyOf(draft, table, row)
  const next = { ...row, [column]: into }
  const self = SELF[table]
  if (self && (self[0] === 'id' ? id : next[self[0]]) === next[self[1]]) {
    if (table === 'case') draft.set('case', id, { within_id: null }, FOLLOWED, copy)
    else {
      // Of one that ours never had no row tells that it ended.
      if (draft.facts.ours.row(table, id) === null) draft.note(FOLLOWED, table, draft.object(table, id).name, copy)
      draft.take(table, id, FOLLOWED, copy)
    }
    return
  }
  draft.set(table, id, { [column]: into }, FOLLOWED, copy)
  if (table === 'memo_link') linkFollows(draft, row, column, into, copy)
}

/** The words of a memo hold its links too. */
function linkFollows(draft: Draft, link: Row, column: string, into: string, copy: number | null): void {
  const memo = draft.row('memo', link['memo_id'] as string)
  const rich = memo?.['rich']
  if (typeof rich !== 'string') return
  const next = renamedIds(rich, idFromHex(link[column] as string), idFromHex(into))
  if (next !== rich) draft.set('memo', memo!['id'] as string, { rich: next }, FOLLOWED, copy)
}

/** Rows that say the same of what is one case now become one. What stood at the case that stays holds; a difference is asked about. */
function unite(draft: Draft, table: string, column: string, into: string, from: string): void {
  const sameBy = SAME[table]
  if (!sameBy) return
  const groups = Map.groupBy(draft.where(table, column, into), sameBy)
  for (const rows of groups.values()) {
    if (rows.length < 2) continue
    const [kept, ...others] = [...rows].sort(
      (a, b) => rank(draft, table, column, a, into) - rank(draft, table, column, b, into),
    )
    for (const other of others) becomeOne(draft, table, kept!, other, from)
  }
}

/** First what was of the case that stays before anybody merged. */
function rank(draft: Draft, table: string, column: string, row: Row, into: string): number {
  const id = row['id'] as string
  const ours = draft.facts.ours.row(table, id)
  return ours?.[column] === into ? (draft.facts.ours.touched(table).has(id) ? 1 : 0) : ours === null ? 2 : 3
}

const ASKED: Readonly<Record<string, readonly [MergeKind, readonly string[]]>> = {
  attribute_value: ['M31', ['value', 'applies']],
  position: ['M40', ruleOf('position').units[0]!],
  rating: ['M42', ['value', 'note']],
  negative_case: ['M40', ruleOf('negative_case').units[0]!],
}

function becomeOne(draft: Draft, table: string, kept: Row, other: Row, from: string): void {
  const [id, otherId] = [kept['id'] as string, other['id'] as string]
  const side = copyOf(draft, table, other) ?? copyOf(draft, table, kept) ?? 0
  if (table === 'summary') joinSummaries(draft, kept, other, from, side)
  if (table === 'consent') narrow(draft, kept, other, side)
  if (table === 'rating')
    for (const row of draft.where('rating_anchor', 'rating_id', otherId)) {
      const twin = draft.where('rating_anchor', 'rating_id', id).some(one => one['anchor_id'] === row['anchor_id'])
      if (twin) draft.take('rating_anchor', row['id'] as string, FOLLOWED, side)
      else draft.set('rating_anchor', row['id'] as string, { rating_id: id }, FOLLOWED, side)
    }
  draft.take(table, otherId, FOLLOWED, side)
  draft.alias(otherId, id)
  const asked = ASKED[table]
  if (!asked || asked[1][0] === undefined) return
  const [kind, columns] = asked
  const told = columns[0]!
  if ((kept[told] ?? null) === (other[told] ?? null)) return
  const clash = { columns, base: null, ours: pick(columns, kept), theirs: [{ side, row: pick(columns, other) }] }
  draft.later.push(() =>
    askColumns(
      draft,
      table,
      id,
      kind,
      [clash],
      'Two cases are one now, and something else was said of each. What was said of the one that stays holds.',
    ),
  )
}

/** [M39] Two texts of one cell stand one after the other. */
function joinSummaries(draft: Draft, kept: Row, other: Row, from: string, side: number): void {
  const [id, otherId] = [kept['id'] as string, other['id'] as string]
  const [text, added] = [kept['text'] as string, other['text'] as string]
  const name = String(draft.find('case', from)?.['name'] ?? '')
  const head = `\n\n[${name}] `
  const isThere = text.includes(added)
  const at = isThere ? text.indexOf(added) : text.length + head.length
  for (const row of draft.where('summary_former', 'summary_id', otherId))
    draft.set('summary_former', row['id'] as string, { summary_id: id }, FOLLOWED, side)
  for (const row of draft.where('summary_link', 'summary_id', otherId))
    draft.set(
      'summary_link',
      row['id'] as string,
      {
        summary_id: id,
        phrase_start: (row['phrase_start'] as number) + at,
        phrase_end: (row['phrase_end'] as number) + at,
      },
      FOLLOWED,
      side,
    )
  if (isThere) return
  const columns = ruleOf('summary').units[0]!
  const draftAgain = { status: 'draft', reviewed_by_id: null, reviewed_at: null, signed_by_id: null, signed_at: null }
  draft.set('summary', id, { text: text + head + added, ...draftAgain }, 'M39', side)
  draft.later.push(() =>
    draft.ask({
      kind: 'M39',
      table: 'summary',
      id,
      says: 'Two cases are one now, and a summary was written of each. Both texts stand, one after the other.',
      copies: [side],
      stored: [{ field: 'text', base: null, ours: pick(columns, kept), theirs: [pick(columns, other)] }],
      options: [
        { id: 'both', label: 'Keep both', patches: [] },
        {
          id: 'ours',
          label: 'The first only',
          patches: [{ do: 'set', table: 'summary', id, row: pick(columns, kept) }],
        },
        {
          id: 'text',
          label: 'Use this text',
          takes: 'text',
          patches: [{ do: 'set', table: 'summary', id, row: { text: GIVEN } }],
        },
      ],
      standing: 'both',
    }),
  )
}

/** [M50] Of two records of what one person agreed to what allows less holds, and a withdrawal always. */
function narrow(draft: Draft, kept: Row, other: Row, side: number): void {
  const wider = allowsLess(other['scope'] as ConsentScope, kept['scope'] as ConsentScope)
  const columns = {
    ...(wider ? { scope: other['scope']!, given_on: other['given_on'] ?? null } : {}),
    ...(kept['withdrawn_on'] === null && other['withdrawn_on'] !== null
      ? { withdrawn_on: other['withdrawn_on']! }
      : {}),
  }
  if (Object.keys(columns).length > 0) draft.set('consent', kept['id'] as string, columns, 'M50', side)
}

/** Filters, displays and counts that name the one name the other, and comments are about it. */
function namesFollow(draft: Draft, from: string, into: string): void {
  nameAnew(draft, from, into, FOLLOWED)
  for (const table of ['comment', 'round_thing', 'round_look'])
    for (const [about, column] of [
      ['summary', 'thing_id'],
      ['position', 'beside_id'],
    ] as const)
      for (const row of draft.where(table, column, from))
        if (row['about'] === about)
          draft.set(table, row['id'] as string, { [column]: into }, FOLLOWED, copyOf(draft, table, row))
}

interface Edited {
  /** In which copies, and whether in ours. */
  readonly copies: ReadonlySet<number>
  readonly isHere: boolean
  readonly count: number
}

/** What the sides that did not merge went on doing with the case: how many rows, and in which copies. */
function editedElsewhere(draft: Draft, { from, side: at, event }: CaseMerge): Edited {
  const copies = new Set<number>()
  let count = 0
  let isHere = false
  const look = (touched: Draft['facts']['ours']['touched'], copy: number | null) => {
    let here = 0
    const row = touched('case').get(from)
    if (row?.is && row.was && row.is['name'] !== row.was['name']) here++
    for (const [table, column] of references(draft))
      for (const { was, is } of touched(table).values())
        if (is !== null && is[column] === from && (was === null || was[column] === from)) here++
    count += here
    if (here > 0 && copy !== null) copies.add(copy)
    if (here > 0 && copy === null) isHere = true
  }
  const eventId = event['id'] as string
  if (at !== null) look(table => draft.facts.ours.touched(table), null)
  for (const side of draft.facts.sides)
    if (side.at !== at && !side.touched('case_event').has(eventId) && side.row('case', from) !== null)
      look(table => side.touched(table), side.at)
  if (at !== null && count > 0) copies.add(at)
  return { copies, isHere, count }
}

/** What undoes a merge of two cases in the result: what was the one's is again, what was joined stays with the other. */
function apartAgain(draft: Draft, merge: CaseMerge): Patch[] {
  const { from, event } = merge
  const side = merge.side === null ? draft.facts.ours : draft.facts.sides[merge.side]!
  const row = draft.find('case', from)
  const patches: Patch[] = []
  if (row === null) return patches
  const { id: _id, n: _n, ...columns } = row
  patches.push({ do: 'put', table: 'case', id: from, row: columns })
  patches.push({ do: 'take', table: 'case_event', id: event['id'] as string })
  const links = new Set(['case_source', 'case_member', 'case_link', 'proposition_case'])
  for (const [table, column] of references(draft)) {
    const back = (id: string, was: Row) => {
      const { n: _number, ...rest } = was
      patches.push({ do: 'put', table, id, row: { ...rest, [column]: from } })
    }
    const made = [...side.touched(table).values()].filter(one => one.was === null && one.is !== null)
    for (const [id, { was }] of side.touched(table)) {
      if (was?.[column] !== from || table === 'case_event') continue
      back(id, draft.row(table, id) ?? was)
      if (!links.has(table)) continue
      // The row that stands for it at the other.
      const other = made.find(({ is }) => sameBut(table, column, was, is!))
      if (other) patches.push({ do: 'take', table, id: other.is!['id'] as string })
    }
    for (const one of draft.where(table, column, from)) back(one['id'] as string, one)
  }
  return [...new Map(patches.map(patch => [`${patch.table} ${patch.id}`, patch])).values()]
}

function sameBut(table: string, column: string, a: Row, b: Row): boolean {
  const rest = (SELF[table] ?? ['source_id', 'proposition_id']).filter(one => one !== column && one in a)
  return rest.every(one => a[one] === b[one]) && (a['relation'] ?? null) === (b['relation'] ?? null)
}

function askMerged(draft: Draft, merge: CaseMerge, into: string, edited: Edited, apart: readonly Patch[]): void {
  const event = draft.find('case_event', merge.event['id'] as string)
  const name = String(draft.find('case', merge.from)?.['name'] ?? event?.['other_name'] ?? '')
  const stays = draft.object('case', into).name
  const on = event?.['happened_on'] ?? null
  const asOfTwo = merge.side === null ? (['here', 'there'] as const) : (['there', 'here'] as const)
  const editors = [...edited.copies].filter(copy => copy !== merge.side)
  const whose = merge.side === null || edited.isHere ? asOfTwo : [whoAll(draft, [merge.side]), whoAll(draft, editors)]
  const changed = edited.count === 1 ? 'one thing of it was' : `${edited.count} things of it were`
  const says = ([merged, worked]: readonly string[]) =>
    `“${name}” was merged into “${stays}” ${merged}${on === null ? '' : ` (${on})`}, while ${changed} added or changed ${worked}. All of it is of “${stays}” now.`
  draft.note('M36', 'case', name, merge.side, [into], edited.count)
  draft.later.push(() =>
    draft.ask({
      kind: 'M36',
      table: 'case',
      id: into,
      says: says(whose),
      knownBy: says(asOfTwo),
      copies: [...edited.copies].sort((a, b) => a - b),
      options: [
        { id: 'merged', label: 'They are one case', patches: [] },
        {
          id: 'dated',
          label: 'They are one case, since …',
          takes: 'text',
          patches: [{ do: 'set', table: 'case_event', id: merge.event['id'] as string, row: { happened_on: GIVEN } }],
        },
        { id: 'apart', label: `Two cases: “${name}” is one again`, patches: apart },
      ],
      standing: 'merged',
    }),
  )
}

/** [M36] A case that went over into two different ones: ours holds, the other way is offered. */
function askApart(draft: Draft, held: CaseMerge, other: CaseMerge): void {
  const [into, there] = [draft.caseMerges.end(held.into), draft.caseMerges.end(other.into)]
  const [name, ours, theirs] = [held.from, into, there].map(id => String(draft.find('case', id)?.['name'] ?? ''))
  const event = other.event['id'] as string
  if (draft.row('case_event', event) !== null) draft.take('case_event', event, FOLLOWED, other.side)
  // What was the former's at the base, and is of the one that stays.
  const side = held.side === null ? draft.facts.ours : draft.facts.sides[held.side]!
  const moved = references(draft).flatMap(([table, column]) =>
    table === 'case_event'
      ? []
      : [...side.touched(table)].flatMap(([id, { was, is }]): Patch[] =>
          was?.[column] === held.from &&
          is?.[column] !== undefined &&
          is[column] !== held.from &&
          draft.row(table, id) !== null
            ? [{ do: 'set', table, id, row: { [column]: there } }]
            : [],
        ),
  )
  draft.later.push(() =>
    draft.ask({
      kind: 'M36',
      table: 'case',
      id: into,
      name: name!,
      says: `“${name}” was merged into “${ours}” on one side and into “${theirs}” on another. It is of “${ours}”.`,
      copies: [held.side, other.side].filter(at => at !== null),
      options: [
        { id: 'ours', label: `It is of “${ours}”`, patches: [] },
        {
          id: 'theirs',
          label: `It is of “${theirs}”`,
          patches: [
            ...moved,
            { do: 'set', table: 'case_event', id: held.event['id'] as string, row: { case_id: there } },
          ],
        },
      ],
      standing: 'ours',
    }),
  )
}
