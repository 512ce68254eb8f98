// How pictures are laid out: the same things always in the same places.

import { describe, expect, it } from 'vitest'
import { cloudOf } from '../../renderer/views/pictures/cloud-layout.ts'
import { fitted, widthOf } from '../../renderer/views/pictures/labels.ts'
import { nextMark } from '../../renderer/views/pictures/mark-moves.ts'
import { placeNetwork } from '../../renderer/views/pictures/network-layout.ts'
import { dayOf, spansOf, stackDots } from '../../renderer/views/pictures/timeline-plan.ts'

describe('arrows walk the marks', () => {
  const grid = [0, 1].flatMap(y => [0, 1, 2].map(x => ({ x: x * 30, y: y * 30 })))
  const leads = (from: number, key: string, to: number | null) => () => expect(nextMark(grid, from, key)).toBe(to)
  it('to the right', leads(0, 'ArrowRight', 1))
  it('down', leads(1, 'ArrowDown', 4))
  it('up', leads(5, 'ArrowUp', 2))
  it('to the first', leads(4, 'Home', 0))
  it('to the last', leads(0, 'End', 5))
  it('not over the edge', leads(0, 'ArrowUp', null))
  it('other keys are none of theirs', leads(0, 'x', null))
  it('rather to one a little aside than to a far one straight ahead', () =>
    expect(
      nextMark(
        [
          { x: 0, y: 0 },
          { x: 30, y: 8 },
          { x: 300, y: 0 },
        ],
        0,
        'ArrowRight',
      ),
    ).toBe(1))
})

describe('a cloud of words', () => {
  const words = ['playbook', 'binder', 'agreement', 'ward', 'pharmacist'].map((word, at) => ({
    word,
    count: 50 - at * 9,
  }))
  it('is the same for the same words', () => expect(cloudOf(words)).toEqual(cloudOf(words)))
  it('no word lies on another', () => {
    const placed = cloudOf(words).words
    for (const a of placed)
      for (const b of placed) {
        const apart = Math.abs(a.x - b.x) >= (a.width + b.width) / 2 || Math.abs(a.y - b.y) >= (a.size + b.size) / 2
        if (a.at < b.at) expect(apart).toBe(true)
      }
  })
  it('the first is the largest', () => expect(cloudOf(words).words[0]!.size).toBe(52))
})

describe('a graph of codes', () => {
  const nodes = ['a', 'b', 'c', 'd'].map((id, at) => ({ id, weight: 10 + at, wide: 80 }))
  const links = [
    { a: 'a', b: 'b', weight: 5 },
    { a: 'b', b: 'c', weight: 1 },
  ]
  const placed = () => placeNetwork(nodes, links, { width: 800, height: 500 })
  it('is the same for the same codes', () => expect(placed()).toEqual(placed()))
  it('stays inside the picture', () => {
    for (const { x, y } of placed()) {
      expect(x).toBeGreaterThan(0)
      expect(x).toBeLessThan(800)
      expect(y).toBeGreaterThan(0)
      expect(y).toBeLessThan(500)
    }
  })
})

describe('along time', () => {
  it('dots that would cover each other stand above each other', () =>
    expect(
      stackDots(
        [
          { lane: 0, x: 10 },
          { lane: 0, x: 12 },
          { lane: 1, x: 12 },
          { lane: 0, x: 60 },
        ],
        18,
      ).map(dot => dot.level),
    ).toEqual([0, 1, 0, 0]))
  it('no day is no date', () =>
    expect([dayOf(null), dayOf('2024'), dayOf('2024-02-31x')?.getUTCMonth()]).toEqual([null, null, 2]))
  it('counts by day, by week or by month, as long as it takes', () => {
    const n = 1
    expect(
      spansOf([
        { day: '2024-01-01', n },
        { day: '2024-01-20', n },
      ]).step,
    ).toBe('day')
    expect(
      spansOf([
        { day: '2024-01-03', n },
        { day: '2024-01-04', n },
        { day: '2024-06-20', n },
      ]),
    ).toEqual({
      step: 'week',
      spans: [
        { from: '2024-01-01', until: '2024-01-07', n: 2 },
        { from: '2024-06-17', until: '2024-06-23', n: 1 },
      ],
    })
    expect(
      spansOf([
        { day: '2022-01-03', n },
        { day: '2024-02-20', n },
      ]).spans[1],
    ).toEqual({
      from: '2024-02-01',
      until: '2024-02-29',
      n: 1,
    })
  })
})

describe('labels', () => {
  it('are cut where they do not fit', () =>
    expect(fitted('How the partner was chosen', 90, 13)).toMatch(/^How the p.*…$/))
  it('and left alone where they do', () => expect(fitted('Visits', 90, 13)).toBe('Visits'))
  it('grow with their letters', () => expect(widthOf('mm', 10)).toBeGreaterThan(widthOf('ii', 10)))
})
