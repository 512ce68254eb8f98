// The one writer of proposals. What a proposal does when it is accepted is done by the framework's own machinery.

import type { ProposalId, RoundId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import { addCode } from '../../framework/commands.ts'
import { applyPlan, type RoomsAbove } from '../../framework/restructure/commands.ts'
import type { Change } from '../../store/access.ts'
import { isMine } from '../../store/person-queries.ts'
import { idOf } from '../../store/sql.ts'
import { nameOfCoder } from './comment-commands.ts'
import { codeNames, getProposal, planOfProposed, type ProposalRow } from './proposal-queries.ts'
import { proposalInWords } from './proposal-words.ts'
import type { Proposed } from './types.ts'

/** Proposes something instead of doing it. Refuses what could not be done now either, and a proposal without a reason. */
export function propose(
  tx: Change,
  given: { readonly request: Proposed; readonly reason: string; readonly roundId?: RoundId | null | undefined },
): ProposalId {
  const reason = given.reason.trim()
  if (reason === '')
    throw new Refusal('proposal-reason', 'Say in a sentence why: whoever decides on it will want to know.')
  if (given.request.operation === 'new' && given.request.name.trim() === '')
    throw new Refusal('name-missing', 'A code needs a name.')
  const no = planOfProposed(tx, given.request).refusals[0]
  if (no) throw new Refusal(no.code, no.says)
  const names = codeNames(tx)
  const says = proposalInWords(given.request, id => names.get(id) ?? '…')
  tx.describe(`Propose: ${says}`)
  return tx.insert('proposal', {
    operation: given.request.operation,
    request: JSON.stringify(given.request),
    says,
    reason,
    coderId: tx.coderId,
    roundId: given.roundId ?? null,
    madeAt: tx.now,
    state: 'open',
  }) as ProposalId
}

/** Accepts a proposal: it is done as things stand now, in the same act. Refuses what the framework refuses, and numbers that are no longer those that were `seen`. */
export function acceptProposal(
  tx: Change,
  given: { readonly proposalId: ProposalId; readonly seen?: string | undefined; readonly why?: string | undefined },
  above: RoomsAbove,
): void {
  const row = openProposal(tx, given.proposalId)
  const request = JSON.parse(row.request) as Proposed
  const by = nameOfCoder(tx, idOf(row.coder_id))
  if (request.operation === 'new') {
    const no = planOfProposed(tx, request).refusals[0]
    if (no) throw new Refusal(no.code, no.says)
    const { name, kind, parentId, brief } = request
    addCode(tx, {
      name,
      kind,
      parentId,
      brief,
      provenance: 'inductive',
      provenanceNote: `Proposed by ${by}: ${row.reason}`,
      status: 'active',
    })
  } else {
    const reasoned = 'reason' in request ? { ...request, reason: `${row.reason} (proposed by ${by})` } : request
    applyPlan(tx, { request: reasoned, seen: given.seen }, above)
  }
  decided(tx, row, 'accepted', given.why?.trim() ?? '')
  tx.describe(`Accept what ${by} proposed: ${row.says}`)
}

/** Declines a proposal. Refuses to do so without a reason. */
export function declineProposal(tx: Change, proposalId: ProposalId, why: string): void {
  const row = openProposal(tx, proposalId)
  if (why.trim() === '')
    throw new Refusal('decline-why', 'Say in a sentence why not: whoever proposed it will want to know.')
  decided(tx, row, 'declined', why.trim())
  tx.describe(`Decline what ${nameOfCoder(tx, idOf(row.coder_id))} proposed: ${row.says}`)
}

/** Takes a proposal of one's own back. */
export function withdrawProposal(tx: Change, proposalId: ProposalId): void {
  const row = openProposal(tx, proposalId)
  if (!isMine(tx, row.coder_id))
    throw new Refusal(
      'proposal-of-another',
      `Only ${nameOfCoder(tx, idOf(row.coder_id))} can withdraw this proposal. Decline it instead.`,
    )
  decided(tx, row, 'withdrawn', '')
  tx.describe(`Withdraw the proposal: ${row.says}`)
}

/** Opens a declined or withdrawn proposal again. Refuses an accepted one: that is undone. */
export function reopenProposal(tx: Change, proposalId: ProposalId): void {
  const row = getProposal(tx, proposalId)
  if (row.state === 'open') throw new Refusal('proposal-open', 'This proposal is open already.')
  if (row.state === 'accepted')
    throw new Refusal('proposal-accepted', 'This proposal was accepted and done. Undo that, or propose the opposite.')
  tx.update('proposal', proposalId, { state: 'open', decidedById: null, decidedAt: null, why: null, knownAt: null })
  tx.describe(`Open the proposal again: ${row.says}`)
}

/** Whoever proposed has seen what became of it. Passes over proposals of others and open ones. */
export function knowProposals(tx: Change, proposalIds: readonly ProposalId[]): number {
  const known = proposalIds.filter(id => {
    const row = getProposal(tx, id)
    return isMine(tx, row.coder_id) && row.state !== 'open' && row.known_at === null
  })
  for (const id of known) tx.update('proposal', id, { knownAt: tx.now })
  tx.describe(`Take note of what became of ${known.length === 1 ? 'a proposal' : `${known.length} proposals`}`)
  return known.length
}

function openProposal(tx: Change, proposalId: ProposalId): ProposalRow {
  const row = getProposal(tx, proposalId)
  if (row.state !== 'open')
    throw new Refusal('proposal-decided', `This proposal was ${row.state} meanwhile. Nothing was changed.`)
  return row
}

function decided(tx: Change, row: ProposalRow, state: 'accepted' | 'declined' | 'withdrawn', why: string): void {
  const isOwn = isMine(tx, row.coder_id)
  tx.update('proposal', idOf(row.id), {
    state,
    decidedById: tx.coderId,
    decidedAt: tx.now,
    why: why === '' ? null : why,
    // Who decides on what they proposed themselves knows of it.
    knownAt: isOwn ? tx.now : null,
  })
}
