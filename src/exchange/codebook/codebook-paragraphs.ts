// A codebook written as a text, as a sheet: our own export, or headings with the entry below, or one table. Pure.

import { fold } from '../../base/order.ts'
import { FIELD_NAMES } from '../documents/field-names.ts'
import { COLUMNS, plainName } from '../csv-in/columns.ts'
import { SheetBuilder, type Sheet } from '../csv-in/sheet.ts'
import { BETWEEN_FACTS, VALENCE } from './codebook-document.ts'

/** A paragraph of a Word document: the level of a heading, and whether it is a row of a table (cells with tabs between). */
export interface DocumentParagraph {
  readonly text: string
  readonly heading: number | null
  readonly isRow: boolean
}

const HEADS = [
  'code_id',
  'label',
  'kind',
  'parent',
  'origin',
  'came_from',
  'origin_note',
  'topic_guide_question',
  'brief_definition',
  'full_definition',
  'inclusion',
  'exclusion',
  'typical_exemplar',
  'close_but_no',
  'valence',
  'status',
  'introduced',
  'retired',
  'replaced_by',
] as const
type Head = (typeof HEADS)[number]

/** What stands before a text, in our words and in those of other codebooks. */
const LABELS: Readonly<Record<string, Head>> = Object.fromEntries(
  (
    [
      ['brief_definition', [FIELD_NAMES['brief']!, 'brief', 'short definition', 'in brief']],
      ['full_definition', [FIELD_NAMES['full']!, 'full definition', 'description', 'detailed definition']],
      [
        'inclusion',
        [FIELD_NAMES['inclusion']!, 'inclusion', 'inclusion criteria', 'include', 'when to use', 'use when', 'use for'],
      ],
      [
        'exclusion',
        [FIELD_NAMES['exclusion']!, 'exclusion', 'exclusion criteria', 'exclude', 'when not to use', 'do not use'],
      ],
      ['typical_exemplar', [FIELD_NAMES['typical']!, 'typical exemplar', 'example', 'exemplar', 'examples', 'typical']],
      ['close_but_no', [FIELD_NAMES['closeButNo']!, 'close but no', 'near miss', 'atypical']],
      ['origin_note', [FIELD_NAMES['provenanceNote']!, 'provenance note']],
      ['origin', ['provenance', 'origin']],
      ['status', ['status']],
      ['valence', ['valence']],
      ['code_id', ['key', 'code', 'mnemonic', 'id']],
    ] as const
  ).flatMap(([head, names]) => names.map(name => [plainName(name), head])),
)

/** Reads paragraphs as a codebook sheet. With a table whose heads name a code's columns that is the sheet; else every heading is a code, under the one it stands below. Row numbers count paragraphs. */
export function codebookSheet(called: string, paragraphs: readonly DocumentParagraph[]): Sheet {
  const heads = paragraphs.findIndex(one => one.isRow && isHeadRow(one.text.split('\t')))
  return heads >= 0 ? fromTable(called, paragraphs, heads) : fromHeadings(called, paragraphs)
}

function isHeadRow(cells: readonly string[]): boolean {
  const known = (names: readonly string[]) =>
    cells.some(cell => names.some(name => plainName(name) === plainName(cell)))
  return cells.length > 1 && (known(COLUMNS.framework.key) || known(COLUMNS.framework.name)) && (known(COLUMNS.framework.full) || known(COLUMNS.framework.brief) || known(COLUMNS.framework.inclusion)) // prettier-ignore
}

function fromTable(called: string, paragraphs: readonly DocumentParagraph[], at: number): Sheet {
  const header = paragraphs[at]!.text.split('\t')
  // Without a column of keys the names are the keys.
  const keyed = header.some(cell => COLUMNS.framework.key.some(name => plainName(name) === plainName(cell)))
  const name = header.findIndex(cell => COLUMNS.framework.name.some(one => plainName(one) === plainName(cell)))
  const sheet = new SheetBuilder(called, at)
  const row = (cells: readonly string[], first: string) => (keyed ? cells : [first, ...cells])
  sheet.add(row(header, 'code_id'))
  for (const { text, isRow } of paragraphs.slice(at + 1)) {
    const cells = text.split('\t')
    sheet.add(isRow && text !== paragraphs[at]!.text ? row(cells, cells[name] ?? '') : [])
  }
  return sheet.done()
}

interface Entry {
  readonly level: number
  readonly at: number
  readonly cells: Partial<Record<Head, string>>
}

function fromHeadings(called: string, paragraphs: readonly DocumentParagraph[]): Sheet {
  const entries: Entry[] = []
  const above: Entry[] = []
  let field: Head | null = null
  for (const [at, { text: written, heading }] of paragraphs.entries()) {
    const text = written.trim()
    if (text === '') continue
    if (heading !== null) {
      field = null
      // The title of the document is no code.
      if (entries.length === 0 && /^(code ?book|coding frame|framework|appendix)/.test(fold(text))) continue
      while (above.length > 0 && above.at(-1)!.level >= heading) above.pop()
      const entry: Entry = { level: heading, at: at + 1, cells: { label: text, code_id: text } }
      const parent = above.at(-1)
      if (parent) entry.cells.parent = parent.cells.code_id!
      entries.push(entry)
      above.push(entry)
      continue
    }
    const entry = entries.at(-1)
    if (!entry) continue
    if (text.startsWith('Key ') && (text.includes(BETWEEN_FACTS) || field === null)) {
      readFacts(entry, text)
      continue
    }
    const labelled = /^([^:\n]{2,40}):\s*(.*)$/s.exec(text)
    const head = labelled ? LABELS[plainName(labelled[1]!)] : undefined
    if (labelled && head) {
      field = head
      // The name stood for the key only as long as none was said.
      entry.cells[head] = head === 'code_id' ? labelled[2]! : joined(entry.cells[head], labelled[2]!)
    } else {
      field ??= entry.cells.brief_definition === undefined ? 'brief_definition' : 'full_definition'
      entry.cells[field] = joined(entry.cells[field], text)
      if (field === 'brief_definition') field = null
    }
  }
  const sheet = new SheetBuilder(called, 0)
  sheet.add(HEADS)
  let row = 1
  for (const { at, cells } of entries) {
    // Rows are numbered as paragraphs, so that what is not understood can be found.
    while (++row < Math.max(at, 2)) sheet.add([])
    sheet.add(HEADS.map(head => cells[head] ?? ''))
  }
  return sheet.done()
}

function joined(before: string | undefined, more: string): string {
  return before ? `${before}\n${more}` : more
}

/** The line of facts under a heading of our own export. */
function readFacts({ cells }: Entry, text: string): void {
  const statuses: Readonly<Record<string, string>> = { Proposed: 'proposed', 'In use': 'active', Frozen: 'frozen', Retired: 'retired' } // prettier-ignore
  for (const fact of text.split(BETWEEN_FACTS)) {
    const after = (begin: string) => (fact.startsWith(begin) ? fact.slice(begin.length) : null)
    const list = (written: string | null) => written?.split(', ').join(';')
    const origin = /^(Deductive|Inductive)(?:, from: (.+))?$/.exec(fact)
    if (after('Key ')) cells.code_id = after('Key ')!
    else if (fact === 'Code') cells.kind = 'code'
    else if (fact.startsWith('Group')) cells.kind = 'group'
    else if (origin) {
      cells.origin = origin[1]!.toLowerCase()
      if (origin[2]) cells.came_from = origin[2]
    } else if (after('Asked in ')) cells.topic_guide_question = list(after('Asked in '))!
    else if (fact === VALENCE.enabler) cells.valence = 'enabler'
    else if (fact === VALENCE.barrier) cells.valence = 'barrier'
    else if (statuses[fact]) cells.status = statuses[fact]
    else if (after('Since ')) cells.introduced = after('Since ')!
    else if (after('Until ')) cells.retired = after('Until ')!
    else if (after('Replaced by ')) cells.replaced_by = list(after('Replaced by '))!
  }
}
