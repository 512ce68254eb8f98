// What participants agreed to, as their sheet tells it.

import { scopeInWords } from '../../cases/consent.ts'
import type { ConsentFromSheet } from '../../cases/consent-commands.ts'
import { plainName } from '../csv-in/columns.ts'
import type { Notes } from '../csv-in/notes.ts'
import { said } from '../csv-in/sheet.ts'
import type { Table, TableRow } from '../csv-in/table.ts'
import { dateOf } from './values.ts'

const SCOPE = ['consent', 'consent_scope', 'quote_permission', 'permission_to_quote']
const GIVEN = ['consent_given_on', 'consent_date', 'consented_on']
const WITHDRAWN = ['consent_withdrawn_on', 'withdrawn_on']
const NOTE = ['consent_note']
// A study that has called this column its own keeps it as an attribute too; those named as our sheets name them are consent and nothing else.
const ALSO_ATTRIBUTE = new Set(['quote_permission', 'permission_to_quote'].map(plainName))

/** How the consent of a row is read. `apart` are the columns that say nothing else. */
export interface ReadConsents<Field extends string> {
  readonly apart: ReadonlySet<number>
  readonly of: (row: TableRow<Field>) => ConsentFromSheet | null
}

/** Finds the columns that tell of consent. A cell that is not understood is noted and records nothing. */
export function readConsents<Field extends string>(table: Table<Field>, notes: Notes): ReadConsents<Field> {
  const find = (names: readonly string[]) =>
    names
      .map(name => table.others.find(column => plainName(column.name) === plainName(name)))
      .find(column => column !== undefined)
  const columns = { scope: find(SCOPE), given: find(GIVEN), withdrawn: find(WITHDRAWN), note: find(NOTE) }
  if (!columns.scope) return { apart: new Set(), of: () => null }
  const apart = Object.values(columns).filter(
    column => column !== undefined && !ALSO_ATTRIBUTE.has(plainName(column.name)),
  )
  const day = (row: TableRow<Field>, column: (typeof columns)['given']): string | undefined => {
    const cell = column === undefined ? '' : row.other(column.at)
    if (cell === '') return undefined
    const date = dateOf(cell)
    if (date?.length === 10) return date
    const says = `${said(cell)} is no day that can be read in one way; it was left out.`
    notes.add({ file: table.file, row: row.n, column: column!.name, about: 'consent date', says })
    return undefined
  }
  return {
    apart: new Set(apart.map(column => column!.at)),
    of(row) {
      const cell = row.other(columns.scope!.at)
      if (cell === '') return null
      const scope = scopeInWords(cell)
      if (scope === null) {
        const says = `${said(cell)} is no consent that is known (quote, ask first, paraphrase, nothing); none was recorded.`
        notes.add({ file: table.file, row: row.n, column: columns.scope!.name, about: 'consent', says })
        return null
      }
      const givenOn = day(row, columns.given)
      const withdrawnOn = day(row, columns.withdrawn)
      const note = columns.note === undefined ? '' : row.other(columns.note.at)
      return {
        scope,
        ...(givenOn === undefined ? {} : { givenOn }),
        ...(withdrawnOn === undefined ? {} : { withdrawnOn }),
        ...(note === '' ? {} : { note }),
      }
    },
  }
}
