// Reads for word frequencies: every text from its first to its last word, a few sources a slice.

import type { SpeakerRole, TextWithin } from '../analysis/filter/types.ts'
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
  /** Only words that pass the common filter. */
  readonly within?: TextWithin
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
  { speakers = 'all', kinds, common = false, without = [], least = 3, limit = 100, within }: WordWishes,
): Generator<WordProgress, WordCounts> {
  const sources = read
    .arrays<[Uint8Array, string, string, number]>(sql`SELECT id, name, kind, n FROM source ORDER BY n`)
    .filter(([, , kind]) => !kinds || kinds.length === 0 || (kinds as readonly string[]).includes(kind))
    .filter(([, , , n]) => !within || within.source(n) !== null)
  const sitesOf = readSites(read)
  const stop = new Set([...(common ? [] : COMMON_ENGLISH), ...without.flatMap(tokensOf)])
  const counter = new WordCounter({ without: stop, least })
  const withWords = new Set<number>()
  let due = performance.now() + SLICE
  for (const [at, [id, name, , n]] of sources.entries()) {
    counter.nextSource()
    for (const [text, start] of pieces(read, id, n, speakers, within)) counter.add(text, start)
    for (const site of sitesOf.get(idOf<'source'>(id)) ?? []) withWords.add(site)
    if (performance.now() < due) continue
    yield { done: at + 1, total: 2 * sources.length, doing: name }
    due = performance.now() + SLICE
  }
  counter.most(limit)
  for (const [at, [id, name, , n]] of sources.entries()) {
    const sites = sitesOf.get(idOf<'source'>(id)) ?? []
    if (sites.length > 0)
      for (const [text, start] of pieces(read, id, n, speakers, within)) counter.addSites(text, start, sites)
    if (performance.now() < due) continue
    yield { done: sources.length + at + 1, total: 2 * sources.length, doing: name }
    due = performance.now() + SLICE
  }
  const { total, left, different } = counter
  return { words: counter.result(), total, left, different, sources: sources.length, sites: withWords.size }
}

/** The texts of a source that count, each with the place from which it does: paragraphs from where speech begins, or stretches of them that pass. */
function pieces(
  read: Read,
  sourceId: Uint8Array,
  source: number,
  speakers: Speakers,
  within: TextWithin | undefined,
): [string, number][] {
  const role =
    speakers === 'all' ? sql`` : sql`AND sp.role = ${speakers === 'respondents' ? 'respondent' : 'interviewer'}`
  const who = within ? sql`sp.role, (SELECT n FROM "case" WHERE id = sp.participant_id)` : sql`NULL, NULL`
  const rows = read.arrays<[string, number, number, SpeakerRole | null, number | null]>(
    sql`SELECT p.text, p.speech_start, p.n, ${who} FROM paragraph p LEFT JOIN speaker sp ON sp.id = p.speaker_id
      WHERE p.source_id = ${sourceId} AND p.style <> 'header' ${role} ORDER BY p.place`,
  )
  const passes = within?.source(source)
  return rows.flatMap(([text, start, n, spoken, participant]): [string, number][] => {
    if (!passes) return [[text, start]]
    const passing = passes({ n, role: spoken ?? 'nobody', participant: participant ?? 0 })
    if (typeof passing === 'boolean') return passing ? [[text, start]] : []
    return passing.flatMap((one): [string, number][] => {
      const from = Math.max(start, one.start)
      return from < Math.min(one.end, text.length) ? [[text.slice(0, one.end), from]] : []
    })
  })
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
