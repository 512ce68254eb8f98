// Find anything in the window: what is typed in front narrows, and what was opened last is remembered.

import { describe, expect, it } from 'vitest'
import { thingOfTab, withFirst, type RecentThing } from '../../renderer/state/recent-things.ts'
import { askedFor } from '../../renderer/views/palette/kinds.ts'

it.each([
  ['ward', 'ward', null],
  ['  ward ', 'ward', null],
  ['#play', 'play', 'code'],
  ['# play', 'play', 'code'],
  ['@penny', 'penny', 'case'],
  ['>', '', 'command'],
  ['> undo', 'undo', 'command'],
  ['source: ward', 'ward', 'source'],
  ['s: ward', 'ward', 'source'],
  ['sources: ward', 'ward', 'source'],
  ['Memos:', '', 'memo'],
  ['prop: near', 'near', 'proposition'],
  ['c: play', 'play', 'code'],
  ['ca: penny', 'penny', 'case'],
  ['command: undo', 'undo', 'command'],
  ['ward: night', 'ward: night', null],
  [': night', ': night', null],
])('“%s” looks for “%s” among %s', (typed, words, kind) => expect(askedFor(typed)).toEqual({ words, kind }))

describe('what was opened last', () => {
  const thing = (id: string): RecentThing => ({ kind: 'source', id })
  it('stands first, once', () =>
    expect(withFirst([thing('a'), thing('b')], thing('b')).map(one => one.id)).toEqual(['b', 'a']))
  it('goes back forty things', () =>
    expect(
      withFirst(
        Array.from({ length: 60 }, (_, at) => thing(`${at}`)),
        thing('new'),
      ),
    ).toHaveLength(40))
  it('is a source, a code or a case by its tab', () =>
    expect(thingOfTab({ id: 'case:S01', kind: 'case', about: 'S01' })).toEqual({ kind: 'case', id: 'S01' }))
  it('is no sheet', () => expect(thingOfTab({ id: 'matrix', kind: 'matrix', about: null })).toBeNull())
})
