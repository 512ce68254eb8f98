// Attributes are typed by their values.

import { describe, expect, it } from 'vitest'
import { dateOf, dateOrder, typeOf, valueOf } from '../../../src/exchange/study/values.ts'

describe('a column is', () => {
  const is =
    (type: string, ...values: string[]) =>
    () =>
      expect(typeOf(values).type).toBe(type)
  it('yes or no', is('yes or no', 'yes', 'No', '', 'yes'))
  it('yes or no, written as true and false', is('yes or no', 'TRUE', 'FALSE'))
  it('a number', is('number', '12', '-3.5', '0'))
  it('no number where zeros lead', is('text', '007', '012'))
  it('a date', is('date', '2024-02-06', '2024-03'))
  it('a date with slashes, where one settles the order', is('date', '03/04/2024', '25/04/2024'))
  it('a date in words', is('date', '6 February 2024', '12 Mar 2024'))
  it('text where the order of dates is open', is('text', '03/04/2024', '05/04/2024'))
  it('a choice where few values come again', is('choice', 'acute', 'acute', 'mental health'))
  it('a choice with a number among words', is('choice', 'R8', '5', 'R8'))
  it('text where every value is different', is('text', 'staff exchange', 'reading group'))
  it('text where values are long', is('text', 'x'.repeat(80), 'x'.repeat(80)))
  it('text where there are many', is('text', ...Array.from({ length: 100 }, (_, at) => `post ${at % 40}`)))
  it('text where there is nothing', is('text', '', ''))
})

it('choices stand in the order they first come', () => {
  expect(typeOf(['large', 'medium', 'large', 'small']).choices).toEqual(['large', 'medium', 'small'])
})

describe('a value in one spelling', () => {
  it('yes', () => expect(valueOf('Y', 'yes or no', [])).toBe('yes'))
  it('a choice, matched without case', () => expect(valueOf('ACUTE', 'choice', ['acute'])).toBe('acute'))
  it('none that fits', () => expect(valueOf('maybe', 'yes or no', [])).toBeNull())
})

describe('a date', () => {
  const reads =
    (written: string, date: string | null, order: 'day first' | 'month first' | null = null) =>
    () =>
      expect(dateOf(written, order)).toBe(date)
  it('as it should be', reads('2024-02-06', '2024-02-06'))
  it('with a time after it', reads('2024-02-06T09:30:00', '2024-02-06'))
  it('of a month', reads('2024-2', '2024-02'))
  it('of a year', reads('2024', '2024'))
  it('with points', reads('6.2.2024', '2024-02-06'))
  it('with slashes, day above twelve', reads('25/04/2024', '2024-04-25'))
  it('with slashes, month second', reads('04/25/2024', '2024-04-25'))
  it('with slashes, open', reads('03/04/2024', null))
  it('with slashes, settled by its column', reads('03/04/2024', '2024-04-03', dateOrder(['03/04/2024', '25/04/2024'])))
  it('in words', reads('6th February 2024', '2024-02-06'))
  it('in words, month first', reads('Feb 6, 2024', '2024-02-06'))
  it('of a month in words', reads('March 2024', '2024-03'))
  it('that is none', reads('2024-02-31', null))
  it('that is a remark', reads('autumn', null))
})
