// Reading and coding as people do it: the built page in Chromium, the web shell, the core, the sample study.

import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { SourceId } from '../../src/base/ids.ts'
import { beginBench, type Workbench } from '../renderer-views/support/workbench.ts'
import { chromiumPath } from '../support/chromium.ts'
import { seriousViolations } from './support/looks.ts'
import { soon } from './support/soon.ts'
import { clipboardOf, steady } from './support/steady.ts'

let browser: Browser
let bench: Workbench
let page: Page
const troubles: string[] = []

/** Opens a source of the study; `unpainted` in a browser that cannot paint ranges. */
async function read(key: string, { unpainted = false } = {}): Promise<SourceId> {
  const source = (await bench.ask('source.list', {})).find(one => one.key === key || one.name === key)!
  page = await bench.openAt(browser, 'source', source.id)
  page.on('pageerror', error => troubles.push(error.message))
  if (unpainted) {
    await page.addInitScript('delete globalThis.Highlight')
    await page.reload()
  }
  await page.locator('.desk .stripes, .desk .para').first().waitFor()
  return source.id
}

/** The codings of a source, as "code: words", those made now first told apart by their number. */
async function codings(sourceId: SourceId): Promise<string[]> {
  const [open, codes] = [await bench.ask('source.open', { sourceId }), await bench.ask('code.list', {})]
  const text = open.paragraphs.map(paragraph => paragraph.text).join('\n')
  return open.codings.map(
    coding => `${codes.find(code => code.id === coding.codeId)!.name}: ${text.slice(coding.start, coding.end)}`,
  )
}

const keys = async (...pressed: readonly string[]) => {
  for (const key of pressed) await page.keyboard.press(key)
}
const stripes = (paragraph: number) => page.locator(`.desk [data-number="${paragraph}"] .stripe`)
/** Puts the caret at the beginning of a paragraph. */
async function caretAt(paragraph: number) {
  const words = page.locator(`.desk [data-number="${paragraph}"] .para-words`)
  await words.scrollIntoViewIfNeeded()
  await words.click({ position: { x: 2, y: 8 } })
  await keys('Home')
}

describe.skipIf(chromiumPath() === null)('coding a source', () => {
  beforeAll(async () => {
    ;({ browser, bench } = await beginBench())
  })
  afterEach(async () => {
    await page?.context().close()
    const met = troubles.splice(0)
    if (met.length > 0) throw new Error(met.join('\n'))
  })
  afterAll(async () => {
    await browser?.close()
    await bench?.end()
  })

  it('[16] by keyboard alone: words selected, a code found with a typo, its stripe seen, undone and done again', async () => {
    const source = await read('T01')
    const before = await codings(source)
    await page.locator('.desk .reading').focus()
    await keys('Control+ArrowDown', 'Control+ArrowDown', 'Alt+ArrowUp', 'Alt+ArrowUp')
    await soon(() => page.locator('.reading-said').textContent()).toMatch(/words selected/)
    await keys('Enter')
    await page.keyboard.type('plabook')
    await page.locator('.code-offer.is-on', { hasText: 'Playbooks' }).waitFor()
    const count = await steady(page, () => page.locator('.desk .stripe').count())
    await keys('Enter')
    await soon(() => page.locator('.desk .stripe').count()).toBe(count + 1)
    await soon(async () => (await codings(source)).length).toBe(before.length + 1)
    const made = (await codings(source)).filter(one => !before.includes(one))
    expect(made).toHaveLength(1)
    expect(made[0]).toMatch(/^Playbooks: \S.*[.?!]$/)
    await soon(() => page.locator('.inspector').textContent()).toContain(made[0]!.replace('Playbooks: ', ''))
    await keys('Control+z')
    await soon(() => page.locator('.desk .stripe').count()).toBe(count)
    await soon(() => codings(source)).toEqual(before)
    await keys('Control+Shift+z')
    await soon(() => page.locator('.desk .stripe').count()).toBe(count + 1)
    await soon(() => codings(source)).toHaveLength(before.length + 1)
  })

  it('with the pointer: whole words are taken, and only the words', async () => {
    const source = await read('T10')
    const before = await codings(source)
    const box = (await steady(page, () => page.locator('.desk [data-number="9"] .para-words').boundingBox()))!
    // From inside "Nine." to inside "nine", two lines below.
    await page.mouse.move(box.x + 12, box.y + 10)
    await page.mouse.down()
    await page.mouse.move(box.x + 40, box.y + 38, { steps: 4 })
    await page.mouse.up()
    await page.locator('.selection-chip button').first().click()
    await page.locator('.code-popover input:focus').waitFor()
    await page.keyboard.type('role')
    await keys('Enter')
    await soon(async () => (await codings(source)).length).toBe(before.length + 1)
    const made = (await codings(source)).find(one => !before.includes(one))!
    expect(made).toMatch(/^Role and involvement: Nine\. .*\w$/)
  })

  it('refuses an equal coding in words, where it was tried, and takes its stripe back', async () => {
    const source = await read('T02')
    const before = await codings(source)
    await caretAt(9)
    await keys('Alt+ArrowUp', 'Alt+ArrowUp', 'Enter')
    await page.keyboard.type('visits')
    await keys('Enter')
    await soon(() => page.locator('.inspector').textContent()).toContain('Visits')
    // The stripe is painted before the core has answered: what is stored is waited for.
    await soon(async () => (await codings(source)).length).toBe(before.length + 1)
    const after = await codings(source)
    await keys('Control+Enter')
    await soon(() => page.locator('.selection-chip .trouble').textContent()).toContain('before')
    expect(await codings(source)).toEqual(after)
  })

  it('applies several codes in one act', async () => {
    const source = await read('T03')
    const before = await codings(source)
    await caretAt(9)
    await keys('Alt+ArrowUp', 'Alt+ArrowUp', 'Enter')
    await page.keyboard.type('playbooks')
    await keys('Space')
    await page.keyboard.type('visits')
    await keys('Space', 'Enter')
    await soon(async () => (await codings(source)).length).toBe(before.length + 2)
    await keys('Control+z')
    await soon(async () => (await codings(source)).length).toBe(before.length)
  })

  it('[20] refuses a group in words and offers the codes below it', async () => {
    const source = await read('T06')
    const before = await codings(source)
    await caretAt(9)
    await keys('Alt+ArrowUp', 'Alt+ArrowUp', 'Enter')
    await page.keyboard.type('what moved')
    await keys('Enter')
    await soon(() => page.locator('.code-popover .trouble').textContent()).toBe(
      '“What moved” only groups other codes. Choose one of the 5 below it.',
    )
    await soon(() => page.locator('.code-offer.is-on').textContent()).toContain('Taken up from the exemplar')
    expect(await codings(source)).toEqual(before)
    await keys('ArrowDown', 'Enter')
    await soon(async () => (await codings(source)).length).toBe(before.length + 1)
    expect((await codings(source)).find(one => !before.includes(one))).toMatch(/^Learned by the exemplar: /)
  })

  it('keeps pinned codes at the head of the list, also in another window', async () => {
    await read('T06')
    await caretAt(9)
    await keys('Enter')
    await page.keyboard.type('visits')
    await page.locator('.code-offer.is-on', { hasText: 'Visits' }).waitFor()
    await keys('Alt+p')
    await soon(() => page.locator('.reading-said').textContent()).toBe('Pinned Visits')
    await page.reload()
    await page.locator('.desk .stripe').first().waitFor()
    await caretAt(9)
    await keys('Enter')
    await soon(() => page.locator('.code-offer').first().textContent()).toContain('Visits')
    await page.locator('.code-offer.is-on', { hasText: 'Visits' }).waitFor()
    await keys('Alt+p')
    await soon(() => page.locator('.reading-said').textContent()).toBe('Took the pin off Visits')
  })

  it('codes by single keys in a round, which no other key acts in, and Escape ends', async () => {
    const source = await read('T07')
    const before = await codings(source)
    const said = () => page.locator('.reading-said').textContent()
    await caretAt(9)
    await keys('k')
    await page.getByRole('dialog', { name: 'Single keys for a round' }).waitFor()
    await page.getByRole('textbox', { name: 'Key' }).press('n')
    await page.keyboard.type('visits')
    await keys('Enter')
    await page.getByRole('button', { name: 'Begin the round' }).click()
    await soon(said).toBe('Round begun. N Visits. Escape ends it.')
    await page.getByRole('region', { name: 'Keys of this round' }).waitFor()
    await keys('Control+Shift+ArrowRight', 'n')
    await soon(said).toMatch(/^Applied Visits by A to \d+ words, /)
    await soon(async () => (await codings(source)).filter(one => !before.includes(one))).toEqual([
      expect.stringMatching(/^Visits: /),
    ])
    // The words are still selected: a free key offers the codes, and holds the one chosen from then on.
    await keys('m')
    await page
      .getByRole('dialog')
      .getByText(/^No code lies on M yet/)
      .waitFor()
    await page.keyboard.type('distance')
    await page
      .getByRole('option', { name: /Distance/ })
      .first()
      .waitFor()
    await keys('Enter')
    await soon(said).toMatch(/^Applied Distance by A/)
    await page.getByRole('region', { name: 'Keys of this round' }).getByText('Distance').waitFor()
    expect(await page.getByRole('textbox', { name: 'Memo' }).count()).toBe(0)
    await keys('Control+z')
    await soon(async () => (await codings(source)).length).toBe(before.length + 1)
    // Without words selected it only says so.
    await keys('ArrowRight', 'x')
    await soon(said).toBe('No code lies on X in this round. Escape ends the round.')
    await keys('Escape')
    await soon(said).toBe('Round ended. Letters are commands again.')
    await page.getByRole('region', { name: 'Keys of this round' }).waitFor({ state: 'detached' })
    await keys('n')
    expect((await codings(source)).length).toBe(before.length + 1)
  })

  it('makes a code of what was typed, founded on the words', async () => {
    const source = await read('T04')
    await caretAt(9)
    await keys('Shift+ArrowRight', 'Shift+ArrowRight', 'Enter')
    await page.keyboard.type('Lighthouse manuals')
    await keys('Alt+n')
    await soon(async () => (await codings(source)).some(one => one.startsWith('Lighthouse manuals: '))).toBe(true)
    const code = (await bench.ask('code.list', {})).find(one => one.name === 'Lighthouse manuals')!
    expect(code).toMatchObject({ provenance: 'inductive', codings: 1 })
  })

  it('makes a code of the words themselves', async () => {
    const source = await read('T05')
    await caretAt(9)
    await keys('Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Enter', 'Alt+v')
    await soon(async () => (await codings(source)).some(one => /^(.+): \1$/.test(one))).toBe(true)
  })

  it('walks through codings, writes a memo on one, and removes one', async () => {
    const source = await read('T10')
    await caretAt(19)
    await keys('End', 'ArrowLeft', ']')
    const inspector = page.locator('.inspector')
    await soon(() => inspector.textContent()).toContain('1 of 2 here')
    await keys(']')
    await soon(() => inspector.textContent()).toContain('2 of 2 here')
    await keys('m')
    await page.keyboard.type('Ask who else rang.')
    await keys('Control+Enter')
    await soon(() => inspector.textContent()).toContain('Ask who else rang.')
    await page.locator('.desk .reading:focus').waitFor()
    const before = (await codings(source)).length
    await keys('[')
    await soon(() => inspector.textContent()).toContain('1 of 2 here')
    await keys('Delete')
    await soon(async () => (await codings(source)).length).toBe(before - 1)
  })

  it('copies words as they are stored, labels and line ends with them', async () => {
    await read('T10')
    await caretAt(8)
    await keys('Shift+Control+ArrowDown', 'Shift+Control+ArrowDown', 'Control+c')
    await soon(() => clipboardOf(page)).toBe(
      'How many is that?\n\nR11: Nine. I was asked for twelve. I said you may have twelve bad ones or nine good ones.',
    )
  })

  it('goes from an excerpt to its place in another source', async () => {
    await read('T10')
    await stripes(15).first().click()
    await keys('e')
    const excerpt = page.locator('.excerpts-drawer .excerpt', { hasText: 'O05' }).first()
    const words = (await steady(page, () => excerpt.locator('.quote').textContent()))!
    await excerpt.click()
    await soon(() => page.locator('.inspector').textContent()).toContain(words)
    await soon(() => page.locator('.tab.is-active').textContent()).toContain('O05')
  })

  it('applies what was typed when Enter comes before typos are forgiven, and makes no code of it', async () => {
    const source = await read('T02')
    const before = await codings(source)
    const codes = (await bench.ask('code.list', {})).length
    let letGo = () => {}
    const typedAll = new Promise<void>(resolve => (letGo = resolve))
    await page.route('**/call/search.codes', async route => {
      await typedAll
      await route.continue()
    })
    await caretAt(9)
    await keys('Shift+ArrowRight', 'Shift+ArrowRight', 'Enter')
    await page.keyboard.type('plabook')
    await keys('Enter')
    letGo()
    await soon(async () => (await codings(source)).length).toBe(before.length + 1)
    const made = (await codings(source)).filter(one => !before.includes(one))
    expect(made[0]).toMatch(/^Playbooks: /)
    expect((await bench.ask('code.list', {})).length).toBe(codes)
    await bench.ask('project.undo', {})
  })

  it('finds the place again when its tab comes back', async () => {
    await read('T10')
    const top = () =>
      page.evaluate(() => document.querySelector('.desk [data-number="25"]')!.getBoundingClientRect().top)
    await page.evaluate(() => (document.querySelector('.reading-scroll')!.scrollTop = 700))
    // What comes near the screen is laid out only then, and guessed heights become real ones.
    const before = await steady(page, top)
    await page.locator('.navigator').getByText('T09').click()
    await soon(() => page.locator('.tab.is-active').textContent()).toContain('T09')
    await page.locator('.tab', { hasText: 'T10' }).click()
    await soon(async () => Math.abs((await top()) - before) < 2).toBe(true)
  })

  it('closes the codes when other words are selected, and when the focus goes elsewhere', async () => {
    await read('T10')
    const open = async () => {
      await caretAt(15)
      await keys('Alt+ArrowUp', 'Alt+ArrowUp', 'Enter')
      await page.locator('.code-popover').waitFor()
    }
    await open()
    await page.locator('.desk [data-number="13"] .para-words').click({ position: { x: 4, y: 4 } })
    await page.locator('.code-popover').waitFor({ state: 'detached' })
    await open()
    await page.getByRole('button', { name: 'Coded by me' }).click()
    await page.locator('.code-popover').waitFor({ state: 'detached' })
  })

  it('has no serious fault that axe finds, with the codes open too', async () => {
    await read('T10')
    await stripes(13).first().click()
    expect(await seriousViolations(page)).toEqual([])
    await caretAt(15)
    await keys('Alt+ArrowUp', 'Alt+ArrowUp', 'Enter')
    await page.locator('.code-definition dl').waitFor()
    expect(await seriousViolations(page)).toEqual([])
  })

  it('draws washes as decorations where the browser cannot paint ranges', async () => {
    await read('T10', { unpainted: true })
    const washed = page.locator('.desk [data-number="7"] [data-slate-leaf][style*="--code-"]')
    await soon(async () => (await washed.allTextContents()).join('')).toBe(
      "I'm the knowledge lead, there's only one of me, and I've written every playbook that's gone out of this building.",
    )
    await soon(() => stripes(7).count()).toBe(1)
  })

  it('reads a long source by keyboard, to its end and back', async () => {
    const line = (at: number) =>
      `${at % 2 === 0 ? 'KO' : 'R77'}: Paragraph ${at} says what there is to say about number ${at}, at some length so that it takes more than one line on any screen.`
    const file = path.join(bench.folder, 'A long one.txt')
    writeFileSync(file, Array.from({ length: 1500 }, (_, at) => line(at)).join('\n\n'))
    const plan = await bench.ask('import.plan', { paths: [file] })
    const { token, name, kind, date, caseKeys, participantKeys } = plan[0]!
    await bench.ask('import.apply', {
      files: [{ token, name, kind, date, caseKeys: [...caseKeys], participantKeys: [...participantKeys] }],
    })
    const source = await read(name)
    await page.locator('.desk .reading').focus()
    await keys('Control+End')
    const seen = (number: number) =>
      page.evaluate(at => {
        const box = document.querySelector(`.desk [data-number="${at}"] .para-words`)!.getBoundingClientRect()
        const view = document.querySelector('.reading-scroll')!.getBoundingClientRect()
        return box.top >= view.top - 1 && box.bottom <= view.bottom + 1
      }, number)
    await soon(() => seen(1500)).toBe(true)
    await keys('Alt+ArrowUp', 'Alt+ArrowUp', 'Enter')
    await page.keyboard.type('role')
    await keys('Enter')
    await soon(async () => (await codings(source)).length).toBe(1)
    expect((await codings(source))[0]).toBe(`Role and involvement: ${line(1499).slice(5)}`)
    await soon(() => stripes(1500).count()).toBe(1)
    await keys('Control+Home')
    await soon(() => seen(1)).toBe(true)
  })
})
