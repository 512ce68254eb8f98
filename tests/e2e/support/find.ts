import type { Page } from 'playwright-core'

/**
 * Does a command by its name in Find anything, or opens what is called so (to the side with `Control+Enter`); done when the list is
 * gone and the focus is back.
 */
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
  await field.waitFor({ state: 'detached' })
}
