// What a window shows once it has come to rest: counts, boxes and places that are compared with later ones.

import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** How many looks in a row have to agree, each two frames after the one before. */
const LOOKS = 4

/** Lets two frames go by: what was asked for before is drawn, and what waited for a frame has begun. */
export async function twoFrames(page: Page): Promise<void> {
  await page.evaluate(() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}

/** What is seen once it stays the same over some frames. Where it never does, the test fails. */
export async function steady<Seen>(page: Page, look: () => Promise<Seen>): Promise<Seen> {
  let seen = await look()
  let agreed = 1
  await expect
    .poll(async () => {
      await twoFrames(page)
      const now = await look()
      agreed = JSON.stringify(now) === JSON.stringify(seen) ? agreed + 1 : 1
      seen = now
      return agreed >= LOOKS
    })
    .toBe(true)
  return seen
}

/** What lies on the clipboard. A copy is there a moment after its key: poll it. */
export function clipboardOf(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText())
}
