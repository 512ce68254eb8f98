// Counts in a text that follow what left before: one that would give a few cases away together with an earlier output is said in words. Pure.

import type { EarlierCounts } from '../disclosure/count-differences.ts'
import { tellingAmong } from '../disclosure/following-rows.ts'
import { propositionCounts } from '../disclosure/proposition-counts.ts'
import { bandOf } from '../disclosure/small-cells.ts'
import type { CountedCell } from '../disclosure/types.ts'
import type { WrittenProposition } from './proposition-files.ts'

/** The same sheets, with those counts in their texts hidden. Positions cannot be: they stand under the codes of their cases. */
export function withFollowingClaims(
  sheets: readonly WrittenProposition[],
  earlier: readonly EarlierCounts[],
  least: number | null,
): readonly WrittenProposition[] {
  if (least === null || earlier.length === 0) return sheets
  for (let now = sheets; ;) {
    const claims = now.flatMap(sheet => sheet.counts.filter(one => one.isHidden !== true))
    const cells = now
      .flatMap(propositionCounts)
      .flatMap(({ statement, written }): CountedCell[] =>
        bandOf(statement.count, statement.of, least) !== null
          ? []
          : [{ ...statement, ...(written ? { at: [claims.indexOf(written), null] } : {}) }],
      )
    const hide = new Set(tellingAmong(cells, earlier, least).flatMap(({ at }) => (at ? [claims[at[0]!]!] : [])))
    if (hide.size === 0) return now
    now = now.map(sheet => ({
      ...sheet,
      counts: sheet.counts.map(one => (hide.has(one) ? { ...one, isHidden: true, cases: null } : one)),
    }))
  }
}
