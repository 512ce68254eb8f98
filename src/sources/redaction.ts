// Words that were taken out because they identify somebody, as far as the text still tells: what stands in their place. Pure.

import type { TextRange } from '../base/text-range.ts'
import { applySteps, type TextStep } from '../base/text-step.ts'
import { findInText, stepsFor } from './find-in-text.ts'
import type { KeptStep } from './text-history.ts'
import type { Mark, Paragraph } from './types.ts'

/** What stands in place of words that were redacted, wherever it stands in a text: in order, without overlaps. */
export function redactedPlaces(text: string, replacements: readonly string[]): TextRange[] {
  const found = replacements
    .filter(one => one.trim() !== '')
    .flatMap(words => findInText(text, { words, matchCase: true, wholeWords: true }))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  let until = 0
  return found.filter(({ start, end }) => {
    if (start < until) return false
    until = end
    return true
  })
}

/** Paragraphs in which what stands for redacted words is marked. Those without are the same objects. */
export function withRedactions(paragraphs: readonly Paragraph[], places: readonly TextRange[]): Paragraph[] {
  let at = 0
  return paragraphs.map(paragraph => {
    const end = paragraph.start + paragraph.text.length
    const marks: Mark[] = []
    while (at < places.length && places[at]!.end <= paragraph.start) at++
    for (let one = at; one < places.length && places[one]!.start < end; one++) {
      const { start, end: until } = places[one]!
      marks.push([
        Math.max(start - paragraph.start, 0),
        Math.min(until - paragraph.start, paragraph.text.length),
        'redacted',
      ])
    }
    return marks.length === 0 ? paragraph : { ...paragraph, marks: [...paragraph.marks, ...marks] }
  })
}

/** Steps of an earlier correction without words that were redacted since: blocks stand for them. */
export function stepsWithout(steps: readonly KeptStep[], words: string): KeptStep[] {
  const clean = (said: string) =>
    findInText(said, { words, matchCase: true, wholeWords: true }).reduce(
      (now, { start, end }) => now.slice(0, start) + blocks(now.slice(start, end)) + now.slice(end),
      said,
    )
  return steps.map(step => ({ ...step, removed: clean(step.removed), inserted: clean(step.inserted) }))
}

/** Something said with other words in place of some: wherever they stand as whole words, and where they are all that is said. */
export function sayInstead(said: string, words: string, instead: string): string {
  if (said === words) return instead
  return applySteps(said, stepsFor(findInText(said, { words, matchCase: true, wholeWords: true }), instead))
}

/** A text with blocks, as long, wherever steps took words out of it. Where a step reaches back into an earlier one nothing of the text is told. */
export function textWithout(before: string, steps: readonly TextStep[]): string {
  let [told, last, moved, until] = ['', 0, 0, 0]
  for (const { start, end, insert } of steps) {
    if (start < until) return blocks(before)
    told += before.slice(last, start - moved) + blocks(before.slice(start - moved, end - moved))
    last = end - moved
    moved += insert.length - (end - start)
    until = start + insert.length
  }
  return told + before.slice(last)
}

/** As many blocks as there are characters; line ends stay. */
export function blocks(words: string): string {
  return words.replaceAll(/[^\n]/g, '█')
}
