import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Connection } from '../../src/store/driver.ts'
import { APPLICATION_ID, migrate, migrations, schemaVersion } from '../../src/store/migrate.ts'
import { snapshotOfSchema } from '../../src/store/schema-snapshot.ts'
import { ROOT } from '../house/files.ts'

/** A file with the first migrations applied. */
function fileAt(version: number): Connection {
  const connection = new Connection(':memory:')
  migrate(connection, migrations().slice(0, version))
  return connection
}

describe('the schema', () => {
  it('is what the snapshot says (node tools/schema-snapshot.mjs writes it anew)', () => {
    expect(snapshotOfSchema()).toBe(readFileSync(join(ROOT, 'schema/schema.snapshot.sql'), 'utf8'))
  })

  it('has strict tables, foreign keys that restrict, and no cascade', () => {
    const snapshot = snapshotOfSchema()
    const tables = snapshot.split(';\n').filter(statement => /CREATE TABLE/.test(statement))
    expect(tables.filter(table => !table.trim().endsWith(') STRICT'))).toEqual([])
    expect([...snapshot.matchAll(/REFERENCES "?\w+"? \(\w+\)(?! ON DELETE RESTRICT)/g)].map(match => match[0])).toEqual(
      [],
    )
    expect(snapshot).not.toMatch(/CASCADE/)
  })

  it('every foreign key has an index of its own, so that a removal looks no table through', () => {
    const connection = fileAt(migrations().length)
    const keys = connection.all<{ child: string; column: string }>({
      text: `SELECT child.name AS child, key."from" AS "column" FROM sqlite_schema AS child, pragma_foreign_key_list(child.name) AS key WHERE child.type = 'table'`,
      values: [],
    })
    const without = keys.filter(({ child, column }) => {
      const plan = connection.all<{ detail: string }>({
        text: `EXPLAIN QUERY PLAN SELECT rowid FROM "${child}" WHERE "${column}" = ?`,
        values: [null],
      })
      return !plan.every(step => /USING (COVERING )?INDEX|USING INTEGER PRIMARY KEY/.test(step.detail))
    })
    // The change log is looked up by its own numbers only, and is never removed from.
    expect(without.filter(({ child }) => !child.startsWith('change'))).toEqual([])
    connection.close()
  })
})

describe('migrating', () => {
  it('0001 makes an empty file a project file', () => {
    const connection = new Connection(':memory:')
    expect(schemaVersion(connection)).toBe(0)
    expect(migrate(connection)).toBe(true)
    expect(schemaVersion(connection)).toBe(migrations().length)
    expect(connection.pragma('application_id')).toEqual([{ application_id: APPLICATION_ID }])
    expect(migrate(connection)).toBe(false)
    connection.close()
  })

  it('refuses a file that a newer program wrote, and one of another program, and changes nothing', () => {
    const newer = fileAt(1)
    newer.pragma('user_version = 99')
    expect(() => migrate(newer)).toThrow('written by a newer Crosscase')
    newer.close()
    const other = new Connection(':memory:')
    other.run('CREATE TABLE note (text TEXT)')
    expect(() => migrate(other)).toThrow('not a Crosscase project')
    expect(other.pragma('user_version')).toEqual([{ user_version: 0 }])
    other.close()
  })

  it('a migration that fails leaves the file as it was', () => {
    const connection = fileAt(1)
    const all = [
      ...migrations().slice(0, 1),
      { version: 2, name: '0002-bad.sql', sql: 'CREATE TABLE extra (n INTEGER) STRICT; SELECT no_such_function();' },
    ]
    expect(() => migrate(connection, all)).toThrow('no_such_function')
    expect(schemaVersion(connection)).toBe(1)
    expect(connection.all({ text: `SELECT 1 FROM sqlite_schema WHERE name = 'extra'`, values: [] })).toEqual([])
    connection.close()
  })

  it('a new file has all of them at once, or none', () => {
    const connection = new Connection(':memory:')
    const bad = { version: migrations().length + 1, name: 'bad.sql', sql: 'SELECT no_such_function();' }
    expect(() => migrate(connection, [...migrations(), bad])).toThrow('no_such_function')
    expect(schemaVersion(connection)).toBe(0)
    migrate(connection)
    expect(schemaVersion(connection)).toBe(migrations().length)
    connection.close()
  })
})
