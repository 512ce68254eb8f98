// The evidence table from SQL, and kept in step with the change log.

import type { PropositionId } from '../../base/ids.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, sql, type Sql } from '../../store/sql.ts'
import type { Stance } from '../propositions/types.ts'
import { lastChange } from '../table-queries.ts'
import { EvidenceTable, type EvidenceRow } from './evidence-table.ts'

type Row = readonly [
  source: number,
  n: number,
  id: Buffer,
  proposition: number,
  coder: number,
  stance: Stance,
  narrowedTo: number | null,
  event: string | null,
  start: number,
  startOffset: number,
  end: number,
  endOffset: number,
]

/** A turn of a participant: a paragraph by its place, with the length of its text. */
type Turn = readonly [source: number, place: number, participant: number, length: number]

/** Reads the evidence on some sources, or on all, anew into a table; of one proposition only, where asked for. */
export function readEvidence(
  read: Read,
  table: EvidenceTable,
  sources: readonly number[] | null,
  propositionId?: PropositionId,
): void {
  const chosen: Sql =
    sources === null
      ? sql`source AS s`
      : sql`json_each(${JSON.stringify(sources)}) AS chosen CROSS JOIN source AS s ON s.n = chosen.value`
  const only: Sql = propositionId === undefined ? sql`` : sql`AND e.proposition_id = ${bytesOf(propositionId)}`
  // Of one proposition: only the sources that have anything on it, found by its own index.
  const holding =
    propositionId === undefined || sources !== null
      ? chosen
      : sql`(SELECT DISTINCT a.source_id FROM evidence AS e JOIN anchor AS a ON a.id = e.anchor_id WHERE e.proposition_id = ${bytesOf(propositionId)}) AS h CROSS JOIN source AS s ON s.id = h.source_id`
  const rows = grouped(
    read.arrays<Row>(sql`
      SELECT s.n, e.n, e.id, p.n, c.n, e.stance, k.n, e.same_event, first.place, a.start_offset, last.place, a.end_offset
      FROM ${holding} CROSS JOIN anchor AS a ON a.source_id = s.id CROSS JOIN evidence AS e ON e.anchor_id = a.id CROSS JOIN proposition AS p ON p.id = e.proposition_id
        CROSS JOIN coder AS c ON c.id = e.coder_id CROSS JOIN paragraph AS first ON first.id = a.start_paragraph_id CROSS JOIN paragraph AS last ON last.id = a.end_paragraph_id
        LEFT JOIN "case" AS k ON k.id = e.case_id WHERE a.lost = 0 ${only}`),
  )
  const people = grouped(
    read.arrays<readonly [number, number]>(sql`
      SELECT s.n, c.n FROM ${chosen} CROSS JOIN case_source ON case_source.source_id = s.id CROSS JOIN "case" AS c ON c.id = case_source.case_id WHERE c.kind = 'participant'
      UNION SELECT s.n, c.n FROM ${chosen} CROSS JOIN speaker ON speaker.source_id = s.id CROSS JOIN "case" AS c ON c.id = speaker.participant_id`),
  )
  // Who speaks matters only where several people do.
  const shared = [...people].flatMap(([source, its]) => (its.length > 1 && rows.has(source) ? [source] : []))
  const turns = grouped(
    shared.length === 0
      ? []
      : read.arrays<Turn>(sql`
      SELECT s.n, p.place, c.n, length(p.text) FROM json_each(${JSON.stringify(shared)}) AS chosen CROSS JOIN source AS s ON s.n = chosen.value
        CROSS JOIN speaker ON speaker.source_id = s.id CROSS JOIN "case" AS c ON c.id = speaker.participant_id CROSS JOIN paragraph AS p ON p.source_id = s.id AND p.speaker_id = speaker.id`),
  )
  for (const [source] of sources === null ? read.arrays<[number]>(sql`SELECT n FROM source`) : sources.map(n => [n])) {
    const its = (people.get(source!) ?? []).map(([, n]) => n)
    const speaking = turns.get(source!) ?? []
    const evidence = (rows.get(source!) ?? [])
      .toSorted((a, b) => a[8] - b[8] || a[9] - b[9] || a[1] - b[1])
      .map(row => evidenceRow(row, its.length < 2 ? its : speakers(speaking, row)))
    table.put(source!, evidence, its)
  }
}

function evidenceRow(row: Row, people: readonly number[]): EvidenceRow {
  const [source, n, id, proposition, coder, stance, narrowedTo, event] = row
  return { n, id: id.toString('hex'), proposition, coder, source, stance, people, narrowedTo: narrowedTo ?? 0, event }
}

/** Whose turns a passage overlaps, by at least one character. */
function speakers(turns: readonly Turn[], row: Row): number[] {
  const [, , , , , , , , start, startOffset, end, endOffset] = row
  const people = new Set<number>()
  for (const [, place, participant, length] of turns) {
    if (place < start || place > end) continue
    if ((place === start ? startOffset : 0) < (place === end ? endOffset : length)) people.add(participant)
  }
  return [...people]
}

function grouped<Keyed extends readonly [number, ...unknown[]]>(rows: readonly Keyed[]): Map<number, Keyed[]> {
  const groups = new Map<number, Keyed[]>()
  for (const row of rows) {
    const group = groups.get(row[0])
    if (group) group.push(row)
    else groups.set(row[0], [row])
  }
  return groups
}

// What lies on a source, with the way from a row to its source; `source` alone says that its text was corrected.
const ON_SOURCE: Readonly<Record<string, Sql>> = {
  evidence: sql`evidence AS x CROSS JOIN anchor AS a ON a.id = x.anchor_id CROSS JOIN source AS s ON s.id = a.source_id`,
  anchor: sql`anchor AS x CROSS JOIN source AS s ON s.id = x.source_id`,
  speaker: sql`speaker AS x CROSS JOIN source AS s ON s.id = x.source_id`,
  case_source: sql`case_source AS x CROSS JOIN source AS s ON s.id = x.source_id`,
  source: sql`source AS s CROSS JOIN (SELECT 0) AS x`,
}
// Gone, these say no longer where they were.
const UNTRACEABLE = new Set(['speaker', 'case_source', 'source', 'proposition', 'coder', 'case'])
const MOST_ROWS = 2000

const SLICE_SOURCES = 20

/** Reads all evidence in slices. It may lag behind what changed meanwhile: {@link evidenceNow} brings it up. */
export function* evidenceInSlices(read: Read): Generator<void, EvidenceTable> {
  const table = new EvidenceTable()
  table.lastChange = lastChange(read)
  const sources = read.arrays<[number]>(sql`SELECT n FROM source ORDER BY n`).map(([n]) => n)
  for (let from = 0; from < sources.length; from += SLICE_SOURCES) {
    readEvidence(read, table, sources.slice(from, from + SLICE_SOURCES))
    yield
  }
  return table
}

/** Whether a table can be brought up by reading some sources anew; else everything has to be read. */
export function canFollow(read: Read, table: EvidenceTable): boolean {
  return table.lastChange === lastChange(read) || touchedSources(read, table) !== null
}

/** Brings a table up to the last change: a new one, or the same with the sources read anew that were touched. */
export function evidenceNow(read: Read, table: EvidenceTable | null): EvidenceTable {
  const last = lastChange(read)
  if (table !== null && table.lastChange === last) return table
  const touched = table === null ? null : touchedSources(read, table)
  const next = touched === null ? new EvidenceTable() : table!
  readEvidence(read, next, touched)
  next.lastChange = last
  return next
}

/** The sources touched since, or null where that cannot be told. */
function touchedSources(read: Read, table: EvidenceTable): number[] | null {
  const sources = new Set<number>()
  const gone = new Set<number>()
  let rows = 0
  for (const [name, deed, first, end] of read.arrays<[string, string, number, number]>(
    sql`SELECT table_name, deed, first_row, last_row FROM change_row WHERE change_n > ${table.lastChange} ORDER BY n`,
  )) {
    if (deed === 'delete' && UNTRACEABLE.has(name)) return null
    const way = ON_SOURCE[name]
    if (!way) continue
    if ((rows += end - first + 1) > MOST_ROWS) return null
    if (name === 'evidence' && deed !== 'insert') for (let n = first; n <= end; n++) gone.add(n)
    const row = name === 'source' ? sql`s.n` : sql`x.n`
    for (const [n] of read.arrays<[number]>(
      sql`SELECT DISTINCT s.n FROM ${way} WHERE ${row} BETWEEN ${first} AND ${end}`,
    ))
      sources.add(n)
  }
  for (const n of gone.size > 0 ? table.sourcesOf(gone) : []) sources.add(n)
  return [...sources]
}
