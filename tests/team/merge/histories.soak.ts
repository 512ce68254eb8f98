// The property of merges over many and longer histories.

import { afterAll, it } from 'vitest'
import { studyBase } from './support/deeds.ts'
import { holds } from './support/histories.ts'
import { Cases } from './support/merge-case.ts'

const cases = new Cases(studyBase)
afterAll(() => cases.end())

it('[5.2] many random histories come home whole', () => holds(cases, 300, undefined, 12))
