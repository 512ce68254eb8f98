import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { smallStudy } from '../support/crash/crash.ts'
import { killAtRandom, loadedProject } from '../support/crash/random-kills.ts'

const folder = mkdtempSync(join(tmpdir(), 'crosscase-soak-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('200 random kills: every acknowledged coding is there each time', async () => {
  smallStudy(join(folder, 'study'))
  const kept = await killAtRandom(await loadedProject(folder, join(folder, 'study')), 200, 2026)
  console.log(`${kept} of 200 random kills left a clean project with all that was acknowledged`)
  expect(kept).toBe(200)
}, 3_600_000)
