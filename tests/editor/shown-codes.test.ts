import { expect, it } from 'vitest'
import type { CodeId } from '../../src/base/ids.ts'
import type { Code } from '../../src/framework/types.ts'
import { filterLines, only, shownOf, toggle, type Shown } from '../../renderer/views/source/shown-codes.ts'

const code = (id: string, parent: string | null = null, kind: 'code' | 'group' = 'code') =>
  ({ id, name: `Code ${id}`, parentId: parent, kind, status: 'active' }) as Code
// A group with a code that has a code below it; and one beside them. Two of them are used in the source.
const codes = [code('g', null, 'group'), code('a', 'g'), code('b', 'a'), code('c'), code('d')]
const used = new Set(['b', 'c'] as CodeId[])
const sets = [
  { id: 's', name: 'Pair', codeIds: ['c', 'd'] as CodeId[] },
  { id: 't', name: 'Elsewhere', codeIds: ['d'] as CodeId[] },
]
const lines = (query = '') => filterLines(codes, used, sets, query, 'All')
const line = (id: string) => lines().find(one => one.id === id)!
const ids = (shown: Shown) => (shown === null ? null : [...shown].sort().join(' '))

it('offers everything, sets that hold something used, and the codes used with what they lie under', () =>
  expect(lines().map(one => `${'-'.repeat(one.depth)}${one.id}`)).toEqual(['all', 'set s', 'g', '-a', '--b', 'c']))
it('finds by a part of the name', () => expect(lines('pai').map(one => one.id)).toEqual(['set s']))
it('shows only a code, with what lies below it', () => expect(ids(only(line('a')))).toBe('a b'))
it('shows only a set', () => expect(ids(only(line('set s')))).toBe('c d'))
it('shows everything again', () => expect(only(line('all'))).toBeNull())
it('hides a code from everything, and what is not used yet stays shown', () =>
  expect(ids(toggle(line('c'), null, codes, used))).toBe('a b d g'))
it('shows a code besides another', () =>
  expect(ids(toggle(line('c'), new Set(['x', 'b'] as CodeId[]), codes, new Set([...used, 'a' as CodeId])))).toBe(
    'b c x',
  ))
it('says everything where everything used is shown', () =>
  expect(toggle(line('c'), new Set(['b'] as CodeId[]), codes, used)).toBeNull())
it('never shows nothing', () => expect(toggle(line('c'), new Set(['c'] as CodeId[]), codes, used)).toBeNull())
it('says whether all, some or nothing of a line is shown', () => {
  const shown = new Set(['b'] as CodeId[])
  expect(['all', 'g', 'c'].map(id => shownOf(line(id), shown, used))).toEqual(['none', 'all', 'none'])
  expect(shownOf(line('g'), shown, new Set([...used, 'a' as CodeId]))).toBe('some')
})
