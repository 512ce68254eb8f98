// Stretches of a text that its own structure gives: a speaker's turns, the section under a heading, the unit around some
// words. All without white space and speakers' labels at their edges; offsets are the source's.

import type { SpeakerId } from '../base/ids.ts'
import { overlaps, type TextRange } from '../base/text-range.ts'
import { sentencesIn, wordsIn } from '../base/units.ts'
import type { Paragraph } from './types.ts'

/** How much of a text around some words. */
export const EXTENTS = ['word', 'sentence', 'paragraph', 'turn'] as const
export type Extent = (typeof EXTENTS)[number]

/** What must be known of a paragraph here. */
export type Stretched = Pick<Paragraph, 'number' | 'start' | 'text' | 'style' | 'level' | 'speakerId' | 'speechStart'>

/** One speaker's run of paragraphs, as indexes into those with words. */
interface Run {
  readonly first: number
  readonly last: number
  readonly speakerId: SpeakerId | null
}

/** A text as runs of speakers. Make it once for many questions about one source. */
export class Stretches {
  readonly #paragraphs: readonly Stretched[]
  readonly #runs: readonly Run[]
  readonly #runOf: readonly number[]

  constructor(paragraphs: readonly Stretched[]) {
    this.#paragraphs = paragraphs.filter(paragraph => paragraph.number !== null)
    const runs: Run[] = []
    this.#runOf = this.#paragraphs.map(({ speakerId, speechStart }, at) => {
      const last = runs.at(-1)
      // A label always opens a turn, so that two answers in a row under two labels stay two turns.
      if (last === undefined || speakerId === null || last.speakerId !== speakerId || speechStart > 0)
        runs.push({ first: at, last: at, speakerId })
      else runs[runs.length - 1] = { ...last, last: at }
      return runs.length - 1
    })
    this.#runs = runs
  }

  /** The turns of some speakers, top to bottom. */
  turnsOf(speakers: ReadonlySet<SpeakerId>): TextRange[] {
    return this.#runs
      .filter(run => run.speakerId !== null && speakers.has(run.speakerId))
      .flatMap(run => this.#trimmed(run.first, run.last))
  }

  /** What stands under the heading at or above a place: up to the next heading of the same level or a higher one, the heading itself left out. Null where there is no heading above, or nothing under it. */
  sectionAt(at: number): { readonly heading: string; readonly range: TextRange } | null {
    const paragraphs = this.#paragraphs
    const here = this.#indexAt(at)
    const head = paragraphs.findLastIndex(({ style }, index) => index <= here && style === 'heading')
    const heading = paragraphs[head]
    if (heading === undefined) return null
    const level = heading.level ?? 1
    const next = paragraphs.findIndex(
      (paragraph, index) => index > head && paragraph.style === 'heading' && (paragraph.level ?? 1) <= level,
    )
    const [range] = this.#trimmed(head + 1, (next === -1 ? paragraphs.length : next) - 1)
    return range === undefined ? null : { heading: heading.text.replace(/^#+\s*/u, '').trim(), range }
  }

  /** The word, sentence, paragraph or turn around some words; from the first to the last where they lie in several. */
  around(range: TextRange, extent: Extent): TextRange {
    const first = this.#indexAt(range.start)
    const last = this.#indexAt(Math.max(range.start, range.end - 1))
    if (extent === 'paragraph') return this.#trimmed(first, last)[0] ?? range
    if (extent === 'turn') {
      const begins = this.#runs[this.#runOf[first]!]!.first
      const ends = this.#runs[this.#runOf[last]!]!.last
      return this.#trimmed(begins, ends)[0] ?? range
    }
    const unitsIn = extent === 'word' ? wordsIn : sentencesIn
    const touched = (index: number): TextRange[] => {
      const { start, text, speechStart } = this.#paragraphs[index]!
      return unitsIn(text, speechStart)
        .map(unit => ({ start: start + unit.start, end: start + unit.end }))
        .filter(unit => overlaps(unit, range))
    }
    return { start: touched(first)[0]?.start ?? range.start, end: touched(last).at(-1)?.end ?? range.end }
  }

  /** The words of some paragraphs, from the first of the first to the last of the last; none where they hold none. */
  #trimmed(first: number, last: number): TextRange[] {
    const from = this.#paragraphs[first]
    const to = this.#paragraphs[last]
    if (from === undefined || to === undefined || last < first) return []
    const begins = from.text.slice(from.speechStart)
    const start = from.start + from.speechStart + (begins.length - begins.trimStart().length)
    const end = to.start + to.text.trimEnd().length
    // A turn may begin with a label alone: its words then begin further down.
    if (begins.trim() === '') return first < last ? this.#trimmed(first + 1, last) : []
    return [{ start, end }]
  }

  /** The paragraph that holds an offset, or the one above it. */
  #indexAt(offset: number): number {
    let low = 0
    let high = this.#paragraphs.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#paragraphs[middle]!.start <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}
