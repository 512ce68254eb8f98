// Which sources are sealed: derived from the allocation and from who marked what as coded, never stored (METHODS 5.1, M49).

import type { CoderId, SourceId } from '../../base/ids.ts'
import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import { listCoders, personOf } from '../queries.ts'
import { STOOD_FOR, viewsOf, type Reading } from './reading.ts'

/** The sources that are sealed now: coded blind by somebody, and not yet marked as coded by everybody who codes them first or second. Two names of one person are one. */
export function sealedSources(read: Read): SourceId[] {
  return read
    .arrays<[Buffer]>(sql`
      SELECT id FROM source WHERE id IN (SELECT source_id FROM main.allocation INDEXED BY allocation_blind WHERE blind = 1) AND EXISTS (
        SELECT 1 FROM main.allocation AS part JOIN coder ON coder.id = part.coder_id WHERE part.source_id = source.id AND part.part <> 'reviewer' AND NOT EXISTS (
          SELECT 1 FROM main.source_coder AS mark JOIN coder AS marking ON marking.id = mark.coder_id
          WHERE mark.source_id = source.id AND coalesce(marking.joined_to, marking.id) = coalesce(coder.joined_to, coder.id)))
      ORDER BY n`)
    .map(([id]) => idOf<'source'>(id))
}

/** How a coder reads, as SQL for `Project.readThrough`; `null` where nothing is sealed and nobody has two names: then reading costs what it always did. */
export function readingFor(read: Read, coderId: CoderId): string | null {
  const coders = listCoders(read)
  const joined = coders.flatMap(coder => (coder.joinedTo ? [[coder.id, coder.joinedTo] as const] : []))
  return viewsOf({ ...readingOf(read, coderId, sealedSources(read)), joined })
}

/** What is sealed from a coder in some sources, for a copy that is to hold nothing of it. */
export function sealFor(read: Read, coderId: CoderId, sources: readonly SourceId[]): string | null {
  return viewsOf({ ...readingOf(read, coderId, sources), joined: [] })
}

function readingOf(read: Read, coderId: CoderId, sealed: readonly SourceId[]): Omit<Reading, 'joined'> {
  const coders = listCoders(read)
  const person = personOf(coders)
  const columns = new Map<string, string[]>()
  for (const [table, column] of read.arrays<[string, string]>(
    sql`SELECT value, info.name FROM json_each(${JSON.stringify(STOOD_FOR)}) CROSS JOIN pragma_table_info(value) AS info ORDER BY info.cid`,
  ))
    columns.set(table, [...(columns.get(table) ?? []), column])
  return { sealed, own: coders.filter(coder => person(coder.id) === person(coderId)).map(coder => coder.id), columns }
}
