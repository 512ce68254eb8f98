// Which changes of a sheet are left out, field by field and kind by kind. Pure.

import type { CaseChange, CaseFieldChange } from '../../../src/exchange/types.ts'

/** What is left out, by key of row: all of it (null), or some fields. */
export type Left = ReadonlyMap<string, ReadonlySet<string> | null>

/** The kinds by which changes are taken or left together. */
export type ChangeKind = 'added' | 'value' | 'outside' | 'name' | 'within' | 'member' | 'link' | 'consent'

/** The kind of a change: what a new case brings along goes with the case, but for values that stand in no list. */
function kindOfChange(change: CaseChange, field: CaseFieldChange): ChangeKind {
  if (field.outside) return 'outside'
  return change.deed === 'added' ? 'added' : field.what
}

/** What is left out at first: what asks (other names, other places), and values that stand in no list yet. */
export function beginLeft(changes: readonly CaseChange[]): Left {
  const left = new Map<string, Set<string>>()
  for (const change of changes) {
    const fields = change.fields.filter(field => field.asks || field.outside).map(field => field.field)
    if (fields.length > 0) left.set(change.key, new Set(fields))
  }
  return left
}

/** What is left out when the sheet is looked at again: what was chosen of rows that were `seen` stays chosen, as far as its fields are still there. */
export function leftAgain(changes: readonly CaseChange[], left: Left, seen: ReadonlySet<string>): Left {
  const next = new Map([...beginLeft(changes)].filter(([key]) => !seen.has(key)))
  for (const { key, fields } of changes) {
    const before = seen.has(key) ? left.get(key) : undefined
    if (before === undefined) continue
    const kept = before === null ? null : new Set(fields.map(one => one.field).filter(field => before.has(field)))
    if (kept === null || kept.size > 0) next.set(key, kept)
  }
  return next
}

/** Whether a field is taken. */
export function isTaken(left: Left, key: string, field: string): boolean {
  const fields = left.get(key)
  return fields === undefined || (fields !== null && !fields.has(field))
}

/** Whether anything of a row is taken. */
export function takesRow(change: CaseChange, left: Left): boolean {
  if (left.get(change.key) === null) return false
  return change.deed === 'added' || change.fields.some(field => isTaken(left, change.key, field.field))
}

/** How many rows are taken. */
export function takenRows(changes: readonly CaseChange[], left: Left): number {
  return changes.filter(change => takesRow(change, left)).length
}

/** The rows and fields that are wanted, as the core takes them. */
export function acceptedOf(changes: readonly CaseChange[], left: Left): { key: string; fields: string[] }[] {
  return changes
    .filter(change => takesRow(change, left))
    .map(change => ({
      key: change.key,
      fields: change.fields.filter(field => isTaken(left, change.key, field.field)).map(field => field.field),
    }))
}

/** Takes or leaves a whole row. */
export function turnRow(changes: readonly CaseChange[], left: Left, key: string): Left {
  const change = changes.find(one => one.key === key)!
  const next = new Map(left)
  if (takesRow(change, left)) next.set(key, null)
  else next.delete(key)
  return next
}

/** Takes or leaves one field. */
export function turnField(changes: readonly CaseChange[], left: Left, key: string, field: string): Left {
  const change = changes.find(one => one.key === key)!
  const fields = new Set(left.get(key) === null ? change.fields.map(one => one.field) : left.get(key))
  if (!fields.delete(field)) fields.add(field)
  const next = new Map(left)
  if (fields.size === 0) next.delete(key)
  else if (change.deed === 'changed' && fields.size === change.fields.length) next.set(key, null)
  else next.set(key, fields)
  return next
}

/** How many changes there are of each kind and how many are taken; a new case counts once. */
export function countKinds(
  changes: readonly CaseChange[],
  left: Left,
): Map<ChangeKind, { all: number; taken: number }> {
  const counts = new Map<ChangeKind, { all: number; taken: number }>()
  const count = (kind: ChangeKind, taken: boolean) => {
    const now = counts.get(kind) ?? { all: 0, taken: 0 }
    counts.set(kind, { all: now.all + 1, taken: now.taken + (taken ? 1 : 0) })
  }
  for (const change of changes) {
    if (change.deed === 'added') count('added', takesRow(change, left))
    for (const field of change.fields) {
      const kind = kindOfChange(change, field)
      if (kind !== 'added') count(kind, isTaken(left, change.key, field.field))
    }
  }
  return counts
}

/** Takes or leaves all changes of a kind. */
export function turnKind(changes: readonly CaseChange[], left: Left, kind: ChangeKind, take: boolean): Left {
  let next: Left = left
  for (const change of changes) {
    if (kind === 'added') {
      if (change.deed === 'added' && takesRow(change, next) !== take) next = turnRow(changes, next, change.key)
      continue
    }
    for (const field of change.fields)
      if (kindOfChange(change, field) === kind && isTaken(next, change.key, field.field) !== take)
        next = turnField(changes, next, change.key, field.field)
  }
  return next
}
