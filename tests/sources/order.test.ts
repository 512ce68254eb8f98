// Lists of things in the order in which people expect them.

import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { compareNatural, naturally } from '../../src/base/order.ts'

const thing = (key: string | null, name: string) => ({ key, name })

describe('things in natural order', () => {
  it('by key, else by name: T2 before T10, whatever the case and the accents', () => {
    const things = [thing('T10', 'a'), thing(null, 'Éva'), thing('t2', 'b'), thing('T2', 'c'), thing(null, 'eva 2')]
    expect(naturally(things).map(one => one.key ?? one.name)).toEqual(['Éva', 'eva 2', 'T2', 't2', 'T10'])
  })
  it('those with one key by their names', () =>
    expect(naturally([thing('T1', 'Visit 10'), thing('T1', 'Visit 9')]).map(one => one.name)).toEqual([
      'Visit 9',
      'Visit 10',
    ]))
  it('is the order in which two are compared', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'B', 'b', 'é', '0', '1', '2', '10', ' ', '-'), maxLength: 8 })
    const things = fc.array(fc.record({ key: fc.option(word), name: word }), { maxLength: 12 })
    fc.assert(
      fc.property(things, some => {
        const called = (one: { key: string | null; name: string }) => one.key ?? one.name
        const plain = some.toSorted((a, b) => compareNatural(called(a), called(b)) || compareNatural(a.name, b.name))
        expect(naturally(some)).toEqual(plain)
      }),
    )
  })
})
