import { describe, expect, it } from 'vitest'
import { ByEnd, IdEnds } from '../../../src/team/merge/id-ends.ts'
import { ByValues } from '../../../src/team/merge/by-values.ts'

const id = (start: string, end: string) => `${start.repeat(8)}0000000000000000${end}`
const bytes = (...ids: string[]) => Buffer.from(ids.join(''), 'hex')

describe('the ends of ids', () => {
  it('tell which may be there twice, or are known', () => {
    const ends = new IdEnds(10)
    ends.addKnown(bytes(id('a', 'ffffffff'), id('a', '00000000')))
    const given = ['00000001', '00000002', '00000002', 'ffffffff', '80000000', '00000000'].map(end => id('b', end))
    for (const one of given) ends.add(one)
    expect(given.map(one => ends.mayBeKnown(one))).toEqual([true, true, true, true, false, true])
  })

  it('find what was put there, of very many', () => {
    const things = new ByEnd<number>()
    const many = Array.from({ length: 5000 }, (_, at) => id('c', (at * 7919).toString(16).padStart(8, '0')))
    for (const [at, one] of many.entries()) things.set(one, at)
    expect(many.map(one => things.get(one))).toEqual(many.map((_, at) => at))
    expect(things.get(id('c', 'fffffffe'))).toBeUndefined()
  })
})

describe('rows by their values', () => {
  it('are told apart where ids end alike, few or many of them', () => {
    for (const count of [1, 2, 100]) {
      const rows = new ByValues('place', 'at')
      for (let at = 0; at < count; at++) {
        rows.add({ id: `a${at}`, place: id('a', '12345678'), at })
        rows.add({ id: `b${at}`, place: id('b', '12345678'), at })
      }
      const last = count - 1
      expect(rows.idOf({ id: 'x', place: id('a', '12345678'), at: last })).toBe(`a${last}`)
      expect(rows.idOf({ id: 'x', place: id('b', '12345678'), at: last })).toBe(`b${last}`)
      expect(rows.idOf({ id: 'x', place: id('c', '12345678'), at: last })).toBeUndefined()
      expect(rows.idOf({ id: 'x', place: id('a', '12345678'), at: count })).toBeUndefined()
    }
  })

  it('the last of those that hold the same counts', () => {
    const rows = new ByValues('place', 'at')
    for (const name of ['first', 'second']) rows.add({ id: name, place: id('a', '12345678'), at: 1 })
    expect(rows.idOf({ id: 'x', place: id('a', '12345678'), at: 1 })).toBe('second')
  })
})
