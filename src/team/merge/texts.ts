// Texts that were corrected on several sides, and what stands on them: M25–M28.

import { GIVEN } from './answer.ts'
import { applySteps, type TextStep } from '../../base/text-step.ts'
import { assignPlaces } from '../../sources/edit-plan.ts'
import { stepsApart, stepsForHistory, withoutWords } from '../../sources/edit-steps.ts'
import { stepsBetween } from '../../sources/text-diff.ts'
import type { Draft } from './draft.ts'
import type { Side } from './facts.ts'
import { carryPlace, laid, ordered, stepsFrom, wordsReplaced, type Laid } from './laid-text.ts'
import { joinTexts, type TextClash } from './text-merge.ts'
import type { Patch, Row } from './types.ts'

const PLACE_STEP = 1024

/** Words that ours took out for good, with what stands there instead: they come back by no way. */
export type Redacted = Map<string, string>

/** Merges texts and the places on them, for every source that a copy corrected or has places on that ours corrected. Gives back which; yields after each. */
export function* mergeTexts(draft: Draft, redacted: Redacted): Generator<number, ReadonlySet<string>, void> {
  const sources = concerned(draft)
  for (const source of sources) {
    mergeText(draft, source, redacted)
    yield 0
  }
  return new Set(sources)
}

/** The sources in which paragraphs were touched on any side, and that ours has. New ones come in as they are. */
function concerned(draft: Draft): string[] {
  const sources = new Set<string>()
  const add = (touched: ReadonlyMap<string, { readonly was: Row | null; readonly is: Row | null }>) => {
    for (const { was, is } of touched.values()) sources.add((is ?? was)!['source_id'] as string)
  }
  for (const side of draft.facts.sides) add(side.touched('paragraph'))
  add(draft.facts.ours.touched('paragraph'))
  return [...sources]
    .map(id => draft.known(id))
    .filter(id => draft.facts.ours.row('source', id) !== null)
    .sort()
}

function mergeText(draft: Draft, source: string, redacted: Redacted): void {
  const ours = laid(ordered(draft.facts.ours.where('paragraph', 'source_id', source)))
  // Whose redactions hold: ours, and those of copies that are in already.
  const holding: Pick<Side, 'where'>[] = [draft.facts.ours]
  let now = ours
  const edits = new Map<number, string | null>()
  for (const side of draft.facts.sides) {
    if (!touchesText(side, source)) continue
    if (!side.knowsBase) {
      // Without a base nobody can say who corrected what: ours holds, and the difference is told.
      draft.note('M30', 'source', draft.object('source', source).name, side.at, [source])
      continue
    }
    const base = laid(ordered(baseRows(side, source)))
    const theirs = laid(ordered(side.where('paragraph', 'source_id', source)))
    const steps = { here: redactingOf(holding, source), there: redactingOf([side], source) }
    const here = between(steps.here, base, now)
    const there = between(steps.there, base, theirs)
    const instead = { here: insteadOf(steps.here), there: insteadOf(steps.there) }
    holding.push(side)
    const joined = joinTexts(base.rows, now.rows, theirs.rows, { here, there, instead })
    const next = laid(placed(joined.rows, now))
    for (const clash of joined.clashes)
      askText(draft, source, side, clash, here.has(clash.paragraph) || there.has(clash.paragraph))
    if (!joined.touched) {
      edits.set(side.at, null)
      continue
    }
    const untouched = base.text === now.text
    edits.set(side.at, untouched ? 'theirs' : bringEdit(draft, source, side, now, next, joined.united))
    draft.note(there.size > 0 ? 'M27' : 'M25', 'source', draft.object('source', source).name, side.at, [source])
    now = next
  }
  if (now !== ours) writeText(draft, source, ours, now)
  tellRedacted(draft, source, now, redacted)
  mergeHistory(draft, source, edits)
  mergePlaces(draft, source, ours, now, edits)
}

function touchesText(side: Side, source: string): boolean {
  for (const { was, is } of side.touched('paragraph').values()) if ((is ?? was)!['source_id'] === source) return true
  return false
}

/** The paragraphs of a source of one side as they were at the base. */
function baseRows(side: Pick<Side, 'where' | 'touched'>, source: string): Row[] {
  const touched = side.touched('paragraph')
  const rows = side.where('paragraph', 'source_id', source).filter(row => !touched.has(row['id'] as string))
  for (const { was } of touched.values()) if (was !== null && was['source_id'] === source) rows.push(was)
  return rows
}

/** Which words a copy still has that were taken out for good, by ours or by another copy. [M27] */
function tellRedacted(draft: Draft, source: string, now: Laid, redacted: Redacted): void {
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
        redacted.set(words, instead)
        told = true
      }
    }
    if (told) draft.note('M27', 'source', draft.object('source', source).name, side.at, [source])
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

function redactingOf(sides: readonly Pick<Side, 'where'>[], source: string): { inserted: string }[] {
  return sides.flatMap(side => redactingSteps(side.where('text_edit', 'source_id', source)))
}

function insteadOf(steps: readonly { inserted: string }[]): Set<string> {
  return new Set(steps.map(step => step.inserted))
}

/** Paragraphs that a side redacted: those with a redaction's words that were others at the base. */
function between(steps: readonly { inserted: string }[], base: Laid, now: Laid): Set<string> {
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

/** [M26] [M28] */
function askText(draft: Draft, source: string, side: Side, clash: TextClash, redacted: boolean): void {
  const { paragraph } = clash
  const set = (text: string): Patch[] => [{ do: 'set', table: 'paragraph', id: paragraph, row: { text } }]
  const stored = redacted
    ? [{ field: 'text', base: null, ours: { text: clash.ours }, theirs: [{ text: clash.theirs }] }]
    : [{ field: 'text', base: { text: clash.base }, ours: { text: clash.ours }, theirs: [{ text: clash.theirs }] }]
  const isThere = clash.ours !== null
  draft.ask({
    kind: redacted ? 'M28' : 'M26',
    table: 'paragraph',
    id: paragraph,
    name: draft.object('source', source).name,
    says: redacted
      ? 'The same words were redacted differently on both sides. Our replacement holds.'
      : isThere && clash.theirs !== null
        ? 'The same words were corrected differently on both sides. Ours holds.'
        : isThere
          ? 'Corrected here, taken out there. Ours holds.'
          : 'Taken out here, corrected there. Ours holds.',
    copies: [side.at],
    stored,
    options: [
      { id: 'ours', label: 'Keep ours', patches: [] },
      ...(isThere && clash.theirs !== null ? [{ id: 'theirs', label: 'Take theirs', patches: set(clash.theirs) }] : []),
      ...(isThere ? [{ id: 'text', label: 'Use this wording', takes: 'text' as const, patches: set(GIVEN) }] : []),
    ],
    standing: 'ours',
  })
}

/** New paragraphs get a place between those they stand between. */
function placed(rows: readonly Row[], now: Laid): Row[] {
  const places = assignPlaces(
    rows.map(row => (now.at.has(row['id'] as string) ? (row['place'] as number) : null)),
    PLACE_STEP,
  )
  return rows.map((row, at) => (row['place'] === places[at] ? row : { ...row, place: places[at]! }))
}

function writeText(draft: Draft, source: string, ours: Laid, now: Laid): void {
  for (const row of now.rows) {
    const was = ours.at.get(row['id'] as string)
    if (was === undefined || ours.rows[was] !== row) draft.put('paragraph', row, 'M25', null)
  }
  for (const row of ours.rows)
    if (!now.at.has(row['id'] as string)) draft.take('paragraph', row['id'] as string, 'M25', null)
  draft.set('source', source, { text_hash: draft.facts.textHash(now.text) }, 'M25', null)
}

/** One correction of ours that brings theirs in, where both corrected a text: its steps lead from ours to what holds. What a copy redacted is a correction of its own, which redacts too and keeps no words; where both redacted the same words otherwise (`united`), all of it does. */
function bringEdit(draft: Draft, source: string, side: Side, before: Laid, after: Laid, united: boolean): string {
  const theirs = side.where('text_edit', 'source_id', source)
  const inserted = insteadOf(redactingSteps(theirs))
  const { first, second } = stepsApart(stepsFrom(before, after), step => united || inserted.has(step.insert))
  const bring = (id: string, from: string, steps: readonly TextStep[], redacts: boolean) => {
    const kept = stepsForHistory(from, steps)
    const reason = `Corrections that came with the copy of ${side.copy.coder?.name ?? side.copy.file}.`
    draft.put(
      'text_edit',
      {
        id,
        source_id: source,
        coder_id: (theirs.at(-1)?.['coder_id'] as string | undefined) ?? (draft.all('coder')[0]!['id'] as string),
        kind: 'edit',
        reason: redacts ? (theirs.findLast(edit => edit['redacts'] === 1)?.['reason'] ?? reason) : reason,
        steps: JSON.stringify(redacts ? withoutWords(kept) : kept),
        made_at: (theirs.at(-1)?.['made_at'] as string | undefined) ?? '',
        redacts: redacts ? 1 : 0,
        redacted_kind: redacts ? (theirs.findLast(edit => edit['redacts'] === 1)?.['redacted_kind'] ?? null) : null,
      },
      redacts ? 'M27' : 'M25',
      side.at,
    )
    return id
  }
  const hash = draft.facts.textHash(after.text)
  const id = draft.facts.derivedId('text_edit', `${source} ${hash}`)
  if (first.length > 0 || second.length === 0) bring(id, before.text, first, false)
  if (second.length === 0) return id
  const redacting = first.length > 0 ? draft.facts.derivedId('text_edit', `${source} ${hash} redacts`) : id
  return bring(redacting, applySteps(before.text, first), second, true)
}

/** The corrections that a copy tells: as they are where only it corrected the text; else as the one that brings them in. */
function mergeHistory(draft: Draft, source: string, edits: ReadonlyMap<number, string | null>): void {
  for (const [at, how] of edits) {
    for (const { was, is } of draft.facts.sides[at]!.touched('text_edit').values()) {
      if (was !== null || is === null || is['source_id'] !== source) continue
      if (draft.row('text_edit', is['id'] as string) !== null) continue
      if (how === 'theirs') draft.put('text_edit', draft.mapped('text_edit', is), 'M25', at)
      else if (how !== null) draft.alias(is['id'] as string, how)
    }
  }
}

/** Puts the places of all sides on the merged text. */
function mergePlaces(
  draft: Draft,
  source: string,
  ours: Laid,
  now: Laid,
  edits: ReadonlyMap<number, string | null>,
): void {
  const edit = [...edits.values()].findLast(one => one !== null) ?? null
  const moved = now !== ours
  const oursTouched = draft.facts.ours.touched('anchor')
  const settled = new Set<string>()
  for (const side of draft.facts.sides) {
    const touched = side.touched('anchor')
    const text = laid(ordered(side.where('paragraph', 'source_id', source)))
    for (const [id, { was, is }] of touched) {
      if (is === null || is['source_id'] !== source || settled.has(id)) continue
      const here = draft.facts.ours.row('anchor', id)
      // A place that both moved stands where ours put it.
      if (here !== null && (was === null || oursTouched.has(id))) continue
      settled.add(id)
      carryTo(draft, is, text, now, side.at, edit === null || edit === 'theirs' ? lastEdit(draft, source) : edit)
    }
  }
  if (!moved) return
  for (const row of draft.facts.ours.where('anchor', 'source_id', source))
    if (!settled.has(row['id'] as string))
      carryTo(draft, row, ours, now, null, edit === 'theirs' ? lastEdit(draft, source) : edit)
}

function lastEdit(draft: Draft, source: string): string | null {
  return (draft.where('text_edit', 'source_id', source).at(-1)?.['id'] as string | undefined) ?? null
}

/** Puts one place where its words are in the merged text, and asks where that cannot be exact. */
function carryTo(draft: Draft, row: Row, from: Laid, to: Laid, copy: number | null, edit: string | null): void {
  const id = row['id'] as string
  const carried = from.text === to.text ? null : carryPlace(row, from, to, words => draft.facts.wordsDigest(words))
  if (carried === null) {
    if (copy !== null) draft.put('anchor', row, draft.facts.ours.row('anchor', id) ? 'M25' : 'added', copy)
    return
  }
  const { row: next, outcome, stood } = carried
  if (copy !== null || Object.keys(next).some(column => next[column] !== row[column]))
    draft.put('anchor', next, 'M25', copy)
  if (outcome === 'kept' || row['lost'] === 1 || edit === null) return
  if (draft.where('anchor_question', 'anchor_id', id).length > 0) return
  draft.put(
    'anchor_question',
    {
      id: draft.facts.derivedId('anchor_question', `${id} ${edit}`),
      anchor_id: id,
      edit_id: edit,
      kind: outcome,
      ...stood,
    },
    'M25',
    copy,
  )
}

/** A place that ours took away and that something in the result rests on again: as it was, or where a copy has it, on the words as they are now. */
export function carryBack(draft: Draft, id: string): Row | null {
  const source = (row: Row) => row['source_id'] as string
  const put = (row: Row, rows: readonly Row[], copy: number | null) => {
    const mapped = draft.mapped('anchor', row)
    const now = laid(ordered(draft.where('paragraph', 'source_id', source(mapped))))
    carryTo(draft, mapped, laid(ordered(rows)), now, copy ?? 0, lastEdit(draft, source(mapped)))
    return draft.row('anchor', mapped['id'] as string)
  }
  for (const side of draft.facts.sides) {
    const there = side.row('anchor', id)
    if (there) return put(there, side.where('paragraph', 'source_id', source(there)), side.at)
  }
  const was = draft.facts.ours.touched('anchor').get(id)?.was
  if (was) return put(was, baseRows(draft.facts.ours, source(was)), null)
  for (const side of draft.facts.sides) {
    const before = side.touched('anchor').get(id)?.was
    if (before) return put(before, baseRows(side, source(before)), side.at)
  }
  return null
}
