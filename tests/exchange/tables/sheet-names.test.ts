import { describe, expect, it } from 'vitest'
import { sheetNames } from '../../../src/exchange/tables/sheet-names.ts'

const named = (wanted: string | readonly string[], names: string | readonly string[]) => () =>
  expect(sheetNames([wanted].flat())).toEqual([names].flat())

describe('names of tabs', () => {
  it('stay as they are where they can', named('S01 Quillbrook General', 'S01 Quillbrook General'))
  it('lose what a tab cannot hold', named('A/B: [what?] *\\', 'A B what'))
  it('lose apostrophes at their ends', named("'St Orrin's'", "St Orrin's"))
  it('are cut at 31 characters', named('S09 Hobgarth Moor University Hospital', 'S09 Hobgarth Moor University H…'))
  it('are not cut inside a character', named(`${'a'.repeat(29)}😀bc`, `${'a'.repeat(29)}…`))
  it('are never empty', named(['', '???'], ['Sheet', 'Sheet (2)']))
  it('differ also when case is ignored', named(['Trust', 'TRUST', 'trust'], ['Trust', 'TRUST (2)', 'trust (3)']))
  it(
    'differ after being cut',
    named(['x'.repeat(40), 'x'.repeat(41)], [`${'x'.repeat(30)}…`, `${'x'.repeat(26)}… (2)`]),
  )
  it('leave Excel its own', named('History', 'History (2)'))
})
