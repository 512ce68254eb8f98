// The one writer of published codes of sources.

import type { SourceId } from '../base/ids.ts'
import { fold } from '../base/order.ts'
import { Refusal } from '../base/trouble.ts'
import type { Change } from '../store/access.ts'
import { bytesOf, derivedId, idOf, sql } from '../store/sql.ts'
import { below, refuseCode } from './published-commands.ts'
import { codesTaken, sourceCodes, wasShown } from './published-queries.ts'
import { drawCodes, ruleFor, schemeInWords, type CodeRule } from './published.ts'

const idFor = (tx: Change, sourceId: SourceId) => derivedId(tx.projectId, 'source code', sourceId)

/** Draws published codes at random for the sources that have none; the rules go by kind of source. `again` also draws anew those not published yet; one that was published is never touched. Gives back how many were drawn, and for how many no rule holds. */
export function drawSourceCodes(
  tx: Change,
  { rules, again }: { readonly rules: readonly CodeRule[]; readonly again?: boolean | undefined },
): { drawn: number; left: number } {
  for (const rule of rules) refuseCode(`${rule.prefix}A`)
  const given = new Map(sourceCodes(tx).map(one => [one.sourceId, one]))
  const wanted = tx
    .arrays<[Buffer, string]>(sql`SELECT id, kind FROM source ORDER BY n`)
    .map(([id, value]) => ({ id: idOf<'source'>(id), value }))
    .filter(({ id }) => !given.has(id) || (again === true && given.get(id)!.publishedAt === null))
  const ruled = wanted.filter(({ value }) => ruleFor(rules, value))
  const taken = codesTaken(tx)
  if (again === true) for (const { id } of ruled) taken.delete(fold(given.get(id)?.code ?? ''))
  for (;;) {
    const drawn = drawCodes(ruled, rules, taken, below)
    const shown = [...drawn.values()].filter(code => wasShown(tx, code))
    for (const code of shown) taken.add(fold(code))
    if (shown.length > 0) continue
    for (const [sourceId, code] of drawn) {
      if (given.has(sourceId)) tx.update('source_code', idFor(tx, sourceId), { code })
      else tx.insert('source_code', { id: idFor(tx, sourceId), sourceId, code, publishedAt: null })
    }
    tx.describe(`Draw published codes of sources (${schemeInWords(rules)})`)
    return { drawn: drawn.size, left: wanted.length - ruled.length }
  }
}

/** Fixes the codes of sources that leave the team in an output, from now on. Those published before, and sources without a code, are left alone. */
export function fixSourceCodes(tx: Change, sourceIds: readonly SourceId[]): number {
  const wanted = new Set(sourceIds)
  const free = sourceCodes(tx).filter(one => one.publishedAt === null && wanted.has(one.sourceId))
  for (const { sourceId } of free) tx.update('source_code', idFor(tx, sourceId), { publishedAt: tx.now })
  return free.length
}

/** Gives a source a published code by hand, or takes it away (null). Refuses one that is taken or was shown, and any change of a code that was published, unless a reason is given. */
export function setSourceCode(tx: Change, sourceId: SourceId, code: string | null, reason: string | null): void {
  const source = tx.get<{ name: string }>(sql`SELECT name FROM source WHERE id = ${bytesOf(sourceId)}`)
  if (!source) throw new Refusal('source-gone', 'This source is not in the project (any more).')
  const now = sourceCodes(tx).find(one => one.sourceId === sourceId) ?? null
  const clean = code?.trim() || null
  if (clean === (now?.code ?? null)) return
  const why = reason?.trim() || null
  if (now !== null && now.publishedAt !== null && why === null)
    throw new Refusal(
      'code-published',
      `“${source.name}” has been published as ${now.code} since ${now.publishedAt.slice(0, 10)}. Its code stays, unless you give a reason for another.`,
    )
  if (clean !== null) {
    refuseCode(clean)
    const taken = codesTaken(tx)
    if (now !== null) taken.delete(fold(now.code))
    if (taken.has(fold(clean)) || wasShown(tx, clean))
      throw new Refusal('code-taken', `${clean} is taken, or stands in an earlier output. Choose another code.`)
  }
  if (clean === null) tx.remove('source_code', idFor(tx, sourceId))
  else if (now !== null) tx.update('source_code', idFor(tx, sourceId), { code: clean, publishedAt: null })
  else tx.insert('source_code', { id: idFor(tx, sourceId), sourceId, code: clean, publishedAt: null })
  const because = why === null ? '' : `: ${why}`
  tx.describe(
    clean === null
      ? `Take away the published code of “${source.name}”${because}`
      : `Publish “${source.name}” as ${clean}${now === null ? '' : ` in place of ${now.code}`}${because}`,
  )
}
