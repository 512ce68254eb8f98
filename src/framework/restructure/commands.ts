// Does what a plan says, as one act: looks once more whether it still holds, then writes.

import type { CodeId, CodingId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Change } from '../../store/access.ts'
import { sql } from '../../store/sql.ts'
import { moveCodes, renameCode } from './move-commands.ts'
import { mergeCodes, splitCode } from './merge-commands.ts'
import { planOf, planToApply } from './plan-queries.ts'
import { demoteCode, promoteCode, retireCodes, reviveCodes, setStatus } from './status-commands.ts'
import { redefineCode } from '../commands.ts'
import type { FullPlan, Restructured } from './types.ts'

/** What rooms above do along with a restructuring: they own what hangs on codings and codes. */
export interface RoomsAbove {
  /** Joins codings of one code by one coder into one; what stands on them goes over. */
  readonly join: (tx: Change, codingIds: readonly CodingId[]) => void
  /** Removes codings, and what only led to them. */
  readonly remove: (tx: Change, codingIds: readonly CodingId[]) => void
  /** Propositions that look for evidence under a code look under others too, or instead. */
  readonly propositionsFollow: (tx: Change, from: CodeId, to: readonly CodeId[], instead: boolean) => void
  /** Summaries written of cases on a code go over to the one that takes its place. */
  readonly summariesFollow: (tx: Change, from: CodeId, to: readonly CodeId[], instead: boolean) => void
  /** Filters, displays, counts, scopes, rounds and cells that name a code name the one that it was merged into. */
  readonly namesFollow: (tx: Change, from: CodeId, into: CodeId) => void
}

/** Does what a plan says. Refuses when it cannot be done, lacks its reason, or no longer holds: the numbers that were seen must be those of now. Without `seen` it is done as things stand. */
export function applyPlan(
  tx: Change,
  plan: Pick<FullPlan, 'request'> & { readonly seen?: string | undefined },
  above: RoomsAbove,
): Restructured {
  const { request } = plan
  // What is sealed from whoever does it goes along and is not told: the numbers, here and in the history, are those that were seen.
  const shown = planToApply(tx.shown, request, plan.seen)
  const now = tx.shown === tx ? shown : withWhatIsSealed(shown, planOf(tx, request))
  const before = countCodings(tx)
  let made: readonly CodeId[] = []
  switch (request.operation) {
    case 'merge':
      mergeCodes(tx, now, request, above)
      break
    case 'split':
      made = splitCode(tx, now, request, above)
      break
    case 'move':
      moveCodes(tx, now, request)
      break
    case 'rename':
      renameCode(tx, now, request)
      break
    case 'retire':
      retireCodes(tx, now, request, above)
      break
    case 'revive':
      reviveCodes(tx, now)
      break
    case 'redefine':
      redefineCode(tx, request.codeId, request.entry, request)
      break
    case 'promote':
      promoteCode(tx, now, request, above)
      break
    case 'demote':
      demoteCode(tx, now)
      break
    case 'status':
      setStatus(tx, now, request)
      break
  }
  if (now !== shown) return { ...countsOf(shown), made }
  const removed = now.deal.remove.length
  const { joined } = now.becomes
  return {
    recoded: now.deal.into.flat().length,
    copied: countCodings(tx) - before + removed + joined,
    removed,
    joined,
    queued: now.deal.queue.length,
    made,
  }
}

/** The plan as it was seen, dealing with all codings. Refuses where something that is sealed stands in the way. */
function withWhatIsSealed(shown: FullPlan, all: FullPlan): FullPlan {
  if (all.refusals.length > 0)
    throw new Refusal(
      'sealed-in-the-way',
      'Codings that are sealed until a source is coded by all who code it blind stand in the way. Wait until they are done.',
    )
  return { ...shown, deal: all.deal }
}

function countsOf({ deal, becomes }: FullPlan): Omit<Restructured, 'made'> {
  return {
    recoded: deal.into.flat().length,
    copied: becomes.copies,
    removed: deal.remove.length,
    joined: becomes.joined,
    queued: deal.queue.length,
  }
}

function countCodings(tx: Change): number {
  return tx.get<{ count: number }>(sql`SELECT count(*) AS count FROM coding`)!.count
}
