// What the agreement and adjudication views reckon for themselves: who is compared, pieces of text with their coders, edges by a word.

import { describe, expect, it } from 'vitest'
import { comparedCoders, FIRST_CHOICES, requestOf } from '../../renderer/views/agreement/choices.ts'
import { moveEnd, moveStart } from '../../renderer/views/agreement/edges.ts'
import { piecesOf } from '../../renderer/views/agreement/lanes.ts'

const coder = (id: string, more: object = {}) =>
  ({ id, name: id, initials: id, kind: 'person', joinedTo: null, ...more }) as never
const source = (...codedBy: string[]) => ({ codedBy }) as never

describe('who is compared', () => {
  const coders = [coder('A'), coder('B'), coder('C'), coder('Consensus', { kind: 'consensus' })]
  it('is those who finished most sources together, else those chosen who are there', () => {
    const sources = [source('A', 'B'), source('B', 'C'), source('C', 'B'), source('A', 'Consensus')]
    expect(comparedCoders({ coderIds: null, by: null }, coders, sources)).toEqual(['B', 'C'])
    expect(comparedCoders({ coderIds: ['A', 'C', 'gone'] as never, by: null }, coders, sources)).toEqual(['A', 'C'])
    expect(comparedCoders({ coderIds: null, by: null }, coders, [source('A'), source('B')])).toEqual([])
  })
  it('is asked only when something can be compared', () => {
    expect(requestOf(FIRST_CHOICES, ['A'] as never)).toBe(null)
    expect(requestOf({ ...FIRST_CHOICES, unit: 'excerpt' }, ['A', 'B'] as never)).toBe(null)
    expect(requestOf({ ...FIRST_CHOICES, half: true }, ['A', 'B'] as never)).toMatchObject({ match: 'half' })
  })
})

describe('coders side by side', () => {
  it('cuts a paragraph at every edge and says who marked each piece', () => {
    const marks = [
      { coder: 1, start: 14, end: 40 },
      { coder: 0, start: 5, end: 18 },
    ]
    expect(piecesOf('abcdefghij', 10, marks)).toEqual([
      { start: 10, text: 'abcd', coders: [0] },
      { start: 14, text: 'efgh', coders: [0, 1] },
      { start: 18, text: 'ij', coders: [1] },
    ])
    expect(piecesOf('abc', 100, marks)).toEqual([{ start: 100, text: 'abc', coders: [] }])
  })
})

describe('edges of a composed passage', () => {
  const text = 'One two three four five'
  const range = { start: 4, end: 13 }
  const words = (of: { start: number; end: number }) => text.slice(of.start, of.end)
  it('move by a word', () => {
    expect(words(moveStart(text, range, -1))).toBe('One two three')
    expect(words(moveStart(text, range, 1))).toBe('three')
    expect(words(moveEnd(text, range, 1))).toBe('two three four')
    expect(words(moveEnd(text, range, -1))).toBe('two')
  })
  it('stop at the ends of the text and before they meet', () => {
    expect(moveStart(text, { start: 0, end: 3 }, -1)).toEqual({ start: 0, end: 3 })
    expect(moveStart(text, { start: 0, end: 3 }, 1)).toEqual({ start: 0, end: 3 })
    expect(moveEnd(text, { start: 19, end: 23 }, 1)).toEqual({ start: 19, end: 23 })
    expect(moveEnd(text, { start: 19, end: 23 }, -1)).toEqual({ start: 19, end: 23 })
  })
})
