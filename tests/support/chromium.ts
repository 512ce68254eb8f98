// The Chromium that browser tests drive. Tests that need it say so: `describe.skipIf(!chromiumPath())(…)`.

import { chromium, type Browser } from 'playwright-core'
import { findChromium } from '../../tools/chromium.mjs'

/** The Chromium to use: CROSSCASE_CHROMIUM (`none` for none; `npm test` sets it to what it found), the system's, or Playwright's; null where there is none. */
export function chromiumPath(): string | null {
  return findChromium()
}

/** Starts it without a window and without anything of its own on the network. Close it when done. */
export async function launch(args: readonly string[] = []): Promise<Browser> {
  const executablePath = chromiumPath()
  if (!executablePath) throw new Error('There is no Chromium to test with.')
  return await chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // A page of a test is gone before code that was compiled at length has paid for it.
      '--js-flags=--no-turbofan',
      ...args,
    ],
  })
}
