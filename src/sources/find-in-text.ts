// Finding words in one text, for find and replace. Pure; the window shows with it what the core will do.

import type { TextRange } from '../base/text-range.ts'
import type { TextStep } from '../base/text-step.ts'

/** What is looked for. `matchCase`: only so written; `wholeWords`: not inside longer words. */
export interface FindWords {
  readonly words: string
  readonly matchCase?: boolean | undefined
  readonly wholeWords?: boolean | undefined
}

/** The most places that are found at once. */
const MOST_PLACES = 50_000

/** Where words stand in a text, in order, without overlaps. */
export function findInText(text: string, { words, matchCase, wholeWords }: FindWords): TextRange[] {
  if (words === '') return []
  const escaped = words.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
  const pattern = wholeWords ? String.raw`(?<![\p{L}\p{N}\p{M}_])${escaped}(?![\p{L}\p{N}\p{M}_])` : escaped
  const found: TextRange[] = []
  for (const match of text.matchAll(new RegExp(pattern, matchCase ? 'gu' : 'giu'))) {
    found.push({ start: match.index, end: match.index + match[0].length })
    if (found.length >= MOST_PLACES) break
  }
  return found
}

/** The steps that put other words in the place of what was found, one after the other. */
export function stepsFor(found: readonly TextRange[], by: string): TextStep[] {
  let moved = 0
  return found.map(({ start, end }) => {
    const step = { start: start + moved, end: end + moved, insert: by }
    moved += by.length - (end - start)
    return step
  })
}
