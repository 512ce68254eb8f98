// From a new proposition to a decided position, in a real browser and by keyboard alone.

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PropositionId } from '../../src/base/ids.ts'
import { chromiumPath } from '../support/chromium.ts'
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

describe.skipIf(chromiumPath() === null)('a proposition by hand', () => {
  beforeAll(async () => {
    ;({ browser, page } = await beginOnSample(product, troubles))
  })
  afterAll(async () => {
    await browser?.close()
    await product.end()
    expect(troubles).toEqual([])
  })

  it('is made, and says what would count on each side', async () => {
    await find('All propositions')
    await page.getByRole('button', { name: 'New proposition' }).press('Enter')
    await page.locator('textarea:focus').waitFor()
    await page.keyboard.type('People learn from a partner they have met.')
    await press('Tab')
    await page.keyboard.type('Somebody learned after meeting.')
    await press('Tab')
    await page.keyboard.type('Somebody learned without ever meeting.')
    await press('Control+Enter')
    await page.getByRole('heading', { name: 'People learn from a partner they have met.' }).waitFor()
  })

  it('goes as many places up as its key was pressed, however fast', async () => {
    const names = async () => (await product.ask('proposition.list', {})).map(one => one.statement)
    const before = await names()
    await find('All propositions')
    await page.locator('.pro-item', { hasText: 'People learn from a partner' }).focus()
    await press('Alt+ArrowUp', 'Alt+ArrowUp', 'Alt+ArrowUp')
    await expect.poll(names).toEqual([...before.slice(0, -4), before.at(-1), ...before.slice(-4, -1)])
    await press('Control+z', 'Control+z', 'Control+z')
    await expect.poll(names).toEqual(before)
  })

  it('gets its evidence in the text, with S and a letter', async () => {
    await find('Interview T12', 'T12')
    await page.getByRole('textbox', { name: /, text$/ }).focus()
    await press(
      'Control+Home',
      ...Array.from({ length: 8 }, () => 'Control+ArrowDown'),
      'Alt+ArrowUp',
      'Alt+ArrowUp',
      's',
    )
    const list = page.getByRole('listbox', { name: 'Propositions' })
    await list.and(page.locator(':focus')).waitFor()
    await press('End', 'd')
    await page.getByRole('status').filter({ hasText: 'Judged disconfirming' }).first().waitFor()
    await list.getByRole('option', { name: /your judgement: disconfirming/ }).waitFor()
    await press('Escape')
    await list.waitFor({ state: 'detached' })
    const made = async () =>
      (await product.ask('proposition.list', {})).find(one => one.statement.startsWith('People learn'))
    await expect.poll(made).toMatchObject({ confirming: 0, disconfirming: 1 })
  })

  it('has its site’s position decided on the sheet, and one undo takes that back', async () => {
    await find('people learn from a partner', 'People learn')
    const site = page.getByRole('toolbar', { name: 'Where the sites stand' }).getByRole('button', { name: /^S06/ })
    await site.press('Enter')
    const panel = page.getByRole('region', { name: 'Position of S06' })
    await panel.getByRole('button', { name: /^Decide/ }).press('Enter')
    await page.getByRole('menuitemradio', { name: 'challenges', exact: true }).press('Enter')
    await panel.getByText(/^by /).waitFor()
    await press('Control+z')
    await panel.getByText('nobody decided yet').waitFor()
  })

  it('[62] formed on some sites and tested on others, its sheet shows the support in each set apart', async () => {
    const [proposition, sites] = await Promise.all([
      product.ask('proposition.list', {}),
      product.ask('case.list', { kind: 'site' }),
    ])
    const propositionId = proposition.find(one => one.key === 'P2')!.id as PropositionId
    const parts = [
      ['formed on', sites.slice(0, 6)],
      ['tested on', sites.slice(6)],
    ] as const
    for (const [part, some] of parts)
      await product.ask('proposition.setCases', { propositionId, part, caseIds: some.map(one => one.id) })
    await find('P2', 'P2')
    await page.locator('.pro-sets dd', { hasText: /^supported at 6 of 6: S01, .*S06$/ }).waitFor()
    await page.locator('.pro-sets dd', { hasText: /^supported at 3 of 6: S07, .*S12$/ }).waitFor()
    await product.ask('project.undo', {})
    await product.ask('project.undo', {})
    await page.locator('.pro-sets').waitFor({ state: 'detached' })
  })

  it('the positions of all cases stand in groups by a rating, counted at their heads, and the strip shows what was decided', async () => {
    const proposition = (await product.ask('proposition.list', {})).find(one => one.key === 'P4')!
    const site = (await product.ask('case.list', {})).find(one => one.key === 'S05')!
    const scaleId = await product.ask('rating.addScale', { name: 'Trust', kind: 'ordinal', steps: ['low', 'high'] })
    await product.ask('rating.rate', { scaleId, caseIds: [site.id], value: 'high' })
    await product.ask('position.decide', {
      propositionId: proposition.id as PropositionId,
      caseId: site.id,
      value: 'mixed',
    })
    await find('Positions of cases')
    await page.getByRole('button', { name: /^Group by/ }).press('Enter')
    await page.getByRole('menuitemradio', { name: 'Trust', exact: true }).press('Enter')
    const head = page.getByRole('gridcell', { name: /^high, 1, P4: mixed 1$/ })
    await head.waitFor()
    await head.focus()
    await press('ArrowDown')
    await page
      .getByRole('gridcell', { name: /^S05 .*, P4: decided mixed, suggested challenges with conditions/ })
      .waitFor()
    await page.locator('.pos-grid [tabindex="0"]:focus').waitFor()
    await press('Enter')
    await page.getByRole('region', { name: 'Position of S05' }).waitFor()
    await find('Position strip')
    await page.locator('[data-mark]', { hasText: /^P4 at S05 .*: decided mixed, suggested challenges with/ }).waitFor()
  })

  it('a scale’s step is renamed and another joined to it by keys, whose ratings become what is shown before, and one undo takes it back', async () => {
    await find('Ratings of cases')
    const cell = page.getByRole('gridcell', { name: /^S05 .*, Trust: high/ })
    await cell.waitFor()
    await page.getByRole('button', { name: /^Trust steps/ }).press('Enter')
    await page.getByRole('menuitem', { name: 'Change…' }).press('Enter')
    await page.getByRole('textbox', { name: 'Step “low”' }).fill('some')
    await page.getByRole('button', { name: 'Take “high” away' }).press('Enter')
    await page.getByRole('button', { name: 'Add a step' }).press('Enter')
    await page.getByRole('textbox', { name: 'New step' }).fill('none')
    await page.getByText('1 rating “high” by A (S05) would have no step').waitFor()
    await page.getByRole('combobox', { name: /^1 rating “high” becomes/ }).selectOption('some')
    await page.getByText('1 rating “high” by A (S05) becomes “some”').waitFor()
    await page.getByRole('button', { name: 'Change scale' }).press('Enter')
    await page.getByRole('gridcell', { name: /^S05 .*, Trust: some/ }).waitFor()
    await page.locator('.rate-grid td[tabindex="0"]').focus()
    await press('Control+z')
    await cell.waitFor()
  })

  it('a column is rated by typing down it; what a scale does not know is said where it was typed', async () => {
    const field = (key: string) => page.getByRole('combobox', { name: new RegExp(`^${key} .*, Trust`) })
    await page.getByRole('gridcell', { name: /^S01 .*, Trust: not rated/ }).click()
    await press('F2')
    await field('S01').fill('high')
    await field('S01').press('Enter')
    await page.locator('.rate-grid td[aria-label^="S02 "]:focus').waitFor()
    await page.getByRole('gridcell', { name: /^S01 .*, Trust: high/ }).waitFor()
    await press('F2')
    await field('S02').fill('highest')
    await field('S02').press('Enter')
    await page.getByText(/^“Trust” has no step “highest”/).waitFor()
    await field('S02').press('Escape')
    await page.locator('.rate-grid td[aria-label^="S02 "]:focus').waitFor()
  })
})
