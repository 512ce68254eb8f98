// What things are called outside of a project: by their key in a sheet, else by their id.

import { idFromHex } from '../base/ids.ts'
import type { Read } from '../store/access.ts'
import { sql } from '../store/sql.ts'

/** What everything is called from outside, by its id in hexadecimal digits as SQLite writes them: a hundred thousand ids come several times faster so than as bytes. */
export interface References {
  readonly codes: ReadonlyMap<string, { readonly reference: string; readonly name: string }>
  readonly coders: ReadonlyMap<string, string>
  readonly cases: ReadonlyMap<string, CaseReference>
  readonly propositions: ReadonlyMap<string, string>
  /** The participant behind a speaker, where one is known. */
  readonly speakers: ReadonlyMap<string, string>
}

/** A case as it is called from outside; `within` is the case it lies in, as a key of the same map, else empty. */
export interface CaseReference {
  readonly reference: string
  readonly kind: string
  readonly within: string
}

/** A source as it is called from outside. */
export interface SourceReference {
  readonly hex: string
  readonly reference: string
}

/** The id that SQLite wrote as hexadecimal digits. */
export const idOfHex = (hex: string): string => idFromHex(hex.toLowerCase())

/** Reads what everything is called. */
export function references(read: Read): References {
  return {
    codes: new Map(
      read
        .arrays<[string, string | null, string]>(sql`SELECT hex(id), key, name FROM code`)
        .map(([hex, key, name]) => [hex, { reference: key ?? idOfHex(hex), name }]),
    ),
    coders: new Map(read.arrays<[string, string]>(sql`SELECT hex(id), name FROM coder`)),
    cases: new Map(
      read
        .arrays<[string, string | null, string, string]>(sql`SELECT hex(id), key, kind, hex(within_id) FROM "case"`)
        .map(([hex, key, kind, within]) => [hex, { reference: key ?? idOfHex(hex), kind, within }]),
    ),
    propositions: new Map(
      read
        .arrays<[string, string | null]>(sql`SELECT hex(id), key FROM proposition`)
        .map(([hex, key]) => [hex, key ?? idOfHex(hex)]),
    ),
    speakers: new Map(
      read.arrays<[string, string]>(
        sql`SELECT hex(id), hex(participant_id) FROM speaker WHERE participant_id IS NOT NULL`,
      ),
    ),
  }
}

/** The sources in the order they came in. */
export function sourceReferences(read: Read): SourceReference[] {
  return read
    .arrays<[string, string | null]>(sql`SELECT hex(id), key FROM source ORDER BY n`)
    .map(([hex, key]) => ({ hex, reference: key ?? idOfHex(hex) }))
}
