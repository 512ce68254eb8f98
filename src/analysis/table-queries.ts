// The coding table from SQL: read in slices, and kept in step with the change log.

import type { Read } from '../store/access.ts'
import { sql, type Sql } from '../store/sql.ts'
import { ANCHOR, CodingTable, EXEMPLAR, N, STANCE_BITS, STRENGTH_BITS } from './coding-table.ts'
import { sourceBlock, type BlockParagraph, type CodingRow } from './source-block.ts'

/** The number of the last change in the log, 0 in a fresh project. */
export function lastChange(read: Read): number {
  return read.get<{ n: number | null }>(sql`SELECT max(n) AS n FROM change`)!.n ?? 0
}

/** Reads what is kept beside the store in slices, letting waiting calls go first between them, and whatever `way` waits for. Stops with the reason of `closing`. */
export async function sliced<Result>(
  reading: Generator<void, Result>,
  closing: AbortSignal | undefined,
  way?: () => Promise<void>,
): Promise<Result> {
  for (;;) {
    const slice = reading.next()
    if (slice.done) return slice.value
    await new Promise(resolve => setImmediate(resolve))
    await way?.()
    closing?.throwIfAborted()
  }
}

// A slice reads about so many anchors and sources: some milliseconds.
const SLICE_ANCHORS = 1200
const SLICE_SOURCES = 12

type EvidenceRow = readonly [
  source: number,
  n: number,
  anchor: number,
  coder: number,
  stance: keyof typeof STANCE_BITS,
  proposition: number,
  startParagraph: number,
  startOffset: number,
  endParagraph: number,
  endOffset: number,
]

type Keyed = readonly [source: number, ...unknown[]]

function bySource<Row extends Keyed>(rows: readonly Row[]): (source: number) => readonly Row[] {
  const groups = new Map<number, Row[]>()
  for (const row of rows) {
    const group = groups.get(row[0])
    if (group) group.push(row)
    else groups.set(row[0], [row])
  }
  return source => groups.get(source) ?? []
}

/** Reads some sources anew into the table; one that is gone is taken out. */
export function readSources(read: Read, table: CodingTable, sources: readonly number[]): void {
  // Joins go from the list inwards, in this order: small runs of indexes instead of whole tables.
  const chosen = sql`json_each(${JSON.stringify(sources)}) AS chosen CROSS JOIN source AS s ON s.n = chosen.value`
  const paragraphs = bySource(
    read.arrays<[number, number, string]>(
      sql`SELECT s.n, p.n, p.text FROM ${chosen} CROSS JOIN paragraph AS p ON p.source_id = s.id ORDER BY chosen.key, p.place`,
    ),
  )
  const codings = bySource(
    read.arrays<CodingRow>(
      sql`SELECT s.n, coding.n, code.n, coder.n, a.n, first.n, a.start_offset,
          CASE WHEN a.end_paragraph_id = a.start_paragraph_id THEN first.n ELSE (SELECT n FROM paragraph WHERE id = a.end_paragraph_id) END, a.end_offset,
          CASE coding.strength WHEN 'strong' THEN ${STRENGTH_BITS.strong} WHEN 'moderate' THEN ${STRENGTH_BITS.moderate} WHEN 'weak' THEN ${STRENGTH_BITS.weak} ELSE 0 END + coding.exemplar * ${EXEMPLAR},
          CASE WHEN coding.version_id IS NULL THEN 0 ELSE (SELECT n FROM framework_version WHERE id = coding.version_id) END
        FROM ${chosen} CROSS JOIN anchor AS a ON a.source_id = s.id CROSS JOIN paragraph AS first ON first.id = a.start_paragraph_id
        CROSS JOIN coding ON coding.anchor_id = a.id CROSS JOIN code ON code.id = coding.code_id CROSS JOIN coder ON coder.id = coding.coder_id WHERE a.lost = 0`,
    ),
  )
  const evidence = bySource(
    read.arrays<EvidenceRow>(
      sql`SELECT s.n, evidence.n, a.n, coder.n, evidence.stance, (SELECT n FROM proposition WHERE id = evidence.proposition_id),
          first.n, a.start_offset, CASE WHEN a.end_paragraph_id = a.start_paragraph_id THEN first.n ELSE (SELECT n FROM paragraph WHERE id = a.end_paragraph_id) END, a.end_offset
        FROM ${chosen} CROSS JOIN anchor AS a ON a.source_id = s.id CROSS JOIN paragraph AS first ON first.id = a.start_paragraph_id CROSS JOIN evidence ON evidence.anchor_id = a.id CROSS JOIN coder ON coder.id = evidence.coder_id WHERE a.lost = 0`,
    ),
  )
  const participants = bySource(
    read.arrays<[number, number]>(
      sql`SELECT s.n, c.n FROM ${chosen} CROSS JOIN case_source ON case_source.source_id = s.id CROSS JOIN "case" AS c ON c.id = case_source.case_id WHERE c.kind = 'participant'
        UNION SELECT s.n, c.n FROM ${chosen} CROSS JOIN speaker ON speaker.source_id = s.id CROSS JOIN "case" AS c ON c.id = speaker.participant_id`,
    ),
  )
  const speakers = new Map(
    read
      .arrays<[number, 'interviewer' | 'respondent' | 'other', number]>(
        sql`SELECT speaker.n, role, coalesce(c.n, 0) FROM ${chosen} CROSS JOIN speaker ON speaker.source_id = s.id LEFT JOIN "case" AS c ON c.id = speaker.participant_id`,
      )
      .map(([n, role, participant]) => [n, { role, participant }] as const),
  )
  const speaking = new Map(
    read.arrays<[number, number]>(
      sql`SELECT p.n, speaker.n FROM ${chosen} CROSS JOIN speaker ON speaker.source_id = s.id CROSS JOIN paragraph AS p ON p.speaker_id = speaker.id`,
    ),
  )
  const paragraph = ([, n, text]: readonly [number, number, string]): BlockParagraph => {
    const speaker = speaking.get(n) ?? 0
    const { role, participant } = speakers.get(speaker) ?? NOBODY
    return { n, text, speaker, role, participant }
  }
  const there = new Set(read.arrays<[number]>(sql`SELECT s.n FROM ${chosen}`).map(([n]) => n))
  for (const source of sources) {
    if (!there.has(source)) {
      table.drop(source)
      continue
    }
    const people = participants(source).map(([, n]) => n)
    const judged = evidence(source)
    const stances = new Map<string, number>()
    for (const [, , anchor, coder, stance] of judged) {
      const name = `${anchor} ${coder}`
      stances.set(name, (stances.get(name) ?? 0) | STANCE_BITS[stance])
    }
    const block = sourceBlock(table, {
      source,
      paragraphs: paragraphs(source).map(paragraph),
      participants: people,
      codings: codings(source),
      stances: (anchor, coder) => (stances.size === 0 ? 0 : (stances.get(`${anchor} ${coder}`) ?? 0)),
      judgements: Int32Array.from(
        judged.flatMap(([, , anchor, coder, stance, proposition]) => [anchor, coder, proposition, STANCE_BITS[stance]]),
      ),
      evidence: judged.map(([, n]) => n),
      judged: judged.map(([, n, anchor, coder, , , first, start, last, end]) => [source, n, 0, coder, anchor, first, start, last, end, 0, 0]), // prettier-ignore
    })
    table.put(block)
  }
}

const NOBODY = { role: 'nobody', participant: 0 } as const

/** Reads sources anew into the table, some milliseconds with every `next()`. */
export function* readInSlices(read: Read, table: CodingTable, sources: Iterable<number>): Generator<void, void> {
  let slice: number[] = []
  let anchors = 0
  for (const source of sources) {
    slice.push(source)
    anchors += read.get<{ n: number }>(
      sql`SELECT count(*) AS n FROM source AS s CROSS JOIN anchor AS a ON a.source_id = s.id WHERE s.n = ${source}`,
    )!.n
    if (slice.length < SLICE_SOURCES && anchors < SLICE_ANCHORS) continue
    readSources(read, table, slice)
    slice = []
    anchors = 0
    yield
  }
  readSources(read, table, slice)
}

/** Reads the whole table in slices. It may lag behind what changed meanwhile: see {@link touchedSince}. */
export function* codingTable(read: Read): Generator<void, CodingTable> {
  const table = new CodingTable()
  table.lastChange = lastChange(read)
  const sources = read.arrays<[number]>(sql`SELECT n FROM source ORDER BY n`)
  yield* readInSlices(
    read,
    table,
    sources.map(([n]) => n),
  )
  return table
}

const HEADS = new Set([
  'code',
  'coder',
  'coder_fact',
  'case',
  'case_member',
  'case_link',
  'case_source',
  'attribute',
  'attribute_value',
  'source',
  'source_coder',
  'framework_version',
  'code_set',
  'code_set_member',
  'code_question',
  'proposition',
  'rating_scale',
  'rating',
  'summary',
])
// What lies on a source, with the way from a row to its source.
const ON_SOURCE: Readonly<Record<string, Sql>> = {
  coding: sql`coding AS x CROSS JOIN anchor AS a ON a.id = x.anchor_id CROSS JOIN source AS s ON s.id = a.source_id`,
  evidence: sql`evidence AS x CROSS JOIN anchor AS a ON a.id = x.anchor_id CROSS JOIN source AS s ON s.id = a.source_id`,
  anchor: sql`anchor AS x CROSS JOIN source AS s ON s.id = x.source_id`,
  paragraph: sql`paragraph AS x CROSS JOIN source AS s ON s.id = x.source_id`,
  speaker: sql`speaker AS x CROSS JOIN source AS s ON s.id = x.source_id`,
  case_source: sql`case_source AS x CROSS JOIN source AS s ON s.id = x.source_id`,
  source: sql`source AS s CROSS JOIN (SELECT 0) AS x`,
}
// Beyond so many rows reading everything anew, in slices, is kinder than looking for where each of them lies.
const MOST_ROWS = 5000

/** What changes after those that the table has followed have touched: sources to read anew, by row number, and whether the heads must be. */
export interface Touched {
  readonly sources: ReadonlySet<number>
  readonly heads: boolean
  /** The number of the last of these changes. */
  readonly last: number
}

/** Looks in the log for what happened since the table was read. `null` when that cannot be told, or is too much: then read all anew. */
export function touchedSince(read: Read, table: CodingTable): Touched | null {
  const last = lastChange(read)
  const sources = new Set<number>()
  if (last === table.lastChange) return { sources, heads: false, last }
  if (last < table.lastChange) return null
  const gone = { coding: new Set<number>(), anchor: new Set<number>(), evidence: new Set<number>() }
  let heads = false
  let rows = 0
  for (const [name, deed, first, end] of read.arrays<[string, string, number, number]>(
    sql`SELECT table_name, deed, first_row, last_row FROM change_row WHERE change_n > ${table.lastChange} ORDER BY n`,
  )) {
    if (HEADS.has(name)) heads = true
    const way = ON_SOURCE[name]
    if (!way) continue
    if (name in gone) {
      rows += end - first + 1
      if (rows > MOST_ROWS) return null
      // Where it lay before: a row may be gone, and one could have moved.
      if (deed !== 'insert') for (let n = first; n <= end; n++) gone[name as keyof typeof gone].add(n)
    } else if (deed === 'delete') {
      // Where paragraphs or speakers go while their source stays, its text was corrected, and its own row says so.
      if (name === 'paragraph') continue
      if (name !== 'source') return null
      for (let n = first; n <= end; n++) sources.add(n)
    }
    const row = name === 'source' ? sql`s.n` : sql`x.n`
    const found = read.arrays<[number]>(sql`SELECT DISTINCT s.n FROM ${way} WHERE ${row} BETWEEN ${first} AND ${end}`)
    for (const [n] of found) sources.add(n)
  }
  if (gone.coding.size > 0) for (const n of table.sourcesOf(N, gone.coding)) sources.add(n)
  if (gone.anchor.size > 0) for (const n of table.sourcesOf(ANCHOR, gone.anchor)) sources.add(n)
  if (gone.evidence.size > 0) for (const n of table.sourcesOfEvidence(gone.evidence)) sources.add(n)
  return { sources, heads, last }
}
