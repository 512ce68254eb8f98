// The window in hands: things side by side, only the text, hints that go, the manual, by keys.

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/chromium.ts'
import { findAnything } from './support/find.ts'
import { Hands } from './support/hands.ts'
import { Product } from './support/product.ts'
import { beginOnSample } from './support/sample.ts'
import { steady } from './support/steady.ts'

const product = new Product()
const troubles: string[] = []
let browser: Browser
let page: Page
let hands: Hands

const text = (key: string) => page.getByRole('textbox', { name: new RegExp(`^${key}.*, text$`) })
const inspector = () => page.getByRole('complementary', { name: 'Inspector' })
const column = (at: number) => page.getByRole('region', { name: `Column ${at} of 2` })

const find = (words: string, chosen: string, key?: 'Control+Enter') => findAnything(page, words, chosen, key)

describe.skipIf(chromiumPath() === null)('the window', () => {
  beforeAll(async () => {
    ;({ browser, page } = await beginOnSample(product, troubles))
    hands = new Hands(page)
  })
  afterAll(async () => {
    await browser?.close()
    await product.end()
    expect(troubles).toEqual([])
  })

  it('tells once how to code, and never again once it was done', async () => {
    await find('T10', 'Interview T10')
    const hint = page.getByRole('complementary', { name: 'Hint' })
    await hint.getByText('opens the codes').waitFor()
    await text('T10').focus()
    await hands.press('Control+Home', 'Control+ArrowDown', 'Control+ArrowDown', 'Alt+ArrowUp', 'Alt+ArrowUp', 'Enter')
    await page.getByRole('combobox', { name: 'Find a code' }).fill('Visits')
    await page.getByRole('option', { selected: true }).filter({ hasText: 'Visits' }).waitFor()
    await hands.press('Enter')
    await hint.getByText('opens the codes').waitFor({ state: 'detached' })
    await page.reload()
    await text('T10').waitFor()
    await hint.getByText('leaves only the text').waitFor()
  })

  it('a second source opens to the side, and the inspector follows the one with the hands in it', async () => {
    await find('T12', 'Interview T12', 'Control+Enter')
    await column(2).waitFor()
    await hands.arrivesAt(/^T12.*, text$/)
    await inspector().getByRole('heading', { name: 'Interview T12' }).waitFor()
    await text('T10').focus()
    await inspector().getByRole('heading', { name: 'Interview T10' }).waitFor()
    // What is opened now comes into the column with the hands in it.
    await find('Pennywhistle Valley', 'Pennywhistle')
    await column(1)
      .getByRole('heading', { name: /Pennywhistle Valley/ })
      .waitFor()
    expect(await text('T12').count()).toBe(1)
    await hands.press('Alt+w')
    await text('T10').waitFor()
  })

  it('the line between them moves by keys, and all is found again', async () => {
    const line = page.getByRole('separator', { name: 'Width of the columns' })
    const before = await steady(page, async () => (await column(1).boundingBox())!.width)
    await line.focus()
    await hands.press('ArrowRight', 'ArrowRight', 'ArrowRight')
    await expect.poll(async () => (await column(1).boundingBox())!.width).toBeGreaterThan(before + 40)
    const moved = await steady(page, async () => Math.round((await column(1).boundingBox())!.width))
    await page.reload()
    await Promise.all([text('T10').waitFor(), text('T12').waitFor()])
    await expect.poll(async () => Math.round((await column(1).boundingBox())!.width)).toBe(moved)
  })

  it('only the text, until Escape', async () => {
    await text('T12').focus()
    await hands.press('Control+.')
    await page.getByText('Only the text is shown').waitFor({ state: 'attached' })
    await page.getByRole('navigation', { name: 'Workbench' }).waitFor({ state: 'hidden' })
    await text('T10').waitFor({ state: 'hidden' })
    await text('T12').waitFor()
    await hands.press('Escape')
    await page.getByRole('navigation', { name: 'Workbench' }).waitFor()
    await hands.arrivesAt(/^T12.*, text$/)
  })

  it('a question mark in the text opens the map of keys, with its field ready', async () => {
    await hands.press('?')
    await hands.arrivesAt(/Find a key/)
    await hands.type('only the text')
    await page.getByText('Read: only the text').waitFor()
  })

  it('F1 opens the chapter about what is in front, and its links do what they speak of', async () => {
    await hands.press('Shift+Control+m')
    await page.getByRole('grid', { name: 'Codes by sites' }).waitFor()
    await hands.press('F1')
    await page.getByRole('heading', { name: 'Matrices' }).waitFor()
    await page.getByRole('searchbox', { name: 'Look something up' }).fill('recovery')
    await page.getByRole('button', { name: /^Close it with a passphrase/ }).click()
    await hands.arrivesAt(/Close it with a passphrase/)
    await page.getByRole('button', { name: 'Backups' }).last().click()
    await page.getByRole('dialog', { name: 'Backups' }).waitFor()
    await hands.press('Escape')
  })
})
