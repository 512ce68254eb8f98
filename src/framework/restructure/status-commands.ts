// Retiring codes and taking them back, freezing, accepting, making groups of codes and codes of groups.

import { recodeCodings } from '../../coding/commands.ts'
import type { Change } from '../../store/access.ts'
import { bytesOf, sql } from '../../store/sql.ts'
import { addReplacement } from '../commands.ts'
import { leaveQueue } from '../decide/commands.ts'
import { noteOperation } from '../operations/commands.ts'
import type { RoomsAbove } from './commands.ts'
import { readTree } from './facts-queries.ts'
import { codingsInWords, detailsOf, known, namesInWords } from './labels.ts'
import { hangOn } from './merge-commands.ts'
import type { FullPlan, Promote, Retire, SetStatus } from './types.ts'

/** Retires codes, as planned: codings stay, go to another code, or are removed. */
export function retireCodes(tx: Change, plan: FullPlan, request: Retire, above: RoomsAbove): void {
  const { remove } = plan.deal
  const moved = plan.deal.into.flat()
  leaveQueue(tx, [...moved, ...remove])
  if (remove.length > 0) above.remove(tx, remove)
  const to = request.codings === 'move' ? known(plan.into[0]!) : null
  if (to) recodeCodings(tx, moved, to.id)
  for (const { id } of plan.codes) {
    tx.update('code', id!, { status: 'retired' })
    if (!to) continue
    addReplacement(tx, id!, to.id)
    hangOn(tx, id!, [to.id], true)
    above.propositionsFollow(tx, id!, [to.id], true)
    above.summariesFollow(tx, id!, [to.id], true)
  }
  const details = { ...detailsOf(plan), stayed: plan.becomes.stay, moved: moved.length, removed: remove.length }
  noteOperation(tx, 'retire', to ? { ...details, into: [to] } : details, request.reason)
  const codings =
    plan.codings === 0
      ? ''
      : to
        ? `, ${codingsInWords(plan.codings)} to “${to.name}”`
        : remove.length > 0
          ? `, ${codingsInWords(remove.length)} removed`
          : `, ${codingsInWords(plan.codings)} stay`
  tx.describe(`Retire ${namesInWords(plan.codes)}${codings}`)
}

/** Takes retired codes back into use. */
export function reviveCodes(tx: Change, plan: FullPlan): void {
  for (const { id } of plan.codes) tx.update('code', id!, { status: 'active', retiredIn: null })
  noteOperation(tx, 'revive', detailsOf(plan))
  tx.describe(`Take ${namesInWords(plan.codes)} back into use`)
}

/** Freezes or unfreezes codes, or accepts proposed ones. Each is told by itself: they may come from different states. */
export function setStatus(tx: Change, plan: FullPlan, { status }: SetStatus): void {
  const tree = readTree(tx)
  for (const code of plan.codes.map(known)) {
    const from = tree.get(code.id)!.status
    if (from === status) continue
    tx.update('code', code.id, { status })
    noteOperation(tx, 'redefine', { codes: [code], status: { from, to: status } })
  }
  const frozen = tree.get(plan.codes[0]!.id!)!.status === 'frozen'
  const deed = status === 'frozen' ? 'Freeze' : status === 'proposed' ? 'Propose again' : frozen ? 'Unfreeze' : 'Accept'
  tx.describe(`${deed} ${namesInWords(plan.codes)}`)
}

/** Makes a code a group: it only holds others from now on. */
export function promoteCode(tx: Change, plan: FullPlan, request: Promote, above: RoomsAbove): void {
  const code = known(plan.codes[0]!)
  const to = request.codings === 'move' ? known(plan.into[0]!) : null
  const moved = plan.deal.into.flat()
  tx.update('code', code.id, { kind: 'group' })
  if (to) {
    recodeCodings(tx, moved, to.id)
    leaveQueue(tx, moved)
    above.propositionsFollow(tx, code.id, [to.id], false)
    above.summariesFollow(tx, code.id, [to.id], false)
  }
  const details = { ...detailsOf(plan), stayed: plan.becomes.stay, moved: moved.length }
  noteOperation(tx, 'promote', to ? { ...details, into: [to] } : details)
  tx.describe(`Make “${code.name}” a group${to ? `, ${codingsInWords(moved.length)} to “${to.name}”` : ''}`)
}

/** Makes a group a code that can be applied; it gets a colour if it never had one. */
export function demoteCode(tx: Change, plan: FullPlan): void {
  const code = known(plan.codes[0]!)
  const hues = tx.get<{ own: number; last: number | null }>(sql`
    SELECT (SELECT hue FROM code WHERE id = ${bytesOf(code.id)}) AS own, (SELECT max(hue) FROM code) AS last`)!
  tx.update('code', code.id, { kind: 'code', hue: hues.own >= 0 ? hues.own : (hues.last ?? -1) + 1 })
  noteOperation(tx, 'demote', detailsOf(plan))
  tx.describe(`Let “${code.name}” be applied`)
}
