// Reads sources with their codings and evidence, a few at a time: the text of a few sources is in memory at once. Ids stay
// in hexadecimal digits as SQLite writes them.

import type { Read } from '../store/access.ts'
import { sql, type Sql } from '../store/sql.ts'
import { idOfHex } from './reference-queries.ts'

/** Where an anchor stands: paragraphs by id, offsets in UTF-16 units. No last paragraph when it is the first one. */
export interface AnchorPlace {
  readonly startParagraph: string
  readonly startOffset: number
  readonly endParagraph: string | null
  readonly endOffset: number
}

/** A paragraph as it is read, for there are hundreds of thousands: its source by row number, its place among the others, its id, its words, and whose speech it is. */
export type ParagraphRow = readonly [source: number, place: number, id: string, text: string, speaker: string]

/** A source with everything that stands on its text. `reference` is its key, else its id; `cases` are those it is linked to. */
export interface SourceSlice {
  readonly reference: string
  /** In the order of their places. */
  readonly paragraphs: readonly ParagraphRow[]
  readonly cases: readonly string[]
  readonly codings: readonly {
    readonly id: string
    readonly key: string | null
    readonly code: string
    readonly coder: string
    readonly anchor: number
    readonly n: number
    readonly strength: string | null
    readonly exemplar: boolean
    readonly comment: string | null
    readonly place: AnchorPlace
  }[]
  readonly evidence: readonly {
    readonly id: string
    readonly anchor: number
    readonly coder: string
    readonly proposition: string
    readonly stance: string
    readonly place: AnchorPlace
  }[]
}

/** Two: what is read of them is gone before the next collection of garbage, which copies what it finds. */
const SOURCES_AT_ONCE = 2

type PlaceRow = [startParagraph: string, startOffset: number, endParagraph: string | null, endOffset: number]
const PLACE: Sql = sql`hex(start_paragraph_id), start_offset,
  CASE WHEN end_paragraph_id <> start_paragraph_id THEN hex(end_paragraph_id) END, end_offset`
const placeOf = ([startParagraph, startOffset, endParagraph, endOffset]: PlaceRow): AnchorPlace => ({
  startParagraph,
  startOffset,
  endParagraph,
  endOffset,
})

/** Every source, in the order they came in. */
export function* sourcesInSlices(read: Read): Generator<SourceSlice, void, void> {
  const sources = read.arrays<[number, string, string | null]>(sql`SELECT n, hex(id), key FROM source ORDER BY n`)
  for (let from = 0; from < sources.length; from += SOURCES_AT_ONCE) {
    const some = sources.slice(from, from + SOURCES_AT_ONCE)
    const wanted = sql`json_each(${JSON.stringify(some.map(([n]) => n))}) AS wanted CROSS JOIN source ON source.n = wanted.value`
    const paragraphs = bySource(
      read.arrays<ParagraphRow>(sql`
        SELECT source.n, place, hex(paragraph.id), text, hex(speaker_id) FROM ${wanted} CROSS JOIN paragraph ON paragraph.source_id = source.id`),
    )
    const cases = bySource(
      read.arrays<[number, string]>(
        sql`SELECT source.n, hex(case_id) FROM ${wanted} CROSS JOIN case_source ON case_source.source_id = source.id ORDER BY case_source.n`,
      ),
    )
    const codings = bySource(
      read.arrays<
        [
          number,
          string,
          string | null,
          string,
          string,
          number,
          number,
          string | null,
          number,
          string | null,
          ...PlaceRow,
        ]
      >(sql`
        SELECT source.n, hex(coding.id), coding.key, hex(code_id), hex(coder_id), anchor.n, coding.n, strength, exemplar, comment, ${PLACE}
        FROM ${wanted} CROSS JOIN anchor ON anchor.source_id = source.id CROSS JOIN coding ON coding.anchor_id = anchor.id WHERE anchor.lost = 0`),
    )
    const evidence = bySource(
      read.arrays<[number, string, number, string, string, string, ...PlaceRow]>(sql`
        SELECT source.n, hex(evidence.id), anchor.n, hex(coder_id), hex(proposition_id), stance, ${PLACE}
        FROM ${wanted} CROSS JOIN anchor ON anchor.source_id = source.id CROSS JOIN evidence ON evidence.anchor_id = anchor.id WHERE anchor.lost = 0 ORDER BY evidence.n`),
    )
    for (const [n, hex, key] of some) {
      yield {
        reference: key ?? idOfHex(hex),
        // They come so by the index: sorted here costs less than in SQL, which moves the words along.
        paragraphs: (paragraphs.get(n) ?? []).sort(byPlace),
        cases: (cases.get(n) ?? []).map(([, id]) => id),
        codings: (codings.get(n) ?? []).map(
          ([, id, key, code, coder, anchor, row, strength, exemplar, comment, ...place]) => ({
            id,
            key,
            code,
            coder,
            anchor,
            n: row,
            strength,
            exemplar: exemplar === 1,
            comment,
            place: placeOf(place),
          }),
        ),
        evidence: (evidence.get(n) ?? []).map(([, id, anchor, coder, proposition, stance, ...place]) => ({
          id,
          anchor,
          coder,
          proposition,
          stance,
          place: placeOf(place),
        })),
      }
    }
  }
}

function byPlace([, a]: ParagraphRow, [, b]: ParagraphRow): number {
  return a - b
}

function bySource<Row extends readonly [source: number, ...unknown[]]>(rows: readonly Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>()
  for (const row of rows) {
    const group = groups.get(row[0])
    if (group) group.push(row)
    else groups.set(row[0], [row])
  }
  return groups
}
