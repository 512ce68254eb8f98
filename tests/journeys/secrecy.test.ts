// METHODS 7, scenarios 89 and 92: a project with a passphrase has no readable byte of research text on the disk.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { Core } from '../../src/api/core.ts'
import { SAMPLE } from '../support/journey.ts'

const folder = mkdtempSync(join(tmpdir(), 'crosscase-secret-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Stretches of 24 characters from the middle of every sentence of every source, in UTF-8 and UTF-16, and of the memo. */
function stretches(): Buffer[] {
  const texts = ['transcripts', 'observation-notes', 'documents'].flatMap(name =>
    readdirSync(join(SAMPLE, name)).map(file => readFileSync(join(SAMPLE, name, file), 'utf8')),
  )
  const sentences = texts.flatMap(text => text.split(/[.?!]\s/)).filter(sentence => sentence.length > 60)
  const words = [...sentences.map(sentence => sentence.slice(20, 44)), 'Do the biscuits stand for something']
  return words.flatMap(stretch => [Buffer.from(stretch, 'utf8'), Buffer.from(stretch, 'utf16le')])
}

// By their first eight bytes, so that a file is walked through once.
const byBeginning = Map.groupBy(stretches(), stretch => stretch.readBigUInt64LE(0))
const firstBytes = new Uint8Array(1 << 24)
for (const stretch of stretches()) firstBytes[stretch.readUIntLE(0, 3)] = 1

function holdsOne(bytes: Buffer): boolean {
  for (let at = 0; at + 48 <= bytes.length; at++) {
    if (firstBytes[bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16)] === 0) continue
    const found = byBeginning.get(bytes.readBigUInt64LE(at))
    if (found?.some(stretch => bytes.subarray(at, at + stretch.length).equals(stretch))) return true
  }
  return false
}

/** Every file below a folder that holds one of the stretches. */
function leaks(below: string): string[] {
  return readdirSync(below, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(file => holdsOne(readFileSync(file)))
}

describe('a project with a passphrase', () => {
  it('shows no sentence of any source in any file the program wrote or in its temporary files: while open, after a kill, after opening again', async () => {
    for (const name of ['project', 'home', 'tmp']) mkdirSync(join(folder, name))
    const path = join(folder, 'project', 'study.crosscase')
    const worker = spawn(
      process.execPath,
      ['--no-warnings', join(import.meta.dirname, '../support/secret-worker.ts'), path, join(folder, 'home')],
      {
        env: {
          ...process.env,
          TMPDIR: join(folder, 'tmp'),
          TEMP: join(folder, 'tmp'),
          SQLITE_TMPDIR: join(folder, 'tmp'),
          HOME: join(folder, 'home'),
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    await once(worker.stdout, 'data')
    expect(readdirSync(join(folder, 'project'))).toContain('study.crosscase-wal')
    expect(leaks(folder)).toEqual([])
    worker.kill('SIGKILL')
    await once(worker, 'exit')
    expect(leaks(folder)).toEqual([])

    const core = new Core({ home: join(folder, 'home'), sampleStudy: '' })
    expect(await core.call('project.open', { path })).toMatchObject({
      ok: false,
      trouble: { code: 'passphrase-missing', message: expect.stringContaining('nobody can open it') },
    })
    expect(await core.call('project.open', { path, passphrase: 'a guess' })).toMatchObject({
      ok: false,
      trouble: { code: 'passphrase-wrong' },
    })
    expect(await core.call('project.open', { path, passphrase: 'four quiet green words' })).toMatchObject({ ok: true })
    expect(await core.call('project.check', {})).toMatchObject({ ok: true, answer: { problems: [] } })
    expect(leaks(folder)).toEqual([])
    await core.close()
    expect(leaks(folder)).toEqual([])
  })

  it('this test can fail: the same in the clear is found', async () => {
    const open = join(folder, 'open')
    mkdirSync(open)
    const core = new Core({ home: join(open, 'home'), sampleStudy: '' })
    await core.call('project.create', { path: join(open, 'plain.crosscase'), name: 'Study', coder: 'A' })
    await core.call('study.load', { path: SAMPLE })
    await core.close()
    expect(leaks(open)).toEqual([join(open, 'plain.crosscase')])
  })
})
