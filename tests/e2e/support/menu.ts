import type { Locator } from 'playwright-core'

/** Opens the menu of a button by a key; done when one of its lines has the focus: keys pressed before that would be the button's. */
export async function openMenu(button: Locator): Promise<void> {
  await button.press('Enter')
  await button.page().locator('[role^=menuitem]:focus').waitFor()
}
