// Reads sources: the list, one opened, and finding one by key, name, id or content.

import type { CaseId, CoderId, SourceId, SpeakerId } from '../base/ids.ts'
import { isId } from '../base/ids.ts'
import { naturally } from '../base/order.ts'
import { Refusal } from '../base/trouble.ts'
import type { Read } from '../store/access.ts'
import { bytesOf, idOf, idOrNull, sql } from '../store/sql.ts'
import type { Mark, OpenSource, Paragraph, ParagraphStyle, SourceKind, SourceListItem, Speaker } from './types.ts'

interface SourceRow {
  readonly id: Buffer
  readonly key: string | null
  readonly name: string
  readonly kind: SourceKind
  readonly date: string | null
  readonly format: string
  readonly losses: string | null
}

/** A source's own row. Refuses one that is not there. */
export function getSource(
  read: Read,
  sourceId: SourceId,
): { readonly id: SourceId; readonly key: string | null; readonly name: string; readonly kind: SourceKind } {
  const row = read.get<SourceRow>(sql`SELECT id, key, name, kind FROM source WHERE id = ${bytesOf(sourceId)}`)
  if (!row) throw new Refusal('source-gone', 'This source is not in the project (any more).')
  return { id: sourceId, key: row.key, name: row.name, kind: row.kind }
}

/** The source that holds exactly this text (SHA-256 of its UTF-8), or that came from exactly this file, however its text was corrected since. */
export function sourceByContent(
  read: Read,
  { textHash, hash }: { readonly textHash: Uint8Array; readonly hash: Uint8Array },
): { readonly id: SourceId; readonly name: string } | undefined {
  const row = read.get<{ id: Buffer; name: string }>(sql`
    SELECT id, name FROM source WHERE text_hash = ${textHash} UNION ALL SELECT id, name FROM source WHERE blob_hash = ${hash} LIMIT 1`)
  return row && { id: idOf<'source'>(row.id), name: row.name }
}

/** Finds a source by its key in a sheet, its name, or its id. Refuses when none or several fit. */
export function findSource(read: Read, name: string): SourceId {
  const rows = isId(name)
    ? read.all<{ id: Buffer }>(sql`SELECT id FROM source WHERE id = ${bytesOf(name)}`)
    : read.all<{ id: Buffer }>(sql`SELECT id FROM source WHERE key = ${name} OR name = ${name} LIMIT 2`)
  if (rows.length === 0) throw new Refusal('source-unknown', `There is no source “${name}”.`)
  if (rows.length > 1) throw new Refusal('source-unclear', `Several sources are called “${name}”. Say the key.`)
  return idOf<'source'>(rows[0]!.id)
}

/** So many sources are read at once. */
const SLICE = 250

/** Every source in natural order of key and name, those called alike as they came, in slices: a study of a million codings takes a second to count. What is sealed from the coder at work is not counted. */
export function* listSources(read: Read): Generator<void, SourceListItem[]> {
  const ids = read.all<{ id: Buffer }>(sql`SELECT id FROM source ORDER BY n`).map(row => idOf<'source'>(row.id))
  const items: SourceListItem[] = []
  for (let at = 0; at < ids.length; at += SLICE) {
    items.push(...itemsOf(read, ids.slice(at, at + SLICE)))
    yield
  }
  return naturally(items)
}

/** Of these sources those that are there, as {@link listSources} tells them. */
export function someSources(read: Read, ids: readonly SourceId[]): SourceListItem[] {
  return naturally(itemsOf(read, ids))
}

function itemsOf(read: Read, sourceIds: readonly SourceId[]): SourceListItem[] {
  const ids = sourceIds.map(bytesOf)
  const cases = new Map<string, CaseId[]>()
  for (const [source, belongs] of read.arrays<[Buffer, Buffer]>(
    sql`SELECT source_id, case_id FROM case_source WHERE source_id IN (${ids}) ORDER BY n`,
  ))
    push(cases, idOf(source), idOf<'case'>(belongs))
  const coded = new Map<string, CoderId[]>()
  for (const [source, coder] of read.arrays<[Buffer, Buffer]>(
    sql`SELECT source_id, coder_id FROM source_coder WHERE source_id IN (${ids}) ORDER BY n`,
  ))
    push(coded, idOf(source), idOf<'coder'>(coder))
  const codings = new Map(
    read
      .arrays<[Buffer, number]>(
        sql`SELECT anchor.source_id, count(*) FROM coding JOIN anchor ON anchor.id = coding.anchor_id WHERE lost = 0 AND anchor.source_id IN (${ids}) GROUP BY anchor.source_id`,
      )
      .map(([id, count]) => [idOf(id), count]),
  )
  return read
    .all<SourceRow>(sql`SELECT id, key, name, kind, date FROM source WHERE id IN (${ids}) ORDER BY n`)
    .map(row => {
      const id = idOf<'source'>(row.id)
      return {
        id,
        key: row.key,
        name: row.name,
        kind: row.kind,
        date: row.date,
        caseIds: cases.get(id) ?? [],
        codings: codings.get(id) ?? 0,
        codedBy: coded.get(id) ?? [],
      }
    })
}

/** A source with its paragraphs and speakers; codings and evidence are the coding room's (`codingsInSource`). Refuses one that is not there. */
export function readSource(read: Read, sourceId: SourceId): Omit<OpenSource, 'codings' | 'evidence'> {
  const row = read.get<SourceRow>(
    sql`SELECT id, key, name, kind, date, format, losses FROM source WHERE id = ${bytesOf(sourceId)}`,
  )
  if (!row) throw new Refusal('source-gone', 'This source is not in the project (any more).')
  const id = bytesOf(sourceId)
  return {
    id: sourceId,
    key: row.key,
    name: row.name,
    kind: row.kind,
    date: row.date,
    format: row.format,
    caseIds: read
      .all<{ id: Buffer }>(sql`SELECT case_id AS id FROM case_source WHERE source_id = ${id} ORDER BY n`)
      .map(one => idOf<'case'>(one.id)),
    codedBy: read
      .all<{ id: Buffer }>(sql`SELECT coder_id AS id FROM source_coder WHERE source_id = ${id} ORDER BY n`)
      .map(one => idOf<'coder'>(one.id)),
    losses: row.losses ? (JSON.parse(row.losses) as string[]) : [],
    textState: textStateOf(read, sourceId),
    paragraphs: paragraphsOf(read, sourceId),
    speakers: speakersOf(read, sourceId),
  }
}

type ParagraphRow = [
  id: Buffer,
  text: string,
  style: ParagraphStyle,
  level: number | null,
  page: number | null,
  speaker: Buffer | null,
  speechStart: number,
  marks: string | null,
]

/** The paragraphs of a source in order, numbered, with their offsets in its text. */
export function paragraphsOf(read: Read, sourceId: SourceId): Paragraph[] {
  const rows = read.arrays<ParagraphRow>(
    sql`SELECT id, text, style, level, page, speaker_id, speech_start, marks FROM paragraph WHERE source_id = ${bytesOf(sourceId)} ORDER BY place`,
  )
  let number = 0
  let start = 0
  return rows.map(([id, text, style, level, page, speaker, speechStart, marks]) => {
    const paragraph: Paragraph = {
      id: idOf<'paragraph'>(id),
      number: text.trim() === '' ? null : ++number,
      start,
      text,
      style,
      level,
      page,
      speakerId: idOrNull<'speaker'>(speaker),
      speechStart,
      marks: marks ? (JSON.parse(marks) as Mark[]) : [],
    }
    start += text.length + 1
    return paragraph
  })
}

/** Who speaks in a source. */
export function speakersOf(read: Read, sourceId: SourceId): Speaker[] {
  return read
    .all<{ id: Buffer; label: string; role: Speaker['role']; participant_id: Buffer | null }>(
      sql`SELECT id, label, role, participant_id FROM speaker WHERE source_id = ${bytesOf(sourceId)} ORDER BY n`,
    )
    .map(row => ({
      id: idOf<'speaker'>(row.id),
      label: row.label,
      role: row.role,
      participantId: idOrNull<'case'>(row.participant_id),
    }))
}

/** In which sources a participant speaks, and under which labels. Refuses one that is not there. */
export function turnsSpokenBy(
  read: Read,
  participantId: CaseId,
): {
  readonly name: string
  readonly spoken: readonly { readonly sourceId: SourceId; readonly speakers: ReadonlySet<SpeakerId> }[]
} {
  const row = read.get<{ name: string }>(
    sql`SELECT coalesce(key, name) AS name FROM "case" WHERE id = ${bytesOf(participantId)}`,
  )
  if (!row) throw new Refusal('case-gone', 'This case is not in the study (any more).')
  const spoken = new Map<SourceId, Set<SpeakerId>>()
  for (const [source, speaker] of read.arrays<[Buffer, Buffer]>(
    sql`SELECT source_id, speaker.id FROM speaker JOIN source ON source.id = source_id WHERE participant_id = ${bytesOf(participantId)} ORDER BY source.n`,
  )) {
    const sourceId = idOf<'source'>(source)
    spoken.set(sourceId, (spoken.get(sourceId) ?? new Set()).add(idOf<'speaker'>(speaker)))
  }
  return { name: row.name, spoken: [...spoken].map(([sourceId, speakers]) => ({ sourceId, speakers })) }
}

/** The state of a source's text: the SHA-256 of its UTF-8 in hexadecimal, kept with every correction. */
export function textStateOf(read: Read, sourceId: SourceId): string {
  const row = read.get<{ text_hash: Buffer }>(sql`SELECT text_hash FROM source WHERE id = ${bytesOf(sourceId)}`)
  if (!row) throw new Refusal('source-gone', 'This source is not in the project (any more).')
  return row.text_hash.toString('hex')
}

/** The whole plain text of a source. */
export function textOf(read: Read, sourceId: SourceId): string {
  return read
    .arrays<[string]>(sql`SELECT text FROM paragraph WHERE source_id = ${bytesOf(sourceId)} ORDER BY place`)
    .map(([text]) => text)
    .join('\n')
}

/** Ids as bytes, for callers that walk many sources: row numbers in order of import. */
export function sourceIds(read: Read): SourceId[] {
  return read.arrays<[Buffer]>(sql`SELECT id FROM source ORDER BY n`).map(([id]) => idOf<'source'>(id))
}

function push<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = map.get(key)
  if (list) list.push(item)
  else map.set(key, [item])
}
