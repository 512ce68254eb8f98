// Scenario 93: everything works without a network. The web shell runs in a process that ends at any attempt to reach out, and
// the page in a browser whose every request is written down.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, launch } from '../support/chromium.ts'
import { built } from '../shells/prepare.ts'
import { callAt, endPrograms, startProgram, type Program } from './program.ts'

const GUARD = path.join(import.meta.dirname, 'no-network.mjs')
const home = mkdtempSync(path.join(tmpdir(), 'crosscase-offline-'))
let program: Program

beforeAll(async () => {
  await built()
  program = await startProgram(['--import', GUARD, 'src/serve/main.ts'], { CROSSCASE_HOME: home })
})
afterAll(async () => {
  await endPrograms()
  rmSync(home, { recursive: true, force: true, maxRetries: 3 })
})

it.each([
  "fetch('http://192.0.2.1/')",
  "require('node:net').connect(80, '192.0.2.1')",
  "require('node:dns').lookup('example.org', () => {})",
])('the guard ends a process that reaches out: %s', script => {
  const { status, stderr } = spawnSync(process.execPath, ['--import', GUARD, '-e', script], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([99, expect.stringContaining('REACHED OUT')])
})

describe('the web shell without a network', () => {
  it('opens the sample study the first time', async () => {
    expect(await callAt(program.address, 'project.info')).toMatchObject({
      ok: true,
      answer: { name: 'The Pathmaker study', counts: { sources: 38, codings: 538 } },
    })
  })

  it('answers queries, changes, long work and undo', async () => {
    const ok = { ok: true }
    expect(await callAt(program.address, 'search.text', { words: 'pharmacists' })).toMatchObject(ok)
    expect(await callAt(program.address, 'code.create', { name: 'Offline' })).toMatchObject(ok)
    expect(await callAt(program.address, 'project.check')).toMatchObject({ ok: true, answer: { problems: [] } })
    expect(await callAt(program.address, 'project.undo')).toMatchObject(ok)
  })

  it.skipIf(!chromiumPath())('shows a page that asks this address and no other', async () => {
    const asked = new Set<string>()
    const complaints: string[] = []
    const browser: Browser = await launch()
    try {
      const context = await browser.newContext()
      context.on('request', request => asked.add(new URL(request.url()).origin))
      const page: Page = await context.newPage()
      page.on('console', message => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      page.on('pageerror', error => complaints.push(error.message))
      await page.goto(program.address)
      await page.getByText('The Pathmaker study').first().waitFor()
      await page.reload()
      await page.getByText('The Pathmaker study').first().waitFor()
    } finally {
      await browser.close()
    }
    expect([...asked]).toEqual([new URL(program.address).origin])
    expect(complaints).toEqual([])
  })

  it.skipIf(!chromiumPath())('is not reached by another page in the same browser', async () => {
    const browser = await launch()
    try {
      const page = await browser.newPage()
      await page.route('http://evil.localhost/', route =>
        route.fulfill({ contentType: 'text/html', body: '<p>Elsewhere' }),
      )
      await page.goto('http://evil.localhost/')
      const { origin, hash } = new URL(program.address)
      const tries = await page.evaluate(
        async ([where, token]) => {
          const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
          const attempt = (path: string, init: RequestInit) =>
            fetch(where + path, init).then(
              () => 'answered',
              () => 'refused',
            )
          const script = document.createElement('script')
          const loads = new Promise(resolve => {
            script.addEventListener('load', () => resolve('ran'))
            script.addEventListener('error', () => resolve('refused'))
          })
          script.src = `${where}/call/project.info`
          document.head.append(script)
          return [
            await attempt('/call/project.info', { method: 'POST', headers, body: '{}' }),
            await attempt('/call/project.info', { method: 'POST', body: '{}' }),
            await attempt('/events', { headers }),
            await attempt('/', {}),
            await loads,
          ]
        },
        [origin, hash.slice('#token='.length)] as const,
      )
      expect(new Set(tries)).toEqual(new Set(['refused']))
    } finally {
      await browser.close()
    }
  })

  it('ends in order when it is told to', async () => {
    expect(await program.end('SIGTERM')).toBe(0)
    expect(program.printed.err).toBe('')
  })
})
