// What is done to codings after they were made, by hands on the keyboard and on the pointer: the built page in Chromium.

import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { SourceId } from '../../src/base/ids.ts'
import { beginBench, type Workbench } from '../renderer-views/support/workbench.ts'
import { chromiumPath } from '../support/chromium.ts'
import { violations } from './support/looks.ts'
import { soon } from './support/soon.ts'
import { clipboardOf, steady } from './support/steady.ts'

let browser: Browser
let bench: Workbench
let page: Page
let source: SourceId
type Box = NonNullable<Awaited<ReturnType<ReturnType<Page['locator']>['boundingBox']>>>
const troubles: string[] = []

async function read(key: string): Promise<void> {
  source = (await bench.ask('source.list', {})).find(one => one.key === key)!.id
  page = await bench.openAt(browser, 'source', source)
  page.on('pageerror', error => troubles.push(error.message))
  await page.locator('.desk .stripes').first().waitFor()
}

/** The codings of the source by a coder, "Playbooks: words", cut to what is told apart. */
async function codings(coder = 'A'): Promise<string[]> {
  const rows = await bench.ask('list.rows', { what: 'codings' })
  const key = (await bench.ask('source.list', {})).find(one => one.id === source)!.key
  return rows
    .filter(row => row['source'] === key && row['coder'] === coder)
    .map(row => `${row.name}: ${row['quote'] as string}`)
}

const keys = async (...pressed: readonly string[]) => {
  for (const key of pressed) await page.keyboard.press(key)
}
const said = () => page.locator('.reading-said').textContent()
const status = () => page.locator('.status-bar, footer').first().textContent()

/** Codes the words of a paragraph from its beginning, so many of them, and waits until the core has it. */
async function code(paragraph: number, words: number, name: string): Promise<string> {
  const at = page.locator(`.desk [data-number="${paragraph}"] .para-words`)
  await at.scrollIntoViewIfNeeded()
  await at.click({ position: { x: 2, y: 8 } })
  await keys('Escape', 'Home', ...Array.from({ length: words }, () => 'Shift+ArrowRight'))
  const before = await codings()
  await keys('Enter')
  await page.keyboard.type(name)
  await page.locator('.code-offer.is-on', { hasText: name }).waitFor()
  await keys('Enter')
  await soon(async () => (await codings()).length).toBe(before.length + 1)
  const made = (await codings()).find(one => !before.includes(one))!
  await soon(() => page.locator('.inspector .coding-words').textContent()).toBe(made.slice(name.length + 2))
  // The inspector speaks of it once the core's own account is there.
  await page.locator('.inspector .mark-exemplar').waitFor()
  return made
}

describe.skipIf(chromiumPath() === null)('what is done to codings', () => {
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

  it('by keyboard alone: another code, other edges, split, joined, an exemplar; each undone in one step', async () => {
    await read('T03')
    const before = await codings()
    const made = await code(9, 6, 'Playbooks')
    const words = made.slice('Playbooks: '.length).split(' ')
    const mine = async () => (await codings()).filter(one => !before.includes(one))

    await keys('c')
    await page.keyboard.type('role')
    await page.locator('.code-offer.is-on', { hasText: 'Role and involvement' }).waitFor()
    await keys('Enter')
    await soon(mine).toEqual([`Role and involvement: ${words.join(' ')}`])
    await soon(said).toBe('Changed “Playbooks” to “Role and involvement”')

    await keys('b')
    await soon(said).toMatch(/^Moving the edges of Role and involvement, 6 words/)
    await keys('ArrowLeft', 'ArrowLeft', 'b', 'ArrowRight', 'Enter')
    await soon(mine).toEqual([`Role and involvement: ${words.slice(1, 4).join(' ')}`])
    await soon(said).toMatch(/^Moved the edges of “Role and involvement”: 3 words/)
    await keys('b', 'ArrowRight', 'Escape')
    await soon(said).toBe('The edges stay where they were')

    await keys('ArrowLeft', 'ArrowLeft', 'x')
    await soon(async () => (await mine()).length).toBe(2)
    await soon(said).toBe('Split “Role and involvement” in two')
    await keys('j')
    await soon(mine).toEqual([`Role and involvement: ${words.slice(1, 4).join(' ')}`])
    await soon(said).toMatch(/^Joined 2 codings of “Role and involvement”: 3 words/)

    await page.locator('.inspector .mark-exemplar:not(.is-on)').waitFor()
    await keys('*')
    await soon(said).toBe('An exemplar now')
    await page.locator('.inspector .mark-exemplar.is-on').waitFor()

    for (const left of [1, 2, 1, 1, 1, 0]) {
      await keys('Control+z')
      await soon(async () => (await mine()).length).toBe(left)
    }
    await soon(() => codings()).toEqual(before)
  })

  it('edges are dragged by their handles, by whole words', async () => {
    await read('T04')
    const before = await codings()
    const made = await code(9, 5, 'Playbooks')
    const words = made.slice('Playbooks: '.length).split(' ')
    const boxes = () =>
      Promise.all(['.is-end > i', '.is-start'].map(one => page.locator(`.edge-handle${one}`).boundingBox()))
    const [knob, start] = (await steady(page, boxes)).map(box => box!) as [Box, Box]
    await page.mouse.move(knob.x + 12, knob.y + 12)
    await page.mouse.down()
    // To inside the second word.
    const second = await page.evaluate(() => {
      const text = document.querySelector('.desk [data-number="9"] .para-words')!
      const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
      const node = walk.nextNode()!
      const at = node.textContent!.indexOf(' ') + 2
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      const box = range.getBoundingClientRect()
      return { x: box.x + 1, y: box.y + box.height / 2 }
    })
    await page.mouse.move(second.x, second.y, { steps: 5 })
    await page.mouse.up()
    expect(start.y).toBeGreaterThan(0)
    await soon(async () => (await codings()).filter(one => !before.includes(one))).toEqual([
      `Playbooks: ${words.slice(0, 2).join(' ')}`,
    ])
    await keys('Control+z', 'Control+z')
    await soon(() => codings()).toEqual(before)
  })

  it('strength and a remark are said in the inspector; an excerpt is copied with its reference', async () => {
    await read('T05')
    const made = await code(9, 4, 'Playbooks')
    await page.locator('.inspector label', { hasText: 'Strong' }).click()
    await page.locator('.inspector .editable', { hasText: 'Write a remark' }).click()
    await page.keyboard.type('Says it twice.')
    await keys('Control+Enter')
    await page.locator('.inspector .editable', { hasText: 'Says it twice.' }).waitFor()
    await soon(async () =>
      (await bench.ask('list.rows', { what: 'codings' })).filter(row => row['comment'] === 'Says it twice.'),
    ).toMatchObject([{ strength: 'strong' }])
    await page.locator('.desk .reading').focus()
    await keys('Control+Shift+C')
    await soon(status).toContain('Copied the words with their reference')
    await soon(() => clipboardOf(page)).toMatch(
      new RegExp(
        `^“${made.slice('Playbooks: '.length).replaceAll(/[.*+?()[\]]/g, String.raw`\$&`)}” \\(T05 .*, ¶9; Site S\\d\\d, .*\\)$`,
      ),
    )
  })

  it('a coding made under an earlier definition says so, and is confirmed where it is read', async () => {
    await read('T08')
    await code(9, 3, 'Playbooks')
    const codeId = (await bench.ask('code.list', {})).find(one => one.name === 'Playbooks')!.id
    const { project, coderId } = bench.core.needProject()
    project.change('Redefine', coderId, tx => tx.update('code', codeId, { definition: 2 }))
    await page.locator('.inspector .earlier').waitFor()
    await page.getByRole('button', { name: 'It still holds' }).click()
    await page.locator('.inspector .earlier').waitFor({ state: 'detached' })
    await soon(status).toContain('Confirmed under the present definition')
    await page.locator('.desk .reading').focus()
    await keys('Control+z')
    await page.locator('.inspector .earlier').waitFor()
    await keys('Control+z')
    await page.locator('.inspector .earlier').waitFor({ state: 'detached' })
  })

  it('[19] resting on a code shows its definition, what is included and excluded, and earlier examples, beside the text', async () => {
    await read('T06')
    await page.locator('.desk [data-number="9"] .para-words').click({ position: { x: 2, y: 8 } })
    await keys('Home', 'Shift+ArrowRight', 'Enter')
    await page.keyboard.type('playb')
    await page.locator('.code-offer', { hasText: 'Playbooks' }).hover()
    const definition = page.locator('.code-definition')
    for (const head of ['Include', 'Exclude', 'Typical', 'Close, but no'])
      await definition.locator('dt', { hasText: head }).waitFor()
    const examples = () => definition.locator('.code-examples .quote').allTextContents()
    await soon(async () => (await examples()).length).toBe(3)
    const first = await steady(page, examples)
    await keys('Alt+o')
    await soon(examples).not.toEqual(first)
    expect(await page.locator('.reading .para').first().isVisible()).toBe(true)
    await keys('Escape')
  })

  it('[17] a new code made while reading is one act', async () => {
    await read('T06')
    await page.locator('.desk [data-number="11"] .para-words').click({ position: { x: 2, y: 8 } })
    await keys('Home', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Enter')
    await page.keyboard.type('Waiting for the vendor')
    await keys('Alt+n')
    await soon(said).toMatch(/^Made “Waiting for the vendor” and applied it to 2 words/)
    const made = (await bench.ask('code.list', {})).find(one => one.name === 'Waiting for the vendor')
    expect(made).toMatchObject({ provenance: 'inductive', status: 'proposed', codings: 1 })
    await keys('Control+z')
    await soon(async () => (await bench.ask('code.list', {})).some(one => one.id === made!.id)).toBe(false)
  })

  it('a speaker’s turns are coded from the bar above the text; nothing on the way is out of a reader’s reach', async () => {
    await read('T07')
    const looks: string[] = []
    const look = async (what: string) => looks.push(...(await violations(page)).map(one => `${what}: ${one}`))
    const before = await codings()
    await page.locator('.desk [data-number="7"] .para-words').click({ position: { x: 2, y: 8 } })
    await page.getByRole('button', { name: 'Code many at once' }).click()
    await page.getByRole('menuitem', { name: 'Code this speaker’s turns…' }).click()
    const turns = page.getByRole('dialog', { name: /^Code the turns of / })
    await turns.getByRole('combobox').fill('openness')
    await page.locator('.code-offer.is-on', { hasText: 'Openness about failure' }).waitFor()
    await look('choosing a code for turns')
    await keys('Enter')
    await turns.getByRole('button', { name: /^Code \d+ places$/ }).waitFor()
    await look('the turns counted')
    await keys('Enter')
    await soon(status).toMatch(/Applied “Openness about failure” to \d+ places/)
    await soon(async () => (await codings()).length).toBeGreaterThan(before.length + 5)
    await keys('Control+z')
    await soon(() => codings()).toEqual(before)

    await code(9, 4, 'Playbooks')
    await look('a coding in the inspector')
    await keys('b', 'ArrowLeft')
    await look('edges in hand')
    await keys('Escape', 'c')
    await page.locator('.code-examples .quote').first().waitFor()
    await look('another code, with examples')
    expect(looks).toEqual([])
  })

  it('the hits of a search are coded as one act, from the search itself', async () => {
    source = (await bench.ask('source.list', {})).find(one => one.key === 'T01')!.id
    page = await bench.openAt(browser, 'search')
    await page.locator('.search-field input').fill('librarian')
    await page.locator('.search-hit').first().waitFor()
    const count = async () => (await bench.ask('list.rows', { what: 'codings' })).length
    const before = await count()
    await page.getByRole('button', { name: 'Code these hits…' }).click()
    const hits = page.getByRole('dialog', { name: 'Code what “librarian” finds' })
    // Enter waits until what is offered answers all that was typed.
    await hits.getByRole('combobox').fill('role')
    await keys('Enter')
    const deed = hits.getByRole('button', { name: /^Code \d+ places?$/ })
    await deed.waitFor()
    const places = Number(/\d+/.exec((await steady(page, () => deed.textContent()))!)![0])
    await keys('Enter')
    await soon(count).toBe(before + places)
    await soon(status).toContain(`Applied “Role and involvement” to ${places} place`)
    await keys('Control+z')
    await soon(count).toBe(before)
  })
})
