// A real page of the renderer in Chromium, with the stand-in behind it: nothing listens on a port, requests are answered
// where the browser makes them.

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { answer } from './fake-core.ts'

const ORIGIN = 'http://127.0.0.1:9'
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' }

/** Builds the renderer into a folder, as the product is built. */
export async function buildRenderer(outDir: string, root = path.join(import.meta.dirname, '../../../renderer')): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    base: './',
    plugins: [react()],
    build: { outDir, emptyOutDir: true, target: 'chrome140', assetsInlineLimit: 0, chunkSizeWarningLimit: 4096 },
  })
}

/** How a page is opened: its size, its theme, and answers in place of the stand-in's for some calls. */
export interface PageWishes {
  readonly width?: number
  readonly height?: number
  readonly theme?: 'light' | 'dark' | 'contrast' | 'contrast-dark'
  readonly answers?: Readonly<Record<string, (input: never) => unknown>>
}

/** Opens the workbench on the sample study. `page` begins where a person with an open project begins. */
export async function openWorkbench(browser: Browser, built: string, wishes: PageWishes = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: wishes.width ?? 1440, height: wishes.height ?? 900 }, permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  await page.addInitScript(theme => localStorage.setItem('crosscase.settings', JSON.stringify({ theme, textSize: 1, density: 'normal' })), wishes.theme ?? 'light')
  await page.route(`${ORIGIN}/**`, async route => {
    const { pathname } = new URL(route.request().url())
    if (pathname === '/events') return // Left open: the stand-in tells of nothing.
    if (pathname.startsWith('/call/')) {
      const name = decodeURIComponent(pathname.slice('/call/'.length))
      const input: unknown = JSON.parse(route.request().postData() ?? '{}')
      const own = wishes.answers?.[name]
      const reply = own ? { ok: true, answer: own(input as never) ?? null } : answer(name, input)
      await route.fulfill({ contentType: 'application/json', body: JSON.stringify(reply) })
      return
    }
    const file = path.join(built, pathname === '/' ? 'index.html' : pathname)
    await route.fulfill({ contentType: TYPES[path.extname(file)] ?? 'application/octet-stream', body: await readFile(file) })
  })
  await page.goto(`${ORIGIN}/#token=stand-in`)
  await page.getByRole('main').waitFor()
  return page
}
