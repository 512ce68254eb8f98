// Across cases, in a real browser: rows, columns and measure chosen by keys, grouped, a cell, a subtotal and a total opened, the
// display kept, a filter that leaves nothing named, and the picture of it written as a file that is the same twice.

import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/chromium.ts'
import { findAnything } from './support/find.ts'
import { Hands } from './support/hands.ts'
import { pickFrom } from './support/pick.ts'
import { Product } from './support/product.ts'
import { beginOnSample } from './support/sample.ts'

const product = new Product()
const troubles: string[] = []
let browser: Browser
let page: Page
let hands: Hands

const button = (name: RegExp | string) => page.getByRole('button', { name })
const drawer = () => page.getByRole('region', { name: 'Cell' })

/** Saves the picture in front and reads the file. */
async function savedPicture(format: RegExp): Promise<Buffer> {
  await button('Save picture').press('Enter')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: format }).press('Enter'),
  ])
  return readFileSync(await download.path())
}

/** Adds a condition for each kind of source to the filter that stands open, by keys, and closes it. */
async function onlyInSources(...kinds: readonly string[]): Promise<void> {
  const panel = page.getByRole('dialog', { name: 'Count only' })
  for (const kind of kinds) {
    await panel.getByRole('button', { name: 'Add a condition' }).press('Enter')
    await page.getByRole('menuitem', { name: 'kind of source' }).press('Enter')
    const list = page.getByRole('dialog', { name: 'kind of source' })
    await pickFrom(panel.getByRole('button', { name: 'kind of source: choose' }), list, [kind])
  }
  await panel.getByRole('button', { name: 'Done' }).press('Enter')
}

describe.skipIf(chromiumPath() === null)('the matrix', () => {
  beforeAll(async () => {
    ;({ browser, page } = await beginOnSample(product, troubles))
    hands = new Hands(page)
    await hands.press('Shift+Control+m')
    await page.getByRole('grid').waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await product.end()
  })

  it('columns are grouped by an attribute, by keys alone', async () => {
    await button(/^Columns/).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'What stands across the top' })
    await dialog.getByRole('radio', { name: 'Sites' }).waitFor()
    const by = dialog.getByRole('combobox', { name: 'Group by' })
    await by.focus()
    // By arrows: letters typed to a select are one word only while they come quickly.
    const wanted = await by
      .locator('option')
      .evaluateAll(all => all.findIndex(one => one.textContent === 'role (site)'))
    expect(wanted).toBeGreaterThan(0)
    await hands.press('Home', ...Array.from({ length: wanted }, () => 'ArrowDown'))
    await expect.poll(() => button(/^Columns/).textContent()).toContain('sites by role')
    await hands.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('columnheader', { name: /^exemplar, 6 sites/ }).waitFor()
  })

  it('the measure is chosen by keys', async () => {
    await button(/^Measure/).press('Enter')
    await page.getByRole('menuitemradio', { name: /^sources/ }).press('Enter')
    await page.getByRole('gridcell', { name: 'Playbooks, Pennywhistle Valley, 4 of 4 sources' }).waitFor()
  })

  it('a cell opens its excerpts', async () => {
    await page.getByRole('gridcell', { name: 'Playbooks, Pennywhistle Valley, 4 of 4 sources' }).click()
    await drawer().getByRole('article').first().waitFor()
    await expect.poll(() => drawer().textContent()).toContain('S05 Pennywhistle Valley')
    await hands.press('Control+2')
    await hands.arrivesAt(/^Playbooks, Pennywhistle Valley/)
  })

  it('a subtotal says in how many of its group, and opens what it counts', async () => {
    await hands.walkTo('ArrowRight', /in \d of 6$/)
    await hands.arrivesAt(/^Playbooks, exemplar, 13 of 21 sources, in 6 of 6$/)
    await hands.press('Enter')
    await expect.poll(() => drawer().textContent()).toContain('13 of 21')
    await hands.press('Escape')
    await hands.arrivesAt(/^Playbooks, exemplar/)
  })

  it('a total opens what it counts', async () => {
    await hands.press('Control+ArrowDown')
    await hands.arrivesAt(/^All together, exemplar/)
    await hands.press('Enter')
    await expect.poll(() => drawer().textContent()).toContain('All together')
    await drawer().getByRole('article').first().waitFor()
    await hands.press('Escape')
  })

  it('the display is kept under a name, with its rule', async () => {
    await button('Displays').press('Enter')
    await page.getByRole('menuitem', { name: /^Save as it is now/ }).press('Enter')
    const form = page.getByRole('dialog', { name: 'Save this display' })
    await form.getByRole('textbox', { name: 'Name' }).fill('Sources by role')
    await form.getByRole('textbox', { name: /^Decision rule/ }).fill('A source counts once, whoever coded it.')
    await form.getByRole('button', { name: 'Save', exact: true }).press('Enter')
    await form.waitFor({ state: 'detached' })
    await expect.poll(async () => (await product.ask('display.list', {})).length).toBe(1)
    const [kept] = await product.ask('display.list', {})
    expect(kept).toMatchObject({ name: 'Sources by role', rule: 'A source counts once, whoever coded it.' })
    expect(kept!.request).toMatchObject({ measure: 'sources', columnGroups: { about: 'site', name: 'role' } })
  })

  it('[52] three sites are contrasted, and the reason for the choice is asked', async () => {
    await button(/^Columns/).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'What stands across the top' })
    await pickFrom(
      dialog.getByRole('button', { name: 'Only these: all of them' }),
      page.getByRole('dialog', { name: 'Only these' }),
      ['S01 Quillbrook General', 'S05 Pennywhistle Valley', 'S12 Brackwater Eye & Ear'],
    )
    await page.getByText('Say in a sentence why just these').waitFor()
    await dialog.getByRole('textbox', { name: /^Why just these/ }).fill('The three where people moved.')
    await dialog.getByRole('button', { name: 'Done' }).press('Enter')
    await page.getByText('Say in a sentence why just these').waitFor({ state: 'detached' })
    await expect.poll(() => page.locator('.fb-sentence').textContent()).toContain('The three where people moved.')
    await expect.poll(() => page.getByRole('columnheader', { name: /^S\d\d / }).count()).toBe(3)
  })

  it('a filter that leaves nothing says which condition does, and leaves it out again', async () => {
    await button('Change filter').press('Enter')
    await onlyInSources('interviews', 'documents')
    await page.getByText('With the condition before it, nothing is in documents.').waitFor()
    await button('Leave this condition out').press('Enter')
    await page.getByRole('grid').waitFor()
    await page.getByText('Only codings in interviews').waitFor()
  })

  it('the same filter narrows the list of excerpts, and every one of them passes it', async () => {
    await findAnything(page, 'Excerpts, by a filter')
    const list = page.getByRole('list', { name: 'Excerpts that pass the filter' })
    await list.waitFor()
    await page.getByText('50 of 538 excerpts').waitFor()
    await button('Change filter').press('Enter')
    await onlyInSources('documents')
    await page.getByText('Only codings in documents').waitFor()
    // The sentence changes before the list does.
    const places = () => list.locator('.attribution > b').allTextContents()
    await expect.poll(async () => (await places()).filter(place => !place.startsWith('D0'))).toEqual([])
    expect((await places()).length).toBeGreaterThan(10)
    await hands.press('Shift+Control+m')
    await page.getByRole('grid').waitFor()
  })

  it('a saved display comes back as it was', async () => {
    await button('Displays').press('Enter')
    await page.getByRole('menuitem', { name: /^Codes by sites, as at first/ }).press('Enter')
    await page.getByRole('gridcell', { name: 'Playbooks, Pennywhistle Valley, present' }).waitFor()
    await button('Displays').press('Enter')
    await page.getByRole('menuitemradio', { name: /^Sources by role/ }).press('Enter')
    await page.getByRole('gridcell', { name: 'Playbooks, Pennywhistle Valley, 4 of 4 sources' }).waitFor()
  })

  it('its heat map is walked by arrows, and Enter opens the excerpts', async () => {
    await page.getByRole('radio', { name: 'Heat map' }).press('Space')
    const mark = page.locator('[data-mark]', { hasText: /^Playbooks, Pennywhistle Valley/ })
    await mark.first().focus()
    await hands.press('ArrowRight')
    await hands.arrivesAt(/^Playbooks, Candlemoth Hospitals/)
    await hands.press('ArrowUp')
    await hands.arrivesAt(/^Learned by the exemplar, Candlemoth/)
    await hands.press('Enter')
    await expect.poll(() => drawer().textContent()).toContain('Learned by the exemplar')
  })

  it('is saved as SVG, the same twice and in dark, and as PNG twice as fine', async () => {
    const first = await savedPicture(/^SVG/)
    const text = first.toString('utf8')
    expect(text).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="\d+" height="\d+"/)
    expect(text).toContain('font-family="Source Sans 3,')
    expect(text).toContain('Playbooks, Pennywhistle Valley, 4 of 4 sources')
    expect(text).not.toMatch(/class=|var\(|<script|href=/)
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark')
    expect((await savedPicture(/^SVG/)).equals(first)).toBe(true)
    await page.emulateMedia({ colorScheme: 'light' })
    const png = await savedPicture(/^PNG/)
    const width = Number(/width="(\d+)"/.exec(text)![1])
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
    expect(png.readUInt32BE(16)).toBe(width * 2)
  })

  it('its numbers can be read as a table', async () => {
    await page.getByRole('radio', { name: 'Table' }).last().press('Space')
    await page
      .getByRole('region', { name: /as a table$/ })
      .getByRole('row', { name: /^Playbooks/ })
      .waitFor()
  })

  it('codes that meet: a line of the graph opens the words both stand on', async () => {
    await button('Displays').press('Enter')
    await page.getByRole('menuitem', { name: /^Codes that meet/ }).press('Enter')
    await page.getByRole('radio', { name: 'Graph' }).press('Space')
    const line = page.getByRole('button', { name: /^Taken up from the exemplar with Same or different system/ })
    await line.focus()
    await hands.press('Enter')
    await drawer().getByRole('article').first().waitFor()
    expect(troubles).toEqual([])
  })
})
