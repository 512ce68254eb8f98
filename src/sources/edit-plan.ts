// What a correction does to the paragraphs of a text. Pure: rows in, rows out; the words a step does not touch keep their
// paragraph, with its id.

import type { TextStep } from '../base/text-step.ts'
import { applyStep } from '../base/text-step.ts'
import { carryStep } from '../coding/carry.ts'
import type { Label } from './speaker-label.ts'
import type { Mark, ParagraphStyle } from './types.ts'

/** A paragraph as it is stored; without an id when a correction made it. `speaker` is the speaker's id. */
export interface EditRow {
  readonly id: string | null
  readonly text: string
  readonly style: ParagraphStyle
  readonly level: number | null
  readonly page: number | null
  readonly speaker: string | null
  readonly speechStart: number
  readonly marks: readonly Mark[]
}

/** Reads the label at the beginning of a paragraph, and whose it is; null where no speaker of the source is named. */
export type SpeakerOf = (paragraph: string) => { readonly speaker: string; readonly label: Label } | null

/** The paragraphs after some steps. Rows that no step touched are the same objects. */
export function planEdit(rows: readonly EditRow[], steps: readonly TextStep[], speakerOf: SpeakerOf): EditRow[] {
  const now = [...rows]
  const starts = startsOf(now)
  for (const step of steps) {
    const first = rowAt(starts, step.start)
    const last = rowAt(starts, step.end)
    const made = editRows(now, starts, first, last, step, speakerOf)
    now.splice(first, last - first + 1, ...made)
    restart(now, starts, first, made.length - (last - first + 1), step)
  }
  return now
}

/** Where each of some paragraphs begins. */
function startsOf(rows: readonly { readonly text: string }[]): number[] {
  const starts: number[] = []
  let start = 0
  for (const row of rows) {
    starts.push(start)
    start += row.text.length + 1
  }
  return starts
}

/** Which paragraph holds an offset: the last one that begins at or before it. */
export function rowAt(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}

// Most steps change one paragraph: those behind it only begin elsewhere.
function restart(rows: readonly EditRow[], starts: number[], first: number, added: number, step: TextStep): void {
  if (added !== 0 || step.insert.includes('\n')) {
    starts.splice(0, starts.length, ...startsOf(rows))
    return
  }
  const delta = step.insert.length - (step.end - step.start)
  for (let at = first + 1; at < starts.length; at++) starts[at]! += delta
}

function editRows(
  rows: readonly EditRow[],
  starts: readonly number[],
  first: number,
  last: number,
  step: TextStep,
  speakerOf: SpeakerOf,
): EditRow[] {
  const upper = rows[first]!
  const lower = rows[last]!
  const from = step.start - starts[first]!
  const to = step.end - starts[last]!
  const lines = step.insert.split('\n')
  if (lines.length === 1 && first === last)
    return [withinRow(upper, { start: from, end: to, insert: step.insert }, speakerOf)]
  const head = upper.text.slice(0, from)
  const tail = lower.text.slice(to)
  const tailMarks = shifted(
    lower.marks,
    to,
    lower.text.length,
    lines.at(-1)!.length + (lines.length === 1 ? head.length : 0),
  )
  if (lines.length === 1) {
    const text = head + step.insert + tail
    // Words that nothing stands before any more keep their own paragraph.
    if (head === '' && step.insert === '' && to === 0 && tail !== '') return [lower]
    const base = head === '' && tail !== '' ? lower : upper
    return [
      spoken(
        { ...base, text, marks: [...shifted(upper.marks, 0, from, 0), ...tailMarks] },
        upper,
        from,
        base === upper,
        speakerOf,
      ),
    ]
  }
  // The paragraph stays with its words: with those before the cut, unless there are none.
  const keepsUpper = head !== '' || (first !== last && tail !== '') || tail === ''
  const made: EditRow[] = []
  for (const [at, line] of lines.entries()) {
    const isFirst = at === 0
    const isLast = at === lines.length - 1
    const text = (isFirst ? head : '') + line + (isLast ? tail : '')
    if (isFirst && keepsUpper) {
      made.push(spoken({ ...upper, text, marks: shifted(upper.marks, 0, from, 0) }, upper, from, true, speakerOf))
      continue
    }
    const keepsLower = isLast && (first !== last || !keepsUpper)
    if (keepsLower && to === 0 && line === '') {
      made.push(lower)
      continue
    }
    const style = keepsLower
      ? lower.style
      : (tail === '' || !isLast) && upper.style === 'heading'
        ? 'body'
        : upper.style
    const before = made.at(-1) ?? upper
    const base: EditRow = {
      id: keepsLower ? lower.id : null,
      text,
      style,
      level: keepsLower ? lower.level : style === upper.style ? upper.level : null,
      page: keepsLower ? lower.page : upper.page,
      speaker: before.speaker,
      speechStart: 0,
      marks: isLast ? tailMarks : [],
    }
    made.push(byLabel(base, speakerOf))
  }
  return made
}

function withinRow(row: EditRow, step: TextStep, speakerOf: SpeakerOf): EditRow {
  const text = applyStep(row.text, step)
  const marks: Mark[] = []
  for (const [start, end, mark] of row.marks) {
    const { range } = carryStep({ start, end }, step)
    if (range.end > range.start) marks.push([range.start, range.end, mark])
  }
  return spoken({ ...row, text, marks }, row, step.start, true, speakerOf)
}

/** Who speaks in a paragraph that was changed from an offset on: its label counts as long as nobody touched it. */
function spoken(row: EditRow, was: EditRow, from: number, isUpper: boolean, speakerOf: SpeakerOf): EditRow {
  if (isUpper && from >= was.speechStart && was.speechStart <= row.text.length) {
    // A paragraph without a label may have got one; one that has it keeps it.
    return was.speechStart > 0 || from > LABEL_REACH ? row : byLabel(row, speakerOf)
  }
  return byLabel({ ...row, speechStart: 0 }, speakerOf)
}

const LABEL_REACH = 120

function byLabel(row: EditRow, speakerOf: SpeakerOf): EditRow {
  const found = speakerOf(row.text)
  if (found === null) return row
  return { ...row, speaker: found.speaker, speechStart: Math.min(found.label.speechStart, row.text.length) }
}

/** The marks within a stretch, as they stand when it begins at `at`. */
function shifted(marks: readonly Mark[], from: number, to: number, at: number): Mark[] {
  const made: Mark[] = []
  for (const [start, end, mark] of marks) {
    const begin = Math.max(start, from)
    const stop = Math.min(end, to)
    if (stop > begin) made.push([begin - from + at, stop - from + at, mark])
  }
  return made
}

/** Places for rows in order, where null stands for a row that has none yet. Rows keep theirs unless there is no room between two. */
export function assignPlaces(places: readonly (number | null)[], step: number): number[] {
  const result: number[] = []
  for (let at = 0; at < places.length;) {
    const place = places[at]!
    const before = result.at(-1) ?? 0
    if (place !== null && place > before) {
      result.push(place)
      at++
      continue
    }
    // A run without places, made longer until what follows leaves room for it.
    let until = at
    while (until < places.length && (places[until] === null || places[until]! - before <= until - at)) until++
    const count = until - at
    const next = until < places.length ? places[until]! : before + (count + 1) * step
    const gap = (next - before) / (count + 1)
    for (let one = 1; one <= count; one++) result.push(before + Math.floor(gap * one))
    at = until
  }
  return result
}
