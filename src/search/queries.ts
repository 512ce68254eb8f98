// Reads for searching: full text in document order, and counting in slices.

import type { SpeakerRole, TextWithin } from '../analysis/filter/types.ts'
import { idOf, join, sql } from '../store/sql.ts'
import type { Read } from '../store/access.ts'
import type { TextRange } from '../base/text-range.ts'
import { readSearch, type SearchQuestion } from './fts.ts'
import { OccurrenceFinder } from './occurrences.ts'
import type { SearchAnswer, SearchHit } from './types.ts'

/** Whose words are searched: everybody's and all other text of the sources (`all`), or only what one side says in its turns. */
export type Speakers = 'all' | 'respondents' | 'interviewers'

/** A search as asked at the door. */
export interface TextSearch {
  readonly words: string
  readonly speakers?: Speakers
  /** How many hits to leave out at the front. */
  readonly from?: number
  readonly limit?: number
  /** Only in words that pass the common filter. */
  readonly within?: TextWithin
}

// Up to this many matching paragraphs the count is exact at once.
const AT_ONCE = 3000
const SLICE = 2000
// When everything is counted: the words of so few are gone again before memory is tidied up.
const COUNTED_AT_ONCE = 250
const CONTEXT = 80

type ParagraphRow = readonly [
  n: number,
  source: number,
  place: number,
  text: string,
  speechStart: number,
  speaker: string | null,
  role: SpeakerRole | null,
  participant: number | null,
]

/** Row numbers of paragraphs that may hold the words, after row number `after`: sources as they came in, paragraphs from top to bottom. */
function matching(read: Read, question: SearchQuestion, after: number, limit: number): number[] {
  const like = question.like.map(pattern => sql`p.text LIKE ${pattern} ESCAPE '\\'`)
  const query =
    question.match === null
      ? sql`SELECT p.n FROM paragraph p WHERE p.n > ${after} AND ${join(like, ' AND ')} ORDER BY p.n LIMIT ${limit}`
      : like.length === 0
        ? sql`SELECT rowid FROM paragraph_text WHERE paragraph_text MATCH ${question.match} AND rowid > ${after} ORDER BY rowid LIMIT ${limit}`
        : sql`SELECT p.n FROM paragraph_text f CROSS JOIN paragraph p ON p.n = f.rowid
            WHERE f.paragraph_text MATCH ${question.match} AND f.rowid > ${after} AND ${join(like, ' AND ')} ORDER BY f.rowid LIMIT ${limit}`
  return read.arrays<[number]>(query).map(([n]) => n)
}

/** The paragraphs of these row numbers that the speakers asked for said, in document order. */
function paragraphs(read: Read, rows: readonly number[], speakers: Speakers, within?: TextWithin): ParagraphRow[] {
  const role =
    speakers === 'all' ? sql`` : sql`WHERE sp.role = ${speakers === 'respondents' ? 'respondent' : 'interviewer'}`
  const who = within ? sql`sp.role, (SELECT n FROM "case" WHERE id = sp.participant_id)` : sql`NULL, NULL`
  const found = read.arrays<ParagraphRow>(
    sql`SELECT p.n, (SELECT n FROM source WHERE id = p.source_id), p.place, p.text, p.speech_start, sp.label, ${who}
      FROM json_each(${JSON.stringify(rows)}) r CROSS JOIN paragraph p ON p.n = r.value LEFT JOIN speaker sp ON sp.id = p.speaker_id ${role}`,
  )
  // Rows stand as they were brought in; an edited source may have its paragraphs in another order.
  return found.sort((a, b) => a[1] - b[1] || a[2] - b[2])
}

/** Where the words stand in a paragraph, as far as they pass. */
function hitsIn(
  row: ParagraphRow,
  finder: OccurrenceFinder,
  speakers: Speakers,
  within?: TextWithin,
): readonly TextRange[] {
  const [n, source, , text, speechStart, , role, participant] = row
  const ranges = finder.find(text, speakers === 'all' ? 0 : speechStart)
  if (within === undefined || ranges.length === 0) return ranges
  const passing = within.source(source)?.({ n, role: role ?? 'nobody', participant: participant ?? 0 }) ?? false
  if (typeof passing === 'boolean') return passing ? ranges : []
  return ranges.filter(range => passing.some(one => range.start < one.end && range.end > one.start))
}

interface Hit {
  readonly row: ParagraphRow
  readonly range: TextRange
}

/**
 * The first hits in document order, in context. Up to 3,000 matching paragraphs `total` is exact; beyond that `exact` is
 * false, `total` is what is known to be there at least, and {@link countText} goes on to the end. Refuses words without a
 * letter or digit.
 */
export function searchText(
  read: Read,
  { words, speakers = 'all', from = 0, limit = 50, within }: TextSearch,
): SearchAnswer {
  const question = readSearch(words)
  const finder = new OccurrenceFinder(question.terms)
  const hits: Hit[] = []
  const sources = new Set<number>()
  let total = 0
  const look = (rows: readonly number[]) => {
    for (const row of paragraphs(read, rows, speakers, within)) {
      const ranges = hitsIn(row, finder, speakers, within)
      if (ranges.length > 0) sources.add(row[1])
      for (const range of ranges) {
        if (total >= from && hits.length < limit) hits.push({ row, range })
        total++
      }
    }
  }
  let rows = matching(read, question, 0, AT_ONCE + 1)
  if (rows.length <= AT_ONCE) {
    look(rows)
    return { hits: inContext(read, hits), total, sources: sources.size, exact: true }
  }
  const enough = from + limit
  for (let at = 0; rows.length > 0;) {
    // Most paragraphs hold a word once or twice: read little more than is shown.
    const slice = rows.slice(at, at + Math.min(SLICE, Math.max(100, enough - total)))
    look(slice)
    at += slice.length
    if (total >= enough && at < rows.length) break
    if (at < rows.length) continue
    rows = matching(read, question, rows.at(-1)!, SLICE)
    at = 0
  }
  const exact = rows.length === 0
  // Every matching paragraph holds the words at least once, unless only some speakers or only some words are asked.
  return {
    hits: inContext(read, hits),
    total: exact || speakers !== 'all' || within ? total : Math.max(total, AT_ONCE),
    sources: sources.size,
    exact,
  }
}

/** Counts every occurrence to the end, in slices of a few milliseconds: each `next()` is one. The value returned is exact. */
export function* countText(
  read: Read,
  { words, speakers = 'all', within }: TextSearch,
): Generator<number, { readonly total: number; readonly sources: number }> {
  const question = readSearch(words)
  const finder = new OccurrenceFinder(question.terms)
  const sources = new Set<number>()
  let total = 0
  for (let after = 0; ;) {
    const rows = matching(read, question, after, SLICE)
    for (let at = 0; at < rows.length; at += COUNTED_AT_ONCE) {
      for (const row of paragraphs(read, rows.slice(at, at + COUNTED_AT_ONCE), speakers, within)) {
        const found = hitsIn(row, finder, speakers, within).length
        total += found
        if (found > 0) sources.add(row[1])
      }
    }
    if (rows.length < SLICE) return { total, sources: sources.size }
    after = rows.at(-1)!
    yield total
  }
}

/** Hits of one paragraph, by row numbers of its source and itself. */
export interface ParagraphHits {
  readonly source: number
  readonly paragraph: number
  /** Offsets within the paragraph. */
  readonly ranges: readonly TextRange[]
}

/** Every hit to the end, paragraph by paragraph, in slices: each `next()` is one. */
export function* everyHit(
  read: Read,
  { words, speakers = 'all', within }: TextSearch,
): Generator<readonly ParagraphHits[], void> {
  const question = readSearch(words)
  const finder = new OccurrenceFinder(question.terms)
  for (let after = 0; ;) {
    const rows = matching(read, question, after, SLICE)
    yield paragraphs(read, rows, speakers, within).flatMap(row => {
      const [paragraph, source] = row
      const ranges = hitsIn(row, finder, speakers, within)
      return ranges.length === 0 ? [] : [{ source, paragraph, ranges }]
    })
    if (rows.length < SLICE) return
    after = rows.at(-1)!
  }
}

interface SourcePlaces {
  readonly id: Uint8Array
  readonly key: string | null
  readonly name: string
  readonly places: ReadonlyMap<number, { readonly start: number; readonly number: number }>
}

/** Where the paragraphs of a source begin and how they are numbered, up to the last one asked for. */
function placesIn(read: Read, source: number, lastPlace: number): SourcePlaces {
  const head = read.get<{ id: Uint8Array; key: string | null; name: string }>(
    sql`SELECT id, key, name FROM source WHERE n = ${source}`,
  )!
  const places = new Map<number, { start: number; number: number }>()
  let start = 0
  let number = 0
  // The length of a text in ASCII is told by SQLite; only of others are the units counted here.
  for (const [n, bytes, text] of read.arrays<[number, number, string | null]>(
    sql`SELECT n, octet_length(text), CASE WHEN octet_length(text) = length(text) THEN NULL ELSE text END
      FROM paragraph WHERE source_id = ${head.id} AND place <= ${lastPlace} ORDER BY place`,
  )) {
    const length = text === null ? bytes : text.length
    if (length > 0) number++
    places.set(n, { start, number })
    start += length + 1
  }
  return { ...head, places }
}

function inContext(read: Read, hits: readonly Hit[]): SearchHit[] {
  const last = new Map<number, number>()
  for (const { row } of hits) last.set(row[1], Math.max(row[2], last.get(row[1]) ?? 0))
  const sources = new Map<number, SourcePlaces>()
  for (const [source, place] of last) sources.set(source, placesIn(read, source, place))
  const rows = JSON.stringify([...new Set(hits.map(({ row }) => row[0]))])
  const ids = new Map(
    read.arrays<[number, Uint8Array]>(
      sql`SELECT p.n, p.id FROM json_each(${rows}) AS l CROSS JOIN paragraph AS p ON p.n = l.value`,
    ),
  )
  return hits.map(({ row: [n, sourceN, , text, , speaker], range }) => {
    const source = sources.get(sourceN)!
    const { start, number } = source.places.get(n)!
    return {
      sourceId: idOf(source.id),
      sourceKey: source.key,
      sourceName: source.name,
      paragraphId: idOf(ids.get(n)!),
      paragraph: number,
      start: start + range.start,
      end: start + range.end,
      before: text.slice(contextStart(text, range.start), range.start),
      match: text.slice(range.start, range.end),
      after: text.slice(range.end, contextEnd(text, range.end)),
      speaker,
    }
  })
}

// Context is cut between words, so that neither a word nor a character is shown in half.
function contextStart(text: string, at: number): number {
  if (at <= CONTEXT) return 0
  const space = text.indexOf(' ', at - CONTEXT)
  return space >= 0 && space < at ? space + 1 : at
}

function contextEnd(text: string, at: number): number {
  if (at + CONTEXT >= text.length) return text.length
  const space = text.lastIndexOf(' ', at + CONTEXT)
  return space >= at ? space : at
}
