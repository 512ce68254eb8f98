// Nothing is lost: every row that anybody added, and every change that only one side made, is in the result, or named in the report.

import { expect } from 'vitest'
import type { MergeReport } from '../../../../src/team/merge/types.ts'
import type { Rows, StoredRow } from './state.ts'

/** A merge with what it began from. `ends`: how each side left its file. `same`: what was found to be one. */
export interface Merged {
  readonly base: Rows
  readonly ends: ReadonlyMap<string, Rows>
  readonly after: Rows
  readonly same: ReadonlyMap<string, string>
  readonly report: MergeReport | null
}

/** Tables that only hold others together, or tell of a file: they follow from what is looked at. */
const FOLLOWS = new Set([
  'anchor',
  'anchor_question',
  'paragraph',
  'text_edit',
  'merge_report',
  'merge_question',
  'to_decide',
  'coder',
])

/** Holds a merge to account. */
export function accountFor(merged: Merged): void {
  expect([...lostRows(merged), ...lostChanges(merged)]).toEqual([])
}

function lostRows({ base, ends, after, same, report }: Merged): string[] {
  const lost: string[] = []
  for (const [who, end] of ends)
    for (const [table, rows] of end) {
      if (FOLLOWS.has(table)) continue
      for (const [id, row] of rows) {
        if (base.get(table)?.has(id)) continue
        let known = id
        while (!after.get(table)!.has(known) && same.has(known)) known = same.get(known)!
        if (after.get(table)!.has(known)) continue
        if (isNamed(table, id, report)) continue
        lost.push(`${who} added ${table} ${words(row, end)}`)
      }
    }
  return lost
}

/** Whether a question is about a thing, or a line of the report says what became of things of its kind. */
function isNamed(table: string, id: string, report: MergeReport | null): boolean {
  if (!report) return false
  if ([...report.questions, ...report.answered].some(one => one.object.id === id)) return true
  return report.applied.some(line => line.what === table && /^M(12|13|50)$/.test(line.kind))
}

const DERIVED = new Set([
  'n',
  'place',
  'text_hash',
  'seen',
  'changed_at',
  'definition',
  'was_code_id',
  'version_id',
  'lost',
  'words',
  'digest',
  'content',
  'upto_id',
  'rich',
])

function lostChanges({ base, ends, after, same, report }: Merged): string[] {
  const lost: string[] = []
  for (const [table, rows] of base) {
    if (FOLLOWS.has(table)) continue
    for (const [id, was] of rows) {
      const now = [...ends].map(([who, end]) => [who, end.get(table)!.get(id)] as const)
      const result = after.get(table)!.get(id)
      const touched = now.filter(([, row]) => !row || JSON.stringify(row) !== JSON.stringify(was))
      if (touched.length !== 1) continue
      const [who, is] = touched[0]!
      const asked = report?.questions.some(one => one.object.id === id) ?? false
      if (!is || asked) continue
      if (!result) {
        lost.push(`${table} ${words(was, base)}, which only ${who} changed, is gone`)
        continue
      }
      for (const column of Object.keys(is)) {
        if (DERIVED.has(column) || is[column] === was[column]) continue
        const value = is[column]
        // What was found to be ours; a name that another row has by now is told apart.
        const holds =
          [value, same.get(String(value))].includes(result[column]) || String(result[column]).startsWith(`${value} (`)
        if (!holds)
          lost.push(`${who} changed ${column} of ${table} ${words(was, base)} to ${value}; it is ${result[column]}`)
      }
    }
  }
  return lost
}

function words(row: StoredRow, rows: Rows): string {
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(row)
        .filter(([column, value]) => value !== null && column !== 'n')
        .map(([column, value]) => {
          if (typeof value === 'string' && column.endsWith('_id'))
            for (const [table, all] of rows) {
              const named = all.get(value)
              if (named) return [column, `${table} ${named['name'] ?? named['title'] ?? value.slice(0, 8)}`]
            }
          return [column, typeof value === 'string' ? value.slice(0, 60) : value]
        }),
    ),
  )
}
