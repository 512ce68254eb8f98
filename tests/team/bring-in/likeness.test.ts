// What is alike by its words, and how soon that is known at the size of the reference study.

import { describe, expect, it } from 'vitest'
import { Likeness } from '../../../src/team/bring-in/likeness.ts'
import { match } from '../../../src/team/bring-in/match.ts'
import { HeldRows } from '../../../src/team/bring-in/rows-queries.ts'
import type { Row } from '../../../src/team/merge/types.ts'

const nearest = (words: string, ...among: string[]) =>
  new Likeness(among.map(one => [one, one] as const)).nearest(words, 0.5, 3).map(one => one.id)

describe('words that are alike', () => {
  it('another ending, another order, a slip of the hand', () => {
    expect(nearest('Vendors', 'Trust', 'Vendor', 'Advice')).toEqual(['Vendor'])
    expect(nearest('Sharing of playbooks', 'Playbooks, sharing', 'Trust')).toEqual(['Playbooks, sharing'])
    expect(nearest('Leadreship', 'Leadership', 'Trust')).toEqual(['Leadership'])
  })

  it('what all of them share says nothing', () => {
    const interviews = Array.from({ length: 40 }, (_, at) => `Interview ${String(at + 10)}`)
    expect(nearest('Interview 99', ...interviews)).toEqual([])
  })

  it('what nothing is like finds nothing', () => {
    expect(nearest('Procurement', 'Trust', 'Advice')).toEqual([])
    expect(nearest('', 'Trust')).toEqual([])
  })

  it('says which words both have, the most telling first', () => {
    const [found] = new Likeness([
      ['a', 'how a vendor changes platforms'],
      ['b', 'how a site decides'],
    ]).nearest('how the vendor changes a platform', 0.4, 1)
    expect(found!.shared.slice(0, 2).sort()).toEqual(['changes', 'vendor'])
  })
})

const hex = (side: string, n: number) => side.repeat(2) + n.toString(16).padStart(30, '0')
const WORDS = 'trust vendor platform sharing leadership advice funding contract training data record ward'.split(' ')
const words = (n: number, count: number) =>
  Array.from({ length: count }, (_, at) => `${WORDS[(n * 7 + at * 5) % WORDS.length]}${(n + at) % 29}`).join(' ')

function study(side: string, sources: number, codes: number): HeldRows {
  const code = (n: number): Row => ({
    id: hex(side, n),
    name: `${WORDS[n % WORDS.length]} ${n}${side === 'a' ? '' : 's'}`,
    key: null,
    status: 'active',
    brief_definition: words(n, 60),
  })
  const source = (n: number): Row => ({
    id: hex(side, n + 5000),
    name: `Interview ${n}, ${words(n, 3)}${side === 'a' ? '' : ' (final)'}`,
    kind: 'interview',
    date: null,
    text_hash: `${side}${n}`,
    blob_hash: `${side}${n}`,
  })
  return new HeldRows({
    source: Array.from({ length: sources }, (_, n) => source(n)),
    code: Array.from({ length: codes }, (_, n) => code(n)),
  })
}

describe('at the size of the reference study', () => {
  it('996 titles and 300 codes find their likes: each its own', () => {
    const pairs = match(study('a', 996, 300), study('b', 996, 300), new Set(['source', 'code']))
    const own = pairs.filter(pair => pair.likely[0]?.id.slice(2) === pair.id.slice(2))
    expect(pairs.length).toBe(1296)
    expect(own.length).toBeGreaterThan(1280)
  })
})
