// Reads single codings, with what an act on them needs to know: their names, their words, what a coder says of them.

import type { ValuesOf } from './attribution.ts'
import type { AnchorId, CodeId, CoderId, CodingId, SourceId } from '../base/ids.ts'
import type { TextRange } from '../base/text-range.ts'
import { Refusal } from '../base/trouble.ts'
import type { Read } from '../store/access.ts'
import { bytesOf, idOf, idOrNull, sql } from '../store/sql.ts'
import { placeOf, refuseBadRange, type OpenText } from './open-text.ts'
import { excerpts, ExcerptWriter, openText } from './queries.ts'
import type { CodingEntry, Quote, Strength } from './types.ts'

/** A coding's own row, with the names of its code and coder, and where its anchor stands. */
export interface CodingRow {
  readonly id: CodingId
  readonly anchorId: AnchorId
  readonly sourceId: SourceId
  readonly codeId: CodeId
  readonly coderId: CoderId
  readonly code: string
  readonly coder: string
  readonly strength: Strength | null
  readonly exemplar: boolean
  readonly comment: string | null
  readonly definition: number
  readonly wasCodeId: CodeId | null
  readonly versionId: string | null
  readonly madeAt: string
  readonly place: AnchorPlace
}

/** Where an anchor stands: its first and last paragraph, as stored, with offsets. */
export interface AnchorPlace {
  readonly startParagraph: Uint8Array
  readonly startOffset: number
  readonly endParagraph: Uint8Array
  readonly endOffset: number
}

/** A coding. Refuses one that is not there. */
export function getCoding(read: Read, codingId: CodingId): CodingRow {
  type Row = {
    anchor_id: Buffer
    source_id: Buffer
    code_id: Buffer
    coder_id: Buffer
    code: string
    coder: string
    strength: Strength | null
    exemplar: number
    comment: string | null
    definition: number
    was_code_id: Buffer | null
    version_id: Buffer | null
    made_at: string
    start_paragraph_id: Buffer
    start_offset: number
    end_paragraph_id: Buffer
    end_offset: number
  }
  const row = read.get<Row>(sql`
    SELECT anchor_id, source_id, code_id, coder_id, code.name AS code, coder.name AS coder, strength, exemplar, comment, coding.definition, was_code_id, version_id,
      coding.made_at, start_paragraph_id, start_offset, end_paragraph_id, end_offset
    FROM coding JOIN anchor ON anchor.id = coding.anchor_id JOIN code ON code.id = coding.code_id JOIN coder ON coder.id = coding.coder_id
    WHERE coding.id = ${bytesOf(codingId)}`)
  if (!row) throw new Refusal('coding-gone', 'This coding is not there any more.')
  return {
    id: codingId,
    anchorId: idOf<'anchor'>(row.anchor_id),
    sourceId: idOf<'source'>(row.source_id),
    codeId: idOf<'code'>(row.code_id),
    coderId: idOf<'coder'>(row.coder_id),
    code: row.code,
    coder: row.coder,
    strength: row.strength,
    exemplar: row.exemplar === 1,
    comment: row.comment,
    definition: row.definition,
    wasCodeId: idOrNull<'code'>(row.was_code_id),
    versionId: idOrNull(row.version_id),
    madeAt: row.made_at,
    place: {
      startParagraph: row.start_paragraph_id,
      startOffset: row.start_offset,
      endParagraph: row.end_paragraph_id,
      endOffset: row.end_offset,
    },
  }
}

/** Finds the words of anchors as offsets into their source's text. */
export function rangesIn(text: OpenText): (place: AnchorPlace) => TextRange {
  const starts = new Map(text.ids.map((id, at) => [Buffer.from(id).toString('latin1'), text.starts[at]!]))
  const startOf = (paragraph: Uint8Array) => starts.get(Buffer.from(paragraph).toString('latin1'))!
  return place => ({
    start: startOf(place.startParagraph) + place.startOffset,
    end: startOf(place.endParagraph) + place.endOffset,
  })
}

/** The labels of speakers in a source ("KO: "), as stretches of its text: they belong to nobody's words. */
export function labelsIn(read: Read, text: OpenText): TextRange[] {
  const rows = read.arrays<[number]>(
    sql`SELECT speech_start FROM paragraph WHERE source_id = ${bytesOf(text.sourceId)} ORDER BY place`,
  )
  return rows.flatMap(([length], at) =>
    length > 0 ? [{ start: text.starts[at]!, end: text.starts[at]! + length }] : [],
  )
}

/** Whether a coder has a coding of a code on an anchor, other ones than those named left aside. */
export function isCoded(
  read: Read,
  coding: { readonly anchorId: AnchorId; readonly codeId: CodeId; readonly coderId: CoderId },
  besides: readonly CodingId[] = [],
): boolean {
  return (
    read.get(sql`
      SELECT 1 FROM coding WHERE anchor_id = ${bytesOf(coding.anchorId)} AND code_id = ${bytesOf(coding.codeId)}
      AND coder_id = ${bytesOf(coding.coderId)} AND id NOT IN (${besides.map(bytesOf)})`) !== undefined
  )
}

/** The sources in which a coder applied a code. */
export function sourcesCoded(read: Read, codeId: CodeId, coderId: CoderId): ReadonlySet<SourceId> {
  const rows = read.arrays<[Buffer]>(sql`
    SELECT DISTINCT source_id FROM coding JOIN anchor ON anchor.id = anchor_id WHERE code_id = ${bytesOf(codeId)} AND coder_id = ${bytesOf(coderId)}`)
  return new Set(rows.map(([id]) => idOf<'source'>(id)))
}

/** The stretches of a source that a coder gave one code. */
export function stretchesCoded(read: Read, text: OpenText, codeId: CodeId, coderId: CoderId): TextRange[] {
  const rangeOf = rangesIn(text)
  return read
    .arrays<[Buffer, number, Buffer, number]>(sql`
      SELECT start_paragraph_id, start_offset, end_paragraph_id, end_offset FROM anchor JOIN coding ON coding.anchor_id = anchor.id
      WHERE anchor.source_id = ${bytesOf(text.sourceId)} AND code_id = ${bytesOf(codeId)} AND coder_id = ${bytesOf(coderId)} AND lost = 0`)
    .map(([startParagraph, startOffset, endParagraph, endOffset]) =>
      rangeOf({ startParagraph, startOffset, endParagraph, endOffset }),
    )
}

/** One coding with all that is known of it. Refuses one that is not there. */
export function codingEntry(read: Read, codingId: CodingId, valuesOf?: ValuesOf): CodingEntry {
  const row = getCoding(read, codingId)
  const excerpt = excerpts(read, { codingIds: [codingId] }, valuesOf).excerpts[0]
  if (!excerpt) throw new Refusal('coding-gone', 'This coding is not there any more.')
  const about = read.get<{ label: string | null; now: number; was: string | null }>(sql`
    SELECT framework_version.label, code.definition AS now, former.name AS was FROM coding JOIN code ON code.id = coding.code_id
    LEFT JOIN framework_version ON framework_version.id = coding.version_id LEFT JOIN code AS former ON former.id = coding.was_code_id
    WHERE coding.id = ${bytesOf(codingId)}`)!
  return {
    ...excerpt,
    madeAt: row.madeAt,
    version: about.label,
    isEarlier: row.definition < about.now,
    was: row.wasCodeId === null ? null : { id: row.wasCodeId, name: about.was ?? '' },
  }
}

/** Any words of a source as they are quoted. Refuses words outside the text. */
export function quote(read: Read, sourceId: SourceId, range: TextRange, valuesOf?: ValuesOf): Quote {
  const text = openText(read, sourceId)
  refuseBadRange(text, range)
  const start = placeOf(text, range.start)
  const end = placeOf(text, range.end)
  const nobody = Buffer.alloc(16)
  const { sourceKey, sourceName, paragraph, lastParagraph, words, attribution } = new ExcerptWriter(
    read,
    valuesOf,
  ).excerpt({
    id: nobody,
    code_id: nobody,
    coder_id: nobody,
    anchor_id: nobody,
    source_id: Buffer.from(bytesOf(sourceId)),
    start_paragraph_id: Buffer.from(text.ids[start.paragraph]!),
    start_offset: start.offset,
    end_paragraph_id: Buffer.from(text.ids[end.paragraph]!),
    end_offset: end.offset,
  })
  return { start: range.start, end: range.end, sourceKey, sourceName, paragraph, lastParagraph, words, attribution }
}
