// The common filter in displays of their own: codes together, the strip of positions, what is not coded yet, truth tables; and the condition of signed case summaries.

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseId, CodeId } from '../../src/base/ids.ts'
import { chromiumPath } from '../support/chromium.ts'
import { findAnything } from './support/find.ts'
import { Product } from './support/product.ts'
import { beginOnSample } from './support/sample.ts'
import { steady } from './support/steady.ts'

const product = new Product()
const troubles: string[] = []
let browser: Browser
let page: Page
let s01: CaseId
const scales: string[] = []

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first()
const find = (words: string) => findAnything(page, words)
const ROLE = 'where role of the site is exemplar and of S01.'

/** Uses the saved filter in the view in front, whose filter line is there. */
async function narrow(): Promise<void> {
  await button('Saved filters').click()
  await page.getByRole('menuitem', { name: /^Exemplar S01/ }).click()
}

describe.skipIf(chromiumPath() === null)('the common filter in displays of their own', () => {
  beforeAll(async () => {
    ;({ browser, page } = await beginOnSample(product, troubles))
    const sites = await product.ask('case.list', { kind: 'site' })
    s01 = sites.find(one => one.key === 'S01')!.id
    const filter = {
      all: [
        { is: 'attribute', about: 'site', name: 'role', how: 'is', values: ['exemplar'] },
        { is: 'cases', ids: [s01] },
      ],
    } as const
    await product.ask('filter.save', { name: 'Exemplar S01', filter })
    for (const name of ['Early', 'Gain']) {
      const scaleId = await product.ask('rating.addScale', { name, kind: 'crisp' })
      scales.push(scaleId)
      await product.ask('rating.rate', { scaleId, caseIds: sites.map(one => one.id), value: '1' })
    }
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await product.end()
    expect(troubles).toEqual([])
  })

  it('codes together: circles and lines count what passes, and a circle opens exactly what it counts', async () => {
    await find('Codes together')
    const circles = page.locator('[data-mark]', { has: page.locator('.pic-node') })
    await circles.first().waitFor()
    const all = await steady(page, () => circles.count())
    await narrow()
    const caption = page.locator('figure.pic figcaption', { hasText: `Only codings ${ROLE}` })
    await caption.waitFor()
    await expect.poll(() => circles.count()).toBeLessThan(all)
    const first = circles.first()
    const [said, id] = await steady(
      page,
      async () => [await first.getAttribute('aria-label'), (await first.getAttribute('data-mark')) as CodeId] as const,
    )
    const n = Number(/, (\d+) codings?, /.exec(said!)![1])
    const coded = { is: 'coded', codeIds: [id], below: false, how: 'this coding' } as const
    const filter = (await product.ask('filter.list', {})).find(one => one.name === 'Exemplar S01')!.filter
    expect((await product.ask('filter.excerpts', { filter: { all: [filter, coded] } })).total).toBe(n)
    await first.press('Enter')
    const drawer = page.locator('[data-cell-drawer]')
    await drawer.locator('dl > div', { hasText: new RegExp(`^codings\\s*${n}\\b`, 'i') }).waitFor()
    await page.getByRole('radio', { name: 'Table' }).click()
    await page.getByRole('region', { name: /as a table/ }).waitFor()
    await caption.waitFor()
  })

  it('the strip of positions shows the sites that pass, says so in its caption, and a sign opens a sheet under the filter', async () => {
    await find('Position strip')
    const signs = page.locator('[data-mark]', { hasText: /^P4 at / })
    await signs.nth(1).waitFor()
    await narrow()
    await page.locator('figcaption', { hasText: `Only evidence ${ROLE} What was decided` }).waitFor()
    await expect.poll(() => signs.count()).toBe(1)
    await signs.first().press('Enter')
    await page.locator('.pro-sheet').first().waitFor()
    await page.getByText(`Only evidence ${ROLE}`).first().waitFor()
  })

  it('what is not coded yet lists and counts the sources that pass; where none does it says so and lists all again', async () => {
    await find('Not coded yet')
    const sources = (await product.ask('source.list', {})).length
    await page.getByText(new RegExp(`^\\d+ of ${sources} sources hold turns`)).waitFor()
    await narrow()
    await page.getByText(`Only sources with words ${ROLE}`).waitFor()
    const filter = (await product.ask('filter.list', {})).find(one => one.name === 'Exemplar S01')!.filter
    const passing = (await product.ask('filter.sources', { filter })).length
    await page.getByText(new RegExp(` of the ${passing} sources that pass \\(of ${sources}\\) `)).waitFor()
    await page.getByRole('radio', { name: 'All', exact: true }).click()
    await expect.poll(() => page.locator('.coverage-line').count()).toBe(passing)
    await button('Change filter').click()
    const panel = page.getByRole('dialog', { name: 'Only these sources' })
    await panel.getByRole('button', { name: 'Add a condition' }).click()
    await page.getByRole('menuitem', { name: 'signed case summaries' }).click()
    await panel.getByRole('combobox', { name: 'Whose summary' }).waitFor()
    await page.getByText(/and where the case summary of the site is signed\.$/).waitFor()
    await panel.getByRole('button', { name: 'Done' }).click()
    await page.getByText('No source passes the filter').waitFor()
    const { summaryId } = await product.ask('summary.keep', {
      caseId: s01,
      codeId: null,
      text: 'All of S01.',
      stretch: 'e2e',
    })
    const { coder } = (await product.ask('project.info', {}))!
    await product.ask('summary.sign', { summaryId, coderId: coder.id })
    await expect.poll(() => page.locator('.coverage-line').count()).toBe(passing)
    await button('Change filter').click()
    await panel.getByRole('button', { name: 'Every source' }).click()
    await panel.getByRole('button', { name: 'Done' }).click()
    await page.getByText(new RegExp(`^\\d+ of ${sources} sources hold turns`)).waitFor()
  })

  it('a truth table compares the cases that pass, and each of its cases opens', async () => {
    await find('Ratings of cases')
    await page.getByRole('radio', { name: 'Truth table' }).click()
    await page.getByRole('button', { name: /^Outcome/ }).click()
    await page.getByRole('menuitemradio', { name: 'Gain', exact: true }).click()
    await page.getByRole('button', { name: /^Conditions/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('checkbox', { name: 'Early' }).check()
    await dialog.getByRole('button', { name: /^(Keep|Done)/ }).click()
    await page.getByText(/^12 cases\. A row/).waitFor()
    await narrow()
    await page.getByText(`Only cases ${ROLE} 1 case. A row`, { exact: false }).waitFor()
    await page.getByRole('button', { name: 'S01', exact: true }).click()
    await page.getByRole('heading', { level: 1 }).first().waitFor()
  })
})
