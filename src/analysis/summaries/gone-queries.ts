// Reads the passages that stood under a cell and do not any more: where they stood, why they are gone, and what they said, unless
// that is withheld.

import { idFromHex, type CodeId } from '../../base/ids.ts'
import { consentOf } from '../../cases/consent-queries.ts'
import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import { keyOf } from '../heads.ts'
import type { FormerWords } from './former-words-queries.ts'
import type { SeenPassage } from './seen.ts'
import type { GonePassage } from './types.ts'
import type { CaseRow } from './under-queries.ts'

/** Of so many passages that are gone the words are looked for. */
const MOST = 100

/** Passages that are gone from a cell. */
export function gonePassages(
  read: Read,
  former: FormerWords,
  gone: readonly SeenPassage[],
  row: CaseRow,
  codeId: CodeId | null,
): GonePassage[] {
  return gone.map((one, at) => gonePassage(read, at < MOST ? former : null, one, row, codeId))
}

function gonePassage(
  read: Read,
  former: FormerWords | null,
  [coding, digest, paragraph]: SeenPassage,
  row: CaseRow,
  codeId: CodeId | null,
): GonePassage {
  const still = read.get<{ code_id: Buffer; code: string; lost: number }>(sql`
    SELECT code_id, code.name AS code, lost FROM coding JOIN code ON code.id = code_id JOIN anchor ON anchor.id = anchor_id WHERE coding.id = unhex(${coding})`)
  const why = !still
    ? 'removed'
    : codeId !== null && idOf(still.code_id) !== codeId
      ? `now “${still.code}”`
      : still.lost === 1
        ? 'its words are gone; it waits to be placed'
        : `not of ${keyOf(row.head)} any more`
  const place = read.get<{ source_id: Buffer; key: string | null; name: string }>(
    sql`SELECT source_id, key, name FROM paragraph JOIN source ON source.id = source_id WHERE paragraph.id = unhex(${paragraph})`,
  )
  const codingId = idFromHex<'coding'>(coding)
  const found = former?.find(coding, digest) ?? null
  const source = place?.source_id ?? (found && Buffer.from(found.source, 'hex'))
  const who = source ? withdrawnIn(read, source) : []
  const words = who.length > 0 ? null : (found?.words ?? null)
  const said = { words, without: words === null ? withoutWords(read, who) : blocksIn(words) }
  if (!place) return { codingId, reference: 'a place that is gone', sourceId: null, range: null, why, ...said }
  const where = placeOfParagraph(read, place.source_id, paragraph)
  return {
    codingId,
    reference: `${place.key ?? place.name} ¶${where.number}`,
    sourceId: idOf<'source'>(place.source_id),
    range: where.range,
    why,
    ...said,
  }
}

/** Why words that stood somewhere are not told. In a copy they are where its history is. */
function withoutWords(read: Read, withdrawn: readonly string[]): string {
  if (withdrawn.length > 0) return `█ withheld: ${withdrawn.join(', ')} withdrew consent`
  return formerElsewhere(read) ?? 'what it said is not told in this file'
}

function blocksIn(words: string): string | null {
  return words.includes('█') ? '█ stands for redacted words' : null
}

/** Where what was said before is told, in a copy: its history starts empty. Null in a project of its own. */
export function formerElsewhere(read: Read): string | null {
  const by = read.get<{ name: string }>(
    sql`SELECT coder.name FROM copy_of JOIN hand_out ON hand_out.id = hand_out_id JOIN coder ON coder.id = by_id`,
  )
  return by ? `what it said before this copy was made stands with ${by.name}, who handed it out` : null
}

/** Who of those that a source is of, or who speak in it, withdrew consent. */
function withdrawnIn(read: Read, sourceId: Buffer): string[] {
  const withdrawn = [...consentOf(read).values()].filter(one => one.withdrawnOn !== null)
  if (withdrawn.length === 0) return []
  const ids = new Set<string>(withdrawn.map(one => one.caseId))
  return read
    .all<{ id: Buffer; name: string }>(sql`
      SELECT id, coalesce(key, name) AS name FROM "case" WHERE id IN (SELECT case_id FROM case_source WHERE source_id = ${sourceId}
        UNION SELECT participant_id FROM speaker WHERE source_id = ${sourceId} AND participant_id IS NOT NULL) ORDER BY n`)
    .filter(one => ids.has(idOf(one.id)))
    .map(one => one.name)
}

function placeOfParagraph(read: Read, sourceId: Buffer, paragraph: string) {
  let number = 0
  let start = 0
  for (const [id, text] of read.arrays<[Buffer, string]>(
    sql`SELECT id, text FROM paragraph WHERE source_id = ${sourceId} ORDER BY place`,
  )) {
    if (text.trim() !== '') number++
    if (id.toString('hex') === paragraph)
      return { number, range: text.length > 0 ? { start, end: start + text.length } : null }
    start += text.length + 1
  }
  return { number, range: null }
}
