// A disk that is full while something is destroyed for good.

import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { setFaultHook } from '../../src/base/fault-point.ts'
import { newId } from '../../src/base/ids.ts'
import { writeWithout } from '../../src/store/destroying.ts'
import { Project } from '../../src/store/project.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crosscase-full-'))
  path = join(folder, 'p.crosscase')
  Project.create(path, { name: 'Study', coder: 'Ana', initials: 'A' }).close()
})
afterEach(() => {
  setFaultHook(null)
  rmSync(folder, { recursive: true })
})

it.each(['destroy.copied', 'destroy.forgotten', 'destroy.rewritten', 'destroy.verified'])(
  'at %s: the project is as it was, and nothing is left beside it',
  point => {
    const before = readFileSync(path)
    copyFileSync(path, join(folder, 'as it was'))
    setFaultHook(name => {
      if (name === point) throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
    })
    const what = { sources: [], words: [], edits: [newId()], originals: [] }
    const deed = { path, what, label: 'Destroy', coderId: newId(), now: '2026-01-01T00:00:00.000Z' }
    expect(() => writeWithout(deed)).toThrow('full')
    expect(readdirSync(folder).toSorted()).toEqual(['as it was', 'p.crosscase'])
    expect(readFileSync(path).equals(before)).toBe(true)
    setFaultHook(null)
    Project.open(path).close()
  },
)
