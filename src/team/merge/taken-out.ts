// Which words sides took out for good, and which of them others still have: M27. Pure.

import type { TextRange } from '../../base/text-range.ts'
import type { TextStep } from '../../base/text-step.ts'
import { stepsBetween } from '../../sources/text-diff.ts'
import type { Draft } from './draft.ts'
import type { Side } from './facts.ts'
import { laid, ordered, wordsReplaced, type Laid } from './laid-text.ts'
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

/** Which words a copy still has that were taken out for good, by ours or by another copy. [M27] */
export function tellRedacted(draft: Draft, source: string, now: Laid, redacted: Redacted): void {
  const edits = draft.where('text_edit', 'source_id', source)
  const steps = redactingSteps(edits).concat(
    draft.facts.sides.flatMap(side => redactingSteps(side.where('text_edit', 'source_id', source))),
  )
  if (steps.length === 0) return
  const inserted = new Set(steps.map(step => step.inserted))
  for (const side of draft.facts.sides) {
    let told = false
    for (const row of [...baseRows(side, source), ...side.where('paragraph', 'source_id', source)]) {
      const at = now.at.get(row['id'] as string)
      const before = row['text'] as string
      const after = at === undefined ? '' : (now.rows[at]!['text'] as string)
      if (before === after) continue
      for (const [words, instead] of wordsReplaced(before, stepsBetween(before, after), inserted)) {
        // What stands instead of words on another side tells nobody.
        if (inserted.has(words)) continue
        redacted.all.set(words, instead)
        told = true
      }
    }
    if (told) draft.note('M27', 'source', draft.object('source', source).name, side.at, [source])
  }
  tellAnew(draft, source, now, inserted, redacted)
}

/** Which words ours had that a copy took out for good: in its text, or at the base of what it only corrected. */
function tellAnew(draft: Draft, source: string, now: Laid, inserted: ReadonlySet<string>, redacted: Redacted): void {
  const { ours } = draft.facts
  const base = laid(ordered(baseRows(ours, source)))
  const rows = ours.where('paragraph', 'source_id', source)
  const redactedHere = between(redactingOf([ours], source), base, laid(ordered(rows)))
  for (const row of [...rows, ...base.rows.filter(one => !redactedHere.has(one['id'] as string))]) {
    const at = now.at.get(row['id'] as string)
    const before = row['text'] as string
    const after = at === undefined ? '' : (now.rows[at]!['text'] as string)
    if (before === after) continue
    for (const [words, instead] of wordsReplaced(before, stepsBetween(before, after), inserted))
      if (redacted.all.has(words)) redacted.anew.set(words, instead)
  }
}

/** The steps of corrections of one source that take out words for good. */
export function redactingSteps(edits: readonly Row[]): { inserted: string }[] {
  return edits.flatMap(edit => {
    if (edit['redacts'] !== 1) return []
    try {
      return JSON.parse(edit['steps'] as string) as { inserted: string }[]
    } catch {
      return []
    }
  })
}

/** {@link redactingSteps} of what some sides have of a source. */
export function redactingOf(sides: readonly Pick<Side, 'where'>[], source: string): { inserted: string }[] {
  return sides.flatMap(side => redactingSteps(side.where('text_edit', 'source_id', source)))
}

/** What stands in place of words after some steps. */
export function insteadOf(steps: readonly { inserted: string }[]): Set<string> {
  return new Set(steps.map(step => step.inserted))
}

/** Says of a step on the way to a text, where those before it are made, whether something that stands in place of words is in what it puts in. A name is often part of a word that the step changes: “[name]’s” for “Anna’s”. */
export function standsIn(text: string, instead: ReadonlySet<string>): (step: TextStep) => boolean {
  const places: TextRange[] = []
  for (const words of instead) {
    if (words === '') continue
    for (let start = text.indexOf(words); start !== -1; start = text.indexOf(words, start + words.length))
      places.push({ start, end: start + words.length })
  }
  return ({ start, insert }) =>
    insert === '' ? instead.has('') : places.some(place => place.start < start + insert.length && place.end > start)
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
