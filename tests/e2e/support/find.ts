import type { Page } from 'playwright-core'
import { twoFrames } from './steady.ts'

/** Waits until the list is gone and what was chosen in it has begun: a frame later, and until then the view before it is in front. */
export async function hasBegun(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Find anything' }).waitFor({ state: 'detached' })
  await twoFrames(page)
}

/** Does a command by its name in Find anything, or opens what is called so (to the side with `Control+Enter`); done when it has begun. */
export async function findAnything(
  page: Page,
  words: string,
  chosen: string | RegExp = words,
  key: 'Enter' | 'Control+Enter' = 'Enter',
): Promise<void> {
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Find anything' })
  await field.fill(words)
  await page.getByRole('option', { selected: true }).filter({ hasText: chosen }).waitFor()
  await field.press(key)
  await hasBegun(page)
}
