// Reads comments with their replies, in which state they are, and what of their things changed since. What others said on a sealed
// source is not in what is read here (src/team/blind/reading.ts).

import type { CoderId, CommentId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Read } from '../../store/access.ts'
import { namesOfPerson } from '../../store/person-queries.ts'
import { bytesOf, idOf, idOrNull, join, sql, type Sql } from '../../store/sql.ts'
import { cellOf, keyOfRequest } from './thing.ts'
import { keyOfThing } from './thing-key.ts'
import { movedSince, Things } from './thing-queries.ts'
import type {
  About,
  Comment,
  CommentedCell,
  CommentPage,
  CommentSearch,
  CommentSign,
  CommentState,
  Reply,
  Thing,
  ThingField,
} from './types.ts'
import type { MatrixRequest } from '../../analysis/types.ts'

/** The state of a comment `c`: what the last reply that decided anything says, else open. */
export const STATE: Sql = sql`coalesce((SELECT decides FROM comment AS r WHERE r.reply_to_id = c.id AND r.decides IS NOT NULL ORDER BY r.made_at DESC, r.n DESC LIMIT 1), 'open')`

/** A comment's own row. */
export interface CommentRow {
  readonly id: Buffer
  readonly reply_to_id: Buffer | null
  readonly about: About
  readonly thing_id: Buffer
  readonly beside_id: Buffer | null
  readonly cell: string | null
  readonly anchor_id: Buffer | null
  readonly name: string
  readonly seen: string
  readonly body: string
  readonly decides: CommentState | null
  readonly coder_id: Buffer
  readonly for_id: Buffer | null
  readonly round_id: Buffer | null
  readonly made_at: string
  readonly changed_at: string | null
}

const COLUMNS = sql`c.id, c.reply_to_id, c.about, c.thing_id, c.beside_id, c.cell, c.anchor_id, c.name, c.seen, c.body, c.decides, c.coder_id, c.for_id, c.round_id, c.made_at, c.changed_at`

/** The thing of a row that says what it is about. */
export function thingOf(row: Pick<CommentRow, 'about' | 'thing_id' | 'beside_id' | 'cell'>): Thing {
  return {
    about: row.about,
    id: idOf(row.thing_id),
    besideId: idOrNull(row.beside_id),
    cell: row.cell === null ? null : cellOf(row.cell),
  }
}

/** The condition that a row is about a thing. */
function onThing({ about, id, besideId }: Pick<Thing, 'about' | 'id' | 'besideId'>): Sql {
  return sql`c.about = ${about} AND c.thing_id = ${bytesOf(id)} AND c.beside_id IS ${besideId === null ? null : bytesOf(besideId)}`
}

/** The comments on one thing, open ones first, each lot as they were made. */
export function commentsOn(read: Read, thing: Thing): Comment[] {
  return commentsWhere(read, onThing(thing), sql`ORDER BY (${STATE} <> 'open'), c.made_at, c.n LIMIT 1000`)
}

/** The condition that a comment or a reply to it names somebody. */
function names(who: ReturnType<typeof namesOfPerson>): Sql {
  return sql`EXISTS (SELECT 1 FROM comment AS said JOIN comment_mention AS m ON m.comment_id = said.id WHERE m.coder_id IN (${who}) AND (said.id = c.id OR said.reply_to_id = c.id))`
}

/** The comments that are looked for, newest first; 100 unless told. */
export function findComments(read: Read, search: CommentSearch): CommentPage {
  const conditions: Sql[] = [sql`c.reply_to_id IS NULL`]
  if (search.about) conditions.push(sql`c.about = ${search.about}`)
  if (search.byId) conditions.push(sql`c.coder_id IN (${namesOfPerson(read, search.byId)})`)
  if (search.forId !== undefined)
    conditions.push(
      search.forId === null ? sql`c.for_id IS NULL` : sql`c.for_id IN (${namesOfPerson(read, search.forId)})`,
    )
  if (search.roundId !== undefined)
    conditions.push(sql`c.round_id IS ${search.roundId === null ? null : bytesOf(search.roundId)}`)
  if (search.sourceId) {
    const source = bytesOf(search.sourceId)
    conditions.push(
      sql`(c.thing_id = ${source} OR c.about = 'passage' AND c.anchor_id IN (SELECT id FROM anchor WHERE source_id = ${source})
        OR c.about = 'coding' AND c.thing_id IN (SELECT coding.id FROM coding JOIN anchor ON anchor.id = coding.anchor_id WHERE anchor.source_id = ${source}))`,
    )
  }
  if (search.state) conditions.push(sql`${STATE} = ${search.state}`)
  if (search.concerns) {
    const who = namesOfPerson(read, search.concerns)
    conditions.push(sql`(c.coder_id IN (${who}) OR c.for_id IN (${who}) OR ${names(who)})`)
  }
  if (search.namedId) conditions.push(names(namesOfPerson(read, search.namedId)))
  const where = join(conditions, ' AND ')
  const total = read.get<{ count: number }>(sql`SELECT count(*) AS count FROM comment AS c WHERE ${where}`)!.count
  const order = sql`ORDER BY c.made_at DESC, c.n DESC LIMIT ${search.limit ?? 100} OFFSET ${search.from ?? 0}`
  return { total, comments: commentsWhere(read, where, order, SHORT) }
}

/** A comment or reply as it is stored. Refuses one that is not there. */
export function getCommentRow(read: Read, commentId: CommentId): CommentRow {
  const row = read.get<CommentRow>(sql`SELECT ${COLUMNS} FROM comment AS c WHERE c.id = ${bytesOf(commentId)}`)
  if (!row) throw commentGone()
  return row
}

function commentGone(): Refusal {
  return new Refusal('comment-gone', 'This comment is not there any more.')
}

// In lists what changed is told in few words; of one thing whole.
const SHORT = 600

function commentsWhere(read: Read, where: Sql, order: Sql, most = Infinity): Comment[] {
  const heads = read.all<CommentRow>(
    sql`SELECT ${COLUMNS} FROM comment AS c WHERE c.reply_to_id IS NULL AND ${where} ${order}`,
  )
  const ids = JSON.stringify(heads.map(row => row.id.toString('hex').toUpperCase()))
  const replies = read.all<CommentRow>(
    sql`SELECT ${COLUMNS} FROM comment AS c WHERE c.reply_to_id IN (SELECT unhex(value) FROM json_each(${ids})) ORDER BY c.made_at, c.n`,
  )
  const mentions = new Map<string, CoderId[]>()
  for (const [comment, coder] of read.arrays<[Buffer, Buffer]>(
    sql`SELECT comment_id, coder_id FROM comment_mention WHERE comment_id IN (SELECT c.id FROM comment AS c WHERE c.id IN (SELECT unhex(value) FROM json_each(${ids})) OR c.reply_to_id IN (SELECT unhex(value) FROM json_each(${ids}))) GROUP BY comment_id, coder_id ORDER BY min(n)`,
  )) {
    const id = idOf(comment)
    mentions.set(id, [...(mentions.get(id) ?? []), idOf<'coder'>(coder)])
  }
  const byHead = Map.groupBy(replies, row => idOf(row.reply_to_id!) as string)
  const things = new Things(read)
  const rows = heads.map(row => ({ row, thing: thingOf(row) }))
  things.prepare(rows.map(one => one.thing))
  return rows.map(({ row, thing }): Comment => {
    const id = idOf<'comment'>(row.id)
    const said = (byHead.get(id) ?? []).map((reply): Reply => ({
      id: idOf<'comment'>(reply.id),
      body: reply.body,
      coderId: idOf<'coder'>(reply.coder_id),
      madeAt: reply.made_at,
      changedAt: reply.changed_at,
      decides: reply.decides,
      mentions: mentions.get(idOf(reply.id)) ?? [],
    }))
    const last = said.findLast(reply => reply.decides !== null)
    const name = things.name(thing)
    const moved = name === null || thing.about === 'cell' ? [] : movedSince(seenIn(row.seen), things.fields(thing))
    return {
      id,
      thing,
      name: name ?? row.name,
      isGone: name === null,
      moved: moved.map(one => ({ ...one, was: cut(one.was, most), is: cut(one.is, most) })),
      place: name === null ? null : things.place(thing),
      body: row.body,
      coderId: idOf<'coder'>(row.coder_id),
      forId: idOrNull<'coder'>(row.for_id),
      roundId: idOrNull<'round'>(row.round_id),
      mentions: mentions.get(id) ?? [],
      madeAt: row.made_at,
      changedAt: row.changed_at,
      state: last?.decides ?? 'open',
      decided:
        last === undefined || last.decides === 'open'
          ? null
          : { coderId: last.coderId, at: last.madeAt, why: last.body },
      replies: said,
    }
  })
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most).trimEnd()}…`
}

/** What a thing was like, as a comment keeps it. */
function seenIn(json: string): ThingField[] {
  return (JSON.parse(json) as [ThingField['field'], string][]).map(([field, value]) => ({ field, value }))
}

/** What a cell showed when it was commented on, in codings, by comment; for whoever counts it again. */
export function countsOfCells(read: Read, comments: readonly Comment[]): ReadonlyMap<CommentId, string> {
  return new Map(
    comments
      .filter(one => one.thing.about === 'cell')
      .flatMap(one => {
        const counted = seenIn(getCommentRow(read, one.id).seen).find(each => each.field === 'codings')
        return counted ? [[one.id, counted.value] as const] : []
      }),
  )
}

/** How many comments things have, of all things that have any; a source has those on its words and codings too. */
export function commentSigns(read: Read): CommentSign[] {
  return read
    .all<{ about: About; thing_id: Buffer; beside_id: Buffer | null; open: number; all: number }>(sql`
      WITH said AS (SELECT c.n, c.about, c.thing_id, c.beside_id, c.anchor_id, ${STATE} AS state FROM comment AS c WHERE c.reply_to_id IS NULL),
        counted AS (
          SELECT n, about, thing_id, beside_id, state FROM said
          UNION ALL SELECT said.n, 'source', anchor.source_id, NULL, said.state FROM said JOIN anchor ON anchor.id = said.anchor_id WHERE said.about = 'passage'
          UNION ALL SELECT said.n, 'source', anchor.source_id, NULL, said.state FROM said JOIN coding ON coding.id = said.thing_id JOIN anchor ON anchor.id = coding.anchor_id WHERE said.about = 'coding')
      SELECT about, thing_id, beside_id, sum(state = 'open') AS open, count(*) AS "all" FROM counted
      GROUP BY about, thing_id, beside_id ORDER BY min(n)`)
    .map(row => ({
      about: row.about,
      id: idOf(row.thing_id),
      besideId: idOrNull(row.beside_id),
      open: row.open,
      all: row.all,
    }))
}

/** How many comments each thing has, by its key. */
export function signsByThing(read: Read): ReadonlyMap<string, CommentSign> {
  return new Map(commentSigns(read).map(sign => [keyOfThing(sign), sign]))
}

/** The cells of a matrix that are commented on: which row and column, and how many comments are open. */
export function commentedCells(
  read: Read,
  request: MatrixRequest,
): (Omit<CommentedCell, 'request' | 'names'> & { readonly open: number; readonly all: number })[] {
  const wanted = JSON.stringify(keyOfRequest(request))
  const signs = signsByThing(read)
  const cells = new Map(
    read
      .arrays<[Buffer, string]>(
        sql`SELECT DISTINCT thing_id, cell FROM comment WHERE about = 'cell' AND reply_to_id IS NULL`,
      )
      .map(([id, json]) => [idOf(id) as string, cellOf(json)] as const),
  )
  return [...cells].flatMap(([id, cell]) => {
    const sign = signs.get(keyOfThing({ about: 'cell', id, besideId: null }))
    if (!sign || JSON.stringify(keyOfRequest(cell.request)) !== wanted) return []
    const { request: _request, names: _names, ...place } = cell
    return [{ ...place, open: sign.open, all: sign.all }]
  })
}
