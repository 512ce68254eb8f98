// What a participant agreed to (METHODS S20). Pure.

import type { CaseId } from '../base/ids.ts'
import { fold } from '../base/order.ts'

/** What may be done with a person's words, from most to least. */
export const CONSENT_SCOPES = ['quote', 'ask first', 'paraphrase', 'nothing'] as const

/** How far a consent goes. */
export type ConsentScope = (typeof CONSENT_SCOPES)[number]

/** What one participant agreed to, since when, and whether it was withdrawn. Nobody has recorded it where there is none. */
export interface Consent {
  readonly caseId: CaseId
  readonly scope: ConsentScope
  readonly givenOn: string | null
  readonly withdrawnOn: string | null
  readonly note: string | null
}

/** What a consent allows: nothing once it is withdrawn. Null where none is recorded: that is no permission, and no refusal. */
export function allowedBy(consent: Consent | null | undefined): ConsentScope | null {
  if (!consent) return null
  return consent.withdrawnOn === null ? consent.scope : 'nothing'
}

/** Whether one scope allows less than another. */
export function allowsLess(scope: ConsentScope, than: ConsentScope): boolean {
  return CONSENT_SCOPES.indexOf(scope) > CONSENT_SCOPES.indexOf(than)
}

const SPOKEN: Readonly<Record<ConsentScope, readonly string[]>> = {
  quote: ['yes', 'y', 'true', 'quote', 'may be quoted', 'quotes', 'full'],
  'ask first': ['ask first', 'ask', 'check before use', 'check first', 'check', 'quote after check', 'approval needed'],
  paraphrase: ['paraphrase', 'paraphrase only', 'no quotes', 'no direct quotes'],
  nothing: ['no', 'n', 'false', 'nothing', 'none', 'refused'],
}

/** The scope that a sheet’s words mean (“check before use” is *ask first*), or null where they mean none. */
export function scopeInWords(written: string): ConsentScope | null {
  const word = fold(written.trim())
  return CONSENT_SCOPES.find(scope => SPOKEN[scope].includes(word)) ?? null
}
