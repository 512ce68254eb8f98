// Migrations 2 to 25, from a file with rows of the first schema to today's: what stood keeps standing, and what was in the
// change log can still be taken back.

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId, type CoderId } from '../../src/base/ids.ts'
import { Connection } from '../../src/store/driver.ts'
import { migrate, migrations } from '../../src/store/migrate.ts'
import { Project } from '../../src/store/project.ts'
import { bytesOf, idOf, sql } from '../../src/store/sql.ts'

let folder: string
let path: string
const ids = { project: newId(), coder: newId(), code: newId() }

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crosscase-growth-'))
  path = join(folder, 'old.crosscase')
  const connection = new Connection(path, {})
  migrate(connection, migrations().slice(0, 1))
  const now = '2026-11-23T09:00:00.000Z'
  connection.write('INSERT INTO project VALUES (1, ?, ?, ?)', [bytesOf(ids.project), 'Old study', now])
  connection.write('INSERT INTO coder VALUES (1, ?, ?, ?, ?)', [bytesOf(ids.coder), 'Ana', 'A', now])
  const columns = 'n, id, kind, name, place, provenance, status, hue, made_at'
  connection.write(`INSERT INTO code (${columns}) VALUES (1, ?, 'code', 'Trust', 1024, 'deductive', 'active', 0, ?)`, [
    bytesOf(ids.code),
    now,
  ])
  // A code that was removed under the first schema: its image knows nothing of columns added since.
  const gone = { n: 2, id: newId().replaceAll('-', ''), kind: 'code', name: 'Gone', place: 2048 }
  const image = JSON.stringify([{ ...gone, provenance: 'deductive', status: 'active', hue: 1, made_at: now }])
  connection.write(`INSERT INTO act VALUES (1, ?, 'Remove code “Gone”', ?, ?, 'done')`, [
    bytesOf(newId()),
    bytesOf(ids.coder),
    now,
  ])
  connection.write(`INSERT INTO change VALUES (1, 1, 'do', 'Remove code “Gone”', ?, ?)`, [bytesOf(ids.coder), now])
  connection.write(`INSERT INTO change_row VALUES (1, 1, 'code', 'delete', 2, 2, ?, NULL)`, [image])
  connection.close()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a file of the first schema', () => {
  it('0002 to 0027: opens, its codes under their first definition, its log whole', () => {
    const project = Project.open(path)
    expect(project.read.all(sql`SELECT name, definition, provenance_kind, valence FROM code`)).toEqual([
      { name: 'Trust', definition: 1, provenance_kind: null, valence: null },
    ])
    expect(project.read.all(sql`SELECT name, kind, joined_to FROM coder`)).toEqual([
      { name: 'Ana', kind: 'person', joined_to: null },
    ])
    expect(project.undo(ids.coder as CoderId)).toBe('Remove code “Gone”')
    expect(project.read.all(sql`SELECT name, definition FROM code ORDER BY n`)).toEqual([
      { name: 'Trust', definition: 1 },
      { name: 'Gone', definition: 1 },
    ])
    expect(project.redo(ids.coder as CoderId)).toBe('Remove code “Gone”')
    expect(project.read.all<{ id: Uint8Array }>(sql`SELECT id FROM code`).map(row => idOf(row.id))).toEqual([ids.code])
    project.close()
  })
})
