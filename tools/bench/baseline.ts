// Plain SQLite on the same data, in the same run: what this machine allows with a sound design and no product around it.

import { createHash } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { Connection } from '../../src/store/driver.ts'
import { migrate } from '../../src/store/migrate.ts'
import type { GeneratedStudy } from './generate.ts'

/** Stores the same rows, hashes and compressed originals in the same number of transactions with the same durability, by bare prepared statements in one thread. Gives back how long the import took in ms, and the connection. */
export function plainImport(study: GeneratedStudy, file: string): { duration: number; connection: Connection } {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
  const connection = new Connection(file)
  migrate(connection)
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  connection.pragma('wal_autocheckpoint = 10000')
  connection.pragma('cache_size = -64000')
  connection.pragma('foreign_keys = OFF')
  const source = connection.statement(
    `INSERT INTO source (id, key, name, kind, path, format, blob_hash, text_hash, imported_at) VALUES (?, ?, ?, 'interview', ?, 'txt', ?, ?, '2026-01-01')`,
  )
  const blob = connection.statement('INSERT INTO blob VALUES (?, ?, ?)')
  const paragraph = connection.statement(
    `INSERT INTO paragraph (id, source_id, place, text, style, speech_start) VALUES (?, ?, ?, ?, 'body', 0)`,
  )
  // Full text in the same portions as the product: one by one would flatter it.
  const index = () => {
    connection.run(`INSERT INTO paragraph_text (rowid, text) SELECT n, text FROM paragraph WHERE n > (SELECT upto FROM text_index) AND text <> '';
      UPDATE text_index SET upto = (SELECT max(n) FROM paragraph)`)
  }
  const start = performance.now()
  for (const [number, one] of study.sources.entries()) {
    const bytes = readFileSync(join(study.folder, one.file))
    const hash = createHash('sha256').update(bytes).digest()
    const id = hash.subarray(0, 16)
    const deflated = deflateRawSync(bytes, { level: 1 })
    const text = bytes.toString('utf8')
    connection.run('BEGIN')
    blob.run(hash, bytes.length, deflated)
    source.run(id, one.key, one.key, one.file, hash, hash)
    let at = 0
    for (const line of text.split('\n')) {
      const paragraphId = Buffer.from(id)
      paragraphId.writeUInt32BE(at++, 12)
      paragraph.run(paragraphId, id, at * 1024, line)
    }
    connection.run('COMMIT')
    if (number % 28 === 27) index()
  }
  index()
  return { duration: performance.now() - start, connection }
}

/** What plain SQL makes of copies that came back, attached one after the other: how many rows of any table of theirs are not, or not so, in ours. It knows no base, asks nothing and looks at no word. Gives back how long it took in ms. */
export function plainDifferences(ours: string, copies: readonly string[]): number {
  const connection = new Connection(ours)
  const start = performance.now()
  eachCopy(connection, copies, table => {
    connection.all({
      text: `SELECT count(*) FROM (SELECT ${table.columns} FROM copy."${table.name}" EXCEPT SELECT ${table.columns} FROM main."${table.name}")`,
      values: [],
    })
  })
  const duration = performance.now() - start
  connection.close()
  return duration
}

/** Backs up, then puts in what is new in any table of copies as it stands there, one transaction a copy: no log, nothing merged, no undo but the backup. Gives back how long it took in ms. */
export function plainUnion(ours: string, copies: readonly string[]): number {
  const connection = new Connection(ours)
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  connection.pragma('cache_size = -64000')
  connection.pragma('foreign_keys = OFF')
  const start = performance.now()
  rmSync(`${ours}-backup`, { force: true })
  connection.run(`VACUUM INTO '${ours}-backup'`)
  eachCopy(connection, copies, table => {
    connection.run(
      `INSERT OR IGNORE INTO main."${table.name}" (${table.columns}) SELECT ${table.columns} FROM copy."${table.name}" WHERE id NOT IN (SELECT id FROM main."${table.name}")`,
    )
  })
  const duration = performance.now() - start
  connection.close()
  rmSync(`${ours}-backup`)
  return duration
}

/** Tables that every row of is known by its id; their other columns. */
function eachCopy(
  connection: Connection,
  copies: readonly string[],
  work: (table: { readonly name: string; readonly columns: string }) => void,
): void {
  const tables = connection
    .all<{ name: string }>({
      text: "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
      values: [],
    })
    .map(({ name }) => ({
      name,
      columns: connection.pragma<{ name: string }>(`table_info("${name}")`).map(column => column.name),
    }))
    .filter(({ columns }) => columns.includes('n') && columns.includes('id'))
  for (const copy of copies) {
    connection.run(`ATTACH '${copy}' AS copy`)
    connection.run('BEGIN')
    for (const { name, columns } of tables)
      work({
        name,
        columns: columns
          .filter(column => column !== 'n')
          .map(column => `"${column}"`)
          .join(', '),
      })
    connection.run('COMMIT')
    connection.run('DETACH copy')
  }
}
