// Nothing in the result may refer to what is not there: what is needed comes back, a code as proposed (M17); places that nothing
// rests on do not come in.

import { PARTS, TEXT } from './along.ts'
import type { Draft } from './draft.ts'
import { isOptional } from './optional.ts'
import { carryBack } from './texts.ts'
import { keepUnique } from './unite.ts'
import type { Patch, Question, Row } from './types.ts'

/** Rows that lie on a text: whether their paragraphs are there is looked at when they are written. */
const PLACED = 'paragraph'

/** So many rows are looked at at a time. */
const ROWS = 20_000

/** Keeps what is needed and brings back what is missing, until nothing refers into the void. In slices: it looks at every row that is laid. */
export function* keepWhole(draft: Draft): Generator<number, void, void> {
  keepNeeded(draft)
  yield 0
  for (const [id, { row, copy, isNew }] of Array.from(draft.laid('source')))
    if (row !== null && isNew) bringText(draft, id, copy)
  yield* bringMissing(draft)
  keepUnique(draft)
  yield 0
  yield* dropFreePlaces(draft)
  takeFreedPlaces(draft)
  yield 0
}

/** What the answers of a question refer to and is not in the result: a place that came in for nothing, what was removed. */
export function withNeeds(draft: Draft, question: Question): Question {
  const needs: Patch[] = []
  const seen = new Set<string>()
  const look = (table: string, row: Row) => {
    for (const { column, table: to } of draft.tables.get(table)?.refs ?? []) {
      const id = row[column]
      if (typeof id !== 'string' || to === PLACED || seen.has(id) || draft.row(to, id) !== null) continue
      seen.add(id)
      const found = to === 'anchor' ? carriedBack(draft, id) : draft.find(to, id)
      if (found === null) continue
      const mapped = draft.mapped(to, found)
      look(to, mapped)
      needs.push({ do: 'put', table: to, id, row: mapped })
    }
  }
  for (const field of question.stored) for (const row of field.theirs) look(question.object.table, row)
  for (const option of question.options)
    for (const patch of option.patches) if (patch.do !== 'take') look(patch.table, patch.row)
  // What an option puts in itself needs no second time.
  const put = new Set(
    question.options.flatMap(option => option.patches.filter(one => one.do === 'put').map(one => one.id)),
  )
  const left = needs.filter(need => !put.has(need.id))
  return left.length === 0 ? question : { ...question, needs: left }
}

/** A place as it would come back, which it does only with an answer. */
function carriedBack(draft: Draft, id: string): Row | null {
  const going = draft.laid('anchor').get(id)
  const row = carryBack(draft, id)
  if (row === null) return null
  draft.leave('anchor', row['id'] as string)
  // One of ours that goes goes all the same.
  if (going && draft.row('anchor', id) !== null) draft.take('anchor', id, going.kind, going.copy)
  for (const asked of draft.where('anchor_question', 'anchor_id', row['id'] as string))
    if (draft.facts.ours.row('anchor_question', asked['id'] as string) === null)
      draft.leave('anchor_question', asked['id'] as string)
  return row
}

/** What was removed on one side and is referred to in the result stays. */
function keepNeeded(draft: Draft): void {
  for (;;) {
    const { taken } = draft
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
      // What was taken away along with it stays too.
      for (const part of PARTS[table] ?? [])
        for (const { column } of draft.tables.get(part)!.refs.filter(ref => ref.table === table))
          for (const row of draft.facts.ours.where(part, column, id))
            if (draft.laid(part).get(row['id'] as string)?.row === null) draft.leave(part, row['id'] as string)
      if (table !== 'code') continue
      const row = draft.row('code', id)
      if (row && row['status'] !== 'retired') draft.set('code', id, { status: 'proposed' }, 'M17', null)
      draft.note('M17', 'code', draft.object('code', id).name, null, [id])
    }
  }
}

/** A row whose references are looked at, with the copy that brought it. */
type Referring = readonly [table: string, row: Row, copy: number | null]

/** What rows of the result refer to and nobody has here comes in as the copy has it. */
function* bringMissing(draft: Draft): Generator<number, void, void> {
  const there = new Map<string, Set<string>>()
  // What comes in meanwhile is looked at after: of each round only what it began with.
  let open: Referring[] = []
  const counts = Array.from(draft.laidTables, table => [table, draft.laid(table).size] as const)
  for (const [table, count] of counts) {
    const refs = refsOf(draft, table)
    // Rows that came one after the other mostly name the same things.
    const last: unknown[] = []
    let at = 0
    for (const { row, copy } of draft.laid(table).values()) {
      if (at++ === count) break
      if (at % ROWS === 0) yield 0
      if (row === null) continue
      for (let ref = 0; ref < refs.length; ref++) {
        const { column, table: to } = refs[ref]!
        const id = row[column]
        if (typeof id !== 'string' || id === last[ref]) continue
        const more = bringReferred(draft, [table, row, copy], column, to, id, there)
        if (more === null) last[ref] = id
        else open.push(...more)
      }
    }
  }
  while (open.length > 0) {
    const still = open.filter(([table, row]) => draft.row(table, row['id'] as string) !== null)
    open = still.flatMap(one =>
      refsOf(draft, one[0]).flatMap(({ column, table: to }) => {
        const id = one[1][column]
        return typeof id === 'string' ? (bringReferred(draft, one, column, to, id, there) ?? []) : []
      }),
    )
  }
}

function refsOf(draft: Draft, table: string): readonly { readonly column: string; readonly table: string }[] {
  return draft.tables.get(table)!.refs.filter(ref => ref.table !== PLACED)
}

/** Brings in what a row refers to, where nobody has it here. Gives back what came with that; null where it is there. */
function bringReferred(
  draft: Draft,
  [table, row, copy]: Referring,
  column: string,
  to: string,
  id: string,
  there: Map<string, Set<string>>,
): Referring[] | null {
  let known = there.get(to)
  if (!known) there.set(to, (known = new Set()))
  if (known.has(id) || isLaid(draft, to, id)) return null
  if (draft.row(to, id) !== null) {
    known.add(id)
    return null
  }
  const found =
    table === 'anchor_question' && to === 'text_edit'
      ? null
      : to === 'anchor'
        ? carryBack(draft, id)
        : draft.find(to, id)
  if (found === null) {
    // Nothing anywhere: a reference that may be empty is emptied, a row that cannot be without it stays out.
    if (draft.facts.ours.row(table, row['id'] as string) === null && !isOptional(table, column))
      draft.leave(table, row['id'] as string)
    else draft.set(table, row['id'] as string, { [column]: null }, 'changed', copy)
    return []
  }
  const back = to === 'code' ? { ...draft.mapped(to, found), status: 'proposed' } : draft.mapped(to, found)
  draft.put(to, back, to === 'code' ? 'M17' : to === 'case' ? 'M35' : 'added', copy)
  if (to === 'case') askCaseBack(draft, id, copy)
  known.add(id)
  const more: Referring[] = [[to, back, copy], ...bringParts(draft, to, id, copy)]
  if (to === 'source') more.push(...bringText(draft, id, copy))
  return more
}

function isLaid(draft: Draft, table: string, id: string): boolean {
  const laid = draft.laid(table).get(id)
  return laid !== undefined && laid.row !== null
}

/** What ours took away along with a thing comes back with it. */
function bringParts(draft: Draft, table: string, id: string, copy: number | null): [string, Row, number | null][] {
  const back: [string, Row, number | null][] = []
  for (const part of PARTS[table] ?? []) {
    const columns = draft.tables.get(part)!.refs.flatMap(ref => (ref.table === table ? [ref.column] : []))
    for (const [its, { was, is }] of draft.facts.ours.touched(part)) {
      if (was === null || is !== null || draft.touches(part, its) || !columns.some(column => was[column] === id))
        continue
      draft.put(part, was, 'added', copy)
      back.push([part, was, copy])
    }
  }
  return back
}

/** A source that is no more here (its import was undone) comes back with its text as a copy has it. */
function bringText(draft: Draft, id: string, copy: number | null): [string, Row, number | null][] {
  const { sides } = draft.facts
  const side = (copy === null ? undefined : sides[copy]) ?? sides.find(one => one.row('source', id) !== null)
  const touched = side?.touched('source').get(id)
  // What was imported there has come in with its text.
  if (!side || side.row('source', id) === null || (touched !== undefined && touched.was === null)) return []
  const back: [string, Row, number | null][] = []
  for (const table of TEXT)
    for (const row of side.where(table, 'source_id', id)) {
      const mapped = draft.mapped(table, row)
      if (draft.row(table, mapped['id'] as string) !== null) continue
      draft.put(table, mapped, 'added', side.at)
      back.push([table, mapped, side.at])
    }
  return back
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

/** Places that came in for something that did not. */
function* dropFreePlaces(draft: Draft): Generator<number, void, void> {
  const places = draft.laid('anchor')
  // By their places among all that is laid: a set of a million ids is slow to fill and to empty.
  const needed = new Uint8Array(draft.laidSoFar)
  let seen = 0
  for (const [name, column] of restingColumns(draft))
    for (const { row } of draft.laid(name).values()) {
      const id = row?.[column]
      const place = typeof id === 'string' ? places.get(id) : undefined
      if (place) needed[place.at] = 1
      if (++seen % ROWS === 0) yield 0
    }
  const free: string[] = []
  for (const [id, { row, isNew, at }] of places) {
    if (row !== null && isNew && needed[at] === 0) free.push(id)
    if (++seen % ROWS === 0) yield 0
  }
  for (const id of free) {
    draft.leave('anchor', id)
    for (const row of draft.where('anchor_question', 'anchor_id', id))
      draft.leave('anchor_question', row['id'] as string)
  }
}

/** Places of ours from which the last thing that rested on them goes, or moves away: where each side took away one of two. */
function takeFreedPlaces(draft: Draft): void {
  const left = new Map<string, number | null>()
  const columns = restingColumns(draft)
  for (const [name, column] of columns)
    for (const [id, { row, copy, isNew }] of draft.laid(name)) {
      const was = isNew ? null : draft.facts.ours.row(name, id)?.[column]
      if (typeof was === 'string' && row?.[column] !== was) left.set(was, copy)
    }
  for (const [id, copy] of left) {
    if (draft.row('anchor', id) === null) continue
    if (columns.some(([name, column]) => draft.where(name, column, id).length > 0)) continue
    for (const row of draft.where('anchor_question', 'anchor_id', id))
      draft.take('anchor_question', row['id'] as string, 'removed', copy)
    draft.take('anchor', id, 'removed', copy)
  }
}

/** The columns by which something rests on a place. */
function restingColumns(draft: Draft): (readonly [table: string, column: string])[] {
  return draft.facts.tables.flatMap(({ name, refs }) =>
    name === 'anchor_question'
      ? []
      : refs.flatMap(ref => (ref.table === 'anchor' ? [[name, ref.column] as const] : [])),
  )
}
