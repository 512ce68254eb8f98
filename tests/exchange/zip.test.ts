import { unzipSync } from 'fflate'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { writeZip, type ZipPart } from '../../src/exchange/zip/write-zip.ts'
import { bytesOf, partsOf } from './tables/unpack.ts'

const zip = (...parts: ZipPart[]) => bytesOf(writeZip(parts))
const part = (name: string, ...content: (string | Uint8Array)[]): ZipPart => ({ name, content })

afterEach(() => vi.useRealTimers())

describe('a zip of ours', () => {
  it('gives back what went in, in the order given', () => {
    const parts = partsOf(zip(part('b.xml', 'second ', 'half'), part('a/ä.xml', 'Größe'), part('empty')))
    expect(Object.entries(parts)).toEqual([
      ['b.xml', 'second half'],
      ['a/ä.xml', 'Größe'],
      ['empty', ''],
    ])
  })
  it('is the same bytes tomorrow', () => {
    const today = zip(part('a', 'words'), part('b', 'more words'))
    vi.useFakeTimers({ now: new Date('2031-07-05T09:00:00Z') })
    expect(zip(part('a', 'words'), part('b', 'more words'))).toEqual(today)
  })
  it('is the same bytes however its content was cut', () => {
    const long = Array.from({ length: 60_000 }, (_, at) => `word ${at * 7919} `).join('')
    const cut = long.match(/[^]{1,1000}/g)!
    expect(zip(part('a', ...cut))).toEqual(zip(part('a', long)))
  })
  it('carries content longer than one slice', () => {
    const long = 'a sentence said again and again. '.repeat(40_000)
    expect(partsOf(zip(part('a', long)))['a']).toBe(long)
  })
  it('is the same bytes where a letter of several bytes stands at the edge of a slice', () => {
    const long = 'Größe 語 🌱 '.repeat(30_000)
    const cut = long.match(/[^]{1,97}/gu)!
    expect(zip(part('a', ...cut))).toEqual(zip(part('a', long)))
    expect(partsOf(zip(part('a', ...cut)))['a']).toBe(long)
  })
  it('makes text small', () => expect(zip(part('a', 'and so on '.repeat(10_000))).length).toBeLessThan(1000))
  it('refuses two parts of one name', () =>
    expect(() => zip(part('a', ''), part('a', ''))).toThrow(/a name of its own/))
  it('can be read by others', () => expect(() => unzipSync(zip(part('a', 'x')))).not.toThrow())
})
