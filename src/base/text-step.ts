// How a text changes, step by step: the words from `start` to `end` go, `insert` stands there instead.

import type { TextRange } from './text-range.ts'

/** One step of an edit, in UTF-16 offsets of the text as it is before this step. Without words that go it is an insertion. */
export interface TextStep extends TextRange {
  readonly insert: string
}

/** The text after a step. */
export function applyStep(text: string, step: TextStep): string {
  return text.slice(0, step.start) + step.insert + text.slice(step.end)
}

/** The text after several steps, each in offsets of what the one before left. */
export function applySteps(text: string, steps: readonly TextStep[]): string {
  // Steps in ascending order, as find and replace makes them, are put together once: a thousand copies of a long text cost.
  const pieces: string[] = []
  let rest = text
  let gone = 0
  for (const step of steps) {
    if (step.start >= gone) {
      pieces.push(rest.slice(0, step.start - gone), step.insert)
      rest = rest.slice(step.end - gone)
      gone = step.start + step.insert.length
    } else {
      rest = applyStep(pieces.join('') + rest, step)
      pieces.length = 0
      gone = 0
    }
  }
  return pieces.join('') + rest
}

/** The one step that leads from a text to another: what they have in common at both ends stays. Null when they are equal. */
export function stepBetween(before: string, after: string): TextStep | null {
  if (before === after) return null
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++
  if (splits(before, start) || splits(after, start)) start--
  let tail = 0
  while (
    tail < most - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++
  if (splits(before, before.length - tail) || splits(after, after.length - tail)) tail--
  return { start, end: before.length - tail, insert: after.slice(start, after.length - tail) }
}

/** Joins steps of one run of typing where the second goes on exactly where the first left off: what is typed or taken away right behind it, or inside it. Null when they are two deeds. */
export function joinSteps(first: TextStep, second: TextStep): TextStep | null {
  const from = first.start
  const to = first.start + first.insert.length
  if (second.start >= from && second.end <= to) {
    const insert = first.insert.slice(0, second.start - from) + second.insert + first.insert.slice(second.end - from)
    return { start: from, end: first.end, insert }
  }
  // Taking away backwards, beyond what was typed.
  if (second.insert === '' && second.end === to && second.start < from)
    return { start: second.start, end: first.end, insert: '' }
  // Taking away forwards.
  if (second.insert === '' && second.start === to && first.insert === '')
    return { start: from, end: first.end + (second.end - second.start), insert: '' }
  return null
}

function splits(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false
  const unit = text.charCodeAt(offset)
  const before = text.charCodeAt(offset - 1)
  return unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff
}
