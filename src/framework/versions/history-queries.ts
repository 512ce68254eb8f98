// What happened to one code, newest first: from the operations, the change log's images of its row, and the history sheet.

import type { CodeId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Read } from '../../store/access.ts'
import { readImages, type Image } from '../../store/images.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { ENTRY_TEXTS, type Changed } from './difference.ts'
import { operations } from './differences-queries.ts'
import { textsOf, wordsOf } from './told.ts'
import type { CodeHappening, KeptOperation } from './types.ts'

const COLUMNS: Readonly<Record<(typeof ENTRY_TEXTS)[number], string>> = {
  brief: 'brief_definition',
  full: 'full_definition',
  inclusion: 'inclusion',
  exclusion: 'exclusion',
  typical: 'typical_exemplar',
  closeButNo: 'close_but_no',
}
const OTHERS = { kind: 'kind', valence: 'valence', provenance: 'provenance', provenanceKind: 'provenance_kind', provenanceNote: 'provenance_note' } // prettier-ignore

interface RowChange {
  readonly deed: string
  readonly at: string
  readonly by: string
  readonly before: Image
  readonly after: Image
}

/** Everything that is known to have happened to a code, newest first. Refuses one that is not there. */
export function codeHistory(read: Read, codeId: CodeId): CodeHappening[] {
  const row = read.get<{ n: number; key: string | null; name: string; made_at: string }>(
    sql`SELECT n, key, name, made_at FROM code WHERE id = ${bytesOf(codeId)}`,
  )
  if (!row) throw new Refusal('code-gone', 'This code is not in the framework (any more).')
  const names = new Map(
    read
      .all<{ id: Buffer; name: string }>(sql`SELECT id, name FROM code`)
      .map(one => [idOf(one.id) as string, one.name]),
  )
  const done = operations(read).filter(one => one.codes.includes(codeId) || one.into.includes(codeId))
  const rows = rowChanges(read, row.n)
  const sheet = sheetHappenings(read, row.key ?? row.name)
  // A code that a history sheet tells of was made elsewhere.
  const wasMadeBefore = sheet.some(one => one.kind === 'made')
  const told = [
    ...rows
      .flatMap(change => happeningsOf(change, names, done))
      .map(one => (one.kind === 'made' && wasMadeBefore ? { ...one, kind: 'brought in' as const } : one)),
    ...done.flatMap(one => structural(one, codeId, names)),
    ...sheet,
  ]
  return told.toSorted((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1)).toReversed()
}

/** What standing changes did to the row of a code. What was undone is not told. */
function rowChanges(read: Read, n: number): RowChange[] {
  const changes = read.all<{
    deed: string
    made_at: string
    name: string | null
    before: string | Uint8Array | null
    after: string | Uint8Array | null
  }>(sql`
    SELECT deed, change.made_at, coder.name, before, after FROM change_row JOIN change ON change.n = change_n JOIN act ON act.n = act_n
      LEFT JOIN coder ON coder.id = change.coder_id
    WHERE table_name = 'code' AND last_row >= ${n} AND first_row <= ${n} AND change.kind = 'do' AND act.state = 'done' ORDER BY change_row.n`)
  const first = (packed: string | Uint8Array | null) => (packed === null ? {} : (readImages(packed)[0] ?? {}))
  return changes.map(one => ({
    deed: one.deed,
    at: one.made_at,
    by: one.name ?? '',
    before: one.deed === 'update' ? first(one.before) : {},
    after: one.deed === 'update' ? first(one.after) : {},
  }))
}

function happeningsOf(
  { deed, at, by, before, after }: RowChange,
  names: ReadonlyMap<string, string>,
  done: readonly KeptOperation[],
): CodeHappening[] {
  const operation = (name: string) => done.find(one => one.operation === name && one.at === at)
  const happening = (kind: CodeHappening['kind'], of: string, more: Partial<CodeHappening> = {}): CodeHappening => ({
    kind,
    on: at,
    by,
    version: null,
    from: null,
    to: null,
    others: [],
    fields: [],
    codings: operation(of)?.codings ?? null,
    reason: operation(of)?.reason ?? null,
    ...more,
  })
  if (deed === 'insert') return [happening('made', 'create')]
  const change = (column: string): Changed<string | null> | null =>
    column in after ? { from: words(before[column]), to: words(after[column]) } : null
  const told: CodeHappening[] = []
  const name = change('name')
  if (name) told.push(happening('renamed', 'rename', name))
  const parent = change('parent_id')
  if (parent) {
    const called = (hex: string | null) => (hex === null ? '' : (names.get(idOf(Buffer.from(hex, 'hex'))) ?? ''))
    told.push(happening('moved', 'move', { from: called(parent.from), to: called(parent.to) }))
  }
  const texts = Object.fromEntries(
    ENTRY_TEXTS.flatMap(field => {
      const changed = change(COLUMNS[field])
      return changed ? [[field, changed]] : []
    }),
  )
  const fields = textsOf(texts)
  if (fields.length > 0) told.push(happening('redefined', 'redefine', { fields }))
  const status = change('status')
  // Merging and splitting retire too: those are told as what they are.
  const isPart = done.some(one => ['merge', 'split'].includes(one.operation) && one.at === at)
  if (status && !isPart) {
    const kind = status.to === 'retired' ? 'retired' : status.from === 'retired' ? 'revived' : 'changed'
    const of = kind === 'retired' ? 'retire' : kind === 'revived' ? 'revive' : 'redefine'
    told.push(happening(kind, of, kind === 'changed' ? { fields: wordsOf('status', status) } : {}))
  }
  const others = Object.entries(OTHERS).flatMap(([field, column]) => {
    const changed = change(column)
    return changed ? wordsOf(field, changed) : []
  })
  if (others.length > 0) told.push(happening('changed', 'redefine', { fields: others }))
  return told
}

function words(value: Image[string] | undefined): string | null {
  return value === undefined || value === null ? null : String(value)
}

/** Merges and splits that a code had part in: the other codes by name. */
function structural(one: KeptOperation, codeId: CodeId, names: ReadonlyMap<string, string>): CodeHappening[] {
  if (one.operation !== 'merge' && one.operation !== 'split') return []
  const called = (ids: readonly CodeId[]) =>
    ids.filter(id => id !== codeId).map(id => ({ id, name: names.get(id) ?? '' }))
  const isFrom = one.codes.includes(codeId) && !one.into.includes(codeId)
  return [
    {
      kind: one.operation === 'merge' ? (isFrom ? 'merged into' : 'merged from') : isFrom ? 'split into' : 'split from',
      on: one.at,
      by: one.by,
      version: null,
      from: null,
      to: null,
      others: called(isFrom ? one.into : one.codes),
      fields: [],
      codings: one.codings,
      reason: one.reason,
    },
  ]
}

const SHEET_KINDS: Readonly<Record<string, CodeHappening['kind']>> = {
  create: 'made',
  rename: 'renamed',
  redefine: 'redefined',
  move: 'moved',
  retire: 'retired',
}

/** What the history sheet tells of a code, by its key or name. */
function sheetHappenings(read: Read, reference: string): CodeHappening[] {
  const parts = (list: string | null) =>
    (list ?? '')
      .split(';')
      .map(part => part.trim())
      .filter(Boolean)
  const named = (list: readonly string[]) =>
    list.map(written => {
      const found = read.get<{ id: Buffer; name: string }>(
        sql`SELECT id, name FROM code WHERE key = ${written} OR name = ${written} LIMIT 1`,
      )
      return found ? { id: idOf<'code'>(found.id), name: found.name } : { id: null, name: written }
    })
  return read
    .all<{
      operation: string
      codes: string
      into_codes: string | null
      made_by: string | null
      reason: string | null
      label: string
      saved_on: string
    }>(sql`
      SELECT operation, codes, into_codes, made_by, framework_entry.reason, label, saved_on FROM framework_entry JOIN framework_version ON framework_version.id = version_id
      WHERE instr(codes, ${reference}) > 0 OR instr(into_codes, ${reference}) > 0 ORDER BY framework_entry.n`)
    .flatMap((entry): CodeHappening[] => {
      const codes = parts(entry.codes)
      const into = parts(entry.into_codes)
      const isFrom = codes.includes(reference)
      if (!isFrom && !into.includes(reference)) return []
      const way = entry.operation === 'merge' ? 'merged' : entry.operation === 'split' ? 'split' : null
      // That other codes were moved under this one did not happen to it.
      if (way === null && !isFrom) return []
      const kind =
        way === null ? (SHEET_KINDS[entry.operation] ?? 'changed') : (`${way} ${isFrom ? 'into' : 'from'}` as const)
      return [
        {
          kind,
          on: entry.saved_on,
          by: entry.made_by && parts(entry.made_by).join(', '),
          version: entry.label,
          from: null,
          to: entry.operation === 'move' ? (named(into)[0]?.name ?? null) : null,
          others: way === null ? [] : named(isFrom ? into : codes),
          fields: [],
          codings: null,
          reason: entry.reason,
        },
      ]
    })
}
