// What leaves the team, by hand in the browser: a paraphrase where consent allows no more, a way out of a finding as one act, taken back.

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

const find = (words: string) => findAnything(page, words)

describe.skipIf(chromiumPath() === null)('what leaves the team', { timeout: 240_000 }, () => {
  beforeAll(async () => {
    ;({ browser, page } = await beginOnSample(product, troubles))
    await product.ask('case.drawCodes', {
      kind: 'site',
      by: null,
      rules: [{ value: null, style: 'numbers', prefix: 'Q' }],
    })
    const sources = await product.ask('list.rows', { what: 'sources' })
    const codings = await product.ask('list.rows', { what: 'codings' })
    const of = (person: string) => {
      const source = sources.find(row => (row['participants'] as string[] | undefined)?.includes(person))!.key
      return codings.find(row => row['source'] === source)!.id as never
    }
    await product.ask('quote.add', { codingIds: [of('R01')] })
    await product.ask('quote.add', { codingIds: [of('R20')], paraphrase: 'It reached them late.' })
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await product.end()
  })

  it('a paraphrase stands as it will be printed; another is kept, and undo brings the first back', async () => {
    await find('Quotes for a report')
    await page.getByRole('option').filter({ hasText: 'It reached them late.' }).click()
    const field = page.getByRole('textbox', { name: /^In your own words/ })
    await field.waitFor()
    await field.fill('It came to them late.')
    await page.getByRole('button', { name: 'Keep paraphrase' }).click()
    await page.locator('.quote-printed.is-paraphrase').filter({ hasText: 'It came to them late.' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.locator('.quote-printed').click()
    await page.keyboard.press('Control+z')
    await page.locator('.quote-printed.is-paraphrase').filter({ hasText: 'It reached them late.' }).waitFor()
  })

  it('a button goes a way out: a name gets words in brackets, in one act', async () => {
    await find('Disclosure check')
    await page.getByRole('combobox', { name: 'What to check' }).selectOption('propositions')
    // The report on the propositions, not the one before it.
    await page.locator('.disclosure-where').filter({ hasText: /^P\d/ }).first().waitFor()
    await page.getByRole('button', { name: 'Put [site] in its place' }).first().click()
    await page.getByRole('heading', { name: 'Settled for everything that leaves the team' }).waitFor()
    expect(await violations(page)).toEqual([])
    const { settled } = await product.ask('disclosure.propositions', {})
    expect(settled.substitutes).toHaveLength(1)
    await page.keyboard.press('Control+z')
    await page
      .getByRole('heading', { name: 'Settled for everything that leaves the team' })
      .waitFor({ state: 'detached' })
    expect((await product.ask('disclosure.propositions', {})).settled.substitutes).toEqual([])
  })

  it('a vaguer word is asked for, and put in by keyboard', async () => {
    const way = page.getByRole('button', { name: 'Put a vaguer word in brackets' }).first()
    await way.focus()
    await page.keyboard.press('Enter')
    const field = page.getByRole('textbox', { name: /^What stands in brackets for/ })
    await field.waitFor()
    await field.fill('a town')
    await field.press('Enter')
    await page.getByText(/^\[a town\] stands for/).waitFor()
    expect(troubles).toEqual([])
  })

  it('leads to the check of what is in front from wherever something is written out, and writes it out there', async () => {
    const check = async (place: string, menu: string | RegExp, kind: string) => {
      await find(place)
      await page.getByRole('button', { name: menu }).first().click()
      await page.getByRole('menuitem', { name: 'For readers outside: check and write out' }).click()
      await page.getByRole('heading', { name: 'Disclosure', level: 1 }).waitFor()
      const chosen = page.getByRole('combobox', { name: 'What to check' })
      await expect.poll(() => chosen.locator('option:checked').textContent()).toBe(kind)
    }
    await check('Versions of the framework', 'Export', 'Codebook appendix')
    await page
      .locator('.disclosure-conclusion')
      .filter({ hasText: /The check found/ })
      .waitFor()
    await look('codebook')
    await check('Positions of cases on the propositions', 'Export', 'Positions')
    await check('Quotes for a report', 'Export', 'Quotes')
    // The sampling table is checked by the attributes that it was counted by, and written out from there.
    await find('All cases in a table')
    await page.getByRole('radio', { name: /^Sites/ }).click()
    await page.getByText('Sampling table', { exact: true }).click()
    await page.getByRole('button', { name: 'Do not count by sector' }).click()
    await page.locator('.sampling').getByRole('button', { name: 'Write out' }).click()
    await page.getByRole('menuitem', { name: 'For readers outside: check and write out' }).click()
    await expect.poll(() => page.getByRole('combobox', { name: 'Counted by 1' }).inputValue()).toBe('role')
    await expect.poll(() => page.getByRole('combobox', { name: 'Counted by 2' }).inputValue()).toBe('')
    await page.getByText('The check found no problem under these settings.').waitFor()
    expect(await violations(page)).toEqual([])
    expect(troubles).toEqual([])
  })

  it('sources get published codes by their kind, from the table of sources', async () => {
    await find('All cases in a table')
    await page.getByRole('radio', { name: /^Sources/ }).click()
    await page.getByRole('button', { name: 'Write out' }).click()
    await page.getByRole('menuitem', { name: 'Published codes…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Draw published codes of sources' })
    await dialog.waitFor()
    expect(await violations(page)).toEqual([])
    await look('source codes')
    await dialog.getByRole('button', { name: 'Draw codes' }).click()
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(async () => (await product.ask('source.publishedCodes', {})).length).toBeGreaterThan(20)
    expect(troubles).toEqual([])
  })
})

/** A picture of what is on screen, where somebody wants to see it. */
async function look(name: string): Promise<void> {
  const folder = process.env['LOOK_AT']
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}
