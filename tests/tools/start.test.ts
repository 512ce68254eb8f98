// `npm start` as a person types it, on a machine without a window.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { callAt, endPrograms, startProgram } from '../serve/program.ts'
import { built } from '../shells/prepare.ts'

const home = mkdtempSync(path.join(tmpdir(), 'crosscase-start-'))
beforeAll(built)
afterAll(async () => {
  await endPrograms()
  rmSync(home, { recursive: true, force: true, maxRetries: 3 })
})

it('opens the workbench on the sample study in the browser, and says in one line why there', async () => {
  const program = await startProgram(['tools/start.mjs', '--web'], { CROSSCASE_HOME: home })
  const [why, address, ...rest] = program.printed.out.trim().split('\n')
  expect(why).toBe('The browser was asked for, so Crosscase opens in your browser.')
  expect(address).toBe(`Crosscase is open at  ${program.address}`)
  expect(rest).toEqual(['Open this address in a browser on this machine. Ctrl+C ends it.'])
  expect(await callAt(program.address, 'project.info')).toMatchObject({ answer: { name: 'The Pathmaker study' } })
  expect((await fetch(new URL(program.address).origin)).status).toBe(200)
  expect(await program.end('SIGINT')).toBe(0)
})

it('opens none of itself the second time: the page begins with the projects there were', async () => {
  const program = await startProgram(['tools/start.mjs'], { CROSSCASE_HOME: home, DISPLAY: '', WAYLAND_DISPLAY: '' })
  expect(program.printed.out).toContain(
    process.platform === 'linux' ? 'There is no display here' : 'so Crosscase opens',
  )
  expect(await callAt(program.address, 'project.info')).toEqual({ ok: true, answer: null })
  expect(await callAt(program.address, 'project.recent')).toMatchObject({
    answer: [{ name: 'The Pathmaker study', there: true }],
  })
  expect(await program.end('SIGTERM')).toBe(0)
})
