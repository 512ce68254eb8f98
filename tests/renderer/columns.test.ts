// Things side by side: which tab stands in which column, and which is in front.

import { beforeEach, describe, expect, it } from 'vitest'
import { columnOf, shownColumns } from '../../renderer/state/columns.ts'
import { tabsFromKept, tabsToKeep } from '../../renderer/state/keep-tabs.ts'
import { paneKindNow } from '../../renderer/state/panes.ts'
import { movedShares, sharesOf } from '../../renderer/state/shares.ts'
import { toTheSide, useTabs, type Opening } from '../../renderer/state/tabs.ts'
import { useWidth } from '../../renderer/state/width.ts'

const state = () => useTabs.getState()
const source = (about: string): Opening => ({ kind: 'source', about })
const open = (...some: string[]) => some.forEach(about => state().open(source(about)))
const aside = (about: string) => {
  const done = toTheSide()
  open(about)
  done()
}
/** The columns as a line: fronts in brackets, the one worked in with a star. */
const shown = () => {
  const { tabs, fronts, column } = state()
  return fronts
    .map((front, at) => {
      const row = tabs.filter(tab => columnOf(tab) === at)
      return (
        row.map(tab => (tab.id === front ? `[${tab.about}]` : tab.about)).join(' ') +
        (at === column && fronts.length > 1 ? '*' : '')
      )
    })
    .join(' | ')
}
const room = (width: 'narrow' | 'normal' | 'wide') => useWidth.setState({ width })

beforeEach(() => {
  room('normal')
  state().restore([], null)
})

describe('opening to the side', () => {
  it('makes a second column', () => {
    open('T1', 'T2')
    aside('T3')
    expect(shown()).toBe('T1 [T2] | [T3]*')
  })
  it('goes into the column there is, and back from the last', () => {
    open('T1')
    aside('T2')
    aside('T3')
    expect(shown()).toBe('T1 [T3]* | [T2]')
  })
  it('goes on to a third where there is room', () => {
    room('wide')
    open('T1')
    aside('T2')
    aside('T3')
    expect(shown()).toBe('[T1] | [T2] | [T3]*')
  })
  it('takes along a tab that is open already', () => {
    open('T1', 'T2', 'T3')
    aside('T1')
    expect(shown()).toBe('T2 [T3] | [T1]*')
  })
  it('leaves alone what is in front itself', () => {
    open('T1', 'T2')
    aside('T2')
    expect(shown()).toBe('T1 [T2]')
  })
  it('just opens when nothing is open', () => {
    aside('T1')
    expect(shown()).toBe('[T1]')
  })
  it('ends with the deed', () => {
    open('T1')
    toTheSide()()
    open('T2')
    expect(shown()).toBe('T1 [T2]')
  })
})

describe('columns', () => {
  beforeEach(() => {
    open('T1', 'T2')
    aside('T3')
  })
  it('what is opened comes into the one that is worked in', () => {
    open('T4')
    expect(shown()).toBe('T1 [T2] | T3 [T4]*')
    state().enterColumn(0)
    open('T5')
    expect(shown()).toBe('T1 T2 [T5]* | T3 [T4]')
  })
  it('opening what stands in the other goes there', () => {
    open('T1')
    expect(shown()).toBe('[T1] T2* | [T3]')
  })
  it('a column leaves with its last tab', () => {
    state().close('source:T3')
    expect(shown()).toBe('T1 [T2]')
  })
  it('closing brings the neighbour of the same column forward', () => {
    state().close('source:T2')
    expect(shown()).toBe('[T1] | [T3]*')
  })
  it('closing the others leaves the other column alone', () => {
    state().closeOthers('source:T1')
    expect(shown()).toBe('[T1]* | [T3]')
  })
  it('the only tab has no side to go to', () => {
    state().restore([{ id: 'source:T1', kind: 'source', about: 'T1' }], 'source:T1')
    state().toSide('source:T1')
    expect(shown()).toBe('[T1]')
  })
  it('a tab moves within its row', () => {
    open('T4')
    state().move('source:T4', 0)
    expect(shown()).toBe('T1 [T2] | [T4] T3*')
  })
  it('a tab is dropped at a place of another row', () => {
    state().toColumn('source:T3', 0, 1)
    expect(shown()).toBe('T1 [T3] T2')
  })
  it('all come together again', () => {
    state().oneColumn()
    expect(shown()).toBe('T1 T2 [T3]')
  })
  it('panes are remembered for them together', () => {
    expect(paneKindNow()).toBe('beside')
    state().oneColumn()
    expect(paneKindNow()).toBe('source')
  })
  it('come back as they were left', () => {
    state().enterColumn(0)
    const { tabs, activeId, fronts } = state()
    const kept = JSON.parse(JSON.stringify(tabsToKeep(tabs, activeId, fronts)))
    state().restore([], null)
    const back = tabsFromKept(kept, ['source'])
    state().restore(back.tabs, back.activeId, back.fronts)
    expect(shown()).toBe('T1 [T2]* | [T3]')
  })
  it('where there is room for one, all tabs stand in it and the one worked in is in front', () => {
    expect(shownColumns(state(), 1)).toMatchObject([{ front: 'source:T3', isCurrent: true }])
    expect(shownColumns(state(), 1)[0]!.tabs).toHaveLength(3)
    expect(shownColumns(state(), 3).map(one => one.front)).toEqual(['source:T2', 'source:T3'])
  })
})

describe('how columns share the room', () => {
  it('equally unless told', () => expect(sharesOf({}, 2)).toEqual([1, 1]))
  it('as they were left, for so many', () => expect(sharesOf({ 2: [500, 300] }, 2)).toEqual([500, 300]))
  it('what was kept and makes no sense is left out', () => expect(sharesOf({ 2: [500] }, 2)).toEqual([1, 1]))
  it('a line moves', () => expect(movedShares([500, 500], 1, 60, 400)).toEqual([560, 440]))
  it('not beyond what a column needs', () => expect(movedShares([500, 500], 1, 300, 400)).toEqual([600, 400]))
  it('only the two beside it change', () => expect(movedShares([500, 500, 500], 2, -50, 400)).toEqual([500, 450, 550]))
  it('where there is too little for both, they are equal', () =>
    expect(movedShares([300, 300], 1, 100, 400)).toEqual([300, 300]))
})
