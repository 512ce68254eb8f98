// Whatever two coders and the lead did apart: a merge loses nothing, is the same in either order, is nothing the second time, and is
// undone whole. The same few histories each time; the soak tries others.

import { afterAll, it } from 'vitest'
import { studyBase } from './support/deeds.ts'
import { areAccountedFor, holds } from './support/histories.ts'
import { Cases } from './support/merge-case.ts'

const cases = new Cases(studyBase)
afterAll(() => cases.end())

it('[5.2] random histories come home whole', () => holds(cases, 4, 1), 240_000)

it(
  '[5.2] every column that anybody changed, and every row that is gone, is in the result or named',
  () => areAccountedFor(cases, 6, 11),
  240_000,
)
