// A change that takes long is written in slices: others read meanwhile what was there before, and write when it is through.

import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pause } from '../../src/api/pause.ts'
import type { CoderId } from '../../src/base/ids.ts'
import type { Change } from '../../src/store/access.ts'
import { removeQuietly } from '../../src/store/backups.ts'
import { Connection } from '../../src/store/driver.ts'
import { Project } from '../../src/store/project.ts'
import { idOf, sql } from '../../src/store/sql.ts'

let folder: string
let project: Project
let ana: CoderId

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crosscase-long-'))
  project = Project.create(join(folder, 'p.crosscase'), { name: 'Study', coder: 'Ana', initials: 'A' })
  ana = idOf<'coder'>(project.read.get<{ id: Uint8Array }>(sql`SELECT id FROM coder`)!.id)
  project.change('Ask first', ana, tx => tx.insert('question', { key: 'first', place: 1, wording: 'first' }))
})
afterEach(() => {
  project.close()
  rmSync(folder, { recursive: true })
})

const keys = () => project.read.all<{ key: string }>(sql`SELECT key FROM question ORDER BY n`).map(row => row.key)
const ask = (key: string) =>
  project.change(`Ask ${key}`, ana, tx => tx.insert('question', { key, place: 1, wording: key }))
const write = (step: (at: string) => void, before?: Promise<unknown>) =>
  project.longChange(
    'Ask many',
    ana,
    function* (tx: Change) {
      for (const key of ['a', 'b', 'c']) {
        tx.insert('question', { key, place: 1, wording: key })
        yield key
      }
      return 'asked'
    },
    async at => step(at),
    before,
  )

it('is one act, in the log once and undone in one step', async () => {
  expect(await write(() => {})).toBe('asked')
  expect(keys()).toEqual(['first', 'a', 'b', 'c'])
  expect(project.undo(ana)).toBe('Ask many')
  expect(keys()).toEqual(['first'])
  expect(project.redo(ana)).toBe('Ask many')
  expect(keys()).toEqual(['first', 'a', 'b', 'c'])
})

it('is read by nobody before it is through', async () => {
  const seen: string[][] = []
  await write(() => seen.push(keys()))
  expect(seen).toEqual([['first'], ['first'], ['first']])
})

it('keeps others from writing and undoing, in words, and they may wait', async () => {
  const said: unknown[] = []
  const attempt = (deed: () => void) => {
    try {
      deed()
      said.push('done')
    } catch (error) {
      said.push(error)
    }
  }
  const waited: Promise<void>[] = []
  await write(at => {
    if (at !== 'a') return
    attempt(() => ask('other'))
    attempt(() => project.undo(ana))
    waited.push(project.written().then(() => void ask('waited')))
  })
  await Promise.all(waited)
  expect(said).toEqual([
    expect.objectContaining({
      code: 'being-written',
      message: expect.stringContaining('“Ask many” is being written.'),
    }),
    expect.objectContaining({ code: 'being-written' }),
  ])
  expect(keys()).toEqual(['first', 'a', 'b', 'c', 'waited'])
  await project.written()
})

it('stopped at any slice, it leaves everything as it was', async () => {
  for (const stop of ['a', 'b', 'c']) {
    const stopped = write(at => {
      if (at === stop) throw new DOMException('Stopped.', 'AbortError')
    })
    await expect(stopped).rejects.toThrow('Stopped.')
    expect([keys(), project.lastChange, project.undoState(ana).undo]).toEqual([['first'], 1, 'Ask first'])
  }
  ask('after')
  expect(keys()).toEqual(['first', 'after'])
})

describe('what goes on beside it', () => {
  it('is through before anything is kept', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const seen: string[][] = []
    const written = write(() => {}, promise)
    await pause()
    seen.push(keys())
    resolve()
    await written
    expect([...seen, keys()]).toEqual([['first'], ['first', 'a', 'b', 'c']])
  })

  it('where it fails, early or late, everything is as it was', async () => {
    await expect(write(() => {}, Promise.reject(new Error('The disk is full.')))).rejects.toThrow('The disk is full.')
    const { promise, reject } = Promise.withResolvers<void>()
    const written = write(at => at === 'c' && reject(new Error('The disk is gone.')), promise)
    await expect(written).rejects.toThrow('The disk is gone.')
    expect([keys(), project.lastChange]).toEqual([['first'], 1])
    ask('after')
    expect(keys()).toEqual(['first', 'after'])
  })
})

describe('a log that has grown long', () => {
  const wording = 'many words '.repeat(100_000)
  const writeMuch = () =>
    project.longChange(
      'Ask at length',
      ana,
      function* (tx: Change) {
        for (let at = 0; at < 45; at++) yield void tx.insert('question', { key: `long ${at}`, place: 1, wording })
      },
      async () => {},
    )
  /** How many questions are in the file itself, whatever its log says. */
  const inFile = () => {
    const copy = join(folder, 'alone.crosscase')
    copyFileSync(project.path, copy)
    const alone = new Connection(copy, { mustExist: true })
    try {
      return alone.get<{ n: number }>(sql`SELECT count(*) AS n FROM question`)!.n
    } finally {
      alone.close()
      removeQuietly(copy)
    }
  }

  it('is not written home while everybody waits, but in a thread', async () => {
    await writeMuch()
    expect([keys().length, inFile()]).toEqual([46, 0])
    await project.home
    expect(inFile()).toBe(46)
  })

  it('meanwhile others write, and the project may be closed', async () => {
    await writeMuch()
    ask('meanwhile')
    project.close()
    project = Project.open(project.path)
    expect([keys().length, keys().at(-1)]).toEqual([47, 'meanwhile'])
  })
})
