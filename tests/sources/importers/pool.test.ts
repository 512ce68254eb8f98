import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { ReadingPool, type FileToRead, type PoolOptions, type ReadFile } from '../../../src/sources/importers/pool.ts'
import { expectConsistent, fixture, read } from './support.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'crosscase-reading-'))
afterAll(() => rmSync(folder, { recursive: true }))
const pools: ReadingPool[] = []
afterEach(async () => {
  await Promise.all(pools.splice(0).map(pool => pool.close()))
})

function aPool(options: PoolOptions = {}): ReadingPool {
  const pool = new ReadingPool({ threads: 2, ...options })
  pools.push(pool)
  return pool
}
const file = (name: string): FileToRead => ({ path: fixture(name) })
const text = (name: string, words: string): FileToRead => ({ path: name, bytes: Buffer.from(words) })
const said = (one: ReadFile) => ('refused' in one ? one.code : one.prepared.name)

function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
}

async function all(pool: ReadingPool, files: readonly FileToRead[], signal?: AbortSignal): Promise<ReadFile[]> {
  const found: ReadFile[] = []
  for await (const one of pool.prepareAll(files, signal ? { signal } : {})) found.push(one)
  return found
}

/** A file that takes long to read, and much memory: a million turns. */
const MANY_TURNS = Buffer.from('KO: a?\nR01: b\n'.repeat(500_000))
const heavy: FileToRead = { path: 'heavy.txt', bytes: MANY_TURNS }

describe('a pool of readers', () => {
  it('gives every file, in the order of the list, bad ones with their sentence', async () => {
    const files = [
      'interview.pdf',
      'utf-8.txt',
      'cut-off.docx',
      'report.docx',
      'empty.txt',
      'notes.md',
      'gone.txt',
    ].map(file)
    const found = await all(aPool(), files)
    expect(found.map(said)).toEqual([
      'interview.pdf',
      'utf-8.txt',
      'file-damaged',
      'report.docx',
      'file-empty',
      'notes.md',
      'file-missing',
    ])
    expect(found.map(one => one.index)).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(found[2]).toMatchObject({ refused: expect.stringContaining('“cut-off.docx” is damaged') })
  })
  it('gives what reading here would give', async () => {
    for (const one of await all(aPool(), ['report.docx', 'interview.pdf', 'utf-16-be.txt'].map(file))) {
      if (!('prepared' in one)) throw new Error(one.refused)
      const { path: from, ...prepared } = one.prepared
      const { path: _path, ...here } = await read(prepared.name)
      expect(from).toBe(fixture(prepared.name))
      expect(prepared).toEqual(here)
      expectConsistent(one.prepared)
    }
  })
  it('reads bytes that came another way, and leaves them whole', async () => {
    const bytes = readFileSync(fixture('interview.docx'))
    const [one] = await all(aPool(), [{ path: 'upload-1', name: 'interview.docx', bytes }])
    expect(one).toMatchObject({ prepared: { path: 'upload-1', name: 'interview.docx' } })
    expect(bytes.length).toBeGreaterThan(0)
  })
  it('reads nothing for no files', async () => expect(await all(aPool(), [])).toEqual([]))
  it('keeps the order with many files on few threads', async () => {
    const files = Array.from({ length: 300 }, (_, at) => text(`${at}.txt`, at % 7 === 3 ? '' : `KO: ${at}`))
    const found = await all(aPool(), files)
    expect(found.map(said)).toEqual(files.map((one, at) => (at % 7 === 3 ? 'file-empty' : one.path)))
  })
  it('reads only a stretch ahead of what was taken', async () => {
    const pool = aPool()
    const files = Array.from({ length: 400 }, (_, at) => {
      const where = path.join(folder, `${at}.txt`)
      writeFileSync(where, `KO: ${at}`)
      return { path: where }
    })
    let taken = 0
    for await (const one of pool.prepareAll(files)) {
      taken++
      // What lies far ahead was not looked at yet: it can still go away, and is then refused.
      if (taken === 1) for (const { path: where } of files.slice(200)) rmSync(where)
      expect(said(one)).toBe(taken <= 200 ? `${taken - 1}.txt` : 'file-missing')
    }
    expect(taken).toBe(400)
  })
  it('keeps nothing of what was taken, however long the list', async () => {
    const files = Array.from({ length: 60 }, (_, at) => text(`${at}.txt`, `KO: ${at}`))
    const taken: WeakRef<object>[] = []
    for await (const one of aPool().prepareAll(files, { signal: new AbortController().signal })) {
      taken.push(new WeakRef('prepared' in one ? one.prepared : one))
      if (one.index === 58) {
        // What a WeakRef was asked for stays until this turn has ended.
        await new Promise(resolve => setImmediate(resolve))
        collectGarbage()
      }
    }
    expect(taken.slice(0, 50).filter(one => one.deref() !== undefined)).toEqual([])
  })
  it('serves two lists at once', async () => {
    const pool = aPool({ threads: 1 })
    const [one, two] = await Promise.all(
      ['a', 'b'].map(list =>
        all(
          pool,
          Array.from({ length: 50 }, (_, at) => text(`${list}${at}.txt`, 'Words.')),
        ),
      ),
    )
    expect(one!.map(said)).toEqual(Array.from({ length: 50 }, (_, at) => `a${at}.txt`))
    expect(two!.map(said)).toEqual(Array.from({ length: 50 }, (_, at) => `b${at}.txt`))
  })
  it('refuses what is no file, or may not be read', async () => {
    expect((await all(aPool(), [{ path: folder, name: 'folder.txt' }])).map(said)).toEqual(['not-a-file'])
  })
})

describe('a file that takes too much', () => {
  it('too long: it alone is refused, and the reader replaced', async () => {
    // The clock stands still but for one step, taken while the heavy file is being read.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const pool = aPool({ threads: 1, timeLimit: 60_000 })
      const found: string[] = []
      for await (const one of pool.prepareAll([
        text('before.txt', 'Words.'),
        heavy,
        text('after.txt', 'Words.'),
        text('last.txt', 'Words.'),
      ])) {
        if (found.push(said(one)) === 1) vi.advanceTimersByTime(120_000)
      }
      expect(found).toEqual(['before.txt', 'file-takes-too-long', 'after.txt', 'last.txt'])
    } finally {
      vi.useRealTimers()
    }
  })
  it('too much memory: it alone is refused, in words', async () => {
    const found = await all(aPool({ threads: 1, memoryLimit: 40 }), [
      text('before.txt', 'Words.'),
      heavy,
      text('after.txt', 'Words.'),
    ])
    expect(found.map(said)).toEqual(['before.txt', 'file-needs-too-much-memory', 'after.txt'])
    expect(found[1]).toMatchObject({ refused: expect.stringMatching(/^“heavy.txt” needs too much memory/) })
  })
})

describe('cancelling', () => {
  it('ends at once with the signal’s reason, and the pool goes on for others', async () => {
    const pool = aPool({ threads: 1 })
    const stop = new AbortController()
    const names: string[] = []
    const run = async () => {
      for await (const one of pool.prepareAll([text('a.txt', 'Words.'), heavy, text('b.txt', 'Words.')], {
        signal: stop.signal,
      })) {
        names.push(said(one))
        stop.abort(new Error('enough'))
      }
    }
    await expect(run()).rejects.toThrow('enough')
    expect(names).toEqual(['a.txt'])
    expect((await all(pool, [text('c.txt', 'Words.')])).map(said)).toEqual(['c.txt'])
  })
  it('before the start nothing is read', async () => {
    await expect(all(aPool(), [file('utf-8.txt')], AbortSignal.abort(new Error('no')))).rejects.toThrow('no')
  })
  it('whoever stops taking leaves nothing behind', async () => {
    const pool = aPool({ threads: 1 })
    for await (const one of pool.prepareAll([text('a.txt', 'Words.'), heavy, heavy])) {
      expect(said(one)).toBe('a.txt')
      break
    }
    expect((await all(pool, [text('c.txt', 'Words.')])).map(said)).toEqual(['c.txt'])
  })
  it('a closed pool refuses', async () => {
    const pool = aPool()
    await pool.close()
    expect((await all(pool, [text('a.txt', 'Words.')])).map(said)).toEqual(['reading-stopped'])
  })
})
