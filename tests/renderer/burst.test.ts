// Many changes close together: a few questions of a kind are under way at once, and what is overtaken is never asked.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { call, useCarrier } from '../../renderer/client/client.ts'
import { Lanes } from '../../renderer/client/lanes.ts'
import { listStore } from '../../renderer/state/list-store.ts'
import { Newest } from '../../renderer/state/newest.ts'
import { takeEvent, useProject } from '../../renderer/state/project.ts'

/** Answers that come when they are told to, one after another. */
class Asked {
  most = 0
  begun = 0
  readonly #open: (() => void)[] = []

  read = async (): Promise<number> => {
    const mine = ++this.begun
    this.most = Math.max(this.most, this.#open.length + 1)
    await new Promise<void>(answer => this.#open.push(answer))
    return mine
  }

  /** Answers what is open, until nothing is. */
  async answerAll(): Promise<void> {
    while (this.#open.length > 0) {
      this.#open.shift()!()
      for (let turns = 0; turns < 20; turns++) await Promise.resolve()
    }
  }
}

describe('calls of one name', () => {
  const stopped = -1

  it('four at once, the others in the order in which they came; other names have room of their own', async () => {
    const [asked, other, lanes] = [new Asked(), new Asked(), new Lanes()]
    const answers = Array.from({ length: 1000 }, () => lanes.run('code.list', asked.read, { stopped }))
    const apart = lanes.run('source.list', other.read, { stopped })
    expect([asked.begun, other.begun]).toEqual([4, 1])
    await other.answerAll()
    expect(await apart).toBe(1)
    await asked.answerAll()
    expect(await Promise.all(answers)).toEqual(Array.from({ length: 1000 }, (_, at) => at + 1))
    expect(asked.most).toBe(4)
  })

  it('one that meets trouble makes room as well', async () => {
    const lanes = new Lanes(1)
    const fails = lanes.run('a', () => Promise.reject(new Error('no')), { stopped })
    const after = lanes.run('a', () => Promise.resolve(7), { stopped })
    await expect(fails).rejects.toThrow('no')
    expect(await after).toBe(7)
  })

  it('one that is stopped while it waits is never begun, and takes nobody’s room', async () => {
    const [asked, lanes, stopper] = [new Asked(), new Lanes(1), new AbortController()]
    const first = lanes.run('a', asked.read, { stopped })
    const waits = lanes.run('a', asked.read, { stopped, signal: stopper.signal })
    const last = lanes.run('a', asked.read, { stopped })
    stopper.abort()
    expect(await waits).toBe(stopped)
    await asked.answerAll()
    expect([await first, await last, asked.begun]).toEqual([1, 2, 2])
  })

  describe('through the client', () => {
    afterEach(() => useCarrier(null as never))

    it('a thousand at once are carried four at a time', async () => {
      const asked = new Asked()
      useCarrier({ call: async () => ({ ok: true, answer: await asked.read() }) } as never)
      const answers = Array.from({ length: 1000 }, () => call('code.list', {}))
      await Promise.resolve()
      await asked.answerAll()
      expect((await Promise.all(answers)).length).toBe(1000)
      expect(asked.most).toBe(4)
    })
  })
})

describe('what is asked again and again', () => {
  it('two are under way; of those that wait only the newest is begun', async () => {
    const [asked, newest] = [new Asked(), new Newest()]
    const told: number[] = []
    for (let at = 0; at < 1000; at++) newest.ask(() => asked.read().then(() => told.push(at)))
    await asked.answerAll()
    expect([told, asked.begun]).toEqual([[0, 1, 999], 3])
  })

  it('what nobody wants any more is not begun; trouble makes room', async () => {
    const [asked, newest] = [new Asked(), new Newest(1)]
    newest.ask(() => Promise.reject(new Error('no')))
    newest.ask(asked.read)
    newest.drop()
    for (let turns = 0; turns < 5; turns++) await Promise.resolve()
    expect(asked.begun).toBe(0)
    newest.ask(asked.read)
    expect(asked.begun).toBe(1)
  })
})

describe('a list that is asked for a thousand times', () => {
  const counted = () => {
    const asked = new Asked()
    return { asked, list: listStore(async () => [{ id: String(await asked.read()) }]) }
  }

  it('is read twice: once for who came first, once for all who came meanwhile', async () => {
    const { asked, list } = counted()
    const all = Array.from({ length: 1000 }, () => list.getState().reload())
    await asked.answerAll()
    await Promise.all(all)
    expect([asked.begun, asked.most, list.getState().items]).toEqual([2, 1, [{ id: '2' }]])
  })

  it('shows what has come while more is asked', async () => {
    const { asked, list } = counted()
    const seen: string[] = []
    list.subscribe(({ items }) => seen.push(items[0]!.id))
    void list.getState().reload()
    void list.getState().reload()
    await asked.answerAll()
    expect(seen).toEqual(['1', '2'])
  })

  it('a reading that fails does not keep the next from being begun', async () => {
    let asked = 0
    const list = listStore(async () => {
      if (++asked === 1) throw new Error('no')
      return [{ id: 'there' }]
    })
    const [first, second] = await Promise.allSettled([list.getState().reload(), list.getState().reload()])
    expect([first.status, second.status, list.getState().items]).toEqual(['rejected', 'fulfilled', [{ id: 'there' }]])
  })

  it('cleared meanwhile, what was asked of the former project is not shown and not asked again', async () => {
    const { asked, list } = counted()
    void list.getState().reload()
    void list.getState().reload()
    list.getState().clear()
    const now = list.getState().reload()
    expect(asked.begun).toBe(2)
    await asked.answerAll()
    await now
    expect([asked.begun, list.getState().items]).toEqual([2, [{ id: '2' }]])
  })
})

describe('a thousand changes told in one moment', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    useCarrier({ call: async (name: string) => ({ ok: true, answer: name === 'project.info' ? null : [] }) } as never)
    useProject.setState({ phase: 'open', change: 0, lastChange: null })
  })
  afterEach(async () => {
    await vi.runAllTimersAsync()
    vi.useRealTimers()
    useProject.setState({ phase: 'starting', change: 0, lastChange: null })
    useCarrier(null as never)
  })
  const told = (change: number, tables: readonly string[], sourceIds: readonly string[], everything = false) =>
    takeEvent({ type: 'changed', change, label: '', tables, sourceIds, everything, undo: { undo: `act ${change}`, redo: null } }) // prettier-ignore

  it('the first is shown at once, all others together: what any of them touched, and the undo of the last', async () => {
    for (let at = 1; at <= 1000; at++) told(at, [at === 500 ? 'memo' : 'code'], [`s${at % 3}`], at === 700)
    expect(useProject.getState()).toMatchObject({
      change: 1,
      undo: { undo: 'act 1' },
      lastChange: { tables: ['code'] },
    })
    await vi.advanceTimersByTimeAsync(30)
    expect(useProject.getState()).toMatchObject({
      change: 2,
      undo: { undo: 'act 1000' },
      lastChange: { change: 1000, tables: ['code', 'memo'], sourceIds: ['s2', 's0', 's1'], everything: true },
    })
  })

  it('one that comes later is shown at once again', async () => {
    told(1, ['code'], [])
    await vi.advanceTimersByTimeAsync(30)
    told(2, ['memo'], [])
    expect(useProject.getState()).toMatchObject({ change: 2, lastChange: { tables: ['memo'] } })
  })

  it('those of a project that was closed meanwhile are not shown', async () => {
    told(1, ['code'], [])
    told(2, ['memo'], [])
    useProject.getState().left()
    await vi.advanceTimersByTimeAsync(30)
    expect(useProject.getState()).toMatchObject({ phase: 'start', change: 1, lastChange: null })
  })
})
