// The real runtime, wherever it is present: what the stand-in cannot show. Elsewhere this says that it was skipped.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { electronBinary, noWindowBecause } from '../../tools/electron-runtime.mjs'
import { built, ROOT } from './prepare.ts'

const binary = electronBinary()
const why = !binary ? 'no Electron runtime' : noWindowBecause()

describe.skipIf(why !== null)(
  `the desktop shell in the real runtime${why === null ? '' : ` (skipped: ${why})`}`,
  () => {
    const home = mkdtempSync(path.join(tmpdir(), 'crosscase-real-'))
    let electron: ElectronApplication
    let page: Page
    const requests: string[] = []

    beforeAll(async () => {
      await built()
      electron = await _electron.launch({
        executablePath: binary!,
        args: [ROOT],
        chromiumSandbox: true,
        env: { ...(process.env as Record<string, string>), CROSSCASE_HOME: home },
      })
      page = await electron.firstWindow()
      page.on('request', request => requests.push(request.url()))
    })
    afterAll(async () => {
      await electron?.close()
      rmSync(home, { recursive: true, force: true, maxRetries: 3 })
    })

    it('opens the sample study in a sandboxed page without Node', async () => {
      await expect
        .poll(() => page.evaluate(() => window.crosscase!.call('project.info', {})), { timeout: 30_000 })
        .toMatchObject({ ok: true, answer: { counts: { sources: 38, codings: 538 } } })
      expect(await page.evaluate(() => ['require', 'process', 'module'].filter(one => one in window))).toEqual([])
    })

    it('carries progress and the end of long work over the real bridge', async () => {
      const seen = await page.evaluate(async () => {
        let count = 0
        const reply = await window.crosscase!.call('project.check', {}, { onProgress: () => void count++ })
        return { count, ok: reply.ok }
      })
      expect(seen.ok).toBe(true)
      expect(seen.count).toBeGreaterThan(0)
    })

    it('asks for nothing but its own page', async () => {
      await page.reload()
      expect(requests.filter(address => !address.startsWith('app://crosscase/'))).toEqual([])
    })

    it('keeps the window and the menus of the system', async () => {
      const state = await electron.evaluate(({ BrowserWindow, Menu }) => ({
        windows: BrowserWindow.getAllWindows().length,
        menus: Menu.getApplicationMenu()?.items.length ?? 0,
      }))
      expect(state.windows).toBe(1)
      expect(state.menus).toBeGreaterThanOrEqual(5)
    })
  },
)
