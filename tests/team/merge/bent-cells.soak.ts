// Copies with many more cells overwritten.

import fc from 'fast-check'
import { afterAll, it } from 'vitest'
import { cells, isRefusedOrSound } from './support/bent-cells.ts'
import { studyBase } from './support/deeds.ts'
import { workEverywhere } from './support/full-study.ts'
import { Cases } from './support/merge-case.ts'

const cases = new Cases(studyBase)
afterAll(() => cases.end())

it('are refused in words, or leave a sound project', async () => {
  const one = await cases.start('Ben')
  await one.theirs('Ben', hand => workEverywhere(hand))
  await fc.assert(
    fc.asyncProperty(cells, async given => {
      await isRefusedOrSound(one, given)
    }),
    { numRuns: 1000, endOnFailure: true },
  )
})
