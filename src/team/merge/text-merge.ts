// Texts corrected on two sides, paragraph by paragraph and, within one that both corrected, word by word. Pure.

import { applySteps, type TextStep } from '../../base/text-step.ts'
import { carry, carryStep } from '../../coding/carry.ts'
import { stepsBetween } from '../../sources/text-diff.ts'
import { joinRedacted, textOfPieces, type Instead, type Piece } from './redacted-text.ts'
import type { Row } from './types.ts'

/** A place where both sides changed the same words otherwise. `theirs` are the paragraphs that theirs has there; ours stays. */
export interface TextClash {
  readonly paragraph: string
  readonly base: string
  readonly ours: string | null
  readonly theirs: string | null
  /** Where words were taken out for good: what holds, and what each put instead of the same words. */
  readonly pieces?: readonly Piece[]
}

/** Two corrections joined. `touched`: whether theirs brought anything in; `united`: whether what both took out for good was joined. */
export interface JoinedText {
  readonly rows: readonly Row[]
  readonly clashes: readonly TextClash[]
  readonly touched: boolean
  readonly united: boolean
}

/** Paragraphs whose words one side took out for good, and what stands instead. */
export interface RedactedText {
  readonly here: ReadonlySet<string>
  readonly there: ReadonlySet<string>
  readonly instead: Instead
}

/** Joins what theirs changed of a text into ours. Paragraphs are known by id, in order. Where both changed the same words ours stays, and the clash is told. `redacted`: paragraphs whose words here were taken out for good; there nothing of theirs comes back, and what either side took out is gone. */
export function joinTexts(
  base: readonly Row[],
  ours: readonly Row[],
  theirs: readonly Row[],
  redacted: RedactedText,
): JoinedText {
  const baseById = byId(base)
  const oursById = byId(ours)
  const theirsById = byId(theirs)
  const clashes: TextClash[] = []
  const clashing = new Set<string>()
  let touched = false
  let united = false
  const rows: Row[] = []
  for (const row of ours) {
    const id = row['id'] as string
    const was = baseById.get(id)
    const there = theirsById.get(id)
    if (!was) {
      rows.push(row)
      continue
    }
    if (!there) {
      if (row['text'] === was['text'] || redacted.there.has(id)) {
        touched = true
        continue
      }
      clashing.add(id)
      clashes.push({ paragraph: id, base: was['text'] as string, ours: row['text'] as string, theirs: null })
      rows.push(row)
      continue
    }
    const joined = joinParagraph(was, row, there)
    if (joined !== null) {
      if (joined !== row) touched = true
      rows.push(joined)
      continue
    }
    const [base, here, other] = [was, row, there].map(one => one['text'] as string) as [string, string, string]
    const [isHere, isThere] = [redacted.here.has(id), redacted.there.has(id)]
    const pieces = isHere || isThere ? joinRedacted(base, here, other, redacted.instead) : null
    const mine = pieces ? saidAs(was, row, there, textOfPieces(pieces)) : row
    if (mine !== row) {
      touched = true
      united ||= isHere && isThere
    }
    rows.push(mine)
    // Words taken out for good win over every other wording of them, and nothing is to be asked about these.
    if (pieces?.every(piece => typeof piece === 'string') && !(isHere && isThere)) continue
    clashing.add(id)
    clashes.push({ paragraph: id, base, ours: mine['text'] as string, theirs: other, ...(pieces ? { pieces } : {}) })
  }
  for (const [id, was] of baseById) {
    if (oursById.has(id)) continue
    const there = theirsById.get(id)
    if (!there || there['text'] === was['text'] || redacted.here.has(id)) continue
    clashing.add(id)
    clashes.push({ paragraph: id, base: was['text'] as string, ours: null, theirs: there['text'] as string })
  }
  touched = insertNew(rows, theirs, baseById, oursById, clashing) || touched
  return { rows, clashes, touched, united }
}

/** A paragraph that both sides have; null where they changed the same words otherwise. */
function joinParagraph(was: Row, ours: Row, theirs: Row): Row | null {
  const base = was['text'] as string
  const here = ours['text'] as string
  const there = theirs['text'] as string
  if (there === base || there === here) return saidAs(was, ours, theirs, here)
  if (here === base) {
    const { text, speech_start, marks } = theirs
    return { ...saidAs(was, ours, theirs, here), text: text!, speech_start: speech_start ?? null, marks: marks ?? null }
  }
  const joined = joinWords(base, here, there)
  return joined === null ? null : saidAs(was, ours, theirs, joined)
}

/** Our paragraph with another wording, and with what theirs changed of it besides its words. */
function saidAs(was: Row, ours: Row, theirs: Row, text: string): Row {
  const columns: Record<string, string | number | null> = { ...ours }
  for (const column of ['style', 'level', 'page', 'speaker_id'] as const)
    if (theirs[column] !== was[column] && ours[column] === was[column]) columns[column] = theirs[column] ?? null
  if (text !== ours['text']) {
    columns['text'] = text
    const isTheirs = theirs['speech_start'] !== was['speech_start'] && ours['speech_start'] === was['speech_start']
    columns['speech_start'] = speechStart(isTheirs ? theirs : ours, text)
    columns['marks'] = joinMarks(was, ours, theirs, text)
  }
  return Object.keys(columns).every(column => columns[column] === ours[column]) ? ours : columns
}

/** Where speech begins in another wording of a paragraph: behind the name of who speaks, which may be said otherwise. */
function speechStart(row: Row, text: string): number | null {
  const at = row['speech_start']
  if (typeof at !== 'number' || at === 0) return at as number | null
  const steps = stepsBetween(row['text'] as string, text)
  return steps.reduce((now, step) => carryStep(now, step).range, { start: at, end: (row['text'] as string).length })
    .start
}

/** The formatting of a paragraph whose words both sides changed: ours where its words are now, and what theirs put on besides. */
function joinMarks(was: Row, ours: Row, theirs: Row, joined: string): string | null {
  const carried = (row: Row) => carriedMarks(row, joined)
  const [base, here, there] = [was, ours, theirs].map(carried) as [string[], string[], string[]]
  const kept = here.filter(mark => there.includes(mark) || !base.includes(mark))
  const marks = [...new Set([...kept, ...there.filter(mark => !base.includes(mark))])].map(
    mark => JSON.parse(mark) as PlacedMark,
  )
  if (marks.length === 0) return null
  return JSON.stringify(marks.sort((a, b) => a[0] - b[0] || a[1] - b[1]))
}

type PlacedMark = readonly [number, number, string]

/** The marks of a paragraph where its words stand in another wording, each as JSON. */
function carriedMarks(row: Row, joined: string): string[] {
  let marks: PlacedMark[]
  try {
    marks = JSON.parse((row['marks'] as string | null) ?? '[]') as PlacedMark[]
  } catch {
    return []
  }
  if (marks.length === 0) return []
  const steps = stepsBetween(row['text'] as string, joined)
  return marks.flatMap(([start, end, mark]) => {
    const range = steps.reduce((now, step) => carryStep(now, step).range, { start, end })
    return range.end > range.start ? [JSON.stringify([range.start, range.end, mark])] : []
  })
}

/** Joins two wordings of one text where they change other words of it; null where they touch. */
function joinWords(base: string, ours: string, theirs: string): string | null {
  const once = joinedHunks(hunks(stepsBetween(base, ours)), hunks(stepsBetween(base, theirs)))
  if (once === null) return null
  let moved = 0
  return applySteps(
    base,
    once.map(({ start, end, insert }) => {
      const step = { start: start + moved, end: end + moved, insert }
      moved += insert.length - (end - start)
      return step
    }),
  )
}

/** What leads from one wording to another, in a text that went on from the first; null where the words that it changes are not there any more. Words that stand in the place of those it changes give way. */
export function rewordedNow(was: string, now: string, wording: string): string | null {
  const since = stepsBetween(was, now)
  let text = now
  for (const hunk of hunks(stepsBetween(was, wording)).toReversed()) {
    const { start, end } = hunk
    const range = carry(now, hunk, since)
    if (start < end && range.outcome !== 'kept' && range.outcome !== 'replaced') return null
    text = text.slice(0, range.range.start) + hunk.insert + text.slice(range.range.end)
  }
  return text
}

/** The hunks of two sides in one row, each once; null where they touch. */
export function joinedHunks(a: readonly TextStep[], b: readonly TextStep[]): TextStep[] | null {
  const all: TextStep[] = []
  let at = 0
  for (const hunk of a) {
    while (at < b.length && b[at]!.start < hunk.start) all.push(b[at++]!)
    all.push(hunk)
  }
  all.push(...b.slice(at))
  const once: TextStep[] = []
  for (const hunk of all) {
    const last = once.at(-1)
    if (last && last.start === hunk.start && last.end === hunk.end && last.insert === hunk.insert) continue
    if (last && hunk.start <= last.end) return null
    once.push(hunk)
  }
  return once
}

/** Steps in offsets of the text they begin from. */
export function hunks(steps: readonly TextStep[]): TextStep[] {
  let moved = 0
  return steps.map(({ start, end, insert }) => {
    const hunk = { start: start - moved, end: end - moved, insert }
    moved += insert.length - (end - start)
    return hunk
  })
}

/** Puts in the paragraphs that only theirs has, behind the ones they follow there. Those that go on with a paragraph that is asked about wait for the answer. */
function insertNew(
  rows: Row[],
  theirs: readonly Row[],
  base: ReadonlyMap<string, Row>,
  ours: ReadonlyMap<string, Row>,
  clashing: ReadonlySet<string>,
): boolean {
  let behind: string | null = null
  let waits = false
  let touched = false
  for (const row of theirs) {
    const id = row['id'] as string
    if (base.has(id) || ours.has(id)) {
      waits = clashing.has(id)
      if (rows.some(one => one['id'] === id)) behind = id
      continue
    }
    if (waits) continue
    // Behind the last known one, and behind what ours put in there.
    const after: string | null = behind
    let at = after === null ? 0 : rows.findIndex(one => one['id'] === after) + 1
    while (at < rows.length && !base.has(rows[at]!['id'] as string) && ours.has(rows[at]!['id'] as string)) at++
    rows.splice(at, 0, row)
    behind = id
    touched = true
  }
  return touched
}

function byId(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map(row => [row['id'] as string, row]))
}

/** A text written on both sides, joined paragraph by paragraph. Paragraphs that both changed otherwise stand one after the other, theirs marked. Texts that already hold the other's come back as they are. */
export function joinProse(
  base: string,
  ours: string,
  theirs: string,
  mark: string,
): { text: string; overlapping: boolean } {
  if (ours === theirs || theirs === base) return { text: ours, overlapping: false }
  if (ours === base) return { text: theirs, overlapping: false }
  const joined = joinWords(base, ours, theirs)
  if (joined !== null) return { text: joined, overlapping: false }
  const has = new Set(ours.split('\n').map(line => line.trim()))
  const was = new Set(base.split('\n').map(line => line.trim()))
  const fresh = theirs
    .split('\n')
    .filter(
      line => line.trim() !== '' && !was.has(line.trim()) && !has.has(line.trim()) && !has.has(marked(line, mark)),
    )
  if (fresh.length === 0) return { text: ours, overlapping: false }
  return { text: `${ours.trimEnd()}\n${fresh.map(line => marked(line, mark)).join('\n')}`, overlapping: true }
}

/** A line of theirs as it stands behind ours. */
export function marked(line: string, mark: string): string {
  return `[${mark}] ${line.trim()}`
}
