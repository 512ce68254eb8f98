// A sheet of cases coming in: what it would change is found first, cell by cell, and only what is accepted is done, as one act.

import { fold } from '../../base/order.ts'
import { suggestionsFor, type Candidate } from '../../base/suggest.ts'
import { listCases } from '../../cases/queries.ts'
import { DOES_NOT_APPLY } from '../../cases/values.ts'
import { said, type Sheet } from '../csv-in/sheet.ts'
import { columnCalled, listOf } from '../csv-in/table.ts'
import type { CaseChange, CaseReport, UnmatchedName } from '../types.ts'
import { caseChanges, wantedOf, type AcceptedRow, type CasesThere } from './case-changes.ts'
import { casesThere } from './case-there-queries.ts'
import { importSheet, type SheetInput } from './import-sheets.ts'
import { loadCases, loadLinks, loadOutside } from './load-cases.ts'
import type { Job, Loading, Working } from './loading.ts'
import { keyAndName, kindOfCase, planCaseSheet, type CaseColumns, type CaseSheetPlan } from './plan-case-sheet.ts'

/** What is meant by something written in a column: the key of a case, or a value. */
export interface Meant {
  readonly column: string
  readonly written: string
  readonly is: string
}

/** A sheet of cases to bring in. `accept`: what of it is wanted, by key of row; without it all but what asks. `same`: what was meant by slips of the pen. */
export interface CasesInput extends SheetInput, CaseColumns {
  readonly accept?: readonly AcceptedRow[] | undefined
  readonly same?: readonly Meant[] | undefined
}

/** Brings in a sheet of cases. What its columns are: see `planCaseSheet`. A dry run tells every change with what stood there, and the names it could not match. */
export async function importCases(working: Working, input: CasesInput, job: Job): Promise<CaseReport> {
  return importSheet(working, input, job, {}, async ({ working: { project }, take, index, loading }) => {
    const sheet = meant(take(), input.same ?? [], input)
    const kind = kindOfCase(input.kind)
    const there = casesThere(project.read, kind)
    const unmatched = new Unmatched(listCases(project.read).map(one => ({ is: one.key ?? one.id, name: one.name })))
    const plan = planCaseSheet(sheet, input, index, loading.notes, unmatched.missing)
    const changes =
      input.dryRun || input.accept ? caseChanges(plan, there, key => loading.formerOf(kind, key) !== undefined) : []
    for (const change of changes) unmatched.newCase(input.key, change, there)
    for (const row of plan.keyless) unmatched.keyless(input.key, row, there)
    unmatched.values(plan, there)
    noteFollowed(sheet, plan, there, loading)
    await load(loading, sheet.file, wantedOf(plan, input.accept, there))
    if (input.accept) loading.skipped = plan.cases.length - changes.length
    return input.dryRun ? { changes, unmatched: unmatched.list() } : {}
  })
}

async function load(loading: Loading, file: string, plan: CaseSheetPlan): Promise<void> {
  loading.expect(plan.cases.length)
  loadOutside(loading, file, plan.outside)
  // What lies in a case of the same sheet comes after it.
  const inner = plan.cases.filter(one => one.within?.kind === plan.kind)
  const outer = plan.cases.filter(one => one.within?.kind !== plan.kind)
  await loadCases(loading, file, [...outer, ...inner], plan.attributes)
  if (plan.links.length > 0) loading.change('Link the cases', tx => loadLinks(loading, tx, plan.links, true))
}

/** What follows from others, and published codes, are not read from a sheet; where it says otherwise than the project, that is told. */
function noteFollowed(sheet: Sheet, plan: CaseSheetPlan, there: CasesThere, loading: Loading): void {
  if (plan.followed.length === 0) return
  const cells = new Map(sheet.rows.map(row => [row.n, row.cells]))
  for (const { row, key } of plan.cases) {
    const before = there.cases.get(key)
    for (const { at, name } of plan.followed) {
      const cell = cells.get(row)![at]!.trim()
      const is = (name === null ? before?.publishedCode : before?.values.get(name)) ?? ''
      if (cell === is) continue
      const why = name === null ? 'published codes are drawn, not brought in' : 'this follows from others'
      const says = `${said(cell)} was not read: ${why}.`
      loading.notes.add({ file: sheet.file, row, column: sheet.header[at]!, about: `follows ${name ?? ''}`, says })
    }
  }
}

/** The sheet with what was meant in place of what was written; a row without a key has the one that was said for its name. */
function meant(sheet: Sheet, same: readonly Meant[], columns: CaseColumns): Sheet {
  if (same.length === 0) return sheet
  const byColumn = new Map<number, Map<string, string>>()
  for (const { column, written, is } of same) {
    const at = columnCalled(sheet, column)
    byColumn.set(at, (byColumn.get(at) ?? new Map()).set(fold(written.trim()), is))
  }
  const rewritten = (cell: string, words: Map<string, string>) => {
    const whole = words.get(fold(cell.trim()))
    if (whole !== undefined) return whole
    const parts = listOf(cell)
    return parts.some(part => words.has(fold(part))) ? parts.map(part => words.get(fold(part)) ?? part).join(';') : cell
  }
  const { key, name } = keyAndName(sheet, columns)
  const rows = sheet.rows.map(row => ({
    ...row,
    cells: row.cells.map((cell, at) => {
      const words = byColumn.get(at)
      if (at === key && name !== undefined && cell.trim() === '')
        return words?.get(fold(row.cells[name]!.trim())) ?? cell
      return words ? rewritten(cell, words) : cell
    }),
  }))
  return { ...sheet, rows }
}

/** Gathers names that nothing in the project has, each once, with what may have been meant. */
class Unmatched {
  readonly #found = new Map<string, UnmatchedName & { rows: number[] }>()
  readonly #cases: readonly Candidate[]

  constructor(cases: readonly Candidate[]) {
    this.#cases = cases
  }

  /** A cell that should name a case and does not. Gives back “Did you mean …?”, or nothing. */
  readonly missing = (row: number, column: string, written: string): string => {
    const like = suggestionsFor(written, this.#cases)
    this.#add('case', row, column, written, like)
    return like.length === 0
      ? ''
      : ` Did you mean ${like.map(one => (one.is === one.name ? one.is : `${one.is} (${one.name})`)).join(' or ')}?`
  }

  /** A new case that is called much like one that is there. */
  newCase(column: string, change: CaseChange, there: CasesThere): void {
    if (change.deed !== 'added') return
    const cases = [...there.cases].map(([is, one]) => ({ is, name: one.name }))
    const like = [...suggestionsFor(change.key, cases), ...suggestionsFor(change.name, cases)]
    const once = [...new Map(like.map(one => [one.is, one])).values()]
    if (once.length > 0) this.#add('new case', change.row, column, change.key, once)
  }

  /** A row without a key that is called like a case that is there. */
  keyless(column: string, { row, name }: { readonly row: number; readonly name: string }, there: CasesThere): void {
    const like = suggestionsFor(
      name,
      [...there.cases].map(([is, one]) => ({ is, name: one.name })),
    )
    if (like.length > 0) this.#add('no key', row, column, name, like)
  }

  /** Values that stand in no list. */
  values(plan: CaseSheetPlan, there: CasesThere): void {
    for (const attribute of there.attributes) {
      if (attribute.about !== plan.kind || attribute.type !== 'choice') continue
      for (const planned of plan.cases) {
        const value = planned.values.get(attribute.name)
        if (value === undefined || value === DOES_NOT_APPLY || attribute.choices.includes(value)) continue
        const choices = attribute.choices.map(choice => ({ is: choice, name: choice }))
        this.#add('value', planned.row, attribute.name, value, suggestionsFor(value, choices))
      }
    }
  }

  #add(
    what: UnmatchedName['what'],
    row: number,
    column: string,
    written: string,
    suggestions: readonly Candidate[],
  ): void {
    const key = `${what}\n${column}\n${fold(written)}`
    const found = this.#found.get(key)
    if (found) found.rows.push(row)
    else this.#found.set(key, { what, column, written, rows: [row], suggestions })
  }

  list(): readonly UnmatchedName[] {
    return [...this.#found.values()]
  }
}
