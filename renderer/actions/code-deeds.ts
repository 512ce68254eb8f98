// What is done to codes at once, without a plan to look at first: it moves no coding, and one undo takes it back.

import type { CodeId } from '../../src/base/ids.ts'
import type { Restructuring } from '../../src/framework/restructure/types.ts'
import { call } from '../client/client.ts'
import { doAndSay } from '../components/deeds.ts'
import { useCodes } from '../state/lists.ts'
import { useOverlay, type RestructureDeed } from '../state/overlay.ts'
import { words } from '../words/en.ts'

const { done, move } = words.restructure

/** Shows the plan of a deed on codes. */
export function showPlan(deed: RestructureDeed['deed'], codeIds: readonly CodeId[]): void {
  useOverlay.getState().show({ kind: 'restructure', deed, codeIds })
}

/** Shows the plan of merging one code into another. */
export function showMergeOf(codeId: CodeId, intoId: CodeId): void {
  useOverlay.getState().show({ kind: 'restructure', deed: 'merge', codeIds: [codeId], intoId })
}

/** The names of codes, in framework order. */
export function namesOf(codeIds: readonly CodeId[]): string[] {
  const chosen = new Set(codeIds)
  return useCodes.getState().items.flatMap(code => (chosen.has(code.id) ? [code.name] : []))
}

/** Does a restructuring as things stand, and says so. */
export function restructureNow(request: Restructuring, said: string): Promise<boolean> {
  return doAndSay(() => call('framework.apply', { request }), said)
}

/** Freezes, unfreezes or accepts codes. */
export function setStatusNow(
  codeIds: readonly CodeId[],
  status: 'active' | 'frozen',
  accepting: boolean,
): Promise<boolean> {
  const names = namesOf(codeIds)
  const said = status === 'frozen' ? done.freeze(names) : accepting ? done.accept(names) : done.unfreeze(names)
  return restructureNow({ operation: 'status', codeIds: [...codeIds], status }, said)
}

/** Takes retired codes back into use. */
export function reviveNow(codeIds: readonly CodeId[]): Promise<boolean> {
  return restructureNow({ operation: 'revive', codeIds: [...codeIds] }, done.revive(namesOf(codeIds)))
}

/** Gives a code another name. */
export function renameNow(codeId: CodeId, name: string): Promise<boolean> {
  return restructureNow({ operation: 'rename', codeId, name }, done.rename(name))
}

/** Moves codes under another one, before one of its children or at the end; done when the tree shows it. */
export async function moveNow(
  codeIds: readonly CodeId[],
  parentId: CodeId | null,
  beforeId: CodeId | null,
): Promise<boolean> {
  const { items, byId } = useCodes.getState()
  const chosen = new Set(codeIds)
  const codes = items.filter(code => chosen.has(code.id))
  const names = codes.map(code => code.name)
  const elsewhere = codes.some(code => code.parentId !== parentId)
  const codings = codes.reduce((sum, code) => sum + code.codingsBelow, 0)
  const under = parentId === null ? null : (byId.get(parentId)?.name ?? null)
  const moved = await restructureNow(
    { operation: 'move', codeIds: [...codeIds], parentId, beforeId },
    elsewhere ? move.done(names, under, codings) : move.ordered(names),
  )
  await useCodes.getState().reload()
  return moved
}
