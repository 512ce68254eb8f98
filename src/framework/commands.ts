// The one writer of codes, topic-guide questions and saved versions.

import type { AnchorId, CodeId, CoderId, QuestionId, VersionId } from '../base/ids.ts'
import { newId } from '../base/ids.ts'
import { fold } from '../base/order.ts'
import { Refusal } from '../base/trouble.ts'
import type { Change } from '../store/access.ts'
import { bytesOf, derivedId, idOf, sql } from '../store/sql.ts'
import { noteOperation } from './operations/commands.ts'
import type { EntryThen } from './operations/types.ts'
import { entryThen, getCode, sizeOf } from './queries.ts'
import { leaveSets } from './sets/commands.ts'
import type { Code } from './types.ts'

/** A code to add. What is left out is empty; `status` is active and `provenance` deductive unless told. */
export interface NewCode {
  readonly key?: string | null
  readonly kind: Code['kind']
  readonly name: string
  readonly parentId?: CodeId | null
  readonly provenance?: Code['provenance']
  readonly provenanceKind?: Code['provenanceKind']
  readonly provenanceNote?: string | null
  readonly foundingAnchorId?: AnchorId | null
  readonly brief?: string | null
  readonly full?: string | null
  readonly inclusion?: string | null
  readonly exclusion?: string | null
  readonly typical?: string | null
  readonly closeButNo?: string | null
  readonly status?: Code['status']
  readonly valence?: Code['valence']
  readonly introducedIn?: string | null
  readonly retiredIn?: string | null
}

/** Adds a code at the end of its siblings. Refuses an empty name, a name that a sibling has, and a parent that is not there. */
export function addCode(tx: Change, code: NewCode): CodeId {
  const name = code.name.trim()
  if (!name) throw new Refusal('name-empty', 'A code needs a name.')
  const parentId = code.parentId ?? null
  const parent = parentId ? getCode(tx, parentId) : null
  refuseSiblingOf(tx, name, parentId, null)
  const last = tx.get<{ place: number | null; hue: number | null }>(sql`
    SELECT (SELECT max(place) FROM code WHERE parent_id IS ${parentId ? bytesOf(parentId) : null}) AS place, (SELECT max(hue) FROM code WHERE kind = 'code') AS hue`)!
  tx.describe(code.kind === 'group' ? `New code group “${name}”` : `New code “${name}”`)
  const id = code.key ? derivedId(tx.projectId, 'code', code.key) : newId<'code'>()
  tx.insert('code', {
    id,
    key: code.key ?? null,
    kind: code.kind,
    name,
    parentId,
    place: (last.place ?? 0) + 1024,
    provenance: code.provenance ?? 'deductive',
    provenanceKind: code.provenanceKind ?? (code.provenance === 'inductive' ? 'data' : null),
    provenanceNote: code.provenanceNote ?? null,
    foundingAnchorId: code.foundingAnchorId ?? null,
    briefDefinition: code.brief ?? null,
    fullDefinition: code.full ?? null,
    inclusion: code.inclusion ?? null,
    exclusion: code.exclusion ?? null,
    typicalExemplar: code.typical ?? null,
    closeButNo: code.closeButNo ?? null,
    status: code.status ?? 'active',
    valence: code.valence ?? null,
    introducedIn: code.introducedIn ?? null,
    retiredIn: code.retiredIn ?? null,
    hue: code.kind === 'group' ? -1 : (last.hue ?? -1) + 1,
    ownerId: tx.coderId,
    madeAt: tx.now,
  })
  noteOperation(tx, 'create', {
    codes: [{ id, name }],
    to: parent ? { id: parent.id, name: parent.name } : null,
  })
  return id
}

/** What of a code is to change. A field left out stays. */
export interface CodeChange {
  readonly name?: string | undefined
  readonly brief?: string | null | undefined
  readonly full?: string | null | undefined
  readonly inclusion?: string | null | undefined
  readonly exclusion?: string | null | undefined
  readonly typical?: string | null | undefined
  readonly closeButNo?: string | null | undefined
  readonly status?: Code['status'] | undefined
  readonly valence?: Code['valence'] | undefined
  readonly provenance?: Code['provenance'] | undefined
  readonly provenanceKind?: Code['provenanceKind'] | undefined
  readonly provenanceNote?: string | null | undefined
  readonly ownerId?: CoderId | null | undefined
}

const COLUMNS: Readonly<Record<keyof CodeChange, string>> = {
  name: 'name',
  brief: 'briefDefinition',
  full: 'fullDefinition',
  inclusion: 'inclusion',
  exclusion: 'exclusion',
  typical: 'typicalExemplar',
  closeButNo: 'closeButNo',
  status: 'status',
  valence: 'valence',
  provenance: 'provenance',
  provenanceKind: 'provenanceKind',
  provenanceNote: 'provenanceNote',
  ownerId: 'ownerId',
}

/** Changes what of a code is given: its name, its definitions as a minor change (wording), its provenance, owner, status or valence. Refuses an empty name, one that a sibling has, and another name or definition for a frozen code. A major change of a definition: see `redefineCode`. */
export function changeCode(tx: Change, codeId: CodeId, change: CodeChange): void {
  const code = getCode(tx, codeId)
  const was = entryThen(tx, codeId)
  const columns: Record<string, string | null> = {}
  for (const [field, column] of Object.entries(COLUMNS)) {
    const value = change[field as keyof CodeChange]
    if (value === undefined) continue
    columns[column] = value === null || value.trim() === '' ? null : value.trim()
  }
  if (change.name !== undefined) {
    if (!columns['name']) throw new Refusal('name-empty', 'A code needs a name.')
    refuseSiblingOf(tx, columns['name'], code.parentId, codeId)
  }
  const renamed = columns['name'] && columns['name'] !== code.name
  const before = tx.get<
    Record<'provenance' | 'kind' | 'valence' | 'note', string | null> & { readonly owner: Buffer | null }
  >(
    sql`SELECT provenance, provenance_kind AS kind, provenance_note AS note, valence, owner_id AS owner FROM code WHERE id = ${bytesOf(codeId)}`,
  )!
  tx.update('code', codeId, columns)
  const now = entryThen(tx, codeId)
  const redefined = !sameEntry(was, now)
  if (code.status === 'frozen' && (renamed || redefined)) throw frozen(code.name)
  tx.describe(
    renamed
      ? `Rename code “${code.name}” to “${columns['name']}”`
      : change.status === 'retired'
        ? `Retire code “${code.name}”`
        : `Change code “${code.name}”`,
  )
  const codes = [{ id: codeId, name: columns['name'] ?? code.name }]
  if (renamed) noteOperation(tx, 'rename', { codes, ...sizeOf(tx, codeId), formerName: code.name })
  if (redefined) noteOperation(tx, 'redefine', { codes, ...sizeOf(tx, codeId), major: false, before: was, after: now })
  if (change.status !== undefined && change.status !== code.status) {
    const status = { from: code.status, to: change.status }
    if (change.status === 'retired') noteOperation(tx, 'retire', { codes, ...sizeOf(tx, codeId), status })
    else noteOperation(tx, code.status === 'retired' ? 'revive' : 'redefine', { codes, status })
  }
  if (change.provenance !== undefined || change.provenanceKind !== undefined || change.provenanceNote !== undefined) {
    const said = (one: Record<'provenance' | 'kind' | 'note', string | null>) =>
      [one.provenance, one.kind, one.note].filter(Boolean).join(', ')
    const provenance = {
      from: said(before),
      to: said({
        provenance: change.provenance ?? before.provenance,
        kind: change.provenanceKind === undefined ? before.kind : change.provenanceKind,
        note: change.provenanceNote === undefined ? before.note : change.provenanceNote,
      }),
    }
    if (provenance.from !== provenance.to) noteOperation(tx, 'redefine', { codes, provenance })
  }
  if (change.valence !== undefined && change.valence !== before.valence)
    noteOperation(tx, 'redefine', { codes, valence: { from: before.valence, to: change.valence } })
  const owner = before.owner ? idOf<'coder'>(before.owner) : null
  if (change.ownerId !== undefined && change.ownerId !== owner)
    noteOperation(tx, 'redefine', { codes, owner: { from: nameOf(tx, owner), to: nameOf(tx, change.ownerId) } })
}

function nameOf(tx: Change, coderId: CoderId | null): string | null {
  if (coderId === null) return null
  return tx.get<{ name: string }>(sql`SELECT name FROM coder WHERE id = ${bytesOf(coderId)}`)?.name ?? null
}

function frozen(name: string): Refusal {
  return new Refusal(
    'code-frozen',
    `“${name}” is frozen: it can be applied, but not defined otherwise. Unfreeze it first.`,
  )
}

function sameEntry(a: EntryThen, b: EntryThen): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** Writes a code's definition anew. A minor change is one of wording; a major one changes the meaning: earlier codings are marked as made under an earlier definition until somebody confirms them. Refuses a frozen code, and an entry that stays as it is. */
export function redefineCode(
  tx: Change,
  codeId: CodeId,
  entry: { readonly [Field in keyof EntryThen]?: string | null | undefined },
  how: { readonly major: boolean; readonly reason: string | null },
): void {
  const code = getCode(tx, codeId)
  if (code.status === 'frozen') throw frozen(code.name)
  const before = entryThen(tx, codeId)
  const columns: Record<string, string | null> = {}
  for (const [field, value] of Object.entries(entry)) {
    if (value !== undefined) columns[COLUMNS[field as keyof EntryThen]] = value?.trim() || null
  }
  tx.update('code', codeId, columns)
  const after = entryThen(tx, codeId)
  if (sameEntry(before, after))
    throw new Refusal('same-definition', `The definition of “${code.name}” stays as it is: nothing was written anew.`)
  const definition =
    tx.get<{ definition: number }>(sql`SELECT definition FROM code WHERE id = ${bytesOf(codeId)}`)!.definition +
    (how.major ? 1 : 0)
  if (how.major) tx.update('code', codeId, { definition })
  noteOperation(
    tx,
    'redefine',
    { codes: [{ id: codeId, name: code.name }], ...sizeOf(tx, codeId), major: how.major, definition, before, after },
    how.reason,
  )
  tx.describe(how.major ? `Redefine “${code.name}” (major change)` : `Change definition of “${code.name}”`)
}

/** Removes a code that nothing refers to. Refuses one in use, says by what, and offers to retire it. */
export function removeCode(tx: Change, codeId: CodeId): void {
  const code = getCode(tx, codeId)
  const id = bytesOf(codeId)
  const uses = tx.get<
    Record<'codings' | 'former' | 'children' | 'memos' | 'summaries' | 'propositions' | 'replaced' | 'told', number>
  >(sql`
    SELECT (SELECT count(*) FROM coding WHERE code_id = ${id}) AS codings, (SELECT count(*) FROM code WHERE parent_id = ${id}) AS children,
      (SELECT count(*) FROM memo WHERE code_id = ${id}) AS memos, (SELECT count(*) FROM proposition_code WHERE code_id = ${id}) AS propositions,
      (SELECT count(*) FROM summary WHERE code_id = ${id}) AS summaries,
      (SELECT count(*) FROM coding WHERE was_code_id = ${id}) AS former,
      (SELECT count(*) FROM code_replacement WHERE by_id = ${id}) AS replaced,
      (SELECT count(*) FROM framework_operation WHERE operation <> 'create' AND instr(details, ${codeId}) > 0) AS told`)!
  const used = [
    [uses.codings, 'codings'],
    [uses.children, 'codes below it'],
    [uses.memos, 'memos'],
    [uses.summaries, 'summaries of cases'],
    [uses.propositions, 'propositions'],
    [uses.former, 'codings that it had before'],
    [uses.replaced, 'retired codes that it replaces'],
    [uses.told, 'entries in the history of the framework'],
  ].filter(([count]) => (count as number) > 0)
  if (used.length > 0) {
    throw new Refusal(
      'code-in-use',
      `“${code.name}” has ${used.map(([count, what]) => `${count} ${what}`).join(', ')}. Retire it instead.`,
    )
  }
  tx.describe(`Remove code “${code.name}”`)
  leaveSets(tx, codeId)
  noteOperation(tx, 'remove', { codes: [{ id: codeId, name: code.name }] })
  for (const table of ['code_question', 'code_replacement']) {
    for (const row of tx.all<{ id: Buffer }>({ text: `SELECT id FROM ${table} WHERE code_id = ?`, values: [id] }))
      tx.remove(table, idOf(row.id))
  }
  tx.remove('code', codeId)
}

function refuseSiblingOf(tx: Change, name: string, parentId: CodeId | null, except: CodeId | null): void {
  const siblings = tx.all<{ id: Buffer; name: string }>(
    sql`SELECT id, name FROM code WHERE parent_id IS ${parentId ? bytesOf(parentId) : null}`,
  )
  const clash = siblings.find(sibling => fold(sibling.name) === fold(name) && idOf(sibling.id) !== except)
  if (clash)
    throw new Refusal('name-taken', `There is already a code “${clash.name}” at this place. Choose another name.`)
}

/** Notes that a retired code was replaced by another. Silent where it is noted. */
export function addReplacement(tx: Change, codeId: CodeId, byId: CodeId): void {
  if (tx.get(sql`SELECT 1 FROM code_replacement WHERE code_id = ${bytesOf(codeId)} AND by_id = ${bytesOf(byId)}`))
    return
  tx.insert('code_replacement', { id: derivedId(tx.projectId, 'replacement', `${codeId} ${byId}`), codeId, byId })
}

/** The topic-guide question with this key, found or added. */
export function ensureQuestion(
  tx: Change,
  question: { readonly key: string; readonly place: number; readonly wording: string },
): QuestionId {
  const here = tx.get<{ id: Buffer }>(sql`SELECT id FROM question WHERE key = ${question.key}`)
  if (here) return idOf<'question'>(here.id)
  return tx.insert('question', { id: derivedId(tx.projectId, 'question', question.key), ...question }) as QuestionId
}

/** Links a code to a topic-guide question. Silent where they are linked. */
export function linkQuestion(tx: Change, codeId: CodeId, questionId: QuestionId): void {
  if (
    tx.get(sql`SELECT 1 FROM code_question WHERE code_id = ${bytesOf(codeId)} AND question_id = ${bytesOf(questionId)}`)
  )
    return
  tx.insert('code_question', {
    id: derivedId(tx.projectId, 'question of code', `${codeId} ${questionId}`),
    codeId,
    questionId,
  })
}

/** The saved version with this label, found or added. `savedOn` is a date. */
export function addVersion(
  tx: Change,
  version: { readonly label: string; readonly savedOn: string; readonly reason: string | null },
): VersionId {
  const here = tx.get<{ id: Buffer }>(sql`SELECT id FROM framework_version WHERE label = ${version.label}`)
  if (here) return idOf<'version'>(here.id)
  return tx.insert('framework_version', {
    id: derivedId(tx.projectId, 'version', version.label),
    ...version,
  }) as VersionId
}

/** Notes what happened in a version. `codes` and `into` are keys or names. Silent where an entry with this key is. */
export function addVersionEntry(
  tx: Change,
  versionId: VersionId,
  entry: {
    readonly key: string | null
    readonly operation: string
    readonly codes: readonly string[]
    readonly into: readonly string[]
    readonly by: string | null
    readonly reason: string | null
  },
): void {
  if (entry.key && tx.get(sql`SELECT 1 FROM framework_entry WHERE key = ${entry.key}`)) return
  tx.insert('framework_entry', {
    id: entry.key ? derivedId(tx.projectId, 'framework entry', entry.key) : newId(),
    key: entry.key,
    versionId,
    operation: entry.operation,
    codes: entry.codes.join(';'),
    intoCodes: entry.into.length > 0 ? entry.into.join(';') : null,
    madeBy: entry.by,
    reason: entry.reason,
  })
}
