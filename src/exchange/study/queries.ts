// Reads what is in the project already, as far as sheets may refer to it.

import type { SourceId } from '../../base/ids.ts'
import { formerCases } from '../../cases/former-queries.ts'
import { listAttributes, listCases } from '../../cases/queries.ts'
import { listCodes } from '../../framework/queries.ts'
import { paragraphsOf, speakersOf } from '../../sources/queries.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import type { CaseItem } from '../../cases/types.ts'
import type { FormerKey, Known } from './known.ts'

function formerKeys(read: Read, cases: readonly CaseItem[]): FormerKey[] {
  const named = new Set(cases.map(one => `${one.kind}\n${one.key}`))
  const byId = new Map(cases.map(one => [one.id, one]))
  return formerCases(read).flatMap(({ intoId, kind, key }) => {
    const into = byId.get(intoId)
    return key === null || !into || named.has(`${kind}\n${key}`)
      ? []
      : [{ kind, key, intoRef: into.key ?? into.id, name: into.name }]
  })
}

/** Everything in the project that a sheet may name. */
export function whatIsThere(read: Read): Known {
  const cases = listCases(read)
  return {
    cases,
    former: formerKeys(read, cases),
    sources: read
      .all<{ id: Buffer; key: string | null; name: string; path: string }>(
        sql`SELECT id, key, name, path FROM source ORDER BY n`,
      )
      .map(row => ({ ...row, id: idOf(row.id) })),
    codes: listCodes(read, new Map()),
    questions: read
      .all<{ id: Buffer; key: string }>(sql`SELECT id, key FROM question ORDER BY place`)
      .map(row => ({ id: idOf(row.id), key: row.key })),
    propositions: read
      .all<{ id: Buffer; key: string | null; statement: string }>(
        sql`SELECT id, key, statement FROM proposition ORDER BY place`,
      )
      .map(row => ({ ...row, id: idOf(row.id) })),
    attributes: listAttributes(read).map(attribute => ({ ...attribute, follows: attribute.rule !== null })),
  }
}

/** Whether an entry of the framework's history with this key is there. */
export function hasVersionEntry(read: Read, key: string): boolean {
  return read.get(sql`SELECT 1 FROM framework_entry WHERE key = ${key}`) !== undefined
}

/** Whether the saved version with this label is there. */
export function hasVersion(read: Read, label: string): boolean {
  return read.get(sql`SELECT 1 FROM framework_version WHERE label = ${label}`) !== undefined
}

/** Who speaks where in a source: UTF-16 stretches of its text, in order, with the participant where known; and the participants it is filed under. */
export function speechOf(
  read: Read,
  sourceId: SourceId,
): { turns: { start: number; end: number; participantId: string | null }[]; participants: string[] } {
  const who = new Map<string, string | null>(
    speakersOf(read, sourceId).map(speaker => [speaker.id, speaker.participantId]),
  )
  const turns = paragraphsOf(read, sourceId)
    .filter(paragraph => paragraph.speakerId !== null)
    .map(({ start, text, speakerId }) => ({
      start,
      end: start + text.length,
      participantId: who.get(speakerId!) ?? null,
    }))
  const participants = read
    .all<{ id: Buffer }>(
      sql`SELECT case_id AS id FROM case_source JOIN "case" ON "case".id = case_id WHERE source_id = ${bytesOf(sourceId)} AND kind = 'participant'`,
    )
    .map(row => idOf(row.id))
  return { turns, participants }
}
