// Reads what participants agreed to.

import type { CaseId } from '../base/ids.ts'
import type { Read } from '../store/access.ts'
import { bytesOf, idOf, sql } from '../store/sql.ts'
import type { Consent } from './consent.ts'

interface ConsentRow {
  readonly case_id: Buffer
  readonly scope: Consent['scope']
  readonly given_on: string | null
  readonly withdrawn_on: string | null
  readonly note: string | null
}

/** What participants agreed to, by case: of these, or of all. A person without an entry has none recorded. */
export function consentOf(read: Read, caseIds?: readonly CaseId[]): Map<CaseId, Consent> {
  const wanted = caseIds && new Set<string>(caseIds)
  // Few cases are asked for one by one, many are read together.
  const few = caseIds && caseIds.length <= 200 ? caseIds.map(bytesOf) : null
  return new Map(
    read
      .all<ConsentRow>(
        sql`SELECT case_id, scope, given_on, withdrawn_on, note FROM consent WHERE ${few ? sql`case_id IN (${few})` : sql`1`} ORDER BY n`,
      )
      .map((row): [CaseId, Consent] => {
        const caseId = idOf<'case'>(row.case_id)
        const { scope, note } = row
        return [caseId, { caseId, scope, givenOn: row.given_on, withdrawnOn: row.withdrawn_on, note }]
      })
      .filter(([caseId]) => wanted?.has(caseId) ?? true),
  )
}
