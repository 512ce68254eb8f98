// A process that is killed while a project is put under another key leaves it under the one or the other, and no backup under another than its own:
// the next opening finishes that, and says so.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { destroyIn, doomedProject, whatIsUnder, type Doomed } from '../support/crash/destroy-kills.ts'
import { Journey } from '../support/journey.ts'

describe.each([
  ['encrypted', undefined],
  ['given another passphrase', 'seven small boats'],
])('killed while a project is %s', (_, passphrase) => {
  const journey = new Journey()
  let doomed: Doomed
  let passed: readonly string[]
  beforeAll(async () => {
    doomed = await doomedProject(journey, 'doomed', passphrase)
    ;({ passed } = await destroyIn(doomed, journey.path('trial.crosscase'), 'key', {}))
  })
  afterAll(() => journey.end())
  const killedAt = async (name: string) => {
    const path = journey.path(`${name}.crosscase`)
    const { killed } = await destroyIn(doomed, path, 'key', { passes: passed.indexOf(name) + 1 })
    expect(killed, name).toBe(true)
    return whatIsUnder(journey, doomed, path)
  }

  it('before it is in its place: as it was, with its backups', async () => {
    for (const name of passphrase === undefined ? ['encrypt.verified', 'rewrite.aside'] : ['encrypt.noted']) {
      const { state, finished } = await killedAt(name)
      expect(state, name).toBe('before')
      expect(finished, name).toMatch(/it is as it was\.$/)
    }
  })

  it('afterwards: under the new key, and what stood there and backups under the former one go at the next opening', async () => {
    const moments = [
      [
        'rewrite.placed',
        /the former file is overwritten. 2 backups made before the key of the project was changed were/,
      ],
      ['rewrite.scrubbed', /^2 backups made before the key/],
      ['encrypt.backup', /^A backup made before the key/],
      ['encrypt.finished', /^$/],
    ] as const
    for (const [name, told] of passphrase === undefined ? moments : moments.slice(0, 1)) {
      const { state, finished } = await killedAt(name)
      expect(state, name).toBe('after')
      expect(finished ?? '', name).toMatch(told)
    }
  })
})
