// How a screen is looked at: every size and colours it is shown in, with axe, and for words that are cut off.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { twoFrames } from './steady.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A size of the window, the colours the computer asks for, and what axe looks at: everything, only what colours decide, or all but that. */
export interface Look {
  readonly width: number
  readonly height: number
  readonly theme: 'light' | 'dark' | 'contrast' | 'contrast-dark'
  readonly looksAt: 'everything' | 'colours' | 'build'
}

/** Every look that a screen is checked in: each theme, each size; colours once a theme, the rules that no colour changes once a size. */
export const LOOKS: readonly Look[] = [
  { width: 1440, height: 900, theme: 'light', looksAt: 'everything' },
  { width: 1440, height: 900, theme: 'dark', looksAt: 'colours' },
  { width: 1440, height: 900, theme: 'contrast', looksAt: 'colours' },
  { width: 1024, height: 700, theme: 'contrast-dark', looksAt: 'colours' },
  { width: 1024, height: 700, theme: 'dark', looksAt: 'build' },
]

/** What is found in a page in each of some looks, which look before it; at the end the page has the first again. The page's theme is the computer's. */
export async function inLooks(
  page: Page,
  looks: readonly Look[],
  find: (page: Page, look: Look) => Promise<readonly string[]>,
): Promise<string[]> {
  const found: string[] = []
  for (const look of looks) {
    await wear(page, look)
    for (const one of await find(page, look)) found.push(`${look.width} ${look.theme}: ${one}`)
  }
  await wear(page, looks[0]!)
  return found
}

interface Violation {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly html: string }[]
}

/** Gives the window a look, as the computer asks for it, and waits until it is drawn so. */
export async function wear(page: Page, { width, height, theme }: Look): Promise<void> {
  await page.emulateMedia({
    colorScheme: theme.endsWith('dark') ? 'dark' : 'light',
    contrast: theme.startsWith('contrast') ? 'more' : 'no-preference',
  })
  await page.setViewportSize({ width, height })
  await page.waitForFunction(
    want => document.documentElement.dataset['theme'] === want.theme && innerWidth === want.width,
    { theme, width },
  )
  await twoFrames(page)
}

// What depends on colours; the other rules read the page as it is built.
const COLOUR_RULES: readonly string[] = ['color-contrast', 'link-in-text-block']

/** What axe finds on the screen: serious, critical and moderate, one line each, nothing when all is well. */
export async function violations(page: Page, looksAt: Look['looksAt'] = 'everything'): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe)
  // Behind an open dialog or popover the page is hidden from readers, its landmark and heading with it; axe only guesses whether one is open.
  const behind = (await page.locator('[data-modal], .popover-inside').count()) > 0
  const rules = { 'landmark-one-main': { enabled: !behind }, 'page-has-heading-one': { enabled: !behind } }
  const only =
    looksAt === 'colours'
      ? { runOnly: { type: 'rule', values: COLOUR_RULES } }
      : {
          rules:
            looksAt === 'everything'
              ? rules
              : { ...rules, ...Object.fromEntries(COLOUR_RULES.map(rule => [rule, { enabled: false }])) },
        }
  const options = JSON.stringify({ resultTypes: ['violations'], ...only })
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

/** What axe finds serious or critical: what a page is made of by those who write in it may be out of order. */
export async function seriousViolations(page: Page, looksAt?: Look['looksAt']): Promise<string[]> {
  return (await violations(page, looksAt)).filter(one => !one.startsWith('moderate'))
}

/** Whether the page itself can be scrolled sideways: something stands out of the window. */
export async function overflows(page: Page): Promise<boolean> {
  return await page.evaluate(
    () => document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight,
  )
}
