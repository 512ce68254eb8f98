// Where a stored place stands after a correction, as a page of cases: [[ ]] are its edges, before and after.

import { describe, expect, it } from 'vitest'
import { applySteps, joinSteps, stepBetween, type TextStep } from '../../src/base/text-step.ts'
import { carry as carryRange, type Outcome } from '../../src/coding/carry.ts'

const LOST = 'lost'

/** The text with a place in it, the words that are replaced (the first such), by what, and what is left. */
function carry(marked: string, removed: string, insert: string, expected: string, outcome: Outcome = 'kept') {
  return () => {
    const { text, range } = place(marked)
    const start = text.indexOf(removed)
    shows(text, range, [{ start, end: start + removed.length, insert }], expected, outcome)
  }
}

/** Puts words in at an edge of the place: `|` says where. */
function put(marked: string, insert: string, expected: string) {
  return () => {
    const at = marked.replace('[[', '').replace(']]', '').indexOf('|')
    const { text, range } = place(marked.replace('|', ''))
    shows(text, range, [{ start: at, end: at, insert }], expected, 'kept')
  }
}

function shows(
  text: string,
  range: { start: number; end: number },
  steps: TextStep[],
  expected: string,
  outcome: Outcome,
) {
  const after = applySteps(text, steps)
  const carried = carryRange(after, range, steps)
  if (expected === LOST) {
    expect(carried.outcome).toBe('lost')
    expect(carried.range.end).toBe(carried.range.start)
    return
  }
  const { start, end } = carried.range
  expect(`${after.slice(0, start)}[[${after.slice(start, end)}]]${after.slice(end)}`).toBe(expected)
  expect(carried.outcome).toBe(outcome)
}

function place(marked: string) {
  const start = marked.indexOf('[[')
  const end = marked.indexOf(']]') - 2
  return { text: marked.replace('[[', '').replace(']]', ''), range: { start, end } }
}

describe('a place in a corrected text', () => {
  it('[C1] keeps its words when words before it change', carry('Then I [[left]].', 'Then', 'So', 'So I [[left]].'))
  it(
    '[C1] keeps its words when words behind it change',
    carry('I [[left]] then.', 'then', 'at last', 'I [[left]] at last.'),
  )
  it('[C1] does not take in what is typed at its start', put('I |[[left]].', 'had ', 'I had [[left]].'))
  it('[C1] does not take in what is typed at its end', put('I [[left]]|.', ' them', 'I [[left]] them.'))
  it('[C1] stays when the words right before it go', carry('Then I [[left]].', 'I ', '', 'Then [[left]].'))
  it('[C1] stays when the words right behind it go', carry('I [[left]] then.', ' then', '', 'I [[left]].'))
  it('[C2] takes in what is typed inside it', carry('They [[left out]].', 't o', 't us o', 'They [[left us out]].'))
  it('[C2] takes in a new paragraph inside it', carry('They [[left out]].', 't o', 't\no', 'They [[left\nout]].'))
  it('[C3] keeps a correction of its first word', carry('We [[lefd us out]].', 'lefd', 'left', 'We [[left us out]].'))
  it('[C3] keeps a correction of its last word', carry('They [[left us owt]].', 'owt', 'out', 'They [[left us out]].'))
  it('[C3] shrinks when words inside it go', carry('They [[left us out]].', ' us', '', 'They [[left out]].'))
  it('[C3] shrinks when its last word goes', carry('They [[left us out]].', ' out', '', 'They [[left us]].'))
  it(
    '[C4] stands on the new words where exactly its own were replaced',
    carry('We [[lefd]] it.', 'lefd', 'left', 'We [[left]] it.', 'replaced'),
  )
  it('[C5] is cut at its end', carry('They [[left us out]] again.', 'out again', 'in', 'They [[left us ]]in.', 'cut'))
  it('[C5] is cut at its start', carry('They [[left us out]].', 'They left', 'Taken', 'Taken[[ us out]].', 'cut'))
  it('[C6] is lost when its words are all gone', carry('Well, [[no]].', 'no', '', LOST))
  it('[C6] is lost when more than its words went', carry('Well, [[no]].', ', no', ' then', LOST))
  it('[C6] is lost when its words were replaced by a space', carry('Well, [[no]].', 'no', ' ', LOST))
  it('[C6] is lost when only white space is left of it', carry('Well, [[no \n]]then.', 'no', '', LOST))
  it('keeps whole characters', carry('We [[🙂 laughed 🙃]].', '🙂', '😀', 'We [[😀 laughed 🙃]].'))
})

describe('[C7] typing that goes on', () => {
  it('right behind a replacement belongs to the place, as if it had been put in at once', () => {
    const { range } = place('We [[lefd]] it.')
    const first = carryRange('We l it.', range, [{ start: 3, end: 7, insert: 'l' }])
    expect(first).toEqual({ range: { start: 3, end: 4 }, outcome: 'replaced' })
    expect(carryRange('We left it.', first.range, [{ start: 4, end: 4, insert: 'eft' }], true).range).toEqual({
      start: 3,
      end: 7,
    })
  })
  it('of several steps the first alone goes on', () => {
    const steps = [
      { start: 4, end: 4, insert: 'eft' },
      { start: 7, end: 7, insert: '!' },
    ]
    expect(carryRange('We left! it.', { start: 3, end: 4 }, steps, true).range).toEqual({ start: 3, end: 7 })
  })
  it('right behind what was typed behind the place does not', () => {
    const { range } = place('We [[left]] it.')
    const first = carryRange('We lefta it.', range, [{ start: 7, end: 7, insert: 'a' }])
    expect(carryRange('We leftab it.', first.range, [{ start: 8, end: 8, insert: 'b' }], true).range).toEqual(range)
  })
})

describe('steps', () => {
  it('lead from one text to another with the least that changed, by whole characters', () => {
    expect(stepBetween('a🙂b', 'a🙃b')).toEqual({ start: 1, end: 3, insert: '🙃' })
    expect(stepBetween('aa', 'aaa')).toEqual({ start: 2, end: 2, insert: 'a' })
    expect(stepBetween('same', 'same')).toBeNull()
  })
  it('of one run of typing are one', () => {
    expect(joinSteps({ start: 3, end: 7, insert: 'l' }, { start: 4, end: 4, insert: 'eft' })).toEqual({
      start: 3,
      end: 7,
      insert: 'left',
    })
    expect(joinSteps({ start: 5, end: 6, insert: '' }, { start: 4, end: 5, insert: '' })).toEqual({
      start: 4,
      end: 6,
      insert: '',
    })
    expect(joinSteps({ start: 5, end: 5, insert: 'ab' }, { start: 6, end: 7, insert: '' })).toEqual({
      start: 5,
      end: 5,
      insert: 'a',
    })
    expect(joinSteps({ start: 5, end: 5, insert: 'ab' }, { start: 20, end: 20, insert: 'x' })).toBeNull()
  })
})
