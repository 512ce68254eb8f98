// A plan says what a restructuring would do, in numbers, before it is done (METHODS 3.2). Nothing is written here.

import { createHash } from 'node:crypto'
import type { CodeId } from '../../base/ids.ts'
import { compareText } from '../../base/order.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Read } from '../../store/access.ts'
import { Draft } from './draft.ts'
import { coderNames, codingsUnder, judgedApart, linksOf, readTree, wordsReader } from './facts-queries.ts'
import { planMerge } from './plan-merge.ts'
import { planMove, planRename } from './plan-move.ts'
import { planDemote, planPromote, planRedefine, planRetire, planRevive, planStatus } from './plan-status.ts'
import { planSplit } from './plan-split.ts'
import type { FullPlan, Restructuring } from './types.ts'

/** What a restructuring would do now. Refusals are in the plan; only a code that is not there (any more) is refused at once. */
export function planOf(read: Read, request: Restructuring): FullPlan {
  const draft = new Draft(
    readTree(read),
    codeIds => codingsUnder(read, codeIds),
    wordsReader(read),
    ids => judgedApart(read, ids),
  )
  plan(draft, request)
  const names = coderNames(read)
  const codeIds = draft.codes.map(code => code.id)
  const counts = new Map<string, number>()
  for (const one of draft.codings) counts.set(one.coderId, (counts.get(one.coderId) ?? 0) + 1)
  const { deal } = draft
  const dealt = new Set([...deal.into.flat(), ...deal.queue, ...deal.remove])
  const without: Omit<FullPlan, 'seen'> = {
    request,
    operation: request.operation,
    codes: draft.codes.map(({ id, name }) => ({ id, name })),
    into: draft.into.map(({ id, name }) => ({ id, name })),
    codings: draft.codings.length,
    sources: new Set(draft.codings.map(one => one.sourceId)).size,
    coders: [...counts]
      .map(([id, codings]) => ({ id: id as FullPlan['coders'][number]['id'], name: names.get(id) ?? '', codings }))
      .sort((a, b) => compareText(a.name, b.name)),
    becomes: {
      into: deal.into.map(ids => ids.length),
      stay: draft.codings.filter(one => !dealt.has(one.codingId)).length,
      queue: deal.queue.length,
      remove: deal.remove.length,
      copies: deal.copies.flat().length,
      joined: deal.join.reduce((sum, group) => sum + group.length - 1, 0),
      earlier: draft.earlier,
    },
    both: draft.both,
    overlaps: draft.overlaps,
    links: linksOf(read, codeIds, takesPlace(request)),
    valence: draft.valence,
    below: { follow: draft.follow.map(({ id, name }) => ({ id, name })), stay: draft.stayBelow },
    above: draft.above,
    refusals: draft.refusals,
    needsReason: draft.needsReason,
    deal,
  }
  // The reason may be given after the numbers were seen.
  const { request: _request, ...numbers } = without
  return { ...without, seen: createHash('sha256').update(JSON.stringify(numbers)).digest('hex').slice(0, 32) }
}

/** The code that takes the place of others, if one does. */
function takesPlace(request: Restructuring): CodeId | null {
  if (request.operation === 'merge') return request.intoId
  return request.operation === 'retire' && request.codings === 'move' ? request.toId : null
}

function plan(draft: Draft, request: Restructuring): void {
  switch (request.operation) {
    case 'merge':
      return planMerge(draft, request)
    case 'split':
      return planSplit(draft, request)
    case 'move':
      return planMove(draft, request)
    case 'rename':
      return planRename(draft, request)
    case 'retire':
      return planRetire(draft, request)
    case 'revive':
      return planRevive(draft, request)
    case 'redefine':
      return planRedefine(draft, request)
    case 'promote':
      return planPromote(draft, request)
    case 'demote':
      return planDemote(draft, request)
    case 'status':
      return planStatus(draft, request)
  }
}

/** A plan that can be done now: the same as the one that was seen, with nothing against it and a reason where one is needed. */
export function planToApply(read: Read, request: Restructuring, seen: string | undefined): FullPlan {
  const now = planOf(read, request)
  const no = now.refusals[0]
  if (no) throw new Refusal(no.code, no.says)
  if (seen !== undefined && seen !== now.seen)
    throw new Refusal(
      'plan-changed',
      'The project has changed since this was shown. Look at the numbers again, then decide.',
    )
  if (now.needsReason && !('reason' in request && request.reason?.trim()))
    throw new Refusal(
      'reason-missing',
      'This changes what codings mean. Say why in a sentence: it goes into the history.',
    )
  return now
}
