// The property of merges over many histories.

import { afterAll, it } from 'vitest'
import { holds } from './support/histories.ts'
import { Cases, smallBase } from './support/merge-case.ts'

const cases = new Cases(smallBase)
afterAll(() => cases.end())

it('[5.2] many random histories come home whole', async () => {
  await holds(cases, 300)
})
