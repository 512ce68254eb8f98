// [23] The coding loop by keyboard as a screen reader has it, in the themes that differ most: after each step what has the focus (role,
// name, state), what was said, and nothing that axe finds.

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginBench, type Workbench } from '../renderer-views/support/workbench.ts'
import { chromiumPath } from '../support/chromium.ts'
import { Aloud } from './support/aloud.ts'
import { Hands } from './support/hands.ts'
import { violations } from './support/looks.ts'

let bench: Workbench
let browser: Browser
let page: Page
let hands: Hands
let aloud: Aloud

const TEXT = { role: 'textbox', name: 'T10 Interview T10, text' }
// oxlint-disable-next-line vitest/require-awaited-expect-poll -- awaited where it is used
const focused = () => expect.poll(() => aloud.focused())
// oxlint-disable-next-line vitest/require-awaited-expect-poll -- awaited where it is used
const said = () => expect.poll(() => aloud.said())
const faultless = async () => expect(await violations(page)).toEqual([])

describe.skipIf(chromiumPath() === null)('the coding loop read aloud', () => {
  beforeAll(async () => {
    ;({ browser, bench } = await beginBench())
  })
  afterAll(async () => {
    await browser?.close()
    await bench.end()
  })

  it.each(['light', 'contrast-dark'] as const)('in the theme “%s”', async theme => {
    const source = (await bench.ask('source.list', {})).find(one => one.key === 'T10')!
    await bench.ask('project.workAs', { name: `Reader in ${theme}` })
    page = await bench.openAt(browser, 'source', source.id, { theme })
    hands = new Hands(page)
    aloud = await Aloud.at(page)
    await page.locator('.desk .stripe').first().waitFor()
    const coder = `Reader in ${theme}`

    // Into the text: what it is, how it is used.
    await hands.press('Control+2')
    await focused().toMatchObject({ ...TEXT, states: ['multiline', 'readonly'] })
    expect((await aloud.focused()).description).toMatch(/^Arrow keys move by word, /)
    expect(await aloud.one('.reading-said')).toMatchObject({ role: 'status', states: ['live polite'] })

    // Moving: the paragraph, who says it, what is coded there; then the word.
    await hands.press('Control+Home', ...Array.from({ length: 8 }, () => 'Control+ArrowDown'))
    await said().toMatch(/^paragraph 9, R11, Nine\. I was asked .*, not coded$/)
    await hands.press('ArrowRight')
    await said().toBe('I')

    // Selecting: how much, from where to where.
    await hands.press('ArrowLeft', 'Control+Shift+ArrowRight', 'Control+Shift+ArrowRight')
    await said().toBe('6 words selected, Nine. to twelve.')
    await hands.press('Alt+ArrowUp')
    await said().toMatch(/^\d\d words selected, Nine\. to ones\.$/)
    await hands.press('Alt+ArrowDown')
    await said().toBe('selected Nine.')

    // Choosing a code: the field, what is offered, what it means.
    await hands.press('Enter')
    await focused().toMatchObject({ role: 'combobox', name: 'Find a code', states: ['expanded'] })
    expect((await aloud.focused()).description).toBe('Code 5 characters in ¶9')
    expect(await aloud.one('.code-popover')).toMatchObject({ role: 'dialog', name: 'Code the selection' })
    await hands.type('plabook')
    await focused().toMatchObject({ value: 'plabook', on: expect.stringContaining('Playbooks') as string })
    await hands.press('Tab')
    await focused().toMatchObject({ role: 'region', name: 'What Playbooks means' })
    await hands.press('Tab')
    await focused().toMatchObject({ role: 'combobox' })
    await faultless()

    // A group is refused, and said so; what lies below it is offered.
    await hands.press('Control+a')
    await hands.type('what moved')
    await focused().toMatchObject({ on: expect.stringContaining('What moved') as string })
    await hands.press('Enter')
    await expect
      .poll(() =>
        aloud.one('.code-popover .trouble').then(
          one => one.role,
          () => null,
        ),
      )
      .toBe('alert')
    await focused().toMatchObject({ on: expect.stringContaining('Taken up from the exemplar') as string })

    // Applied: code, coder and extent; the text has the keys again.
    await hands.press('Enter')
    await said().toBe(`Applied Taken up from the exemplar by ${coder} to 1 word, Nine.`)
    await focused().toMatchObject(TEXT)
    const stripe = () => aloud.one('[data-number="9"] .stripe')
    await expect
      .poll(stripe)
      .toMatchObject({ role: 'button', name: `Taken up from the exemplar, by ${coder}`, states: ['pressed'] })
    expect(await aloud.one('[data-number="9"] .stripes')).toMatchObject({
      role: 'list',
      name: 'Codings of paragraph 9',
    })

    // Again, refused in words where it was tried.
    await hands.press('Control+Enter')
    await expect
      .poll(() =>
        aloud.one('.selection-chip .trouble').then(
          one => one.role,
          () => null,
        ),
      )
      .toBe('alert')

    // Walking codings: code, coder, extent, which of how many.
    await hands.press('Control+ArrowDown', 'Control+ArrowDown', 'Control+ArrowDown', 'Control+ArrowDown', ']')
    await said().toMatch(/^.+ by (A|B), \d+ words, \S+ to \S+, 1 of \d+ here$/)
    await hands.press('l')
    await focused().toMatchObject({ role: 'button', name: expect.stringMatching(/ (A|B)/) as string })
    expect(await aloud.one('.popover-inside')).toMatchObject({ role: 'dialog', name: 'Codings of paragraph 13' })
    await hands.press('Escape')
    await focused().toMatchObject(TEXT)

    // A memo begun and left.
    await hands.press('m')
    await focused().toMatchObject({ role: 'textbox', name: 'Memo' })
    await faultless()
    await hands.press('Escape')
    await focused().toMatchObject(TEXT)

    // Where the text is coded, as a slider over the paragraphs.
    await hands.press('Tab')
    await hands.walkTo('Tab', /^Where the text is coded$/)
    await focused().toMatchObject({ role: 'slider', name: 'Where the text is coded' })
    expect((await aloud.focused()).value).toMatch(/^(¶\d+, .+|\d+)$/)
    await hands.press('Enter')
    await focused().toMatchObject(TEXT)

    // A round with single keys.
    await hands.press('k')
    await focused().toMatchObject({ role: 'textbox', name: 'Key' })
    await hands.press('v')
    await focused().toMatchObject({ role: 'textbox', name: 'Code' })
    await hands.type('visits')
    await hands.press('Enter')
    await hands.walkTo('Tab', /^Begin the round$/)
    await faultless()
    await hands.press('Enter')
    await said().toBe('Round begun. V Visits. Escape ends it.')
    await focused().toMatchObject(TEXT)
    await hands.press('Shift+ArrowRight', 'v')
    await said().toMatch(new RegExp(`^Applied Visits by ${coder} to 1 word, `))
    await faultless()
    await hands.press('Escape')
    await said().toBe('Round ended. Letters are commands again.')

    // Removed and undone, told by the status line.
    const status = () => page.locator('.status-said').textContent()
    await hands.press('Delete')
    await expect.poll(status).toContain('Removed coding “Visits”')
    await hands.press('Control+z')
    await expect.poll(status).toContain('Undone: ')
    await page.context().close()
    // The next reader finds the text as this one did.
    await bench.ask('project.undo', {})
    await bench.ask('project.undo', {})
  })
})
