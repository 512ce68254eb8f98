// Two things were found to be one: ids that are no foreign keys follow, in columns of their own and in JSON. Pure.

import { NAMING_IDS, renamedIds } from '../../analysis/filter/ids.ts'
import { hexOfId, idFromHex } from '../../base/ids.ts'
import type { Draft } from './draft.ts'
import { HOLDING_ID, JSON_WITH_IDS } from './id-columns.ts'
import type { MergeKind, Row } from './types.ts'

/** By which id a thing is known, in hexadecimal digits. */
type Known = (id: string) => string

/** What of a row reads otherwise with the ids by which things are known; null where nothing does. References that are foreign keys are not looked at. */
export function withKnownIds(table: string, row: Row, known: Known): Record<string, string> | null {
  let changed: Record<string, string> | null = null
  const look = (columns: readonly string[] | undefined, follow: (value: string) => string) => {
    for (const column of columns ?? []) {
      const value = row[column]
      if (typeof value !== 'string') continue
      const now = follow(value)
      if (now !== value) (changed ??= {})[column] = now
    }
  }
  look(HOLDING_ID[table], known)
  look(JSON_WITH_IDS[table], json => inJson(json, known))
  return changed
}

/** Lets what copies bring name things as they are known in the end: what was found to be one may have been found after a row had come. */
export function followIds(draft: Draft): void {
  if (draft.aliases.size === 0) return
  const cells = cellsThatChanged(draft)
  const known: Known = id => cells.get(id) ?? draft.known(id)
  for (const table of new Set([...Object.keys(HOLDING_ID), ...Object.keys(JSON_WITH_IDS)]))
    for (const [id, { row, kind, copy }] of Array.from(draft.laid(table))) {
      if (row === null || copy === null) continue
      const changed = withKnownIds(table, row, known)
      if (changed !== null) draft.set(table, id, changed, kind, copy)
    }
}

/** Where filters, displays and counts name things by their ids, those that analysis does not keep among them. */
const NAMING = [...NAMING_IDS, ['round', 'filter']] as const

/** Lets filters, displays and counts that name the one name the other. `only`: of these rows. */
export function nameAnew(
  draft: Draft,
  from: string,
  into: string,
  kind: MergeKind,
  only: (table: string, id: string) => boolean = () => true,
): void {
  const [was, is] = [idFromHex(from), idFromHex(into)]
  for (const [table, column] of NAMING)
    for (const row of draft.tables.has(table) ? draft.all(table) : []) {
      const [id, json] = [row['id'] as string, row[column]]
      if (typeof json !== 'string' || !json.includes(was) || !only(table, id)) continue
      draft.set(table, id, { [column]: renamedIds(json, was, is) }, kind, draft.laid(table).get(id)?.copy ?? null)
    }
}

/** What a row that a copy brought would say again if its `from` were not our `to`, of the columns that are no foreign keys. */
export function backToTheirs(draft: Draft, table: string, row: Row, theirs: Row, from: string): Row {
  const known: Known = id => (id === from ? from : draft.known(id))
  const ours = { ...theirs, ...withKnownIds(table, theirs, id => draft.known(id)) }
  const apart: Row = { ...theirs, ...withKnownIds(table, theirs, known) }
  // What was decided otherwise in the meantime stands.
  const columns = Object.keys(ours).filter(
    column => apart[column] !== ours[column] && (row[column] ?? null) === ours[column],
  )
  const back: Record<string, string | number | null> = {}
  for (const column of columns) back[column] = apart[column] ?? null
  const cell = back['cell']
  return typeof cell === 'string' ? { ...back, thing_id: draft.facts.cellId(cell) ?? row['thing_id'] ?? null } : back
}

/** Cells of matrices are told by how the matrix is set up: with another id in it the cell has another id, by which replies and looks name it. */
function cellsThatChanged(draft: Draft): ReadonlyMap<string, string> {
  const cells = new Map<string, string>()
  for (const table of ['comment', 'round_thing'])
    for (const [id, { row, copy }] of draft.laid(table)) {
      const theirs = copy === null ? null : (draft.facts.sides[copy]?.row(table, id) ?? null)
      if (row === null || theirs === null || row['about'] !== 'cell' || typeof theirs['cell'] !== 'string') continue
      const now = inJson(theirs['cell'], one => draft.known(one))
      const cell = now === theirs['cell'] ? null : draft.facts.cellId(now)
      if (cell !== null) cells.set(theirs['thing_id'] as string, cell)
    }
  return cells
}

/** An id as it is written in JSON, or (of what was seen) as its digits alone. */
const ID = /"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32})"/g

function inJson(json: string, known: Known): string {
  let now = json
  for (const [, written] of json.matchAll(ID)) {
    const id = hexOfId(written!)
    const to = known(id)
    if (to !== id) now = renamedIds(now, written!, written === id ? to : idFromHex(to))
  }
  return now
}
