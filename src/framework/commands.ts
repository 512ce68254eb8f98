// The one writer of codes, topic-guide questions and saved versions.

import type { AnchorId, CodeId, QuestionId, VersionId } from '../base/ids.ts'
import { newId } from '../base/ids.ts'
import { fold } from '../base/order.ts'
import { Refusal } from '../base/trouble.ts'
import type { Change } from '../store/access.ts'
import { bytesOf, derivedId, idOf, sql } from '../store/sql.ts'
import { getCode } from './queries.ts'
import type { Code } from './types.ts'

/** A code to add. What is left out is empty; `status` is active and `provenance` deductive unless told. */
export interface NewCode {
  readonly key?: string | null
  readonly kind: Code['kind']
  readonly name: string
  readonly parentId?: CodeId | null
  readonly provenance?: Code['provenance']
  readonly provenanceNote?: string | null
  readonly foundingAnchorId?: AnchorId | null
  readonly brief?: string | null
  readonly full?: string | null
  readonly inclusion?: string | null
  readonly exclusion?: string | null
  readonly typical?: string | null
  readonly closeButNo?: string | null
  readonly status?: Code['status']
  readonly introducedIn?: string | null
  readonly retiredIn?: string | null
}

/** Adds a code at the end of its siblings. Refuses an empty name, a name that a sibling has, and a parent that is not there. */
export function addCode(tx: Change, code: NewCode): CodeId {
  const name = code.name.trim()
  if (!name) throw new Refusal('name-empty', 'A code needs a name.')
  const parentId = code.parentId ?? null
  if (parentId) getCode(tx, parentId)
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
    provenanceNote: code.provenanceNote ?? null,
    foundingAnchorId: code.foundingAnchorId ?? null,
    briefDefinition: code.brief ?? null,
    fullDefinition: code.full ?? null,
    inclusion: code.inclusion ?? null,
    exclusion: code.exclusion ?? null,
    typicalExemplar: code.typical ?? null,
    closeButNo: code.closeButNo ?? null,
    status: code.status ?? 'active',
    introducedIn: code.introducedIn ?? null,
    retiredIn: code.retiredIn ?? null,
    hue: code.kind === 'group' ? -1 : (last.hue ?? -1) + 1,
    ownerId: tx.coderId,
    madeAt: tx.now,
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
}

/** Changes the name, definitions or status of a code. Refuses an empty name and one that a sibling has. */
export function changeCode(tx: Change, codeId: CodeId, change: CodeChange): void {
  const code = getCode(tx, codeId)
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
  tx.describe(
    renamed
      ? `Rename code “${code.name}” to “${columns['name']}”`
      : change.status === 'retired'
        ? `Retire code “${code.name}”`
        : `Change code “${code.name}”`,
  )
  tx.update('code', codeId, columns)
}

/** Removes a code that nothing refers to. Refuses one in use, says by what, and offers to retire it. */
export function removeCode(tx: Change, codeId: CodeId): void {
  const code = getCode(tx, codeId)
  const id = bytesOf(codeId)
  const uses = tx.get<Record<'codings' | 'children' | 'memos' | 'propositions' | 'replaced', number>>(sql`
    SELECT (SELECT count(*) FROM coding WHERE code_id = ${id}) AS codings, (SELECT count(*) FROM code WHERE parent_id = ${id}) AS children,
      (SELECT count(*) FROM memo WHERE code_id = ${id}) AS memos, (SELECT count(*) FROM proposition_code WHERE code_id = ${id}) AS propositions,
      (SELECT count(*) FROM code_replacement WHERE by_id = ${id}) AS replaced`)!
  const used = [
    [uses.codings, 'codings'],
    [uses.children, 'codes below it'],
    [uses.memos, 'memos'],
    [uses.propositions, 'propositions'],
    [uses.replaced, 'retired codes that it replaces'],
  ].filter(([count]) => (count as number) > 0)
  if (used.length > 0) {
    throw new Refusal(
      'code-in-use',
      `“${code.name}” has ${used.map(([count, what]) => `${count} ${what}`).join(', ')}. Retire it instead, or move these first.`,
    )
  }
  tx.describe(`Remove code “${code.name}”`)
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
