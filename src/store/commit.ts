// The end of a transaction.

import { Refusal } from '../base/trouble.ts'
import type { Connection } from './driver.ts'

/** Commits. References that may lead forward until now are looked at here: where one leads nowhere it is refused in words, and nothing is kept. */
export function commit(writer: Connection): void {
  try {
    writer.run('COMMIT')
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'SQLITE_CONSTRAINT_FOREIGNKEY') throw error
    // The transaction is open still: it knows which.
    const [broken] = writer.pragma<{ table: string; parent: string }>('foreign_key_check')
    const which = broken ? ` of ${broken.table} would refer to a ${broken.parent} that` : ' would refer to what'
    throw new Refusal('unfit', `A row${which} is not in the project (any more). Nothing was changed.`)
  }
}
