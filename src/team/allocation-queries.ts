// Reads who is to code which source.

import type { SourceId } from '../base/ids.ts'
import type { Read } from '../store/access.ts'
import { bytesOf, idsOnce, sql } from '../store/sql.ts'
import type { Allocation, Part } from './types.ts'

/** Who is to code which source, in the order of sources and of coders; of one source only, where it is given. */
export function listAllocations(read: Read, sourceId?: SourceId): Allocation[] {
  const idOf = idsOnce()
  return read
    .arrays<[Buffer, Buffer, Part, number]>(
      sql`
      SELECT source_id, coder_id, part, blind FROM allocation JOIN source ON source.id = source_id JOIN coder ON coder.id = coder_id
      WHERE ${sourceId === undefined ? sql`1` : sql`source_id = ${bytesOf(sourceId)}`} ORDER BY source.n, coder.n`,
    )
    .map(([source, coder, part, blind]) => ({
      sourceId: idOf<'source'>(source),
      coderId: idOf<'coder'>(coder),
      part,
      blind: blind === 1,
    }))
}
