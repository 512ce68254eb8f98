// Nothing is lost: every row that anybody added and every column that anybody changed is in the result, or named in the report; so is
// every row that is gone, and whatever the merge itself changed.

import { expect } from 'vitest'
import { ruleOf } from '../../../../src/team/merge/rules.ts'
import type { MergeReport, PlannedItem } from '../../../../src/team/merge/types.ts'
import type { Rows, StoredRow } from './state.ts'

/** A merge with what it began from. `ends`: how each side left its file. `same`: what was found to be one. */
export interface Merged {
  readonly base: Rows
  readonly ends: ReadonlyMap<string, Rows>
  readonly after: Rows
  readonly same: ReadonlyMap<string, string>
  /** The ids of what the report's numbered lines count, what is sealed too. */
  readonly counted: readonly string[]
  /** What the merge did, row by row: each is counted by the report's line of its kind. */
  readonly items: readonly PlannedItem[]
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
])

/** What is taken off together with what it holds, or by itself, and told of that alone. */
const UNTOLD = new Set(['memo_link', 'summary_link', 'summary_former', 'speaker'])

/** Columns that say of a row where it stands among others, or follow from the others of the row. */
const DERIVED = new Set(['n', 'place', 'text_hash'])

/** Of what is told though no row is written: what stays out, and what was found to be ours. */
const TOLD = new Set(['coding M20', 'coding M24', 'case_link M36', 'case_link M37', 'code M12', 'code M13'])

/** Holds a merge to account. */
export function accountFor(merged: Merged): void {
  const account = new Account(merged)
  expect([...account.lostRows(), ...account.ofBase()]).toEqual([])
}

class Account {
  readonly #merged: Merged
  /** Rows that were written by a numbered kind. */
  readonly #numbered: ReadonlySet<string>

  constructor(merged: Merged) {
    this.#merged = merged
    this.#numbered = new Set([
      ...merged.items.flatMap(({ kind, object }) => (kind.startsWith('M') ? [object.id] : [])),
      ...merged.counted,
    ])
  }

  /** What somebody added and nobody has now. */
  *lostRows(): Generator<string> {
    const { base, ends } = this.#merged
    for (const [who, end] of ends)
      for (const [table, rows] of end) {
        if (FOLLOWS.has(table)) continue
        for (const [id, row] of rows)
          if (!base.get(table)?.has(id) && !this.#result(table, id) && !this.#isNamed(table, id, null)) {
            // That a code went elsewhere on another side is asked of the code.
            if (table === 'code_replacement' && this.#isNamed('code', row['code_id'] as string, null)) continue
            // Whose of two things one published code is, is asked of the thing.
            if (table === 'source_code' && this.#isAsked('M34', row['source_id'] as string)) continue
            // The codings of an adjudication stay out with it.
            if (
              table === 'adjudication_coding' &&
              this.#isNamed('adjudication', row['adjudication_id'] as string, null)
            )
              continue
            yield `${who} added ${table} ${words(row, end)}`
          }
      }
  }

  /** What became of the rows that all began with. */
  *ofBase(): Generator<string> {
    const { base, ends } = this.#merged
    for (const [table, rows] of base) {
      if (FOLLOWS.has(table)) continue
      for (const [id, was] of rows) {
        const sides = [...ends].map(([who, end]) => ({ who, row: end.get(table)!.get(id) }))
        const result = this.#result(table, id)
        if (result) yield* this.#columns(table, was, sides, result)
        else if (!this.#isNamed(table, id, null) && !this.#isToldGone(table, sides))
          yield `${table} ${words(was, base)} is gone, removed by ${who(sides.filter(side => !side.row))}`
      }
    }
  }

  *#columns(table: string, was: StoredRow, sides: readonly End[], result: StoredRow): Generator<string> {
    const rule = ruleOf(table)
    const known = (value: string | number | null | undefined) =>
      typeof value === 'string' ? value.replaceAll(/[0-9a-f]{32}/g, id => this.#known(id)) : (value ?? null)
    for (const column of Object.keys(was)) {
      if (DERIVED.has(column)) continue
      const changed = sides.filter(({ row }) => row && row[column] !== was[column])
      const values = new Set(changed.map(({ row }) => known(row![column])))
      const is = known(result[column])
      const unit = rule.units.find(one => one.includes(column)) ?? [column]
      // What each side saw under its words or its count is settled by itself, though it goes with them.
      const settled = [unit[0]!, column].some(one => rule.settle[one] !== undefined)
      // A name that another row has by now is told apart.
      const holds =
        values.has(is) || [...values].some(value => String(is).startsWith(`${value} (`) || isSaidWithout(value, is))
      if (values.size === 0 ? is === known(was[column]) : holds && (values.size === 1 || settled)) continue
      if (this.#isNamed(table, was['id'] as string, unit)) continue
      // A code that was merged or split otherwise on another side is asked about once, for all its codings.
      if (table === 'coding' && column !== 'comment' && this.#isNamed('code', was['code_id'] as string, null)) continue
      yield values.size === 0
        ? `nobody changed ${column} of ${table} ${words(was, this.#merged.base)}; it is ${is}`
        : `${who(changed)} changed ${column} of ${table} ${words(was, this.#merged.base)} to ${[...values].join(' and ')}; it is ${is}`
    }
  }

  /** A row as it is now, under whatever id. */
  #result(table: string, id: string): StoredRow | undefined {
    const { after, same } = this.#merged
    let known = id
    while (!after.get(table)!.has(known) && same.has(known)) known = same.get(known)!
    return after.get(table)!.get(known)
  }

  /** The id under which something is known that was found to be another. */
  #known(id: string): string {
    const { same } = this.#merged
    let known = id
    while (same.has(known)) known = same.get(known)!
    return known
  }

  /** Whether a question is about a thing (and these of its columns), or a numbered line of the report says what became of things of its kind. */
  #isNamed(table: string, id: string, columns: readonly string[] | null): boolean {
    const { report, after } = this.#merged
    if (!report) return false
    // Of what is sealed it waits, and the report does not tell it.
    if ([...after.get('merge_question')!.values()].some(question => question['object_id'] === id)) return true
    const asked = [...report.questions, ...report.answered].some(
      ({ object, fields }) =>
        object.id === id &&
        (columns === null || fields.length === 0 || fields.some(({ field }) => columns.includes(field))),
    )
    if (asked || this.#numbered.has(id)) return true
    return report.applied.some(({ what, kind }) => what === table && (kind === 'M50' || TOLD.has(`${table} ${kind}`)))
  }

  #isAsked(kind: string, id: string): boolean {
    const { report } = this.#merged
    return [...(report?.questions ?? []), ...(report?.answered ?? [])].some(
      one => one.kind === kind && one.object.id === id,
    )
  }

  /** Whether the report tells that rows of a table went, or ours went before. */
  #isToldGone(table: string, sides: readonly End[]): boolean {
    const gone = sides.filter(({ row }) => !row)
    if (gone.length === 0) return false
    if (UNTOLD.has(table) || gone.some(({ who }) => who === 'Ana')) return true
    return this.#merged.report?.applied.some(line => line.what === table && line.kind === 'removed') ?? false
  }
}

/** What stands for words that somebody took out for good. */
const INSTEAD = /\[(?:a colleague|P2|name|Ana|Ben|Cleo|Dora)\]/u

/** Whether what holds is what somebody wrote, without words that were taken out for good. */
function isSaidWithout(value: string | number | null, is: string | number | null): boolean {
  if (typeof value !== 'string' || typeof is !== 'string' || !INSTEAD.test(is)) return false
  const around = is
    .split(new RegExp(INSTEAD, 'gu'))
    .map(words => words.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`))
  return new RegExp(`^${around.join('[^]+')}$`, 'u').test(value)
}

interface End {
  readonly who: string
  readonly row: StoredRow | undefined
}

function who(sides: readonly End[]): string {
  return sides.map(side => side.who).join(' and ')
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
