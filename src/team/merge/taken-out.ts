// Which words sides took out for good, and which of them others still have: M27. Pure.

import type { TextRange } from '../../base/text-range.ts'
import { applyStep, type TextStep } from '../../base/text-step.ts'
import { stepsApart } from '../../sources/edit-steps.ts'
import { blocks } from '../../sources/redaction.ts'
import { stepsBetween } from '../../sources/text-diff.ts'
import { textBefore, type KeptStep } from '../../sources/text-history.ts'
import type { Draft } from './draft.ts'
import type { Side } from './facts.ts'
import { laid, ordered, placesOf, saysSomething, stepsFrom, wordsReplaced, type Laid } from './laid-text.ts'
import type { Row } from './types.ts'

/** Words that were taken out for good, with what stands there instead: they come back by no way. `anew`: those of them that ours still had; whoever took them out did not see what ours wrote meanwhile. */
export interface Redacted {
  readonly all: Map<string, string>
  readonly anew: Map<string, string>
}

/** The paragraphs of a source of one side as they were at the base. */
export function baseRows(side: Pick<Side, 'where' | 'touched'>, source: string): Row[] {
  const touched = side.touched('paragraph')
  const rows = side.where('paragraph', 'source_id', source).filter(row => !touched.has(row['id'] as string))
  for (const { was } of touched.values()) if (was !== null && was['source_id'] === source) rows.push(was)
  return rows
}

/** Whether a side imported a source since the base. */
export function isNewIn(side: Pick<Side, 'touched'>, source: string): boolean {
  const touched = side.touched('source').get(source)
  return touched !== undefined && touched.was === null
}

/** The paragraphs of a source that several sides imported, as they came in: of one that corrected nothing since; else as their ids, which count them, and the history of ours tell. */
export function importedRows(draft: Draft, source: string): Row[] {
  const all = [draft.facts.ours, ...draft.facts.sides]
    .map(side => ({
      rows: ordered(side.where('paragraph', 'source_id', source)),
      edits: side.where('text_edit', 'source_id', source),
    }))
    .filter(({ rows }) => rows.length > 0)
  const asImported = all.find(({ edits }) => edits.length === 0)
  if (asImported) return asImported.rows
  const { rows, edits } = all[0]!
  const known = new Map(all.toReversed().flatMap(one => one.rows.map(row => [row['id'] as string, row])))
  const stem = [...known.keys()]
    .map(id => id.slice(0, 24))
    .find((one, _, stems) => stems.filter(each => each === one).length > 1)
  if (stem === undefined) return []
  const text = textBefore(
    laid(rows).text,
    edits.toReversed().map(edit => JSON.parse(edit['steps'] as string) as KeptStep[]),
  )
  return text.split('\n').map((words, at) => {
    const id = `${stem}${at.toString(16).padStart(8, '0')}`
    return { ...(known.get(id) ?? rows[0]!), id, text: words }
  })
}

/** Whoever may have redacted, with what they touched since the copies were handed out. */
type Party = Pick<Side, 'where' | 'touched'>
type Gone = ReadonlyMap<string, string>

/** Which words were taken out of a source for good, by ours or by a copy; told of each copy that had them. `now`: the text that holds. [M27] */
export function tellRedacted(draft: Draft, source: string, now: Laid, redacted: Redacted): void {
  const { ours, sides } = draft.facts
  const here = redactedBy(draft, source, {
    where: (table, column, value) => ours.where(table, column, value),
    touched: table => draft.facts.sinceHandOut(table),
  })
  // What ours destroyed for good its own log does not say any more: only a copy that still has it does.
  const isDestroyed = [...here.keys()].some(isBlocks)
  const there = sides.flatMap(side => (side.knowsBase ? [...redactedBy(draft, source, side)] : []))
  for (const [words, instead] of [...here, ...there])
    if (!redacted.all.has(words) && !isBlocks(words)) redacted.all.set(words, instead)
  for (const [words, instead] of there) if (!here.has(words) && !isBlocks(words)) redacted.anew.set(words, instead)
  const words = [...here.keys(), ...there.map(([gone]) => gone)]
  for (const side of sides) {
    const had = words.length > 0 && hasSome(side, source, words)
    const old = side.knowsBase && !isDestroyed ? [] : [...stillIn(draft, side, source, now)]
    for (const [one, instead] of old) redacted.all.set(one, instead)
    if (had || old.length > 0) draft.note('M27', 'source', draft.object('source', source).name, side.at, [source])
  }
}

/** Whether a side has some words in a source, or had them at its base. */
function hasSome(side: Side, source: string, words: readonly string[]): boolean {
  const texts = [...baseRows(side, source), ...side.where('paragraph', 'source_id', source)]
  return texts.some(row => words.some(one => (row['text'] as string).includes(one)))
}

/** The words that one party took out of a source for good since the base, with what stands instead, as its corrections tell when they are made once more: whatever became of the paragraph since, and whatever else is in a place by now. */
function redactedBy(draft: Draft, source: string, party: Party): Gone {
  const touched = party.touched('text_edit')
  const edits = party
    .where('text_edit', 'source_id', source)
    .filter(row => touched.get(row['id'] as string)?.was === null)
    .sort((a, b) => Number(a['n']) - Number(b['n']))
  if (!edits.some(edit => edit['redacts'] === 1)) return new Map()
  const base = laid(isNewIn(party, source) ? importedRows(draft, source) : ordered(baseRows(party, source)))
  const now = laid(ordered(party.where('paragraph', 'source_id', source)))
  const inserted = insteadOf(redactingSteps(edits))
  const gone = goneIn(base.text, edits, now.text) ?? wordsReplaced(base.text, stepsFrom(base, now), inserted)
  return new Map([...gone].filter(([words]) => !inserted.has(words)))
}

/** The words that corrections took out of a text for good; null where they do not lead to the text that it came to: the history is of outside. */
function goneIn(before: string, edits: readonly Row[], after: string): [words: string, instead: string][] | null {
  const gone: [string, string][] = []
  let text = before
  for (const edit of edits)
    for (const { start, removed, inserted } of keptSteps(edit)) {
      const words = text.slice(start, start + removed.length)
      if (edit['redacts'] === 1 && saysSomething(words) && words !== inserted) gone.push([words, inserted])
      text = applyStep(text, { start, end: start + removed.length, insert: inserted })
    }
  return text === after ? gone : null
}

const isBlocks = (words: string) => blocks(words) === words

/** Words of ours that were taken out for good and that a copy still has, as its text beside ours tells: where there is no base, or the words are in no log. */
function* stillIn(draft: Draft, side: Side, source: string, now: Laid) {
  const inserted = insteadOf(redactingSteps(draft.facts.ours.where('text_edit', 'source_id', source)))
  if (inserted.size === 0) return
  for (const row of side.where('paragraph', 'source_id', source)) {
    const at = now.at.get(row['id'] as string)
    const [before, after] = [row['text'] as string, at === undefined ? '' : (now.rows[at]!['text'] as string)]
    if (before === after) continue
    // What stands instead of words on another side tells nobody.
    for (const pair of wordsReplaced(before, stepsBetween(before, after), inserted))
      if (!inserted.has(pair[0])) yield pair
  }
}

/** The steps of corrections of one source that take out words for good. */
export function redactingSteps(edits: readonly Row[]): { inserted: string }[] {
  return edits.flatMap(edit => (edit['redacts'] === 1 ? keptSteps(edit) : []))
}

function keptSteps(edit: Row): KeptStep[] {
  try {
    return JSON.parse(edit['steps'] as string) as KeptStep[]
  } catch {
    return []
  }
}

/** {@link redactingSteps} of what some sides have of a source. */
export function redactingOf(sides: readonly Pick<Side, 'where'>[], source: string): { inserted: string }[] {
  return sides.flatMap(side => redactingSteps(side.where('text_edit', 'source_id', source)))
}

/** What stands in place of words after some steps. */
export function insteadOf(steps: readonly { inserted: string }[]): Set<string> {
  return new Set(steps.map(step => step.inserted))
}

/** Ascending steps from a text to another, in two runs that come to the same: first what was corrected, then what stands in place of words that were taken out for good. A name is often part of a word that changes: of “[name]’s” for “Anna’s” only the name is. */
export function redactingApart(
  before: string,
  after: string,
  steps: readonly TextStep[],
  instead: ReadonlySet<string>,
): ReturnType<typeof stepsApart> {
  const places = [...instead].flatMap(words => [...placesOf(after, words)])
  let moved = 0
  const tight = steps.map(step => {
    const removed = before.slice(step.start - moved, step.end - moved)
    moved += step.insert.length - (step.end - step.start)
    return tightened(step, removed, places)
  })
  return stepsApart(tight, ({ start, insert }) =>
    insert === ''
      ? instead.has('') || places.some(place => place.start <= start && place.end >= start)
      : places.some(place => place.start < start + insert.length && place.end > start),
  )
}

/** A step without what it leaves alone around one of some places. */
function tightened(step: TextStep, removed: string, places: readonly TextRange[]): TextStep {
  const end = step.start + step.insert.length
  const place = places.find(one => one.start >= step.start && one.end <= end)
  if (!place) return step
  const head = step.insert.slice(0, place.start - step.start)
  const tail = step.insert.slice(place.end - step.start)
  if (!removed.startsWith(head) || !removed.slice(head.length).endsWith(tail)) return step
  return {
    start: place.start,
    end: step.end - tail.length,
    insert: step.insert.slice(head.length, step.insert.length - tail.length),
  }
}

/** Paragraphs that a side redacted: those with a redaction's words that were others at the base. */
export function between(steps: readonly { inserted: string }[], base: Laid, now: Laid): Set<string> {
  const found = new Set<string>()
  if (steps.length === 0) return found
  for (const row of now.rows) {
    const was = base.at.get(row['id'] as string)
    const before = was === undefined ? null : (base.rows[was]!['text'] as string)
    const text = row['text'] as string
    if (before !== text && steps.some(step => step.inserted === '' || text.includes(step.inserted)))
      found.add(row['id'] as string)
  }
  return found
}
