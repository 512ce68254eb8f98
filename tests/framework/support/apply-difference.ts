// The way back from a difference to the newer framework, for the property that it holds everything.

import type { CodeId } from '../../../src/base/ids.ts'
import {
  inOrder,
  type Changed,
  type FrameworkDifference,
  type ListChanges,
} from '../../../src/framework/versions/difference.ts'
import type { KeptCode, KeptFramework } from '../../../src/framework/versions/types.ts'

/** Applies a difference to the older framework; gives the newer. */
export function applyDifference(older: KeptFramework, changes: FrameworkDifference): KeptFramework {
  const codes = new Map<CodeId, KeptCode>(older.codes.map(code => [code.id, code]))
  for (const { id } of changes.removed) codes.delete(id)
  const set = (id: CodeId, fields: Partial<KeptCode>) => codes.set(id, { ...codes.get(id)!, ...fields })
  for (const { id, to } of changes.renamed) set(id, { name: to })
  for (const { id, to } of changes.moved) set(id, { parentId: to })
  for (const { id, texts, definition } of changes.redefined) set(id, { ...newValues(texts), definition: definition.to })
  for (const { id, fields } of changes.others) set(id, newValues(fields))
  for (const { id, to } of changes.counts) set(id, { counts: to })
  for (const code of changes.added) codes.set(code.id, code)
  const gone = new Set(changes.replacements.removed.map(one => `${one.codeId} ${one.byId}`))
  return inOrder({
    codes: [...codes.values()],
    replacements: [
      ...older.replacements.filter(one => !gone.has(`${one.codeId} ${one.byId}`)),
      ...changes.replacements.added,
    ],
    sets: applyList(older.sets, changes.sets),
    questions: applyList(older.questions, changes.questions),
  })
}

function newValues<Field extends string>(fields: Readonly<Partial<Record<Field, Changed<unknown>>>>): object {
  return Object.fromEntries(Object.entries(fields).map(([field, change]) => [field, (change as Changed<unknown>).to]))
}

function applyList<Thing extends { readonly id: string }>(
  older: readonly Thing[],
  changes: ListChanges<Thing>,
): Thing[] {
  const things = new Map(older.map(one => [one.id, one]))
  for (const { id } of changes.removed) things.delete(id)
  for (const { to } of changes.changed) things.set(to.id, to)
  for (const one of changes.added) things.set(one.id, one)
  return [...things.values()]
}
