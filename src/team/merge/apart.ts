// [M29] One text that was imported on two sides, and that somebody says is two sources: what a copy has of it is a source of its own, under
// ids of its own, in this merge and in those that come. Pure.

import { isWording } from './answer.ts'
import type { Draft } from './draft.ts'
import type { Facts, Side, Touched } from './facts.ts'
import { withKnownIds } from './follow-ids.ts'
import { pick } from './meet.ts'
import { textGivenBack } from './texts.ts'
import type { MergeCopy, Patch, Row } from './types.ts'

type Derived = Pick<Facts, 'derivedId'>

/** The id of what a copy has under an id that is another thing here. It follows from the copy, so that it is known when it comes again. */
function apartId({ derivedId }: Derived, copy: MergeCopy, table: string, id: string): string {
  return derivedId(table, `${id} of ${copy.handOutId ?? copy.coder?.id ?? copy.file}`)
}

/** What makes a source that was taken for one of ours a source of its own again, with everything that a copy has of it. `before`: what the same answer wrote when the copy came before; what it brings now is added to that. */
export function apartPatches(draft: Draft, there: string, at: number, before: readonly Patch[] = []): Patch[] {
  const side = draft.facts.sides[at]!
  const own = (table: string, id: string) =>
    // A place is shared by whoever codes its words: theirs is another one from now on; and what was corrected stays told of ours.
    table !== 'anchor' && table !== 'text_edit' && isFree(draft, side, table, id)
      ? id
      : apartId(draft.facts, side.copy, table, id)
  const apart = apartBefore(draft, side, there, before)
  if (apart.size === 0) apart.set(there, own('source', there))
  const tables = draft.facts.tables.map(({ name }) => name)
  // What rests on what is apart is so too, where it was found to be one with something here. Whatever refers to it may come first.
  for (let count = 0; count < apart.size;) {
    count = apart.size
    for (const table of tables)
      for (const [id, { was, is, isLone }] of side.touched(table)) {
        if (was !== null || is === null || apart.has(id) || !names(draft, table, is, apart)) continue
        const cameAsItself = isLone === true && draft.known(id) === id && draft.row(table, id) !== null
        if (!cameAsItself || ON_TEXT.has(table)) apart.set(id, own(table, id))
      }
  }
  const known = (id: string) => apart.get(id) ?? draft.known(id)
  const patches: Patch[] = []
  const gone = new Set<string>()
  for (const table of tables)
    for (const [id, { is }] of side.touched(table)) {
      if (is === null && apart.has(id)) gone.add(`${table} ${apart.get(id)!}`)
      if (is === null || (!apart.has(id) && !names(draft, table, is, apart))) continue
      const row = renamed(draft, table, is, known)
      if (apart.has(id)) {
        // One code is published of one thing only.
        if (table === 'source_code' && draft.where(table, 'code', row['code'] as string).length > 0) continue
        patches.push({ do: 'put', table, id: apart.get(id)!, row })
        continue
      }
      const plain = draft.mapped(table, is)
      const columns = Object.keys(row).filter(column => row[column] !== plain[column])
      patches.push({ do: 'set', table, id: draft.known(id), row: pick(columns, row), ifThere: true })
    }
  return joined(tables, before, gone, [...patches, ...givenBack(draft, there, side, patches)])
}

/** What a copy has that is apart by what an answer wrote before. */
function apartBefore(draft: Draft, side: Side, there: string, before: readonly Patch[]): Map<string, string> {
  const apart = new Map<string, string>()
  const put = Map.groupBy(
    before.filter(patch => patch.do === 'put'),
    patch => patch.table,
  )
  for (const [table, patches] of put) {
    const ids = new Set(patches.map(patch => patch.id))
    const refs = draft.tables.get(table)!.refs.filter(ref => ref.table === 'source')
    const rows = refs.length > 0 ? refs.flatMap(({ column }) => side.where(table, column, there)) : side.all(table)
    for (const row of rows) {
      const id = row['id'] as string
      const own = apartId(draft.facts, side.copy, table, id)
      if (ids.has(own)) apart.set(id, own)
      else if (ids.has(id)) apart.set(id, id)
    }
  }
  return apart
}

/** Whether an answer makes what a copy has of a source a source of its own. */
export function isApartBy(draft: Draft, there: string, at: number, patches: readonly Patch[]): boolean {
  const side = draft.facts.sides[at]!
  const own = apartId(draft.facts, side.copy, 'source', there)
  const ids = draft.known(there) === there ? [own] : [own, there]
  return patches.some(patch => patch.do === 'put' && patch.table === 'source' && ids.includes(patch.id))
}

/** What ours has from the copy of a source that is another one: what the copy says of the source, and how it corrected the text. */
function givenBack(draft: Draft, there: string, side: Side, patches: readonly Patch[]): Patch[] {
  const source = draft.known(there)
  const ours = draft.facts.ours.row('source', source)
  const theirs = patches.find(patch => patch.do === 'put' && patch.table === 'source')
  const now = draft.row('source', source)
  if (ours === null || now === null) return []
  const columns = Object.keys(ours).filter(
    column => now[column] !== ours[column] && theirs?.do === 'put' && theirs.row[column] === now[column],
  )
  const back: Patch[] =
    columns.length === 0 ? [] : [{ do: 'set', table: 'source', id: source, row: pick(columns, ours) }]
  return [...back, ...textGivenBack(draft, source, there, side)]
}

/** An answer of before with what comes to it: what is told anew holds, what the copy took away goes, and of a text the latest is taken back first. */
function joined(
  tables: readonly string[],
  before: readonly Patch[],
  gone: ReadonlySet<string>,
  now: readonly Patch[],
): Patch[] {
  if (before.length === 0) return [...now]
  const at = (patch: Patch) => `${patch.table} ${patch.id}`
  const isWords = (patch: Patch): boolean => isWording(patch)
  const known = new Map(before.filter(patch => !isWords(patch)).map(patch => [at(patch), patch]))
  const said = now.map((patch): Patch => {
    const was = known.get(at(patch))
    return patch.do === 'set' && was?.do === 'set' && !isWords(patch)
      ? // Of our source what was given back first is ours.
        { ...patch, row: patch.table === 'source' ? { ...patch.row, ...was.row } : { ...was.row, ...patch.row } }
      : patch
  })
  const anew = new Set(said.filter(patch => !isWords(patch)).map(at))
  const all = [...said, ...before.filter(patch => isWords(patch) || (!anew.has(at(patch)) && !gone.has(at(patch))))]
  // What is referred to comes first.
  return all.sort((a, b) => tables.indexOf(a.table) - tables.indexOf(b.table))
}

const ON_TEXT = new Set(['paragraph', 'speaker', 'anchor'])

/** Whether only the copy has something under an id, so that it may keep it. */
function isFree(draft: Draft, side: Side, table: string, id: string): boolean {
  return (
    draft.facts.ours.row(table, id) === null &&
    draft.facts.sides.every(other => other === side || other.row(table, id) === null)
  )
}

/** Whether a row names something of what is apart. */
function names(draft: Draft, table: string, row: Row, apart: ReadonlyMap<string, string>): boolean {
  if (draft.tables.get(table)!.refs.some(({ column }) => apart.has(row[column] as string))) return true
  let found = false
  withKnownIds(table, row, id => {
    found ||= apart.has(id)
    return id
  })
  return found
}

/** A row with other ids in it, references or not. */
function renamed(draft: Pick<Draft, 'tables'>, table: string, row: Row, known: (id: string) => string): Row {
  let changed: Record<string, string | number | null> | null = null
  const look = (column: string) => {
    const value = row[column]
    if (typeof value !== 'string') return
    const to = known(value)
    if (to !== value) (changed ??= { ...row })[column] = to
  }
  look('id')
  for (const { column } of draft.tables.get(table)!.refs) look(column)
  const held = withKnownIds(table, row, known)
  return held === null ? (changed ?? row) : { ...(changed ?? row), ...held }
}

/** A copy as it reads since somebody said that sources of it are others than ours: what it has of them has ids of its own. `sources`: the ids of ours and of its own. */
export function readApart(
  side: Side,
  facts: Pick<Facts, 'tables' | 'ours'> & Derived,
  sources: { readonly ours: ReadonlySet<string>; readonly theirs: readonly string[] },
): Side {
  const apart = new Map<string, string>()
  const onSource = facts.tables.flatMap(({ name, refs }) =>
    refs.flatMap(ref => (ref.table === 'source' ? [[name, ref.column] as const] : [])),
  )
  const add = (table: string, id: string) => {
    const own = apartId(facts, side.copy, table, id)
    if (facts.ours.row(table, own) !== null) apart.set(id, own)
    return apart.has(id)
  }
  for (const id of sources.theirs) {
    const own = apartId(facts, side.copy, 'source', id)
    if (!sources.ours.has(own)) continue
    apart.set(id, own)
    for (const [table, column] of onSource)
      for (const row of side.where(table, column, id)) add(table, row['id'] as string)
  }
  return apart.size === 0 ? side : withOtherIds(side, facts, apart)
}

function withOtherIds(side: Side, { tables }: Pick<Facts, 'tables'>, apart: ReadonlyMap<string, string>): Side {
  const byName = { tables: new Map(tables.map(table => [table.name, table])) }
  const back = new Map([...apart].map(([from, to]) => [to, from]))
  const known = (id: string) => apart.get(id) ?? id
  const say = (table: string, row: Row) => renamed(byName, table, row, known)
  const sayMaybe = (table: string, row: Row | null) => (row === null ? null : say(table, row))
  const touched = new Map<string, ReadonlyMap<string, Touched>>()
  return {
    ...side,
    row: (table, id) => (apart.has(id) ? null : sayMaybe(table, side.row(table, back.get(id) ?? id))),
    where: (table, column, value) =>
      apart.has(String(value))
        ? []
        : side.where(table, column, back.get(String(value)) ?? value).map(row => say(table, row)),
    ids: (table, column, value) =>
      apart.has(value) ? [] : side.ids(table, column, back.get(value) ?? value).map(known),
    all: table => side.all(table).map(row => say(table, row)),
    touched: table => {
      let rows = touched.get(table)
      if (!rows) {
        rows = new Map(
          Array.from(side.touched(table), ([id, { was, is, removedBy, isLone }]) => [
            known(id),
            {
              was: sayMaybe(table, was),
              is: sayMaybe(table, is),
              removedBy,
              ...(isLone === true && !apart.has(id) ? { isLone } : {}),
            },
          ]),
        )
        touched.set(table, rows)
      }
      return rows
    },
  }
}
