// A codebook coming in: what it would change is found first, row by row, and only what is accepted is done, as one act.

import type { CodeId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import { addReplacement, changeCode, linkQuestion, redefineCode } from '../../framework/commands.ts'
import { codeEntry, listCodes } from '../../framework/queries.ts'
import { applyPlan, type RoomsAbove } from '../../framework/restructure/commands.ts'
import type { Code } from '../../framework/types.ts'
import type { Change } from '../../store/access.ts'
import { readCodebookSheet } from '../codebook/read-codebook.ts'
import { COLUMNS, plainName } from '../csv-in/columns.ts'
import type { Sheet } from '../csv-in/sheet.ts'
import { tableOf } from '../csv-in/table.ts'
import type { FrameworkChange, FrameworkReport } from '../types.ts'
import { addedCode, changesTo, DEFINITIONS, type ChangedCode } from './framework-changes.ts'
import { importSheet, type SheetInput } from './import-sheets.ts'
import type { Index } from './known.ts'
import { loadFramework } from './load-framework.ts'
import type { Job, Loading, Working } from './loading.ts'
import { planFramework } from './plan-framework.ts'
import type { PlannedCode } from './plan.ts'

/** A codebook to bring in. `accept` are the keys of the rows whose change is wanted; without it all are. */
export interface FrameworkInput extends SheetInput {
  readonly accept?: readonly string[] | undefined
  readonly reason?: string | null | undefined
}

/** A sheet moves codes and writes them anew; what hangs on codings is never touched by it. */
const NOTHING_ABOVE: RoomsAbove = {
  join: nothing,
  remove: nothing,
  propositionsFollow: nothing,
  summariesFollow: nothing,
  namesFollow: nothing,
}
function nothing(): void {}

/** Brings in a framework: adds what is new, changes what is written otherwise, moves what lies elsewhere, by key. Every change is in the report; one of a definition or a criterion is major. */
export async function importFramework(working: Working, input: FrameworkInput, job: Job): Promise<FrameworkReport> {
  const none = { changes: [] as readonly FrameworkChange[], absent: [] as readonly string[] }
  return importSheet(
    working,
    input,
    job,
    none,
    async ({ working: { project }, take, index, loading }) => {
      const read = take()
      const sheet = read.file.toLowerCase().endsWith('.docx') ? byKnownNames(read, index) : read
      const codes = planFramework(tableOf(sheet, 'framework', ['key'], loading.notes), index, loading.notes)
      loading.expect(codes.length)
      const listed = listCodes(project.read)
      const keys = new Map(listed.map(code => [code.id, code.key ?? code.id]))
      const wanted = input.accept && new Set(input.accept)
      const isWanted = (code: PlannedCode) => wanted?.has(code.key) ?? true
      const names = new Map([...listed.map(nameByKey), ...codes.map(code => [code.key, code.name] as const)])
      const changed = codes.flatMap(code => {
        const id = loading.codes.get(code.key)
        if (id === undefined) return []
        const there = codeEntry(project.read, id)
        return (
          changesTo(code, there, there.parentId && keys.get(there.parentId)!, names, sheet.file, loading.notes) ?? []
        )
      })
      const isNew = (code: PlannedCode) => !loading.codes.has(code.key)
      const added = codes.filter(isNew)
      const untouched = codes.length - added.length - changed.length
      const brought = new Set(codes.map(code => loading.codes.get(code.key)))
      const absent = listed.filter(code => code.status !== 'retired' && !brought.has(code.id)).map(code => code.name)

      await loadFramework(loading, sheet.file, [], underAccepted(added.filter(isWanted), added, loading))
      for (const one of changed.filter(({ planned }) => isWanted(planned))) {
        const reason = input.reason?.trim() || null
        loading.change(deedOf(one), tx => applyChange(tx, loading, one, reason))
      }
      loading.changed = changed.filter(({ planned }) => isWanted(planned)).length
      loading.skipped = untouched
      const told = new Map([
        ...added.map(code => [code, addedCode(code, names)] as const),
        ...changed.map(one => [one.planned, one.told] as const),
      ])
      return { changes: codes.flatMap(code => told.get(code) ?? []), absent }
    },
    readCodebookSheet,
  )
}

/** A text names its codes by what they are called: where the project has such a code, its key takes the place of the name. */
function byKnownNames(sheet: Sheet, index: Index): Sheet {
  const at = sheet.header.findIndex(name => COLUMNS.framework.key.some(key => plainName(key) === plainName(name)))
  const rows = sheet.rows.map(row => ({
    ...row,
    cells: row.cells.map((cell, column) => (column === at ? (index.codes.find(cell.trim())?.ref ?? cell) : cell)),
  }))
  return { ...sheet, rows }
}

function nameByKey({ key, id, name }: Code): readonly [string, string] {
  return [key ?? id, name]
}

/** New codes whose parent is left out go under the nearest one above it that comes in or is there. */
function underAccepted(
  accepted: readonly PlannedCode[],
  added: readonly PlannedCode[],
  loading: Loading,
): PlannedCode[] {
  const coming = new Set(accepted.map(code => code.key))
  const planned = new Map(added.map(code => [code.key, code]))
  return accepted.map(code => {
    let parent = code.parent
    while (parent !== null && !coming.has(parent) && !loading.codes.has(parent))
      parent = planned.get(parent)?.parent ?? null
    const isThere = (key: string) => coming.has(key) || loading.codes.has(key)
    return { ...code, parent, replacedBy: code.replacedBy.filter(isThere) }
  })
}

function deedOf({ there, told }: ChangedCode): string {
  return told.major ? `Redefine “${there.name}” (major change)` : `Change “${there.name}”`
}

function applyChange(tx: Change, loading: Loading, one: ChangedCode, reason: string | null): void {
  const { there, change, planned, told, file } = one
  const entry = Object.fromEntries(Object.entries(change).filter(([field]) => isText(field)))
  const { brief: _1, full: _2, inclusion: _3, exclusion: _4, typical: _5, closeButNo: _6, ...rest } = change
  const attempt = (what: string, deed: () => void) => {
    try {
      deed()
    } catch (trouble) {
      if (!(trouble instanceof Refusal)) throw trouble
      // What one row asks for and cannot have is told; the rest comes in.
      loading.notes.add({
        file,
        row: planned.row,
        about: `refused ${what}`,
        says: `${trouble.message} This was left out.`,
      })
    }
  }
  if (Object.keys(entry).length > 0)
    attempt('text', () => redefineCode(tx, there.id, entry, { major: told.major, reason }))
  if (Object.keys(rest).length > 0) attempt('change', () => changeCode(tx, there.id, rest))
  if (told.fields.includes('parent')) {
    attempt('move', () => {
      const parentId: CodeId | null = planned.parent === null ? null : (loading.codes.get(planned.parent) ?? null)
      if (planned.parent !== null && parentId === null)
        throw new Refusal(
          'parent-left-out',
          `“${there.name}” was not moved: the code that it should lie under was left out.`,
        )
      const request = { operation: 'move', codeIds: [there.id], parentId, beforeId: null } as const
      applyPlan(tx, { request }, NOTHING_ABOVE)
    })
  }
  linkAll(tx, loading, one)
}

function linkAll(tx: Change, loading: Loading, { there, planned, told }: ChangedCode): void {
  if (told.fields.includes('questions'))
    for (const key of planned.questions) linkQuestion(tx, there.id, loading.questions.get(key)!)
  if (told.fields.includes('replacedBy'))
    for (const key of planned.replacedBy) {
      const by = loading.codes.get(key)
      if (by !== undefined) addReplacement(tx, there.id, by)
    }
}

function isText(field: string): boolean {
  return (DEFINITIONS as readonly string[]).includes(field) || ['brief', 'typical', 'closeButNo'].includes(field)
}
