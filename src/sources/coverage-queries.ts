// Reads how much of each source a coder has not coded yet, source by source, so that others' calls go in between.

import type { CoderId } from '../base/ids.ts'
import type { TextRange } from '../base/text-range.ts'
import type { Read } from '../store/access.ts'
import { bytesOf, idOf, sql } from '../store/sql.ts'
import { isSaid, shareOf, turnsOf, untouched, type SaidRow } from './coverage.ts'
import type { NotCoded, ParagraphStyle, Speaker } from './types.ts'

interface Said extends SaidRow {
  readonly style: ParagraphStyle
  readonly role: Speaker['role'] | null
}

/** What a coder has not coded yet, for every source, in the order in which they came in. Yields after each with how many there are. */
export function* notCoded(read: Read, coderId: CoderId): Generator<{ done: number; total: number }, NotCoded[]> {
  const sources = read.arrays<[Buffer]>(sql`SELECT id FROM source ORDER BY n`)
  const result: NotCoded[] = []
  for (const [id] of sources) {
    result.push(notCodedOf(read, id, coderId))
    yield { done: result.length, total: sources.length }
  }
  return result
}

function notCodedOf(read: Read, source: Buffer, coderId: CoderId): NotCoded {
  const { rows, starts, hasSpeakers } = saidRows(read, source)
  const turns = turnsOf(rows, row => isSaid(row.style, row.role))
  const codings = rangesOf(read, source, coderId, starts)
  return {
    sourceId: idOf<'source'>(source),
    turns: turns.length,
    notCoded: untouched(turns, codings).length,
    share: shareOf(turns, codings),
    hasSpeakers,
  }
}

/** The paragraphs of a source that hold words, each in its turn, and where every paragraph starts. */
function saidRows(read: Read, source: Buffer) {
  const roles = new Map(
    read
      .arrays<[Buffer, Speaker['role']]>(sql`SELECT id, role FROM speaker WHERE source_id = ${source}`)
      .map(([id, role]) => [id.toString('latin1'), role]),
  )
  const starts = new Map<string, number>()
  const rows: Said[] = []
  let start = 0
  let before: string | null = null
  for (const [id, text, style, speaker, speechStart] of read.arrays<
    [Buffer, string, ParagraphStyle, Buffer | null, number]
  >(sql`SELECT id, text, style, speaker_id, speech_start FROM paragraph WHERE source_id = ${source} ORDER BY place`)) {
    starts.set(id.toString('latin1'), start)
    if (text.trim() !== '') {
      const who = speaker?.toString('latin1') ?? null
      // A label always opens a turn, so that two answers in a row under two labels stay two turns.
      const opensTurn = rows.length === 0 || who === null || who !== before || speechStart > 0
      rows.push({
        speech: start + Math.min(speechStart, text.length),
        end: start + text.length,
        turn: rows.length === 0 ? 0 : rows.at(-1)!.turn + (opensTurn ? 1 : 0),
        style,
        role: who === null ? null : (roles.get(who) ?? null),
      })
      before = who
    }
    start += text.length + 1
  }
  return { rows, starts, hasSpeakers: roles.size > 0 }
}

/** Where a coder has coded a source. */
function rangesOf(read: Read, source: Buffer, coderId: CoderId, starts: ReadonlyMap<string, number>): TextRange[] {
  const place = (paragraph: Buffer, offset: number) => (starts.get(paragraph.toString('latin1')) ?? 0) + offset
  return read
    .arrays<[Buffer, number, Buffer, number]>(sql`
      SELECT start_paragraph_id, start_offset, end_paragraph_id, end_offset
      FROM anchor JOIN coding ON coding.anchor_id = anchor.id
      WHERE anchor.source_id = ${source} AND +coding.coder_id = ${bytesOf(coderId)} AND anchor.lost = 0`)
    .map(([first, from, last, to]) => ({ start: place(first, from), end: place(last, to) }))
}
