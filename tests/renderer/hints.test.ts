// First-use hints: one at a time, and gone for good once done or closed.

import { beforeEach, expect, it } from 'vitest'
import { HINTS, hintFor, useHints, watchHints } from '../../renderer/state/hints.ts'
import { useFocus } from '../../renderer/state/focus.ts'
import { useReadingMode } from '../../renderer/state/reading-mode.ts'
import { toTheSide, useTabs } from '../../renderer/state/tabs.ts'
import { words } from '../../renderer/words/en.ts'

const now = (kind: 'source' | 'matrix' | 'search' | 'settings') => hintFor(kind, useHints.getState().gone)
const open = (about: string) => useTabs.getState().open({ kind: 'source', about })
watchHints()

beforeEach(() => {
  useTabs.getState().restore([], null)
  useReadingMode.getState().leave()
  useHints.getState().bringBack()
})

it('the first source tells how to code', () => expect(now('source')).toBe('code'))
it('which goes with the first coding; then it tells how to read', () => {
  useFocus.getState().applied('code-1' as never)
  expect(now('source')).toBe('reading')
  useReadingMode.getState().enter()
  expect(now('source')).toBeNull()
})
it('a second source tells of the side, until something stands there', () => {
  useHints.getState().putAway('code')
  open('T1')
  open('T2')
  expect(now('source')).toBe('side')
  const done = toTheSide()
  open('T3')
  done()
  expect(now('source')).toBe('reading')
})
it('the matrix tells of its cells, until one was opened', () => {
  expect(now('matrix')).toBe('cell')
  useFocus.getState().focus({ kind: 'cell', request: {} as never, row: 'c', column: 's' })
  expect(now('matrix')).toBeNull()
})
it('search tells of phrases, until a hit was opened', () => {
  useTabs.getState().open({ kind: 'search' })
  expect(now('search')).toBe('phrases')
  open('T1')
  expect(now('search')).toBeNull()
})
it('what was closed stays away; settings bring all back', () => {
  useHints.getState().putAway('cell')
  expect(now('matrix')).toBeNull()
  useHints.getState().bringBack()
  expect(now('matrix')).toBe('cell')
  useHints.getState().putAllAway()
  expect(HINTS.map(hint => hintFor(hint.on, useHints.getState().gone))).toEqual(HINTS.map(() => null))
})
it('most tabs have nothing to tell', () => expect(now('settings')).toBeNull())
it('every hint has its line', () => {
  for (const { id } of HINTS) expect(words.hints.lines[id]).toMatch(/\.$/)
})
