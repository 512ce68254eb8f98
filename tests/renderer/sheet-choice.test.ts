// What is taken of a sheet of cases and what is left.

import { describe, expect, it } from 'vitest'
import {
  acceptedOf,
  beginLeft,
  countKinds,
  leftAgain,
  takenRows,
  turnField,
  turnKind,
  turnRow,
} from '../../renderer/views/cases/sheet-choice.ts'
import type { CaseChange } from '../../src/exchange/types.ts'

const value = (name: string, outside = false) =>
  ({
    field: `value ${name}`,
    what: 'value',
    label: name,
    before: 'a',
    after: 'b',
    ...(outside ? { outside } : {}),
  }) as const
const name = { field: 'name', what: 'name', before: 'a', after: 'b', asks: true } as const
const changes: readonly CaseChange[] = [
  { row: 2, key: 'S01', name: 'One', deed: 'changed', fields: [name, value('size')] },
  { row: 3, key: 'S02', name: 'Two', deed: 'changed', fields: [value('sector', true)] },
  { row: 4, key: 'S03', name: 'Three', deed: 'added', fields: [value('size'), value('sector', true)] },
]
const begin = beginLeft(changes)
const taken = (left: typeof begin) => acceptedOf(changes, left).map(row => `${row.key}: ${row.fields.join(', ')}`)

describe('a sheet of cases', () => {
  it('at first leaves out what asks, and values in no list', () =>
    expect(taken(begin)).toEqual(['S01: value size', 'S03: value size']))
  it('counts rows that are taken', () => expect(takenRows(changes, begin)).toBe(2))
  it('a row is left and taken again whole', () => {
    const without = turnRow(changes, begin, 'S01')
    expect(taken(without)).toEqual(['S03: value size'])
    expect(taken(turnRow(changes, without, 'S01'))).toEqual(['S01: name, value size', 'S03: value size'])
  })
  it('a field of a row that was left comes in alone', () =>
    expect(taken(turnField(changes, turnRow(changes, begin, 'S01'), 'S01', 'name'))[0]).toBe('S01: name'))
  it('a kind is taken as a whole', () => {
    const all = turnKind(changes, begin, 'outside', true)
    expect(taken(all)).toEqual(['S01: value size', 'S02: value sector', 'S03: value size, value sector'])
    expect(countKinds(changes, all).get('outside')).toEqual({ all: 2, taken: 2 })
  })
  it('new cases are left as a whole', () =>
    expect(taken(turnKind(changes, begin, 'added', false))).toEqual(['S01: value size']))
  it('looked at again, what was chosen stays', () => {
    const chosen = turnField(changes, begin, 'S01', 'value size')
    const again = changes.map(change => ({
      ...change,
      fields: change.fields.filter(field => field.field !== 'value sector'),
    }))
    const left = leftAgain([...again, { ...changes[0]!, key: 'S09' }], chosen, new Set(['S01', 'S02', 'S03']))
    expect([...left].map(([key, fields]) => [key, fields && [...fields]])).toEqual([
      ['S09', ['name']],
      ['S01', null],
    ])
  })
})
