// Days are those of the person who looks: what was written late in the evening is not of the next day.

import { describe, expect, it } from 'vitest'
import { dayIn, dayInUtc } from '../../src/memos/days.ts'
import { filterMemos } from '../../src/memos/filter.ts'
import type { Memo } from '../../src/memos/types.ts'

const memo = (changedAt: string, journalOn: string | null = null) =>
  ({ id: changedAt, changedAt, journalOn, title: '', body: '', subjectName: '', links: [] }) as unknown as Memo
const LATE = '2026-06-30T23:30:00.000Z'
const found = (one: Memo, from: string, to: string, zone: string) =>
  filterMemos([one], { from, to }, dayIn(zone)).length === 1

describe('a day', () => {
  it('is that of the zone, in summer and winter', () => {
    expect(dayIn('Europe/London')(LATE)).toBe('2026-07-01')
    expect(dayIn('Europe/London')('2026-12-31T23:30:00.000Z')).toBe('2026-12-31')
    expect(dayIn('America/New_York')('2026-07-01T02:00:00.000Z')).toBe('2026-06-30')
    expect(dayInUtc(LATE)).toBe('2026-06-30')
  })
  it('narrows memos for whoever looks', () => {
    expect(found(memo(LATE), '2026-07-01', '2026-07-01', 'Europe/London')).toBe(true)
    expect(found(memo(LATE), '2026-06-30', '2026-06-30', 'Europe/London')).toBe(false)
    expect(found(memo(LATE), '2026-06-30', '2026-06-30', 'UTC')).toBe(true)
  })
  it('of a journal entry is the one it was written for, everywhere', () =>
    expect(found(memo(LATE, '2026-06-30'), '2026-06-30', '2026-06-30', 'Asia/Tokyo')).toBe(true))
})
