// A process that is killed while it destroys for good leaves the project as it was, or destroyed, and the next opening finishes what is left and says so.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { destroyIn, doomedProject, whatIsLeft, type Doomed } from '../support/crash/destroy-kills.ts'
import { Journey } from '../support/journey.ts'

describe.each([
  ['in the clear', undefined],
  ['encrypted', 'seven small boats'],
])('killed while a project %s is destroyed in', (_, passphrase) => {
  const journey = new Journey()
  let doomed: Doomed
  let passed: readonly string[]
  beforeAll(async () => {
    doomed = await doomedProject(journey, 'doomed', passphrase)
    ;({ passed } = await destroyIn(doomed, journey.path('trial.crosscase'), 'words', {}))
  })
  afterAll(() => journey.end())
  const killedAt = async (name: string, what: 'words' | 'sources') => {
    const path = journey.path(`${name}.crosscase`)
    const { killed } = await destroyIn(doomed, path, what, { passes: passed.indexOf(name) + 1 })
    expect(killed).toBe(true)
    return whatIsLeft(journey, doomed, path)
  }

  it('before it is in its place: as it was, which is told', async () => {
    for (const name of passphrase === undefined ? ['destroy.forgotten', 'rewrite.aside'] : ['destroy.verified']) {
      const { state, finished } = await killedAt(name, 'words')
      expect(state, name).toBe('before')
      expect(finished, name).toMatch(/cut off before that was done: it is as it was/)
    }
  })

  it('afterwards: destroyed; what stood there, and older backups, go at the next opening, which tells so', async () => {
    const moments = [
      ['rewrite.placed', 'words', /the former file is overwritten. 2 backups made before something was destroyed/],
      ['destroy.backup', 'sources', /^A backup made before/],
      ['backup.copied', 'words', /^$/],
    ] as const
    for (const [name, what, told] of passphrase === undefined ? moments : moments.slice(0, 1)) {
      const { state, finished } = await killedAt(name, what)
      expect(state, name).toBe('after')
      expect(finished ?? '', name).toMatch(told)
    }
  })
})
