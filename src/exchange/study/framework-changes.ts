// What a framework sheet would change in the framework that is there. Pure: the plan is shown before anything is done.

import { fold } from '../../base/order.ts'
import type { CodeChange } from '../../framework/commands.ts'
import type { CodeEntry } from '../../framework/types.ts'
import type { FrameworkChange } from '../types.ts'
import type { Notes } from '../csv-in/notes.ts'
import type { PlannedCode } from './plan.ts'

/** An entry that is there and what the sheet changes in it. */
export interface ChangedCode {
  readonly planned: PlannedCode
  readonly there: CodeEntry
  readonly change: CodeChange
  readonly told: FrameworkChange
}

const DEFINITIONS = ['full', 'inclusion', 'exclusion'] as const
const OTHERS = ['brief', 'typical', 'closeButNo'] as const

/** The changes that a sheet's entry makes to the code that is there; null if none. An empty cell says nothing: it never empties a field. A changed definition or criterion is a major change. */
export function changesTo(planned: PlannedCode, there: CodeEntry): ChangedCode | null {
  const change: { -readonly [Field in keyof CodeChange]: CodeChange[Field] } = {}
  if (planned.name !== planned.key && planned.name !== there.name) change.name = planned.name
  for (const field of [...DEFINITIONS, ...OTHERS]) {
    const written = planned[field]
    if (written !== null && written !== there[field]) change[field] = written
  }
  if (planned.status !== there.status) change.status = planned.status
  const fields = Object.keys(change)
  if (fields.length === 0) return null
  const major = DEFINITIONS.some(field => fields.includes(field) && !onlySpacing(there[field], planned[field]))
  const told = {
    key: planned.key,
    name: planned.name,
    deed: 'changed' as const,
    kind: there.kind,
    fields,
    major,
    codings: there.codings,
  }
  return { planned, there, change, told }
}

/** Tells of differences that a sheet cannot bring in: restructuring is done in the framework itself. */
export function noteStructure(
  file: string,
  planned: PlannedCode,
  there: CodeEntry,
  parentOfThere: string | null,
  notes: Notes,
): void {
  const note = (about: string, says: string) => notes.add({ file, row: planned.row, about, says })
  if (planned.parent !== parentOfThere) {
    note(
      'moved',
      `${planned.key} lies under ${planned.parent ?? 'nothing'} here and under ${parentOfThere ?? 'nothing'} in the project; it was not moved. Move it in the framework.`,
    )
  }
  if (planned.kind !== there.kind)
    note('kind', `${planned.key} is a ${planned.kind} here and a ${there.kind} in the project, and stays one.`)
}

function onlySpacing(a: string | null, b: string | null): boolean {
  const plain = (text: string | null) => fold(text ?? '').replaceAll(/[\p{P}\s]+/gu, '')
  return plain(a) === plain(b)
}
