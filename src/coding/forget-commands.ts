// Words that were taken out of a text because they identify somebody are not told by the places that wait to be looked at either.

import type { SourceId } from '../base/ids.ts'
import type { Change } from '../store/access.ts'
import { bytesOf, idOf, sql } from '../store/sql.ts'

/** Says the words of places that wait on a source anew: those at a place, and around it. Whoever redacts words calls this in the same change. */
export function waitingPlacesForget(tx: Change, sourceId: SourceId, clean: (words: string) => string): void {
  for (const { id, words, before, after } of tx.all<{ id: Buffer; words: string; before: string; after: string }>(sql`
    SELECT anchor_question.id, anchor_question.words, before, after FROM anchor_question JOIN anchor ON anchor.id = anchor_id WHERE source_id = ${bytesOf(sourceId)} ORDER BY anchor_question.n`))
    tx.update('anchor_question', idOf(id), { words: clean(words), before: clean(before), after: clean(after) })
}
