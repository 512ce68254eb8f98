import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setFaultHook } from '../../src/base/fault-point.ts'
import { backupFolder, backUp, backups, clearRemains, toLetGo } from '../../src/store/backups.ts'
import { checkFile } from '../../src/store/check.ts'
import { longWork } from '../../src/store/long-work.ts'
import { Project } from '../../src/store/project.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crosscase-backup-'))
  path = join(folder, 'p.crosscase')
  Project.create(path, { name: 'Study', coder: 'Ana', initials: 'A' }).close()
})
afterEach(() => {
  setFaultHook(null)
  rmSync(folder, { recursive: true })
})

describe('backups', () => {
  it('are made beside the project while it is open, and open as projects', async () => {
    const project = Project.open(path)
    const made = await longWork({ task: 'back up', path, reason: 'Before load!', now: '2026-03-01T10:00:00.000Z' })
    expect(made).toMatchObject({ reason: 'before load', madeAt: '2026-03-01T10:00:00.000Z' })
    expect(checkFile(made.path).problems).toEqual([])
    project.close()
  })

  it('two in the same second have two names', () => {
    backUp(path, 'x', '2026-03-01T10:00:00.000Z')
    backUp(path, 'x', '2026-03-01T10:00:00.000Z')
    expect(backups(path)).toHaveLength(2)
  })

  it('roll: the newest eight, one for each of seven days, one for each of eight weeks', () => {
    const at = (day: number, hour: number) => ({
      path: `${day}-${hour}`,
      madeAt: new Date(Date.UTC(2026, 0, 1 + day, hour)).toISOString(),
      reason: 'x',
      size: 1,
    })
    const all = Array.from({ length: 100 }, (_, day) => [at(day, 18), at(day, 9)])
      .flat()
      .sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1))
    const gone = new Set(toLetGo(all))
    const kept = all.filter(backup => !gone.has(backup))
    expect(kept.slice(0, 8)).toEqual(all.slice(0, 8))
    expect(new Set(kept.map(backup => backup.madeAt.slice(0, 10))).size).toBe(13)
    expect(kept.length).toBe(17)
  })

  for (const step of ['backup.copied', 'backup.verified']) {
    it(`leave nothing behind when they fail at ${step}`, () => {
      setFaultHook(name => {
        if (name === step) throw new Error('cut off')
      })
      expect(() => backUp(path, 'x', '2026-03-01T10:00:00.000Z')).toThrow('cut off')
      expect(readdirSync(backupFolder(path))).toEqual([])
    })
  }

  it('what a killed process left half written is cleared', () => {
    backUp(path, 'x', '2026-03-01T10:00:00.000Z')
    writeFileSync(join(backupFolder(path), '20260301-100001-y.crosscase.part'), 'half')
    clearRemains(path)
    expect(readdirSync(backupFolder(path))).toEqual(['20260301-100000-x.crosscase'])
  })
})
