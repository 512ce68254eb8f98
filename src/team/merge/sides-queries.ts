// Reads the sides of a merge from their files: what each touched since the base, by their change logs.

import { createHash } from 'node:crypto'
import { hexOfId } from '../../base/ids.ts'
import { InvalidInput } from '../../base/parse.ts'
import { Refusal } from '../../base/trouble.ts'
import { digestOf } from '../../coding/commands.ts'
import type { Read } from '../../store/access.ts'
import { isPacked, sayingColumn } from '../../store/kept-words.ts'
import { parentsFirst } from '../../store/row-commands.ts'
import { asVersion8, idOf, sql } from '../../store/sql.ts'
import { copyOf, getHandOut, listHandIns, listHandOuts } from '../copies/queries.ts'
import { listCoders } from '../queries.ts'
import { idOfCell } from '../review/thing-queries.ts'
import { cellOf } from '../review/thing.ts'
import type { Facts, Side, TableFacts } from './facts.ts'
import { readApart } from './apart.ts'
import { withBase } from './base-known.ts'
import { FileRows, type Destroyed } from './file-rows-queries.ts'
import { bentCopy } from './incoming-queries.ts'
import { seenOf } from './seen-queries.ts'
import type { MergeCopy, MergeCounts } from './types.ts'

/** Tables that tell of the file, of what left the team, or of merges: no copy brings them home. */
const OWN = new Set([
  'act',
  'change',
  'change_row',
  'project',
  'blob',
  'text_index',
  'hand_out',
  'hand_in',
  'copy_of',
  'output',
  'merge_report',
  'merge_question',
  'answer_so_far',
  'destroyed',
])

/** The tables that a merge is about, what is referred to first. */
export function mergedTables(read: Read): TableFacts[] {
  return parentsFirst(read)
    .filter(name => !OWN.has(name))
    .flatMap(name => {
      const columns = read
        .all<{ name: string }>({ text: "SELECT name FROM pragma_table_info(?, 'main')", values: [name] })
        .map(row => row.name)
      if (columns[0] !== 'n' || columns[1] !== 'id') return []
      const refs = read.all<{ column: string; table: string }>({
        text: `SELECT "from" AS "column", "table" FROM pragma_foreign_key_list(?, 'main') WHERE "table" <> 'blob'`,
        values: [name],
      })
      const unique = read
        .all<{ name: string }>({
          text: `SELECT name FROM pragma_index_list(?, 'main') WHERE "unique" = 1 AND partial = 0`,
          values: [name],
        })
        .map(index =>
          read
            .all<{ name: string }>({ text: "SELECT name FROM pragma_index_info(?, 'main')", values: [index.name] })
            .map(row => row.name),
        )
        .filter(set => !(set.length === 1 && set[0] === 'id'))
      const naming = unique.find(set => set.some(column => NAMES.has(column)))
      return [
        {
          name,
          columns,
          refs,
          unique: unique.filter(set => set !== naming),
          named: naming
            ? {
                column: naming.find(column => NAMES.has(column))!,
                within: naming.filter(column => !NAMES.has(column)),
              }
            : null,
        },
      ]
    })
}
const NAMES = new Set(['name', 'label'])

/** The rows of a copy that rest on sources which were destroyed for good in ours and are not there again: nothing of them comes back. [M27] [M50] */
export function destroyedIn(ours: Read, theirs: Read, tables: readonly TableFacts[]): Destroyed {
  const sources = ours
    .all<{ id: Buffer }>(
      sql`SELECT thing AS id FROM main.destroyed WHERE what = 'source' AND thing NOT IN (SELECT id FROM main.source)`,
    )
    .map(row => row.id.toString('hex'))
  const gone = new Map<string, Set<string>>()
  if (sources.length === 0) return gone
  gone.set('source', new Set(sources))
  // What is referred to comes first; what refers to rows of its own table is few.
  for (const { name, refs } of tables) {
    const found = gone.get(name) ?? new Set<string>()
    for (const { column, table } of refs) {
      const parents = gone.get(table)
      if (!parents || column === 'founding_anchor_id') continue
      for (const [id] of theirs.arrays<[string]>({
        text: `SELECT lower(hex(id)) FROM main."${name}" WHERE "${column}" IN (SELECT unhex(value) FROM json_each(?))`,
        values: [JSON.stringify([...parents])],
      }))
        found.add(id)
    }
    if (found.size > 0) gone.set(name, found)
  }
  const all = JSON.stringify([...gone.values()].flatMap(ids => [...ids]))
  for (const [name, column] of [
    ['comment', 'thing_id'],
    ['round_thing', 'thing_id'],
    ['round_look', 'thing_id'],
  ] as const)
    for (const [id] of theirs.arrays<[string]>({
      text: `SELECT lower(hex(id)) FROM main."${name}" WHERE ${column} IN (SELECT unhex(value) FROM json_each(?))`,
      values: [all],
    }))
      gone.set(name, (gone.get(name) ?? new Set()).add(id))
  return gone
}

/** A copy that is compared: its open file, and what is known of it. */
export interface OpenCopy {
  readonly path: string
  readonly file: string
  readonly read: Read
}

/** What ours knows of a copy whose digest is not known yet, with how far it came home before. */
export type CopyAbout = Omit<MergeCopy, 'digest' | 'cameBefore' | 'isIn'>

/** What ours knows of a copy. Refuses a file of another project [M47], and any where ours is a copy itself: what one was not to see would come in with the other. */
export function aboutCopy(ours: Read, copy: OpenCopy): CopyAbout {
  const idIn = (read: Read) => idOf(read.get<{ id: Buffer }>(sql`SELECT id FROM main.project`)!.id)
  if (idIn(ours) !== idIn(copy.read))
    throw new Refusal(
      'other-project',
      `“${copy.file}” is of another project. Merging is for copies of this one. Another project comes in by “Bring in another project”. Nothing was changed.`,
    )
  const mine = copyOf(ours)
  if (mine)
    throw new Refusal(
      'is-copy',
      `This is the copy that ${mine.by.name} handed out to ${mine.for.name}. Copies come back into the project that they came from: open that one.`,
    )
  const from = originOf(copy)
  const known = from && getHandOut(ours, from.id)
  const coders = listCoders(copy.read)
  const coder = from ? coders.find(one => one.id === from.for.id) : undefined
  const lastChange = copy.read.get<{ n: number | null }>(sql`SELECT max(n) AS n FROM change`)!.n ?? 0
  return withBase({
    path: copy.path,
    file: copy.file,
    coder: coder ? { id: coder.id, name: coder.name, initials: coder.initials } : null,
    handOutId: known?.id ?? null,
    handedOutAt: known?.madeAt ?? null,
    position: known?.position ?? 0,
    version: known?.version?.label ?? null,
    isOlder: known
      ? listHandOuts(ours).some(
          one => one.position > known.position && (one.version?.id ?? '') !== (known.version?.id ?? ''),
        )
      : false,
    lastChange,
    seen: known ? seenOf(ours, copy.read, known.id) : null,
  })
}

/** A copy with its SHA-256 in hexadecimal: whether the very file came before, and is in. */
export function withDigest(ours: Read, about: CopyAbout, digest: string): MergeCopy {
  const { handOutId, seen, lastChange } = about
  const before = listHandIns(ours).filter(one => one.handOutId === handOutId && one.digest === digest)
  return {
    ...about,
    digest,
    cameBefore: before.at(-1)?.broughtInAt ?? null,
    isIn: before.length > 0 && seen?.theirs === lastChange,
  }
}

/** The hand-out that a copy comes from. */
function originOf({ file, read }: OpenCopy): ReturnType<typeof copyOf> {
  try {
    return copyOf(read)
  } catch (error) {
    if (error instanceof InvalidInput || error instanceof SyntaxError)
      throw bentCopy(file, 'What it does not have of the project is not told as it should be.')
    throw error
  }
}

/** After which of its changes a copy brings something: what came in once and stands is no news, and what was changed or removed here since stays so. Null where no hand-out is known: then everything in it may be new. */
export function touchedFrom(copy: Pick<MergeCopy, 'handOutId' | 'seen'>): number | null {
  return copy.handOutId === null ? null : (copy.seen?.theirs ?? 0)
}

/** Everything a plan is made from. `ours` reads the tables themselves, whatever is sealed. What copies touched was read before; it yields how many rows of ours since. */
export function* factsOf(
  ours: Read,
  projectId: string,
  tables: readonly TableFacts[],
  copies: readonly { readonly about: MergeCopy; readonly rows: FileRows }[],
  earlier: Pick<Facts, 'remembered' | 'asked' | 'settled' | 'waiting' | 'sameBefore' | 'joinedBefore'>,
): Generator<number, Facts, void> {
  const based = copies.filter(copy => copy.about.handOutId !== null)
  const earliest = (positions: readonly number[]) =>
    positions.length === 0 ? Number.MAX_SAFE_INTEGER : Math.min(...positions)
  const handedOut = earliest(based.map(({ about }) => about.position))
  const lastSeen = earliest(based.map(({ about }) => about.seen?.ours ?? about.position))
  const mine = new FileRows(ours, lastSeen)
  // Mostly no copy came before: then nothing is read a second time.
  const sinceHandOut = handedOut === lastSeen ? mine : new FileRows(ours, handedOut)
  // An order of their own, so that it does not matter in which they are given.
  const sorted = [...copies].sort((a, b) => (orderOf(a.about) < orderOf(b.about) ? -1 : 1))
  const theirs = sorted.map(({ rows }) => rows)
  for (const rows of theirs) rows.holdAgainst(mine)
  yield* mine.readTouched(tables)
  for (const { name } of tables)
    yield* mine.lookFor(
      name,
      theirs.map(rows => rows.touched(name)),
    )
  const marks = new Map<string, number>()
  const sides = sorted.map(({ about, rows }, at): Side => {
    const initials = about.coder?.initials ?? `copy ${at + 1}`
    const times = (marks.get(initials) ?? 0) + 1
    marks.set(initials, times)
    return {
      at,
      copy: about,
      knowsBase: about.knowsBase,
      mark: times === 1 ? initials : `${initials} ${times}`,
      row: (table, id) => rows.row(table, id),
      where: (table, column, value) => rows.where(table, column, value),
      ids: (table, column, value) => rows.ids(table, column, value),
      all: table => rows.all(table),
      touched: table => rows.touched(table),
      onDestroyed: rows.onDestroyed,
      // Behind itself, or behind the moment at which it was handed out.
      clockRanBack:
        rows.read.get(
          sql`SELECT 1 FROM (SELECT made_at, lag(made_at, 1, ${about.handedOutAt ?? ''}) OVER (PARTITION BY coder_id ORDER BY n) AS before FROM change) WHERE made_at < before LIMIT 1`,
        ) !== undefined,
    }
  })
  const digests = digestsOf(projectId)
  const sources = new Set(sourceIds(ours))
  return {
    tables,
    ours: mine,
    sides: sides.map((side, at) =>
      readApart(side, { tables, ours: mine, ...digests }, { ours: sources, theirs: sourceIds(theirs[at]!.read) }),
    ),
    sinceHandOut: table => sinceHandOut.touched(table),
    ...digests,
    ...earlier,
  }
}

function sourceIds(read: Read): string[] {
  return read.arrays<[string]>(sql`SELECT lower(hex(id)) FROM main.source ORDER BY n`).map(([id]) => id)
}

/** The digests and ids that rules ask for. */
export function digestsOf(
  projectId: string,
): Pick<Facts, 'digest' | 'derivedId' | 'cellId' | 'wordsDigest' | 'textHash' | 'packedSaying'> {
  return {
    digest: words => sha(words).subarray(0, 16).toString('hex'),
    derivedId: (kind, words) =>
      Buffer.from(asVersion8(sha(`${projectId}\u0000merge ${kind}\u0000${words}`).subarray(0, 16))).toString('hex'),
    cellId: json => cellIdOf(projectId, json),
    packedSaying: (table, column, value, say) =>
      isPacked(table, column) ? sayingColumn(table, column, value, say) : null,
    wordsDigest: words => Buffer.from(digestOf(words)).toString('hex'),
    textHash: text => sha(text).toString('hex'),
  }
}

function cellIdOf(projectId: string, json: string): string | null {
  try {
    return hexOfId(idOfCell(projectId, cellOf(json)))
  } catch (error) {
    // What a copy says may be no cell.
    if (error instanceof InvalidInput || error instanceof SyntaxError) return null
    throw error
  }
}

/** How many rows the logs say were touched: about so much is to be compared. */
export function rowsTouched(read: Read, position: number): number {
  return read.get<{ rows: number }>(
    sql`SELECT total(CAST(last_row AS REAL) - first_row + 1) AS rows FROM change_row WHERE change_n > ${position}`,
  )!.rows
}

function orderOf(copy: MergeCopy): string {
  // By names first: so people find them in a list.
  const name = (copy.coder?.name ?? '').toLowerCase()
  return `${name} ${copy.coder?.id ?? ''} ${copy.handOutId ?? ''} ${copy.lastChange} ${copy.digest}`
}

function sha(words: string): Buffer {
  return createHash('sha256').update(words).digest()
}

/** In which table each of what is counted stands. */
export const COUNTED_IN = {
  sources: 'source',
  codes: 'code',
  codings: 'coding',
  evidence: 'evidence',
  memos: 'memo',
} as const

/** How many of each a file holds. */
export function countsIn(read: Read): MergeCounts {
  const entries = Object.entries(COUNTED_IN).map(([name, table]) => [
    name,
    read.get<{ count: number }>({ text: `SELECT count(*) AS count FROM main."${table}"`, values: [] })!.count,
  ])
  return Object.fromEntries(entries) as MergeCounts
}

/** How many of each there were at the oldest base. */
export function baseCounts(facts: Facts, ours: MergeCounts): MergeCounts {
  const entries = Object.entries(COUNTED_IN).map(([name, table]) => {
    let count = ours[name as keyof MergeCounts]
    for (const { was, is } of facts.ours.touched(table).values())
      count += (was === null ? 0 : 1) - (is === null ? 0 : 1)
    return [name, count]
  })
  return Object.fromEntries(entries) as MergeCounts
}
