// Comments and rounds keep what a thing was called, and comments what it said: where words are taken out of texts these do not tell them either.

import type { SourceId } from '../../base/ids.ts'
import { anchorsIn } from '../../coding/carry-commands.ts'
import { openText } from '../../coding/queries.ts'
import type { KeepsWords } from '../../sources/redact-commands.ts'
import { isTouched, saidWithout, type WordsGoing } from '../../sources/words-going.ts'
import type { Change } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { Things } from './thing-queries.ts'
import type { Thing } from './types.ts'

const TABLES = ['comment', 'round_thing'] as const

/** Of the very passages what stands there afterwards is kept; of other things of these texts, and of all where the words go everywhere, what they said without the words. */
export const commentsKeepWords: KeepsWords = (tx, going) => {
  const touched = new Set<string>()
  const near = new Set<string>()
  for (const [sourceId, places] of going.places) {
    const ranges = new Map(
      anchorsIn(tx, openText(tx, sourceId)).map(({ id, range }) => [id as string, isTouched(places, range)]),
    )
    for (const { thing, anchor } of onWordsOf(tx, sourceId)) {
      near.add(thing)
      if (ranges.get(anchor) === true) touched.add(thing)
    }
  }
  return () => {
    const things = new Things(tx)
    for (const table of TABLES)
      for (const row of rowsOf(tx, table)) {
        const thing = idOf(row.thing_id)
        const isOnWords = row.about === 'passage' || row.about === 'coding'
        if (isOnWords && touched.has(thing)) asItIs(tx, table, row, things)
        // Of a coding that is gone nobody knows where it stood.
        else if (concerns(going, row, isOnWords && (near.has(thing) || isGone(tx, row)))) without(tx, table, row, going)
      }
  }
}

interface KeptRow {
  readonly id: Buffer
  readonly about: Thing['about']
  readonly thing_id: Buffer
  readonly name: string
  readonly seen: string | null
}

/** What was commented on, or is looked at in a round, of a text: by which anchor it stands there. */
function onWordsOf(tx: Change, sourceId: SourceId): { thing: string; anchor: string }[] {
  const its = bytesOf(sourceId)
  return tx
    .all<{ thing: Buffer; anchor: Buffer }>(sql`
      SELECT id AS thing, id AS anchor FROM anchor WHERE source_id = ${its} AND (id IN (SELECT thing_id FROM comment) OR id IN (SELECT thing_id FROM round_thing))
      UNION ALL SELECT coding.id, anchor_id FROM coding JOIN anchor ON anchor.id = anchor_id
      WHERE source_id = ${its} AND (coding.id IN (SELECT thing_id FROM comment) OR coding.id IN (SELECT thing_id FROM round_thing))`)
    .map(row => ({ thing: idOf(row.thing), anchor: idOf(row.anchor) }))
}

function rowsOf(tx: Change, table: (typeof TABLES)[number]): KeptRow[] {
  const seen = table === 'comment' ? 'seen' : 'NULL AS seen'
  return tx.all<KeptRow>({ text: `SELECT id, about, thing_id, name, ${seen} FROM ${table} ORDER BY n`, values: [] })
}

function isGone(tx: Change, { about, thing_id }: KeptRow): boolean {
  const table = about === 'passage' ? 'anchor' : 'coding'
  return tx.get({ text: `SELECT 1 FROM ${table} WHERE id = ?`, values: [thing_id] }) === undefined
}

function concerns({ scope, places }: WordsGoing, { about, thing_id }: KeptRow, isNear: boolean): boolean {
  if (scope === 'here') return false
  return scope === 'everywhere' || isNear || (about === 'source' && places.has(idOf<'source'>(thing_id)))
}

/** What stands there now is what is told of it. */
function asItIs(tx: Change, table: (typeof TABLES)[number], row: KeptRow, things: Things): void {
  const thing: Thing = { about: row.about, id: idOf(row.thing_id), besideId: null, cell: null }
  const words = things.fields(thing).find(one => one.field === 'words')?.value ?? ''
  write(tx, table, row, {
    name: things.name(thing) ?? row.name,
    seen: seenWith(row, (field, value) => (field === 'words' ? words : value)),
  })
}

function without(tx: Change, table: (typeof TABLES)[number], row: KeptRow, going: WordsGoing): void {
  write(tx, table, row, {
    name: saidWithout(going, row.name),
    seen: seenWith(row, (_, value) => saidWithout(going, value)),
  })
}

function seenWith({ seen }: KeptRow, say: (field: string, value: string) => string): string | null {
  if (seen === null) return null
  const fields = JSON.parse(seen) as [string, string][]
  return JSON.stringify(fields.map(([field, value]) => [field, say(field, value)]))
}

function write(
  tx: Change,
  table: (typeof TABLES)[number],
  row: KeptRow,
  next: { readonly name: string; readonly seen: string | null },
): void {
  if (next.name === row.name && next.seen === row.seen) return
  tx.update(table, idOf(row.id), { name: next.name, ...(next.seen === null ? {} : { seen: next.seen }) })
}
