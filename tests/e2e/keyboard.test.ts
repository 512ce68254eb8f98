// The main job in real Chromium, by keyboard alone: from the start screen to a coded excerpt under its cell, and back.
// What is there is read as a screen reader would read it: by role and name.

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, launch } from '../support/chromium.ts'
import { Hands } from './support/hands.ts'
import { Product } from './support/product.ts'

const CODE = 'Permissions and agreements'
const SITE = 'Pennywhistle Valley'
const SILENT = `${CODE}, ${SITE}, nothing said of it`
const PRESENT = `${CODE}, ${SITE}, present`

const product = new Product()
const troubles: string[] = []
let browser: Browser
let page: Page
let hands: Hands

/** The source that is coded, and its codings as the core has them: "code: words". */
async function asStored(): Promise<string[]> {
  const { id } = (await product.ask('source.list', {})).find(source => source.key === 'T10')!
  const [open, codes] = [await product.ask('source.open', { sourceId: id }), await product.ask('code.list', {})]
  const text = open.paragraphs.map(paragraph => paragraph.text).join('\n')
  return open.codings.map(
    coding => `${codes.find(code => code.id === coding.codeId)!.name}: ${text.slice(coding.start, coding.end)}`,
  )
}

const text = () => page.getByRole('textbox', { name: 'T10 Interview T10, text' })
/** The stripe beside the words: one of its own, or the lane that is shared where there are many codes. */
const stripes = () => page.getByRole('list', { name: 'Codings of paragraph 9' }).getByRole('button', { name: CODE })
const inspector = () => page.getByRole('complementary', { name: 'Inspector' })
const status = () => page.getByRole('contentinfo', { name: 'Status' })
/** A cell of the matrix by what it says. */
const cell = (name: string | RegExp) => page.getByRole('gridcell', { name, exact: true })
/** What is chosen in the list under a field: its Enter. */
const offered = () => page.locator('[role=option][aria-selected=true]')

describe.skipIf(chromiumPath() === null)('the main job, by keyboard alone', () => {
  beforeAll(async () => {
    const made = await Promise.all([launch(), product.begin()])
    browser = made[0]
    page = await product.visit(browser, troubles)
    hands = new Hands(page)
  })
  afterAll(async () => {
    await browser?.close()
    await product.end()
  })

  it('opens the sample study from the start screen', async () => {
    await page.getByRole('heading', { name: 'Start something' }).waitFor()
    await hands.walkTo('Tab', /^Open the sample study/)
    await hands.press('Enter')
    await page.getByRole('navigation', { name: 'Workbench' }).waitFor()
    await expect.poll(() => page.getByRole('tree').first().textContent()).toContain('Pennywhistle')
  })

  it('finds a source by typing a part of its name', async () => {
    await hands.press('Control+k')
    await hands.arrivesAt(/^Find anything$/)
    await hands.type('T10')
    await expect.poll(() => offered().textContent()).toContain('Interview T10')
    await hands.press('Enter')
    await text().waitFor()
    await expect.poll(() => page.getByRole('tab', { selected: true }).textContent()).toContain('T10')
  })

  it('moves into the text and selects words', async () => {
    // A list that closes gives the focus back: what comes before would be undone.
    await page.getByRole('combobox', { name: 'Find anything' }).waitFor({ state: 'detached' })
    await hands.press('Control+2')
    await hands.arrivesAt(/^T10 Interview T10, text$/)
    const said = page.getByRole('status')
    // By paragraph to what R11 answers first, then by word from its beginning.
    await hands.press('Control+Home')
    for (let paragraph = 1; paragraph < 9; paragraph++) await hands.press('Control+ArrowDown')
    await hands.press(
      'Shift+ArrowRight',
      'Shift+ArrowRight',
      'Shift+ArrowRight',
      'Shift+ArrowRight',
      'Shift+ArrowRight',
    )
    await expect.poll(async () => (await said.allTextContents()).join(' ')).toContain('5 words selected, Nine. to for')
  })

  it('codes them: Enter, a part of the code with a slip of the finger, Enter', async () => {
    const before = await asStored()
    await hands.press('Enter')
    await hands.arrivesAt(/^Find a code$/)
    await hands.type('permisions')
    await expect.poll(() => offered().textContent()).toContain(CODE)
    await hands.press('Enter')
    await page.getByRole('dialog', { name: 'Code the selection' }).waitFor({ state: 'detached' })
    await expect.poll(() => stripes().count()).toBe(1)
    await expect
      .poll(async () => (await asStored()).filter(one => !before.includes(one)))
      .toEqual([`${CODE}: Nine. I was asked for`])
  })

  it('shows the excerpt in the inspector', async () => {
    await expect.poll(() => inspector().textContent()).toContain('Nine. I was asked for')
    await expect.poll(() => inspector().textContent()).toContain(CODE)
  })

  it('opens the matrix and walks to the cell', async () => {
    await hands.press('Control+k')
    await hands.arrivesAt(/^Find anything$/)
    await hands.type('matrix of codes')
    await expect.poll(() => offered().textContent()).toContain('Matrix of codes by sites')
    await hands.press('Enter')
    await page.getByRole('grid').waitFor()
    await hands.press('Control+2')
    await hands.arrivesAt(/, Quillbrook General, /)
    await hands.walkTo('ArrowDown', new RegExp(`^${CODE}, `))
    await hands.walkTo('ArrowRight', new RegExp(`, ${SITE}, `))
    await hands.arrivesAt(new RegExp(`^${PRESENT}$`))
  })

  it('opens the cell: the excerpt is under it', async () => {
    await hands.press('Enter')
    // On its first excerpt, or on the drawer where that was not there at once.
    await hands.arrivesAt(/^(Nine\. I was asked for|Cell)$/)
    const drawer = page.getByRole('region', { name: 'Cell' })
    await drawer.getByRole('button', { name: 'Nine. I was asked for' }).waitFor()
    await drawer.getByRole('heading', { name: CODE }).waitFor()
    await expect.poll(() => drawer.textContent()).toContain(SITE)
    await hands.press('Escape')
    await hands.arrivesAt(new RegExp(`^${PRESENT}$`))
  })

  it('goes back to the source and undoes it, in words', async () => {
    await hands.press('Alt+PageUp')
    await text().waitFor()
    await expect.poll(() => stripes().count()).toBe(1)
    await hands.press('Control+z')
    await expect.poll(() => status().textContent()).toContain(`Undone: Apply code`)
    await expect.poll(() => stripes().count()).toBe(0)
    await expect.poll(asStored).not.toContain(`${CODE}: Nine. I was asked for`)
  })

  it('finds the cell as it was before', async () => {
    await hands.press('Alt+PageDown')
    await page.getByRole('grid').waitFor()
    await hands.press('Control+2')
    await hands.arrivesAt(/, .+, /)
    await hands.walkTo('ArrowDown', new RegExp(`^${CODE}, `))
    await hands.walkTo('ArrowRight', new RegExp(`, ${SITE}, `))
    await cell(SILENT).waitFor()
    expect(await cell(PRESENT).count()).toBe(0)
    expect(troubles).toEqual([])
  })
})
