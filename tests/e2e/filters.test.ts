// The common filter and values beyond matrices: a search, sources with attributes, numbers of the sampling table, what is said before something named is removed.

import { readFileSync } from 'node:fs'
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

const press = (key: string) => page.keyboard.press(key)
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first()
const status = (text: string | RegExp) => page.getByText(text).first().waitFor()

const find = (words: string) => findAnything(page, words)

describe.skipIf(chromiumPath() === null)('the common filter and values in the window', () => {
  beforeAll(async () => {
    ;({ browser, page } = await beginOnSample(product, troubles))
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await product.end()
    expect(troubles).toEqual([])
  })

  it('sources have attributes in a grid like that of cases: made there, filled down as one act, taken back in one step', async () => {
    await find('All cases in a table')
    await page.getByRole('grid', { name: 'Sites with their attributes' }).waitFor()
    await page.getByRole('radio', { name: /^Sources/ }).click()
    await page.getByRole('grid', { name: 'Sources with their attributes' }).waitFor()
    await button('New').click()
    await page.getByRole('menuitem', { name: 'New attribute' }).click()
    await page.getByLabel('Name', { exact: true }).fill('mode')
    await press('Enter')
    await page.getByRole('columnheader', { name: /^mode/i }).waitFor()
    const { attributes } = await product.ask('source.table', {})
    const column = 4 + attributes.length - 1
    const cell = (row: number) => page.locator(`[data-r="${row}"][data-c="${column}"]`)
    await cell(0).click()
    await page.keyboard.type('in person')
    await press('Enter')
    await expect.poll(async () => (await product.ask('source.table', {})).values[0]!.at(-1)).toBe('in person')
    await cell(0).getByText('in person').waitFor()
    await cell(0).click()
    await press('Shift+ArrowDown')
    await press('Shift+ArrowDown')
    await press('Control+d')
    await status(/^Filled/)
    const modes = async () => (await product.ask('source.table', {})).values.slice(0, 4).map(row => row.at(-1))
    await expect.poll(modes).toEqual(['in person', 'in person', 'in person', null])
    await press('Control+z')
    await expect.poll(modes).toEqual(['in person', null, null, null])
  })

  it('a number of the sampling table opens what it counts', async () => {
    await page.getByRole('radio', { name: /^Sites/ }).click()
    await page.getByText('Sampling table').click()
    const link = page.getByRole('button', { name: /Show in a table: all sites: Sources/ })
    const sources = await product.ask('source.list', {})
    const sites = new Set((await product.ask('case.list', { kind: 'site' })).map(one => one.id))
    const sited = sources.filter(one => one.caseIds.some(id => sites.has(id))).length
    await expect.poll(() => link.textContent()).toBe(String(sited))
    await link.click()
    await page.getByText('all sites: Sources').waitFor()
    await page.getByText(`${sited} of ${sources.length} shown`).waitFor()
    await button('Show all rows again').click()
  })

  it('a search keeps to a saved filter, and says so in words', async () => {
    const s01 = (await product.ask('case.list', { kind: 'site' })).find(one => one.key === 'S01')!.id
    const filter = {
      all: [
        { is: 'attribute', about: 'site', name: 'role', how: 'is', values: ['exemplar'] },
        { is: 'cases', ids: [s01] },
      ],
    } as const
    await product.ask('filter.save', { name: 'Exemplar S01', filter })
    await page.getByRole('treeitem').first().waitFor()
    await press('Control+Shift+f')
    const field = page.getByRole('searchbox', { name: 'Words to find in every source' })
    await field.fill('the')
    await page.getByText('Every word.').waitFor()
    await button('Saved filters').click()
    await page.getByRole('menuitem', { name: /^Exemplar S01/ }).click()
    await page.getByText('Only words where role of the site is exemplar and of S01.').waitFor()
    const { total, sources } = await product.ask('search.count', { words: 'the', filter })
    await page.getByText(`${total} places in ${sources} sources`).waitFor()
    await button('Change filter').click()
    await page.getByRole('heading', { name: 'Only these words' }).waitFor()
    await button('Done').click()
  })

  it('positions count the evidence that passes a saved filter, say so, and count all again', async () => {
    await find('Positions of cases')
    const grid = page.getByRole('grid', { name: /Positions of sites/ })
    await grid.getByRole('row', { name: /^S02/ }).waitFor()
    await button('Saved filters').click()
    await page.getByRole('menuitem', { name: /^Exemplar S01/ }).click()
    await page.getByText(/^Only evidence where role of the site is exemplar and of S01\./).waitFor()
    await grid.getByRole('row', { name: /^S02/ }).waitFor({ state: 'detached' })
    // The sheet behind a cell shows what the cell counts, and says so.
    await grid.getByRole('row', { name: /^S01/ }).getByRole('gridcell').first().click()
    const sheet = page.locator('.pro-view', { has: page.locator('.pro-sheet') })
    await sheet.getByText(/^Only evidence where role of the site is exemplar and of S01\./).waitFor()
    const strip = sheet.getByRole('toolbar', { name: 'Where the sites stand' })
    await strip.getByRole('button', { name: /^S01/ }).waitFor()
    // The sentence changes before the strip does.
    await expect.poll(() => strip.getByRole('button').count()).toBe(1)
    await find('Positions of cases')
    await grid.waitFor()
    await button('Change filter').click()
    await page.getByRole('dialog', { name: 'Count only this evidence' }).waitFor()
    await button('All evidence').click()
    await button('Done').click()
    await grid.getByRole('row', { name: /^S02/ }).waitFor()
  })

  it('saturation counts what passes a saved filter, in the order that it has, and counts everything again', async () => {
    const lines = page.getByRole('row').filter({ has: page.locator('.sat-unit') })
    await find('Saturation')
    await page.getByRole('heading', { name: 'Order of analysis', exact: true }).waitFor()
    await lines.first().waitFor()
    const all = await lines.count()
    await button('Saved filters').click()
    await page.getByRole('menuitem', { name: /^Exemplar S01/ }).click()
    await page.getByText('Only codings where role of the site is exemplar and of S01. The order').first().waitFor()
    await page.getByText('As of all codings.').waitFor()
    await expect.poll(() => lines.count()).toBeLessThan(all)
    await button('Change filter').click()
    await page.getByRole('dialog', { name: 'Count only' }).waitFor()
    await button('Count everything').click()
    await button('Done').click()
    await expect.poll(() => lines.count()).toBe(all)
  })

  it('the theme matrix of a case keeps to a saved filter; its drawer opens what a cell counts, and everything counts again', async () => {
    await product.ask('filter.save', { name: 'Talk', filter: { is: 'source kind', kinds: ['interview'] } })
    await find('Case summaries')
    await page.getByRole('button', { name: /^S08 Nettlespur/ }).click()
    await button('Theme matrix').click()
    const view = page.locator('.themes-view')
    const grid = view.getByRole('grid', { name: /^People and sources of/ })
    await grid.getByRole('rowheader', { name: /Documents/ }).waitFor()
    await view.getByRole('button', { name: 'Saved filters' }).click()
    await page.getByRole('menuitem', { name: /^Talk/ }).click()
    await view.getByText(/only codings in interviews\. Summaries rest on everything/).waitFor()
    await view.getByText(/Left out: 2 rows in which nothing could pass the filter/).waitFor()
    await grid.getByRole('rowheader', { name: /Documents/ }).waitFor({ state: 'detached' })
    const cell = grid
      .getByRole('row', { name: /^All of S08/ })
      .getByRole('gridcell')
      .filter({ hasText: /coding/ })
      .first()
    const count = Number(/^\d+/.exec((await cell.textContent())!)![0])
    await cell.click()
    const drawer = page.getByRole('region', { name: 'Cell' })
    await expect.poll(() => drawer.locator('.count').first().textContent()).toBe(String(count))
    await view.getByRole('button', { name: 'Change filter' }).click()
    await page.getByRole('dialog', { name: 'Count only' }).waitFor()
    await button('Count everything').click()
    await button('Done').click()
    await grid.getByRole('rowheader', { name: /Documents/ }).waitFor()
  })

  it('theme matrices by site are written out under a filter that the dialog says; their check has it too', async () => {
    await find('Write out theme matrices by site')
    const dialog = page.getByRole('dialog', { name: 'Write out theme matrices by site' })
    await dialog.getByText('Every coding.').waitFor()
    await dialog.getByRole('radio', { name: 'For the team' }).check({ force: true })
    await dialog.getByRole('combobox', { name: 'File' }).selectOption('csv')
    await dialog.getByRole('button', { name: 'Saved filters' }).click()
    await page.getByRole('menuitem', { name: /^Talk/ }).click()
    await dialog.getByText('Only codings in interviews.').waitFor()
    await dialog.getByText(/^Sites in which nothing could pass are left out/).waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Write out', exact: true }).click(),
    ])
    const [head, ...lines] = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n')
    expect(head).toMatch(/,filter$/)
    expect(lines.every(line => line.endsWith('Only codings in interviews.'))).toBe(true)
    await status(/^Wrote themes of 12 sites/)
    await find('Write out everything for a report')
    const everything = page.getByRole('dialog', { name: 'Write out everything for a report' })
    await everything.getByText('Everything that is coded counts.').waitFor()
    await press('Escape')
    await everything.waitFor({ state: 'detached' })
    await find('Disclosure')
    const what = page.getByRole('combobox', { name: 'What to check' })
    await what.selectOption('themes')
    const line = page.locator('.mx-words', { hasText: 'Every coding.' })
    await line.getByRole('button', { name: 'Saved filters' }).click()
    await page.getByRole('menuitem', { name: /^Talk/ }).click()
    await page.locator('.mx-words').getByText('Only codings in interviews.').waitFor()
  })

  it('before an attribute is removed, what names it is listed; it can be left', async () => {
    await find('All cases in a table')
    await page.getByRole('radio', { name: /^Sites/ }).click()
    const head = page.getByRole('columnheader', { name: /^role/i })
    await head.getByRole('button').last().click()
    await page.getByRole('menuitem', { name: /^Remove/ }).click()
    await page.getByRole('dialog', { name: 'Remove role?' }).waitFor()
    await page.getByText('Saved filter “Exemplar S01”').waitFor()
    await button('Cancel').click()
    expect((await product.ask('case.attributes', {})).some(one => one.name === 'role' && one.about === 'site')).toBe(
      true,
    )
  })
})
