// A person may have several names here (`coder.joined_to`): what is theirs is told by all of them.

import type { CoderId } from '../base/ids.ts'
import type { Change, Read } from './access.ts'
import { bytesOf, sql } from './sql.ts'

/** Every name of the person that a coder is, as ids are stored, in the order they came. */
export function namesOfPerson(read: Pick<Read, 'all'>, coderId: CoderId): Uint8Array[] {
  return read
    .all<{ id: Uint8Array }>(
      sql`SELECT id FROM coder WHERE coalesce(joined_to, id) = (SELECT coalesce(joined_to, id) FROM coder WHERE id = ${bytesOf(coderId)}) ORDER BY n`,
    )
    .map(({ id }) => id)
}

/** Whether somebody is whoever makes the change, under this name or another of theirs. */
export function isMine(tx: Change, coderId: Uint8Array): boolean {
  return namesOfPerson(tx, tx.coderId).some(name => Buffer.compare(name, coderId) === 0)
}
