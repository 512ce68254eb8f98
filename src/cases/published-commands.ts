// The one writer of published codes.

import type { AttributeId, CaseId } from '../base/ids.ts'
import { fold } from '../base/order.ts'
import { Refusal } from '../base/trouble.ts'
import type { Change } from '../store/access.ts'
import { bytesOf, sql } from '../store/sql.ts'
import { codesTaken, publishedCodes, wasShown } from './published-queries.ts'
import { drawCodes, ruleFor, schemeInWords, type CodeRule } from './published.ts'
import { caseTable, getCase } from './queries.ts'

/** How codes are drawn for the cases of a kind. `by`: the attribute whose values the rules name. `again` also draws anew those that were not published yet. */
export interface CodeDraw {
  readonly kind: string
  readonly by: AttributeId | null
  readonly rules: readonly CodeRule[]
  readonly again?: boolean | undefined
}

/** Draws published codes at random for the cases of a kind that have none. One that was published is never touched. Gives back how many were drawn, and for how many no rule holds. */
export function drawPublishedCodes(tx: Change, { kind, by, rules, again }: CodeDraw): { drawn: number; left: number } {
  for (const rule of rules) refuseCode(`${rule.prefix}A`)
  const table = caseTable(tx, kind)
  const column = by === null ? -1 : table.attributes.findIndex(attribute => attribute.id === by)
  if (by !== null && column < 0)
    throw new Refusal('attribute-gone', `The attribute that the codes go by is none of this kind of case (${kind}).`)
  const given = new Map(publishedCodes(tx).map(one => [one.caseId, one]))
  const wanted = table.cases
    .map((item, at) => ({ id: item.id, value: column < 0 ? null : (table.values[at]![column] ?? null) }))
    .filter(({ id }) => !given.has(id) || (again === true && given.get(id)!.publishedAt === null))
  const ruled = wanted.filter(({ value }) => ruleFor(rules, value))
  const taken = codesTaken(tx)
  if (again === true) for (const { id } of ruled) taken.delete(fold(given.get(id)?.code ?? ''))
  // What an earlier output showed is never another case’s. There are few outputs, and few codes in each.
  for (let drawn: Map<CaseId, string>; ;) {
    drawn = drawCodes(ruled, rules, taken, below)
    const shown = [...drawn.values()].filter(code => wasShown(tx, code))
    for (const code of shown) taken.add(fold(code))
    if (shown.length > 0) continue
    // Two may change places: none may stand twice, not even in between.
    for (const [caseId, code] of drawn) tx.update('case', caseId, { publishedCode: code })
    tx.describe(`Draw published codes (${schemeInWords(rules)})`)
    return { drawn: drawn.size, left: wanted.length - ruled.length }
  }
}

/** Never followable from the outside: not the clock, not the rows. */
export function below(n: number): number {
  return Math.floor((globalThis.crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32) * n)
}

/** Refuses what cannot be a published code. */
export function refuseCode(code: string): void {
  if (code.length > 24 || !/^[\p{L}\p{N}](?:[\p{L}\p{N} ._-]*[\p{L}\p{N}])?$/u.test(code))
    throw new Refusal('code-form', 'A published code is made of letters and figures, at most 24 of them.')
}

/** Gives a case a published code by hand, or takes it away (null). Refuses one that another case has or is known by, and any change of a code that was published, unless a reason is given. */
export function setPublishedCode(tx: Change, caseId: CaseId, code: string | null, reason: string | null): void {
  const item = getCase(tx, caseId)
  const clean = code?.trim() || null
  if (clean === item.publishedCode) return
  const why = reason?.trim() || null
  if (item.publishedAt !== null && why === null)
    throw new Refusal(
      'code-published',
      `“${item.name}” has been published as ${item.publishedCode} since ${item.publishedAt.slice(0, 10)}. Its code stays, unless you give a reason for another.`,
    )
  if (clean !== null) {
    refuseCode(clean)
    const other = tx.get<{ name: string }>(
      sql`SELECT name FROM "case" WHERE id <> ${bytesOf(caseId)} AND published_code = ${clean} COLLATE NOCASE`,
    )
    if (other) throw new Refusal('code-taken', `${clean} is the published code of “${other.name}”.`)
    const known = codesTaken(tx)
    if (item.publishedCode !== null) known.delete(fold(item.publishedCode))
    if (known.has(fold(clean)))
      throw new Refusal(
        'code-known',
        `${clean} is what something is called inside the team, or the published code of something else. Choose a code that tells nobody which case it is.`,
      )
    if (wasShown(tx, clean))
      throw new Refusal('code-shown', `${clean} stands in an earlier output. Choose another code.`)
  }
  tx.update('case', caseId, { publishedCode: clean, publishedAt: null })

  tx.describe(
    clean === null
      ? `Take away the published code of “${item.name}”${why === null ? '' : `: ${why}`}`
      : `Publish “${item.name}” as ${clean}${item.publishedCode === null ? '' : ` in place of ${item.publishedCode}`}${why === null ? '' : `: ${why}`}`,
  )
}

/** Fixes the codes of cases that leave the team in an output, from now on. Those that were published before, and cases without a code, are left alone. Gives back how many were fixed. */
export function fixPublishedCodes(tx: Change, caseIds: readonly CaseId[]): number {
  const wanted = new Set(caseIds)
  const free = publishedCodes(tx).filter(one => one.publishedAt === null && wanted.has(one.caseId))
  for (const { caseId } of free) tx.update('case', caseId, { publishedAt: tx.now })
  return free.length
}
