// A copy whose cells somebody overwrote, whatever they wrote there. The same few each time; the soak tries others.

import fc from 'fast-check'
import { afterAll, it } from 'vitest'
import { cells, isRefusedOrSound } from './support/bent-cells.ts'
import { studyBase } from './support/deeds.ts'
import { workEverywhere } from './support/full-study.ts'
import { Cases } from './support/merge-case.ts'

const cases = new Cases(studyBase)
afterAll(() => cases.end())

it('is refused in words, or leaves a sound project', async () => {
  const one = await cases.start('Ben')
  await one.theirs('Ben', hand => workEverywhere(hand))
  await fc.assert(
    fc.asyncProperty(cells, async given => {
      await isRefusedOrSound(one, given)
    }),
    { numRuns: 20, seed: 3, endOnFailure: true },
  )
}, 240_000)
