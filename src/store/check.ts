// Verifies a project file as a file: SQLite's own integrity, foreign keys, full text, originals against their hashes.
// What the rooms know (anchors and their words) they check themselves; `api` joins the reports.

import { hash } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { Connection } from './driver.ts'
import { freeAtOnce } from './free-at-once.ts'
import { sql } from './sql.ts'
import type { CheckReport } from './types.ts'
import type { Halt } from './halt.ts'

/** Checks a file by its own connection. Blocking: run it in the store worker. Tells of problems without research text. */
export function checkFile(path: string, key?: Uint8Array, halt: Halt = () => {}): CheckReport {
  const connection = new Connection(path, { key, mustExist: true })
  // Every page is looked at once, mostly: remembering many of them saves no time.
  connection.pragma('cache_size = -2000')
  const problems: string[] = []
  const checked: { what: string; count: number }[] = []
  try {
    const integrity = connection
      .pragma<{ integrity_check: string }>('integrity_check(20)')
      .map(row => row.integrity_check)
    if (integrity[0] !== 'ok') problems.push(...integrity.map(line => `SQLite: ${line}`))
    checked.push({ what: 'pages', count: connection.pragma<{ page_count: number }>('page_count')[0]!.page_count })

    halt()
    const broken = connection.pragma<{ table: string; rowid: number; parent: string }>('foreign_key_check')
    for (const row of broken.slice(0, 20))
      problems.push(`Row ${row.rowid} of ${row.table} refers to a row of ${row.parent} that is not there.`)
    checked.push({
      what: 'tables',
      count: connection.get<{ count: number }>(sql`SELECT count(*) AS count FROM sqlite_schema WHERE type = 'table'`)!
        .count,
    })

    halt()
    try {
      connection.run(`INSERT INTO paragraph_text (paragraph_text, rank) VALUES ('integrity-check', 1)`)
    } catch {
      problems.push('The full-text index does not agree with the paragraphs. It can be built again without loss.')
    }
    checked.push({
      what: 'paragraphs in full text',
      count: connection.get<{ count: number }>(sql`SELECT count(*) AS count FROM paragraph WHERE text <> ''`)!.count,
    })

    // Bytes that were destroyed for good leave their hash.
    const destroyed = new Set(
      connection
        .all<{ thing: Buffer }>(sql`SELECT thing FROM destroyed WHERE what = 'original'`)
        .map(row => row.thing.toString('hex')),
    )
    // A copy may have been handed out without the original files: their hashes stay, their bytes are empty.
    const isCopy = connection.get(sql`SELECT 1 FROM copy_of`) !== undefined
    let blobs = 0
    let leftOut = 0
    let gone = 0
    for (const blob of connection.each<{ hash: Buffer; size: number; deflated: Buffer }>(
      sql`SELECT hash, size, deflated FROM blob`,
    )) {
      halt()
      if (isCopy && blob.deflated.length === 0) {
        leftOut++
        continue
      }
      if (blob.deflated.length === 0 && destroyed.has(blob.hash.toString('hex'))) {
        gone++
        continue
      }
      blobs++
      const isWhole = blobIsWhole(blob)
      freeAtOnce(blob.deflated)
      if (!isWhole) problems.push(`The original with the hash ${blob.hash.toString('hex').slice(0, 16)}… is damaged.`)
    }
    checked.push({ what: 'originals', count: blobs })
    if (gone > 0) checked.push({ what: 'originals that were destroyed for good', count: gone })
    if (leftOut > 0) checked.push({ what: 'originals that this copy was handed out without', count: leftOut })
  } finally {
    connection.close()
  }
  return { checked, problems }
}

const MOST_CHUNK = 1 << 24

function blobIsWhole(blob: { hash: Buffer; size: number; deflated: Buffer }): boolean {
  try {
    const bytes = inflateRawSync(blob.deflated, {
      maxOutputLength: blob.size + 1,
      // In one piece of its own: of several the parts would stay behind.
      chunkSize: Math.max(2 * Buffer.poolSize, Math.min(blob.size + 1, MOST_CHUNK)),
    })
    const isWhole = bytes.length === blob.size && hash('sha256', bytes, 'hex') === blob.hash.toString('hex')
    freeAtOnce(bytes)
    return isWhole
  } catch {
    return false
  }
}
