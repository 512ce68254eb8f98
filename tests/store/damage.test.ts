// Pages that do not hold together are found table by table.

import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backUp } from '../../src/store/backups.ts'
import { checkFile } from '../../src/store/check.ts'
import { damageIn } from '../../src/store/damage.ts'
import { Connection } from '../../src/store/driver.ts'
import { Stopped } from '../../src/store/halt.ts'
import { Project } from '../../src/store/project.ts'
import { sql } from '../../src/store/sql.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crosscase-damage-'))
  path = join(folder, 'p.crosscase')
  Project.create(path, { name: 'Study', coder: 'Ana', initials: 'A' }).close()
})
afterEach(() => rmSync(folder, { recursive: true }))

function withFile<Found>(work: (connection: Connection) => Found): Found {
  const connection = new Connection(path, { mustExist: true })
  try {
    return work(connection)
  } finally {
    connection.close()
  }
}

/** Writes over the first page of a table. */
function overwrite(table: string): void {
  const { root } = withFile(connection =>
    connection.get<{ root: number }>(sql`SELECT rootpage AS root FROM sqlite_schema WHERE name = ${table}`)!,
  )
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, (root - 1) * 4096)
  closeSync(file)
}

const nobody = () => {}

describe('a file whose pages are looked at', () => {
  it('holds together as it was made', () => {
    expect(withFile(connection => damageIn(connection, nobody))).toBeNull()
  })

  it('does not where a page was written over, unless its table is not asked about', () => {
    overwrite('memo')
    expect(withFile(connection => damageIn(connection, nobody))).toBe('it cannot be read')
    expect(withFile(connection => damageIn(connection, nobody, table => table !== 'memo'))).toBeNull()
  })

  it('does where only full text does not agree: that is built again, and a backup is a backup', () => {
    withFile(connection => connection.run(`INSERT INTO paragraph_text (rowid, text) VALUES (7, 'nowhere else')`))
    expect(checkFile(path).problems).toEqual([expect.stringContaining('full-text index')])
    expect(withFile(connection => damageIn(connection, nobody))).toBeNull()
    expect(backUp(path, 'x', '2026-03-01T10:00:00.000Z').size).toBeGreaterThan(0)
  })

  it('is left when it is to stop, between tables', () => {
    let tables = 0
    const stopping = () => {
      if (++tables > 3) throw new Stopped('Stopped.')
    }
    expect(() => withFile(connection => damageIn(connection, stopping))).toThrow(Stopped)
  })
})
