// Sources and codings along time: where each mark stands. Pure.

import { scaleLinear, scaleUtc } from '@visx/scale'

/** A span of whole days, months or weeks, and what falls into it. */
export interface Span {
  readonly from: string
  readonly until: string
}

const DAY = 86_400_000

/** A day as a date at midnight; null for what is no day. */
export function dayOf(date: string | null): Date | null {
  const found = /^(\d{4}-\d{2}-\d{2})/.exec(date ?? '')
  const day = found ? new Date(`${found[1]}T00:00:00Z`) : null
  return day && !Number.isNaN(day.getTime()) ? day : null
}

/** The axis of time over some days: from the first to the last, with air at both ends. */
export function timeScale(days: readonly Date[], range: readonly [number, number]) {
  const times = days.map(day => day.getTime())
  const first = Math.min(...times)
  const last = Math.max(...times)
  const air = Math.max(DAY * 3, (last - first) * 0.03)
  return scaleUtc<number>({ domain: [new Date(first - air), new Date(last + air)], range: [...range] })
}

/** A dot in its place: dots of one lane that would cover each other stand above each other. */
export interface TimeDot {
  readonly at: number
  readonly lane: number
  readonly x: number
  /** How many dots it stands above. */
  readonly level: number
}

/** Stacks dots, in order of time, so that none covers another. */
export function stackDots(dots: readonly { readonly lane: number; readonly x: number }[], size: number): TimeDot[] {
  const order = dots.map((_, at) => at).sort((a, b) => dots[a]!.x - dots[b]!.x || a - b)
  const placed: TimeDot[] = []
  for (const at of order) {
    const { lane, x } = dots[at]!
    const near = placed.filter(one => one.lane === lane && Math.abs(one.x - x) < size)
    let level = 0
    while (near.some(one => one.level === level)) level++
    placed.push({ at, lane, x, level })
  }
  return placed
}

/** Counts by day, week or month, whichever gives at most about sixty bars; spans without anything are left out. */
export function spansOf(days: readonly { readonly day: string; readonly n: number }[]): {
  readonly step: 'day' | 'week' | 'month'
  readonly spans: readonly (Span & { readonly n: number })[]
} {
  const known = days.flatMap(one => {
    const date = dayOf(one.day)
    return date ? [{ date, n: one.n }] : []
  })
  if (known.length === 0) return { step: 'day', spans: [] }
  const times = known.map(one => one.date.getTime())
  const long = (Math.max(...times) - Math.min(...times)) / DAY
  const step = long <= 60 ? 'day' : long <= 420 ? 'week' : 'month'
  const counts = new Map<string, number>()
  for (const { date, n } of known) {
    const begin = text(beginOf(date, step))
    counts.set(begin, (counts.get(begin) ?? 0) + n)
  }
  const spans = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, n]) => ({ from, until: text(endOf(new Date(`${from}T00:00:00Z`), step)), n }))
  return { step, spans }
}

function beginOf(date: Date, step: 'day' | 'week' | 'month'): Date {
  if (step === 'month') return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1))
  // Weeks begin on Mondays.
  return step === 'week' ? new Date(date.getTime() - ((date.getUTCDay() + 6) % 7) * DAY) : date
}

function endOf(begin: Date, step: 'day' | 'week' | 'month'): Date {
  if (step === 'month') return new Date(Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + 1, 0))
  return new Date(begin.getTime() + (step === 'week' ? 6 : 0) * DAY)
}

const text = (date: Date) => date.toISOString().slice(0, 10)

/** An axis of counts from 0 to the next round number. */
export function countScale(most: number, range: readonly [number, number]) {
  return scaleLinear<number>({ domain: [0, Math.max(1, most)], range: [...range], nice: 4 })
}
