// The pure rules of restructuring: the tree, places, overlapping passages, where a split sends a coding.

import { describe, expect, it } from 'vitest'
import type { CodeId, CoderId, CodingId, SourceId } from '../../src/base/ids.ts'
import { carryingBoth, overlapping, type Passage } from '../../src/framework/restructure/passages.ts'
import { whereTo } from '../../src/framework/restructure/split-rules.ts'
import { CodeTree, placesFor } from '../../src/framework/restructure/tree.ts'
import type { Split, TreeCode } from '../../src/framework/restructure/types.ts'

const code = (name: string, parent: string | null, place: number): TreeCode => ({
  id: name as CodeId,
  name,
  kind: 'code',
  status: 'active',
  valence: null,
  parentId: parent as CodeId | null,
  place,
})
const tree = new CodeTree([code('A', null, 1024), code('B', 'A', 1024), code('C', 'B', 1024), code('D', null, 2048)])
const ids = (...names: readonly string[]) => names as readonly CodeId[]
const names = (codes: readonly TreeCode[]) => codes.map(one => one.name).join(' ')

describe('the tree', () => {
  it('knows what lies above', () => expect(names(tree.above('C' as CodeId))).toBe('B A'))
  it('and below', () => expect(names(tree.withBelow('A' as CodeId))).toBe('A B C'))
  it('leaves out what goes along anyway', () => expect(names(tree.topmost(ids('C', 'D', 'A')))).toBe('A D'))
  it('finds names that would clash, whatever their case', () =>
    expect(tree.clash(null, [{ id: null, name: 'd' }])).toBe('d'))
  it('two that come must not clash either', () =>
    expect(
      tree.clash('D' as CodeId, [
        { id: null, name: 'X' },
        { id: null, name: 'x' },
      ]),
    ).toBe('x'))
  it('a code does not clash with itself', () => expect(tree.clash(null, [{ id: 'D' as CodeId, name: 'd' }])).toBe(null))
})

describe('places', () => {
  const siblings = [code('A', null, 10), code('B', null, 11), code('C', null, 2048)]
  const order = (coming: string, before: string | null) => {
    const places = placesFor(siblings, ids(coming), before as CodeId | null)
    const place = (one: TreeCode) => places.get(one.id) ?? one.place
    const all = siblings.some(one => one.name === coming) ? siblings : [...siblings, code(coming, null, 0)]
    return names(all.toSorted((a, b) => place(a) - place(b)))
  }
  it('at the end', () => expect(order('X', null)).toBe('A B C X'))
  it('before the first', () => expect(order('X', 'A')).toBe('X A B C'))
  it('in a gap', () => expect(order('X', 'C')).toBe('A B X C'))
  it('where there is no room, all are placed anew', () => expect(order('X', 'B')).toBe('A X B C'))
  it('a sibling moves', () => expect(order('C', 'A')).toBe('C A B'))
})

const passage = (name: string, start: number, end: number, coder = 'Ana', lost = false): Passage => ({
  codingId: name as CodingId,
  codeId: 'X' as CodeId,
  coderId: coder as CoderId,
  sourceId: 'S' as SourceId,
  start: [1024, start],
  end: [1024, end],
  lost,
  hasMemo: false,
})
const groups = (...passages: readonly Passage[]) =>
  overlapping(passages).map(group => group.map(one => one.codingId).join(' '))

describe('passages that overlap', () => {
  it('hang together in a chain', () =>
    expect(groups(passage('a', 0, 5), passage('b', 4, 9), passage('c', 8, 12))).toEqual(['a b c']))
  it('touching is not overlapping', () => expect(groups(passage('a', 0, 5), passage('b', 5, 9))).toEqual([]))
  it('never across coders', () => expect(groups(passage('a', 0, 5), passage('b', 0, 5, 'Ben'))).toEqual([]))
  it('a lost one stands nowhere', () => expect(groups(passage('a', 0, 5), passage('b', 0, 5, 'Ana', true))).toEqual([]))
  it('those with both codes are counted once, whoever coded them', () =>
    expect(
      carryingBoth([passage('a', 0, 5), passage('b', 9, 12)], [passage('c', 1, 2, 'Ben'), passage('d', 2, 3)]),
    ).toBe(1))
})

describe('where a split sends a coding', () => {
  const to = (split: Partial<Split>, words = 'They shared it.') =>
    whereTo(
      { id: 'k' as CodingId, coderId: 'Ana' as CoderId, sourceId: 'S' as SourceId, words: () => words },
      { rules: [], choices: [], rest: [], ...split },
    )
  it('into the queue unless told', () => expect(to({})).toEqual([]))
  it('where the rest goes', () => expect(to({ rest: [1] })).toEqual([1]))
  it('by a word, whatever its case', () => expect(to({ rules: [{ word: 'SHARED', to: [0] }], rest: [1] })).toEqual([0]))
  it('all conditions of a rule must hold', () =>
    expect(to({ rules: [{ word: 'shared', coderId: 'Ben' as CoderId, to: [0] }] })).toEqual([]))
  it('the first rule that fits decides', () =>
    expect(
      to({
        rules: [
          { coderId: 'Ana' as CoderId, to: [1] },
          { word: 'shared', to: [0] },
        ],
      }),
    ).toEqual([1]))
  it('a choice stands above rules, and may name several', () =>
    expect(
      to({ choices: [{ codingId: 'k' as CodingId, to: [0, 1, 1] }], rules: [{ word: 'shared', to: [0] }] }),
    ).toEqual([0, 1]))
})
