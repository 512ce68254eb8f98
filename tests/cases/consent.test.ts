import { describe, expect, it } from 'vitest'
import type { CaseId } from '../../src/base/ids.ts'
import { allowedBy, allowsLess, scopeInWords, type Consent } from '../../src/cases/consent.ts'

const given: Consent = { caseId: 'x' as CaseId, scope: 'quote', givenOn: '2024-02-06', withdrawnOn: null, note: null }

describe('consent', () => {
  it('reads the sample’s words', () =>
    expect(['yes', 'check before use', 'paraphrase only', 'No', 'perhaps'].map(scopeInWords)).toEqual([
      'quote',
      'ask first',
      'paraphrase',
      'nothing',
      null,
    ]))
  it('allows what was agreed to', () => expect(allowedBy(given)).toBe('quote'))
  it('allows nothing once withdrawn', () => expect(allowedBy({ ...given, withdrawnOn: '2024-05-01' })).toBe('nothing'))
  it('says nothing where none is recorded', () => expect(allowedBy(null)).toBe(null))
  it('knows what allows less', () => {
    expect(allowsLess('paraphrase', 'quote')).toBe(true)
    expect(allowsLess('quote', 'quote')).toBe(false)
  })
})
