// How the framework grew, and the propositions that it serves to test.

import { fold } from '../../base/order.ts'
import type { FieldOf } from '../csv-in/columns.ts'
import type { Notes } from '../csv-in/notes.ts'
import { said } from '../csv-in/sheet.ts'
import type { Table } from '../csv-in/table.ts'
import type { Index } from './known.ts'
import { keyedRows } from './plan-cases.ts'
import { noteUnread } from './plan-framework.ts'
import type { PlannedCode, PlannedProposition, PlannedVersion } from './plan.ts'
import { dateOf, dateOrder } from './values.ts'

/** Plans the versions in the order they first come, each saved on the last day of its entries. Codes that the framework no longer lists stay in the history as they are written. */
export function planHistory(table: Table<FieldOf<'history'>>, index: Index, notes: Notes): PlannedVersion[] {
  noteUnread(table, notes)
  const order = dateOrder(table.rows.map(row => row.cell('date')))
  const versions = new Map<string, { savedOn: string; entries: PlannedVersion['entries'][number][] }>()
  const seen = new Map<string, number>()
  for (const row of table.rows) {
    const note = (field: FieldOf<'history'>, about: string, says: string) =>
      notes.add({ file: table.file, row: row.n, column: table.column(field), about, says })
    const label = row.cell('version')
    if (label === '') {
      note('version', 'version', 'no version is named; the row was left out.')
      continue
    }
    const key = row.orNull('key')
    if (key !== null && seen.has(key)) {
      note('key', 'key', `${said(key)} stands in row ${seen.get(key)} already; this row was left out.`)
      continue
    }
    if (key !== null) seen.set(key, row.n)
    const date = dateOf(row.cell('date'), order)
    if (date === null)
      note('date', 'date', `${said(row.cell('date'))} is no date that can be read in one way; it was left out.`)
    const codesOf = (field: 'codes' | 'into') =>
      row.list(field).map(written => {
        const found = index.codes.find(written)
        if (!found)
          note(
            field,
            'unknown code',
            `${said(written)} is not in the framework; it was kept in the history as it is written.`,
          )
        return found?.ref ?? written
      })
    const version = versions.get(label) ?? { savedOn: '', entries: [] }
    versions.set(label, version)
    if (date !== null && date > version.savedOn) version.savedOn = date
    version.entries.push({
      key,
      operation: row.cell('operation') || 'change',
      codes: codesOf('codes'),
      into: codesOf('into'),
      by: row.orNull('by'),
      reason: row.orNull('reason'),
    })
  }
  return [...versions].map(([label, version]) => ({
    label,
    savedOn: version.savedOn,
    reason: null,
    entries: version.entries,
  }))
}

/** Notes versions that the entries of the framework name and its history does not tell of. */
export function checkVersions(
  codes: readonly PlannedCode[],
  table: Table<FieldOf<'framework'>>,
  versions: readonly PlannedVersion[],
  history: string,
  notes: Notes,
): void {
  const labels = new Set(versions.map(version => version.label))
  for (const code of codes) {
    for (const [field, label] of [
      ['introduced', code.introducedIn],
      ['retired', code.retiredIn],
    ] as const) {
      if (label === null || labels.has(label)) continue
      notes.add({
        file: table.file,
        row: code.row,
        column: table.column(field),
        about: 'unknown version',
        says: `${history} does not tell of a version ${said(label)}; it was kept as it is written.`,
      })
    }
  }
}

const STATUSES = ['working', 'tested', 'retained', 'qualified', 'rejected', 'merged'] as const

/** Plans the propositions and adds them to the index; what another rivals comes before it. */
export function planPropositions(
  table: Table<FieldOf<'propositions'>>,
  index: Index,
  notes: Notes,
): PlannedProposition[] {
  noteUnread(table, notes)
  const rows = keyedRows(table, 'key', notes).filter(({ row }) => {
    if (row.cell('statement') !== '') return true
    notes.add({
      file: table.file,
      row: row.n,
      column: table.column('statement'),
      about: 'statement',
      says: 'the proposition says nothing; the row was left out.',
    })
    return false
  })
  for (const { key } of rows) index.propositions.add(key, key)
  const planned = rows.map(({ row, key }): PlannedProposition => {
    const note = (field: FieldOf<'propositions'>, about: string, says: string) =>
      notes.add({ file: table.file, row: row.n, column: table.column(field), about, says })
    const status = STATUSES.find(known => known === fold(row.cell('status')))
    if (!status && row.cell('status') !== '')
      note(
        'status',
        'status',
        `${said(row.cell('status'))} is no status that is known; the proposition was taken as working.`,
      )
    const written = row.cell('rivalOf')
    const rival = written === '' ? undefined : index.propositions.find(written)
    if (written !== '' && (!rival || rival === key))
      note('rivalOf', 'rival', `there is no other proposition ${said(written)}; this was left out.`)
    const codes = row.list('codes').flatMap(code => {
      const found = index.codes.find(code)
      if (!found) note('codes', 'unknown code', `there is no code ${said(code)}; this was left out.`)
      return found ? [found.ref] : []
    })
    return {
      row: row.n,
      key,
      statement: row.cell('statement'),
      origin: row.orNull('origin'),
      rivalOf: rival && rival !== key ? rival : null,
      codes: [...new Set(codes)],
      confirmingMeans: row.orNull('confirmingMeans'),
      disconfirmingMeans: row.orNull('disconfirmingMeans'),
      status: status ?? 'working',
    }
  })
  return rivalsLast(table, planned, notes)
}

/** Two propositions that name each other as rivals are rivals once: the link is kept where it closes no circle. */
function rivalsLast(
  table: Table<FieldOf<'propositions'>>,
  planned: readonly PlannedProposition[],
  notes: Notes,
): PlannedProposition[] {
  const waiting = new Map(planned.map(one => [one.key, one]))
  const ordered: PlannedProposition[] = []
  while (waiting.size > 0) {
    let ready = [...waiting.values()].filter(one => one.rivalOf === null || !waiting.has(one.rivalOf))
    if (ready.length === 0) {
      const [first] = waiting.values()
      notes.add({
        file: table.file,
        row: first!.row,
        column: table.column('rivalOf'),
        about: 'rivals',
        says: `${first!.key} and ${first!.rivalOf} name each other as rivals; it was kept once, with the other.`,
      })
      ready = [{ ...first!, rivalOf: null }]
    }
    for (const one of ready) {
      waiting.delete(one.key)
      ordered.push(one)
    }
  }
  return ordered
}
