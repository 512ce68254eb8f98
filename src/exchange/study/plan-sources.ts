// Sources: as `sources.csv` files them, or, without one, the files of the folder.

import { fold } from '../../base/order.ts'
import { fileBy } from '../../sources/filing.ts'
import type { SourceKind } from '../../sources/types.ts'
import type { FieldOf } from '../csv-in/columns.ts'
import type { Notes } from '../csv-in/notes.ts'
import { said } from '../csv-in/sheet.ts'
import type { Table } from '../csv-in/table.ts'
import { planAttributes } from './attributes.ts'
import type { Keys } from './keys.ts'
import type { Index, KnownCase } from './known.ts'
import { keyedRows } from './plan-cases.ts'
import { type ParticipantsPlan, type ParticipantTable, referTo } from './plan-people.ts'
import type { PlannedAttribute, PlannedSource, Ref } from './plan.ts'
import { dateOf, dateOrder } from './values.ts'

type SourceTable = Table<FieldOf<'sources'>>

/** Brings a path from a sheet to `folder/file.txt`; null if it would lead outside the study's folder. */
export function pathInside(written: string): string | null {
  if (written.includes('\0') || /^[\\/]|^[A-Za-z]:/.test(written)) return null
  const parts = written
    .replaceAll('\\', '/')
    .split('/')
    .filter(part => part !== '' && part !== '.')
  return parts.length === 0 || parts.includes('..') ? null : parts.join('/')
}

function kindOf(written: string): SourceKind | null {
  const word = fold(written)
  if (/interview|transcript|focus group/.test(word)) return 'interview'
  if (/observ|field ?note/.test(word)) return 'observation'
  if (/document|report|minutes|paper|policy|letter|e-?mail|article/.test(word)) return 'document'
  return null
}

/** Sources as the sheet files them. */
export interface SourcesPlan {
  readonly sources: readonly PlannedSource[]
  readonly attributes: readonly PlannedAttribute[]
}

/** Plans the sources and adds them to the index. Only a row without a usable path is left out; whether the file is there shows when it is read. */
export function planSources(
  table: SourceTable,
  inFolder: readonly string[],
  people: ParticipantsPlan | null,
  peopleTable: ParticipantTable | null,
  index: Index,
  notes: Notes,
): SourcesPlan {
  const { attributes, valuesOf } = planAttributes('source', table, table.others, index.attributes, notes)
  const order = dateOrder(table.rows.map(row => row.cell('date')))
  const rows =
    table.column('key') === null ? table.rows.map(row => ({ row, key: null })) : keyedRows(table, 'key', notes)
  const spelled = spellings(inFolder)
  const files = new Map<string, number>()
  const sources = rows.flatMap(({ row, key }): PlannedSource[] => {
    const note = (field: FieldOf<'sources'>, about: string, says: string) =>
      notes.add({ file: table.file, row: row.n, column: table.column(field), about, says })
    const written = pathInside(row.cell('file'))
    const file = written === null ? null : spelled(written)
    if (file === null) {
      note(
        'file',
        'path',
        row.cell('file') === ''
          ? 'no file is named; the row was left out.'
          : `${said(row.cell('file'))} leads outside the study’s folder; the row was left out.`,
      )
      return []
    }
    if (files.has(file)) {
      note('file', 'path', `${said(file)} stands in row ${files.get(file)} already; this row was left out.`)
      return []
    }
    files.set(file, row.n)
    const kind = kindOf(row.cell('kind'))
    if (kind === null && row.cell('kind') !== '')
      note(
        'kind',
        'kind',
        `${said(row.cell('kind'))} is not known as interview, observation or document; the source is filed by its folder and text.`,
      )
    const date = dateOf(row.cell('date'), order)
    if (date === null && row.cell('date') !== '')
      note('date', 'date', `${said(row.cell('date'))} is no date that can be read in one way; it was left out.`)
    const number = (field: 'words' | 'characters') => {
      const cell = row.cell(field)
      if (/^\d{1,12}$/.test(cell)) return Number(cell)
      if (cell !== '') note(field, 'number', `${said(cell)} is no whole number; nothing was checked against it.`)
      return null
    }
    const refsIn = (field: 'sites' | 'participants', keys: Keys<KnownCase>, what: string) =>
      table.column(field) === null
        ? null
        : row.list(field).flatMap(written => referTo(written, keys, what, table, row, field, notes))
    const planned = {
      row: row.n,
      key,
      file,
      name: row.orNull('name'),
      kind,
      date,
      collectedBy: row.orNull('collectedBy'),
      sites: refsIn('sites', index.sites, 'site'),
      participants: refsIn('participants', index.participants, 'participant'),
      codedBy: row.list('codedBy'),
      words: number('words'),
      characters: number('characters'),
      values: valuesOf(row),
    }
    const known = { ref: key ?? file, path: file, sites: planned.sites }
    index.sources.add(known.ref, known, planned.name)
    index.files.add(file, known, file.split('/').at(-1)!)
    return [planned]
  })
  return { sources: withInterviews(sources, people, peopleTable, table, index, notes), attributes }
}

/** How a path is spelled in the folder: as written, else the one that differs only in case or in how accents are written. */
function spellings(inFolder: readonly string[]): (written: string) => string {
  const exact = new Set(inFolder)
  const alike = new Map<string, string | null>()
  for (const file of inFolder) alike.set(fold(file), alike.has(fold(file)) ? null : file)
  return written => (exact.has(written) ? written : (alike.get(fold(written)) ?? written))
}

/** Plans the files of a study without a sheet of sources: each a source, known by its path and its name without the ending. */
export function planFiles(
  files: readonly string[],
  people: ParticipantsPlan | null,
  peopleTable: ParticipantTable | null,
  index: Index,
  notes: Notes,
): SourcesPlan {
  const nothing = {
    key: null,
    name: null,
    kind: null,
    date: null,
    collectedBy: null,
    sites: null,
    participants: null,
    codedBy: [],
    words: null,
    characters: null,
  }
  const sources = files.map((file): PlannedSource => {
    const last = file.split('/').at(-1)!
    const known = { ref: file, path: file, sites: null }
    // Sheets of codings call a source by its key, which may stand at the beginning of the file's name.
    index.sources.add(file, known, last.replace(/\.[^.]+$/, ''), fileBy({ path: file }).key)
    index.files.add(file, known, last)
    return { row: 0, file, ...nothing, values: new Map() }
  })
  return { sources: withInterviews(sources, people, peopleTable, null, index, notes), attributes: [] }
}

/** Files each participant to the interviews their own sheet names. Where the sources' sheet says otherwise both stand, and it is noted. */
function withInterviews(
  sources: readonly PlannedSource[],
  people: ParticipantsPlan | null,
  peopleTable: ParticipantTable | null,
  table: SourceTable | null,
  index: Index,
  notes: Notes,
): readonly PlannedSource[] {
  if (!people || !peopleTable) return sources
  const added = new Map<Ref, Ref[]>()
  const bySource = new Map(sources.map(source => [source.key ?? source.file, source]))
  const column = peopleTable.column('interview')
  for (const { row, participant, source } of people.interviews) {
    const found = index.sources.find(source) ?? index.files.find(source)
    const planned = found && bySource.get(found.ref)
    if (!found) {
      notes.add({
        file: peopleTable.file,
        row,
        column,
        about: 'unknown source',
        says: `there is no source ${said(source)}; this was left out.`,
      })
    } else if (planned && !planned.participants?.includes(participant)) {
      added.set(found.ref, [...(added.get(found.ref) ?? []), participant])
      if (table && table.column('participants') !== null) {
        notes.add({
          file: peopleTable.file,
          row,
          column,
          about: 'interviews differ',
          says: `${participant} is said to speak in ${found.ref}, but ${table.file} does not name ${participant} there; the source was filed to ${participant} too.`,
        })
      }
    }
  }
  return sources.map(source => {
    const more = added.get(source.key ?? source.file)
    return more ? { ...source, participants: [...(source.participants ?? []), ...more] } : source
  })
}
