// An evaluator's session: from a proposition of which nothing is known to a matrix of sites in a file. Once by keyboard alone, once
// by hand, axe clean on the way.

import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import readXlsx from 'read-excel-file/node'
import { chromiumPath } from '../support/chromium.ts'
import { hasBegun } from './support/find.ts'
import { violations } from './support/looks.ts'
import { openMenu } from './support/menu.ts'
import { Product } from './support/product.ts'
import { beginOnSample } from './support/sample.ts'
import { soon } from './support/soon.ts'
import { steady } from './support/steady.ts'

const product = new Product()
const troubles: string[] = []
let browser: Browser
let page: Page

const keys = async (...pressed: readonly string[]) => {
  for (const key of pressed) await page.keyboard.press(key)
}
/** Goes somewhere, or does something, by its name in Find anything: by keys alone. */
async function find(typed: string, chosen: string | RegExp): Promise<void> {
  await keys('Control+k')
  const field = page.getByRole('combobox', { name: 'Find anything' })
  await field.and(page.locator(':focus')).waitFor()
  await page.keyboard.type(typed)
  await page.getByRole('option', { selected: true }).filter({ hasText: chosen }).waitFor()
  await keys('Enter')
  await hasBegun(page)
}
/** Goes somewhere with the pointer: the field at the top, some letters, the line that is meant. */
async function pick(typed: string, chosen: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: /^Find a source/ }).click()
  const field = page.getByRole('combobox', { name: 'Find anything' })
  await field.fill(typed)
  await page.getByRole('option').filter({ hasText: chosen }).first().click()
  await hasBegun(page)
}
const sheet = async (statement: string) => {
  const all = await product.ask('proposition.list', {})
  return await product.ask('proposition.sheet', {
    propositionId: all.find(one => one.statement === statement)!.id as never,
  })
}
const faultless = async (where: string) =>
  expect({ where, found: await violations(page) }).toEqual({ where, found: [] })

describe.skipIf(chromiumPath() === null)('an evaluator', () => {
  beforeAll(async () => {
    ;({ browser, page } = await beginOnSample(product, troubles))
  })
  afterEach(() => {
    expect(troubles.splice(0)).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await product.end()
  })

  it('by keyboard alone: words a proposition, judges two passages, decides a position, and writes the matrix of sites', async () => {
    const statement = 'Written instructions travel further than people do.'
    await find('new proposition', 'New proposition')
    await page.getByRole('textbox', { name: /^Statement/ }).waitFor()
    await page.keyboard.type(statement)
    await keys('Tab')
    await page.keyboard.type('Something written was used where nobody had been.')
    await keys('Tab')
    await page.keyboard.type('What was written was no use without somebody to ask.')
    await keys('Control+Enter')
    await page.getByRole('heading', { name: statement }).waitFor()
    // Where nothing was judged, silence says nothing of a site.
    await page.getByText(/^Nothing has been judged for it yet/).waitFor()
    await page.getByRole('button', { name: /^S05 Pennywhistle Valley: nothing judged yet/ }).waitFor()
    await faultless('a proposition without evidence')

    // Two passages of one interview: one for it, one against it.
    await find('T10', 'T10')
    const text = page.getByRole('textbox', { name: /, text$/ })
    await text.waitFor()
    for (const [down, stance] of [
      [4, 'c'],
      [8, 'd'],
    ] as const) {
      await text.focus()
      await keys('Control+Home')
      for (let step = 0; step < down; step++) await keys('Control+ArrowDown')
      await keys('Alt+ArrowUp', 's')
      await page.getByRole('listbox', { name: 'Propositions' }).and(page.locator(':focus')).waitFor()
      await keys('End', stance)
      const wanted = stance === 'c' ? 'confirming' : 'disconfirming'
      await soon(async () => (await sheet(statement)).evidence.map(one => one.stance)).toContain(wanted)
      await keys('Enter')
      await page.getByRole('listbox', { name: 'Propositions' }).waitFor({ state: 'detached' })
    }
    const site = async () => (await sheet(statement)).cases.find(one => one.key === 'S05')!
    await soon(site).toMatchObject({ confirming: 1, disconfirming: 1, suggested: 'mixed', decided: null })

    // The sheet: the site's sign, and what the team makes of it.
    await find('written instructions', 'Written instructions')
    const sign = page.getByRole('button', { name: /^S05 Pennywhistle Valley: suggested mixed/ })
    await sign.waitFor()
    await sign.focus()
    await keys('Enter')
    await openMenu(page.getByRole('button', { name: /^Decide: / }))
    await keys('Home', 'ArrowDown', 'Enter')
    await soon(async () => (await site()).decided?.value).toBe('supports with conditions')
    await faultless('a decided position')

    await find('matrix', /^Matrix/)
    await page.getByRole('grid').waitFor()
    await faultless('the matrix')
    await openMenu(page.getByRole('button', { name: 'Export' }))
    const [download] = await Promise.all([page.waitForEvent('download'), keys('Enter')])
    const file = path.join(product.home, download.suggestedFilename())
    mkdirSync(product.home, { recursive: true })
    await download.saveAs(file)
    const sheets = await readXlsx(file)
    expect(sheets.map(one => one.sheet)).toHaveLength(13)
    expect(JSON.stringify(sheets[0]!.data)).toContain('Playbooks')
  })

  it('by hand: words a proposition, judges two passages, decides a position, opens a number of the matrix, and writes the matrix of sites', async () => {
    const statement = 'Whoever has been there is believed.'
    await pick('new proposition', 'New proposition')
    await page.getByRole('textbox', { name: /^Statement/ }).fill(statement)
    const means = page.getByRole('form', { name: 'New proposition' }).getByRole('textbox')
    await means.nth(1).fill('People take up what somebody saw with their own eyes.')
    await means.nth(2).fill('Somebody went, and nobody believed them.')
    await page.getByRole('button', { name: 'Make proposition' }).click()
    await page.getByRole('heading', { name: statement }).waitFor()
    expect((await sheet(statement)).evidence).toEqual([])

    // Two passages of one interview, chosen with the pointer: one for it, one against it.
    await pick('T10', 'Interview T10')
    await page.getByRole('textbox', { name: /, text$/ }).waitFor()
    for (const [paragraph, stance] of [
      [9, 'confirming'],
      [13, 'disconfirming'],
    ] as const) {
      const words = page.locator(`.desk [data-number="${paragraph}"] .para-words`)
      await words.scrollIntoViewIfNeeded()
      const box = (await steady(page, () => words.boundingBox()))!
      await page.mouse.move(box.x + 12, box.y + 10)
      await page.mouse.down()
      await page.mouse.move(box.x + 160, box.y + 12, { steps: 4 })
      await page.mouse.up()
      await page
        .locator('.selection-chip')
        .getByRole('button', { name: /^Judge/, includeHidden: true })
        .click()
      await page.getByRole('option', { name: new RegExp(statement) }).click()
      await page.getByRole('button', { name: new RegExp(`^${stance}`, 'i') }).click()
      await soon(async () => (await sheet(statement)).evidence.map(one => one.stance)).toContain(stance)
      await page.getByRole('button', { name: 'Done' }).click()
      await page.getByRole('listbox', { name: 'Propositions' }).waitFor({ state: 'detached' })
    }
    const site = async () => (await sheet(statement)).cases.find(one => one.key === 'S05')!
    await soon(site).toMatchObject({ confirming: 1, disconfirming: 1, suggested: 'mixed', decided: null })

    // Both sides of it at the site, and what the team makes of them.
    await page.getByRole('tab', { name: /Whoever has been/ }).click()
    await page.getByRole('button', { name: /^S05 Pennywhistle Valley: suggested mixed/ }).click()
    await page.getByRole('heading', { name: /^Confirming/ }).waitFor()
    await page.getByRole('heading', { name: /^Disconfirming/ }).waitFor()
    await page.getByRole('button', { name: /^Decide: / }).click()
    await page.getByRole('menuitemradio').first().click()
    await soon(async () => (await site()).decided?.value).toBe('supports')
    await faultless('a position decided by hand')
    await page.getByRole('button', { name: 'Undo' }).first().click()
    await soon(async () => (await site()).decided).toBeNull()

    // A number of the matrix and the words under it; then the matrix with a sheet for every site.
    await pick('matrix', /^Matrix/)
    await page.getByRole('gridcell', { name: /Playbooks.*Pennywhistle/ }).click()
    await page
      .getByText(/Number seven broke eleven times/)
      .first()
      .waitFor()
    await faultless('a cell with its excerpts')
    for (const [kind, name] of [
      [/^Excel workbook/, 'Codes by sites.xlsx'],
      ['Web page', 'Codes by sites.html'],
    ] as const) {
      await page.getByRole('button', { name: 'Export' }).click()
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: kind }).click(),
      ])
      expect(download.suggestedFilename()).toBe(name)
      if (!name.endsWith('xlsx')) continue
      const file = path.join(product.home, `by hand ${name}`)
      await download.saveAs(file)
      expect((await readXlsx(file)).map(one => one.sheet)).toHaveLength(13)
    }
  })
})
