import { beforeEach, describe, expect, it } from 'vitest'
import { tabsFromKept, tabsToKeep } from '../../renderer/state/keep-tabs.ts'
import { liesIn, subjectOf } from '../../renderer/state/follow-focus.ts'
import type { SourceId } from '../../src/base/ids.ts'
import { activeTab, type Opening, useTabs } from '../../renderer/state/tabs.ts'

const open = (...some: Opening[]) => some.forEach(one => useTabs.getState().open(one))
const source = (about: string): Opening => ({ kind: 'source', about })
const shown = () => {
  const { tabs, activeId } = useTabs.getState()
  return tabs.map(tab => (tab.id === activeId ? `[${tab.about ?? tab.kind}]` : (tab.about ?? tab.kind))).join(' ')
}

beforeEach(() => useTabs.getState().restore([], null))

describe('tabs', () => {
  it('a source opens in a tab of its own', () => {
    open(source('T01'), source('T02'))
    expect(shown()).toBe('T01 [T02]')
  })
  it('the same source comes to the front instead of opening twice', () => {
    open(source('T01'), source('T02'), source('T01'))
    expect(shown()).toBe('[T01] T02')
  })
  it('a new tab stands right of the one in front', () => {
    open(source('T01'), source('T02'), source('T01'), { kind: 'matrix' })
    expect(shown()).toBe('T01 [matrix] T02')
  })
  it('closing the one in front brings its right neighbour forward, else the left', () => {
    open(source('T01'), source('T02'), source('T03'))
    useTabs.getState().activate('source:T02')
    useTabs.getState().close('source:T02')
    expect(shown()).toBe('T01 [T03]')
    useTabs.getState().close('source:T03')
    expect(shown()).toBe('[T01]')
    useTabs.getState().close('source:T01')
    expect(shown()).toBe('')
  })
  it('closing another leaves the front as it is', () => {
    open(source('T01'), source('T02'))
    useTabs.getState().close('source:T01')
    expect(shown()).toBe('[T02]')
  })
  it('going to the same words twice is two wishes', () => {
    open({ ...source('T01'), reveal: { range: { start: 4, end: 9 } } })
    const first = activeTab(useTabs.getState())?.reveal?.n
    open({ ...source('T01'), reveal: { range: { start: 4, end: 9 } } })
    expect(activeTab(useTabs.getState())?.reveal?.n).not.toBe(first)
  })
  it('first steps leave when something is opened', () => {
    open({ kind: 'welcome' }, source('T01'))
    expect(shown()).toBe('[T01]')
  })
  it('a tab moves along the row', () => {
    open(source('T01'), source('T02'), source('T03'))
    useTabs.getState().move('source:T03', 0)
    expect(shown()).toBe('[T03] T01 T02')
  })
})

describe('tabs across starts', () => {
  it('keep kinds and ids, never what a view holds in memory', () => {
    open({ kind: 'search', options: { words: 'what somebody said' } }, source('T01'))
    const kept = JSON.stringify(tabsToKeep(useTabs.getState().tabs, useTabs.getState().activeId))
    expect(kept).not.toContain('said')
    expect(JSON.parse(kept)).toEqual({
      tabs: [
        { kind: 'search', about: null },
        { kind: 'source', about: 'T01' },
      ],
      active: 'source:T01',
    })
  })
  it('leave out an import: its files are gone', () => {
    open(source('T01'), { kind: 'import' })
    expect(tabsToKeep(useTabs.getState().tabs, useTabs.getState().activeId)).toEqual({
      tabs: [{ kind: 'source', about: 'T01' }],
      active: 'source:T01',
    })
  })
  it('come back without a kind that is no longer known', () => {
    const kept = { tabs: [{ kind: 'oracle', about: null }, source('T01')], active: 'oracle' } as never
    expect(tabsFromKept(kept, ['source'])).toMatchObject({ tabs: [{ id: 'source:T01' }], activeId: 'source:T01' })
  })
})

describe('what the inspector follows', () => {
  it('a source in front is its subject', () =>
    expect(subjectOf({ id: 'source:T01', kind: 'source', about: 'T01' })).toEqual({ kind: 'source', sourceId: 'T01' }))
  it('a matrix has no one subject', () => expect(subjectOf({ id: 'matrix', kind: 'matrix', about: null })).toBeNull())
  it('a coding lies in its source', () =>
    expect(
      liesIn(
        { kind: 'coding', sourceId: 'T01' as SourceId, codingId: 'c' as never },
        { id: 'source:T01', kind: 'source', about: 'T01' },
      ),
    ).toBe(true))
})
