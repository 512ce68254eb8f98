// Reads proposals on the framework, and what one would do now.

import type { CodeId, ProposalId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import { planOf } from '../../framework/restructure/plan-queries.ts'
import type { Plan } from '../../framework/restructure/types.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, idOrNull, sql, type Sql } from '../../store/sql.ts'
import { signsByThing } from './comment-queries.ts'
import { codesOfProposed } from './thing.ts'
import { keyOfThing } from './thing-key.ts'
import type { NewCode, Proposal, ProposalState, Proposed } from './types.ts'

/** A proposal's own row. */
export interface ProposalRow {
  readonly id: Buffer
  readonly request: string
  readonly says: string
  readonly reason: string
  readonly coder_id: Buffer
  readonly round_id: Buffer | null
  readonly made_at: string
  readonly state: ProposalState
  readonly decided_by_id: Buffer | null
  readonly decided_at: string | null
  readonly why: string | null
  readonly known_at: string | null
}

/** Every proposal, open ones first, then the newest. */
export function listProposals(read: Read): Proposal[] {
  const names = codeNames(read)
  const signs = signsByThing(read)
  return rowsWhere(read, sql`1`).map((row): Proposal => {
    const id = idOf<'proposal'>(row.id)
    const request = JSON.parse(row.request) as Proposed
    const sign = signs.get(keyOfThing({ about: 'proposal', id, besideId: null }))
    return {
      id,
      request,
      says: row.says,
      reason: row.reason,
      coderId: idOf<'coder'>(row.coder_id),
      roundId: idOrNull<'round'>(row.round_id),
      madeAt: row.made_at,
      state: row.state,
      decided:
        row.decided_by_id === null || row.state === 'open'
          ? null
          : { coderId: idOf<'coder'>(row.decided_by_id), at: row.decided_at ?? '', why: row.why ?? '' },
      isKnown: row.known_at !== null,
      codes: codesOfProposed(request).flatMap(codeId => {
        const name = names.get(codeId)
        return name === undefined ? [] : [{ id: codeId, name }]
      }),
      comments: { open: sign?.open ?? 0, all: sign?.all ?? 0 },
    }
  })
}

function rowsWhere(read: Read, where: Sql): ProposalRow[] {
  return read.all<ProposalRow>(sql`
    SELECT id, request, says, reason, coder_id, round_id, made_at, state, decided_by_id, decided_at, why, known_at FROM proposal
    WHERE ${where} ORDER BY (state <> 'open'), n DESC`)
}

/** One proposal as it is stored. Refuses one that is not there. */
export function getProposal(read: Read, proposalId: ProposalId): ProposalRow {
  const row = rowsWhere(read, sql`id = ${bytesOf(proposalId)}`)[0]
  if (!row) throw new Refusal('proposal-gone', 'This proposal is not there any more.')
  return row
}

/** What a proposal would do to the framework as it is now. A new code changes no coding: only what stands against it is told. */
export function planOfProposed(read: Read, request: Proposed): Plan {
  if (request.operation !== 'new') {
    const { deal: _deal, request: _request, ...plan } = planOf(read, request)
    return plan
  }
  return planOfNew(read, request)
}

const NOTHING: Omit<Plan, 'into' | 'refusals'> = {
  operation: 'move',
  codes: [],
  codings: 0,
  sources: 0,
  coders: [],
  becomes: { into: [], stay: 0, queue: 0, remove: 0, copies: 0, joined: 0, earlier: 0 },
  both: 0,
  overlaps: 0,
  links: {
    evidence: 0,
    propositions: 0,
    questions: 0,
    sets: 0,
    memos: 0,
    memosOnCodings: 0,
    summaries: 0,
    summariesStay: 0,
  },
  valence: { lost: [], kept: null },
  below: { follow: [], stay: 0 },
  above: { lose: [], gain: [] },
  needsReason: false,
  seen: 'new',
}

function planOfNew(read: Read, { name, parentId }: NewCode): Plan {
  const refusals: { code: string; says: string }[] = []
  const parent =
    parentId === null ? null : read.get<{ name: string }>(sql`SELECT name FROM code WHERE id = ${bytesOf(parentId)}`)
  if (parent === undefined)
    refusals.push({
      code: 'code-gone',
      says: 'The code that it should stand under is not in the framework (any more).',
    })
  if (
    read.get(
      sql`SELECT 1 FROM code WHERE name = ${name.trim()} AND parent_id IS ${parentId === null ? null : bytesOf(parentId)}`,
    )
  )
    refusals.push({ code: 'name-taken', says: `There is a code “${name.trim()}” there already.` })
  return { ...NOTHING, into: parent ? [{ id: parentId, name: parent.name }] : [], refusals }
}

/** What codes are called, by id. */
export function codeNames(read: Read): ReadonlyMap<CodeId, string> {
  return new Map(
    read.arrays<[Buffer, string]>(sql`SELECT id, name FROM code`).map(([id, name]) => [idOf<'code'>(id), name]),
  )
}
