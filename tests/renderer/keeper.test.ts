// A memo is kept a moment after the hands rest, at once when they leave, and never over somebody else's words.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { MemoId } from '../../src/base/ids.ts'
import { richOf, type RichGiven } from '../../src/memos/rich.ts'
import { Keeper, type Keeping } from '../../renderer/views/memos/keeper.ts'

const words = (text: string) => richOf(text) as RichGiven
const CONFLICT = new Error('changed elsewhere')
let sent: Keeping[] = []
let refuse: Error | null = null
let told: string[] = []

function keeper(memoId: string | null = null): Keeper {
  const made = new Keeper(
    {
      memoId: memoId as MemoId | null,
      stamp: memoId ? 's0' : undefined,
      title: '',
      rich: words(''),
      place: { about: 'project' },
    },
    async keeping => {
      sent.push(keeping)
      if (refuse) throw refuse
      return { memoId: 'm1' as MemoId, stamp: `s${sent.length}`, targets: [], anchored: [] }
    },
    error => error === CONFLICT,
  )
  made.tell({ kept: () => told.push('kept'), trouble: (_, conflict) => told.push(conflict ? 'conflict' : 'trouble') })
  return made
}

beforeEach(() => {
  vi.useFakeTimers()
  sent = []
  refuse = null
  told = []
})
afterEach(() => vi.useRealTimers())
const after = (ms: number) => vi.advanceTimersByTimeAsync(ms)

describe('keeping', () => {
  it('waits until the hands rest, and sends what is there then', async () => {
    const one = keeper()
    one.write({ rich: words('a') })
    await after(1000)
    one.write({ rich: words('ab') })
    await after(1000)
    expect(sent).toEqual([])
    await after(300)
    expect(sent).toMatchObject([{ about: 'project', rich: words('ab') }])
  })
  it('does not wait for ever while somebody types on', async () => {
    const one = keeper()
    for (let at = 0; at < 20; at++) {
      one.write({ rich: words('x'.repeat(at + 1)) })
      await after(500)
    }
    expect(sent.length).toBeGreaterThan(0)
  })
  it('goes on with the memo that it made, from where it left it, in the same stretch', async () => {
    const one = keeper()
    one.write({ rich: words('a') })
    await one.flush()
    one.write({ rich: words('ab') })
    await one.flush()
    expect(sent[1]).toMatchObject({ memoId: 'm1', stamp: 's1', stretch: sent[0]!.stretch })
    expect(sent[1]).not.toHaveProperty('about')
  })
  it('begins another stretch once the hands have left', async () => {
    const one = keeper()
    one.write({ rich: words('a') })
    expect(await one.leave()).toBe(true)
    expect(await one.leave()).toBe(false)
    one.write({ rich: words('ab') })
    await one.flush()
    expect(sent[1]!.stretch).not.toBe(sent[0]!.stretch)
  })
  it('keeps no empty memo', async () => {
    const one = keeper()
    one.write({ rich: words('  ') })
    await one.leave()
    expect(sent).toEqual([])
  })
  it('tries again what could not be kept, with the next words', async () => {
    const one = keeper()
    refuse = new Error('disk')
    one.write({ rich: words('a') })
    await one.flush()
    refuse = null
    await one.flush()
    expect(sent).toHaveLength(2)
    expect(told).toEqual(['trouble', 'kept'])
  })
  it('stops at a conflict, until told whose words stand', async () => {
    const one = keeper('m0')
    refuse = CONFLICT
    one.write({ rich: words('mine') })
    await one.flush()
    refuse = null
    one.write({ rich: words('mine, more') })
    await after(20_000)
    expect(sent).toHaveLength(1)
    await one.keepMine('s9')
    expect(sent[1]).toMatchObject({ memoId: 'm0', stamp: 's9', rich: words('mine, more') })
    expect(told).toEqual(['conflict', 'kept'])
  })
  it('sends one thing at a time', async () => {
    const one = keeper()
    one.write({ rich: words('a') })
    const first = one.flush()
    one.write({ rich: words('ab') })
    await Promise.all([first, one.flush()])
    expect(sent.map(keeping => keeping.memoId)).toEqual([undefined, 'm1'])
  })
})
