import { createHash } from 'node:crypto'
import type { Read } from '../../../src/store/access.ts'
import { sql } from '../../../src/store/sql.ts'

/** What is in a project, said without ids and times, as one digest: equal work in two projects gives equal digests. */
export function stateOf(read: Read): string {
  const rows = [
    read.arrays(sql`SELECT key, name FROM source ORDER BY key`),
    read.arrays(sql`SELECT name FROM code ORDER BY name`),
    read.arrays(sql`SELECT kind, key, name FROM "case" ORDER BY kind, key`),
    read.arrays(
      sql`SELECT source.key, text FROM paragraph JOIN source ON source.id = source_id ORDER BY source.key, place`,
    ),
    read.arrays(sql`
      SELECT code.name, coder.name, source.key, start_offset, end_offset, hex(digest) FROM coding JOIN code ON code.id = code_id JOIN coder ON coder.id = coding.coder_id
      JOIN anchor ON anchor.id = anchor_id JOIN source ON source.id = anchor.source_id ORDER BY 1, 2, 3, 4, 5, 6`),
    read.arrays(sql`SELECT statement FROM proposition ORDER BY key`),
    read.arrays(sql`SELECT stance, hex(digest) FROM evidence JOIN anchor ON anchor.id = anchor_id ORDER BY 1, 2`),
    read.arrays(sql`SELECT title FROM memo ORDER BY title`),
    read.arrays(
      sql`SELECT source.key, coder.name FROM source_coder JOIN source ON source.id = source_id JOIN coder ON coder.id = coder_id ORDER BY 1, 2`,
    ),
    read.arrays(sql`SELECT label, state FROM act ORDER BY n`),
  ]
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex')
}
