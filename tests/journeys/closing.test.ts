// A project is closed while something long is still being read of it.

import { afterAll, describe, expect, it } from 'vitest'
import { Journey } from '../support/journey.ts'

describe('closing a project', () => {
  const journey = new Journey()
  afterAll(() => journey.end())
  const saturation = { by: 'sources', kinds: ['interview'], base: 4, run: 2, threshold: 5 } as const

  it.each([
    ['source.notCoded', {}],
    ['saturation.compute', saturation],
    ['report.methods', {}],
    ['proposition.list', {}],
  ] as const)('%s, asked just before, is stopped and no fault of the program', async (name, input) => {
    await journey.ask('project.openSample', {})
    const asked = journey.core.call(name, input)
    await journey.ask('project.close', {})
    expect(await asked).toMatchObject({ ok: false, trouble: { kind: 'cancelled' } })
  })
})
