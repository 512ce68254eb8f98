// A source printed with its codes in the margin, before it is a file: numbered paragraphs, who speaks, which words are coded,
// and beside each paragraph the codes that run through it. Pure.

import type { Strength } from '../../coding/types.ts'

/** One stretch of a text under one code, by one coder, in offsets of the text. */
export interface MarginCoding {
  readonly start: number
  readonly end: number
  readonly code: string
  readonly coder: string
  /** 0–11, as in the window. */
  readonly hue: number
  readonly strength: Strength | null
}

/** A code in the margin beside one paragraph: where it begins it is named with its coder, where it goes on it is only drawn on. */
export interface MarginMark {
  readonly code: string
  readonly coder: string
  readonly hue: number
  readonly begins: boolean
  readonly ends: boolean
}

/** Words of a paragraph, coded or not. */
export interface MarginWords {
  readonly words: string
  readonly coded: boolean
}

/** A paragraph with its number, its heading level or null, who begins to speak there, and the marks beside it. */
export interface MarginParagraph {
  readonly number: number
  readonly level: number | null
  readonly speaker: string | null
  readonly words: readonly MarginWords[]
  readonly marks: readonly MarginMark[]
}

/** A line of the legend. */
export interface LegendLine {
  readonly code: string
  readonly hue: number
  readonly codings: number
}

/** A whole source for print. */
export interface AnnotatedSource {
  readonly title: string
  readonly about: readonly string[]
  readonly legend: readonly LegendLine[]
  readonly paragraphs: readonly MarginParagraph[]
}

/** A paragraph of the text as it is read: `speechStart` leaves the speaker's own label out. */
export interface ReadParagraph {
  readonly number: number
  readonly start: number
  readonly text: string
  readonly speechStart: number
  readonly level: number | null
  readonly speaker: string | null
}

/** The colours of the twelve hues on paper, as in the light theme of the window. */
export const HUES: readonly string[] = ['9F3905', '613705', '66742A', '236618', '054B41', '0D7E78', '2871AF', '4F56BE', '433797', '5C226A', '890645', '555D69'] // prettier-ignore

/** Puts codings beside the paragraphs they run through. Marks stand in the order in which their codings begin; a speaker is named where the speaker changes. Empty paragraphs are left out. */
export function annotate(paragraphs: readonly ReadParagraph[], codings: readonly MarginCoding[]): MarginParagraph[] {
  const ordered = codings.toSorted((a, b) => a.start - b.start || b.end - a.end || (a.code < b.code ? -1 : 1))
  const printed = paragraphs.filter(one => one.text.slice(one.speechStart).trim() !== '')
  let before: string | null = null
  return printed.map((paragraph, at) => {
    const from = paragraph.start
    const to = paragraph.start + paragraph.text.length
    const here = ordered.filter(one => one.start < to && one.end > from)
    const next = printed[at + 1]
    const previous = printed[at - 1]
    const speaker = paragraph.speaker !== null && (paragraph.speaker !== before || paragraph.speechStart > 0) ? paragraph.speaker : null // prettier-ignore
    before = paragraph.speaker
    return {
      number: paragraph.number,
      level: paragraph.level,
      speaker,
      words: wordsOf(paragraph, here),
      marks: here.map(({ start, end, code, coder, hue }) => ({
        code,
        coder,
        hue,
        begins: !previous || start >= previous.start + previous.text.length,
        ends: !next || end <= next.start,
      })),
    }
  })
}

function wordsOf({ start, text, speechStart }: ReadParagraph, codings: readonly MarginCoding[]): MarginWords[] {
  const cuts = new Set([speechStart, text.length])
  for (const one of codings) {
    for (const cut of [one.start - start, one.end - start]) if (cut > speechStart && cut < text.length) cuts.add(cut)
  }
  const at = [...cuts].toSorted((a, b) => a - b)
  const pieces: { words: string; coded: boolean }[] = []
  for (const [index, from] of at.slice(0, -1).entries()) {
    const to = at[index + 1]!
    const coded = codings.some(one => one.start - start <= from && one.end - start >= to)
    const last = pieces.at(-1)
    if (last && last.coded === coded) last.words += text.slice(from, to)
    else pieces.push({ words: text.slice(from, to), coded })
  }
  return pieces
}

/** The legend: every code in the margin with how many codings it has there, in the order given. */
export function legendOf(codings: readonly MarginCoding[], order: readonly string[]): LegendLine[] {
  const lines = new Map<string, { hue: number; codings: number }>()
  for (const { code, hue } of codings) lines.set(code, { hue, codings: (lines.get(code)?.codings ?? 0) + 1 })
  return order.flatMap(code => {
    const line = lines.get(code)
    return line ? [{ code, ...line }] : []
  })
}
