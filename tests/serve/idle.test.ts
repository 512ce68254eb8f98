import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { IDLE, lockingWhenLeft } from '../../src/serve/idle.ts'
import { aDoor } from './a-door.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const names = (asked: readonly { name: string }[]) => asked.map(call => call.name)

it('locks ten minutes after everybody has gone, once', () => {
  const { door, asked } = aDoor()
  lockingWhenLeft(door)
  vi.advanceTimersByTime(IDLE - 1)
  expect(names(asked)).toEqual([])
  vi.advanceTimersByTime(IDLE * 3)
  expect(names(asked)).toEqual(['project.lock'])
})

it('does not lock while a page listens, however long somebody reads', () => {
  const { door, asked } = aDoor()
  const leave = lockingWhenLeft(door).listen(() => {})
  vi.advanceTimersByTime(IDLE * 5)
  expect(names(asked)).toEqual([])
  leave()
  vi.advanceTimersByTime(IDLE)
  expect(names(asked)).toEqual(['project.lock'])
})

it('starts counting anew with every call', async () => {
  const { door, asked } = aDoor()
  const locking = lockingWhenLeft(door)
  vi.advanceTimersByTime(IDLE - 1)
  await locking.call('source.list', {})
  vi.advanceTimersByTime(IDLE - 1)
  expect(names(asked)).toEqual(['source.list'])
  vi.advanceTimersByTime(1)
  expect(names(asked)).toEqual(['source.list', 'project.lock'])
})

it('does not lock while long work goes on', async () => {
  let done: (reply: unknown) => void
  const { door, asked } = aDoor({ 'study.load': () => new Promise(resolve => (done = resolve)) })
  const loading = lockingWhenLeft(door).call('study.load', {})
  vi.advanceTimersByTime(IDLE * 5)
  expect(names(asked)).toEqual(['study.load'])
  done!({ ok: true, answer: null })
  await loading
  vi.advanceTimersByTime(IDLE)
  expect(names(asked)).toEqual(['study.load', 'project.lock'])
})

it('never locks once it rests', () => {
  const { door, asked } = aDoor()
  lockingWhenLeft(door).rest()
  vi.advanceTimersByTime(IDLE * 2)
  expect(names(asked)).toEqual([])
})
