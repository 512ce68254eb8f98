// A process may die at any instant: the project opens, check is clean, what was acknowledged is there, nothing is half there.

import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
  const hits: { name: string; step: number }[] = []

  beforeAll(async () => {
    const whole = await runCoder(['steps', join(folder, 'whole.crosscase'), study])
    const seen = new Set<string>()
    for (const line of whole.lines) {
      const [word, step, rest] = line.split(' ') as [string, string, string]
      if (word === 'ack') states[Number(step)] = rest
      // New paragraphs are taken into full text when there is time: not at a step of its own.
      else if (rest !== 'index.taken' && !seen.has(`${rest} ${step}`)) {
        // One kill for each write step of each deed: the first time it is passed there.
        seen.add(`${rest} ${step}`)
        hits.push({ name: rest, step: Number(step) })
      }
    }
  })

  it('each write step of import, coding, undo and backup has one', () => {
    const names = new Set(hits.map(hit => hit.name))
    const wanted =
      'insert.blob insert.source insert.speaker insert.paragraph insert.case insert.case_source insert.code insert.question insert.proposition insert.anchor insert.coding insert.evidence insert.memo insert.source_coder remove.coding remove.anchor do.logged undo.entry undo.logged redo.entry redo.logged commit.before commit.after backup.copied backup.verified backup.named'
    expect(wanted.split(' ').filter(name => !names.has(name))).toEqual([])
  })

  it('leaves a clean project with all that was acknowledged, at each of them', async () => {
    for (const [number, hit] of hits.entries()) {
      const name = `${number}.crosscase`
      const path = join(folder, name)
      const where = `${hit.name} in step ${hit.step}`
      const ended = await runCoder(['steps', path, study, hit.name, String(hit.step)])
      expect([ended.killed, ended.acknowledged], where).toEqual([true, hit.step - 1])
      const left = await lookAt(path)
      expect(left.problems, where).toEqual([])
      if (!SEVERAL.has(hit.step))
        expect(left.state, where).toBe(states[hit.name === 'commit.after' ? hit.step : hit.step - 1])
      if (hit.step === LOAD) {
        // What landed of a load stays listed as one act, and can be taken back whole.
        expect((await left.core.call('project.history', {})) as unknown, where).toMatchObject({
          answer: hit.name === 'commit.before' || left.state === states[0] ? [] : [{ label: 'Load study “study”' }],
        })
        await left.core.call('project.undo', {})
        expect(left.core.needProject().info().counts, where).toEqual({ sources: 0, sites: 0, codes: 0, codings: 0 })
      }
      await left.core.close()
      for (const backup of backups(path))
        expect((await lookAt(backup.path).then(async one => (await one.core.close(), one))).problems, where).toEqual([])
      const beside = readdirSync(folder).filter(
        file => file.startsWith(name) && ![name, `${name}-home`, `${name}-backups`].includes(file),
      )
      expect(beside, where).toEqual([])
      for (const file of readdirSync(folder)) if (file.startsWith(name)) rmSync(join(folder, file), { recursive: true })
    }
  }, 300_000)
})

describe('killed at random', () => {
  it('[21] ten times while coding and undoing, every acknowledged coding is there and at most one more', async () => {
    expect(await killAtRandom(await loadedProject(folder, study), 10, 1)).toBe(10)
  }, 120_000)
})
