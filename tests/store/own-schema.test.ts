import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Connection } from '../../src/store/driver.ts'
import { Project } from '../../src/store/project.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crosscase-foreign-'))
  path = join(folder, 'p.crosscase')
  Project.create(path, { name: 'Study', coder: 'Ana', initials: 'A' }).close()
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Somebody else's hand on the file. */
function tampered(statement: string): void {
  const connection = new Connection(path)
  connection.run(statement)
  connection.close()
}

describe('a project file from elsewhere', () => {
  const cases = {
    'a trigger of its own': `CREATE TRIGGER extra AFTER INSERT ON coding BEGIN DELETE FROM memo; END`,
    'a view of its own': `CREATE VIEW extra AS SELECT * FROM coder`,
    'a table more': `CREATE TABLE extra (n INTEGER) STRICT`,
    'a table less': `DROP TABLE code_replacement`,
    'a trigger missing': `DROP TRIGGER paragraph_removed`,
  }
  for (const [what, statement] of Object.entries(cases)) {
    it(`with ${what} is refused, and freed again`, () => {
      tampered(statement)
      expect(() => Project.open(path)).toThrow('changed by another program')
      expect(() => Project.open(path, { readOnly: true })).toThrow('changed by another program')
    })
  }

  it('that was only analysed and vacuumed is welcome', () => {
    tampered('ANALYZE; VACUUM')
    Project.open(path).close()
  })
})
