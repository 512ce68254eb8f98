// Agreement and adjudication in a real browser: the figures of the sample study, a run kept, and passages decided by keyboard alone,
// each taken back by one undo.

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/chromium.ts'
import { findAnything } from './support/find.ts'
import { Hands } from './support/hands.ts'
import { Product } from './support/product.ts'
import { beginOnSample } from './support/sample.ts'

const product = new Product()
const troubles: string[] = []
let browser: Browser
let page: Page
let hands: Hands

const button = (name: RegExp | string) => page.getByRole('button', { name })
const figures = () => page.getByRole('table', { name: 'By code' })
const list = () => page.getByRole('list', { name: 'Passages' })
const progress = () => page.locator('.adj-progress')
const status = (words: RegExp) => page.getByText(words).first().waitFor()

describe.skipIf(chromiumPath() === null)('agreement of coders', () => {
  beforeAll(async () => {
    ;({ browser, page } = await beginOnSample(product, troubles))
    hands = new Hands(page)
    await findAnything(page, 'Agreement of coders')
    await figures().waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await product.end()
    expect(troubles).toEqual([])
  })

  it('[33] shows the figures of the sample, pooled and as means, each with its counts', async () => {
    const cells = (name: RegExp) => figures().getByRole('row', { name }).first().getByRole('cell').allTextContents()
    expect(await cells(/Permissions and agreements/)).toEqual([
      '335',
      '24',
      '0',
      '42,714',
      '0.8 %',
      '.999',
      '.965',
      '.965',
    ])
    await expect.poll(async () => (await cells(/^All, pooled/)).slice(-2)[0]).toBe('.790')
    await expect.poll(async () => (await cells(/^Mean of cells/)).at(-2)).toBe('.682')
  })

  it('[35] a cell that nobody used says why it has no figure', async () => {
    await button('Each source of The name and its standing').press('Enter')
    const inside = page.getByRole('table', { name: 'Each source of The name and its standing' })
    await inside.getByText('no decision to compare').first().waitFor({ state: 'attached' })
    await button('Each source of The name and its standing').press('Enter')
    await inside.waitFor({ state: 'detached' })
  })

  it('measures are ticked one after the other while their menu stays open, and readers are told which are', async () => {
    await button('Measures').press('Enter')
    const measure = (name: string) => page.getByRole('menuitemcheckbox', { name })
    for (const name of ['Scott’s pi', 'Holsti']) await measure(name).press('Space')
    await page.getByRole('menuitemcheckbox', { name: 'Holsti', checked: true }).waitFor()
    await page.getByRole('menuitemcheckbox', { name: 'Krippendorff’s alpha', checked: true }).waitFor()
    await page.getByRole('columnheader', { name: 'π Scott' }).waitFor({ state: 'attached' })
    await page.getByRole('columnheader', { name: 'Holsti' }).waitFor({ state: 'attached' })
    for (const name of ['Scott’s pi', 'Holsti']) await measure(name).press('Space')
    await page.getByRole('menuitemcheckbox', { name: 'Holsti', checked: false }).waitFor()
    await hands.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
    await button('Keep this run').waitFor()
  })

  it('[41] a run is kept under a name and looked at again', async () => {
    await button('Keep this run').press('Enter')
    await page.getByLabel('Keep it as').fill('First round')
    await hands.press('Enter')
    await status(/Kept agreement “First round”/)
    await button(/^Kept runs/).press('Enter')
    await page.getByRole('menuitemradio', { name: /^First round/ }).press('Enter')
    await status(/These are the figures of then/)
    // The passages and back: the run is still the one that was looked at.
    await button('Look at passages and decide').press('Enter')
    await list().waitFor()
    await button('To the figures').press('Enter')
    await status(/These are the figures of then/)
    await button('Work it out anew').press('Enter')
    await button('Keep this run').waitFor()
  })

  it('in a narrow window a run is kept from under More', async () => {
    await page.setViewportSize({ width: 1024, height: 700 })
    await button('More').press('Enter')
    const more = page.getByRole('dialog', { name: 'More' })
    await more.getByRole('button', { name: 'Keep this run' }).press('Enter')
    const field = page.getByLabel('Keep it as')
    await field.fill('Second round')
    await field.press('Enter')
    await status(/Kept agreement “Second round”/)
    await hands.press('Escape')
    await more.waitFor({ state: 'detached' })
    await page.setViewportSize({ width: 1440, height: 900 })
    await button('Keep this run').waitFor()
  })

  it('is stopped by Escape or by its button: the last figures stay, said to be those, and it is worked out when asked for', async () => {
    const caption = page.locator('.agr-caption')
    const before = await caption.textContent()
    // The answer does not come before it is stopped.
    await page.route('**/call/agreement.compute', () => {})
    const choose = async (unit: string) => {
      await button(/^By (characters|words)/).press('Enter')
      await page.getByRole('menu').getByText(unit, { exact: true }).click()
    }
    await choose('words')
    await page.getByText('Working it out …', { exact: true }).waitFor()
    await hands.press('Escape')
    await page.getByText('Stopped. Below are the figures of before', { exact: false }).waitFor()
    expect(await caption.textContent()).toBe(before)
    await button('Work it out now').press('Enter')
    await button('Stop').first().press('Enter')
    await button('Work it out now').waitFor()
    await page.unroute('**/call/agreement.compute')
    await button('Work it out now').press('Enter')
    await expect.poll(() => caption.textContent()).toContain('by words')
    await choose('characters')
    await expect.poll(() => caption.textContent()).toBe(before)
  })

  it('[37] [38] a figure leads to its passages; one is accepted, one composed, one left open, by keyboard, each one undo', async () => {
    await button('Taken up from the exemplar').and(page.locator('.agr-open')).press('Enter')
    await list().waitFor()
    await page.getByRole('radio', { name: 'to decide' }).check({ force: true })
    await expect.poll(() => progress().textContent()).toMatch(/^0 of \d+ decided$/)
    const before = await list().getByRole('listitem').count()
    await page.locator('.adj-item.is-on').focus()
    await hands.press('1')
    await status(/Accepted as consensus; the originals stay/)
    await expect.poll(() => progress().textContent()).toMatch(/^1 of/)
    await expect.poll(() => list().getByRole('listitem').count()).toBe(before - 1)

    await hands.press('c')
    await button('End: a word earlier').press('Enter')
    await button('Use this as consensus').press('Enter')
    await status(/Composed the consensus; the originals stay/)
    await expect.poll(() => progress().textContent()).toMatch(/^2 of/)

    await page.locator('.adj-item.is-on').focus()
    await hands.press('o')
    await status(/Left open/)
    await expect.poll(() => progress().textContent()).toMatch(/^2 of \d+ decided, 1 left open$/)

    await hands.press('Control+z')
    await expect.poll(() => progress().textContent()).toMatch(/^2 of \d+ decided$/)
    await hands.press('Control+z')
    await expect.poll(() => progress().textContent()).toMatch(/^1 of/)
    await hands.press('Control+z')
    await expect.poll(() => progress().textContent()).toMatch(/^0 of/)
    await expect.poll(() => list().getByRole('listitem').count()).toBe(before)
  })

  it('[37] a number leads to what it counts, said above the list; the consensus stands beside the originals, and keys stay where they were', async () => {
    await button('To the figures').press('Enter')
    const only = figures()
      .getByRole('row', { name: /Each source of Playbooks/ })
      .getByRole('button', { name: '729' })
    await only.click()
    const about = page.getByText('Only passages of “Playbooks”, with words that only A coded.')
    await about.waitFor()
    await list().waitFor()
    expect(await list().getByText('Same text').count()).toBe(0)
    await list()
      .getByRole('button', { name: /Overlapping/ })
      .first()
      .click()
    await hands.press('c')
    const compose = page.getByRole('group', { name: 'Compose', exact: true })
    await compose.waitFor()
    await hands.press('Escape')
    await compose.waitFor({ state: 'detached' })
    await page.locator('.adj-item:focus').waitFor()
    await hands.press('c')
    await button('Use this as consensus').press('Enter')
    await status(/A decided: composed/)
    await page.locator('.adj-item:focus').waitFor()
    await page.getByRole('heading', { name: 'Consensus' }).waitFor()
    await hands.press('Control+z')
    await page.getByRole('heading', { name: 'Consensus' }).waitFor({ state: 'detached' })
    await button('Show every passage').press('Enter')
    await about.waitFor({ state: 'detached' })
    await expect.poll(() => progress().textContent()).toMatch(/^0 of 145 decided$/)
  })

  it('[40] a number of the table of stances leads to the pairs it counts', async () => {
    await button('To the figures').press('Enter')
    await page
      .getByRole('table', { name: 'Stance on shared passages' })
      .getByRole('button', { name: 'Disconfirming, Qualifying: open 2 pairs' })
      .press('Enter')
    await page.getByText('Only passages that A judged disconfirming and B qualifying.').waitFor()
    await expect.poll(() => list().getByRole('listitem').count()).toBe(2)
  })
})
