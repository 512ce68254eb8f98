// Reads for word frequencies: every text from its first to its last word, a few sources a slice.

import { idOf, sql } from '../store/sql.ts'
import type { Read } from '../store/access.ts'
import { tokensOf } from './occurrences.ts'
import type { Speakers } from './queries.ts'
import { COMMON_ENGLISH } from './stop-words.ts'
import type { WordCounts } from './types.ts'
import { WordCounter } from './word-counts.ts'

/** What to count. */
export interface WordWishes {
  readonly speakers?: Speakers
  readonly kinds?: readonly ('interview' | 'observation' | 'document')[]
  /** Whether common English words count. */
  readonly common?: boolean
  readonly without?: readonly string[]
  readonly least?: number
  readonly limit?: number
}

/** How far the counting is: sources read, of how many readings. */
export interface WordProgress {
  readonly done: number
  readonly total: number
  readonly doing: string
}

// Long enough to be worth a slice, short enough that nobody waits for it.
const SLICE = 12

/** Counts words in slices of a few milliseconds: each `next()` is one. Sources are read twice: which words are used most is known only at the end, and the sites of all would not fit into memory. */
export function* countWords(
  read: Read,
  { speakers = 'all', kinds, common = false, without = [], least = 3, limit = 100 }: WordWishes,
): Generator<WordProgress, WordCounts> {
  const sources = read
    .arrays<[Uint8Array, string, string]>(sql`SELECT id, name, kind FROM source ORDER BY n`)
    .filter(([, , kind]) => !kinds || kinds.length === 0 || (kinds as readonly string[]).includes(kind))
  const sitesOf = readSites(read)
  const stop = new Set([...(common ? [] : COMMON_ENGLISH), ...without.flatMap(tokensOf)])
  const counter = new WordCounter({ without: stop, least })
  const withWords = new Set<number>()
  let due = performance.now() + SLICE
  for (const [at, [id, name]] of sources.entries()) {
    counter.nextSource()
    for (const [text, start] of paragraphs(read, id, speakers)) counter.add(text, start)
    for (const site of sitesOf.get(idOf<'source'>(id)) ?? []) withWords.add(site)
    if (performance.now() < due) continue
    yield { done: at + 1, total: 2 * sources.length, doing: name }
    due = performance.now() + SLICE
  }
  counter.most(limit)
  for (const [at, [id, name]] of sources.entries()) {
    const sites = sitesOf.get(idOf<'source'>(id)) ?? []
    if (sites.length > 0)
      for (const [text, start] of paragraphs(read, id, speakers)) counter.addSites(text, start, sites)
    if (performance.now() < due) continue
    yield { done: sources.length + at + 1, total: 2 * sources.length, doing: name }
    due = performance.now() + SLICE
  }
  const { total, left, different } = counter
  return { words: counter.result(), total, left, different, sources: sources.length, sites: withWords.size }
}

/** The paragraphs of a source that count, each with where its speech begins. */
function paragraphs(read: Read, sourceId: Uint8Array, speakers: Speakers): [string, number][] {
  const role =
    speakers === 'all' ? sql`` : sql`AND sp.role = ${speakers === 'respondents' ? 'respondent' : 'interviewer'}`
  return read.arrays<[string, number]>(
    sql`SELECT p.text, p.speech_start FROM paragraph p LEFT JOIN speaker sp ON sp.id = p.speaker_id
      WHERE p.source_id = ${sourceId} AND p.style <> 'header' ${role} ORDER BY p.place`,
  )
}

/** The sites of every source: its own, and those that its people lie in. */
function readSites(read: Read): ReadonlyMap<string, readonly number[]> {
  const sites = new Map<string, number[]>()
  for (const [id, site] of read.arrays<[Uint8Array, number]>(
    sql`SELECT DISTINCT j.source_id, s.n FROM case_source j JOIN "case" c ON c.id = j.case_id
      JOIN "case" s ON s.id = CASE WHEN c.kind = 'site' THEN c.id ELSE c.within_id END WHERE s.kind = 'site'`,
  )) {
    const source = idOf<'source'>(id)
    const list = sites.get(source)
    if (list) list.push(site)
    else sites.set(source, [site])
  }
  return sites
}
