// Destroying for good that is killed at every fault point and at random moments.

import { afterAll, expect, it } from 'vitest'
import { randomFrom } from '../../tools/bench/generate.ts'
import { destroyIn, doomedProject, whatIsLeft } from '../support/crash/destroy-kills.ts'
import { Journey } from '../support/journey.ts'

const journey = new Journey()
afterAll(() => journey.end())

it('200 kills leave the project as before or as destroyed', async () => {
  const random = randomFrom(2026)
  const found = { before: 0, after: 0, told: 0 }
  const look = async (of: Awaited<ReturnType<typeof doomedProject>>, path: string) => {
    const { state, finished } = await whatIsLeft(journey, of, path)
    found[state]++
    if (finished !== null) found.told++
  }
  const both = [await doomedProject(journey, 'plain'), await doomedProject(journey, 'encrypted', 'seven small boats')]
  const takes: number[] = []
  for (const [at, of] of both.entries()) {
    const { passed, took } = await destroyIn(of, journey.path(`trial-${at}.crosscase`), 'sources', {})
    takes.push(took)
    for (let passes = 1; passes <= passed.length; passes++) {
      const path = journey.path(`point-${at}-${passes}.crosscase`)
      await destroyIn(of, path, 'sources', { passes })
      await look(of, path)
    }
  }
  const points = found.before + found.after
  for (let kill = points; kill < 200; kill++) {
    const at = kill % 2
    const path = journey.path(`random-${kill}.crosscase`)
    const what = random() < 0.5 ? 'words' : 'sources'
    await destroyIn(both[at]!, path, what, { after: random() * takes[at]! * 0.9 })
    await look(both[at]!, path)
  }
  console.log(
    `killed 200 times, ${points} of them at fault points: ${found.before} as before, ${found.after} destroyed; ${found.told} were told at the next opening`,
  )
  expect(found.before + found.after).toBe(200)
  expect(Math.min(found.before, found.after)).toBeGreaterThan(20)
})
