// Moving and renaming codes.

import type { CodeId } from '../../base/ids.ts'
import type { Change } from '../../store/access.ts'
import { noteOperation } from '../operations/commands.ts'
import { codingsInWords, detailsOf, known, namesInWords } from './labels.ts'
import { readTree } from './facts-queries.ts'
import { stayingBefore } from './plan-move.ts'
import { placesFor } from './tree.ts'
import type { FullPlan, Move, Rename, TreeCode } from './types.ts'

/** Puts codes under a parent, before one of its children or at the end. The caller has looked whether they may go there. */
export function placeCodes(
  tx: Change,
  siblings: readonly TreeCode[],
  coming: readonly CodeId[],
  parentId: CodeId | null,
  beforeId: CodeId | null,
): void {
  if (coming.length === 0) return
  const moved = new Set(coming)
  for (const [id, place] of placesFor(siblings, coming, beforeId))
    tx.update('code', id, moved.has(id) ? { parentId, place } : { place })
}

/** Moves codes, as planned. Another order among the same siblings changes nothing that the framework says: it is in the change log, and no operation. */
export function moveCodes(tx: Change, plan: FullPlan, { parentId, beforeId }: Move): void {
  const tree = readTree(tx)
  const codes = plan.codes.map(known)
  const elsewhere = codes.filter(code => tree.get(code.id)!.parentId !== parentId)
  const to = parentId === null ? null : known(plan.into[0]!)
  const before = new Map(elsewhere.map(code => [code.id, tree.above(code.id)[0]]))
  placeCodes(
    tx,
    tree.children(parentId),
    codes.map(code => code.id),
    parentId,
    // What stands before one that moves too stands before the next that stays.
    stayingBefore(tree.children(parentId), codes, beforeId),
  )
  for (const code of elsewhere) {
    const from = before.get(code.id)
    const { codes: _codes, ...counts } = detailsOf(plan)
    noteOperation(tx, 'move', {
      codes: [code],
      ...(codes.length === 1 ? counts : {}),
      from: from ? { id: from.id, name: from.name } : null,
      to,
    })
  }
  const where = to ? `under “${to.name}”` : 'to the top'
  const what = namesInWords(codes)
  tx.describe(elsewhere.length === 0 ? `Order ${what} anew` : `Move ${what} ${where}, ${codingsInWords(plan.codings)}`)
}

/** Gives a code another name, as planned. Exports use the new one; the log keeps the old one. */
export function renameCode(tx: Change, plan: FullPlan, { codeId, name }: Rename): void {
  const former = plan.codes[0]!.name
  const now = name.trim()
  tx.update('code', codeId, { name: now })
  if (now !== former)
    noteOperation(tx, 'rename', { ...detailsOf(plan), codes: [{ id: codeId, name: now }], formerName: former })
  tx.describe(`Rename code “${former}” to “${now}”`)
}
