// The team in a real browser: a coder comes in, sources are allocated by keys, and copies are handed out after reading what will be in them.

import path from 'node:path'
import type { Browser, Download, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/chromium.ts'
import { findAnything } from './support/find.ts'
import { openMenu } from './support/menu.ts'
import { Product } from './support/product.ts'
import { beginOnSample } from './support/sample.ts'
import { soon } from './support/soon.ts'

const product = new Product()
const troubles: string[] = []
let browser: Browser
let page: Page

const copy = path.join(product.home, 'for-ben.crosscase')
const team = () => product.ask('team.get', {})

describe.skipIf(chromiumPath() === null)('the team', () => {
  beforeAll(async () => {
    ;({ browser, page } = await beginOnSample(product, troubles))
    await findAnything(page, 'Team: coders')
    await page.getByRole('grid', { name: 'Coders of this project' }).waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await product.end()
  })

  it('somebody is added, and stands among the coders', async () => {
    await page.getByRole('button', { name: 'Add coder' }).press('Enter')
    await page.getByRole('textbox', { name: 'Name of the coder' }).fill('Dana Weir')
    await page.keyboard.press('Enter')
    await page.getByRole('gridcell', { name: /Dana Weir/ }).waitFor()
    expect((await team()).coders.map(coder => coder.name)).toEqual(['A', 'B', 'Dana Weir'])
  })

  it('two names of one person are read as one, each still to be seen, and undo parts them', async () => {
    const grid = page.getByRole('grid', { name: 'Coders of this project' })
    await grid.getByRole('gridcell').filter({ hasText: /^BB/ }).click()
    await openMenu(page.getByRole('button', { name: /^Do with this coder/ }))
    await page.getByRole('menuitem', { name: 'Dana Weir' }).press('Enter')
    const joined = grid.getByRole('gridcell').filter({ hasText: 'another name of Dana Weir' })
    await joined.waitFor()
    const name = joined.getByText('B', { exact: true }).last()
    expect(
      await name.evaluate(one => one.clientWidth >= one.scrollWidth && one.getBoundingClientRect().width > 0),
    ).toBe(true)
    await page.keyboard.press('Control+z')
    await joined.waitFor({ state: 'detached' })
    expect((await team()).coders.map(coder => coder.joinedTo)).toEqual([null, null, null])
  })

  it('a part is typed into its cell: what others coded there is sealed, and said to be', async () => {
    await page.getByText('Allocation', { exact: true }).click()
    const grid = page.getByRole('grid', { name: 'Who codes which source' })
    await grid.getByRole('gridcell', { name: /Memorandum of partnership/ }).waitFor()
    // The third coder of the first source.
    const cell = grid.locator('[data-r="0"][data-c="4"]')
    await cell.click()
    await cell.press('2')
    const input = grid.getByRole('combobox')
    await input.fill('2b')
    await input.press('Enter')
    await expect.poll(async () => (await team()).allocation).toMatchObject([{ part: 'second', blind: true }])
    await grid.getByText('sealed', { exact: true }).waitFor()
    await page.getByText('1 of 38 sources allocated').waitFor()
    // What is no part is told in its cell, which stays open.
    await cell.click()
    await cell.press('x')
    await grid.locator('input:focus').press('Enter')
    await page.getByText('“x” is no part').waitFor()
    await grid.locator('input:focus').press('Escape')
    // Numbers open what they count.
    const rows = () => grid.locator('[data-r][data-c="0"]').count()
    await page.getByRole('button', { name: '1 sealed' }).click()
    await page.getByText('Shown: 1 source, sealed until all who code it are done').waitFor()
    await soon(rows).toBe(1)
    await page.getByRole('button', { name: '37 to nobody' }).click()
    await soon(rows).toBeGreaterThan(1)
    await page.getByRole('button', { name: 'Show all' }).click()
  })

  it('a coder’s numbers open what they count', async () => {
    await page.getByText('Coders', { exact: true }).click()
    const row = page.getByRole('grid', { name: 'Coders of this project' }).getByRole('row', { name: /Dana Weir/ })
    await row.getByRole('button', { name: '1', exact: true }).click()
    await page.getByText('Shown: 1 source that Dana Weir is to code').waitFor()
    const grid = page.getByRole('grid', { name: 'Who codes which source' })
    await soon(() => grid.locator('[data-r][data-c="0"]').count()).toBe(1)
    await page.getByRole('button', { name: 'Show all' }).click()
    await soon(() => grid.locator('[data-r][data-c="0"]').count()).toBeGreaterThan(1)
    await page.getByText('Coders', { exact: true }).click()
    const [a] = (await team()).coders
    const first = page.getByRole('grid', { name: 'Coders of this project' }).locator('[data-r="0"]')
    await first
      .getByRole('button', { name: String(a!.codings), exact: true })
      .first()
      .click()
    await page.getByText(`of ${a!.codings} excerpts`).waitFor()
    await findAnything(page, 'Team: coders')
    await page.getByRole('grid', { name: 'Coders of this project' }).waitFor()
    await first.getByRole('button', { name: String(a!.evidence), exact: true }).click()
    await page.getByText(`50 of ${a!.evidence} judgements`).waitFor()
    await page.getByRole('button', { name: 'Coders', exact: true }).click()
    await page.getByRole('grid', { name: 'Coders of this project' }).waitFor()
  })

  it('in a narrow window no column of the coders stands out of it', async () => {
    for (const width of [1024, 800]) {
      await page.setViewportSize({ width, height: 720 })
      const grid = page.locator('.edit-table')
      await soon(() => grid.evaluate(one => one.scrollWidth <= one.clientWidth)).toBe(true)
    }
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  it('a copy is handed out after reading what will be in it', async () => {
    await page.getByText('Copies', { exact: true }).click()
    await page.getByText('No copy is handed out').waitFor()
    await page.getByRole('button', { name: 'Hand out copies' }).first().press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Hand out copies' })
    await dialog.getByRole('textbox', { name: 'Somebody new' }).fill('Ben')
    await dialog.getByText('38 sources each. The framework is saved as version “Baseline 1” first.').waitFor()
    await dialog
      .getByText(/Ben, added to the coders: nothing allocated; others’ codings left out in 1 source/)
      .waitFor()
    const [file]: [Download, void] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Hand out the copy' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('The Pathmaker study, Ben.crosscase')
    await page.getByRole('rowheader', { name: 'Ben' }).waitFor()
    await page.getByText('not back yet').waitFor()
    await file.saveAs(copy)
    // Undo does not reach a copy that is out: beside it stands what undo would take back.
    await page.getByText('Copy handed out: Ben').waitFor()
    await page.getByRole('contentinfo').getByText('Save version “Baseline 1” to hand out copies').waitFor()
    await page.getByRole('button', { name: 'others’ codings in 1 source' }).click()
    await page.getByText('Without others’ codings:').waitFor()
  })

  it('a copy that is opened in front of the project shows nothing of that: whose it is, what its coder is to code, what it lacks', async () => {
    await findAnything(page, 'Open a project', 'Open')
    await page.getByRole('textbox', { name: 'Path of the file' }).fill(copy)
    await page.keyboard.press('Enter')
    await page.getByRole('grid', { name: 'Coders of this project' }).waitFor()
    await page.getByText('Copies', { exact: true }).click()
    await page.getByRole('heading', { name: /^The copy that A handed out to Ben on/ }).waitFor()
    await page.getByText('No source is allocated to you.').waitFor()
    await page.getByText('What others coded in 1 source').waitFor()
    expect(await page.getByText('not back yet').count()).toBe(0)
    // Whose it is stands in full beside the name of the study, however small the window.
    const whose = page.locator('.project-button small')
    for (const width of [1440, 1024, 800, 640]) {
      await page.setViewportSize({ width, height: 720 })
      expect(await whose.innerText()).toBe('copy for Ben')
      await soon(() => whose.evaluate(one => one.scrollWidth <= one.clientWidth && one.clientWidth > 0)).toBe(true)
    }
    await page.setViewportSize({ width: 1440, height: 900 })
    // Nothing is handed out of a copy, and nothing is brought back into one.
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Find anything' }).fill('Bring back copies')
    await page.getByRole('option', { name: /Search all text/ }).waitFor()
    expect(await page.getByRole('option', { name: 'Bring back copies', exact: true }).count()).toBe(0)
    await page.keyboard.press('Escape')
    expect(troubles).toEqual([])
  })
})
