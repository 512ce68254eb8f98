import type { Page } from 'playwright-core'

/** Does a command by its name in Find anything, or opens what is called so; done when the list is gone and the focus is back. */
export async function findAnything(page: Page, words: string, chosen: string = words): Promise<void> {
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Find anything' })
  await field.fill(words)
  await page.getByRole('option', { selected: true }).filter({ hasText: chosen }).waitFor()
  await field.press('Enter')
  await field.waitFor({ state: 'detached' })
}
