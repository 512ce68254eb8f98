// Destroying for good: a project file is written anew without what is to go, looked through, and put in the place of the former one, which is
// overwritten. Killed at any moment the project is as it was, or it is done, and what is left of it (backups made before) goes at the next opening.

import { statSync } from 'node:fs'
import { faultPoint } from '../base/fault-point.ts'
import { newId } from '../base/ids.ts'
import { assert } from '../base/trouble.ts'
import { backups, removeQuietly, type BackupsGone } from './backups.ts'
import { ABOUT, copyWork, noteGone, removeGone, restingKeys } from './copy-out.ts'
import { Connection } from './driver.ts'
import type { Halt } from './halt.ts'
import { readImages } from './images.ts'
import { emptyKept } from './kept-words.ts'
import { withoutSources } from './quoted-texts.ts'
import { formerPath, rewrittenPath, scrub, scrubFormer, verifyRewritten } from './rewriting.ts'
import { bytesOf, sql } from './sql.ts'
import { forgottenEntries, withoutWords, type Forgetting, type WordsToDestroy } from './tombstones.ts'
import { blankWithheld } from './withheld.ts'

/** What to destroy. `sources` go with all that rests on them; of `words` what still keeps them. `edits`: the corrections that took these out; `originals`: hashes, in hexadecimal, of files whose bytes go. */
export interface ToDestroy {
  readonly sources: readonly string[]
  readonly words: readonly WordsToDestroy[]
  readonly edits: readonly string[]
  readonly originals: readonly string[]
}

/** A file to rewrite without it; the deed as the audit trail tells it, without the words. */
export interface Destroying {
  readonly path: string
  readonly key?: Uint8Array | undefined
  readonly what: ToDestroy
  readonly label: string
  readonly coderId: string
  readonly now: string
}

/** What was rewritten: entries of the log that are tombstones now. */
export interface Rewritten {
  readonly entries: number
  readonly size: number
}

/** Writes the project anew beside itself, without what is to go, and verifies it. The caller sees to it that nothing is written meanwhile. Blocking: run it in the store worker. */
export function writeWithout(
  { path, key, what, label, coderId, now }: Destroying,
  halt: Halt = () => {},
  tell: (doing: string) => void = () => {},
): Rewritten {
  const work = copyWork(path)
  const part = rewrittenPath(path)
  scrub(work)
  scrub(part)
  try {
    tell('a copy to work on')
    const from = new Connection(path, { key, mustExist: true })
    try {
      from.write('VACUUM INTO ?', [work])
    } finally {
      from.close()
    }
    faultPoint('destroy.copied')
    halt()
    const made = new Connection(work, { key, mustExist: true })
    let entries: number
    try {
      // No journal: it would hold the pages as they were. The copy is thrown away if this is cut off.
      made.pragma('journal_mode = OFF')
      made.pragma('foreign_keys = OFF')
      made.pragma('secure_delete = ON')
      made.run('BEGIN IMMEDIATE')
      tell('the history')
      entries = forget(made, what, halt)
      faultPoint('destroy.forgotten')
      tell('full text')
      made.run(`INSERT INTO paragraph_text (paragraph_text) VALUES ('rebuild')`)
      halt()
      writeDown(made, what, label, coderId, now)
      made.run('COMMIT')
      const broken = made.pragma('foreign_key_check').length
      assert(broken === 0, `${broken} rows refer to what was destroyed`)
      faultPoint('destroy.written')
      halt()
      tell('the file')
      made.write('VACUUM INTO ?', [part])
    } finally {
      made.close()
    }
    faultPoint('destroy.rewritten')
    halt()
    tell('whether it opens')
    verifyRewritten(path, key)
    scrub(work)
    faultPoint('destroy.verified')
    const { size } = statSync(part)
    halt()
    return { entries, size }
  } catch (error) {
    scrub(part)
    throw error
  } finally {
    scrub(work)
    removeQuietly(work)
  }
}

/** Deletes the backups that were made before something was destroyed, where that was not done yet: a crash may have come between. Null where there is nothing to finish. What cannot be deleted is tried again the next time. `all`: none was made since. */
export function finishDestroying(writer: Connection, path: string, all = false): BackupsGone | null {
  if (!isUnfinished(writer)) return null
  const { at } = writer.get<{ at: string }>(sql`SELECT max(made_at) AS at FROM destroyed WHERE backups_gone = 0`)!
  const gone: string[] = []
  const left: string[] = []
  for (const { path: one, madeAt, reason } of backups(path)) {
    if (!all && isSince(at, madeAt, reason)) continue
    try {
      scrub(one)
      removeQuietly(one)
      gone.push(one)
      faultPoint('destroy.backup')
    } catch {
      left.push(one)
    }
  }
  if (left.length === 0) writer.write('UPDATE destroyed SET backups_gone = 1 WHERE backups_gone = 0', [])
  faultPoint('destroy.finished')
  return { gone, left }
}

/** Why the backup is made that follows. */
export const AFTER_DESTROYING = 'after destroying'

/** Whether a backup was made after something was destroyed: their names tell seconds. */
function isSince(destroyedAt: string, madeAt: string, reason: string): boolean {
  const [destroyed, made] = [destroyedAt.slice(0, 19), madeAt.slice(0, 19)]
  return made > destroyed || (made === destroyed && reason === AFTER_DESTROYING)
}

/** Overwrites the former file of a project in which something was destroyed and which is open elsewhere in this program, and {@link finishDestroying} of it. Blocking: run it in the store worker. */
export function finishDestroyingIn(path: string, key: Uint8Array | undefined): BackupsGone {
  const former = scrubFormer(path) ? [] : [formerPath(path)]
  const writer = new Connection(path, { key, mustExist: true })
  try {
    const { gone, left } = finishDestroying(writer, path, true) ?? { gone: [], left: [] }
    return { gone, left: [...former, ...left] }
  } finally {
    writer.close()
  }
}

/** Whether backups made before something was destroyed may still be there. */
export function isUnfinished(read: Connection): boolean {
  return read.get(sql`SELECT 1 FROM destroyed WHERE backups_gone = 0 LIMIT 1`) !== undefined
}

function forget(made: Connection, what: ToDestroy, halt: Halt): number {
  const say = what.sources.length > 0 ? withoutSources(made, what.sources.map(bytesOf)) : null
  const toldOf = new Map<string, Set<number>>()
  noteGone(made, what.sources)
  const decided = what.sources.length > 0 ? decisionsAbout(made) : []
  blankWithheld(made, (table, n) => void toldOf.set(table, (toldOf.get(table) ?? new Set()).add(n)))
  const goneRows = new Map<string, Set<number>>()
  const gone = new Set<string>()
  for (const { what: table } of made.all<{ what: string }>(sql`SELECT DISTINCT what FROM temp.gone`))
    for (const { n, id } of made.all<{ n: number; id: Buffer }>({
      text: `SELECT n, id FROM main."${table}" WHERE id IN (SELECT id FROM temp.gone WHERE what = ?)`,
      values: [table],
    })) {
      goneRows.set(table, (goneRows.get(table) ?? new Set()).add(n))
      gone.add(id.toString('hex'))
    }
  if (gone.size > 0) {
    alsoGone(made, gone)
    mergesForget(made, gone)
    sayActsWithout(made)
  }
  removeGone(made)
  for (const n of decided) made.write('DELETE FROM main.disclosure_decision WHERE n = ?', [n])
  for (const n of decided)
    goneRows.set('disclosure_decision', (goneRows.get('disclosure_decision') ?? new Set()).add(n))
  made.run('DROP TABLE temp.gone')
  for (const hash of what.originals)
    made.write(`UPDATE main.blob SET deflated = X'' WHERE hash = ?`, [Buffer.from(hash, 'hex')])
  if (what.sources.length > 0) forgetBlobs(made)
  const entries = entomb(made, { words: what.words, gone, goneRows, toldOf, say }, halt)
  for (const saying of [say, withoutWords(what.words)]) if (saying !== null) emptyKept(made, saying)
  return entries
}

/** Adds the rows that stand no more, of which the log tells that they rested on what is gone. */
function alsoGone(made: Connection, gone: Set<string>): void {
  const columns = new Map<string, string[]>()
  for (const { child, column } of restingKeys(made)) columns.set(child, [...(columns.get(child) ?? []), column])
  for (const [table, column] of ABOUT) columns.set(table, [...(columns.get(table) ?? []), column])
  const numbers = made.arrays<[number]>(
    sql`SELECT n FROM change_row WHERE deed = 'delete' AND before IS NOT NULL ORDER BY n`,
  )
  for (let before = -1; before !== gone.size;) {
    before = gone.size
    for (const [n] of numbers) {
      const { table_name: table, before: packed } = made.get<{ table_name: string; before: string | Uint8Array }>(
        sql`SELECT table_name, before FROM change_row WHERE n = ${n}`,
      )!
      const refs = columns.get(table) ?? []
      if (refs.length === 0) continue
      for (const image of readImages(packed))
        if (refs.some(column => gone.has(String(image[column])))) gone.add(String(image['id']))
    }
  }
}

/** Questions of merges about what is gone go. */
function mergesForget(made: Connection, gone: ReadonlySet<string>): void {
  for (const { n, object_id: about, content } of made.all<{ n: number; object_id: Buffer; content: string }>(
    sql`SELECT n, object_id, content FROM merge_question`,
  )) {
    const ids = content.match(/[0-9a-f]{32}/g) ?? []
    if (gone.has(about.toString('hex')) || ids.some(id => gone.has(id)))
      made.write('DELETE FROM merge_question WHERE n = ?', [n])
  }
  made.run('DELETE FROM answer_so_far')
}

/** Names of acts tell the name of a source; its key, by which the team knows it, may stay. */
function sayActsWithout(made: Connection): void {
  const names = made
    .all<{ name: string; key: string | null }>(
      sql`SELECT name, key FROM main.source WHERE id IN (SELECT id FROM temp.gone WHERE what = 'source')`,
    )
    .filter(one => one.name !== one.key)
  for (const { name, key } of names)
    for (const table of ['act', 'change'])
      made.write(`UPDATE ${table} SET label = replace(label, ?, ?) WHERE instr(label, ?) > 0`, [
        `“${name}”`,
        `“${key ?? '…'}”`,
        `“${name}”`,
      ])
}

/** Decisions on what was found in outputs that say words of what is gone. */
function decisionsAbout(made: Connection): number[] {
  return made
    .arrays<[number]>(
      sql`SELECT n FROM main.disclosure_decision WHERE EXISTS (SELECT 1 FROM main.paragraph WHERE id IN (SELECT id FROM temp.gone WHERE what = 'paragraph') AND instr(text, subject) > 0)
        OR EXISTS (SELECT 1 FROM main.source WHERE id IN (SELECT id FROM temp.gone WHERE what = 'source') AND (instr(subject, name) > 0 OR instr(subject, key) > 0))`,
    )
    .map(([n]) => n)
}

/** Original files that no source has any more, and that none will get back. */
function forgetBlobs(made: Connection): void {
  made.run('DELETE FROM main.blob WHERE hash NOT IN (SELECT blob_hash FROM main.source)')
}

function entomb(made: Connection, forgetting: Forgetting, halt: Halt): number {
  let entries = 0
  for (const entry of forgottenEntries(made, forgetting)) {
    if (entry === null) {
      halt()
      continue
    }
    made.write('UPDATE change_row SET before = ?, after = ? WHERE n = ?', [entry.before, entry.after, entry.n])
    entries++
  }
  return entries
}

/** The deed itself, for the audit trail, and what no undo and no merge brings back. What was undone is done with. */
function writeDown(made: Connection, what: ToDestroy, label: string, coderId: string, now: string): void {
  made.run(`UPDATE act SET state = 'dropped' WHERE state = 'undone'`)
  const act = made.insert(`INSERT INTO act (id, label, coder_id, begun_at, state) VALUES (?, ?, ?, ?, 'noted')`, [
    bytesOf(newId()),
    label,
    bytesOf(coderId),
    now,
  ])
  const things = [
    ...what.sources.map(id => ['source', bytesOf(id)] as const),
    ...what.edits.map(id => ['words', bytesOf(id)] as const),
    ...what.originals.map(hash => ['original', Buffer.from(hash, 'hex')] as const),
  ]
  for (const [kind, thing] of things)
    made.write(
      `INSERT INTO destroyed (what, thing, act_n, made_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (what, thing) DO UPDATE SET act_n = excluded.act_n, made_at = excluded.made_at, backups_gone = 0`,
      [kind, thing, act, now],
    )
}
