// The one writer of what participants agreed to.

import type { CaseId } from '../base/ids.ts'
import { Refusal } from '../base/trouble.ts'
import type { Change } from '../store/access.ts'
import { bytesOf, derivedId, idOf, sql } from '../store/sql.ts'
import { allowsLess, type Consent } from './consent.ts'
import { consentOf } from './consent-queries.ts'
import { getCase } from './queries.ts'
import { isDay } from './values.ts'

/** What is recorded of a consent. */
export type ConsentEntry = Omit<Consent, 'caseId'>

/** Records what a participant agreed to, in place of what was recorded; null takes the record away. Refuses anybody but a participant, a date that is none, and a withdrawal before the consent. */
export function setConsent(tx: Change, caseId: CaseId, entry: ConsentEntry | null): void {
  const person = getCase(tx, caseId)
  if (person.kind !== 'participant')
    throw new Refusal(
      'consent-of-people',
      `Consent is given by people; “${person.name}” is of the kind ${person.kind}.`,
    )
  const row = tx.get<{ id: Buffer }>(sql`SELECT id FROM consent WHERE case_id = ${bytesOf(caseId)}`)
  if (entry === null) {
    tx.describe(`Take away the consent recorded for “${person.name}”`)
    if (row) tx.remove('consent', idOf(row.id))
    return
  }
  const { scope, givenOn, withdrawnOn } = entry
  for (const day of [givenOn, withdrawnOn])
    if (day !== null && !isDay(day)) throw new Refusal('consent-date', `“${day}” is no date such as 2024-05-14.`)
  if (givenOn !== null && withdrawnOn !== null && withdrawnOn < givenOn)
    throw new Refusal('consent-date', 'A consent cannot be withdrawn before it was given.')
  tx.describe(
    withdrawnOn === null
      ? `Record the consent of “${person.name}”: ${scope}`
      : `Record that “${person.name}” withdrew consent`,
  )
  const values = { scope, givenOn, withdrawnOn, note: entry.note?.trim() || null }
  if (row) tx.update('consent', idOf(row.id), values)
  else tx.insert('consent', { id: derivedId(tx.projectId, 'consent', caseId), caseId, ...values })
}

/** What a sheet says of a consent: an absent part is not said. */
export type ConsentFromSheet = Pick<Consent, 'scope'> & Partial<ConsentEntry>

/** Takes a consent from a sheet. One that is recorded is only ever narrowed by it: what allows more, or takes a withdrawal back, is left to a person. */
export function takeConsent(
  tx: Change,
  caseId: CaseId,
  said: ConsentFromSheet,
): { readonly changed: boolean; readonly kept: boolean } {
  const there = consentOf(tx, [caseId]).get(caseId)
  if (!there) {
    setConsent(tx, caseId, { givenOn: null, withdrawnOn: null, note: null, ...said })
    return { changed: true, kept: false }
  }
  const kept = allowsLess(there.scope, said.scope)
  const wanted = {
    scope: kept ? there.scope : said.scope,
    givenOn: said.givenOn ?? there.givenOn,
    withdrawnOn: there.withdrawnOn ?? said.withdrawnOn ?? null,
    note: said.note ?? there.note,
  }
  const changed = (Object.keys(wanted) as (keyof typeof wanted)[]).some(part => wanted[part] !== there[part])
  if (changed) setConsent(tx, caseId, wanted)
  return { changed, kept }
}
