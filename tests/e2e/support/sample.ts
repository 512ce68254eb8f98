import type { Page } from 'playwright-core'
import { expect, vi } from 'vitest'
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
    .waitFor()
}

/** Waits until all of the sample study is in: its sources are listed before its codings and propositions come. */
export async function sampleIsIn(product: Product): Promise<void> {
  await vi.waitFor(
    async () => {
      expect((await product.ask('project.info', {}))!.counts.codings).toBe(538)
      expect(await product.ask('proposition.list', {})).not.toEqual([])
    },
    { timeout: 60_000, interval: 100 },
  )
}
