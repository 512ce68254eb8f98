// The framework: its entries in an order in which each can be made, the questions it grew from, and its history.

import { fold } from '../../base/order.ts'
import { Refusal } from '../../base/trouble.ts'
import type { FieldOf } from '../csv-in/columns.ts'
import type { Notes } from '../csv-in/notes.ts'
import { said } from '../csv-in/sheet.ts'
import type { Table, TableRow } from '../csv-in/table.ts'
import type { Index } from './known.ts'
import { keyedRows } from './plan-cases.ts'
import type { PlannedCode, PlannedQuestion } from './plan.ts'

type FrameworkTable = Table<FieldOf<'framework'>>
type FrameworkRow = TableRow<FieldOf<'framework'>>

const DEDUCTIVE = [
  'deductive',
  'literature',
  'theory',
  'topic guide',
  'interview guide',
  'programme knowledge',
  'program knowledge',
  'programme theory',
  'a priori',
]
const INDUCTIVE = ['inductive', 'data', 'in vivo', 'emergent', 'emerging', 'grounded', 'open coding']
const STATUSES: Readonly<Record<string, PlannedCode['status']>> = {
  '': 'active',
  active: 'active',
  'in use': 'active',
  proposed: 'proposed',
  draft: 'proposed',
  frozen: 'frozen',
  retired: 'retired',
  deprecated: 'retired',
  deleted: 'retired',
}

/** Tells of columns that nothing of ours stands for, once each. */
export function noteUnread<Field extends string>(table: Table<Field>, notes: Notes): void {
  for (const column of table.others) {
    if (!table.rows.some(row => row.other(column.at) !== '')) continue
    notes.add({
      file: table.file,
      column: column.name,
      about: `column ${column.name}`,
      says: 'the column is not understood and was not read.',
    })
  }
}

/**
 * Whether an entry only groups others. A sheet may have a column for it; else the entry says so itself, as frameworks on paper do:
 * “Grouping only” in its definition, “Do not code here” among its criteria. Having children does not make a group.
 */
function kindOf(row: FrameworkRow): PlannedCode['kind'] {
  const kind = fold(row.cell('kind'))
  if (/^(group|grouping|category|parent|no|false|not codable|0)$/.test(kind)) return 'group'
  if (/^(code|yes|true|codable|1)$/.test(kind)) return 'code'
  const opening = (field: FieldOf<'framework'>) => fold(row.cell(field)).replaceAll(/[^\p{L} ]/gu, '')
  const definition = `${opening('full')}\n${opening('brief')}`
  if (/^(grouping only|group only|not applied to text|not for coding)/m.test(definition)) return 'group'
  return /^(do not code here|do not code|not for coding|not coded)\b/m.test(
    `${opening('inclusion')}\n${opening('exclusion')}`,
  )
    ? 'group'
    : 'code'
}

function statusOf(row: FrameworkRow): PlannedCode['status'] | undefined {
  const word = fold(row.cell('status'))
  return Object.hasOwn(STATUSES, word) ? STATUSES[word] : undefined
}

function provenanceOf(
  table: FrameworkTable,
  row: FrameworkRow,
  notes: Notes,
): Pick<PlannedCode, 'provenance' | 'provenanceKind' | 'provenanceNote'> {
  const written = row.cell('origin')
  const word = fold(written)
  const note = row.orNull('originNote')
  const provenanceKind = kindOfOrigin(row.cell('cameFrom')) ?? kindOfOrigin(written)
  if (word === '' && provenanceKind === 'data') return { provenance: 'inductive', provenanceKind, provenanceNote: note }
  if (word === '' || word === 'deductive') return { provenance: 'deductive', provenanceKind, provenanceNote: note }
  if (word === 'inductive') return { provenance: 'inductive', provenanceKind: 'data', provenanceNote: note }
  const own = note ? `${written}; ${note}` : written
  if (DEDUCTIVE.some(known => word.startsWith(known)))
    return { provenance: 'deductive', provenanceKind, provenanceNote: own }
  if (INDUCTIVE.some(known => word.startsWith(known)))
    return { provenance: 'inductive', provenanceKind: 'data', provenanceNote: own }
  notes.add({
    file: table.file,
    row: row.n,
    column: table.column('origin'),
    about: 'origin',
    says: `${said(written)} is neither deductive nor inductive; it was kept as a note to a deductive code.`,
  })
  return { provenance: 'deductive', provenanceKind: null, provenanceNote: own }
}

/** Whether a code stands for what helps or what hinders; null where the row does not say. */
function valenceOf(table: FrameworkTable, row: FrameworkRow, notes: Notes): PlannedCode['valence'] {
  const written = row.cell('valence')
  const word = fold(written)
  if (['enabler', 'enablers', 'facilitator', 'helps', '+'].includes(word)) return 'enabler'
  if (['barrier', 'barriers', 'hinders', '-', '\u2212'].includes(word)) return 'barrier'
  if (!['', 'neither', 'none'].includes(word))
    notes.add({
      file: table.file,
      row: row.n,
      column: table.column('valence'),
      about: 'valence',
      says: `${said(written)} is neither enabler nor barrier; it was left out.`,
    })
  return null
}

/** Which of the four known origins a word means; null for none of them. */
function kindOfOrigin(written: string): PlannedCode['provenanceKind'] {
  const word = fold(written)
  if (/^(literature|theory)/.test(word)) return 'literature'
  if (/^(topic guide|interview guide)/.test(word)) return 'topic guide'
  if (/^(programme|program) (knowledge|theory)/.test(word)) return 'programme knowledge'
  return INDUCTIVE.some(known => word.startsWith(known)) ? 'data' : null
}

/** Plans the entries and adds them to the index. Refuses a sheet in which parents go round in a circle. */
export function planFramework(table: FrameworkTable, index: Index, notes: Notes): PlannedCode[] {
  noteUnread(table, notes)
  const rows = keyedRows(table, 'key', notes)
  for (const { row, key } of rows)
    index.codes.add(key, { ref: key, kind: kindOf(row), status: statusOf(row) ?? 'active' }, row.orNull('name'))
  const entries = rows.map(({ row, key }): PlannedCode => {
    const refer = (field: 'parent' | 'replacedBy', written: string) => {
      const found = index.codes.find(written)
      if (found && found.ref !== key) return [found.ref]
      const says = found
        ? `a code cannot be its own ${field === 'parent' ? 'parent' : 'successor'}; this was left out.`
        : `there is no code ${said(written)}; this was left out.`
      notes.add({ file: table.file, row: row.n, column: table.column(field), about: `unknown ${field}`, says })
      return []
    }
    const status = statusOf(row)
    if (!status)
      notes.add({
        file: table.file,
        row: row.n,
        column: table.column('status'),
        about: 'status',
        says: `${said(row.cell('status'))} is no status that is known; the code was taken as active.`,
      })
    const questions = row.list('questions').flatMap(written => questionOf(written, table, row, index, notes))
    const parent = row.cell('parent') === '' ? null : (refer('parent', row.cell('parent'))[0] ?? null)
    return {
      row: row.n,
      key,
      kind: kindOf(row),
      name: row.cell('name') || key,
      parent,
      ...provenanceOf(table, row, notes),
      brief: row.orNull('brief'),
      full: row.orNull('full'),
      inclusion: row.orNull('inclusion'),
      exclusion: row.orNull('exclusion'),
      typical: row.orNull('typical'),
      closeButNo: row.orNull('closeButNo'),
      status: status ?? 'active',
      valence: valenceOf(table, row, notes),
      introducedIn: row.orNull('introduced'),
      retiredIn: row.orNull('retired'),
      replacedBy: row.list('replacedBy').flatMap(written => refer('replacedBy', written)),
      questions,
      says: {
        kind: row.cell('kind') !== '' || kindOf(row) === 'group',
        // A parent that is not known says nothing of where the code lies.
        parent: table.column('parent') !== null && (row.cell('parent') === '' || parent !== null),
        provenance: row.cell('origin') !== '' || row.cell('cameFrom') !== '',
        status: row.cell('status') !== '' && status !== undefined,
      },
    }
  })
  noteSiblings(table, entries, notes)
  return parentsFirst(table.file, entries)
}

function questionOf(written: string, table: FrameworkTable, row: FrameworkRow, index: Index, notes: Notes): string[] {
  const found = index.questions.find(written) ?? index.questions.find(`Q${written}`)
  if (found) return [found]
  // Without any topic guide one note does for all rows.
  const says =
    index.questions.size === 0
      ? 'the project has no topic guide, so the questions named here were left out.'
      : `there is no question ${said(written)} in the topic guide; this was left out.`
  const place = index.questions.size === 0 ? {} : { row: row.n }
  notes.add({ file: table.file, ...place, column: table.column('questions'), about: 'unknown question', says })
  return []
}

/** Siblings must differ in name, or nobody can tell them apart by it: the second gets its key added. */
function noteSiblings(table: FrameworkTable, entries: PlannedCode[], notes: Notes): void {
  const seen = new Map<string, PlannedCode>()
  for (const [at, entry] of entries.entries()) {
    const place = `${entry.parent ?? ''}\n${fold(entry.name)}`
    const before = seen.get(place)
    if (!before) {
      seen.set(place, entry)
      continue
    }
    notes.add({
      file: table.file,
      row: entry.row,
      column: table.column('name'),
      about: 'sibling',
      says: `its sibling in row ${before.row} has the name ${said(entry.name)} too; this one was called “${entry.name} (${entry.key})”.`,
    })
    entries[at] = { ...entry, name: `${entry.name} (${entry.key})` }
  }
}

/** Orders entries so that a parent stands before its children, and otherwise as in the sheet. */
function parentsFirst(file: string, entries: readonly PlannedCode[]): PlannedCode[] {
  const byKey = new Map(entries.map(entry => [entry.key, entry]))
  const done = new Set<PlannedCode>()
  const ordered: PlannedCode[] = []
  for (const entry of entries) {
    const above: PlannedCode[] = []
    for (
      let at: PlannedCode | undefined = entry;
      at && !done.has(at);
      at = at.parent === null ? undefined : byKey.get(at.parent)
    ) {
      if (above.includes(at)) {
        const circle = above.slice(above.indexOf(at)).map(one => `${one.key} (row ${one.row})`)
        throw new Refusal(
          'framework-circle',
          `${file}: the parents of ${circle.join(', ')} go round in a circle. Give one of them another parent.`,
        )
      }
      above.push(at)
    }
    for (const one of above.reverse()) {
      done.add(one)
      ordered.push(one)
    }
  }
  return ordered
}

/** The numbered questions of a topic guide (`1. …` or `1) …`), in order, with keys Q1, Q2 …; a question may go on over indented lines. Text around them is left alone. */
export function readTopicGuide(guide: string): PlannedQuestion[] {
  const questions: { key: string; place: number; wording: string }[] = []
  let open = false
  for (const line of guide.split(/\r?\n/)) {
    const numbered = /^ {0,3}(\d{1,3})[.)]\s+(\S.*)$/.exec(line)
    if (numbered && Number(numbered[1]) === questions.length + 1) {
      questions.push({ key: `Q${numbered[1]}`, place: questions.length + 1, wording: numbered[2]!.trim() })
      open = true
    } else if (open && /^\s+\S/.test(line)) {
      const last = questions.at(-1)!
      last.wording = `${last.wording} ${line.trim()}`
    } else open = false
  }
  return questions
}
