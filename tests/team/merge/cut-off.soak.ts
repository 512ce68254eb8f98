// A merge that is killed at random moments, while copies are compared, the backup is made, rows are written and afterwards.

import { afterAll, expect, it } from 'vitest'
import { randomFrom } from '../../../tools/bench/generate.ts'
import { mergeIn, whatIsLeft, workToBring } from '../../support/crash/merge-kills.ts'
import { Cases, smallBase } from './support/merge-case.ts'

const cases = new Cases(smallBase)
afterAll(() => cases.end())

it('[74] 200 random kills of a merge leave the project as before or as after', async () => {
  const one = await cases.start('Ben')
  await workToBring(one)
  await one.journey.core.closeProject()
  const began = Date.now()
  await mergeIn(`${one.folder}/trial.crosscase`, one, {})
  const takes = Date.now() - began
  const random = randomFrom(2026)
  const found = { before: 0, after: 0 }
  for (let kill = 0; kill < 200; kill++) {
    const path = `${one.folder}/kill-${kill}.crosscase`
    await mergeIn(path, one, { after: Math.floor(random() * takes * 0.8) })
    found[await whatIsLeft(one, path)]++
  }
  console.log(`killed 200 times: ${found.before} as before, ${found.after} as after`)
  expect(found.before + found.after).toBe(200)
})
