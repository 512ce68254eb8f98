// The one writer of who is to code which source.

import { Refusal } from '../base/trouble.ts'
import type { CoderId, SourceId } from '../base/ids.ts'
import type { Change } from '../store/access.ts'
import { bytesOf, derivedIdBeside, idOf, sql } from '../store/sql.ts'
import { listCoders } from './queries.ts'
import type { Allocating, Part } from './types.ts'

/** Gives coders their parts in sources, or takes them back. Refuses a reviewer who would be blind, the team's consensus, and what is not there. Gives back how many differ from before. */
export function allocate(tx: Change, changes: readonly Allocating[]): number {
  const coders = new Map(listCoders(tx).map(coder => [coder.id, coder]))
  const sources = new Map(
    tx.arrays<[Buffer, string]>(sql`SELECT id, name FROM source`).map(([id, name]) => [idOf<'source'>(id), name]),
  )
  let differing = 0
  for (const change of changes) {
    const coder = coders.get(change.coderId)
    if (!coder) throw new Refusal('coder-gone', 'This coder is not in the project (any more).')
    if (!sources.has(change.sourceId)) throw new Refusal('source-gone', 'This source is not in the project (any more).')
    if (coder.kind === 'consensus')
      throw new Refusal('coder-consensus', `“${coder.name}” is what the team agreed on. Allocate sources to people.`)
    if (change.part === 'reviewer' && change.blind)
      throw new Refusal(
        'reviewer-blind',
        `${coder.name} cannot review codings without seeing them. Choose first or second coder to code blind.`,
      )
    if (put(tx, change)) differing++
  }
  if (differing > 0)
    tx.describe(
      told(
        changes,
        coder => coders.get(coder)!.name,
        source => sources.get(source)!,
      ),
    )
  return differing
}

function put(tx: Change, { sourceId, coderId, part, blind }: Allocating): boolean {
  const here = tx.get<{ id: Buffer; part: Part; blind: number }>(
    sql`SELECT id, part, blind FROM allocation WHERE source_id = ${bytesOf(sourceId)} AND coder_id = ${bytesOf(coderId)}`,
  )
  if (part === null) {
    if (here) tx.remove('allocation', idOf(here.id))
    return here !== undefined
  }
  if (here) {
    if (here.part === part && here.blind === Number(blind)) return false
    tx.update('allocation', idOf(here.id), { part, blind })
    return true
  }
  // Derived: two copies that allocate alike meet in one row.
  const id = derivedIdBeside(sourceId, tx.projectId, 'allocation', `${sourceId} ${coderId}`)
  tx.insert('allocation', { id, sourceId, coderId, part, blind })
  return true
}

const PARTS_IN_WORDS: Readonly<Record<Part, string>> = {
  first: 'first coder',
  second: 'second coder',
  reviewer: 'reviewer',
}

/** An allocation in the words of the history. */
function told(
  changes: readonly Allocating[],
  coder: (id: CoderId) => string,
  source: (id: SourceId) => string,
): string {
  const [first] = changes
  const sources = new Set(changes.map(one => one.sourceId))
  const where = sources.size === 1 ? `“${source(first!.sourceId)}”` : `${sources.size} sources`
  const alike = changes.every(
    one => one.coderId === first!.coderId && one.part === first!.part && one.blind === first!.blind,
  )
  if (!alike) return `Allocate ${where} to coders`
  const who = coder(first!.coderId)
  if (first!.part === null) return `Take ${where} back from ${who}`
  return `Allocate ${where} to ${who} as ${PARTS_IN_WORDS[first!.part]}${first!.blind ? ', blind' : ''}`
}
