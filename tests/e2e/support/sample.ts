import type { Page } from 'playwright-core'

/** Opens the sample study from the start screen, as a newcomer does, and waits until its sources are listed. */
export async function openSample(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Open the sample study/ })
    .first()
    .click()
  await page
    .getByRole('treeitem', { name: /Pennywhistle/ })
    .first()
    .waitFor()
}
