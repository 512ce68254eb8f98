// Hands faster than the core: each press counts from where the one before it led, and what is typed goes where it was meant to go.

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

const press = async (...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
const UP_TWICE = ['Alt+ArrowUp', 'Alt+ArrowUp'] as const
/** A list whose third line went to the top. */
const raised = ([first, second, third, ...rest]: readonly string[]) => [third, first, second, ...rest]

describe.skipIf(chromiumPath() === null)('hands faster than the core', () => {
  beforeAll(async () => {
    ;({ browser, page } = await beginOnSample(product, troubles))
  })
  afterAll(async () => {
    await browser?.close()
    await product.end()
    expect(troubles).toEqual([])
  })

  it('what is typed before a new memo is on screen is its title, and after Enter its words', async () => {
    await press('Alt+Shift+M')
    await page.keyboard.type('How playbooks travel')
    await press('Enter')
    await page.keyboard.type('By hand.')
    const title = page.getByRole('textbox', { name: 'Title', exact: true })
    await expect.poll(() => title.inputValue()).toBe('How playbooks travel')
    await page
      .locator('.memo-edit')
      .filter({ hasText: /^By hand\.$/ })
      .waitFor()
  })

  it('a tab chosen in the moment after another was opened stays in front', async () => {
    const later = page.evaluate(
      () =>
        new Promise<string>(done => {
          const front = () => document.querySelector('[role="tab"][aria-selected="true"]')?.textContent ?? ''
          const tab = (name: string) =>
            [...document.querySelectorAll<HTMLElement>('[role="tab"]')].find(one => one.textContent.includes(name))
          let since = 0
          const look = () => {
            if (since === 0 && front().includes('Review')) {
              tab('Memos')!.click()
              since = 1
            } else if (since > 0) since++
            if (since > 20) done(front())
            else requestAnimationFrame(look)
          }
          look()
        }),
    )
    await findAnything(page, 'Review')
    expect(await later).toContain('Memos')
  })

  it('a question of the topic guide goes up two places with two presses', async () => {
    const keys = async () => (await product.ask('question.list', {})).map(one => one.key)
    const before = await keys()
    await findAnything(page, 'Topic guide')
    const third = page.locator('.guide-table tbody tr').nth(2)
    await third.getByRole('button').first().focus()
    await press(...UP_TWICE)
    await expect.poll(keys).toEqual(raised(before))
    await press('Control+z', 'Control+z')
    await expect.poll(keys).toEqual(before)
  })

  it('an interview goes up two places in the order of saturation', async () => {
    await findAnything(page, 'Saturation')
    const lines = page.locator('.sat-unit')
    await lines.nth(2).waitFor()
    const names = () => lines.allTextContents()
    const before = await names()
    await page.getByRole('button', { name: before[2]!, exact: true }).first().focus()
    await press(...UP_TWICE)
    await expect.poll(names).toEqual(raised(before))
  })

  it('a quote goes up two places in its section', async () => {
    const source = (await product.ask('source.list', {})).find(one => one.key === 'T01')!
    const { codings } = await product.ask('source.open', { sourceId: source.id })
    const places = new Map(codings.map(one => [one.start, one.id]))
    for (const id of [...places.values()].slice(0, 3))
      await product.ask('quote.add', { codingIds: [id], codeId: codings[0]!.codeId, propositionId: null })
    const quotes = async () =>
      (await product.ask('quote.basket', {})).sections.flatMap(section => section.quotes.map(quote => quote.id))
    const before = await quotes()
    expect(before).toHaveLength(3)
    await findAnything(page, 'Quotes for a report')
    const options = page.getByRole('listbox', { name: 'Quotes in the basket' }).getByRole('option')
    await options.nth(2).click()
    await page.getByRole('option', { selected: true }).and(options.nth(2)).waitFor()
    await options.nth(2).focus()
    await press(...UP_TWICE)
    await expect.poll(quotes).toEqual(raised(before))
  })

  it('the history goes back to an act once, also where its button is pressed twice', async () => {
    for (const name of ['One', 'Two', 'Three']) await product.ask('code.create', { name })
    const states = async () => (await product.ask('project.history', { limit: 4 })).map(act => act.state)
    await press('Shift+Control+h')
    const row = page.getByRole('row').filter({ hasText: 'New code “Two”' })
    await row.getByRole('button').dblclick()
    await expect.poll(states).toEqual(['undone', 'undone', 'done', 'done'])
    await page.getByText('Undone: the last 2 acts').first().waitFor()
    expect((await product.ask('code.list', {})).some(one => one.name === 'One')).toBe(true)
    expect(await states()).toEqual(['undone', 'undone', 'done', 'done'])
  })

  it('letters typed as a list to pick from opens narrow it', async () => {
    await press('Shift+Control+m')
    await page.getByRole('grid').waitFor()
    await page.getByRole('button', { name: /^Columns/ }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'What stands across the top' })
    const opener = dialog.getByRole('button', { name: 'Only these: all of them' })
    await opener.press('Enter')
    await page.keyboard.type('penny')
    const list = page.getByRole('dialog', { name: 'Only these' })
    await expect.poll(() => list.getByRole('textbox').inputValue()).toBe('penny')
    await expect.poll(() => list.getByRole('checkbox').count()).toBe(1)
  })
})
