// Differences in a form to be read: grouped by kind, in framework order, with the reasons that were given. Merged and split codes
// are known by what replaced them and by the operations between; nothing is guessed. Pure.

import type { CodeId } from '../../base/ids.ts'
import { difference, ENTRY_TEXTS, type Changed, type EntryText } from './difference.ts'
import {
  DIFFERENCES,
  type Difference,
  type FieldDifference,
  type KeptCode,
  type KeptFramework,
  type KeptOperation,
  type NamedCode,
  type ToldDifference,
} from './types.ts'
import { wordDifference } from './word-difference.ts'

/** What else of a code is told when it changes, besides its name, place and texts. */
const TOLD_FIELDS = ['kind', 'status', 'valence', 'provenance', 'provenanceKind', 'provenanceNote'] as const

const OPERATIONS: Readonly<Record<Difference, readonly string[]>> = {
  added: ['create'],
  removed: ['remove'],
  renamed: ['rename'],
  moved: ['move'],
  merged: ['merge'],
  split: ['split'],
  redefined: ['redefine'],
  retired: ['retire'],
  revived: ['revive'],
  changed: ['redefine', 'promote', 'demote'],
}

/** Everything that differs between two frameworks, to be read. `operations` are those done between the two, oldest first. */
export function tellDifference(
  older: KeptFramework,
  newer: KeptFramework,
  operations: readonly KeptOperation[],
): ToldDifference[] {
  const changes = difference(older, newer)
  const before = new Map(older.codes.map(code => [code.id, code]))
  const after = new Map(newer.codes.map(code => [code.id, code]))
  const named = (id: CodeId): NamedCode => {
    const code = after.get(id) ?? before.get(id)
    return { id: after.has(id) ? id : null, key: code?.key ?? null, name: code?.name ?? '' }
  }
  const above = (codes: ReadonlyMap<CodeId, KeptCode>, id: CodeId | null) =>
    id === null ? '' : (codes.get(id)?.name ?? before.get(id)?.name ?? '')
  const reasonsFor = (kind: Difference, codes: readonly CodeId[], into: readonly CodeId[] = []) =>
    operations
      .filter(
        one =>
          OPERATIONS[kind].includes(one.operation) &&
          one.codes.some(id => codes.includes(id)) &&
          (into.length === 0 || one.into.some(id => into.includes(id))),
      )
      .map(one => ({ reason: one.reason, by: one.by, on: one.at }))
  const entry = (kind: Difference, ids: readonly CodeId[], more: Partial<ToldDifference> = {}): ToldDifference => {
    const concerned = ids.map(id => (after.get(id) ?? before.get(id))?.counts)
    const most = (of: 'sources' | 'coders') => Math.max(0, ...concerned.map(counts => counts?.[of] ?? 0))
    return {
      kind,
      codes: ids.map(named),
      into: [],
      from: null,
      to: null,
      fields: [],
      isMajor: false,
      codings: concerned.reduce((sum, counts) => sum + (counts?.codings ?? 0), 0),
      sources: most('sources'),
      coders: most('coders'),
      reasons: reasonsFor(kind, ids),
      ...more,
    }
  }

  const { merged, split } = replaced(changes.replacements.added, operations)
  const told: ToldDifference[] = []
  for (const code of changes.added)
    told.push(entry('added', [code.id], { to: above(after, code.parentId), fields: textOf('brief', null, code.brief) }))
  for (const code of changes.removed) told.push(entry('removed', [code.id]))
  for (const { id, from, to } of changes.renamed) told.push(entry('renamed', [id], { from, to }))
  for (const { id, from, to } of changes.moved)
    told.push(entry('moved', [id], { from: above(before, from), to: above(after, to) }))
  for (const [into, codes] of merged) {
    const done = operations.filter(one => one.operation === 'merge' && one.into.includes(into))
    told.push(
      entry('merged', codes, {
        into: [named(into)],
        ...affected(done, codes, before),
        reasons: reasonsFor('merged', codes, [into]),
      }),
    )
  }
  for (const [code, into] of split) {
    const done = operations.filter(one => one.operation === 'split' && one.codes.includes(code))
    told.push(entry('split', [code], { into: into.map(named), ...affected(done, [code], before) }))
  }
  for (const { id, texts, definition } of changes.redefined)
    told.push(entry('redefined', [id], { fields: textsOf(texts), isMajor: definition.to > definition.from }))
  const elsewhere = new Set([...[...merged.values()].flat(), ...split.keys()])
  for (const { id, fields } of changes.others) {
    const { status } = fields
    if (status?.to === 'retired' && !elsewhere.has(id)) told.push(entry('retired', [id]))
    if (status?.from === 'retired') told.push(entry('revived', [id]))
    const rest = TOLD_FIELDS.flatMap(field => {
      const change = fields[field]
      if (!change || (field === 'status' && [change.from, change.to].includes('retired'))) return []
      return wordsOf(field, change as Changed<string | null>)
    })
    if (rest.length > 0) told.push(entry('changed', [id], { fields: rest }))
  }
  return inReadingOrder(told, newer)
}

/** Which codes were merged into which, and which were split into which, among those replaced since. */
function replaced(
  added: readonly { readonly codeId: CodeId; readonly byId: CodeId }[],
  operations: readonly KeptOperation[],
): { merged: Map<CodeId, CodeId[]>; split: Map<CodeId, CodeId[]> } {
  const successors = new Map<CodeId, CodeId[]>()
  for (const { codeId, byId } of added) successors.set(codeId, [...(successors.get(codeId) ?? []), byId])
  const splits = operations.filter(one => one.operation === 'split')
  const merges = new Set(operations.filter(one => one.operation === 'merge').flatMap(one => one.codes))
  const merged = new Map<CodeId, CodeId[]>()
  const split = new Map<CodeId, CodeId[]>()
  for (const [code, by] of successors) {
    const isSplit = splits.some(one => one.codes.includes(code)) || (by.length > 1 && !merges.has(code))
    if (isSplit) split.set(code, by)
    else for (const one of by) merged.set(one, [...(merged.get(one) ?? []), code])
  }
  // A code that stays after its split is replaced by nothing: the operation alone tells.
  for (const one of splits)
    for (const code of one.codes) if (!split.has(code) && one.into.length > 0) split.set(code, [...one.into])
  return { merged, split }
}

/** The codings that became another code's: as the operations counted them, else those the codes had. */
function affected(
  operations: readonly KeptOperation[],
  codes: readonly CodeId[],
  before: ReadonlyMap<CodeId, KeptCode>,
): Pick<ToldDifference, 'codings' | 'sources' | 'coders'> {
  const counted = operations.filter(one => one.codings !== null && one.codes.some(id => codes.includes(id)))
  const counts =
    counted.length > 0
      ? counted.map(one => ({ codings: one.codings!, sources: one.sources ?? 0, coders: one.coders ?? 0 }))
      : codes.flatMap(id => before.get(id)?.counts ?? [])
  return {
    codings: counts.reduce((sum, one) => sum + one.codings, 0),
    sources: Math.max(0, ...counts.map(one => one.sources)),
    coders: Math.max(0, ...counts.map(one => one.coders)),
  }
}

/** The changed texts of an entry, in the order of an entry, with words added and cut. */
export function textsOf(texts: Readonly<Partial<Record<EntryText, Changed<string | null>>>>): FieldDifference[] {
  return ENTRY_TEXTS.flatMap(field => {
    const change = texts[field]
    return change ? textOf(field, change.from, change.to) : []
  })
}

function textOf(field: string, from: string | null, to: string | null): FieldDifference[] {
  const pieces = wordDifference(from ?? '', to ?? '')
  return pieces.length === 0 ? [] : [{ field, pieces }]
}

/** A field of one word: cut whole, added whole. */
export function wordsOf(field: string, { from, to }: Changed<string | null>): FieldDifference[] {
  const pieces = [
    ...(from ? [{ kind: 'cut' as const, words: from }] : []),
    ...(to ? [{ kind: 'added' as const, words: to }] : []),
  ]
  return pieces.length === 0 ? [] : [{ field, pieces }]
}

/** By kind, then in framework order of the first code. */
function inReadingOrder(told: readonly ToldDifference[], newer: KeptFramework): ToldDifference[] {
  const place = new Map(frameworkOrder(newer.codes).map((code, at) => [code.id, at]))
  const at = ({ codes }: ToldDifference) => place.get(codes[0]!.id!) ?? -1
  return told.toSorted(
    (a, b) =>
      DIFFERENCES.indexOf(a.kind) - DIFFERENCES.indexOf(b.kind) ||
      at(a) - at(b) ||
      (a.codes[0]!.name < b.codes[0]!.name ? -1 : 1),
  )
}

/** Codes in framework order: a parent before its children, children by their place. */
export function frameworkOrder<Code extends Pick<KeptCode, 'id' | 'parentId' | 'place'>>(
  codes: readonly Code[],
): readonly Code[] {
  const children = new Map<CodeId | null, Code[]>()
  for (const code of codes) {
    const list = children.get(code.parentId)
    if (list) list.push(code)
    else children.set(code.parentId, [code])
  }
  for (const list of children.values()) list.sort((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1))
  const ordered: Code[] = []
  // An own stack: a framework may be deep.
  const open = [...(children.get(null) ?? [])].reverse()
  while (open.length > 0) {
    const code = open.pop()!
    ordered.push(code)
    open.push(...[...(children.get(code.id) ?? [])].reverse())
  }
  return ordered
}
