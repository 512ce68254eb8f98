// Codings and evidence: each row with its source, code, coder and proposition found. Places are checked against the text later.

import { fold } from '../../base/order.ts'
import { STRENGTHS, type EvidenceMark } from '../../coding/types.ts'
import type { FieldOf } from '../csv-in/columns.ts'
import type { Notes } from '../csv-in/notes.ts'
import { said } from '../csv-in/sheet.ts'
import type { Table, TableRow } from '../csv-in/table.ts'
import type { Index, KnownSource } from './known.ts'
import { noteUnread } from './plan-framework.ts'
import { pathInside } from './plan-sources.ts'
import type { PlannedCoding, PlannedCodings, PlannedEvidence, PlannedMarks, Ref } from './plan.ts'

/** The keys of codings over all sheets, with where each stands. There may be a hundred thousand: rows are kept as numbers. */
export class SheetKeys {
  readonly #files: string[] = []
  readonly #places = new Map<string, number>()

  /** Where a key stands (“coding.csv, row 2”), if it was seen. */
  get(key: string): string | undefined {
    const place = this.#places.get(key)
    return place === undefined ? undefined : `${this.#files[place % 1000]}, row ${Math.floor(place / 1000)}`
  }

  set(key: string, file: string, row: number): void {
    if (this.#files.at(-1) !== file) this.#files.push(file)
    this.#places.set(key, row * 1000 + ((this.#files.length - 1) % 1000))
  }
}

const BETWEEN_PAUSES = 500
/** Most rows list nothing: one empty list for all of them. */
const NONE: readonly never[] = []
/** As long as a comment may be that is written by hand. */
const LONGEST_COMMENT = 20_000

type CodingTable = Table<FieldOf<'codings'>>
type CodingRow = TableRow<FieldOf<'codings'>>
type Stance = EvidenceMark['stance']

const STANCES: Readonly<Record<string, Stance>> = {
  confirming: 'confirming',
  confirms: 'confirming',
  supports: 'confirming',
  for: 'confirming',
  disconfirming: 'disconfirming',
  disconfirms: 'disconfirming',
  challenges: 'disconfirming',
  against: 'disconfirming',
  qualifying: 'qualifying',
  qualifies: 'qualifying',
  conditional: 'qualifying',
  neutral: 'neutral',
}

/** Plans the codings of one sheet. A row is left out, with a note, if its source or its code is not known, or if nothing says which words are meant. `keys` are those of all sheets so far. Sheets may be long: it yields now and then, for others to go first, and lets go of each row. */
export function* planCodings(
  table: CodingTable,
  index: Index,
  keys: SheetKeys,
  notes: Notes,
): Generator<void, PlannedCodings> {
  noteUnread(table, notes)
  const codings: PlannedCoding[] = []
  let read = 0
  for (const row of table.taken()) {
    const planned = planCoding(table, row, index, keys, notes)
    if (planned) codings.push(planned)
    if (++read % BETWEEN_PAUSES === 0) yield
  }
  const columns = {
    quote: table.column('quote'),
    start: table.column('start'),
    participants: table.column('participants'),
    marks: table.column('comment') ?? table.column('strength') ?? table.column('exemplar'),
  }
  // Only what Crosscase wrote itself has this column, and it counts as the program does.
  const unit = table.column('stances') === null ? null : 'utf-16'
  return { file: table.file, columns, unit, codings }
}

function planCoding(
  table: CodingTable,
  row: CodingRow,
  index: Index,
  keys: SheetKeys,
  notes: Notes,
): PlannedCoding | null {
  const note = (field: FieldOf<'codings'> | null, about: string, says: string) =>
    notes.add({ file: table.file, row: row.n, column: field && table.column(field), about, says })
  const source = sourceOf(row, index, note)
  if (!source) return null
  const quote = row.verbatim('quote')
  const [start, end] = [offsetOf(row.cell('start')), offsetOf(row.cell('end'))]
  if ((start === null || end === null || end <= start) && quote.trim() === '') {
    note(
      'start',
      'place',
      `${said(`${row.cell('start')}–${row.cell('end')}`)} is no stretch of text, and there is no quote to find it by; the row was left out.`,
    )
    return null
  }
  const evidence = evidenceOf(row, index, note)
  const code = codeOf(row, index, evidence.length > 0, note)
  if (code === undefined) return null
  checkSites(row, source, index, note)
  return {
    row: row.n,
    key: keyOf(table.file, row, keys, note),
    source: source.ref,
    start,
    end,
    quote,
    code,
    coder: row.orNull('coder'),
    evidence,
    participants: participantsOf(row, index, note),
    marks: code === null ? null : marksOf(row, note),
  }
}

type TakeNote = (field: FieldOf<'codings'> | null, about: string, says: string) => void

function sourceOf(row: CodingRow, index: Index, note: TakeNote): KnownSource | null {
  const key = row.cell('source')
  const path = row.cell('file')
  const byKey = key === '' ? undefined : (index.sources.find(key) ?? index.files.find(key))
  const byPath = path === '' ? undefined : index.files.find(pathInside(path) ?? path)
  if (byKey && byPath && byKey.ref !== byPath.ref) {
    note('file', 'source', `${said(path)} is not the file of ${said(key)}; the row was left out.`)
    return null
  }
  const found = byKey ?? (key === '' ? byPath : undefined)
  if (!found)
    note(
      key === '' ? 'file' : 'source',
      'unknown source',
      key === '' && path === ''
        ? 'no source is named; the row was left out.'
        : `there is no source ${said(key || path)}; the row was left out.`,
    )
  return found ?? null
}

/** The code, null where the row only bears on a proposition, undefined if the row cannot be kept. */
function codeOf(row: CodingRow, index: Index, hasEvidence: boolean, note: TakeNote): Ref | null | undefined {
  const written = row.cell('code')
  if (written === '') {
    if (hasEvidence) return null
    note('code', 'no code', 'no code is named; the row was left out.')
    return undefined
  }
  const found = index.codes.find(written)
  if (!found) note('code', 'unknown code', `there is no code ${said(written)}; the row was left out.`)
  else if (found.kind === 'group')
    note('code', 'group', `${said(written)} only groups other codes and is not applied to text; the row was left out.`)
  else {
    if (found.status === 'retired')
      note('code', 'retired', `${said(written)} is retired; the coding was kept, and matrices leave it out.`)
    return found.ref
  }
  return undefined
}

function evidenceOf(row: CodingRow, index: Index, note: TakeNote): readonly PlannedEvidence[] {
  const [written, bearing] = [row.cell('proposition'), row.cell('stance')]
  if (written === '' && bearing !== '')
    note('stance', 'stance', `${said(bearing)} stands without a proposition; it was left out.`)
  const own = written === '' ? [] : [judgement('proposition', 'stance', written, bearing, index, note)]
  const joined = row.cell('stances')
  if (own.length === 0 && joined === '') return NONE
  const several =
    joined === ''
      ? []
      : joined.split(';').map(part => {
          const found = /^(.+)\s(\S+)$/.exec(part.trim())
          return judgement('stances', 'stances', found?.[1] ?? part.trim(), found?.[2] ?? '', index, note)
        })
  return [...own, ...several].filter(one => one !== null)
}

function judgement(
  named: FieldOf<'codings'>,
  bears: FieldOf<'codings'>,
  written: string,
  bearing: string,
  index: Index,
  note: TakeNote,
): PlannedEvidence | null {
  const proposition = index.propositions.find(written)
  const stance = Object.hasOwn(STANCES, fold(bearing)) ? STANCES[fold(bearing)] : undefined
  if (proposition && stance) return { proposition, stance }
  if (!proposition)
    note(named, 'unknown proposition', `there is no proposition ${said(written)}; the coding was kept without it.`)
  else if (bearing === '')
    note(bears, 'stance', `nothing says how the passage bears on ${said(written)}; the coding was kept without it.`)
  else
    note(
      bears,
      'stance',
      `${said(bearing)} is none of confirming, disconfirming, qualifying and neutral; the coding was kept without it.`,
    )
  return null
}

const YES = new Set(['yes', 'y', 'true', '1', 'x'])
const NO = new Set(['no', 'n', 'false', '0'])

/** What the row says of its coding. Empty cells and missing columns say nothing. */
function marksOf(row: CodingRow, note: TakeNote): PlannedMarks | null {
  const [written, called, comment] = [row.cell('strength'), row.cell('exemplar'), row.orNull('comment')]
  if (written === '' && called === '' && comment === null) return null
  const strength = STRENGTHS.find(one => one === fold(written)) ?? null
  if (written !== '' && strength === null)
    note('strength', 'strength', `${said(written)} is none of strong, moderate and weak; it was left out.`)
  const isOne = YES.has(fold(called))
  if (called !== '' && !isOne && !NO.has(fold(called)))
    note('exemplar', 'exemplar', `${said(called)} is neither yes nor no; it was left out.`)
  if (comment !== null && comment.length > LONGEST_COMMENT) {
    note('comment', 'comment', `the comment is longer than ${LONGEST_COMMENT} characters; it was left out.`)
    return { strength, exemplar: isOne || null, comment: null }
  }
  return { strength, exemplar: isOne || null, comment }
}

function participantsOf(row: CodingRow, index: Index, note: TakeNote): readonly Ref[] {
  if (row.verbatim('participants') === '') return NONE
  const refs: Ref[] = []
  for (const written of row.list('participants')) {
    const found = index.participants.find(written)
    if (found) refs.push(found.ref)
    else note('participants', 'unknown participant', `there is no participant ${said(written)}; the coding was kept.`)
  }
  return refs
}

function checkSites(row: CodingRow, source: KnownSource, index: Index, note: TakeNote): void {
  const written = row.list('sites')
  if (written.length === 0 || source.sites === null) return
  const named = written.map(one => index.sites.find(one)?.ref ?? one)
  const alike = named.length === source.sites.length && named.every(one => source.sites!.includes(one))
  if (!alike)
    note(
      'sites',
      'sites differ',
      `${said(written.join('; '))} are not the sites of ${source.ref} (${source.sites.join('; ') || 'none'}); the source’s own stand.`,
    )
}

function keyOf(file: string, row: CodingRow, keys: SheetKeys, note: TakeNote): string | null {
  const key = row.orNull('key')
  if (key === null) return null
  const before = keys.get(key)
  if (before === undefined) {
    keys.set(key, file, row.n)
    return key
  }
  note('key', 'key', `${said(key)} stands in ${before} already; the coding was kept without a key.`)
  return null
}

function offsetOf(cell: string): number | null {
  return /^\d{1,12}(\.0+)?$/.test(cell) ? Math.trunc(Number(cell)) : null
}
