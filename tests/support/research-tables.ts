// Every row of every table that research stands in, as text: what must be the same after an undo, and after the same work done again.

import type { Read } from '../../src/store/access.ts'

/** The log itself, what is derived from other rows, and what tells of files. */
const NOT_RESEARCH = new Set(['act', 'change', 'change_row', 'hand_in', 'hand_out', 'text_index', 'answer_so_far'])

/** The rows of every table by its name, sorted; row numbers are of the file and left out. */
export function researchTables(read: Pick<Read, 'all'>): Record<string, string[]> {
  const tables = read
    .all<{ name: string }>({
      text: `SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'paragraph_text%' ORDER BY name`,
      values: [],
    })
    .filter(({ name }) => !NOT_RESEARCH.has(name))
  return Object.fromEntries(
    tables.map(({ name }) => [
      name,
      read
        .all<Record<string, unknown>>({ text: `SELECT * FROM main."${name}"`, values: [] })
        .map(({ n: _n, ...row }) =>
          JSON.stringify(Object.entries(row).map(([column, value]) => [column, plain(value)])),
        )
        .sort(),
    ]),
  )
}

/**
 * The same without what tells when a merge was made, under which id, and of the acts that no undo calls back (outputs that were noted): for two
 * merges of the same copies with the same answers.
 */
export function mergedTables(read: Pick<Read, 'all'>): Record<string, string[]> {
  const { merge_report: reports, merge_question: questions, output: _output, ...rest } = researchTables(read)
  const WHEN = new Set(['report_id', 'answered_at', 'content', 'made_at', 'asked_at'])
  return {
    ...rest,
    merge_report: reports!.map(() => 'a report'),
    merge_question: questions!.map(row =>
      JSON.stringify((JSON.parse(row) as [string, unknown][]).filter(([column]) => !WHEN.has(column))),
    ),
  }
}

function plain(value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value
}
