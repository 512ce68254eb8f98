// The stretches that a search comes to: the word, sentence, paragraph or turn around each hit, each once.

import type { SourceId, SpeakerId } from '../base/ids.ts'
import type { TextRange } from '../base/text-range.ts'
import { Refusal } from '../base/trouble.ts'
import { isBlank } from '../sources/each-paragraph.ts'
import { Stretches, type Extent, type Stretched } from '../sources/stretches.ts'
import type { Read } from '../store/access.ts'
import { idOf, sql } from '../store/sql.ts'
import { everyHit, type TextSearch } from './queries.ts'

/** The most stretches that are coded at once: more are no longer looked over by anybody. */
const MOST_STRETCHES = 20_000

/** Refuses more stretches than may be coded at once. */
export function refuseTooMany(count: number): void {
  if (count > MOST_STRETCHES)
    throw new Refusal(
      'too-many-places',
      `These are more than ${MOST_STRETCHES.toLocaleString('en')} places. Look for something narrower, and code that.`,
    )
}

/** The stretches around the hits of a search, source by source in the order they came in; each `next()` is a slice. Refuses more than may be coded at once. */
export function* stretchesOfHits(
  read: Read,
  search: TextSearch & { readonly extent: Extent },
): Generator<void, { readonly sourceId: SourceId; readonly ranges: readonly TextRange[] }[]> {
  const bySource = new Map<number, Map<number, readonly TextRange[]>>()
  let count = 0
  for (const slice of everyHit(read, search)) {
    for (const { source, paragraph, ranges } of slice) {
      const here = bySource.get(source) ?? new Map<number, readonly TextRange[]>()
      bySource.set(source, here.set(paragraph, ranges))
      // Hits in one sentence are one place: words alone are the only extent that is counted before it is known.
      count += search.extent === 'word' ? ranges.length : 1
    }
    if (search.extent === 'word' || search.extent === 'paragraph') refuseTooMany(count)
    yield
  }
  const found: { sourceId: SourceId; ranges: TextRange[] }[] = []
  let places = 0
  for (const [source, hits] of [...bySource].sort(([a], [b]) => a - b)) {
    const { id } = read.get<{ id: Buffer }>(sql`SELECT id FROM source WHERE n = ${source}`)!
    const sourceId = idOf<'source'>(id)
    const { starts, paragraphs } = paragraphsToStretch(read, id)
    const stretches = new Stretches(paragraphs)
    const ranges = new Map<string, TextRange>()
    for (const [n, found] of hits) {
      const start = starts.get(n)!
      for (const hit of found) {
        const range = stretches.around({ start: start + hit.start, end: start + hit.end }, search.extent)
        ranges.set(`${range.start} ${range.end}`, range)
      }
    }
    places += ranges.size
    refuseTooMany(places)
    found.push({ sourceId, ranges: [...ranges.values()].sort((a, b) => a.start - b.start || a.end - b.end) })
    yield
  }
  return found
}

/** The paragraphs of a source as far as stretches need them, and where each begins by row number. Speakers are told apart, no more: many sources are read one after the other. */
function paragraphsToStretch(read: Read, sourceId: Uint8Array) {
  const starts = new Map<number, number>()
  let start = 0
  const paragraphs = read
    .arrays<[number, string, Buffer | null, number]>(
      sql`SELECT n, text, speaker_id, speech_start FROM paragraph WHERE source_id = ${sourceId} ORDER BY place`,
    )
    .map(([n, text, speaker, speechStart]): Stretched => {
      starts.set(n, start)
      const paragraph = {
        number: isBlank(text) ? null : n,
        start,
        text,
        style: 'body' as const,
        level: null,
        speakerId: speaker === null ? null : (speaker.toString('latin1') as SpeakerId),
        speechStart,
      }
      start += text.length + 1
      return paragraph
    })
  return { starts, paragraphs }
}
