// The one writer of rounds of review: what they are for, who takes part, what is to be looked at, who has looked.

import type { Filter } from '../../analysis/filter/types.ts'
import type { CoderId, RoundId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import { removeAnchorIfFree } from '../../coding/commands.ts'
import type { Change } from '../../store/access.ts'
import { namesOfPerson } from '../../store/person-queries.ts'
import { bytesOf, derivedId, idOf, sql } from '../../store/sql.ts'
import { listCoders, personOf } from '../queries.ts'
import { nameOfCoder, settleThing } from './comment-commands.ts'
import { thingOf, type CommentRow } from './comment-queries.ts'
import { getRound } from './round-queries.ts'
import type { ThingInput } from './thing.ts'
import { keyOfThing } from './thing-key.ts'
import { Things } from './thing-queries.ts'
import type { Thing } from './types.ts'

/** What a round is about; what is left out of a change stays. */
export interface RoundWords {
  readonly name?: string | undefined
  readonly purpose?: string | undefined
  readonly filter?: Filter | null | undefined
  readonly from?: string | null | undefined
  readonly until?: string | null | undefined
  readonly coderIds?: readonly CoderId[] | undefined
}

/** Opens a round. Refuses an empty name, one that another round has, nobody to take part, and an end before its beginning. */
export function openRound(
  tx: Change,
  given: RoundWords & { readonly name: string; readonly things?: readonly ThingInput[] | undefined },
): RoundId {
  const name = freeName(tx, given.name, null)
  refuseBackwards(given.from ?? null, given.until ?? null)
  if (!given.coderIds?.length) throw new Refusal('round-nobody', 'Say who takes part in the round.')
  const roundId = tx.insert('round', {
    name,
    purpose: given.purpose?.trim() ?? '',
    filter: given.filter ? JSON.stringify(given.filter) : null,
    fromOn: given.from ?? null,
    untilOn: given.until ?? null,
    state: 'open',
    coderId: tx.coderId,
    madeAt: tx.now,
  }) as RoundId
  setPeople(tx, roundId, given.coderIds)
  addThings(tx, roundId, given.things ?? [])
  tx.describe(`Open round “${name}”`)
  return roundId
}

/** Changes what a round is about or who takes part. Refuses as opening does. */
export function changeRound(tx: Change, roundId: RoundId, given: RoundWords): void {
  const row = getRound(tx, roundId)
  const name = given.name === undefined ? row.name : freeName(tx, given.name, roundId)
  const from = given.from === undefined ? row.from_on : given.from
  const until = given.until === undefined ? row.until_on : given.until
  refuseBackwards(from, until)
  tx.update('round', roundId, {
    name,
    purpose: given.purpose === undefined ? row.purpose : given.purpose.trim(),
    filter: given.filter === undefined ? row.filter : given.filter === null ? null : JSON.stringify(given.filter),
    fromOn: from,
    untilOn: until,
  })
  if (given.coderIds !== undefined) {
    if (given.coderIds.length === 0) throw new Refusal('round-nobody', 'Say who takes part in the round.')
    setPeople(tx, roundId, given.coderIds)
  }
  tx.describe(`Change round “${name}”`)
}

/** Closes a round, or opens it again. What is open in it stays open. */
export function setRoundState(tx: Change, roundId: RoundId, state: 'open' | 'closed'): void {
  const row = getRound(tx, roundId)
  tx.update('round', roundId, { state })
  tx.describe(`${state === 'closed' ? 'Close' : 'Open again'} round “${row.name}”`)
}

/** Removes a round in which nobody has commented or proposed anything. Others are closed: what was said in them belongs to the study. */
export function removeRound(tx: Change, roundId: RoundId): void {
  const row = getRound(tx, roundId)
  const id = bytesOf(roundId)
  if (
    tx.get(
      sql`SELECT 1 WHERE EXISTS (SELECT 1 FROM comment WHERE round_id = ${id}) OR EXISTS (SELECT 1 FROM proposal WHERE round_id = ${id})`,
    )
  )
    throw new Refusal(
      'round-used',
      `Comments or proposals were made in round “${row.name}”. Close it instead: what was said in it belongs to the study.`,
    )
  for (const table of ['round_look', 'round_thing', 'round_coder'] as const) removeRowsOf(tx, table, roundId)
  tx.remove('round', roundId)
  tx.describe(`Remove round “${row.name}”`)
}

/** Puts things into a round, or takes them out again. Gives back how many came or went. */
export function changeThings(
  tx: Change,
  roundId: RoundId,
  inputs: readonly ThingInput[],
  deed: 'add' | 'take',
): number {
  const row = getRound(tx, roundId)
  const count = deed === 'add' ? addThings(tx, roundId, inputs) : takeThings(tx, roundId, inputs)
  const what = count === 1 ? '1 thing' : `${count} things`
  tx.describe(deed === 'add' ? `Put ${what} into round “${row.name}”` : `Take ${what} out of round “${row.name}”`)
  return count
}

/** Marks things of a round as looked at by whoever makes the change, or no longer so. */
export function lookAt(tx: Change, roundId: RoundId, inputs: readonly ThingInput[], looked: boolean): void {
  const row = getRound(tx, roundId)
  refusePartless(tx, roundId, row.name)
  for (const thing of inputs.map(input => settleThing(tx, input))) {
    const here = tx.all<{ id: Buffer }>(sql`
      SELECT id FROM round_look WHERE round_id = ${bytesOf(roundId)} AND coder_id IN (${namesOfPerson(tx, tx.coderId)}) AND about = ${thing.about}
        AND thing_id = ${bytesOf(thing.id)} AND beside_id IS ${thing.besideId === null ? null : bytesOf(thing.besideId)}`)
    if (!looked) for (const { id } of here) tx.remove('round_look', idOf(id))
    if (here.length === 0 && looked)
      tx.insert('round_look', {
        id: derivedId(tx.projectId, 'round look', `${roundId} ${tx.coderId} ${keyOfThing(thing)}`),
        roundId,
        coderId: tx.coderId,
        about: thing.about,
        thingId: bytesOf(thing.id),
        besideId: thing.besideId === null ? null : bytesOf(thing.besideId),
        lookedAt: tx.now,
      })
  }
  const what = inputs.length === 1 ? '1 thing' : `${inputs.length} things`
  tx.describe(looked ? `Look at ${what} in round “${row.name}”` : `Look again at ${what} in round “${row.name}”`)
}

/** Says that whoever makes the change is through with a round, or is not. */
export function setRoundDone(tx: Change, roundId: RoundId, done: boolean): void {
  const row = getRound(tx, roundId)
  for (const part of refusePartless(tx, roundId, row.name))
    tx.update('round_coder', part, { doneAt: done ? tx.now : null })
  tx.describe(done ? `Through with round “${row.name}”` : `Not through with round “${row.name}” yet`)
}

function addThings(tx: Change, roundId: RoundId, inputs: readonly ThingInput[]): number {
  const there = new Set(chosenIn(tx, roundId).map(one => keyOfThing(one.thing)))
  const things = new Things(tx)
  let count = 0
  for (const thing of inputs.map(input => settleThing(tx, input))) {
    if (there.has(keyOfThing(thing))) continue
    const name = things.name(thing)
    if (name === null) throw new Refusal('thing-gone', 'Something chosen here is not there any more.')
    there.add(keyOfThing(thing))
    tx.insert('round_thing', {
      id: derivedId(tx.projectId, 'round thing', `${roundId} ${keyOfThing(thing)}`),
      roundId,
      about: thing.about,
      thingId: bytesOf(thing.id),
      besideId: thing.besideId === null ? null : bytesOf(thing.besideId),
      cell: thing.cell === null ? null : JSON.stringify(thing.cell),
      name,
    })
    count++
  }
  return count
}

function takeThings(tx: Change, roundId: RoundId, inputs: readonly ThingInput[]): number {
  const wanted = new Set(inputs.map(input => keyOfThing(settleThing(tx, input))))
  const going = chosenIn(tx, roundId).filter(one => wanted.has(keyOfThing(one.thing)))
  for (const { id, thing } of going) {
    tx.remove('round_thing', id)
    if (thing.about === 'passage') removeAnchorIfFree(tx, thing.id as never)
  }
  return going.length
}

function chosenIn(tx: Change, roundId: RoundId): { readonly id: string; readonly thing: Thing }[] {
  return tx
    .all<Pick<CommentRow, 'id' | 'about' | 'thing_id' | 'beside_id' | 'cell'>>(
      sql`SELECT id, about, thing_id, beside_id, cell FROM round_thing WHERE round_id = ${bytesOf(roundId)} ORDER BY n`,
    )
    .map(row => ({ id: idOf(row.id), thing: thingOf(row) }))
}

function setPeople(tx: Change, roundId: RoundId, coderIds: readonly CoderId[]): void {
  const wanted = new Set(coderIds)
  const person = personOf(listCoders(tx))
  for (const row of tx.all<{ id: Buffer; coder_id: Buffer }>(
    sql`SELECT id, coder_id FROM round_coder WHERE round_id = ${bytesOf(roundId)} ORDER BY n`,
  ))
    if (!wanted.delete(person(idOf<'coder'>(row.coder_id)))) tx.remove('round_coder', idOf(row.id))
  for (const coderId of wanted) {
    nameOfCoder(tx, coderId)
    tx.insert('round_coder', { id: derivedId(tx.projectId, 'round coder', `${roundId} ${coderId}`), roundId, coderId })
  }
}

function removeRowsOf(tx: Change, table: 'round_look' | 'round_thing' | 'round_coder', roundId: RoundId): void {
  for (const { id } of tx.all<{ id: Buffer }>({
    text: `SELECT id FROM ${table} WHERE round_id = ? ORDER BY n`,
    values: [bytesOf(roundId)],
  }))
    tx.remove(table, idOf(id))
}

/** The rows of whoever makes the change among those who take part: one for each of their names. Refuses somebody who does not. */
function refusePartless(tx: Change, roundId: RoundId, name: string): string[] {
  const rows = tx.all<{ id: Buffer }>(
    sql`SELECT id FROM round_coder WHERE round_id = ${bytesOf(roundId)} AND coder_id IN (${namesOfPerson(tx, tx.coderId)})`,
  )
  if (rows.length === 0)
    throw new Refusal('round-not-yours', `You do not take part in round “${name}”. Whoever leads it can add you.`)
  return rows.map(({ id }) => idOf(id))
}

function freeName(tx: Change, given: string, besides: RoundId | null): string {
  const name = given.trim()
  if (name === '') throw new Refusal('name-missing', 'A round needs a name.')
  const other = tx.get<{ id: Buffer }>(sql`SELECT id FROM round WHERE name = ${name} COLLATE NOCASE`)
  if (other && idOf(other.id) !== besides)
    throw new Refusal('name-taken', `There is a round “${name}” already. Give this one another name.`)
  return name
}

function refuseBackwards(from: string | null, until: string | null): void {
  if (from !== null && until !== null && until < from)
    throw new Refusal('round-backwards', 'The round ends before it begins. Choose other dates.')
}
