// Migration 24 makes the tables of comments anew: nothing that was said is lost, replies and mentions still refer to it, and what
// the log holds can be taken back.

import { afterEach, beforeEach, expect, it } from 'vitest'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hexOfId, newId, type CoderId } from '../../src/base/ids.ts'
import { Connection } from '../../src/store/driver.ts'
import { migrate, migrations } from '../../src/store/migrate.ts'
import { Project } from '../../src/store/project.ts'
import { bytesOf, sql } from '../../src/store/sql.ts'

const NOW = '2026-11-26T09:00:00.000Z'
const ids = { coder: newId(), code: newId(), round: newId(), head: newId(), reply: newId(), gone: newId() }
let folder: string
let path: string

/** Tables of comments as they stand, row for row. */
const ROWS = [
  sql`SELECT n, hex(id) AS id, hex(reply_to_id) AS reply, about, hex(thing_id) AS thing, name, seen, body, decides, made_at FROM comment ORDER BY n`,
  sql`SELECT n, hex(comment_id) AS comment, hex(coder_id) AS coder FROM comment_mention ORDER BY n`,
  sql`SELECT n, about, hex(thing_id) AS thing, name FROM round_thing ORDER BY n`,
]
let before: unknown

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crosscase-comments-'))
  path = join(folder, 'old.crosscase')
  const old = new Connection(path, {})
  migrate(old, migrations().slice(0, 23))
  const [coder, code, round, head, reply] = [ids.coder, ids.code, ids.round, ids.head, ids.reply].map(bytesOf)
  old.write('INSERT INTO project VALUES (1, ?, ?, ?)', [bytesOf(newId()), 'Old study', NOW])
  old.write('INSERT INTO coder (n, id, name, initials, made_at) VALUES (1, ?, ?, ?, ?)', [coder!, 'Ana', 'A', NOW])
  const round_ = `INSERT INTO round (n, id, name, purpose, state, coder_id, made_at) VALUES (1, ?, 'Second', '', 'open', ?, ?)`
  old.write(round_, [round!, coder!, NOW])
  const said = 'n, id, reply_to_id, about, thing_id, name, seen, body, decides, coder_id, made_at'
  const say = `INSERT INTO comment (${said}) VALUES (?, ?, ?, 'code', ?, 'Trust', '[]', ?, ?, ?, ?)`
  // The reply has the smaller number: it came home in a merge before what it replies to.
  old.write('BEGIN', [])
  old.write('PRAGMA defer_foreign_keys = ON', [])
  old.write(say, [3, reply!, head!, code!, 'Done.', 'settled', coder!, NOW])
  old.write(say, [7, head!, null, code!, 'Too wide, @Ana?', null, coder!, NOW])
  old.write('COMMIT', [])
  const mention = 'INSERT INTO comment_mention (n, id, comment_id, coder_id) VALUES (2, ?, ?, ?)'
  old.write(mention, [bytesOf(newId()), head!, coder!])
  const looked = `INSERT INTO round_thing (n, id, round_id, about, thing_id, name) VALUES (5, ?, ?, 'code', ?, 'Trust')`
  old.write(looked, [bytesOf(newId()), round!, code!])
  // A comment that was removed: its image is all that is left of it.
  const image = {
    n: 8, id: hexOfId(ids.gone), reply_to_id: null, about: 'code', thing_id: hexOfId(ids.code), beside_id: null, cell: null, anchor_id: null, name: 'Trust',
    seen: '[]', body: 'Taken away.', decides: null, coder_id: hexOfId(ids.coder), for_id: null, round_id: null, made_at: NOW, changed_at: null,
  } // prettier-ignore
  old.write(`INSERT INTO act VALUES (1, ?, 'Remove a comment', ?, ?, 'done')`, [bytesOf(newId()), coder!, NOW])
  old.write(`INSERT INTO change VALUES (1, 1, 'do', 'Remove a comment', ?, ?)`, [coder!, NOW])
  old.write(`INSERT INTO change_row VALUES (1, 1, 'comment', 'delete', 8, 8, ?, NULL)`, [JSON.stringify([image])])
  before = ROWS.map(query => old.all(query))
  old.close()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('0024: comments, replies, mentions and what rounds look at stand as they stood, row for row', () => {
  const project = Project.open(path)
  expect(ROWS.map(query => project.read.all(query))).toEqual(before)
  project.close()
  const file = new Connection(path, {})
  expect(file.pragma('foreign_key_check')).toEqual([])
  expect(file.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
  file.close()
})

it('0024: a comment that was removed before comes back by undo, and goes again', () => {
  const project = Project.open(path)
  expect(project.undo(ids.coder as CoderId)).toBe('Remove a comment')
  expect(project.read.all(sql`SELECT n, body FROM comment ORDER BY n`)).toEqual([
    { n: 3, body: 'Done.' },
    { n: 7, body: 'Too wide, @Ana?' },
    { n: 8, body: 'Taken away.' },
  ])
  project.redo(ids.coder as CoderId)
  expect(ROWS.map(query => project.read.all(query))).toEqual(before)
  project.close()
})

it('0024: references hold again: a comment with a reply cannot go, and one on an output may be made', () => {
  const project = Project.open(path)
  expect(() => project.change('Remove', ids.coder as CoderId, tx => tx.remove('comment', ids.head))).toThrow(
    /FOREIGN KEY/,
  )
  project.change('Say', ids.coder as CoderId, tx =>
    tx.insert('comment', {
      about: 'output',
      thingId: bytesOf(newId()),
      name: 'matrix.xlsx',
      seen: '[]',
      body: 'Fine.',
      coderId: ids.coder,
      madeAt: NOW,
    }),
  )
  expect(project.read.get(sql`SELECT about FROM comment WHERE n = 9`)).toEqual({ about: 'output' })
  project.close()
})
