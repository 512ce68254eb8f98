import type { Browser, Page } from 'playwright-core'
import { launch } from '../../support/chromium.ts'
import { prepareOpenedSample } from '../../support/prepared.ts'
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

/** Begins with a browser, the product, and a page on the sample study, which was loaded beforehand. What goes wrong in the page is added to `troubles`. */
export async function beginOnSample(product: Product, troubles: string[]): Promise<{ browser: Browser; page: Page }> {
  const [browser] = await Promise.all([launch(), prepareOpenedSample(product.home).then(() => product.begin())])
  try {
    const page = await product.visit(browser, troubles)
    await openSample(page)
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
