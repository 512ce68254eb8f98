// The one writer of sets of codes.

import type { CodeId } from '../../base/ids.ts'
import { fold } from '../../base/order.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Change } from '../../store/access.ts'
import { bytesOf, derivedId, idOf, sql } from '../../store/sql.ts'
import { getCode } from '../queries.ts'
import type { SetId } from './types.ts'

/** Makes a set, with codes in it if some are given. Refuses an empty name, and one that another set has. */
export function addSet(tx: Change, name: string, codeIds: readonly CodeId[]): SetId {
  const last = tx.get<{ place: number | null }>(sql`SELECT max(place) AS place FROM code_set`)!.place ?? 0
  const id = tx.insert('code_set', { name: freeName(tx, name, null), place: last + 1024, madeAt: tx.now }) as SetId
  for (const codeId of codeIds) join(tx, id, codeId)
  tx.describe(`New set of codes “${name.trim()}”`)
  return id
}

/** Gives a set another name. Refuses an empty one, and one that another set has. */
export function renameSet(tx: Change, setId: SetId, name: string): void {
  const former = getSet(tx, setId)
  const free = freeName(tx, name, setId)
  tx.update('code_set', setId, { name: free })
  tx.describe(`Rename set “${former}” to “${free}”`)
}

/** Removes a set. Its codes stay. */
export function removeSet(tx: Change, setId: SetId): void {
  const name = getSet(tx, setId)
  for (const row of tx.all<{ id: Buffer }>(sql`SELECT id FROM code_set_member WHERE set_id = ${bytesOf(setId)}`))
    tx.remove('code_set_member', idOf(row.id))
  tx.remove('code_set', setId)
  tx.describe(`Remove set “${name}”`)
}

/** Puts codes into a set. Silent for those that stand in it. */
export function addToSet(tx: Change, setId: SetId, codeIds: readonly CodeId[]): number {
  const name = getSet(tx, setId)
  const added = codeIds.filter(codeId => join(tx, setId, codeId)).length
  tx.describe(`Put ${inWords(tx, codeIds)} into set “${name}”`)
  return added
}

/** Takes codes out of a set. Silent for those that do not stand in it. */
export function takeFromSet(tx: Change, setId: SetId, codeIds: readonly CodeId[]): number {
  const name = getSet(tx, setId)
  const taken = codeIds.filter(codeId => leave(tx, setId, codeId)).length
  tx.describe(`Take ${inWords(tx, codeIds)} out of set “${name}”`)
  return taken
}

/** Puts codes into the sets of another; `instead`: that one leaves them. */
export function putIntoSets(tx: Change, from: CodeId, codeIds: readonly CodeId[], instead: boolean): void {
  const sets = tx.all<{ set_id: Buffer }>(
    sql`SELECT set_id FROM code_set_member WHERE code_id = ${bytesOf(from)} ORDER BY n`,
  )
  for (const { set_id } of sets) {
    const setId = idOf<'set'>(set_id)
    for (const codeId of codeIds) join(tx, setId, codeId)
    if (instead) leave(tx, setId, from)
  }
}

/** Takes a code out of every set. */
export function leaveSets(tx: Change, codeId: CodeId): void {
  for (const row of tx.all<{ id: Buffer }>(sql`SELECT id FROM code_set_member WHERE code_id = ${bytesOf(codeId)}`))
    tx.remove('code_set_member', idOf(row.id))
}

function member(tx: Change, setId: SetId, codeId: CodeId) {
  return tx.get<{ id: Buffer }>(
    sql`SELECT id FROM code_set_member WHERE set_id = ${bytesOf(setId)} AND code_id = ${bytesOf(codeId)}`,
  )
}

function join(tx: Change, setId: SetId, codeId: CodeId): boolean {
  getCode(tx, codeId)
  if (member(tx, setId, codeId)) return false
  tx.insert('code_set_member', { id: derivedId(tx.projectId, 'code in set', `${setId} ${codeId}`), setId, codeId })
  return true
}

function leave(tx: Change, setId: SetId, codeId: CodeId): boolean {
  const here = member(tx, setId, codeId)
  if (here) tx.remove('code_set_member', idOf(here.id))
  return here !== undefined
}

function getSet(tx: Change, setId: SetId): string {
  const row = tx.get<{ name: string }>(sql`SELECT name FROM code_set WHERE id = ${bytesOf(setId)}`)
  if (!row) throw new Refusal('set-gone', 'This set of codes is not there any more.')
  return row.name
}

function freeName(tx: Change, name: string, except: SetId | null): string {
  const trimmed = name.trim()
  if (!trimmed) throw new Refusal('name-empty', 'A set of codes needs a name.')
  const clash = tx
    .all<{ id: Buffer; name: string }>(sql`SELECT id, name FROM code_set`)
    .find(row => fold(row.name) === fold(trimmed) && idOf(row.id) !== except)
  if (clash) throw new Refusal('name-taken', `There is already a set “${clash.name}”. Choose another name.`)
  return trimmed
}

function inWords(tx: Change, codeIds: readonly CodeId[]): string {
  return codeIds.length === 1 ? `“${getCode(tx, codeIds[0]!).name}”` : `${codeIds.length} codes`
}
