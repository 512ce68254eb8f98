// Cases in the window: the table edited and pasted into, attributes that follow from others, a network made by hand, a sheet brought in as a
// difference. By keyboard where it counts.

import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/chromium.ts'
import { findAnything } from './support/find.ts'
import { Product } from './support/product.ts'
import { beginOnSample } from './support/sample.ts'
import { clipboardOf } from './support/steady.ts'

const product = new Product()
const troubles: string[] = []
let browser: Browser
let page: Page

const press = (...keys: readonly string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first()
const cell = (row: number, column: number) => page.locator(`[data-r="${row}"][data-c="${column}"]`)
const status = (text: string | RegExp) => page.getByText(text).first().waitFor()

const find = (words: string) => findAnything(page, words)
async function values(key: string): Promise<Record<string, string | null>> {
  const { id } = (await product.ask('case.list', {})).find(one => one.key === key)!
  const sheet = await product.ask('case.sheet', { caseId: id })
  return Object.fromEntries(sheet.attributes.map(one => [one.name, one.value]))
}

describe.skipIf(chromiumPath() === null)('cases in the window', () => {
  beforeAll(async () => {
    ;({ browser, page } = await beginOnSample(product, troubles))
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await find('All cases in a table')
    await page.getByRole('grid', { name: 'Sites with their attributes' }).waitFor()
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await product.end()
    expect(troubles).toEqual([])
  })

  it('a block is pasted as one act; what does not fit is told by row and column, and one undo takes it back', async () => {
    await page.evaluate(() => navigator.clipboard.writeText('specialist\tLumenote\nacut\tCorvane\n'))
    await cell(0, 2).click()
    await press('Control+v')
    await status('1 value did not fit and was left out')
    await status('S02 Marrowfen District, sector: “acut” is not one of acute, mental health, specialist.')
    await status('Pasted into 3 cells')
    expect(await values('S01')).toMatchObject({ sector: 'specialist', platform: 'Lumenote' })
    expect(await values('S02')).toMatchObject({ sector: 'acute', platform: 'Corvane' })
    await press('Control+z')
    await status(/^Undone/)
    expect(await values('S01')).toMatchObject({ sector: 'acute', platform: 'Thistledeck' })
    // What did not go in then is no news any more.
    await page.locator('.case-left-out').waitFor({ state: 'detached' })
  })

  it('a block is chosen with Shift, filled down with Ctrl D and copied as it looks', async () => {
    // What was taken back before has to be seen: filling down takes what is seen.
    for (const [row, column, value] of [
      [0, 1, 'exemplar'],
      [0, 2, 'acute'],
      [1, 2, 'acute'],
    ] as const)
      await cell(row, column).filter({ hasText: value }).waitFor()
    await cell(0, 1).click()
    await press('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowRight', 'Control+d')
    await status('Filled 1 cell')
    expect(await values('S02')).toMatchObject({ role: 'exemplar', sector: 'acute' })
    // It is copied as it looks: the grid has to have heard of it.
    await cell(1, 1).filter({ hasText: 'exemplar' }).waitFor()
    await press('Control+c')
    await expect.poll(() => clipboardOf(page)).toBe('exemplar\tacute\nexemplar\tacute\nexemplar\tacute')
    await press('Control+z')
    await status(/^Undone/)
  })

  it('a column is filtered, and the filter is said in words', async () => {
    await button('What to do with the column sector').click()
    await page.getByRole('menuitem', { name: 'Filter…' }).click()
    await page.getByRole('checkbox', { name: /^acute/ }).uncheck()
    await button('Done').click()
    await status('sector: mental health, specialist')
    await status('4 of 12 shown')
    await button('Show all values of sector again').click()
    await cell(11, 0).waitFor()
  })

  it('what does not fit is said where it was typed, and can be mended there; case is forgiven', async () => {
    await cell(0, 2).click()
    await press('F2')
    const field = page.getByRole('combobox', { name: 'sector' })
    await field.fill('hospice')
    await field.press('Enter')
    await page.getByText('“hospice” does not fit sector: it takes one of acute, mental health, specialist.').waitFor()
    await field.fill('SPECIALIST')
    await field.press('Enter')
    await cell(0, 2).filter({ hasText: 'specialist' }).waitFor()
    expect(await values('S01')).toMatchObject({ sector: 'specialist' })
    await press('Control+z')
    await cell(0, 2).filter({ hasText: 'acute' }).waitFor()
  })

  it('a button that goes away with what it did leaves the focus beside it', async () => {
    await page.getByRole('searchbox', { name: 'Find in the table' }).fill('nowhere')
    await page.getByText('No row fits these filters.').waitFor()
    await button('Show all again').press('Enter')
    await page.locator('[data-r]:focus').waitFor()
  })

  it('an attribute follows from another: sector as acute and other', async () => {
    await page.getByRole('button', { name: 'New', exact: true }).click()
    await page.getByRole('menuitem', { name: 'New attribute' }).click()
    const form = page.getByRole('dialog', { name: 'New attribute' })
    await form.getByLabel('Name', { exact: true }).fill('sector group')
    await form.getByText('Follows from others').click()
    await form.getByLabel('How', { exact: true }).selectOption('groups')
    await form.getByLabel('From', { exact: true }).selectOption({ label: 'sector' })
    await form.getByLabel('Group for mental health').fill('')
    await form.getByLabel('Group for specialist').fill('')
    await form.getByLabel('All others').fill('other')
    await form.getByText('grouped from sector: acute for acute; other for all others').waitFor()
    await press('Enter')
    await status('Created attribute sector group')
    expect([(await values('S01'))['sector group'], (await values('S05'))['sector group']]).toEqual(['acute', 'other'])
  })

  it('a network is made by hand, with its members', async () => {
    await page.getByRole('button', { name: 'New', exact: true }).click()
    await page.getByRole('menuitem', { name: 'New pair' }).click()
    const form = page.getByRole('dialog', { name: 'New pair' })
    await form.getByLabel('Name', { exact: true }).fill('Pharmacy network')
    await form.getByLabel('Kind').fill('network')
    await form.getByLabel('Case').first().fill('S01')
    await form.getByLabel('Part').first().fill('lead')
    await form.getByLabel('Case').last().fill('S05 Pennywhistle Valley')
    await form.getByRole('button', { name: 'Create' }).click()
    await page.getByRole('heading', { name: 'Pharmacy network', level: 1 }).waitFor()
    await button(/Quillbrook General/).waitFor()
  })

  it('a sheet comes in as a difference shown first: what was meant is said, and only what is taken is done', async () => {
    const sheet = path.join(product.home, 'more.csv')
    writeFileSync(sheet, 'site_id,pseudonym,sector,size_band\nS01,Quillbrook,acut,small\nS13,Newcombe,acute,n/a\n')
    await find('Bring in a sheet of cases')
    const chooser = page.waitForEvent('filechooser')
    await button('Choose a sheet…').click()
    await (await chooser).setFiles(sheet)
    await button('Show what would change').click()
    await status('2 rows with changes, 0 rows as in the project')
    await button('It is acute').click()
    await page.getByRole('checkbox', { name: 'Take sector of “Quillbrook General”' }).waitFor({ state: 'detached' })
    await page.getByRole('checkbox', { name: 'Take size band of “Quillbrook General”' }).uncheck()
    await page.getByRole('checkbox', { name: 'Take Name of “Quillbrook General”' }).check()
    await button('Bring in 2 rows').click()
    await status('1 new case, 1 case changed')
    expect(await values('S13')).toMatchObject({ sector: 'acute', size_band: 'does not apply' })
    expect(await values('S01')).toMatchObject({ size_band: 'large' })
    expect((await product.ask('case.list', {})).find(one => one.key === 'S01')!.name).toBe('Quillbrook')
  })
})
