// Codes on many stretches at once: the hits of a search, a section, a speaker's turns.

import type { CodeId, SourceId } from '../base/ids.ts'
import type { TextRange } from '../base/text-range.ts'
import type { Change } from '../store/access.ts'
import { addCoding, anchorAt, codeToApply } from './commands.ts'
import { openText } from './queries.ts'

/** Stretches of one source. */
export interface Stretch {
  readonly sourceId: SourceId
  readonly ranges: readonly TextRange[]
}

/** Applies codes to many stretches of a source, in the name of the coder who makes this change. Stretches that this coder gave the same code are left as they are and counted as skipped. Refuses a group and a retired code. */
export function applyToStretches(
  tx: Change,
  { sourceId, ranges }: Stretch,
  codeIds: readonly CodeId[],
): { readonly added: number; readonly skipped: number } {
  const codes = [...new Set(codeIds)].map(id => codeToApply(tx, id))
  const text = openText(tx, sourceId)
  let added = 0
  let skipped = 0
  for (const range of ranges) {
    const anchorId = anchorAt(tx, text, range)
    for (const code of codes) {
      if (addCoding(tx, { anchorId, codeId: code.id, coderId: tx.coderId, key: null }).added) added++
      else skipped++
    }
  }
  return { added, skipped }
}
