// Reads the words that stood under a coding when a summary was written. Where they stood is told by the change log; what they
// were by the history of the text alone, which keeps no redacted word. Where the two do not agree nothing is told.

import { createHash } from 'node:crypto'
import { textBefore, type KeptStep } from '../../sources/text-history.ts'
import { textOf } from '../../sources/queries.ts'
import type { Read } from '../../store/access.ts'
import type { Image } from '../../store/images.ts'
import { deedsOnRow, rowsThen, rowThen } from '../../store/row-then.ts'
import { idOf, sql } from '../../store/sql.ts'

/** What stands for a redacted character. */
const BLOCK = '█'
/** So many places of a coding are looked at. */
const MOST = 200

/** The former words of codings, each told by its id and the digest of the words, in hexadecimal. Made for one answer. */
export class FormerWords {
  readonly #read: Read
  readonly #texts = new Map<string, TextThen>()

  constructor(read: Read) {
    this.#read = read
  }

  /** The words under a coding when their digest was this one; redacted ones as blocks. Null where the file does not tell. */
  of(coding: string, digest: string): string | null {
    let looked = 0
    for (const { row, position } of this.#places(coding)) {
      if (++looked > MOST) return null
      const anchor = rowThen(this.#read, 'anchor', row, position)
      if (anchor?.['digest'] !== digest) continue
      return this.#words(anchor, position, digest)
    }
    return null
  }

  /** The anchors on which a coding stood, each at the positions before something happened to it, newest first. */
  *#places(coding: string): Generator<{ row: number; position: number }> {
    const now = this.#read.get<{ n: number; anchor: string }>(
      sql`SELECT n, lower(hex(anchor_id)) AS anchor FROM coding WHERE id = unhex(${coding})`,
    )
    if (!now) return
    const moves = deedsOnRow(this.#read, 'coding', now.n).filter(
      one => one.deed === 'update' && one.before?.['anchor_id'],
    )
    let { anchor } = now
    let until = Infinity
    for (const move of [...moves, null]) {
      const row = this.#anchorRow(anchor, until === Infinity ? null : until)
      if (row !== null) {
        if (until !== Infinity) yield { row, position: until - 1 }
        for (const deed of deedsOnRow(this.#read, 'anchor', row))
          if (deed.deed !== 'insert' && deed.change < until && deed.change > (move?.change ?? 0))
            yield { row, position: deed.change - 1 }
      }
      if (move === null) return
      anchor = move.before!['anchor_id'] as string
      until = move.change
    }
  }

  /** The row number of an anchor: it stands, or went with the change by which the coding left it. */
  #anchorRow(id: string, change: number | null): number | null {
    const standing = this.#read.get<{ n: number }>(sql`SELECT n FROM anchor WHERE id = unhex(${id})`)
    if (standing || change === null) return standing?.n ?? null
    const gone = this.#read.arrays<[number, number]>(
      sql`SELECT first_row, last_row FROM change_row WHERE table_name = 'anchor' AND deed = 'delete' AND change_n = ${change}`,
    )
    for (const [first, last] of gone)
      for (let n = first; n <= last; n++)
        if (deedsOnRow(this.#read, 'anchor', n).some(one => one.before?.['id'] === id)) return n
    return null
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
