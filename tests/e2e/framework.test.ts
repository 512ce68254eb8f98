// The framework as a tree that people restructure, by mouse and by keys, in a real browser.

import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/chromium.ts'
import { findAnything } from './support/find.ts'
import { Product } from './support/product.ts'
import { beginOnSample } from './support/sample.ts'

const product = new Product()
const troubles: string[] = []
let browser: Browser
let page: Page

const tree = () => page.getByRole('tree', { name: 'Framework' })
const row = (name: string): Locator => tree().getByRole('treeitem', { name: new RegExp(`^${name}\\b`) })
const said = (words: string | RegExp) => page.getByRole('contentinfo').getByText(words).first().waitFor()
const codes = () => product.ask('code.list', {})
const named = async (name: string) => (await codes()).find(code => code.name === name)!
const nameOf = async (id: string | null) => (await codes()).find(code => code.id === id)?.name ?? null
const undo = async (label: RegExp) => {
  await page.keyboard.press('Control+z')
  await said(label)
}
const shot = async (name: string) => {
  const folder = process.env['CROSSCASE_SHOTS']
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}

describe.skipIf(chromiumPath() === null)('the framework under the hand', () => {
  beforeAll(async () => {
    ;({ browser, page } = await beginOnSample(product, troubles))
    // The window counts what it was told of a moment later.
    await row('Playbooks').getByText('57').waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await product.end()
  })

  it('a code is dragged under another, and one undo brings it back', async () => {
    const before = (await named('Swaps and shared posts')).parentId
    await row('Swaps and shared posts').dragTo(row('Visits'))
    await said(/Moved “Swaps and shared posts” under “Visits”, \d+ codings/)
    expect(await nameOf((await named('Swaps and shared posts')).parentId)).toBe('Visits')
    await undo(/Undone: Move “Swaps and shared posts”/)
    expect((await named('Swaps and shared posts')).parentId).toBe(before)
  })

  it('keys move a code up and out, and say why where it cannot go', async () => {
    await row('Distance').click()
    await page.keyboard.press('Alt+ArrowUp')
    await said('Put “Distance” in another place')
    await page.keyboard.press('Alt+ArrowUp')
    await said('“Distance” is the first here')
    await page.keyboard.press('Alt+ArrowLeft')
    await said(/Moved “Distance” to the top/)
    expect((await named('Distance')).parentId).toBe(null)
    await undo(/Undone: Move “Distance”/)
    await undo(/Undone: Order “Distance” anew/)
  })

  it('a name is changed in its row', async () => {
    await row('Distance').click()
    await page.keyboard.press('F2')
    await page.getByRole('textbox', { name: 'Rename' }).fill('Nearness')
    await page.keyboard.press('Enter')
    await said('Renamed to “Nearness”')
    await row('Nearness').waitFor()
    await undo(/Undone: Rename code “Distance”/)
    await row('Distance').waitFor()
  })

  it('a new code is made below another; a name that is there is said', async () => {
    await row('Distance').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'New code below' }).click()
    const form = page.getByRole('dialog', { name: 'New code' })
    await form.getByRole('textbox', { name: 'Name' }).fill('culture of sharing')
    await form.getByText('There is a retired code “Culture of sharing” under “What moved”. Is it the same?').waitFor()
    await form.getByRole('textbox', { name: 'Name' }).fill('Travel time')
    await form.getByRole('combobox', { name: 'Comes from' }).selectOption('literature')
    await shot('new-code')
    await form.getByRole('button', { name: 'Make it' }).click()
    await said('Made “Travel time”')
    const made = await named('Travel time')
    expect([await nameOf(made.parentId), made.provenance, made.provenanceKind]).toEqual([
      'Distance',
      'deductive',
      'literature',
    ])
    await undo(/Undone: New code “Travel time”/)
  })

  it('a merge shows its numbers, asks why, and is done', async () => {
    const { codings } = await named('Visits')
    await row('Visits').click({ button: 'right' })
    await shot('menu')
    await page.getByRole('menuitem', { name: 'Merge into another code…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Merge “Visits”' })
    await dialog.getByRole('combobox', { name: 'Into which code' }).fill('contact in')
    await dialog.getByRole('option', { name: /Contact in general/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await dialog.getByText(`${codings} codings become codings of “Contact in general”`).waitFor()
    await dialog.getByText('“Visits” is retired, replaced by “Contact in general”.').waitFor()
    await dialog.getByRole('textbox', { name: 'Why' }).fill('They are used for the same passages.')
    await shot('merge')
    await dialog.getByRole('button', { name: `Merge ${codings} codings` }).click()
    await said(`Merged “Visits” into “Contact in general”, ${codings} codings`)
    expect((await named('Visits')).status).toBe('retired')
    await undo(/Undone: Merge “Visits”/)
    expect((await named('Visits')).codings).toBe(codings)
  })

  it('several codes marked with Shift are moved and retired together', async () => {
    await row('Openness about failure').click()
    await tree()
      .getByRole('treeitem', { name: /^Openness/, selected: true })
      .waitFor()
    await page.keyboard.press('Shift+ArrowDown')
    await tree()
      .getByRole('treeitem', { name: /^Hearing it/, selected: true })
      .waitFor()
    await page.keyboard.press('Shift+F10')
    await page.getByRole('menuitem', { name: 'Retire…' }).click()
    const dialog = page.getByRole('dialog', { name: /^Retire “/ })
    await dialog.getByText('stay where they are, greyed').waitFor()
    await dialog.getByRole('textbox', { name: 'Why' }).fill('Out of scope now.')
    await shot('retire')
    await dialog.getByRole('button', { name: 'Retire 2 codes' }).click()
    await said(/Retired “Openness about failure” and “Hearing it from a peer”/)
    await row('Hearing it from a peer').waitFor({ state: 'detached' })
    await undo(/Undone: Retire/)
    await row('Hearing it from a peer').waitFor()
  })

  it('a split leaves a queue that is walked and decided by keys', async () => {
    const playbooks = await named('Playbooks')
    await row('Playbooks').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Split code…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Split “Playbooks”' })
    await dialog.getByRole('combobox', { name: 'Code 1' }).fill('Written')
    await dialog.getByRole('combobox', { name: 'Code 2' }).fill('Used')
    await dialog.getByText(/wait to be decided, each coder’s own/).waitFor()
    await dialog.getByRole('textbox', { name: 'Why' }).fill('Writing and using are not one thing.')
    await shot('split')
    await dialog.getByRole('button', { name: 'Split', exact: true }).click()
    await said(`Split “Playbooks” into “Written” and “Used”, ${playbooks.codings} codings to be decided`)
    await page.getByRole('button', { name: `${playbooks.codings} codings to be decided`, exact: true }).click()
    const queue = page.getByRole('group', { name: 'To be decided' })
    await queue.waitFor()
    await queue.getByRole('button', { name: /Written/ }).waitFor()
    await shot('decide')
    await queue.focus()
    // Faster than the core: a key after the first decision means the next coding.
    for (const key of ['1', 'Space', '1', '2', 'Space']) await page.keyboard.press(key)
    await said('Gave 1 coding to “Written”, “Used”')
    await expect.poll(async () => [(await named('Written')).codings, (await named('Used')).codings]).toEqual([2, 1])
    await expect.poll(async () => (await product.ask('framework.toDecide', {})).total).toBe(playbooks.codings - 2)
    await undo(/Undone: Decide one coding/)
    await undo(/Undone: Decide one coding/)
    await undo(/Undone: Split “Playbooks”/)
    expect(await named('Playbooks')).toEqual(playbooks)
  })

  it('in a split single codings are chosen by keys, with their words to read; all others wait', async () => {
    const playbooks = await named('Playbooks')
    await row('Playbooks').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Split code…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Split “Playbooks”' })
    await dialog.getByRole('combobox', { name: 'Code 1' }).fill('Written')
    await dialog.getByRole('combobox', { name: 'Code 2' }).fill('Used')
    await dialog.getByRole('button', { name: 'Choose for single codings' }).focus()
    await page.keyboard.press('Enter')
    await dialog.getByRole('listbox', { name: 'Choose for single codings' }).focus()
    for (const key of ['1', 'ArrowDown', '2', 'ArrowDown', '1', '2', 'ArrowDown', '1', '0'])
      await page.keyboard.press(key)
    await dialog.getByText('3 codings chosen').waitFor()
    await dialog.getByRole('option', { selected: true }).getByText('as the rules say').waitFor({ state: 'attached' })
    await dialog.getByRole('textbox', { name: 'Why' }).fill('Read one by one.')
    await shot('split-each')
    await dialog.getByRole('button', { name: 'Split', exact: true }).click()
    await said(`Split “Playbooks” into “Written” and “Used”, ${playbooks.codings - 3} codings to be decided`)
    expect([(await named('Written')).codings, (await named('Used')).codings]).toEqual([2, 2])
    await undo(/Undone: Split “Playbooks”/)
    expect(await named('Playbooks')).toEqual(playbooks)
  })

  it('a changed definition is asked about, marks earlier codings, and they are worked through by keys', async () => {
    const { codings } = await named('Hearing it from a peer')
    await row('Hearing it from a peer').click()
    const sheet = page.locator('[data-pane="inspector"]')
    await sheet.getByRole('button', { name: /^In a sentence:/ }).click()
    await page.getByRole('textbox', { name: 'In a sentence' }).fill('Believed because of who said it')
    await page.keyboard.press('Control+Enter')
    const ask = page.getByRole('form', { name: 'Wording or meaning?' })
    await ask.getByText(`its ${codings} codings are marked`).waitFor()
    await shot('meaning')
    await ask.getByRole('button', { name: 'The meaning changes' }).click()
    await page.getByRole('textbox', { name: 'Why the meaning changes' }).fill('Credibility was too narrow.')
    await page.keyboard.press('Enter')
    await said(`Redefined “Hearing it from a peer”, ${codings} codings marked as made before`)
    await sheet.getByRole('button', { name: `${codings} codings under an earlier definition` }).click()
    const queue = page.getByRole('group', { name: 'Earlier definition' })
    await queue.getByText('Believed because of who said it').waitFor()
    await queue.getByRole('heading', { name: 'Definition 1, when it was coded' }).waitFor()
    await shot('earlier')
    await queue.focus()
    await page.keyboard.press('Space')
    await said('Confirmed 1 coding under the present definition')
    await queue.getByRole('button', { name: `Confirm all ${codings - 1} of “Hearing it from a peer”` }).click()
    await page.getByText('No coding was made under an earlier definition.').waitFor()
    await undo(/Undone: Confirm/)
    await undo(/Undone: Confirm/)
    await undo(/Undone: Redefine/)
  })

  it('codes are put into a set, and the tree shows that set alone', async () => {
    await row('Visits').click()
    await findAnything(page, '>Put into a set', 'Put into a set')
    const dialog = page.getByRole('dialog', { name: 'Put 1 code into a set' })
    await dialog.getByRole('combobox', { name: 'Name of the set' }).fill('Being there')
    await page.keyboard.press('Enter')
    await said('Made set “Being there” with 1 code')
    await page.getByRole('button', { name: 'Arrange codes' }).click()
    await page.getByRole('menuitemradio', { name: /Being there/ }).click()
    await row('Playbooks').waitFor({ state: 'detached' })
    await row('Visits').waitFor()
    await page.getByRole('button', { name: 'All codes' }).click()
    await row('Playbooks').waitFor()
    await undo(/Undone: New set of codes/)
  })

  it('no window met trouble', () => expect(troubles).toEqual([]))
})
