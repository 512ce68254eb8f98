// What is done to a proposition at once, each one act.

import type { PropositionItem } from '../../../src/analysis/types.ts'
import type { PropositionStatus } from '../../../src/analysis/propositions/types.ts'
import type { PropositionId } from '../../../src/base/ids.ts'
import { mayRemove } from '../../actions/remove-named.ts'
import { call } from '../../client/client.ts'
import { doAndSay, inTurn } from '../../components/deeds.ts'
import { usePropositions } from '../../state/lists.ts'
import { useStatus } from '../../state/status.ts'
import { useTabs } from '../../state/tabs.ts'
import { sheetWords as w } from '../../words/proposition-sheet.ts'
import { propositionName } from './called.ts'

const idOf = (one: PropositionItem) => one.id as PropositionId

/** Sets where work on a proposition stands. */
export function setStatus(one: PropositionItem, status: PropositionStatus): Promise<boolean> {
  return doAndSay(
    () => call('proposition.change', { propositionId: idOf(one), status }),
    w.statusSet(propositionName(one), status),
  )
}

/** Merges a proposition into another. */
export async function mergeInto(one: PropositionItem, into: PropositionItem): Promise<void> {
  await doAndSay(async () => {
    const { moved } = await call('proposition.merge', { propositionId: idOf(one), intoId: idOf(into) })
    useStatus.getState().say(w.merged(propositionName(one), propositionName(into), moved))
  })
}

/** Removes a proposition and goes back to the list. */
export async function removeIt(one: PropositionItem): Promise<void> {
  if (!(await mayRemove(propositionName(one), [one.id]))) return
  const done = await doAndSay(
    () => call('proposition.remove', { propositionId: idOf(one) }),
    w.removed(propositionName(one)),
  )
  if (done) useTabs.getState().open({ kind: 'propositions', options: { propositionId: null } })
}

/** Moves a proposition one place up or down the list, from where it stands when those asked for before are moved. */
export function moveBy(one: PropositionItem, step: 1 | -1): Promise<boolean> {
  return inTurn(async () => {
    const all = usePropositions.getState().items
    const at = all.findIndex(other => other.id === one.id)
    const before = step === -1 ? all[at - 1] : all[at + 2]
    if (at < 0 || (step === -1 && at === 0) || (step === 1 && at === all.length - 1)) return false
    const moved = await doAndSay(
      () => call('proposition.move', { propositionId: idOf(one), beforeId: before ? idOf(before) : null }),
      w.moved(propositionName(one)),
    )
    await usePropositions.getState().reload()
    return moved
  })
}
