// How a screen is looked at: every size and colours it is shown in, with axe, and for words that are cut off.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A size of the window and the colours the computer asks for. */
export interface Look {
  readonly width: number
  readonly height: number
  readonly colours: 'light' | 'dark'
}

/** Every look that a screen is checked in. */
export const LOOKS: readonly Look[] = [
  { width: 1440, height: 900, colours: 'light' },
  { width: 1440, height: 900, colours: 'dark' },
  { width: 1024, height: 700, colours: 'dark' },
  { width: 1024, height: 700, colours: 'light' },
]

interface Violation {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly html: string }[]
}

/** Gives the window a look, and waits until it is drawn so. */
export async function wear(page: Page, look: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: look.colours })
  await page.setViewportSize({ width: look.width, height: look.height })
  await page.waitForFunction(
    want => document.documentElement.dataset['theme'] === want.colours && innerWidth === want.width,
    look,
  )
  await page.evaluate(() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}

/** What axe finds on the screen: serious, critical and moderate, one line each, nothing when all is well. */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe)
  // Behind an open dialog the page is hidden from readers, its landmark and heading with it; axe only guesses whether one is open.
  const behind = (await page.locator('[data-modal]').count()) > 0
  const rules = { 'landmark-one-main': { enabled: !behind }, 'page-has-heading-one': { enabled: !behind } }
  const options = JSON.stringify({ resultTypes: ['violations'], rules })
  const found = (await page.evaluate(
    `axe.run(document, ${options}).then(found => found.violations)`,
  )) as readonly Violation[]
  return found
    .filter(one => one.impact !== 'minor')
    .map(
      one =>
        `${one.impact} ${one.id}: ${one.nodes
          .map(node => node.html.slice(0, 160))
          .slice(0, 3)
          .join(' … ')}`,
    )
}

/** Whether the page itself can be scrolled sideways: something stands out of the window. */
export async function overflows(page: Page): Promise<boolean> {
  return await page.evaluate(
    () => document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight,
  )
}
