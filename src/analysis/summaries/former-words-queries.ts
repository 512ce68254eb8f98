// Reads the words that stood under a coding when a summary was written. Where they stood is told by the change log; what they
// were by the history of the text alone, which keeps no redacted word. Where the two do not agree nothing is told.

import { createHash } from 'node:crypto'
import { textBefore, type KeptStep } from '../../sources/text-history.ts'
import { textOf } from '../../sources/queries.ts'
import type { Read } from '../../store/access.ts'
import type { Image } from '../../store/images.ts'
import { deedsOnRow, lastRemoval, rowsThen, rowThen } from '../../store/row-then.ts'
import { idOf, sql } from '../../store/sql.ts'

/** What stands for a redacted character. */
const BLOCK = '█'
/** So many places of a coding are looked at. */
const MOST = 200
/** Behind every change. */
const NOW = Number.MAX_SAFE_INTEGER

/** A coding by its row number, with the anchor that it stood on until a change (or now). */
interface LastPlace {
  readonly n: number
  readonly anchor: string
  readonly until: number
}

/** The former words of codings, each told by its id and the digest of the words, in hexadecimal. Made for one answer. */
export class FormerWords {
  readonly #read: Read
  readonly #texts = new Map<string, TextThen>()

  constructor(read: Read) {
    this.#read = read
  }

  /** The words under a coding when their digest was this one; redacted ones as blocks. Null where the file does not tell. */
  of(coding: string, digest: string): string | null {
    return this.find(coding, digest)?.words ?? null
  }

  /** The same, with the source in which they stood. */
  find(coding: string, digest: string): { words: string; source: string } | null {
    let looked = 0
    const last = this.#whereLast(coding)
    if (last === null) return null
    for (const { row, position } of this.#places(last)) {
      if (++looked > MOST) return null
      const anchor = rowThen(this.#read, 'anchor', row, position)
      if (anchor?.['digest'] !== digest) continue
      if (last.until !== NOW && isSealed(this.#read, anchor['source_id'] as string)) return null
      const words = this.#words(anchor, position, digest)
      // Of a passage that waits to be placed the anchor stands, but not on its words: they stood there before.
      if (words !== null) return { words, source: anchor['source_id'] as string }
      if (anchor['lost'] !== 1) return null
    }
    return null
  }

  /** The anchors on which a coding stood, each at the positions before something happened to it, newest first. */
  *#places(last: LastPlace): Generator<{ row: number; position: number }> {
    const moves = deedsOnRow(this.#read, 'coding', last.n).filter(
      one => one.deed === 'update' && one.change < last.until && one.before?.['anchor_id'],
    )
    let { anchor, until } = last
    for (const move of [...moves, null]) {
      const row = this.#anchorRow(anchor, until === NOW ? null : until)
      if (row !== null) {
        yield { row, position: until - 1 }
        for (const deed of deedsOnRow(this.#read, 'anchor', row))
          if (deed.deed !== 'insert' && deed.change < until && deed.change > (move?.change ?? 0))
            yield { row, position: deed.change - 1 }
      }
      if (move === null) return
      anchor = move.before!['anchor_id'] as string
      until = move.change
    }
  }

  /** On which anchor a coding stands, or stood last. */
  #whereLast(coding: string): LastPlace | null {
    const standing = this.#read.get<{ n: number; anchor: string }>(
      sql`SELECT n, lower(hex(anchor_id)) AS anchor FROM coding WHERE id = unhex(${coding})`,
    )
    if (standing) return { ...standing, until: NOW }
    const gone = lastRemoval(this.#read, 'coding', coding)
    return gone && { n: gone.image['n'] as number, anchor: gone.image['anchor_id'] as string, until: gone.change }
  }

  /** The row number of an anchor: it stands, or went with the change by which the coding left it, or later. */
  #anchorRow(id: string, change: number | null): number | null {
    const standing = this.#read.get<{ n: number }>(sql`SELECT n FROM anchor WHERE id = unhex(${id})`)
    if (standing || change === null) return standing?.n ?? null
    const gone = lastRemoval(this.#read, 'anchor', id)
    return gone && gone.change >= change ? (gone.image['n'] as number) : null
  }

  #words(anchor: Image, position: number, digest: string): string | null {
    const source = anchor['source_id'] as string
    const text = this.#textThen(source, position)
    const start = text.starts.get(anchor['start_paragraph_id'] as string)
    const end = text.starts.get(anchor['end_paragraph_id'] as string)
    if (start === undefined || end === undefined || text.kept === null) return null
    const range = [start + (anchor['start_offset'] as number), end + (anchor['end_offset'] as number)] as const
    const hash = createHash('sha256')
      .update(text.logged.slice(...range))
      .digest('hex')
    return hash.startsWith(digest) ? text.kept.slice(...range) : null
  }

  #textThen(source: string, position: number): TextThen {
    const name = `${source} ${position}`
    let text = this.#texts.get(name)
    if (!text) this.#texts.set(name, (text = textThen(this.#read, source, position)))
    return text
  }
}

/** A text as it was: by the log, and as far as its history keeps it (null where that tells another text). */
interface TextThen {
  readonly logged: string
  readonly kept: string | null
  readonly starts: ReadonlyMap<string, number>
}

/** Whether a source is coded blind, and whoever reads is not told where others coded: the log is read past the views that hide it. */
function isSealed(read: Read, source: string): boolean {
  const isAny = read.get(sql`SELECT 1 FROM sqlite_temp_master WHERE name = 'sealed_source'`) !== undefined
  return isAny && read.get(sql`SELECT 1 FROM temp.sealed_source WHERE id = unhex(${source})`) !== undefined
}

function textThen(read: Read, source: string, position: number): TextThen {
  const paragraphs = rowsThen(read, 'paragraph', 'source_id', source, position).sort(
    (a, b) => (a['place'] as number) - (b['place'] as number),
  )
  const starts = new Map<string, number>()
  let length = 0
  for (const one of paragraphs) {
    starts.set(one['id'] as string, length)
    length += (one['text'] as string).length + 1
  }
  const logged = paragraphs.map(one => one['text'] as string).join('\n')
  const since = read
    .arrays<[string]>(sql`
      SELECT steps FROM text_edit WHERE source_id = unhex(${source}) AND EXISTS (SELECT 1 FROM change_row
        WHERE table_name = 'text_edit' AND deed = 'insert' AND change_n > ${position} AND last_row >= text_edit.n AND first_row <= text_edit.n)
      ORDER BY n DESC`)
    .map(([steps]) => JSON.parse(steps) as KeptStep[])
  const isThere = read.get(sql`SELECT 1 FROM source WHERE id = unhex(${source})`) !== undefined
  if (!isThere) return { logged, kept: null, starts }
  const kept = textBefore(textOf(read, idOf<'source'>(Buffer.from(source, 'hex'))), since)
  return { logged, kept: isSame(kept, logged) ? kept : null, starts }
}

/** Whether a text is another one but for characters for which blocks stand. */
function isSame(kept: string, logged: string): boolean {
  if (kept === logged) return true
  if (kept.length !== logged.length) return false
  for (let at = 0; at < kept.length; at++) if (kept[at] !== logged[at] && kept[at] !== BLOCK) return false
  return true
}
