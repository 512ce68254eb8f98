// Changing an attribution template as a person would by hand.

import { describe, expect, it } from 'vitest'
import { withField, withoutField } from '../../src/coding/attribution-edit.ts'

describe('a field leaves a template', () => {
  const without = (template: string, field: string, is: string) => () => expect(withoutField(template, field)).toBe(is)
  it('with its part in brackets', without('Site {case.code}[, {case.role}]', 'case.role', 'Site {case.code}'))
  it(
    'with the comma before it',
    without('Site {case.code}, {case.role}, {date}', 'case.role', 'Site {case.code}, {date}'),
  )
  it('at the beginning', without('{case.role}, {case.sector}', 'case.role', '{case.sector}'))
  it('among alternatives', without('[{case.depth|case.study_depth}]', 'case.depth', '[{case.study_depth}]'))
  it('beside another in one part', without('[, {case.role} in {case.sector}]', 'case.sector', '[, {case.role} in]'))
  it('everywhere', without('{case.role}[ ({case.role})]', 'case.role', ''))
  it('that is not there', without('Site {case.code}', 'case.role', 'Site {case.code}'))
})

it('a field takes the place of another, said once', () => {
  expect(withField('[, {case.sector}]', 'case.sector', 'case.kind')).toBe('[, {case.kind}]')
  expect(withField('{case.sector|case.kind}', 'case.sector', 'case.kind')).toBe('{case.kind}')
})
