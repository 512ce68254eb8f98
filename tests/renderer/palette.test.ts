// Find anything in the window: what is typed in front narrows, and what was opened last is remembered.

import { describe, expect, it } from 'vitest'
import { thingOfTab, withFirst, type RecentThing } from '../../renderer/state/recent-things.ts'
import type { Found } from '../../src/search/types.ts'
import { groupsFor, type Choice } from '../../renderer/views/palette/choices.ts'
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

describe('what stands first', () => {
  const code = (name: string): Found => ({ kind: 'code', id: name, key: null, name, detail: '' })
  const does = (label: string): Choice => ({ kind: 'command', id: label, label, keys: null, action: {} as never })
  const names = (typed: string, found: readonly string[], commands: readonly string[]) =>
    groupsFor(typed, found.map(code), commands.map(does))
      .flatMap(group => group.choices)
      .map(choice =>
        choice.kind === 'found' ? choice.found.name : choice.kind === 'command' ? choice.label : 'in the text',
      )
  it('a command that is called so from its beginning, before a thing with the word somewhere in it', () =>
    expect(names('agreement', ['Permissions and agreements'], ['Agreement of coders', 'Open the agreement'])).toEqual([
      'Agreement of coders',
      'Permissions and agreements',
      'Open the agreement',
      'in the text',
    ]))
  it('a thing that is called so from its beginning', () =>
    expect(names('agree', ['Agreements'], ['Agreement of coders'])).toEqual([
      'Agreements',
      'Agreement of coders',
      'in the text',
    ]))
  it('things, for one or two letters', () =>
    expect(names('ag', ['The agency'], ['Agreement of coders'])).toEqual([
      'The agency',
      'Agreement of coders',
      'in the text',
    ]))
})
