// The keyboard map: complete, and no key twice in one place.

import { expect, it } from 'vitest'
import { shortcutsOf, type Action } from '../../renderer/actions/action.ts'
import { FRAME_ACTIONS } from '../../renderer/actions/frame-actions.ts'
import { sourceActions } from '../../renderer/views/source/source-actions.ts'
import { words } from '../../renderer/words/en.ts'

// Actions of a view are known only while it is there; the map tells their keys all the same.
const ofViews: readonly Action[] = sourceActions(new Proxy({} as never, { get: () => () => {} }))
const told = new Set(
  Object.values(words.settings.fixedKeys).flatMap(lines =>
    lines.flatMap(line => line.keys.map(key => key.toLowerCase())),
  ),
)

it.each(ofViews.filter(action => shortcutsOf(action).length > 0).map(action => [action.id, shortcutsOf(action)[0]!]))(
  'the map tells the key of %s, %s, while no source is in front',
  (_, key) => expect(told).toContain(key.toLowerCase()),
)

it('no two commands of the frame have one key', () => {
  const keys = FRAME_ACTIONS.flatMap(action => shortcutsOf(action).map(key => key.toLowerCase()))
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
})

it('no key of a view takes one of the frame by mistake', () => {
  const frame = FRAME_ACTIONS.flatMap(action => shortcutsOf(action).map(key => key.toLowerCase()))
  const both = ofViews.flatMap(action => shortcutsOf(action)).filter(key => frame.includes(key.toLowerCase()))
  expect(both).toEqual([])
})
