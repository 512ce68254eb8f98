// Comparing takes long where copies are many and large: it tells how far it is, lets others go first, and can be stopped.

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
  it('tells what it is at', async () => {
    const one = await twoCopies()
    const told: Progress[] = []
    const reply = await one.journey.core.call(
      'merge.compare',
      { paths: [one.copy('Ben'), one.copy('Cleo')] },
      { onProgress: progress => told.push(progress) },
    )
    expect(reply.ok).toBe(true)
    expect(told[0]!.doing).toBe('Looking through Ben.crosscase')
    expect(told.every(({ done, total }) => total === 0 || done <= total)).toBe(true)
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
