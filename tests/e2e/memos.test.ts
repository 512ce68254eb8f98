// Memos as people write them: by keyboard alone, in the built page, on the sample study.

import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { beginBench, type Workbench } from '../renderer-views/support/workbench.ts'
import { chromiumPath } from '../support/chromium.ts'
import { findAnything } from './support/find.ts'
import { inLooks, LOOKS, seriousViolations } from './support/looks.ts'
import { soon } from './support/soon.ts'

let browser: Browser
let bench: Workbench
let page: Page
const troubles: string[] = []

const keys = async (...pressed: readonly string[]) => {
  for (const key of pressed) await page.keyboard.press(key)
}
const type = (words: string) => page.keyboard.type(words)
const memos = () => bench.ask('memo.list', {})
const words = () => page.getByRole('textbox', { name: 'Memo' })
const offers = () => page.getByRole('listbox', { name: 'What can be linked to' })

async function openAt(kind: string, about: string | null = null): Promise<void> {
  page = await bench.openAt(browser, kind, about, { theme: 'system' })
  page.on('pageerror', error => troubles.push(error.message))
}
async function source(key: string) {
  return (await bench.ask('source.list', {})).find(one => one.key === key)!.id
}
const faultless = async () =>
  expect(await inLooks(page, LOOKS.slice(0, 2), (_, { looksAt }) => seriousViolations(page, looksAt))).toEqual([])

describe.skipIf(chromiumPath() === null)('memos', () => {
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

  it('by keyboard alone: a heading, a list in two levels, bold words and a link; kept, one undo, done again', async () => {
    await openAt('memos')
    await page.getByText('No memo yet').waitFor()
    await keys('Alt+Shift+M')
    await type('What moved')
    await keys('Enter')
    await type('## First')
    await keys('Enter')
    await type('Playbooks were ')
    await keys('Control+b')
    await type('copied')
    await keys('Control+b')
    await type('; see @plabooks')
    await offers().getByRole('option', { selected: true }).filter({ hasText: 'Playbooks' }).waitFor()
    await keys('Enter')
    await type('on it.')
    await keys('Enter')
    await type('- one site')
    await keys('Enter', 'Tab')
    await type('by telephone')
    await keys('Enter', 'Shift+Tab')
    await type('two sites')
    await soon(async () => (await memos())[0]?.body).toBe(
      'First\n\nPlaybooks were copied; see Playbooks on it.\n\none site\nby telephone\ntwo sites',
    )
    const [memo] = await memos()
    const { rich } = await bench.ask('memo.open', { memoId: memo!.id })
    expect(rich.map(block => [block.type, 'depth' in block ? block.depth : null])).toEqual([
      ['heading', null],
      ['paragraph', null],
      ['item', 0],
      ['item', 1],
      ['item', 0],
    ])
    expect(rich[1]!.children).toContainEqual({ text: 'copied', bold: true })
    expect(memo!.links.map(link => link.kind)).toEqual(['code'])

    // Its own undo while writing; the act as a whole from outside.
    await keys('Control+z')
    await soon(() => words().textContent()).not.toContain('two sites')
    await keys('Control+Shift+z')
    await soon(() => words().textContent()).toContain('two sites')
    await soon(async () => (await memos())[0]?.body).toContain('two sites')
    await page.getByRole('searchbox', { name: 'Find in memos' }).focus()
    await soon(() => page.locator('.status-bar').textContent()).toContain('Kept the memo “What moved”')
    expect((await bench.ask('project.history', { limit: 1 }))[0]!.label).toBe('Write memo “What moved”')
    await page.locator('[data-pane="navigator"] [tabindex="0"]').first().focus()
    await keys('Control+z')
    await soon(async () => (await memos()).length).toBe(0)
    await keys('Control+Shift+z')
    await soon(async () => (await memos())[0]?.body).toContain('two sites')
  })

  it('a memo that was begun is still in front after another tab was', async () => {
    await openAt('memos')
    await page.getByRole('button', { name: 'New memo' }).first().click()
    await type('Begun before lunch')
    const title = page.getByRole('textbox', { name: 'Title' })
    await soon(async () => (await memos()).map(memo => memo.title)).toContain('Begun before lunch')
    await findAnything(page, 'Review')
    await title.waitFor({ state: 'detached' })
    await page.getByRole('tab', { name: 'Memos' }).click()
    await soon(() => title.inputValue()).toBe('Begun before lunch')
    await bench.ask('project.undo', {})
  })

  it('what is linked says so: the code’s page of the inspector, and another memo', async () => {
    await openAt('memos')
    await page.getByRole('option', { name: /What moved/ }).click()
    await words().waitFor()
    await keys('Alt+Shift+M')
    await type('Second')
    await keys('Enter')
    await type('After [[What mov')
    await offers().getByRole('option', { selected: true }).filter({ hasText: 'What moved' }).waitFor()
    await keys('Enter')
    await soon(async () => (await memos()).find(one => one.title === 'Second')?.links.length).toBe(1)
    await page.getByRole('option', { name: /^What moved/ }).click()
    const from = page.getByRole('main').getByRole('heading', { name: 'Linked from' })
    await from.waitFor()
    // The link itself: the cursor stands on it, and Enter opens the code.
    const code = (await bench.ask('code.list', {})).find(one => one.name === 'Playbooks')!
    await words().getByText('Playbooks', { exact: true }).click()
    await page.locator('.tab.is-active', { hasText: 'Playbooks' }).waitFor()
    await page.locator('.inspector').getByRole('button', { name: 'What moved' }).waitFor()
    expect((await memos()).some(memo => memo.links.some(link => link.id === code.id))).toBe(true)
  })

  it('Enter before the list has answered links what was typed, and what is typed on comes after it', async () => {
    const memoId = await bench.ask('memo.write', { title: 'Quick', body: 'After' })
    await openAt('memos')
    await page.getByRole('option', { name: /^Quick/ }).click()
    await words().click()
    await keys('Control+End')
    let letGo = () => {}
    const typedAll = new Promise<void>(resolve => (letGo = resolve))
    await page.route('**/call/memo.targets', async route => {
      await typedAll
      await route.continue()
    })
    await type(' [[Second')
    await keys('Enter')
    await type('and more')
    await keys('Enter')
    await type('- a list')
    letGo()
    await soon(async () => (await memos()).find(one => one.id === memoId)?.links.map(link => link.kind)).toEqual([
      'memo',
    ])
    await soon(async () => (await memos()).find(one => one.id === memoId)?.body.trim()).toBe(
      'After Second and more\n\na list',
    )
    await bench.ask('memo.remove', { memoId })
    await page.getByText('This memo is not here any more.').waitFor()
  })

  it('a linked code that goes is struck among the words, and is itself again after undo', async () => {
    const codeId = await bench.ask('code.create', { name: 'Short-lived', kind: 'code' })
    const memoId = await bench.ask('memo.write', {
      title: 'On a code',
      rich: [{ type: 'paragraph', children: [{ type: 'link', to: 'code', id: codeId, name: 'Short-lived' }] }],
    } as never)
    await openAt('memos')
    await page.getByRole('option', { name: /On a code/ }).click()
    await words().getByText('Short-lived').waitFor()
    await bench.ask('code.remove', { codeId })
    await words().locator('.is-gone', { hasText: 'not there any more' }).waitFor()
    await bench.ask('project.undo', {})
    await words().locator('.is-gone').waitFor({ state: 'detached' })
    await bench.ask('memo.remove', { memoId })
    await page.getByText('This memo is not here any more.').waitFor()
  })

  it('words of a source: a memo at the text, its sign in the margin, and a link to them from another memo', async () => {
    await openAt('source', await source('T10'))
    await page.locator('.desk .stripes').first().waitFor()
    await page.locator('.desk .reading').focus()
    await keys('Control+Home', 'Control+ArrowDown', 'Control+ArrowDown', 'Shift+ArrowRight', 'Shift+ArrowRight', 'm')
    await words().waitFor()
    await type('Who asked?')
    await keys('Escape')
    await page.getByRole('button', { name: 'Memo on these words: Who asked?' }).waitFor()
    await soon(async () => (await memos()).some(memo => memo.body === 'Who asked?')).toBe(true)
    const onWords = (await memos()).find(memo => memo.body === 'Who asked?')!
    expect(onWords).toMatchObject({ about: 'anchor', sourceId: await source('T10') })

    await page.locator('.desk .reading').focus()
    await keys('Shift+ArrowRight', 'Alt+Shift+L')
    await page.getByRole('combobox', { name: 'Find a memo' }).fill('Second')
    await page.getByRole('option', { selected: true }).filter({ hasText: 'Second' }).waitFor()
    await keys('Enter')
    await soon(async () => (await memos()).find(memo => memo.title === 'Second')!.links.map(link => link.kind)).toEqual(
      ['memo', 'anchor'],
    )
    await soon(() => page.locator('.status-bar').textContent()).toContain('Linked in the memo “Second”')
    await page.getByRole('button', { name: /memos on words of this paragraph/ }).waitFor()
  })

  it('what comes from Word or the web is cleaned', async () => {
    await openAt('memos')
    await page.getByRole('option', { name: /Second/ }).waitFor()
    await keys('Alt+Shift+M')
    await keys('Enter')
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData(
        'text/html',
        `<meta><style>p{color:red}</style><h2>Visit</h2><p class=MsoNormal><b>Two</b> <i onclick="x()">rooms</i><script>bad()</script><img src="http://example.org/x.png"></p>
         <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·  </span>first</p>
         <ol><li>one<ul><li>below</li></ul></li></ol><table><tr><td>a</td><td>b</td></tr></table><blockquote><p>said</p></blockquote>`,
      )
      document.activeElement!.dispatchEvent(
        new InputEvent('beforeinput', {
          inputType: 'insertFromPaste',
          dataTransfer: data,
          bubbles: true,
          cancelable: true,
        }),
      )
    })
    await soon(async () => (await memos())[0]?.body).toContain('Visit')
    const { rich } = await bench.ask('memo.open', { memoId: (await memos())[0]!.id })
    expect(rich).toEqual([
      { type: 'heading', level: 2, children: [{ text: 'Visit' }] },
      { type: 'paragraph', children: [{ text: 'Two', bold: true }, { text: ' ' }, { text: 'rooms', italic: true }] },
      { type: 'item', list: 'bulleted', depth: 0, children: [{ text: 'first' }] },
      { type: 'item', list: 'numbered', depth: 0, children: [{ text: 'one' }] },
      { type: 'item', list: 'bulleted', depth: 1, children: [{ text: 'below' }] },
      { type: 'paragraph', children: [{ text: 'a\tb' }] },
      { type: 'quote', children: [{ text: 'said' }] },
    ])
  })

  it('what was changed elsewhere is not written over', async () => {
    await openAt('memos')
    await page.getByRole('option', { name: /Second/ }).click()
    await words().click()
    const memo = (await memos()).find(one => one.title === 'Second')!
    // What is typed here reaches the core only after the other window's words.
    let letGo = () => {}
    const written = new Promise<void>(resolve => (letGo = resolve))
    await page.route('**/call/memo.keep', async route => {
      await written
      await route.continue()
    })
    await type('x')
    await bench.ask('memo.write', { memoId: memo.id, title: 'Second', body: 'From another window.' })
    letGo()
    await page.getByRole('alert').filter({ hasText: 'changed elsewhere' }).waitFor()
    expect((await memos()).find(one => one.id === memo.id)!.body).toBe('From another window.')
    await page.getByRole('button', { name: 'Show what is there now' }).click()
    await soon(() => words().textContent()).toBe('From another window.')
  })

  it('the journal: today’s entry, found again by its month, gone on with', async () => {
    await openAt('memos')
    await page.getByRole('option', { name: /Second/ }).waitFor()
    await keys('Alt+Shift+J')
    await words().waitFor()
    // Left at once: what was typed is kept all the same.
    await type('Drove to the second site.')
    await keys('Escape')
    await page.getByRole('button', { name: /^Go on writing/ }).waitFor()
    const entry = page.getByRole('article').filter({ hasText: 'Drove to the second site.' })
    await entry.waitFor()
    await page.getByRole('button', { name: 'Month before' }).click()
    await entry.waitFor({ state: 'detached' })
    await keys('Alt+Shift+J')
    await words().waitFor()
    await type(' Nobody was in.')
    await soon(async () => (await memos()).find(memo => memo.journalOn !== null)!.body).toBe(
      'Drove to the second site. Nobody was in.',
    )
  })

  it('letters typed before today’s entry is on screen go to it, not to the field before', async () => {
    await openAt('memos')
    await page.getByRole('option', { name: /Second/ }).click()
    await words().click()
    const before = (await memos()).find(memo => /Second/.test(memo.title))!.body
    let letGo = () => {}
    const typedAll = new Promise<void>(resolve => (letGo = resolve))
    await page.route('**/call/memo.open', async route => {
      await typedAll
      await route.continue()
    })
    await keys('Alt+Shift+J')
    await type(' Early.')
    letGo()
    await soon(async () => (await memos()).find(memo => memo.journalOn !== null)!.body).toMatch(/ Early\.$/)
    await page.unroute('**/call/memo.open')
    await soon(async () => (await memos()).find(memo => /Second/.test(memo.title))!.body).toBe(before)
  })

  it('nothing is in anybody’s way, light and dark', async () => {
    await openAt('memos')
    await page.getByRole('option', { name: /What moved/ }).click()
    await words().click()
    await keys('Control+End')
    await type(' @visits')
    await offers().waitFor()
    await faultless()
    await keys('Escape')
    for (let at = 0; at < 8; at++) await keys('Backspace')
    await page.keyboard.press('Alt+Shift+J')
    // The month of the journal; the project's own heading is always there.
    await page.getByRole('heading', { level: 1, name: / \d{4}$/ }).waitFor()
    await words().waitFor()
    await faultless()
    await keys('Escape')
    await faultless()
  })
})
