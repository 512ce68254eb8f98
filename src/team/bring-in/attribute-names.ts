// What theirs keeps by the names of attributes, under the names that these have here. Pure.

import { renamedDisplay, renamedFilter } from '../../analysis/filter/renaming.ts'
import { filterParser } from '../../analysis/filter/parse.ts'
import { storedDisplay } from '../../analysis/displays/parse.ts'
import type { Renaming } from '../../cases/renaming.ts'
import type { Rows } from '../merge/facts.ts'
import type { Row } from '../merge/types.ts'

/** The columns that name attributes by their names. */
const NAMING: Readonly<Record<string, readonly [column: string, json: 'filter' | 'display']>> = {
  saved_filter: ['filter', 'filter'],
  saved_display: ['request', 'display'],
  claim: ['filter', 'filter'],
  proposition: ['scope_filter', 'filter'],
  proposition_wording: ['scope_filter', 'filter'],
  round: ['filter', 'filter'],
}

/** No attribute is called so. */
const NOBODYS = '\u0000'

function renamings(theirs: Rows, to: (row: Row) => string | null): Renaming[] {
  const rows = theirs.all('attribute')
  return rows.flatMap(row => {
    const [about, name] = [row['about'] as string, row['name'] as string]
    const next = to(row)
    const others = rows.filter(one => one !== row && one['name'] === name).map(one => one['about'] as string)
    return next === null || next === name ? [] : [{ about, name, to: next, values: new Map<string, string>(), others }]
  })
}

function renamed(json: string, kind: 'filter' | 'display', all: readonly Renaming[]): string {
  return kind === 'filter'
    ? JSON.stringify(all.reduce(renamedFilter, filterParser.parse(JSON.parse(json), 'filter')))
    : JSON.stringify(all.reduce(renamedDisplay, storedDisplay.parse(JSON.parse(json), 'request')))
}

/** How rows of theirs name attributes here. `called`: what an attribute of theirs is called here, once that is known. */
export class AttributeNames {
  readonly #theirs: Rows
  readonly #called: (row: Row) => string | null
  #steps: readonly (readonly Renaming[])[] | null = null

  constructor(theirs: Rows, called: (row: Row) => string | null) {
    this.#theirs = theirs
    this.#called = called
  }

  /** A row with the names of here. */
  here(table: string, row: Row): Row {
    const naming = NAMING[table]
    const json = naming && row[naming[0]]
    if (!naming || typeof json !== 'string') return row
    const steps = (this.#steps ??= this.#inTwo())
    if (steps.length === 0) return row
    const next = steps.reduce((said, step) => renamed(said, naming[1], step), json)
    return next === renamed(json, naming[1], []) ? row : { ...row, [naming[0]]: next }
  }

  // Two may have changed names: first none has either.
  #inTwo(): (readonly Renaming[])[] {
    const all = renamings(this.#theirs, this.#called)
    if (all.length === 0) return []
    return [
      all.map((one, at) => ({ ...one, to: `${NOBODYS}${at}` })),
      all.map((one, at) => ({ ...one, name: `${NOBODYS}${at}`, others: [] })),
    ]
  }
}

/** Says whether a row names one of some attributes of theirs by its name. */
export function namingAttributes(theirs: Rows, ids: ReadonlySet<string>): (table: string, row: Row) => boolean {
  const all = renamings(theirs, row => (ids.has(row['id'] as string) ? `${NOBODYS}${row['id'] as string}` : null))
  return (table, row) => {
    const naming = NAMING[table]
    const json = naming && row[naming[0]]
    if (all.length === 0 || !naming || typeof json !== 'string') return false
    return renamed(json, naming[1], all) !== renamed(json, naming[1], [])
  }
}
