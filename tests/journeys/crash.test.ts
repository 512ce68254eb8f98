// A process may die at any instant: the project opens, check is clean, what was acknowledged is there, nothing is half there.

import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backups } from '../../src/store/backups.ts'
import { lookAt, runCoder, smallStudy } from '../support/crash/crash.ts'
import { killAtRandom, loadedProject } from '../support/crash/random-kills.ts'

const folder = mkdtempSync(join(tmpdir(), 'crosscase-crash-'))
const study = join(folder, 'study')
beforeAll(() => smallStudy(study))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// Steps that are several transactions: cut off, some of them may have landed.
const LOAD = 1
const SEVERAL = new Set([LOAD, 12, 13])

describe('killed at a fault point', () => {
  const states: string[] = []
  const hits: { name: string; step: number; path: string }[] = []

  beforeAll(async () => {
    const path = join(folder, 'whole.crosscase')
    for (const line of (await runCoder(['steps', path, study])).lines) {
      const [word, number, rest, name] = line.split(' ') as [string, string, string, string]
      if (word === 'ack') states[Number(number)] = rest
      else hits.push({ name, step: Number(rest), path: join(`${path}-left`, `${number}.crosscase`) })
    }
  })

  it('each write step of import, coding, undo and backup has one', () => {
    const names = new Set(hits.map(hit => hit.name))
    const wanted =
      'insert.blob insert.source insert.speaker insert.paragraph insert.case insert.case_source insert.code insert.question insert.proposition insert.anchor insert.coding insert.evidence insert.memo insert.source_coder remove.coding remove.anchor do.logged undo.entry undo.logged redo.entry redo.logged commit.before commit.after backup.copied backup.verified backup.named'
    expect(wanted.split(' ').filter(name => !names.has(name))).toEqual([])
  })

  /** What a kill at a fault point left is sound, and what was acknowledged before. */
  async function isWhole({ name, step, path }: { name: string; step: number; path: string }): Promise<void> {
    const where = `${name} in step ${step}`
    const left = await lookAt(path)
    expect(left.problems, where).toEqual([])
    if (!SEVERAL.has(step)) expect(left.state, where).toBe(states[name === 'commit.after' ? step : step - 1])
    if (step === LOAD) {
      // What landed of a load stays listed as one act, and can be taken back whole.
      expect((await left.core.call('project.history', {})) as unknown, where).toMatchObject({
        answer: name === 'commit.before' || left.state === states[0] ? [] : [{ label: 'Load study “study”' }],
      })
      await left.core.call('project.undo', {})
      expect(left.core.needProject().info().counts, where).toEqual({ sources: 0, sites: 0, codes: 0, codings: 0 })
    }
    await left.core.close()
    for (const backup of backups(path))
      expect((await lookAt(backup.path).then(async one => (await one.core.close(), one))).problems, where).toEqual([])
    const [at, file] = [dirname(path), basename(path)]
    const beside = readdirSync(at).filter(
      one => one.startsWith(file) && ![file, `${file}-home`, `${file}-backups`].includes(one),
    )
    expect(beside, where).toEqual([])
    for (const one of readdirSync(at)) if (one.startsWith(file)) rmSync(join(at, one), { recursive: true })
  }

  it('leaves a clean project with all that was acknowledged, at each of them', async () => {
    for (const hit of hits) await isWhole(hit)
  }, 300_000)

  it('and so does a process that is killed, once at each kind of write', async () => {
    for (const [number, { name, step }] of hits.entries()) {
      if (hits.findIndex(hit => hit.name === name) < number) continue
      const path = join(folder, `${number}.crosscase`)
      const ended = await runCoder(['steps', path, study, name, String(step)])
      expect([ended.killed, ended.acknowledged], `${name} in step ${step}`).toEqual([true, step - 1])
      await isWhole({ name, step, path })
    }
  }, 300_000)
})

describe('killed at random', () => {
  it('[21] ten times while coding and undoing, every acknowledged coding is there and at most one more', async () => {
    expect(await killAtRandom(await loadedProject(folder, study), 10, 1)).toBe(10)
  }, 120_000)
})
