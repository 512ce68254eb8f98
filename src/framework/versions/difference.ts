// What differs between two frameworks, as a value that turns the older into the newer. Codes are the same by their id;
// nothing is guessed from names. Pure.

import type { CodeId } from '../../base/ids.ts'
import type { CodingCounts, KeptCode, KeptFramework, KeptQuestion, KeptReplacement, KeptSet } from './types.ts'

/** A field with what it was and what it became. */
export interface Changed<Value> {
  readonly from: Value
  readonly to: Value
}

/** The texts that say what a code means. */
export const ENTRY_TEXTS = ['brief', 'full', 'inclusion', 'exclusion', 'typical', 'closeButNo'] as const
/** One of them. */
export type EntryText = (typeof ENTRY_TEXTS)[number]

/** Fields that no reader asks about by name: where and how a code is drawn, and when it came and went. */
const OTHERS = [
  'key',
  'kind',
  'place',
  'provenance',
  'provenanceKind',
  'provenanceNote',
  'foundingAnchorId',
  'status',
  'valence',
  'introducedIn',
  'retiredIn',
  'hue',
  'ownerId',
  'madeAt',
] as const
/** One of them. */
export type OtherField = (typeof OTHERS)[number]

/** The changes of things that have an id. */
export interface ListChanges<Thing> {
  readonly added: readonly Thing[]
  readonly removed: readonly Thing[]
  readonly changed: readonly Changed<Thing>[]
}

/** What differs between two frameworks. `definition` of a redefined code counts its major definitions: it grows when the meaning changed. */
export interface FrameworkDifference {
  readonly added: readonly KeptCode[]
  readonly removed: readonly KeptCode[]
  readonly renamed: readonly ({ readonly id: CodeId } & Changed<string>)[]
  readonly moved: readonly ({ readonly id: CodeId } & Changed<CodeId | null>)[]
  readonly redefined: readonly {
    readonly id: CodeId
    readonly texts: Readonly<Partial<Record<EntryText, Changed<string | null>>>>
    readonly definition: Changed<number>
  }[]
  readonly others: readonly {
    readonly id: CodeId
    readonly fields: Readonly<Partial<Record<OtherField, Changed<string | number | null>>>>
  }[]
  readonly counts: readonly ({ readonly id: CodeId } & Changed<CodingCounts>)[]
  readonly replacements: {
    readonly added: readonly KeptReplacement[]
    readonly removed: readonly KeptReplacement[]
  }
  readonly sets: ListChanges<KeptSet>
  readonly questions: ListChanges<KeptQuestion>
}

/** What differs between two frameworks. */
export function difference(older: KeptFramework, newer: KeptFramework): FrameworkDifference {
  const before = new Map(older.codes.map(code => [code.id, code]))
  const after = new Map(newer.codes.map(code => [code.id, code]))
  const both = newer.codes.flatMap(now => {
    const was = before.get(now.id)
    return was ? [{ was, now, id: now.id }] : []
  })
  const replacement = (one: KeptReplacement) => `${one.codeId} ${one.byId}`
  const replacedBefore = new Set(older.replacements.map(replacement))
  const replacedAfter = new Set(newer.replacements.map(replacement))
  return {
    added: newer.codes.filter(code => !before.has(code.id)),
    removed: older.codes.filter(code => !after.has(code.id)),
    renamed: both.flatMap(({ was, now, id }) => (was.name === now.name ? [] : [{ id, from: was.name, to: now.name }])),
    moved: both.flatMap(({ was, now, id }) =>
      was.parentId === now.parentId ? [] : [{ id, from: was.parentId, to: now.parentId }],
    ),
    redefined: both.flatMap(({ was, now, id }) => {
      const texts = changedFields(ENTRY_TEXTS, was, now)
      const isSame = Object.keys(texts).length === 0 && was.definition === now.definition
      return isSame ? [] : [{ id, texts, definition: { from: was.definition, to: now.definition } }]
    }),
    others: both.flatMap(({ was, now, id }) => {
      const fields = changedFields(OTHERS, was, now)
      return Object.keys(fields).length === 0 ? [] : [{ id, fields }]
    }),
    counts: both.flatMap(({ was, now, id }) =>
      equal(was.counts, now.counts) ? [] : [{ id, from: was.counts, to: now.counts }],
    ),
    replacements: {
      added: newer.replacements.filter(one => !replacedBefore.has(replacement(one))),
      removed: older.replacements.filter(one => !replacedAfter.has(replacement(one))),
    },
    sets: listChanges(older.sets, newer.sets),
    questions: listChanges(older.questions, newer.questions),
  }
}

/** A framework with every list ordered by id. */
export function inOrder(framework: KeptFramework): KeptFramework {
  const ordered = (ids: readonly CodeId[]) => ids.toSorted()
  const byId = <Thing extends { readonly id: string }>(things: readonly Thing[]) =>
    things.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const key = (one: KeptReplacement) => `${one.codeId} ${one.byId}`
  return {
    codes: byId(framework.codes),
    sets: byId(framework.sets).map(one => ({ ...one, codeIds: ordered(one.codeIds) })),
    questions: byId(framework.questions).map(one => ({ ...one, codeIds: ordered(one.codeIds) })),
    replacements: framework.replacements.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)),
  }
}

/** Whether a difference is one of the framework itself: that codings were made since is none, and neither is which version a code came in. */
export function isChange(changes: FrameworkDifference): boolean {
  const { counts: _counts, others, replacements, sets, questions, ...codes } = changes
  const noted = new Set(['introducedIn', 'retiredIn'])
  return (
    Object.values(codes).some(list => list.length > 0) ||
    others.some(one => Object.keys(one.fields).some(field => !noted.has(field))) ||
    [replacements.added, replacements.removed].some(list => list.length > 0) ||
    [sets, questions].some(list => list.added.length + list.removed.length + list.changed.length > 0)
  )
}

function changedFields<Field extends EntryText | OtherField>(
  fields: readonly Field[],
  was: KeptCode,
  now: KeptCode,
): Partial<Record<Field, Changed<never>>> {
  const changed = fields.filter(field => was[field] !== now[field])
  return Object.fromEntries(changed.map(field => [field, { from: was[field], to: now[field] }])) as Partial<
    Record<Field, Changed<never>>
  >
}

function listChanges<Thing extends { readonly id: string }>(
  older: readonly Thing[],
  newer: readonly Thing[],
): ListChanges<Thing> {
  const before = new Map(older.map(one => [one.id, one]))
  const after = new Set(newer.map(one => one.id))
  return {
    added: newer.filter(one => !before.has(one.id)),
    removed: older.filter(one => !after.has(one.id)),
    changed: newer.flatMap(to => {
      const from = before.get(to.id)
      return from === undefined || equal(from, to) ? [] : [{ from, to }]
    }),
  }
}

function equal(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
