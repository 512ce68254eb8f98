// Reads rounds of review: what is to be looked at, who has looked at what, and what is open with whom.

import { filterNames, filterOf } from '../../analysis/filter/queries.ts'
import { filterInWords } from '../../analysis/filter/words.ts'
import type { Filter } from '../../analysis/filter/types.ts'
import type { CoderId, RoundId, SourceId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, idOrNull, sql } from '../../store/sql.ts'
import { listCoders, personOf } from '../queries.ts'
import { signsByThing, STATE, thingOf, type CommentRow } from './comment-queries.ts'
import { keyOfThing } from './thing-key.ts'
import { Things } from './thing-queries.ts'
import type { OpenOfPerson, Round, RoundThing, Thing } from './types.ts'

/** Which sources a filter lets through. The analysis knows; rounds are told. */
export type Passing = (filter: Filter) => Promise<readonly SourceId[]>

interface RoundRow {
  readonly id: Buffer
  readonly name: string
  readonly purpose: string
  readonly filter: string | null
  readonly from_on: string | null
  readonly until_on: string | null
  readonly state: 'open' | 'closed'
  readonly coder_id: Buffer
  readonly made_at: string
}

const COLUMNS = sql`id, name, purpose, filter, from_on, until_on, state, coder_id, made_at`

/** One round as it is stored. Refuses one that is not there. */
export function getRound(read: Read, roundId: RoundId): RoundRow {
  const row = read.get<RoundRow>(sql`SELECT ${COLUMNS} FROM round WHERE id = ${bytesOf(roundId)}`)
  if (!row) throw new Refusal('round-gone', 'This round is not there any more.')
  return row
}

/** Every round, open ones first, then the newest, with how far each person is. */
export async function listRounds(read: Read, passing: Passing): Promise<Round[]> {
  const names = filterNames(read)
  const rows = read.all<RoundRow>(sql`SELECT ${COLUMNS} FROM round ORDER BY (state = 'closed'), n DESC`)
  const rounds: Round[] = []
  for (const row of rows) {
    const id = idOf<'round'>(row.id)
    const filter = row.filter === null ? null : filterOf(row.filter)
    const things = new Set((await thingsOf(read, row, passing)).map(one => keyOfThing(one.thing)))
    const looks = looksIn(read, id)
    const comments = read.all<{ coder_id: Buffer; state: string }>(
      sql`SELECT c.coder_id, ${STATE} AS state FROM comment AS c WHERE c.round_id = ${row.id} AND c.reply_to_id IS NULL`,
    )
    const proposals = read.get<{ open: number; all: number }>(
      sql`SELECT coalesce(sum(state = 'open'), 0) AS open, count(*) AS "all" FROM proposal WHERE round_id = ${row.id}`,
    )!
    rounds.push({
      id,
      name: row.name,
      purpose: row.purpose,
      filter,
      filterWords: filter && filterInWords(filter, names),
      from: row.from_on,
      until: row.until_on,
      state: row.state,
      coderId: idOf<'coder'>(row.coder_id),
      madeAt: row.made_at,
      things: things.size,
      comments: { open: comments.filter(one => one.state === 'open').length, all: comments.length },
      proposals,
      people: read
        .all<{ coder_id: Buffer; done_at: string | null }>(
          sql`SELECT coder_id, max(done_at) AS done_at FROM round_coder WHERE round_id = ${row.id} GROUP BY coder_id ORDER BY min(n)`,
        )
        .map(person => {
          const coderId = idOf<'coder'>(person.coder_id)
          return {
            coderId,
            looked: looks.filter(look => look.coderId === coderId && things.has(look.key)).length,
            comments: comments.filter(one => idOf(one.coder_id) === coderId).length,
            doneAt: person.done_at,
          }
        }),
    })
  }
  return rounds
}

/** What is to be looked at in a round: the things chosen, then the sources that its filter lets through. */
export async function thingsOfRound(read: Read, roundId: RoundId, passing: Passing): Promise<RoundThing[]> {
  const listed = await thingsOf(read, getRound(read, roundId), passing)
  const looks = looksIn(read, roundId)
  const signs = signsByThing(read)
  const things = new Things(read)
  things.prepare(listed.map(one => one.thing))
  const lookedBy = Map.groupBy(looks, look => look.key)
  return listed.map(({ thing, name, byFilter }) => {
    const now = things.name(thing)
    const sign = signs.get(keyOfThing(thing))
    return {
      thing,
      name: now ?? name,
      isGone: now === null,
      byFilter,
      place: now === null ? null : things.place(thing),
      lookedBy: (lookedBy.get(keyOfThing(thing)) ?? []).map(look => look.coderId),
      comments: { open: sign?.open ?? 0, all: sign?.all ?? 0 },
    }
  })
}

async function thingsOf(
  read: Read,
  row: RoundRow,
  passing: Passing,
): Promise<{ readonly thing: Thing; readonly name: string; readonly byFilter: boolean }[]> {
  const chosen = read
    .all<Pick<CommentRow, 'about' | 'thing_id' | 'beside_id' | 'cell' | 'name'>>(
      sql`SELECT about, thing_id, beside_id, cell, name FROM round_thing WHERE round_id = ${row.id} ORDER BY n`,
    )
    .map(one => ({ thing: thingOf(one), name: one.name, byFilter: false }))
  if (row.filter === null) return chosen
  const there = new Set(chosen.map(one => keyOfThing(one.thing)))
  const sources = await sourcesPassing(filterOf(row.filter), passing)
  const byFilter = sources.map(id => ({
    thing: { about: 'source', id, besideId: null, cell: null } as Thing,
    name: '',
    byFilter: true,
  }))
  return [...chosen, ...byFilter.filter(one => !there.has(keyOfThing(one.thing)))]
}

async function sourcesPassing(filter: Filter, passing: Passing): Promise<readonly SourceId[]> {
  try {
    return await passing(filter)
  } catch (trouble) {
    // A filter that names what is gone lets nothing through; the round itself is still to be read.
    if (trouble instanceof Refusal) return []
    throw trouble
  }
}

function looksIn(read: Read, roundId: RoundId): { readonly coderId: CoderId; readonly key: string }[] {
  return read
    .all<{ coder_id: Buffer; about: Thing['about']; thing_id: Buffer; beside_id: Buffer | null }>(
      sql`SELECT coder_id, about, thing_id, beside_id FROM round_look WHERE round_id = ${bytesOf(roundId)} GROUP BY coder_id, about, thing_id, beside_id ORDER BY min(n)`,
    )
    .map(row => ({
      coderId: idOf<'coder'>(row.coder_id),
      key: keyOfThing({ about: row.about, id: idOf(row.thing_id), besideId: idOrNull(row.beside_id) }),
    }))
}

/** What is open with each person, everybody who codes or takes part. */
export async function openByPerson(read: Read, passing: Passing): Promise<OpenOfPerson[]> {
  const open = read.all<{ id: Buffer; coder_id: Buffer; for_id: Buffer | null }>(
    sql`SELECT c.id, c.coder_id, c.for_id FROM comment AS c WHERE c.reply_to_id IS NULL AND ${STATE} = 'open'`,
  )
  const named = read.arrays<[Buffer, Buffer]>(sql`
    SELECT DISTINCT c.id, m.coder_id FROM comment AS c JOIN comment AS said ON said.id = c.id OR said.reply_to_id = c.id JOIN comment_mention AS m ON m.comment_id = said.id
    WHERE c.reply_to_id IS NULL AND ${STATE} = 'open'`)
  const proposals = read.arrays<[Buffer]>(sql`SELECT coder_id FROM proposal WHERE state = 'open'`)
  const rounds = (await listRounds(read, passing)).filter(round => round.state === 'open')
  const coders = listCoders(read)
  const person = personOf(coders)
  const is = (bytes: Buffer | null, id: CoderId) => bytes !== null && person(idOf<'coder'>(bytes)) === id
  const people = coders.filter(coder => coder.joinedTo === null && coder.kind === 'person')
  return people.map(({ id }) => ({
    coderId: id,
    toAnswer: open.filter(row => is(row.for_id, id)).length,
    made: open.filter(row => is(row.coder_id, id)).length,
    named: new Set(named.filter(([, coder]) => is(coder, id)).map(([comment]) => idOf(comment) as string)).size,
    proposals: proposals.filter(([coder]) => is(coder, id)).length,
    toLookAt: rounds.reduce((sum, round) => {
      const part = round.people.find(one => person(one.coderId) === id && one.doneAt === null)
      return part ? sum + round.things - part.looked : sum
    }, 0),
  }))
}
