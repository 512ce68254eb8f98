// Reads what was redacted in a text, and where words stand before they are.

import type { SourceId } from '../base/ids.ts'
import type { TextRange } from '../base/text-range.ts'
import { Refusal } from '../base/trouble.ts'
import type { Read } from '../store/access.ts'
import { bytesOf, idOf, sql } from '../store/sql.ts'
import { findInText } from './find-in-text.ts'
import { paragraphsOf } from './queries.ts'
import { redactedPlaces, withRedactions } from './redaction.ts'
import type { KeptStep } from './text-history.ts'
import type { Paragraph, RedactionPlan } from './types.ts'

/** What stands in place of what was redacted: of one source, or of all. */
function replacementsOf(read: Read, sourceId: SourceId | null): string[] {
  const steps = read.arrays<[string]>(
    sql`SELECT steps FROM text_edit WHERE redacts = 1 AND ${sourceId === null ? sql`1` : sql`source_id = ${bytesOf(sourceId)}`} ORDER BY n DESC`,
  )
  return [...new Set(steps.flatMap(([json]) => (JSON.parse(json) as KeptStep[]).map(step => step.inserted)))]
}

/** The paragraphs of a text with what stands for redacted words marked. */
export function paragraphsWithRedactions(
  read: Read,
  sourceId: SourceId,
  paragraphs: readonly Paragraph[],
): readonly Paragraph[] {
  const replacements = replacementsOf(read, sourceId)
  if (replacements.length === 0) return paragraphs
  return withRedactions(paragraphs, redactedPlaces(paragraphs.map(one => one.text).join('\n'), replacements))
}

/** The text of a source, as steps count in it. */
export function textToRedact(read: Read, sourceId: SourceId): string {
  return paragraphsOf(read, sourceId)
    .map(one => one.text)
    .join('\n')
}

/** The sources in which words may stand besides one: those with a paragraph that holds them. */
export function sourcesHolding(read: Read, words: string, besides: SourceId): SourceId[] {
  if (words.includes('\n')) return []
  return read
    .all<{ id: Buffer }>(
      sql`SELECT DISTINCT source_id AS id FROM paragraph WHERE instr(text, ${words}) > 0 AND source_id <> ${bytesOf(besides)}`,
    )
    .map(row => idOf<'source'>(row.id))
}

function holds(read: Read, source: Buffer, words: string): boolean {
  if (words.includes('\n')) return false
  return (
    read.get(sql`SELECT 1 FROM paragraph WHERE source_id = ${source} AND instr(text, ${words}) > 0 LIMIT 1`) !==
    undefined
  )
}

/** Where words stand as whole words, as they are written. */
export function placesOf(text: string, words: string): TextRange[] {
  return findInText(text, { words, matchCase: true, wholeWords: true })
}

/** How often the words of a range stand in its text and in all, and what stood in place of others before. In slices: every text is looked through. Refuses a range outside the text. */
export function* planRedaction(read: Read, sourceId: SourceId, range: TextRange): Generator<void, RedactionPlan> {
  const text = textToRedact(read, sourceId)
  const words = wordsIn(text, range)
  const others: number[] = []
  for (const [id] of read.arrays<[Buffer]>(sql`SELECT id FROM source WHERE id <> ${bytesOf(sourceId)} ORDER BY n`)) {
    if (holds(read, id, words)) {
      const places = placesOf(textToRedact(read, idOf<'source'>(id)), words).length
      if (places > 0) others.push(places)
    }
    yield
  }
  const inText = placesWith(text, range).length
  return {
    inText,
    everywhere: inText + others.reduce((sum, count) => sum + count, 0),
    sources: 1 + others.length,
    used: replacementsOf(read, null).slice(0, 50),
  }
}

/** The words of a range. Refuses a range outside the text, and one without words. */
export function wordsIn(text: string, range: TextRange): string {
  const words = text.slice(range.start, range.end)
  if (range.end > text.length || words.trim() === '')
    throw new Refusal('redact-nothing', 'Select the words to take out first.')
  return words
}

/** Where the words of a range stand in its text, the range itself among them. */
export function placesWith(text: string, range: TextRange): TextRange[] {
  const others = placesOf(text, wordsIn(text, range)).filter(one => one.end <= range.start || one.start >= range.end)
  return [...others, range].sort((a, b) => a.start - b.start)
}
