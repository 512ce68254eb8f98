// Reads who codes, and what is recorded of them and of the study.

import { isId, type CoderId } from '../base/ids.ts'
import { Refusal } from '../base/trouble.ts'
import type { Read } from '../store/access.ts'
import { bytesOf, idOf, idOrNull, sql } from '../store/sql.ts'
import type { CoderInfo } from '../store/types.ts'
import type { StudyRecord } from './types.ts'

/** Everybody who codes in this project, in the order they came. */
export function listCoders(read: Read): CoderInfo[] {
  return read
    .all<{ id: Buffer; name: string; initials: string; kind: CoderInfo['kind']; joined_to: Buffer | null }>(
      sql`SELECT id, name, initials, kind, joined_to FROM coder ORDER BY n`,
    )
    .map(row => ({
      id: idOf<'coder'>(row.id),
      name: row.name,
      initials: row.initials,
      kind: row.kind,
      joinedTo: idOrNull<'coder'>(row.joined_to),
    }))
}

/** The coder that stands for each coder: itself, or the name that it is joined to. Everything that tells people apart goes by this. */
export function personOf(coders: readonly CoderInfo[]): (coderId: CoderId) => CoderId {
  const joined = new Map(coders.flatMap(coder => (coder.joinedTo ? [[coder.id, coder.joinedTo] as const] : [])))
  return coderId => joined.get(coderId) ?? coderId
}

/** Finds a coder by name, initials or id; `undefined` when there is none, refusing when several fit. */
export function findCoder(read: Read, name: string): CoderId | undefined {
  const rows = isId(name)
    ? read.all<{ id: Buffer }>(sql`SELECT id FROM coder WHERE id = ${bytesOf(name)}`)
    : read.all<{ id: Buffer }>(sql`SELECT id FROM coder WHERE name = ${name} ORDER BY n LIMIT 2`)
  const found =
    rows.length > 0 || isId(name)
      ? rows
      : read.all<{ id: Buffer }>(sql`SELECT id FROM coder WHERE initials = ${name} ORDER BY n LIMIT 2`)
  if (found.length > 1) throw new Refusal('coder-unclear', `Several coders are called “${name}”. Say the full name.`)
  return found[0] && idOf<'coder'>(found[0].id)
}

/** What is recorded of the study and of every coder, as far as somebody wrote it down. */
export function studyRecord(read: Read): StudyRecord {
  const ofCoders = read.all<{ coder_id: Buffer; field: string; value: string }>(
    sql`SELECT coder_id, field, value FROM coder_fact ORDER BY n`,
  )
  return {
    project: factsOf(read.all<Fact>(sql`SELECT field, value FROM project_fact ORDER BY n`)),
    coders: listCoders(read).map(coder => ({
      ...coder,
      facts: factsOf(ofCoders.filter(row => idOf<'coder'>(row.coder_id) === coder.id)),
    })),
  }
}

interface Fact {
  readonly field: string
  readonly value: string
}

function factsOf(rows: readonly Fact[]): Record<string, string> {
  return Object.fromEntries(rows.map(({ field, value }) => [field, value]))
}
