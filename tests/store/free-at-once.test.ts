import { describe, expect, it } from 'vitest'
import { freeAtOnce } from '../../src/store/free-at-once.ts'

describe('memory given back at once', () => {
  it('of bytes that have it for themselves', () => {
    const bytes = Buffer.alloc(100_000, 1)
    freeAtOnce(bytes)
    expect(bytes.length).toBe(0)
  })

  it('also where they are only a part of it', () => {
    const bytes = Buffer.alloc(Buffer.poolSize * 2, 1).subarray(0, 10)
    freeAtOnce(bytes)
    expect(bytes.length).toBe(0)
  })

  it('not of small buffers, which share theirs', () => {
    const neighbour = Buffer.from('what another holds')
    const bytes = Buffer.from('small')
    freeAtOnce(bytes)
    expect([bytes.toString(), neighbour.toString()]).toEqual(['small', 'what another holds'])
  })

  it('of none there is nothing to give back', () => {
    expect(() => freeAtOnce(Buffer.alloc(0))).not.toThrow()
  })
})
