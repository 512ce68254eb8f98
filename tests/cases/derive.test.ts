// Values that follow from others: one small study, one line a rule.

import { describe, expect, it } from 'vitest'
import type { AttributeId } from '../../src/base/ids.ts'
import { deriveValues, type RuledAttribute, type RuledCase } from '../../src/cases/derive.ts'
import { cycleOf, readRule, ruleInWords, ruleTrouble, type AttributeRule } from '../../src/cases/rules.ts'
import type { Attribute } from '../../src/cases/types.ts'
import { DOES_NOT_APPLY } from '../../src/cases/values.ts'

const ids: Record<string, number> = { sector: 1, beds: 2, opened: 3, platform: 4, chosen: 5 }
const idOf = (name: string) => name as AttributeId
const one = (n: number, kind: string, more: Partial<RuledCase> = {}): RuledCase => ({
  n,
  kind,
  within: 0,
  members: [],
  links: [],
  sources: [],
  ...more,
})
const interview = (n: number) => ({ n, kind: 'interview' })
const CASES = [
  one(1, 'site', { links: [{ to: 9, relation: 'member of' }], sources: [interview(1), { n: 2, kind: 'document' }] }),
  one(2, 'site', { links: [{ to: 9, relation: 'member of' }], sources: [interview(1), interview(3)] }),
  one(3, 'site'),
  one(4, 'site'),
  one(5, 'pair', { members: [1, 2] }),
  one(6, 'pair', { members: [3, 4] }),
  one(7, 'participant', { within: 2 }),
  one(8, 'participant'),
  one(9, 'outside'),
  one(10, 'network', { members: [3, 4] }),
]
const STORED = new Map([
  [
    1,
    new Map([
      [1, 'acute'],
      [2, 'community'],
      [3, 'specialist'],
      [4, DOES_NOT_APPLY],
    ]),
  ],
  [
    2,
    new Map([
      [1, '99'],
      [2, '100'],
      [3, '1200'],
    ]),
  ],
  [
    3,
    new Map([
      [1, '2019-12-31'],
      [2, '2020'],
      [3, '2020-06-01'],
    ]),
  ],
  [
    4,
    new Map([
      [1, 'Corvane'],
      [2, 'Corvane'],
      [3, 'Lumenote'],
      [4, DOES_NOT_APPLY],
    ]),
  ],
  [
    5,
    new Map([
      [5, 'sites'],
      [6, 'allocated'],
    ]),
  ],
])
const TYPES: Record<string, Attribute['type']> = { beds: 'number', opened: 'date' }
const ATTRIBUTES = Object.entries(ids).map(([name, n]): RuledAttribute => ({
  n,
  id: idOf(name),
  about: name === 'chosen' ? 'pair' : 'site',
  type: TYPES[name] ?? 'choice',
  rule: null,
}))

/** The values that a rule gives, by row number. */
const derived = (about: string, rule: AttributeRule) =>
  Object.fromEntries(
    deriveValues([...ATTRIBUTES, { n: 50, id: idOf('new'), about, type: 'choice', rule }], CASES, STORED).get(50)!,
  )
const from = (name: string) => ({ attributeId: idOf(name) })
const bands = (name: string, ...ends: readonly string[]): AttributeRule => ({
  from: 'bands',
  ...from(name),
  bands: [...ends.map(below => ({ value: `below ${below}`, below })), { value: 'more', below: null }],
})

describe('a rule gives', () => {
  it('groups, all others, and leaves alone where the attribute does not apply', () =>
    expect(
      derived('site', {
        from: 'groups',
        ...from('sector'),
        groups: [{ value: 'hospital', of: ['acute', 'community'] }],
        others: 'other',
      }),
    ).toEqual({ 1: 'hospital', 2: 'hospital', 3: 'other', 4: DOES_NOT_APPLY }))
  it('nothing for what stands in no group, if all others are nothing', () =>
    expect(
      derived('site', { from: 'groups', ...from('sector'), groups: [{ value: 'a', of: ['acute'] }], others: null }),
    ).toEqual({
      1: 'a',
      4: DOES_NOT_APPLY,
    }))
  it('bands of numbers; the end of one is in the next', () =>
    expect(derived('site', bands('beds', '100', '1000'))).toEqual({ 1: 'below 100', 2: 'below 1000', 3: 'more' }))
  it('bands of dates, also where only the year is known', () =>
    expect(derived('site', bands('opened', '2020'))).toEqual({ 1: 'below 2020', 2: 'more', 3: 'more' }))
  it('yes where all members have the same value; not said where one is unassigned or it does not apply', () =>
    expect(derived('pair', { from: 'equal', ...from('platform') })).toEqual({ 5: 'yes', 6: DOES_NOT_APPLY }))
  it('yes where all members are linked to a same body', () =>
    expect(derived('pair', { from: 'shared', by: 'relation', name: 'member of' })).toEqual({ 5: 'yes', 6: 'no' }))
  it('yes where all members belong to a same network', () =>
    expect(derived('pair', { from: 'shared', by: 'kind', name: 'network' })).toEqual({ 5: 'no', 6: 'yes' }))
  it('[50] a site the value of its pair', () =>
    expect(derived('site', { from: 'pair', ...from('chosen') })).toEqual({
      1: 'sites',
      2: 'sites',
      3: 'allocated',
      4: 'allocated',
    }))
  it('a participant the value of their site, and nothing outside one', () =>
    expect(derived('participant', { from: 'within', ...from('sector') })).toEqual({ 7: 'community' }))
  it('how many sources a case has; a pair has those of its members, each once', () => {
    const count = { from: 'count', of: 'sources', kind: null } as const
    expect(derived('site', count)).toEqual({ 1: '2', 2: '2', 3: '0', 4: '0' })
    expect(derived('pair', count)).toEqual({ 5: '3', 6: '0' })
    expect(derived('pair', { ...count, kind: 'document' })).toEqual({ 5: '1', 6: '0' })
  })
  it('how many kinds of source, how many people', () => {
    expect(derived('site', { from: 'count', of: 'kinds of source', kind: null })).toMatchObject({ 1: '2', 2: '1' })
    expect(derived('pair', { from: 'count', of: 'people', kind: null })).toEqual({ 5: '1', 6: '0' })
  })
  it('values through another rule', () => {
    const equal: RuledAttribute = {
      n: 51,
      id: idOf('same'),
      about: 'pair',
      type: 'yes or no',
      rule: { from: 'equal', ...from('sector') },
    }
    const site: RuledAttribute = {
      n: 52,
      id: idOf('sameOfPair'),
      about: 'site',
      type: 'yes or no',
      rule: { from: 'pair', attributeId: idOf('same') },
    }
    expect(Object.fromEntries(deriveValues([site, equal, ...ATTRIBUTES], CASES, STORED).get(52)!)).toEqual({
      1: 'no',
      2: 'no',
      3: DOES_NOT_APPLY,
      4: DOES_NOT_APPLY,
    })
  })
  it('nothing where it rests on itself', () => {
    const ring = ['a', 'b'].map((name, at): RuledAttribute => ({
      n: 60 + at,
      id: idOf(name),
      about: at === 0 ? 'site' : 'pair',
      type: 'text',
      rule: at === 0 ? { from: 'pair', attributeId: idOf('b') } : { from: 'equal', attributeId: idOf('a') },
    }))
    expect([...deriveValues(ring, CASES, STORED).values()].map(values => values.size)).toEqual([0, 0])
  })
})

describe('a rule', () => {
  const about = (name: string, about = 'site'): Pick<Attribute, 'about' | 'name' | 'type'> => ({
    about,
    name,
    type: TYPES[name] ?? 'choice',
  })
  const refused =
    (why: RegExp, rule: AttributeRule, origin: ReturnType<typeof about> | null, of = 'site') =>
    () =>
      expect(ruleTrouble(of, rule, origin)).toMatch(why)
  it('needs bands in order', refused(/after the band before/, bands('beds', '100', '50'), about('beds')))
  it('of bands needs numbers or dates', refused(/neither numbers nor dates/, bands('sector', '5'), about('sector')))
  it(
    'has each value in one group',
    refused(
      /two groups/,
      {
        from: 'groups',
        ...from('sector'),
        groups: [
          { value: 'a', of: ['x'] },
          { value: 'b', of: ['x'] },
        ],
        others: null,
      },
      about('sector'),
    ),
  )
  it(
    'across members needs another kind',
    refused(/another kind/, { from: 'equal', ...from('sector') }, about('sector')),
  )
  it(
    'of sources is groups or bands',
    refused(/groups or bands/, { from: 'count', of: 'people', kind: null }, null, 'source'),
  )
  it('knows the ring it would close', () => {
    const rules = new Map([[idOf('b'), { from: 'equal', ...from('a') } as const]])
    expect(cycleOf(idOf('a'), { from: 'pair', attributeId: idOf('b') }, rules)).toEqual(['a', 'b'])
    expect(cycleOf(idOf('c'), { from: 'pair', attributeId: idOf('b') }, rules)).toBe(null)
  })
  it('from another hand is parsed, never trusted', () => {
    expect(readRule('{"from":"equal","attributeId":"x"}')).toBe(null)
    expect(readRule('not JSON')).toBe(null)
    expect(readRule('{"from":"count","of":"sources","kind":null}')).toEqual({
      from: 'count',
      of: 'sources',
      kind: null,
    })
  })
  it('can be said in words', () =>
    expect(ruleInWords(bands('beds', '100'), id => id)).toBe('bands of beds: below 100 below 100; then more'))
})
