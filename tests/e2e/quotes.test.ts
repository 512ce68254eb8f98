// A quote from the text to the printed form by keyboard: chosen, edited, attributed under a published code.

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/chromium.ts'
import { violations } from './support/looks.ts'
import { findAnything } from './support/find.ts'
import { Product } from './support/product.ts'
import { beginOnSample } from './support/sample.ts'

const product = new Product()
const troubles: string[] = []
let browser: Browser
let page: Page

const press = (...keys: readonly string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())

const find = (words: string, chosen?: string) => findAnything(page, words, chosen)

describe.skipIf(chromiumPath() === null)('quotes by keyboard', { timeout: 240_000 }, () => {
  beforeAll(async () => {
    ;({ browser, page } = await beginOnSample(product, troubles))
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await product.end()
  })

  it('Q puts the words selected into the basket', async () => {
    await find('T10')
    await page.getByRole('textbox', { name: /, text$/ }).focus()
    await press('Control+Home', 'Control+ArrowDown', 'Control+ArrowDown', 'Alt+ArrowUp', 'Alt+ArrowUp', 'q')
    await page.getByText('Put into the quote basket').first().waitFor()
    await expect.poll(async () => (await product.ask('quote.basket', {})).total).toBe(1)
  })

  it('the basket shows it, with what it lacks to leave the team', async () => {
    await find('Quotes for a report')
    await page.getByRole('heading', { name: 'Attribution' }).waitFor()
    await page
      .getByText(/No published code yet|On passages of this project/)
      .first()
      .waitFor()
    expect(await violations(page)).toEqual([])
  })

  it('words are left out and replaced by keys in the original, marked in print, and taken back', async () => {
    await page.getByRole('option').first().focus()
    await press('Home', 'Enter')
    const original = page.getByRole('textbox', { name: 'Original' })
    await original.waitFor()
    await original.focus()
    await press('Control+Home', 'Control+Shift+ArrowRight', 'e')
    await page.locator('.quote-printed mark').first().waitFor()
    await original.focus()
    await press('Control+End', 'Control+Shift+ArrowLeft', 'Control+Shift+ArrowLeft', 'r')
    await page.getByRole('textbox', { name: /^In place of/ }).fill('other words')
    await press('Enter')
    await page.locator('.quote-printed mark', { hasText: '[other words]' }).waitFor()
    const quote = async () => (await product.ask('quote.basket', {})).sections[0]!.quotes[0]!
    await expect.poll(async () => (await quote()).edits.edits.map(edit => edit.kind)).toEqual(['elide', 'substitute'])
    expect(await original.inputValue()).toBe((await quote()).words)
    await page.getByRole('button', { name: /^Take back: left out/ }).press('Enter')
    await page.getByText('replaced').first().waitFor()
    await page.waitForFunction(() => document.querySelectorAll('.quote-printed mark').length === 1)
    expect(await violations(page)).toEqual([])
  })

  it('undo brings the edit back', async () => {
    await press('Control+z')
    await page.waitForFunction(() => document.querySelectorAll('.quote-printed mark').length === 2)
    expect(troubles).toEqual([])
  })
})
