// Find anything under hands faster than the core: Enter means what was typed.

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/chromium.ts'
import { findAnything } from './support/find.ts'
import { Product } from './support/product.ts'
import { beginOnSample } from './support/sample.ts'

const product = new Product()
const troubles: string[] = []
let browser: Browser
let page: Page

describe.skipIf(chromiumPath() === null)('find anything', () => {
  beforeAll(async () => {
    ;({ browser, page } = await beginOnSample(product, troubles))
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
    await findAnything(page, 'Tarnhollow')
    await findAnything(page, 'Visits')
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
