import type { Locator } from 'playwright-core'

/**
 * Opens a list to pick from by keys, ticks these and says Done. The list takes the focus a frame after it is there: a key pressed
 * before that would lose its second half to the first line.
 */
export async function pickFrom(opener: Locator, list: Locator, names: readonly (string | RegExp)[]): Promise<void> {
  await opener.press('Enter')
  await list.locator('input:focus').waitFor()
  for (const name of names) {
    await list.getByRole('checkbox', { name }).press('Space')
    await list.getByRole('checkbox', { name, checked: true }).waitFor()
  }
  await list.getByRole('button', { name: 'Done' }).press('Enter')
}
