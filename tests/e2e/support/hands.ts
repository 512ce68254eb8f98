// Two hands on a keyboard, and eyes that read roles and names: what a person without a pointer has.

import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** What has the focus, as a screen reader names it. */
export interface Focused {
  readonly role: string
  readonly name: string
}

/** Keys and what is focused. Every wait is for something to be there. */
export class Hands {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  async type(words: string): Promise<void> {
    await this.page.keyboard.type(words)
  }

  /** Role and name of what has the focus; names as given by a label, else by the text inside. */
  async focused(): Promise<Focused> {
    return await this.page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return { role: 'body', name: '' }
      const labels =
        'labels' in element ? [...((element as HTMLInputElement).labels ?? [])].map(label => label.textContent) : []
      const name = element.getAttribute('aria-label') ?? (labels.length > 0 ? labels.join(' ') : element.textContent)
      return { role: element.getAttribute('role') ?? element.localName, name: name.replaceAll(/\s+/g, ' ').trim() }
    })
  }

  /** Waits until what has the focus is named so. */
  async arrivesAt(name: RegExp): Promise<void> {
    await expect.poll(async () => (await this.focused()).name).toMatch(name)
  }

  /** Presses a key until what has the focus is named so; each press must move the focus. */
  async walkTo(key: string, name: RegExp, most = 60): Promise<void> {
    const seen: string[] = []
    for (let step = 0; step < most; step++) {
      const here = await this.focused()
      if (name.test(here.name)) return
      seen.push(here.name)
      await this.press(key)
      await expect.poll(async () => JSON.stringify(await this.focused())).not.toBe(JSON.stringify(here))
    }
    throw new Error(`${key} never led to ${name}: ${seen.join(' | ')}`)
  }
}
