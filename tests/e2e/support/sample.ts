import type { Browser, Page } from 'playwright-core'
import { expect, vi } from 'vitest'
import { launch } from '../../support/chromium.ts'
import type { Product } from './product.ts'

/** Opens the sample study from the start screen, as a newcomer does, and waits until its sources are listed. */
export async function openSample(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Open the sample study/ })
    .first()
    .click()
  await page
    .getByRole('treeitem', { name: /Pennywhistle/ })
    .first()
    .waitFor({ timeout: 90_000 })
}

/** Waits until all of the sample study is in: its sources are listed before its codings and propositions come. */
async function sampleIsIn(product: Product): Promise<void> {
  await vi.waitFor(
    async () => {
      expect((await product.ask('project.info', {}))!.counts.codings).toBe(538)
      expect(await product.ask('proposition.list', {})).not.toEqual([])
    },
    { timeout: 60_000, interval: 100 },
  )
}

/** Begins with a browser, the product, and a newcomer's page that has all of the sample study and knows it. What goes wrong in the page is added to `troubles`. */
export async function beginOnSample(product: Product, troubles: string[]): Promise<{ browser: Browser; page: Page }> {
  const [browser] = await Promise.all([launch(), product.begin()])
  try {
    const page = await product.visit(browser, troubles)
    await openSample(page)
    await sampleIsIn(product)
    await page
      .getByRole('button', { name: /^Undo Load study/ })
      .first()
      .waitFor()
    return { browser, page }
  } catch (error) {
    await browser.close()
    throw error
  }
}
