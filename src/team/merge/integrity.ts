// Nothing in the result may refer to what is not there: what is needed comes back, a code as proposed (M17); places that nothing
// rests on do not come in.

import type { Draft } from './draft.ts'
import type { Patch, Row } from './types.ts'

/** Rows that lie on a text: whether their paragraphs are there is looked at when they are written. */
const PLACED = 'paragraph'

/** Keeps what is needed and brings back what is missing, until nothing refers into the void. */
export function keepWhole(draft: Draft): void {
  keepNeeded(draft)
  bringMissing(draft)
  dropFreePlaces(draft)
}

/** What was removed on one side and is referred to in the result stays. */
function keepNeeded(draft: Draft): void {
  for (;;) {
    const taken = new Map<string, Set<string>>()
    for (const table of draft.laidTables)
      for (const [id, { row }] of draft.laid(table))
        if (row === null) taken.set(table, (taken.get(table) ?? new Set()).add(id))
    if (taken.size === 0) return
    const needed = new Map<string, string>()
    for (const { name: child, refs } of draft.facts.tables)
      for (const { column, table } of refs) {
        const gone = taken.get(table)
        if (!gone) continue
        for (const { row } of draft.laid(child).values()) {
          const id = row?.[column]
          if (typeof id === 'string' && gone.has(id)) needed.set(id, table)
        }
        for (const id of gone) {
          if (needed.has(id)) continue
          if (draft.facts.ours.where(child, column, id).some(row => !draft.touches(child, row['id'] as string)))
            needed.set(id, table)
        }
      }
    if (needed.size === 0) return
    for (const [id, table] of needed) {
      draft.leave(table, id)
      if (table !== 'code') continue
      const row = draft.row('code', id)
      if (row && row['status'] !== 'retired') draft.set('code', id, { status: 'proposed' }, 'M17', null)
      draft.note('M17', 'code', draft.object('code', id).name, null)
    }
  }
}

/** What rows of the result refer to and nobody has here comes in as the copy has it. */
function bringMissing(draft: Draft): void {
  const there = new Map<string, Set<string>>()
  let open: [table: string, row: Row, copy: number | null][] = []
  for (const table of draft.laidTables) {
    for (const { row, copy } of draft.laid(table).values()) if (row !== null) open.push([table, row, copy])
  }
  while (open.length > 0) {
    const more: typeof open = []
    for (const [table, row, copy] of open) {
      if (draft.row(table, row['id'] as string) === null) continue
      for (const { column, table: to } of draft.tables.get(table)!.refs) {
        const id = row[column]
        if (typeof id !== 'string' || to === PLACED) continue
        let known = there.get(to)
        if (!known) there.set(to, (known = new Set()))
        if (known.has(id)) continue
        if (draft.row(to, id) !== null) {
          known.add(id)
          continue
        }
        const found = table === 'anchor_question' && to === 'text_edit' ? null : draft.find(to, id)
        if (found === null) {
          // Nothing anywhere: a reference that may be empty is emptied, a row that cannot be without it stays out.
          if (draft.facts.ours.row(table, row['id'] as string) === null && !isOptional(table, column))
            draft.leave(table, row['id'] as string)
          else draft.set(table, row['id'] as string, { [column]: null }, 'changed', copy)
          continue
        }
        const back = to === 'code' ? { ...draft.mapped(to, found), status: 'proposed' } : draft.mapped(to, found)
        draft.put(to, back, to === 'code' ? 'M17' : to === 'case' ? 'M35' : 'added', copy)
        if (to === 'case') askCaseBack(draft, id, copy)
        known.add(id)
        more.push([to, back, copy])
      }
    }
    open = more
  }
}

/** [M35] A case that one side took away or divided, and that the other went on linking to. */
function askCaseBack(draft: Draft, id: string, copy: number | null): void {
  // What rests on it is known when everything is in.
  draft.later.push(() =>
    draft.ask({
      kind: 'M35',
      table: 'case',
      id,
      says: 'Taken away on one side, while the other linked things to it. It is kept, with what is new.',
      copies: copy === null ? [] : [copy],
      options: [
        { id: 'keep', label: 'Keep it', patches: [] },
        {
          id: 'remove',
          label: 'Take it away again, with what is new of it',
          patches: withAll(draft, 'case', id, new Set()),
        },
      ],
      standing: 'keep',
    }),
  )
}

/** What takes a row away with all that refers to it: a reference that may be empty is emptied, what cannot be without it goes too. */
function withAll(draft: Draft, table: string, id: string, seen: Set<string>): Patch[] {
  if (seen.has(id)) return []
  seen.add(id)
  const patches: Patch[] = []
  for (const { name, refs } of draft.facts.tables)
    for (const ref of refs) {
      if (ref.table !== table) continue
      for (const row of draft.where(name, ref.column, id)) {
        const other = row['id'] as string
        if (isOptional(name, ref.column))
          patches.push({ do: 'set', table: name, id: other, row: { [ref.column]: null } })
        else patches.push(...withAll(draft, name, other, seen))
      }
    }
  return [...patches, { do: 'take', table, id }]
}

const OPTIONAL: ReadonlySet<string> = new Set([
  'code founding_anchor_id',
  'code owner_id',
  'code parent_id',
  'coding version_id',
  'coding was_code_id',
  'framework_version upto_id',
  'framework_version coder_id',
  'speaker participant_id',
  'case within_id',
  'evidence case_id',
  'memo case_id',
  'proposition_wording case_id',
  'quote code_id',
  'quote proposition_id',
  'paragraph speaker_id',
])

function isOptional(table: string, column: string): boolean {
  return OPTIONAL.has(`${table} ${column}`)
}

/** Places that came in for something that did not. */
function dropFreePlaces(draft: Draft): void {
  const anchors = draft.laid('anchor')
  const fresh = new Set<string>()
  for (const [id, { row, kind }] of anchors) if (row !== null && kind === 'added') fresh.add(id)
  if (fresh.size === 0) return
  for (const { name, refs } of draft.facts.tables)
    for (const { column, table } of refs) {
      if (table !== 'anchor' || name === 'anchor_question') continue
      for (const { row } of draft.laid(name).values()) {
        const id = row?.[column]
        if (typeof id === 'string') fresh.delete(id)
      }
    }
  for (const id of fresh)
    if (draft.facts.ours.row('anchor', id) === null) {
      draft.leave('anchor', id)
      for (const row of draft.where('anchor_question', 'anchor_id', id))
        draft.leave('anchor_question', row['id'] as string)
    }
}
