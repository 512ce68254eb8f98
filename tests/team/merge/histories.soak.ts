// The property of merges over many and longer histories.

import { afterAll, it } from 'vitest'
import { ripeBase } from './support/deeds.ts'
import { areAccountedFor, areAnsweredLater, holds } from './support/histories.ts'
import { Cases } from './support/merge-case.ts'

const cases = new Cases(ripeBase)
afterAll(() => cases.end())

it('[5.2] many random histories come home whole', () => holds(cases, 300, undefined, 12))

it('[5.2] many long histories are accounted for', () => areAccountedFor(cases, 600, undefined, 25))

it('[5.2] many questions are answered after more work', () => areAnsweredLater(cases, 400, undefined, 12))
