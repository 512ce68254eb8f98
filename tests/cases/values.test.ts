// What fits an attribute as it was typed, and what is said where it does not.

import { expect, it } from 'vitest'
import { fitted, misfit } from '../../src/cases/values.ts'
import type { Attribute } from '../../src/cases/types.ts'

const sector = { name: 'sector', type: 'choice', choices: ['acute', 'mental health'] } as const
const of = (type: Attribute['type']) => ({ name: 'it', type, choices: [] })

it.each([
  ['a value of the list', sector, 'acute', 'acute'],
  ['a value in another case, with space around it', sector, ' Mental HEALTH ', 'mental health'],
  ['a number with a comma', of('number'), '1,200', '1200'],
  ['yes in short', of('yes or no'), 'Y', 'yes'],
] as const)('%s fits', (_, attribute, typed, value) => {
  expect(fitted(attribute, typed)).toBe(value)
  expect(misfit(attribute, typed)).toBe(null)
})

it.each([
  ['nothing', ''],
  ['only space', '  '],
  ['that it does not apply', 'n/a'],
])('%s is no misfit', (_, typed) => expect(misfit(sector, typed)).toBe(null))

it.each([
  ['a value in no list', sector, 'hospice', '“hospice” does not fit sector: it takes one of acute, mental health.'],
  ['words for a number', of('number'), 'many', '“many” does not fit it: it takes a number.'],
  ['a day that is none', of('date'), '2024-02-31', '“2024-02-31” does not fit it: it takes a date such as 2024-05-14.'],
] as const)('%s is told in a sentence', (_, attribute, typed, says) => expect(misfit(attribute, typed)).toBe(says))
