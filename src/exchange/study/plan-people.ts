// The people of a study.

import type { FieldOf } from '../csv-in/columns.ts'
import type { Notes } from '../csv-in/notes.ts'
import { said } from '../csv-in/sheet.ts'
import type { Table, TableRow } from '../csv-in/table.ts'
import { planAttributes } from './attributes.ts'
import { readConsents } from './consents.ts'
import type { Index, KnownCase } from './known.ts'
import type { Keys } from './keys.ts'
import { keyedRows } from './plan-cases.ts'
import type { PlannedAttribute, PlannedCase, Ref } from './plan.ts'

/** The sheet of participants. */
export type ParticipantTable = Table<FieldOf<'participants'>>

/** Participants, and the sources in which their own sheet says they speak. */
export interface ParticipantsPlan {
  readonly participants: readonly PlannedCase[]
  readonly attributes: readonly PlannedAttribute[]
  readonly interviews: readonly { readonly row: number; readonly participant: Ref; readonly source: string }[]
}

/** Plans the participants and adds them to the index. One without a site is as it should be: suppliers and national leads have none. */
export function planParticipants(table: ParticipantTable, index: Index, notes: Notes): ParticipantsPlan {
  const consents = readConsents(table, notes)
  const own = table.others.filter(column => !consents.apart.has(column.at))
  const { attributes, valuesOf } = planAttributes('participant', table, own, index.attributes, notes)
  const interviews: { row: number; participant: Ref; source: string }[] = []
  const participants = keyedRows(table, 'key', notes).map(({ row, key }): PlannedCase => {
    const name = row.cell('name') || key
    index.participants.add(key, { ref: key, kind: 'participant', name }, name)
    for (const source of row.list('interview')) interviews.push({ row: row.n, participant: key, source })
    const sites = row.list('site').flatMap(written => referTo(written, index.sites, 'site', table, row, 'site', notes))
    if (sites.length > 1) {
      notes.add({
        file: table.file,
        row: row.n,
        column: table.column('site'),
        about: 'several sites',
        says: `a participant lies inside one site; ${said(key)} was put in ${sites[0]}.`,
      })
    }
    return {
      row: row.n,
      kind: 'participant',
      key,
      name,
      within: sites[0] === undefined ? null : { kind: 'site', ref: sites[0] },
      values: valuesOf(row),
      consent: consents.of(row),
    }
  })
  return { participants, attributes, interviews }
}

/** Looks something up that an optional column names; what is unknown is noted and left out. */
export function referTo<Field extends string>(
  written: string,
  keys: Keys<KnownCase>,
  what: string,
  table: Table<Field>,
  row: TableRow<Field>,
  field: Field,
  notes: Notes,
): Ref[] {
  const found = keys.find(written)
  if (found) return [found.ref]
  notes.add({
    file: table.file,
    row: row.n,
    column: table.column(field),
    about: `unknown ${what}`,
    says: `there is no ${what} ${said(written)}; this was left out.`,
  })
  return []
}
