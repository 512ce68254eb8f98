// Find anything under hands faster than the core: Enter means what was typed.

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, launch } from '../support/chromium.ts'
import { Product } from './support/product.ts'
import { openSample, sampleIsIn } from './support/sample.ts'

const product = new Product()
const troubles: string[] = []
let browser: Browser
let page: Page

describe.skipIf(chromiumPath() === null)('find anything', () => {
  beforeAll(async () => {
    const made = await Promise.all([launch(), product.begin()])
    browser = made[0]
    page = await product.visit(browser, troubles)
    await openSample(page)
    await sampleIsIn(product)
  })
  afterAll(async () => {
    await browser?.close()
    await product.end()
  })

  it('opens what was typed when Enter comes before the answer', async () => {
    let letGo = () => {}
    const typedAll = new Promise<void>(resolve => (letGo = resolve))
    await page.route('**/call/search.find', async route => {
      await typedAll
      await route.continue()
    })
    await page.keyboard.press('Control+k')
    const field = page.getByRole('combobox', { name: 'Find anything' })
    // With a slip, which the core forgives: what is called as it is typed is known in the window.
    await field.fill('Penywhistle Valley')
    await field.press('Enter')
    letGo()
    await field.waitFor({ state: 'detached' })
    await page
      .getByRole('heading', { name: /Pennywhistle Valley/ })
      .first()
      .waitFor()
    expect(troubles).toEqual([])
  })

  it('shows what was opened last before anything is typed, and one kind alone by its sign or by Tab', async () => {
    const field = page.getByRole('combobox', { name: 'Find anything' })
    const open = async (words: string) => {
      await page.keyboard.press('Control+k')
      await field.fill(words)
      await page.getByRole('option', { selected: true }).filter({ hasText: words }).waitFor()
      await field.press('Enter')
      await field.waitFor({ state: 'detached' })
    }
    await open('Tarnhollow')
    await open('Visits')
    await page.keyboard.press('Control+k')
    const last = page.getByRole('group', { name: 'Opened last' }).getByRole('option')
    // What is in front itself is left out.
    await last.first().getByText('Tarnhollow').waitFor()
    await last.nth(1).getByText('Pennywhistle Valley').waitFor()
    await field.fill('@')
    await page.getByRole('group', { name: 'Cases, from the top' }).waitFor()
    await field.fill('>undo')
    const commands = page.getByRole('group', { name: 'Commands' }).getByRole('option')
    await commands.first().getByText('Undo Load study').waitFor()
    await field.fill('')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.getByRole('group', { name: 'Codes, from the top' }).waitFor()
    await page.keyboard.press('Backspace')
    await page.getByRole('group', { name: 'Commands' }).waitFor()
    await page.keyboard.press('Escape')
    expect(troubles).toEqual([])
  })
})
