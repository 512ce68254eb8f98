import { describe, expect, it } from 'vitest'
import { sameChoice } from '../../../src/team/merge/same-choice.ts'

describe('the same choice for another question of its kind', () => {
  it('takes of a copy what it took of that copy, wherever its column stands', () => {
    expect(sameChoice('theirs:1', ['Ada', 'Ben'], ['Ben', 'Cleo'])).toBe('theirs:0')
    expect(sameChoice('theirs:1', ['Ada', 'Ben'], ['Ben'])).toBe('theirs')
    expect(sameChoice('theirs', ['Ben'], ['Ada', 'Ben'])).toBe('theirs:1')
  })
  it('takes nothing where the copy says nothing of it', () => {
    expect(sameChoice('theirs:1', ['Ada', 'Ben'], ['Ada', 'Cleo'])).toBeNull()
    expect(sameChoice('theirs', ['Ben'], ['Ada', 'Cleo'])).toBeNull()
  })
  it('makes two sources of what a copy has where it made two of what that copy has', () => {
    expect(sameChoice('two:1', ['Ada', 'Ben'], ['Ben', 'Cleo'])).toBe('two:0')
    expect(sameChoice('two:1', ['Ada', 'Ben'], ['Ben'])).toBe('two')
    expect(sameChoice('two:1', ['Ada', 'Ben'], ['Cleo'])).toBeNull()
    expect(sameChoice('two', ['Ada', 'Ben'], ['Cleo'])).toBe('two')
  })
  it('is theirs where each has one copy, and every other choice as it is', () => {
    expect(sameChoice('theirs', ['Ben'], ['Ada'])).toBe('theirs')
    expect(sameChoice('ours', ['Ada', 'Ben'], ['Cleo'])).toBe('ours')
    expect(sameChoice('open', ['Ada'], ['Cleo'])).toBe('open')
  })
})
