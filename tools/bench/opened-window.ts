// The built page in real Chromium on a project of its own, served by the loopback shell: what the parts about the window begin with.

import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { Core } from '../../src/api/core.ts'
import { serve } from '../../src/serve/server.ts'
import { launch } from '../../tests/support/chromium.ts'
import { findChromium } from '../chromium.mjs'
import { measuring } from './page-clock.ts'

/** What a part about the window works with. `pageAt` opens the page anew and begins to measure it. */
export interface OpenedWindow {
  readonly ask: (name: string, input?: object) => Promise<any>
  readonly browser: Browser
  readonly pageAt: () => Promise<{ readonly page: Page; readonly metrics: CDPSession }>
}

const VIEWPORT = { width: 1440, height: 900 }

/** Loads the study that `write` lays into a folder into a new project, opens Chromium, and closes everything after `use`. Without a Chromium it says so. */
export async function withWindow(
  folder: string,
  name: string,
  write: (folder: string) => string,
  use: (window: OpenedWindow) => Promise<void>,
): Promise<void> {
  if (!findChromium()) {
    console.log(`\nWindow (${name}): not measured, there is no Chromium.`)
    return
  }
  const home = path.join(folder, name)
  rmSync(home, { recursive: true, force: true })
  mkdirSync(home, { recursive: true })
  const core = new Core({ home, sampleStudy: '' })
  const ask = async (call: string, input: object = {}): Promise<any> => {
    const reply = await core.call(call, input)
    if (!reply.ok) throw new Error(`${call}: ${reply.trouble.message}`)
    return reply.answer
  }
  await ask('project.create', { path: path.join(home, `${name}.crosscase`), name, coder: 'A' })
  await ask('study.load', { path: write(path.join(home, 'study')) })
  const shell = await serve({ door: core, page: path.resolve('out/renderer'), home, port: 0 })
  const browser = await launch()
  const pageAt = async () => {
    const page = await browser.newPage({ viewport: VIEWPORT })
    const metrics = await measuring(page)
    await page.goto(shell.address)
    await page.getByRole('navigation', { name: 'Workbench' }).waitFor()
    return { page, metrics }
  }
  try {
    await use({ ask, browser, pageAt })
  } finally {
    await browser.close()
    await shell.close()
    await core.close()
  }
}
