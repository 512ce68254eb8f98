// Comparing and writing take long where copies are many and large: they tell how far they are, let others go first, and can be stopped.

import { afterAll, describe, expect, it } from 'vitest'
import type { Progress } from '../../../src/base/reply.ts'
import { stateOf } from '../../support/crash/state.ts'
import { Cases, smallBase } from './support/merge-case.ts'

const cases = new Cases(smallBase)
afterAll(() => cases.end())

async function twoCopies() {
  const one = await cases.start('Ben', 'Cleo')
  for (const name of ['Ben', 'Cleo'])
    await one.theirs(name, async hand => {
      await hand.apply('Help', 'Tomasz helped')
      await hand.define('Trust', `Trust, as ${name} has it`)
    })
  return one
}

describe('a comparison that takes long', () => {
  it('tells what it is at; of several copies none by name, and of how many rows once all are counted', async () => {
    const one = await twoCopies()
    const told: Progress[] = []
    const reply = await one.journey.core.call(
      'merge.compare',
      { paths: [one.copy('Ben'), one.copy('Cleo')] },
      { onProgress: progress => told.push(progress) },
    )
    expect(reply.ok).toBe(true)
    const doings = [...new Set(told.map(({ doing }) => doing))]
    expect(doings.slice(0, 2)).toEqual(['Looking through the copies', 'Reading what was changed in the copies'])
    expect(told.every(({ done, total }) => total === 0 || done <= total)).toBe(true)
    // How often is told depends on the machine; what is told never grows.
    expect(new Set(told.flatMap(({ total }) => (total === 0 ? [] : [total]))).size).toBeLessThanOrEqual(1)
  })

  it('stopped, it leaves everything as it was, the plan that was kept too', async () => {
    const one = await twoCopies()
    const kept = await one.compare('Ben')
    const look = () => stateOf(one.journey.core.needProject().project.read)
    const before = look()
    const stop = new AbortController()
    const reply = await one.journey.core.call(
      'merge.compare',
      { paths: [one.copy('Ben'), one.copy('Cleo')] },
      { signal: stop.signal, onProgress: () => stop.abort() },
    )
    expect(reply).toMatchObject({ ok: false, trouble: { kind: 'cancelled' } })
    expect(look()).toBe(before)
    expect((await one.ours.ask('merge.summary', {}))?.id).toBe(kept.id)
    await one.ours.ask('merge.apply', { planId: kept.id })
    expect(await one.ours.codings()).toContain('Help: Tomasz helped (Ben)')
  })

  it('is given up where the project is changed meanwhile', async () => {
    const one = await twoCopies()
    const changes: Promise<string>[] = []
    const reply = await one.journey.core.call(
      'merge.compare',
      { paths: [one.copy('Ben'), one.copy('Cleo')] },
      {
        onProgress: () => {
          if (changes.length === 0) changes.push(one.ours.code('Meanwhile'))
        },
      },
    )
    expect(reply).toMatchObject({ ok: false, trouble: { code: 'changed-meanwhile' } })
    await Promise.all(changes)
    expect((await one.merge('Ben', 'Cleo')).plan.counts.result.codings).toBe(3)
  })
})

describe('a merge while it is written', () => {
  /** Applies Ben's copy; `during` once it writes. */
  async function apply(one: Awaited<ReturnType<typeof twoCopies>>, signal: AbortSignal, during: () => void) {
    const { id } = await one.compare('Ben')
    const told: Progress[] = []
    const reply = await one.journey.core.call(
      'merge.apply',
      { planId: id },
      {
        signal,
        onProgress: progress => {
          told.push(progress)
          if (progress.done > 0 && told.filter(({ done }) => done > 0).length === 1) during()
        },
      },
    )
    return { id, told, reply }
  }

  it('lets others read what was there before, and has those who write wait', async () => {
    const one = await twoCopies()
    const meanwhile: Promise<unknown>[] = []
    const { reply, told } = await apply(one, new AbortController().signal, () => {
      const { core } = one.journey
      meanwhile.push(
        one.ours.codings(),
        core.call('project.undo', {}),
        one.ours.code('Meanwhile'),
        core.call('merge.forget', { planId: core.needProject().plannedMerge!.id }),
      )
    })
    expect(reply.ok).toBe(true)
    expect(told.map(({ doing }) => doing)).toContain('Writing')
    expect(told.every(({ done, total }) => total === 0 || done <= total)).toBe(true)
    const [codings, undone, , forgotten] = await Promise.all(meanwhile)
    expect(codings).not.toContain('Help: Tomasz helped (Ben)')
    for (const reply of [undone, forgotten])
      expect(reply).toMatchObject({ ok: false, trouble: { code: 'being-written' } })
    expect(await one.ours.codings()).toContain('Help: Tomasz helped (Ben)')
    expect((await one.journey.ask('code.list', {})).map(code => code.name)).toContain('Meanwhile')
    expect((await one.journey.ask('project.undo', {})).label).toContain('Meanwhile')
    expect((await one.journey.ask('project.undo', {})).label).toBe('Merge the copy of Ben')
  })

  it('stopped, it leaves everything as it was, and the plan can be written then', async () => {
    const one = await twoCopies()
    const look = () => stateOf(one.journey.core.needProject().project.read)
    const before = look()
    const stop = new AbortController()
    const { id, reply } = await apply(one, stop.signal, () => stop.abort())
    expect(reply).toMatchObject({ ok: false, trouble: { kind: 'cancelled' } })
    expect(look()).toBe(before)
    expect(await one.ours.ask('merge.reports', {})).toEqual([])
    await one.ours.ask('merge.apply', { planId: id })
    expect(await one.ours.codings()).toContain('Help: Tomasz helped (Ben)')
    expect((await one.journey.ask('project.check', {})).problems).toEqual([])
  })

  it('the project can be closed under it, and is as it was', async () => {
    const one = await twoCopies()
    const { core } = one.journey
    const closed: Promise<unknown>[] = []
    const before = stateOf(core.needProject().project.read)
    const { reply } = await apply(one, new AbortController().signal, () => closed.push(core.closeProject()))
    await Promise.all(closed)
    expect(reply.ok).toBe(false)
    await one.journey.ask('project.open', { path: one.path, coder: 'Ana Lead' })
    expect(stateOf(core.needProject().project.read)).toBe(before)
  })
})
