// A real window on a real core: Chromium, the loopback web shell, the sample study. For tests of the frame.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { serve, type Serving } from '../../src/serve/server.ts'
import { builtPage } from '../shells/prepare.ts'
import { launch } from '../support/chromium.ts'
import { Journey } from '../support/journey.ts'
import { farAway, slowly } from '../support/slowly.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A page with what a person can do on it in a word, and what went wrong in it. */
export class AWindow {
  readonly page: Page
  readonly journey: Journey
  /** What the page complained of: errors, and what its policy refused. */
  readonly complaints: string[] = []
  readonly #browser: Browser
  readonly #shell: Serving

  private constructor(browser: Browser, shell: Serving, page: Page, journey: Journey) {
    this.#browser = browser
    this.#shell = shell
    this.page = page
    this.journey = journey
    page.setDefaultTimeout(60_000)
    page.on('console', said => said.type() === 'error' && this.complaints.push(said.text()))
    page.on('pageerror', error => this.complaints.push(error.message))
  }

  /** Opens the start screen in a window of 1440 × 900. */
  static async open(): Promise<AWindow> {
    const journey = new Journey()
    const [browser, built] = await Promise.all([launch(), builtPage(journey.folder)])
    const shell = await serve({ door: farAway(journey.core), page: built, home: journey.path('web') })
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
    await slowly(page)
    const window = new AWindow(browser, shell, page, journey)
    await page.goto(shell.address)
    await page.waitForSelector('.start')
    return window
  }

  /** Presses keys one after another. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** Types text where the focus is. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text)
  }

  /** Waits until something is on screen. */
  async sees(selector: string): Promise<void> {
    await this.page.waitForSelector(selector).catch(async (error: unknown) => {
      // What the window says is the quickest way to what went wrong.
      const said = await this.page.locator('.trouble, .said, .start-said').allTextContents()
      throw new Error(
        `${selector} is not there. The window says: ${said.join(' / ')}. It complains: ${this.complaints.join(' / ')}`,
        { cause: error },
      )
    })
  }

  /** Waits until the status bar says something. */
  async isTold(words: string): Promise<void> {
    await this.page.locator('.status-bar, .start-said', { hasText: words }).first().waitFor()
  }

  /** What has the focus, in words: its label or its text. */
  async focused(): Promise<string> {
    return await this.page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    )
  }

  /** Types letters as one hand does, all in one moment: where letters belong together only while they come quickly. */
  async typeAtOnce(text: string): Promise<void> {
    await this.page.evaluate(letters => {
      for (const key of letters)
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    }, text)
  }

  /** The pane that has the focus. */
  async focusedPane(): Promise<string | undefined> {
    return await this.page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset['pane'])
  }

  /** Opens find-anything, types, and takes the first answer once it is there. */
  async find(words: string): Promise<void> {
    await this.press('Control+k')
    await this.sees('[role="combobox"]:focus')
    await this.type(words)
    await this.sees(
      `.palette-choice[id*="found-"][aria-selected="true"]:has-text("${words}"), .palette-choice[id*="do-"][aria-selected="true"]:has-text("${words}")`,
    )
    await this.press('Enter')
    await this.page.locator('.palette').waitFor({ state: 'detached' })
  }

  /** What axe finds against WCAG 2.2 AA and good practice, a line each. Nothing is best. */
  async findings(): Promise<string[]> {
    // Through the debugger, because the page's policy forbids foreign scripts.
    const debug = await this.page.context().newCDPSession(this.page)
    await debug.send('Runtime.evaluate', { expression: axe })
    await debug.detach()
    return await this.page.evaluate(async () => {
      const { violations } = await (
        window as unknown as {
          axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { target: string[] }[] }[] }> }
        }
      ).axe.run()
      return violations.map(
        one => `${one.impact} ${one.id}: ${one.nodes.map(node => node.target.join(' ')).join(', ')}`,
      )
    })
  }

  /** Closes the window, the shell and the core. */
  async close(): Promise<void> {
    await this.#browser.close()
    await this.#shell.close()
    await this.journey.end()
  }
}
