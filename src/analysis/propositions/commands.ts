// Propositions by hand: made, worded anew, put in order, merged, removed. A wording that is replaced is kept.

import { newId, type CaseId, type CodeId, type PropositionId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Change, Read } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { addProposition, linkPropositionCode } from '../commands.ts'
import type { Filter } from '../filter/types.ts'
import { isEverything } from '../filter/words.ts'
import { refuseOtherScope } from './scope.ts'
import type { PropositionStatus, WordingId } from './types.ts'

/** The row of a proposition, as commands need it. */
interface Row {
  readonly id: Buffer
  readonly key: string | null
  readonly statement: string
  readonly short_name: string | null
  readonly confirming_means: string | null
  readonly disconfirming_means: string | null
  readonly scope: string | null
  readonly scope_filter: string | null
  readonly status: PropositionStatus
  readonly place: number
}

/** A proposition's own row. Refuses one that is not there. */
export function getProposition(read: Read, propositionId: PropositionId): Row {
  const row = read.get<Row>(sql`
    SELECT id, key, statement, short_name, confirming_means, disconfirming_means, scope, scope_filter, status, place FROM proposition WHERE id = ${bytesOf(propositionId)}`)
  if (!row) throw new Refusal('proposition-gone', 'This proposition is not in the project (any more).')
  return row
}

/** What a proposition is called in a sentence: its key, else its short name, else its statement. */
export function propositionName(row: Pick<Row, 'key' | 'short_name' | 'statement'>): string {
  return row.key ?? row.short_name ?? row.statement
}

/** The words of a proposition. */
export interface PropositionWords {
  readonly statement?: string | undefined
  readonly confirmingMeans?: string | null | undefined
  readonly disconfirmingMeans?: string | null | undefined
  readonly scope?: string | null | undefined
  /** The cases it claims to cover; null for all. */
  readonly scopeFilter?: Filter | null | undefined
}

const clean = (text: string | null | undefined) => (text === undefined || text === null ? null : text.trim() || null)

/** Makes a proposition by hand. Refuses an empty statement, and one that another proposition has. */
export function newProposition(
  tx: Change,
  made: PropositionWords & {
    readonly statement: string
    readonly shortName?: string | null | undefined
    readonly origin?: string | null | undefined
    readonly rivalOfId?: PropositionId | null | undefined
    readonly codeIds?: readonly CodeId[] | undefined
  },
): PropositionId {
  refuseTwin(tx, made.statement, null)
  if (made.rivalOfId) getProposition(tx, made.rivalOfId)
  const id = addProposition(tx, {
    // Keys are those of sheets: by hand there is none, so that no sheet and no other copy can mean another proposition by it.
    key: null,
    statement: made.statement,
    origin: clean(made.origin),
    rivalOfId: made.rivalOfId ?? null,
    confirmingMeans: clean(made.confirmingMeans),
    disconfirmingMeans: clean(made.disconfirmingMeans),
  })
  tx.update('proposition', id, {
    shortName: clean(made.shortName),
    scope: clean(made.scope),
    scopeFilter: keptScope(made.scopeFilter ?? null),
    authorId: tx.coderId,
  })
  for (const codeId of made.codeIds ?? []) linkPropositionCode(tx, id, codeId)
  return id
}

function keptScope(filter: Filter | null): string | null {
  if (filter === null || isEverything(filter)) return null
  refuseOtherScope(filter)
  return JSON.stringify(filter)
}

function refuseTwin(read: Read, statement: string, but: Buffer | null): void {
  const twin = read.get<{ key: string | null }>(
    sql`SELECT key FROM proposition WHERE statement = ${statement.trim()} AND id IS NOT ${but} AND status <> 'merged'`,
  )
  if (twin)
    throw new Refusal(
      'same-statement',
      `There is a proposition with these words already${twin.key ? ` (${twin.key})` : ''}.`,
    )
}

/**
 * Words a proposition anew; the former wording is kept with the reason and the case that forced it. Where only blanks are
 * filled in and nothing bears on it yet, there is no former wording. Gives back the wording that was replaced. Refuses what changes nothing.
 */
export function rewordProposition(
  tx: Change,
  given: PropositionWords & {
    readonly propositionId: PropositionId
    readonly reason?: string | null | undefined
    readonly caseId?: CaseId | null | undefined
  },
): WordingId | null {
  const row = getProposition(tx, given.propositionId)
  const next = {
    statement: given.statement === undefined ? row.statement : given.statement.trim(),
    confirmingMeans: given.confirmingMeans === undefined ? row.confirming_means : clean(given.confirmingMeans),
    disconfirmingMeans:
      given.disconfirmingMeans === undefined ? row.disconfirming_means : clean(given.disconfirmingMeans),
    scope: given.scope === undefined ? row.scope : clean(given.scope),
    scopeFilter: given.scopeFilter === undefined ? row.scope_filter : keptScope(given.scopeFilter),
  }
  if (next.statement === '')
    throw new Refusal('statement-empty', 'A proposition needs a statement: one sentence that could be wrong.')
  const pairs = [
    [row.statement, next.statement],
    [row.confirming_means, next.confirmingMeans],
    [row.disconfirming_means, next.disconfirmingMeans],
    [row.scope, next.scope],
    [row.scope_filter, next.scopeFilter],
  ] as const
  if (pairs.every(([was, is]) => was === is))
    throw new Refusal('same-wording', 'These are the words that the proposition has now.')
  if (next.disconfirmingMeans === null && row.status !== 'working' && row.status !== 'merged')
    throw new Refusal(
      'against-needed',
      `${propositionName(row)} is ${row.status}: it must keep what would count against it. Set it back to working first.`,
    )
  if (next.statement !== row.statement) refuseTwin(tx, next.statement, row.id)
  const judged = tx.get(sql`SELECT 1 FROM evidence WHERE proposition_id = ${row.id}`) !== undefined
  const onlyBlanks = pairs.every(([was, is]) => was === is || was === null)
  tx.describe(`Reword ${propositionName(row)}`)
  let wordingId: WordingId | null = null
  if (judged || !onlyBlanks) {
    wordingId = tx.insert('proposition_wording', {
      id: newId(),
      propositionId: given.propositionId,
      statement: row.statement,
      confirmingMeans: row.confirming_means,
      disconfirmingMeans: row.disconfirming_means,
      scope: row.scope,
      scopeFilter: row.scope_filter,
      coderId: tx.coderId,
      reason: clean(given.reason),
      caseId: given.caseId ?? null,
      replacedAt: tx.now,
    }) as WordingId
    // The case that forced it, where somebody has said what became of that case, put an end to this wording.
    if (given.caseId) {
      const negative = tx.get<{ id: Buffer }>(
        sql`SELECT id FROM negative_case WHERE proposition_id = ${row.id} AND case_id = ${bytesOf(given.caseId)}`,
      )
      if (negative) tx.update('negative_case', idOf(negative.id), { wordingId })
    }
  }
  tx.update('proposition', given.propositionId, next)
  return wordingId
}

/** Changes what is no wording: short name, origin, limitations, rival, status. Refuses *tested* and what follows it without what would count against it, and *merged*, which merging sets. */
export function changeProposition(
  tx: Change,
  given: {
    readonly propositionId: PropositionId
    readonly shortName?: string | null | undefined
    readonly origin?: string | null | undefined
    readonly limitations?: string | null | undefined
    readonly rivalOfId?: PropositionId | null | undefined
    readonly status?: PropositionStatus | undefined
  },
): void {
  const row = getProposition(tx, given.propositionId)
  const name = propositionName(row)
  const columns: Record<string, string | null> = {}
  if (given.shortName !== undefined) columns['shortName'] = clean(given.shortName)
  if (given.origin !== undefined) columns['origin'] = clean(given.origin)
  if (given.limitations !== undefined) columns['limitations'] = clean(given.limitations)
  if (given.rivalOfId !== undefined) {
    if (given.rivalOfId !== null) refuseRival(tx, given.propositionId, given.rivalOfId)
    columns['rivalOfId'] = given.rivalOfId
  }
  if (given.status !== undefined) {
    refuseStatus(row, given.status)
    columns['status'] = given.status
    if (row.status === 'merged') columns['mergedIntoId'] = null
  }
  tx.update('proposition', given.propositionId, columns)
  tx.describe(given.status === undefined ? `Change ${name}` : `Set ${name} to ${given.status}`)
}

function refuseStatus(row: Row, status: PropositionStatus): void {
  if (status === 'merged' && row.status !== 'merged')
    throw new Refusal('merge-instead', 'A proposition becomes merged by merging it into another. Choose which.')
  if (status !== 'working' && status !== 'merged' && row.disconfirming_means === null)
    throw new Refusal(
      'against-needed',
      `${propositionName(row)} says nothing yet of what would count against it. Write that first: without it nothing could have spoken against it.`,
    )
}

function refuseRival(read: Read, propositionId: PropositionId, rivalOfId: PropositionId): void {
  if (propositionId === rivalOfId) throw new Refusal('rival-of-itself', 'A proposition cannot be its own rival.')
  getProposition(read, rivalOfId)
}
