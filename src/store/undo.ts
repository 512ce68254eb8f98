// Undo and redo: an act is turned back by a new change that does the opposite of each of its entries, last first.
// Numbered rules, quoted in tests:
// [U1] Undo takes the last act of the coder at work that stands, under whichever of their names; redo what was undone last. Both
// count across sessions.
// [U2] A new act clears redo.
// [U3] Undo refuses, by name, where a later act changed a row that it would take back.
// [U4] Undo refuses, by name, where a later row refers to one that it would take back.
// [U5] Undo and redo bring back every id, time and row number.
// [U6] A row that stands needs no copy in the log: when redo brings rows back, the copies that undo made are dropped.
// [U7] Undo does not go back beyond what was destroyed for good, and says so.

import { faultPoint } from '../base/fault-point.ts'
import type { CoderId } from '../base/ids.ts'
import { assert, Refusal } from '../base/trouble.ts'
import { same, type Tables } from './change.ts'
import type { Connection } from './driver.ts'
import { FEW_ROWS, type Entries, type RowEntry } from './entries.ts'
import { packImages, packStanding, unpackImages, type TableShape } from './images.ts'
import { namesOfPerson } from './person-queries.ts'
import { sql, type Value } from './sql.ts'

interface ActRow {
  readonly n: number
  readonly label: string
}

interface EntryRow {
  readonly n: number
  readonly table_name: string
  readonly deed: 'insert' | 'update' | 'delete'
  readonly first_row: number
  readonly last_row: number
  readonly before: string | Uint8Array | null
  readonly after: string | Uint8Array | null
}

/** The act that undo would take back now, or undefined. [U1] */
export function actToUndo(connection: Connection, coderId: CoderId): ActRow | undefined {
  return actsOf(connection, coderId, name =>
    connection.get<ActRow>(
      sql`SELECT n, label FROM main.act WHERE coder_id = ${name} AND state = 'done' AND n > coalesce((SELECT max(act_n) FROM main.destroyed), 0) ORDER BY n DESC LIMIT 1`,
    ),
  ).at(-1)
}

/** [U7] Refuses, by name, where what undo would take back next lies before something that was destroyed for good. */
export function refuseBeyondDestroyed(connection: Connection, coderId: CoderId): void {
  const deed = connection.get<{ label: string; made_at: string }>(
    sql`SELECT label, made_at FROM main.destroyed JOIN main.act ON act.n = act_n ORDER BY act_n DESC LIMIT 1`,
  )
  const before = actsOf(connection, coderId, name =>
    connection.get<ActRow>(
      sql`SELECT n, label FROM main.act WHERE coder_id = ${name} AND state = 'done' ORDER BY n DESC LIMIT 1`,
    ),
  ).at(-1)
  if (deed && before)
    throw new Refusal(
      'destroyed-since',
      `“${before.label}” cannot be undone: on ${deed.made_at.slice(0, 10)} something was destroyed for good (“${deed.label}”), and undo does not go back beyond that.`,
    )
}

/** The act that redo would bring back now, or undefined. [U1] */
export function actToRedo(connection: Connection, coderId: CoderId): ActRow | undefined {
  return actsOf(connection, coderId, name =>
    connection.get<ActRow>(
      sql`SELECT n, label FROM main.act WHERE coder_id = ${name} AND state = 'undone' ORDER BY n LIMIT 1`,
    ),
  )[0]
}

function actsOf(
  connection: Connection,
  coderId: CoderId,
  find: (name: Uint8Array) => ActRow | undefined,
): readonly ActRow[] {
  return namesOfPerson(connection, coderId)
    .flatMap(name => find(name) ?? [])
    .sort((one, other) => one.n - other.n)
}

/** Turns an act back (undo) or forth again (redo), inside a transaction of the caller's that began with foreign keys off: `RESTRICT` would look at each row at once, while references only hold again at the end, where this looks at them. The entries of the new change go where `entries` takes them. */
export function turn(
  connection: Connection,
  tables: Tables,
  act: ActRow,
  direction: 'undo' | 'redo',
  entries: Entries,
): void {
  const group = effectiveChanges(connection, act.n, direction)
  refuseIfChangedSince(connection, act, group, direction)
  emptyIndexWhereAllGoes(connection, group)
  for (const changeNumber of group.toReversed()) {
    // Their numbers first, then one after the other: the images of a bulk import are more than should be in memory.
    const numbers = connection.arrays<[number]>(
      sql`SELECT n FROM change_row WHERE change_n = ${changeNumber} ORDER BY n DESC`,
    )
    for (const [n] of numbers) {
      const row = connection.get<EntryRow>(
        sql`SELECT n, table_name, deed, first_row, last_row, before, after FROM change_row WHERE n = ${n}`,
      )!
      turnEntry(connection, tables, row, entries)
      faultPoint(`${direction}.entry`)
    }
  }
  refuseIfReferredTo(connection, act, entries.list, direction)
  forgetIndexBeyond(connection)
}

/** The changes whose effect stands: after a redo that one, else what the act did; for redo the undo. */
function effectiveChanges(connection: Connection, act: number, direction: 'undo' | 'redo'): readonly number[] {
  const changes = connection.all<{ n: number; kind: string }>(
    sql`SELECT n, kind FROM change WHERE act_n = ${act} ORDER BY n`,
  )
  const last = changes.at(-1)
  assert(last, 'an act has at least one change')
  if (direction === 'redo') {
    assert(last.kind === 'undo', 'only what was undone can be redone')
    return [last.n]
  }
  return last.kind === 'redo' ? [last.n] : changes.map(change => change.n)
}

const TURNED = { undo: 'undone', redo: 'redone' } as const

function refuseIfChangedSince(
  connection: Connection,
  act: ActRow,
  group: readonly number[],
  direction: 'undo' | 'redo',
): void {
  const later = connection.get<{ label: string; name: string }>(sql`
    SELECT act.label, coder.name FROM act
    LEFT JOIN coder ON coder.id = act.coder_id
    CROSS JOIN change ON change.act_n = act.n
    CROSS JOIN change_row AS later ON later.change_n = change.n
    CROSS JOIN change_row AS mine ON mine.table_name = later.table_name AND mine.first_row <= later.last_row AND mine.last_row >= later.first_row
    WHERE act.n > ${act.n} AND act.state = 'done' AND mine.change_n IN (${group}) LIMIT 1`)
  if (later) {
    throw new Refusal(
      'changed-since',
      `“${act.label}” cannot be ${TURNED[direction]}: “${later.label}” (${later.name}) changed the same things since. Undo that first.`,
    )
  }
}

interface ForeignKey {
  readonly child: string
  readonly column: string
  readonly parent: string
  readonly key: string
}

/** [U4] Looks at the references around what was removed and brought back, since foreign keys are off while acts are turned. */
function refuseIfReferredTo(
  connection: Connection,
  act: ActRow,
  list: readonly RowEntry[],
  direction: 'undo' | 'redo',
): void {
  const keys = connection.all<ForeignKey>(sql`
    SELECT child.name AS child, key."from" AS "column", key."table" AS parent, key."to" AS key
    FROM sqlite_schema AS child, pragma_foreign_key_list(child.name) AS key WHERE child.type = 'table'`)
  const rows = list.reduce((sum, entry) => sum + (entry.deed === 'update' ? 0 : entry.last - entry.first + 1), 0)
  // Few rows are looked up by their indexes; for many, whole tables are checked at once.
  const broken = rows > FEW_ROWS ? brokenInTables(connection, keys, list) : brokenRow(connection, keys, list)
  if (!broken) return
  const later = connection.get<{ label: string; name: string; other: number }>(sql`
    SELECT act.label, coder.name,
      coalesce(coder.joined_to, coder.id) <> (SELECT coalesce(joined_to, id) FROM coder WHERE id = (SELECT coder_id FROM act WHERE n = ${act.n})) AS other
    FROM change_row JOIN change ON change.n = change_row.change_n JOIN act ON act.n = change.act_n JOIN coder ON coder.id = act.coder_id
    WHERE table_name = ${broken.table} AND first_row <= ${broken.row} AND last_row >= ${broken.row} AND act.n <> ${act.n} ORDER BY change_row.n DESC LIMIT 1`)
  // Everybody undoes what they did themselves.
  const out = later?.other ? `Undo that first, working as ${later.name}.` : 'Undo that first.'
  throw new Refusal(
    'referred-to',
    `“${act.label}” cannot be ${TURNED[direction]}: ${later ? `“${later.label}” (${later.name})` : 'a later step'} builds on it. ${out}`,
  )
}

function brokenInTables(
  connection: Connection,
  keys: readonly ForeignKey[],
  list: readonly RowEntry[],
): { table: string; row: number } | null {
  const removed = new Set(list.filter(entry => entry.deed === 'delete').map(entry => entry.table))
  const back = new Set(list.filter(entry => entry.deed === 'insert').map(entry => entry.table))
  const suspects = new Set(keys.filter(key => removed.has(key.parent) || back.has(key.child)).map(key => key.child))
  for (const table of suspects) {
    const found = connection.pragma<{ rowid: number }>(`foreign_key_check("${table}")`)[0]
    if (found) return { table, row: found.rowid }
  }
  return null
}

function brokenRow(
  connection: Connection,
  keys: readonly ForeignKey[],
  list: readonly RowEntry[],
): { table: string; row: number } | null {
  for (const entry of list) {
    if (entry.deed === 'delete') {
      for (const key of keys) {
        if (key.parent !== entry.table) continue
        for (const row of entry.removed ?? []) {
          const found = connection.get<{ n: number }>({
            text: `SELECT rowid AS n FROM "${key.child}" WHERE "${key.column}" = ? LIMIT 1`,
            values: [row[key.key]!],
          })
          if (found) return { table: key.child, row: found.n }
        }
      }
    } else if (entry.deed === 'insert') {
      for (const key of keys) {
        if (key.child !== entry.table) continue
        const found = connection.get<{ n: number }>({
          text: `SELECT n FROM "${key.child}" AS child WHERE n BETWEEN ? AND ? AND "${key.column}" IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM "${key.parent}" AS parent WHERE parent."${key.key}" = child."${key.column}") LIMIT 1`,
          values: [entry.first, entry.last],
        })
        if (found) return { table: key.child, row: found.n }
      }
    }
  }
  return null
}

/** The images of some rows that stand, with the rows themselves; null where none do. */
function imagesOfFew(
  connection: Connection,
  shape: TableShape,
  first: number,
  last: number,
): { before: string | Uint8Array; removed: readonly Record<string, Value>[] } | null {
  const removed = connection.all<Record<string, Value>>({
    text: `SELECT * FROM "${shape.name}" WHERE n BETWEEN ? AND ? ORDER BY n`,
    values: [first, last],
  })
  return removed.length === 0 ? null : { before: packImages(shape, removed), removed }
}

/** Where every paragraph of the project goes, full text is emptied at once: taking words out one paragraph after the other costs as much as all the rest. */
function emptyIndexWhereAllGoes(connection: Connection, group: readonly number[]): void {
  const taken = connection.get<{ first: number | null; last: number; rows: number }>(sql`
    SELECT min(first_row) AS first, max(last_row) AS last, sum(last_row - first_row + 1) AS rows FROM change_row
    WHERE change_n IN (${group}) AND table_name = 'paragraph' AND deed = 'insert'`)!
  // Runs with gaps between them might leave a paragraph standing.
  if (taken.first === null || taken.rows < FEW_ROWS || taken.rows !== taken.last - taken.first + 1) return
  const outside = connection.get(
    sql`SELECT 1 FROM paragraph WHERE n < ${taken.first} UNION ALL SELECT 1 FROM paragraph WHERE n > ${taken.last} LIMIT 1`,
  )
  if (outside) return
  connection.write(`INSERT INTO paragraph_text (paragraph_text) VALUES ('delete-all')`, [])
  connection.write('UPDATE text_index SET upto = 0', [])
}

/** Where the last paragraphs went, full text ends with those that stand: brought back they are taken in together as after an import, which costs a fifth of one by one. */
function forgetIndexBeyond(connection: Connection): void {
  connection.write(
    'UPDATE text_index SET upto = coalesce((SELECT max(n) FROM paragraph), 0) WHERE upto > coalesce((SELECT max(n) FROM paragraph), 0)',
    [],
  )
}

const CHUNK = 500

function turnEntry(connection: Connection, tables: Tables, row: EntryRow, entries: Entries): void {
  const shape = tables.shape(row.table_name)
  const table = `"${row.table_name}"`
  if (row.deed === 'insert') {
    // Rows go in chunks, last first, each chunk with its images: the words are kept while the rows do not stand.
    for (let last = row.last_row; last >= row.first_row; last -= CHUNK) {
      const first = Math.max(row.first_row, last - CHUNK + 1)
      const images =
        entries.holdsRows && row.last_row - row.first_row < FEW_ROWS
          ? imagesOfFew(connection, shape, first, last)
          : packStanding(connection, shape, first, last)
      if (images === null) continue
      connection.write(`DELETE FROM ${table} WHERE n BETWEEN ? AND ?`, [first, last])
      entries.add({ table: row.table_name, deed: 'delete', first, last, after: null, ...images })
    }
    return
  }
  if (row.deed === 'delete') {
    assert(row.before !== null, 'rows to bring back have their images in the log')
    const images = unpackImages(shape, row.before)
    // A column added since the images were made is not in them: it gets the default that the rows which stood were given.
    const names = Object.keys(images[0] ?? {})
    const statement = connection.statement(
      `INSERT INTO ${table} (${names.map(name => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    )
    for (const image of images) {
      statement.run(...Object.values(image))
      entries.inserted(row.table_name, image['n'] as number)
    }
    // [U6]
    connection.write('UPDATE change_row SET before = NULL WHERE n = ?', [row.n])
    return
  }
  const before = unpackImages(shape, row.before!)[0]!
  const after = unpackImages(shape, row.after!)[0]!
  const standing = connection.get<Record<string, Value>>({
    text: `SELECT * FROM ${table} WHERE n = ?`,
    values: [row.first_row],
  })
  if (!standing || !Object.entries(after).every(([name, value]) => same(standing[name]!, value))) {
    throw new Refusal(
      'changed-since',
      'This cannot be taken back or brought back now: something that it rests on was undone or changed since.',
    )
  }
  const names = Object.keys(before)
  connection.write(`UPDATE ${table} SET ${names.map(name => `"${name}" = ?`).join(', ')} WHERE n = ?`, [
    ...Object.values(before),
    row.first_row,
  ])
  entries.add({
    table: row.table_name,
    deed: 'update',
    first: row.first_row,
    last: row.last_row,
    before: row.after,
    after: row.before,
  })
}
