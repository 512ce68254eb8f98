// Whatever two coders and the lead did apart: a merge loses nothing, is the same in either order, is nothing the second time, and is
// undone whole. The same few histories each time; the soak tries others.

import { afterAll, it } from 'vitest'
import { holds } from './support/histories.ts'
import { Cases, smallBase } from './support/merge-case.ts'

const cases = new Cases(smallBase)
afterAll(() => cases.end())

it('[5.2] random histories come home whole', async () => {
  await holds(cases, 4, 1)
})
