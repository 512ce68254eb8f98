// A copy of a project for somebody to work in: without what is withheld from them, with a change log that starts empty. It is made beside the
// project and only its last form is written where it goes, so that nothing withheld was ever in that place.

import { existsSync, statSync } from 'node:fs'
import { faultPoint } from '../base/fault-point.ts'
import { assert, Fault, Refusal } from '../base/trouble.ts'
import type { RowValues } from './access.ts'
import { removeQuietly } from './backups.ts'
import { Connection } from './driver.ts'
import { shapeOf } from './images.ts'
import type { FileKey } from './passphrase.ts'
import { scrub } from './rewriting.ts'
import { bytesOf, sql, stored } from './sql.ts'
import { blankWithheld } from './withheld.ts'

/** What to copy, and what not. `seal`: views as for `Project.seal`; what they hide is not in the copy. */
export interface CopyOut {
  readonly path: string
  readonly to: string
  readonly key?: Uint8Array | undefined
  /** The copy's own key; without one it has the project's, if that has one. */
  readonly ownKey?: FileKey | undefined
  readonly seal: string | null
  /** Sources left out, with all that rests on them. */
  readonly withoutSources: readonly string[]
  /** Whether the bytes of original files go along. */
  readonly originals: boolean
  /** The hand-out as both files keep it, but for its position. */
  readonly handOut: { readonly id: string; readonly row: RowValues }
}

/** What was written, under a name that says it is not yet whole: the caller puts it in its place. `position`: the last change that is in it. */
export interface CopiedOut {
  readonly part: string
  readonly position: number
  readonly size: number
}

/** Where a copy waits until the project knows of it. */
export function copyPart(to: string): string {
  return `${to}.part`
}

/** Where a copy is made, beside the project. */
export function copyWork(projectPath: string): string {
  return `${projectPath}-copy.part`
}

// Tables that tell of this file and not of the study.
const OF_THIS_FILE = [
  'destroyed',
  'change_row',
  'hand_in',
  'change',
  'act',
  'copy_of',
  'hand_out',
  'output',
  'merge_question',
  'merge_report',
  'answer_so_far',
]
// What only points there: the row stays, and points nowhere.
const POINTERS: readonly (readonly [string, string])[] = [['code', 'founding_anchor_id']]
/** Tables that say by id what they are about, with the column. */
export const ABOUT: readonly (readonly [string, string])[] = [
  ['comment', 'thing_id'],
  ['comment', 'beside_id'],
  ['round_thing', 'thing_id'],
  ['round_thing', 'beside_id'],
  ['round_look', 'thing_id'],
  ['adjudication', 'source_id'],
  ['adjudication_coding', 'coding_id'],
]

/** Makes a copy without what is withheld, verifies it, and leaves it at {@link copyPart}. Refuses a path where something is. Blocking: run it in the store worker. */
export function copyOut(copy: CopyOut, tell: (doing: string) => void = () => {}): CopiedOut {
  if (existsSync(copy.to)) throw new Refusal('exists', `There is already a file at ${copy.to}. Choose another name.`)
  const work = copyWork(copy.path)
  const part = copyPart(copy.to)
  clearCopy(copy.path, copy.to)
  try {
    tell('a copy of the project')
    const from = new Connection(copy.path, { key: copy.key, mustExist: true })
    try {
      from.write('VACUUM INTO ?', [work])
    } finally {
      from.close()
    }
    faultPoint('copy.copied')
    tell('what does not go along')
    const made = new Connection(work, { key: copy.key, mustExist: true })
    let position: number
    try {
      // No journal: the file is thrown away if this is cut off.
      made.pragma('journal_mode = OFF')
      made.pragma('foreign_keys = OFF')
      position = made.get<{ n: number | null }>(sql`SELECT max(n) AS n FROM change`)!.n ?? 0
      made.run('BEGIN IMMEDIATE')
      withhold(made, copy)
      introduce(made, copy, position)
      made.run('COMMIT')
      const ownKey = copy.ownKey
      if (ownKey) made.rekey(ownKey.key, ownKey.salt)
      const broken = made.pragma('foreign_key_check').length
      assert(broken === 0, `${broken} rows of the copy refer to what was left out`)
      faultPoint('copy.withheld')
      tell('the file')
      made.write('VACUUM INTO ?', [part])
    } finally {
      made.close()
    }
    faultPoint('copy.written')
    tell('whether it opens')
    verify(part, copy)
    return { part, position, size: statSync(part).size }
  } catch (error) {
    removeQuietly(part)
    throw error
  } finally {
    if (existsSync(work)) scrub(work)
    removeQuietly(work)
  }
}

/** Takes away what a copy that was stopped, or cut off, left behind. */
export function clearCopy(projectPath: string, to?: string): void {
  removeQuietly(copyWork(projectPath))
  if (to !== undefined) removeQuietly(copyPart(to))
}

/** Removes what is withheld, and everything that rests on it: rows whose foreign keys lead there, comments about them, places on which nothing rests any more. */
function withhold(made: Connection, copy: CopyOut): void {
  noteGone(made, copy.withoutSources, () => {
    if (copy.seal !== null) sealed(made, copy.seal)
  })
  blankWithheld(made)
  // Which words were found to identify somebody is said in those very words.
  if (made.get(sql`SELECT 1 FROM temp.gone`)) made.run('DELETE FROM main.disclosure_decision')
  removeGone(made)
  for (const table of OF_THIS_FILE) made.run(`DELETE FROM main."${table}"`)
  // Full text keeps words until its parts are joined: written anew it holds only what there is.
  if (copy.withoutSources.length > 0) made.run(`INSERT INTO paragraph_text (paragraph_text) VALUES ('rebuild')`)
  made.run('DELETE FROM main.blob WHERE hash NOT IN (SELECT blob_hash FROM main.source)')
  if (!copy.originals) made.run(`UPDATE main.blob SET deflated = X''`)
  made.run('DROP TABLE temp.gone')
}

/** Foreign keys by which rows rest on others; not those of tables that tell of this file. */
export function restingKeys(made: Connection): readonly ForeignKey[] {
  return made
    .all<ForeignKey>(
      sql`SELECT child.name AS child, key."from" AS "column", key."table" AS parent FROM main.sqlite_schema AS child, pragma_foreign_key_list(child.name) AS key WHERE child.type = 'table' AND key."to" = 'id'`,
    )
    .filter(key => !OF_THIS_FILE.includes(key.child))
    .filter(key => !POINTERS.some(([table, column]) => table === key.child && column === key.column))
}

/** Notes in `temp.gone` some sources and what rests on them, to be removed by {@link removeGone}; `besides` notes more. */
export function noteGone(made: Connection, sources: readonly string[], besides: () => void = () => {}): void {
  made.run('CREATE TEMP TABLE gone (what TEXT NOT NULL, id BLOB NOT NULL, PRIMARY KEY (what, id)) WITHOUT ROWID')
  besides()
  for (const id of sources) made.write(`INSERT OR IGNORE INTO temp.gone VALUES ('source', ?)`, [bytesOf(id)])
  const keys = restingKeys(made)
  spread(made, keys)
  freePlaces(made, keys)
}

/** Removes the rows noted in `temp.gone`. */
export function removeGone(made: Connection): void {
  for (const { what } of made.all<{ what: string }>(sql`SELECT DISTINCT what FROM temp.gone`))
    made.run(`DELETE FROM main."${what}" WHERE id IN (SELECT id FROM temp.gone WHERE what = '${what}')`)
  for (const [table, column] of POINTERS)
    made.run(
      `UPDATE main."${table}" SET ${column} = NULL WHERE ${column} IN (SELECT id FROM temp.gone WHERE what = 'anchor')`,
    )
}

/** Notes every row that the views hide, and takes them away again. */
function sealed(made: Connection, seal: string): void {
  made.run(seal)
  const views = made.all<{ name: string }>(sql`SELECT name FROM temp.sqlite_schema WHERE type = 'view'`)
  for (const { name } of views) {
    if (OF_THIS_FILE.includes(name)) continue
    made.run(
      `INSERT OR IGNORE INTO temp.gone SELECT '${name}', id FROM main."${name}" WHERE n NOT IN (SELECT n FROM temp."${name}")`,
    )
  }
  for (const [table, column] of POINTERS)
    made.run(
      `UPDATE main."${table}" SET ${column} = NULL WHERE ${column} IS NOT NULL AND (SELECT ${column} FROM temp."${table}" AS seen WHERE seen.id = "${table}".id) IS NULL`,
    )
  for (const { name } of views) made.run(`DROP VIEW temp."${name}"`)
}

/** By which column rows of one table refer to another. */
export interface ForeignKey {
  readonly child: string
  readonly column: string
  readonly parent: string
}

/** Adds what refers to what is gone, until nothing does. */
function spread(made: Connection, keys: readonly ForeignKey[]): void {
  const count = () => made.get<{ n: number }>(sql`SELECT count(*) AS n FROM temp.gone`)!.n
  for (let before = -1; before !== count();) {
    before = count()
    for (const { child, column, parent } of keys)
      made.run(
        `INSERT OR IGNORE INTO temp.gone SELECT '${child}', id FROM main."${child}" WHERE "${column}" IN (SELECT id FROM temp.gone WHERE what = '${parent}')`,
      )
    for (const [table, column] of ABOUT)
      made.run(
        `INSERT OR IGNORE INTO temp.gone SELECT '${table}', id FROM main."${table}" WHERE ${column} IN (SELECT id FROM temp.gone)`,
      )
  }
}

/** Adds the anchors on which only what is gone rests. */
function freePlaces(made: Connection, keys: readonly ForeignKey[]): void {
  const resting = [
    ...keys.filter(key => key.parent === 'anchor').map(({ child, column }) => [child, column] as const),
    ...POINTERS,
  ]
  const stay = resting.map(
    ([table, column]) =>
      `SELECT ${column} FROM main."${table}" WHERE ${column} IS NOT NULL AND id NOT IN (SELECT id FROM temp.gone WHERE what = '${table}')`,
  )
  const go = resting.map(
    ([table, column]) =>
      `SELECT ${column} FROM main."${table}" WHERE ${column} IS NOT NULL AND id IN (SELECT id FROM temp.gone WHERE what = '${table}')`,
  )
  made.run(
    `INSERT OR IGNORE INTO temp.gone SELECT 'anchor', * FROM (${go.join(' UNION ')} EXCEPT SELECT * FROM (${stay.join(' UNION ')}))`,
  )
}

/** Writes down in the copy where it came from. */
function introduce(made: Connection, { handOut }: CopyOut, position: number): void {
  const { byField } = shapeOf(made, 'hand_out')
  const columns = Object.entries({ ...handOut.row, position }).map(([field, value]) => ({
    ...byField.get(field)!,
    value,
  }))
  made.write(
    `INSERT INTO main.hand_out (n, id, ${columns.map(({ name }) => name).join(', ')}) VALUES (1, ?, ${columns.map(() => '?').join(', ')})`,
    [bytesOf(handOut.id), ...columns.map(({ value, bytes }) => stored(value, bytes))],
  )
  made.write('INSERT INTO main.copy_of (one, hand_out_id) VALUES (1, ?)', [bytesOf(handOut.id)])
}

function verify(part: string, copy: CopyOut): void {
  const made = new Connection(part, { key: copy.ownKey?.key ?? copy.key, mustExist: true })
  try {
    const sound = made.pragma<{ quick_check: string }>('quick_check(1)')[0]?.quick_check === 'ok'
    const known = made.get<{ id: Buffer }>(sql`SELECT hand_out_id AS id FROM copy_of`)
    if (!sound || !known || Buffer.compare(known.id, bytesOf(copy.handOut.id)) !== 0)
      throw new Fault(
        'copy-damaged',
        'The copy could not be verified and was thrown away. See whether the disk is sound.',
      )
  } finally {
    made.close()
  }
}
