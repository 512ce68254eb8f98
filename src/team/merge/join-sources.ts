// [M29] [M30] Two sources that are versions of one become one: one text stands, and the codings of the other stand where their words are
// in it. Pure: the same while a merge is planned, and later when a question that stayed open is answered.

import type { AnchorId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import { stepsForHistory } from '../../sources/edit-steps.ts'
import { planReplace } from '../../sources/replace-plan.ts'
import { normal } from './codes.ts'
import { deedsOf } from './deeds.ts'
import { Draft } from './draft.ts'
import type { Facts, Rows } from './facts.ts'
import { withKnownIds } from './follow-ids.ts'
import { HOLDING_ID, JSON_WITH_IDS } from './id-columns.ts'
import {
  carryPlace,
  laid,
  ordered,
  placeKey,
  rangeIn,
  rowAt,
  stepsFrom,
  wordsReplaced,
  type Laid,
} from './laid-text.ts'
import { alike, askColumns, pick, type Clash } from './meet.ts'
import { cleaner } from './purge.ts'
import { ruleOf } from './rules.ts'
import { redactingSteps } from './taken-out.ts'
import type { Joining, MergeKind, Patch, Question, Row } from './types.ts'
import { keepUnique, unite, uniteCodings } from './unite.ts'

/** What joining needs to know besides rows. */
export type Means = Pick<
  Facts,
  'tables' | 'digest' | 'derivedId' | 'cellId' | 'wordsDigest' | 'textHash' | 'packedSaying'
>

const KIND: MergeKind = 'M30'

/** Which text may stand where two sources become one. Words that were taken out for good come back by no way: a text that was redacted stays, and where theirs was, nothing is joined. */
export function mayStand(rows: Pick<Rows, 'where'>, from: string, into: string): readonly Joining['text'][] {
  const isRedacted = (source: string) =>
    rows.where('text_edit', 'source_id', source).some(edit => edit['redacts'] === 1)
  return isRedacted(from) ? [] : isRedacted(into) ? ['ours'] : ['ours', 'theirs']
}

/** What makes one source of two, and what is asked then: what stands of the source that stays, and was told otherwise of the other. */
export interface Joined {
  readonly patches: Patch[]
  readonly raised: readonly Question[]
}

/** What makes one source of two, compared with rows as they stand. Refuses where one of them is gone, or where words that were redacted would come back. */
export function joinSources(standing: Rows, means: Means, joining: Joining): Joined {
  const { from, into, text } = joining
  const [other, kept] = [standing.row('source', from), standing.row('source', into)]
  if (other === null || kept === null)
    throw new Refusal('thing-gone', 'One of the two sources is not in the project any more. Choose another answer.')
  if (!mayStand(standing, from, into).includes(text))
    throw new Refusal(
      'words-redacted',
      'Words were redacted in one of the two texts, and would come back with the other. Choose another answer.',
    )
  const draft = draftOver(standing, means)
  speakersMeet(draft, from, into)
  const texts = {
    ours: laid(ordered(draft.where('paragraph', 'source_id', into))),
    theirs: laid(ordered(draft.where('paragraph', 'source_id', from))),
  }
  const edit = putEdit(draft, joining, other, texts)
  for (const row of draft.where('text_edit', 'source_id', from))
    unite(draft, 'text_edit', row['id'] as string, edit, KIND, null)
  carryPlaces(draft, joining, edit, texts)
  oneTextStands(draft, joining, texts, other)
  fillIn(draft, kept, other)
  valuesStay(draft, from, into)
  unite(draft, 'source', from, into, KIND, null)
  uniteCodings(draft)
  keepUnique(draft)
  namesFollow(draft)
  const patches = deedsOf(draft).map(({ do: deed, table, id, row }): Patch =>
    deed === 'delete'
      ? { do: 'take', table, id }
      : // A paragraph that is set reads as a wording that somebody chose.
        { do: deed === 'insert' || table === 'paragraph' ? 'put' : 'set', table, id, row: row! },
  )
  return { patches, raised: draft.questions }
}

/** A result over rows as they stand, to which no copy brings anything. */
export function draftOver(standing: Rows, means: Means): Draft {
  const nothing = new Map<string, never>()
  return new Draft({
    ...means,
    ours: {
      row: (table, id) => standing.row(table, id),
      where: (table, column, value) => standing.where(table, column, value),
      ids: (table, column, value) => standing.ids(table, column, value),
      all: table => standing.all(table),
      touched: () => nothing,
    },
    sides: [],
    sinceHandOut: () => nothing,
    sameBefore: nothing,
    joinedBefore: nothing,
    remembered: nothing,
    asked: nothing,
    settled: nothing,
    waiting: [],
  })
}

/** Who speaks is known by the label. */
function speakersMeet(draft: Draft, from: string, into: string): void {
  const labels = new Map(draft.where('speaker', 'source_id', into).map(row => [row['label'], row]))
  for (const row of draft.where('speaker', 'source_id', from)) {
    const known = labels.get(row['label'] ?? null)
    if (!known) continue
    const id = known['id'] as string
    if (known['participant_id'] === null && row['participant_id'] !== null)
      draft.set('speaker', id, { participant_id: row['participant_id']! }, KIND, null)
    unite(draft, 'speaker', row['id'] as string, id, KIND, null)
  }
}

type Texts = Readonly<Record<Joining['text'], Laid>>

/** What the questions about places refer to: the correction that leads to the text that stands, or an entry that changes nothing and says where codings came from. */
function putEdit(draft: Draft, { from, into, text, by }: Joining, other: Row, { ours, theirs }: Texts): string {
  const id = draft.facts.derivedId('text_edit', `${from} is ${into}`)
  const called = `“${other['name'] as string}” (${other['path'] as string})`
  draft.put(
    'text_edit',
    {
      id,
      source_id: into,
      coder_id: by,
      kind: 'corrected file',
      reason:
        text === 'ours'
          ? `Codings of ${called}, another version of this text.`
          : `The text of ${called}, another version of this one.`,
      steps: text === 'ours' ? '[]' : JSON.stringify(stepsForHistory(ours.text, stepsFrom(ours, theirs))),
      made_at: other['imported_at']!,
      redacts: 0,
      redacted_kind: null,
    },
    KIND,
    null,
  )
  return id
}

/** Puts the places of the text that goes on the one that stands, and asks about those that are not found there exactly. */
function carryPlaces(draft: Draft, { from, into, text }: Joining, edit: string, texts: Texts): void {
  const stands = texts[text]
  const before = texts[text === 'ours' ? 'theirs' : 'ours']
  const [staying, moving] = (text === 'ours' ? [into, from] : [from, into]).map(source =>
    draft.where('anchor', 'source_id', source),
  ) as [Row[], Row[]]
  const places = new Map(staying.filter(row => row['lost'] === 0).map(row => [placeKey(row), row['id'] as string]))
  const found = foundAgain(draft, moving, before, stands)
  const clean = cleaner(redactedIn(draft, into, before, stands))
  for (const row of moving) {
    const id = row['id'] as string
    const carried = carryPlace(row, before, stands, words => draft.facts.wordsDigest(words))
    if (carried === null) continue
    const again = found.get(id)
    const next = again ? rowAt(row, stands, again, words => draft.facts.wordsDigest(words)) : carried.row
    const there = next['lost'] === 0 ? places.get(placeKey(next)) : undefined
    if (there !== undefined) {
      unite(draft, 'anchor', id, there, KIND, null)
      continue
    }
    if (next['lost'] === 0) places.set(placeKey(next), id)
    draft.put('anchor', next, KIND, null)
    const asked = draft.where('anchor_question', 'anchor_id', id)
    if (again) for (const one of asked) draft.take('anchor_question', one['id'] as string, KIND, null)
    if (again || carried.outcome === 'kept' || row['lost'] === 1 || asked.length > 0) continue
    draft.put(
      'anchor_question',
      {
        id: draft.facts.derivedId('anchor_question', `${id} ${edit}`),
        anchor_id: id,
        edit_id: edit,
        kind: carried.outcome,
        words: clean(carried.stood.words),
        before: clean(carried.stood.before),
        after: clean(carried.stood.after),
      },
      KIND,
      null,
    )
  }
}

/** The places whose words stand elsewhere in the text that stands, as with a corrected file. */
function foundAgain(draft: Draft, rows: readonly Row[], before: Laid, stands: Laid) {
  const places = rows.flatMap(row => {
    const id = row['id'] as AnchorId
    const range = rangeIn(row, before)
    if (range === null) return []
    const asked = row['lost'] === 1 ? draft.where('anchor_question', 'anchor_id', id)[0] : undefined
    if (!asked) return row['lost'] === 1 ? [] : [{ id, range }]
    const [words, head, tail] = ['words', 'before', 'after'].map(column => asked[column] as string)
    return [{ id, range, lost: { words: words!, before: head!, after: tail! } }]
  })
  return planReplace(before.text, stands.text, places).found as ReadonlyMap<string, { start: number; end: number }>
}

/** Words that were taken out of the text that stands, and that the other still has. */
function redactedIn(draft: Draft, into: string, before: Laid, stands: Laid): ReadonlyMap<string, string> {
  const inserted = new Set(redactingSteps(draft.where('text_edit', 'source_id', into)).map(step => step.inserted))
  return inserted.size === 0 ? new Map() : new Map(wordsReplaced(before.text, stepsFrom(before, stands), inserted))
}

/** The paragraphs of one text stay, under the source that stays; with theirs come its file and where it was. */
function oneTextStands(draft: Draft, { from, into, text }: Joining, { ours, theirs }: Texts, other: Row): void {
  for (const row of (text === 'ours' ? theirs : ours).rows) draft.take('paragraph', row['id'] as string, KIND, null)
  if (text === 'ours') {
    for (const row of draft.where('speaker', 'source_id', from)) draft.take('speaker', row['id'] as string, KIND, null)
    return
  }
  const { text_hash, blob_hash, format, path, losses } = other as Record<string, string | null>
  draft.set('source', into, { text_hash, blob_hash, format, path, losses } as Row, KIND, null)
}

const SAYS = 'Two sources are one now, and something else was said of each. What was said of the one that stays holds.'

/** What nobody said of the source that stays is as the other had it; what both said otherwise is asked about. */
function fillIn(draft: Draft, kept: Row, other: Row): void {
  const id = kept['id'] as string
  for (const column of ['key', 'date', 'collected_by'])
    if (kept[column] === null && other[column] !== null)
      draft.set('source', id, { [column]: other[column]! }, KIND, null)
  const clashes = ['name', 'date', 'collected_by']
    .filter(column => kept[column] !== null && other[column] !== null)
    .filter(column => normal(String(kept[column])) !== normal(String(other[column])))
    .map(column => clash([column], kept, other))
  if (clashes.length > 0) askColumns(draft, 'source', id, KIND, clashes, SAYS)
}

/** Of two values of an attribute that of the source that stays holds, and the other is asked about. [M31] */
function valuesStay(draft: Draft, from: string, into: string): void {
  const columns = ruleOf('attribute_value').units[0]!
  const here = new Map(draft.where('attribute_value', 'source_id', into).map(row => [row['attribute_id'], row]))
  for (const row of draft.where('attribute_value', 'source_id', from)) {
    const kept = here.get(row['attribute_id'] ?? null)
    if (!kept) continue
    draft.take('attribute_value', row['id'] as string, KIND, null)
    if (!alike(columns, kept, row))
      askColumns(draft, 'attribute_value', kept['id'] as string, 'M31', [clash(columns, kept, row)], SAYS)
  }
}

function clash(columns: readonly string[], ours: Row, theirs: Row): Clash {
  return { columns, base: null, ours: pick(columns, ours), theirs: [{ side: 0, row: pick(columns, theirs) }] }
}

/** Whatever names what went without a foreign key names what stays. */
function namesFollow(draft: Draft): void {
  const known = (id: string) => draft.known(id)
  for (const table of new Set([...Object.keys(HOLDING_ID), ...Object.keys(JSON_WITH_IDS)]))
    for (const row of draft.tables.has(table) ? draft.all(table) : []) {
      const changed = withKnownIds(table, row, known)
      if (changed === null) continue
      const cell = changed['cell'] === undefined ? null : draft.facts.cellId(changed['cell'])
      draft.set(table, row['id'] as string, { ...changed, ...(cell === null ? {} : { thing_id: cell }) }, KIND, null)
    }
}
