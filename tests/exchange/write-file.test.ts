import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setFaultHook } from '../../src/base/fault-point.ts'
import { refuseOtherEnding, writeWhole } from '../../src/exchange/write-file.ts'

let folder = ''
const at = (name: string) => path.join(folder, name)
const there = () => Object.fromEntries(readdirSync(folder).map(name => [name, readFileSync(at(name), 'utf8')]))

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'crosscase-write-'))
})
afterEach(() => {
  setFaultHook(null)
  rmSync(folder, { recursive: true, force: true })
})

/** Pieces, with something that happens after the first. */
function* pieces(afterFirst: () => void) {
  yield 'first half, '
  afterFirst()
  // Long enough that others get their turn in between.
  for (const until = performance.now() + 40; performance.now() < until;);
  yield 'second half'
}

describe('a file is written whole or not at all', () => {
  it('says its size in bytes', async () => {
    expect(await writeWhole(at('a.csv'), ['Größe', '\n'])).toBe(8)
    expect(there()).toEqual({ 'a.csv': 'Größe\n' })
  })
  it('takes the place of the one that was there', async () => {
    writeFileSync(at('a.csv'), 'former')
    await writeWhole(at('a.csv'), ['new'])
    expect(there()).toEqual({ 'a.csv': 'new' })
  })
  it('carries pieces longer than what is written at once', async () => {
    const long = 'a sentence. '.repeat(300_000)
    await writeWhole(at('a.csv'), ['x', long, new Uint8Array([0x79])])
    expect(there()).toEqual({ 'a.csv': `x${long}y` })
  })
  it('stopped in the middle, it leaves what was there before', async () => {
    writeFileSync(at('a.csv'), 'former')
    const stop = new AbortController()
    const writing = writeWhole(
      at('a.csv'),
      pieces(() => stop.abort()),
      { signal: stop.signal },
    )
    await expect(writing).rejects.toMatchObject({ name: 'AbortError' })
    expect(there()).toEqual({ 'a.csv': 'former' })
  })
  it('stopped before it began, it writes nothing', async () => {
    await expect(writeWhole(at('a.csv'), ['x'], { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    })
    expect(there()).toEqual({})
  })
  it('when what is to be written fails, it leaves nothing behind', async () => {
    const failing = pieces(() => {
      throw new Error('gone')
    })
    await expect(writeWhole(at('a.csv'), failing)).rejects.toThrow('gone')
    expect(there()).toEqual({})
  })
  it.each(['export.before-sync', 'export.before-rename'])(
    'cut off at %s, it leaves what was there before',
    async point => {
      writeFileSync(at('a.csv'), 'former')
      setFaultHook(name => {
        if (name === point) throw new Error('cut off')
      })
      await expect(writeWhole(at('a.csv'), ['x'])).rejects.toThrow('cut off')
      expect(there()).toEqual({ 'a.csv': 'former' })
    },
  )
  it('others get their turn while it is written', async () => {
    let turns = 0
    const counting = setInterval(() => turns++, 1)
    await writeWhole(
      at('a.csv'),
      pieces(() => {}),
    )
    clearInterval(counting)
    expect(turns).toBeGreaterThan(0)
  })
})

describe('places that cannot be written to are refused in words', () => {
  it('a folder that is not there', () =>
    expect(writeWhole(at('none/a.csv'), ['x'])).rejects.toThrow(/There is no folder .*none\. Make it first/))
  it('a folder in its place', async () => {
    mkdirSync(at('a.csv'))
    await expect(writeWhole(at('a.csv'), ['x'])).rejects.toThrow(/is a folder\. Say the name of a file in it/)
  })
  it('a project file, least of all', () =>
    expect(() => refuseOtherEnding('/x/study.crosscase', 'csv')).toThrow(/“study.crosscase” does not end with .csv/))
  it('an ending in capitals will do', () => expect(() => refuseOtherEnding('/x/TABLE.CSV', 'csv')).not.toThrow())
})
