// Retiring and taking back, freezing and accepting, definitions written anew, codes that become groups and groups codes. Pure.

import type { CodingId } from '../../base/ids.ts'
import type { Draft } from './draft.ts'
import type { Demote, Promote, Redefine, Retire, Revive, SetStatus, TreeCode } from './types.ts'

/** Plans a retirement. Codings stay greyed, go to another code, or are removed. Refuses codes that are retired, and the removal of codings that memos stand on. */
export function planRetire(draft: Draft, { codeIds, codings, toId, below }: Retire): void {
  const { tree } = draft
  for (const id of codeIds) draft.code(id)
  const chosen = tree.ordered(codeIds)
  const all =
    below === 'stay' ? chosen : tree.ordered(chosen.flatMap(code => tree.withBelow(code.id).map(one => one.id)))
  const inUse = below === 'stay' ? all : all.filter(code => code.status !== 'retired' || codeIds.includes(code.id))
  draft.about(inUse)
  draft.needsReason = true
  for (const code of inUse)
    if (code.status === 'retired') draft.refuse('code-retired', `“${code.name}” is retired already.`)
  const ids = new Set(inUse.map(code => code.id))
  draft.stayBelow = inUse.flatMap(code => tree.children(code.id)).filter(code => !ids.has(code.id)).length
  draft.follow = inUse.filter(code => !codeIds.includes(code.id))
  if (codings === 'move') goTo(draft, toId, ids)
  if (codings === 'remove') {
    draft.deal = { ...draft.deal, remove: draft.codings.map(one => one.codingId) }
    const withMemo = draft.codings.filter(one => one.hasMemo).length
    if (withMemo > 0)
      draft.refuse(
        'coding-has-memo',
        `Memos stand on ${withMemo} of these codings. Move or remove the memos first, or let the codings stay.`,
      )
  }
}

function goTo(draft: Draft, toId: Retire['toId'], leaving: ReadonlySet<string>): void {
  if (toId === null) return draft.refuse('no-target', 'Say which code the codings go to.')
  const to = draft.code(toId)
  draft.into = [to]
  if (leaving.has(toId)) draft.refuse('target-goes', `“${to.name}” is one of those. Choose a code that stays in use.`)
  draft.refuseAsTarget(to)
  const ids: readonly CodingId[] = draft.codings.map(one => one.codingId)
  draft.deal = { ...draft.deal, into: [ids], copies: [[]] }
}

/** Plans to take retired codes back into use. What replaced them stays as it is, and the codings that went there too. */
export function planRevive(draft: Draft, { codeIds }: Revive): void {
  for (const id of codeIds) draft.code(id)
  draft.about(draft.tree.ordered(codeIds))
  for (const code of draft.codes)
    if (code.status !== 'retired') draft.refuse('not-retired', `“${code.name}” is in use.`)
}

/** Plans a definition written anew. A major change marks every coding made before it. Refuses a frozen code. */
export function planRedefine(draft: Draft, { codeId, major }: Redefine): void {
  const code = draft.code(codeId)
  draft.about([code])
  draft.refuseFrozen([code], 'defined otherwise')
  draft.needsReason = major
  draft.earlier = major ? draft.codings.length : 0
}

/** Plans to make a code a group. Codings stay on it (and are left out of coding by hand), or go to a code below it. */
export function planPromote(draft: Draft, { codeId, codings, toId }: Promote): void {
  const code = draft.code(codeId)
  draft.about([code])
  settled(draft, code)
  if (code.kind === 'group') draft.refuse('is-group', `“${code.name}” is a group already.`)
  if (codings !== 'move') return
  goTo(draft, toId, new Set([codeId]))
  if (toId !== null && !draft.tree.isWithin(toId, codeId))
    draft.refuse('not-below', `“${draft.code(toId).name}” does not lie below “${code.name}”. Choose one that does.`)
}

/** Plans to make a group a code that can be applied. */
export function planDemote(draft: Draft, { codeId }: Demote): void {
  const code = draft.code(codeId)
  draft.about([code])
  settled(draft, code)
  if (code.kind === 'code') draft.refuse('is-code', `“${code.name}” can be applied already.`)
}

function settled(draft: Draft, code: TreeCode): void {
  draft.refuseRetired([code])
  draft.refuseFrozen([code], 'changed')
}

/** Plans to freeze, unfreeze or accept codes. Refuses retired ones, and those that are so already. */
export function planStatus(draft: Draft, { codeIds, status }: SetStatus): void {
  for (const id of codeIds) draft.code(id)
  draft.about(draft.tree.ordered(codeIds))
  draft.refuseRetired(draft.codes)
  const same = draft.codes.filter(code => code.status === status)
  if (same.length === draft.codes.length) draft.refuse('same-status', `“${same[0]!.name}” is ${status} already.`)
}
