// SQL is written as SQL, with values always as parameters (STYLE 12).

import { hash } from 'node:crypto'
import { hexOfId, idFromHex, type Id } from '../base/ids.ts'

/** What SQLite stores. */
export type Value = string | number | bigint | null | Uint8Array

/** A statement with its values. Made by the {@link sql} template only. */
export interface Sql {
  readonly text: string
  readonly values: readonly Value[]
}

/** Writes a statement: ``sql`SELECT name FROM code WHERE id = ${bytesOf(codeId)}` ``. A nested `Sql` is put in as it is, a list of values becomes `?, ?, ?`. */
export function sql(strings: TemplateStringsArray, ...parts: readonly (Value | Sql | readonly Value[])[]): Sql {
  if (parts.every(isValue)) return { text: textOf(strings), values: parts }
  let text = strings[0]!
  const values: Value[] = []
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at]!
    if (isValue(part)) {
      text += '?'
      values.push(part)
    } else if ('text' in part) {
      text += part.text
      values.push(...part.values)
    } else {
      text += part.map(() => '?').join(', ')
      values.push(...part)
    }
    text += strings[at + 1]!
  }
  return { text, values }
}

function isValue(part: Value | Sql | readonly Value[]): part is Value {
  return part === null || typeof part !== 'object' || part instanceof Uint8Array
}

// The text of a template that takes only values is always the same one: joined once, the driver finds its statement again at once.
const texts = new WeakMap<TemplateStringsArray, string>()

function textOf(strings: TemplateStringsArray): string {
  let text = texts.get(strings)
  if (text === undefined) texts.set(strings, (text = strings.join('?')))
  return text
}

/** Several pieces of SQL with a word between them: `join(conditions, ' AND ')`. */
export function join(pieces: readonly Sql[], between: string): Sql {
  return { text: pieces.map(piece => piece.text).join(between), values: pieces.flatMap(piece => piece.values) }
}

/** The 16 bytes under which an id is stored. */
export function bytesOf(id: string): Uint8Array {
  return Buffer.from(hexOfId(id), 'hex')
}

/** The id that 16 stored bytes are. */
export function idOf<Kind extends string>(bytes: Uint8Array): Id<Kind> {
  return idFromHex<Kind>(Buffer.isBuffer(bytes) ? bytes.toString('hex') : Buffer.from(bytes).toString('hex'))
}

/** {@link idOf} for answers in which few ids stand in many rows: each is written once. Make one for each answer. */
export function idsOnce(): <Kind extends string>(bytes: Buffer) => Id<Kind> {
  const ids = new Map<string, string>()
  return <Kind extends string>(bytes: Buffer) => {
    const key = bytes.toString('latin1')
    let id = ids.get(key)
    if (id === undefined) ids.set(key, (id = idOf(bytes)))
    return id as Id<Kind>
  }
}

/** {@link idOf}, with null for null. */
export function idOrNull<Kind extends string>(bytes: Uint8Array | null): Id<Kind> | null {
  return bytes === null ? null : idOf<Kind>(bytes)
}

/** The id that rows made from outside content get: from project, kind and content hash or sheet key, so that equal imports in two copies meet (UUID version 8). */
export function derivedId<Kind extends string>(projectId: string, kind: Kind, key: string): Id<Kind> {
  const digest = hash('sha256', `${projectId}\u0000${kind}\u0000${key}`, 'buffer').subarray(0, 16)
  return idOf<Kind>(asVersion8(digest))
}

/** {@link derivedId} for the many rows that belong to one thing: its id begins as that thing's (6 bytes), so that they lie together in an index and a bulk import touches few pages. */
export function derivedIdBeside<Kind extends string>(
  beside: string,
  projectId: string,
  kind: Kind,
  key: string,
): Id<Kind> {
  const digest = hash('sha256', `${projectId}\u0000${kind}\u0000${key}`, 'buffer').subarray(0, 16)
  digest.set(bytesOf(beside).subarray(0, 6))
  return idOf<Kind>(asVersion8(digest))
}

/** Marks 16 bytes as a UUID of version 8 (RFC 9562: the rest is the maker's own), in place. */
export function asVersion8(bytes: Uint8Array): Uint8Array {
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes
}

/** A value as it is stored: truth as 1 or 0, an id in a column of bytes as its 16 bytes. */
export function stored(value: string | number | bigint | null | boolean | Uint8Array, bytes: boolean): Value {
  if (typeof value === 'boolean') return value ? 1 : 0
  return bytes && typeof value === 'string' ? bytesOf(value) : value
}
