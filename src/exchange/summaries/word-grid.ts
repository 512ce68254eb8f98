// A table whose cells are texts, before it is a file: the framework matrix, the theme matrix of a case. Pure.

import type { FrameworkMatrix, CaseThemes } from '../../analysis/summaries/types.ts'
import type { TabledDocument } from '../documents/tabled.ts'
import { movedTables, type MovedUnder } from './moved.ts'
import { REASON_WORDS } from '../tables/words.ts'

/** A row: what it is called, what is said of it in columns of their own, and its cells. */
export interface WordRow {
  readonly head: string
  readonly facts: readonly string[]
  readonly cells: readonly string[]
}

/** A sheet with a column for each code of one category. */
export interface WordSheet {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly WordRow[]
}

/** A whole table. `about` are the sentences that say how it was made; `facts` the heads of what is said of rows. */
export interface WordGrid {
  readonly title: string
  readonly about: readonly string[]
  readonly corner: string
  readonly facts: readonly string[]
  readonly sheets: readonly WordSheet[]
  /** The filter as a sentence; null for everything. */
  readonly narrowed: string | null
  /** What moved under its summaries since they were written: a table of its own after the others. */
  readonly moved: readonly MovedUnder[]
}

const spoken = (name: string) => name.replaceAll('_', ' ')
const keyed = ({ key, name }: { readonly key: string; readonly name: string }) =>
  key === name || key === '' ? name : `${key} ${name}`
const count = (n: number) => `${n} ${n === 1 ? 'coding' : 'codings'}`

/** What a cell says of how far its summary is: nothing where it is signed and nothing moved. */
function statusWords(status: string, moved: object | null): string {
  const said = [...(status === 'signed' ? [] : [status]), ...(moved ? ['to be looked at again'] : [])]
  return said.length === 0 ? '' : ` (${said.join(', ')})`
}

/** A framework matrix as a table: a sheet for each category. `references` of each summary, by its id; null for readers outside, who see neither those nor how far the work is. */
export function frameworkGrid(
  matrix: FrameworkMatrix,
  attributes: readonly string[],
  references: ReadonlyMap<string, readonly string[]> | null,
  moved: readonly MovedUnder[] = [],
): WordGrid {
  const width = matrix.columns.length
  const hasPages = matrix.rows.some(row => row.page !== undefined)
  const texts = new Map(
    matrix.summaries.map(one => {
      const its = references?.get(one.id) ?? []
      const rests = its.length === 0 ? '' : `\n[${its.join('; ')}]`
      const status = references === null ? '' : statusWords(one.status, one.moved)
      return [one.row * width + one.column, `${one.text}${status}${rests}`] as const
    }),
  )
  return {
    title: 'Framework matrix',
    narrowed: matrix.about.filter,
    moved,
    about: [
      ...matrix.caption,
      references === null
        ? 'Where nothing stands in a cell, no summary of it is signed.'
        : 'In square brackets: the passages that a summary is linked to. A summary without a status is signed. Empty cells say why they are empty.',
    ],
    corner: 'Case',
    facts: [
      ...attributes.map(spoken),
      ...(references === null ? [] : ['Case summary']),
      ...(hasPages ? ['Summary of the case'] : []),
    ],
    sheets: matrix.categories.map(({ name, first, count: columns }) => ({
      name,
      columns: matrix.columns
        .slice(first, first + columns)
        .map(one => (one.retired ? `${one.name} (retired)` : one.name)),
      rows: matrix.rows.map((row, at) => ({
        head: keyed(row),
        facts: [
          ...row.values.map(value => value ?? ''),
          ...(references === null ? [] : [row.within === null ? row.progress : '']),
          ...(hasPages ? [pageWords(row, references === null)] : []),
        ],
        cells: Array.from({ length: columns }, (_, place) => {
          const column = first + place
          const written = texts.get(at * width + column)
          if (written !== undefined) return written
          if (references === null) return ''
          const under = matrix.counts[at]![column]!
          return under > 0
            ? `nothing written, ${count(under)}`
            : REASON_WORDS[matrix.columns[column]!.asked ? row.emptyAsked : row.empty]
        }),
      })),
    })),
  }
}

/** The summary of a whole case in its row: signed, or that it is not. */
function pageWords({ page, within }: FrameworkMatrix['rows'][number], isOutside: boolean): string {
  if (page) return `${page.text}${page.isStale && !isOutside ? statusWords('signed', page) : ''}`
  return within !== null || isOutside ? '' : 'not signed yet'
}

/** The theme matrix of a case as a table. */
export function themesGrid(themes: CaseThemes): WordGrid {
  const width = themes.columns.length
  const texts = new Map(
    themes.cells.map(cell => {
      const lines = cell.lines.map(line => {
        const shared = line.sharedWith.length === 0 ? '' : `, shared with ${line.sharedWith.join(', ')}`
        return `“${line.words}” (${line.reference}${shared})`
      })
      const summary = cell.summary
        ? [`${cell.summary.text}${statusWords(cell.summary.status, cell.summary.moved)}`]
        : []
      return [cell.row * width + cell.column, [count(cell.count), ...lines, ...summary].join('\n')] as const
    }),
  )
  return {
    title: `Theme matrix of ${keyed(themes)}`,
    narrowed: themes.narrowed,
    moved: [],
    about: themes.caption,
    corner: 'Who or what',
    facts: ['Role', 'Sources'],
    sheets: themes.categories.map(({ name, first, count: columns }) => ({
      name,
      columns: themes.columns.slice(first, first + columns).map((one, at) => {
        const kind = themes.planned[first + at]!
        return kind === 'planned only' || kind === 'practised only' ? `${one.name} (${PLANNED[kind]})` : one.name
      }),
      rows: themes.rows.map((row, at) => ({
        head: row.kind === 'whole' ? `All of ${keyed(row)}` : keyed(row),
        facts: [row.role ?? '', String(row.sources)],
        cells: Array.from(
          { length: columns },
          (_, place) =>
            texts.get(at * width + first + place) ??
            REASON_WORDS[themes.columns[first + place]!.asked ? row.emptyAsked : row.empty],
        ),
      })),
    })),
  }
}

const PLANNED = { 'planned only': 'in documents only', 'practised only': 'in no document' } as const

/** A table as a document of tables: one for each category, cases down and codes across. */
export function gridTables({ title, about, corner, facts, sheets, moved }: WordGrid): TabledDocument {
  return {
    title,
    about,
    tables: [
      ...sheets.map(sheet => ({
        name: sheet.name,
        about: [],
        heads: [corner, ...facts, ...sheet.columns],
        weights: [16, ...facts.map(() => 11), ...sheet.columns.map(() => 26)],
        rows: sheet.rows.map(row => ({ cells: [row.head, ...row.facts, ...row.cells] })),
      })),
      ...movedTables(moved),
    ],
  }
}
