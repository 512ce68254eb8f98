// A review as people do it: comments where the thing stands, the open list walked by keys, proposals that are decided.

import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { beginBench, type Workbench } from '../renderer-views/support/workbench.ts'
import { chromiumPath } from '../support/chromium.ts'
import { inLooks, LOOKS, seriousViolations, type Look } from './support/looks.ts'
import { soon } from './support/soon.ts'

let browser: Browser
let bench: Workbench
let page: Page
const troubles: string[] = []

const keys = async (...pressed: readonly string[]) => {
  for (const key of pressed) await page.keyboard.press(key)
}
const type = (words: string) => page.keyboard.type(words)
const inspector = () => page.getByRole('complementary', { name: 'Inspector' })
const comments = async () => (await bench.ask('comment.find', {})).comments
const proposals = () => bench.ask('proposal.list', {})
const code = async (name: string) => (await bench.ask('code.list', {})).find(one => one.name === name)!
const as = (name: string) => bench.ask('project.workAs', { name })
const coderId = async (name: string) => (await bench.ask('project.coders', {})).find(one => one.name === name)!.id

async function openAt(kind: string, about: string | null = null) {
  page = await bench.openAt(browser, kind, about, { theme: 'system' })
  page.on('pageerror', error => troubles.push(error.message))
}

const faultless = async () => expect(await seriousViolations(page)).toEqual([])
const NARROW_AND_DARK: Look = { width: 1024, height: 700, theme: 'dark', looksAt: 'everything' }
const faultlessInBoth = async () =>
  expect(
    await inLooks(page, [LOOKS[0]!, NARROW_AND_DARK], (_, { looksAt }) => seriousViolations(page, looksAt)),
  ).toEqual([])

describe.skipIf(chromiumPath() === null)('a review', () => {
  beforeAll(async () => {
    ;({ browser, bench } = await beginBench())
    for (const name of ['Ben Osei', 'Cara Voss', 'Ana Lind']) await as(name)
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

  it('a code is commented on by keyboard, somebody named; settled, opened again, declined with a reason', async () => {
    const { id } = await code('Visits')
    await openAt('code', id)
    await page.getByRole('treeitem', { name: /^Visits/ }).click()
    await inspector().getByText('None yet.').first().waitFor()
    await keys('Alt+Shift+C')
    const box = inspector().getByRole('textbox', { name: 'Comment on Visits' })
    await box.waitFor()
    await type('Is a phone call a visit? @Ben')
    await inspector()
      .getByRole('listbox', { name: 'People to name' })
      .getByRole('option', { name: /Ben Osei/ })
      .waitFor()
    await keys('Enter')
    await soon(() => box.inputValue()).toBe('Is a phone call a visit? @Ben Osei ')
    await keys('Control+Enter')
    const thread = inspector().getByRole('article', { name: 'Comment on Visits' })
    await thread.getByText('Is a phone call a visit?').waitFor()
    await soon(async () => (await comments())[0]?.mentions).toEqual([await coderId('Ben Osei')])
    await page.getByRole('treeitem', { name: /^Visits.*1 open comment of 1/ }).waitFor()
    await thread.getByRole('button', { name: 'Settle' }).click()
    await soon(async () => (await comments())[0]!.state).toBe('settled')
    const folded = inspector().getByText('1 settled or declined')
    await folded.click()
    await thread.getByRole('button', { name: 'Open again' }).click()
    await soon(async () => (await comments())[0]!.state).toBe('open')
    await thread.getByRole('button', { name: 'Decline…' }).click()
    await inspector().getByRole('textbox', { name: 'Why is nothing done about it?' }).waitFor()
    await type('A call is a call.')
    await keys('Control+Enter')
    await soon(async () => (await comments())[0]!.decided?.why).toBe('A call is a call.')
    await inspector().getByRole('textbox', { name: 'Why is nothing done about it?' }).waitFor({ state: 'detached' })
    await keys('Control+z')
    await soon(async () => (await comments())[0]!.state).toBe('open')
    await faultless()
  })

  it('[78] a comment says in the window what of its thing changed since', async () => {
    const { id } = await code('Playbooks')
    await bench.ask('comment.add', {
      thing: { about: 'code', id: id as never },
      body: 'Only written ones?',
      forId: null,
    })
    await bench.ask('framework.apply', {
      request: {
        operation: 'redefine',
        codeId: id,
        entry: { brief: 'Written guidance only' },
        major: false,
        reason: null,
      },
    })
    await openAt('code', id)
    await page.getByRole('treeitem', { name: /^Playbooks/ }).click()
    await inspector().getByText('Changed since this was written: brief definition').click()
    await inspector().getByRole('definition').filter({ hasText: 'Written guidance only' }).first().waitFor()
    await bench.ask('project.undo', {})
    await bench.ask('project.undo', {})
  })

  it('an open comment on a coding has a sign beside its paragraph, which opens it; settled, the sign is gone', async () => {
    const source = (await bench.ask('source.list', {})).find(one => one.codings > 3)!
    const [coding] = (await bench.ask('source.open', { sourceId: source.id })).codings
    await bench.ask('comment.add', { thing: { about: 'coding', id: coding!.id as never }, body: 'Too wide, I think' })
    await openAt('source', source.id)
    const sign = page.getByRole('button', { name: /^Comment on .*Too wide, I think$/ })
    await sign.click()
    await inspector().getByText('Too wide, I think').waitFor()
    await inspector().getByRole('button', { name: 'Settle' }).click()
    await sign.waitFor({ state: 'detached' })
    await faultless()
  })

  it('a word, a cell, a position and a memo are commented on by keys where they stand, and one goes on there', async () => {
    await as('Ana Lind')
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
    const commentHere = async (about: string, body: string) => {
      await keys('Alt+Shift+C')
      await inspector()
        .getByRole('textbox', { name: `Comment on ${about}` })
        .waitFor()
      await type(body)
      await keys('Control+Enter')
      await inspector().getByText(body).waitFor()
    }
    const source = (await bench.ask('source.list', {})).find(one => one.key === 'T10')!
    await openAt('source', source.id)
    const text = page.getByRole('textbox', { name: /T10/ })
    await text.focus()
    await keys('Shift+ArrowRight', 'Shift+ArrowRight')
    await commentHere('the selected words', 'Who says so?')
    await soon(focused).toMatch(/T10.*text/)
    await page.getByRole('treeitem', { name: /T10.*1 open comment of 1/ }).waitFor()
    await page.context().close()
    await openAt('matrix')
    const cell = page.getByRole('gridcell', { name: /^Distance, .*Tarnhollow/ })
    await cell.click()
    await commentHere('Distance × S06 Tarnhollow', 'More than I thought.')
    await soon(focused).toMatch(/^Distance, .*Tarnhollow/)
    // Sooner than the drawer follows the arrow: about the cell that has the focus.
    await keys('ArrowRight', 'Alt+Shift+C')
    await inspector()
      .getByRole('textbox', { name: /^Comment on (?!Distance × S06)/ })
      .waitFor()
    await page.context().close()
    const { id: p2 } = (await bench.ask('proposition.list', {})).find(one => one.key === 'P2')!
    await openAt('propositions')
    await page
      .getByRole('button', { name: /^P2/ })
      .or(page.getByRole('link', { name: /^P2/ }))
      .first()
      .click()
    const site = page.getByRole('button', { name: /^S06 Tarnhollow/ })
    await site.click()
    await commentHere('P2 × S06', 'Only one person says so.')
    await page.getByRole('button', { name: /^S06 Tarnhollow.*1 open comment of 1/ }).waitFor()
    await faultless()
    await page.context().close()
    const memoId = await bench.ask('memo.write', { about: 'project', title: 'Distance', body: 'In hours.' } as never)
    await openAt('memos', null)
    await page.getByRole('main').getByText('In hours.').first().click()
    await page.getByRole('textbox', { name: 'Memo' }).focus()
    await commentHere('Distance', 'By train?')
    await soon(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('textbox')
    const made = (await comments()).filter(one => ['Who says so?', 'More than I thought.', 'Only one person says so.', 'By train?'].includes(one.body)) // prettier-ignore
    expect(made.map(one => one.thing.about)).toEqual(['memo', 'position', 'cell', 'passage'])
    expect([made[0]!.thing.id, made[1]!.thing.id]).toEqual([memoId, p2])
  })

  it('[77] the open list is walked by keys: a reply, a settlement, and the thing in its place', async () => {
    const ben = await coderId('Ben Osei')
    const { id } = await code('Distance')
    await as('Ben Osei')
    const p1 = (await bench.ask('proposition.list', {}))[0]!
    const s08 = await bench.caseId('S08')
    const ana = await coderId('Ana Lind')
    await bench.ask('comment.add', {
      thing: { about: 'code', id: id as never },
      body: 'In miles or hours?',
      forId: ana,
    })
    await bench.ask('comment.add', {
      thing: { about: 'position', id: p1.id as never, besideId: s08 as never },
      body: 'Mixed, I would say.',
      forId: ana,
    })
    await as('Ana Lind')
    await openAt('review')
    const list = page.getByRole('listbox', { name: 'Comments found' })
    await list.getByRole('option').filter({ hasText: 'Mixed, I would say.' }).click()
    await keys('r')
    await page.getByRole('textbox', { name: 'Your reply' }).waitFor()
    await type('Agreed.')
    await keys('Control+Enter')
    await soon(async () => (await comments())[0]!.replies.map(one => one.body)).toEqual(['Agreed.'])
    await list.getByRole('option').filter({ hasText: 'In miles or hours?' }).click()
    await page.getByRole('heading', { name: 'Distance' }).waitFor()
    await keys('s')
    await soon(async () => (await comments()).find(one => one.body === 'In miles or hours?')!.state).toBe('settled')
    await soon(() => list.getByRole('option').filter({ hasText: 'In miles or hours?' }).count()).toBe(0)
    await list.getByRole('option').filter({ hasText: 'Mixed, I would say.' }).click()
    await keys('Enter')
    await inspector().getByText('Comments on the position of S08').waitFor()
    await inspector().getByText('Mixed, I would say.').waitFor()
    // Back in the list it is the one that is in front.
    await page.getByRole('tab', { name: /^Review/ }).click()
    await list.getByRole('option', { selected: true }).filter({ hasText: 'Mixed, I would say.' }).waitFor()
    // Every number of the lead's table opens what it counts.
    await page.getByText('Everybody’s', { exact: true }).click()
    await page.getByRole('button', { name: 'Ben Osei: 1 made' }).click()
    await soon(() => page.getByRole('combobox', { name: 'Person' }).inputValue()).toBe(ben)
    await soon(() => page.getByRole('combobox', { name: 'who' }).inputValue()).toBe('byId')
    const named = page.getByRole('button', { name: /^Ben Osei: \d+ named in/ })
    const n = Number(await named.textContent())
    await named.click()
    await soon(() => page.getByRole('combobox', { name: 'who' }).inputValue()).toBe('namedId')
    await soon(() => list.getByRole('option').count()).toBe(n)
    await faultless()
  })

  it('a coder proposes a merge from its dialog; the lead sees the plan, declines one and accepts another', async () => {
    await as('Ben Osei')
    await openAt('code', (await code('Visits')).id)
    await page.getByRole('treeitem', { name: /^Visits/ }).click()
    await page.getByRole('button', { name: 'More' }).first().click()
    await page.getByRole('menuitem', { name: 'Merge into another code…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Merge “Visits”' })
    await dialog.getByRole('option', { name: /^Contact in general/ }).click()
    await dialog.getByText(/7 codings become codings of/).waitFor()
    await dialog.getByRole('textbox', { name: 'Why' }).fill('Nobody tells them apart.')
    await dialog.getByRole('button', { name: 'Propose', exact: true }).click()
    await soon(async () => (await proposals()).map(one => one.says)).toEqual([
      'Merge “Visits” into “Contact in general”',
    ])
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('treeitem', { name: /^Visits.*1 open proposal/ }).waitFor()
    await page.context().close()
    await as('Ana Lind')
    await openAt('review')
    await page.getByText('Everybody’s', { exact: true }).click()
    await page.getByRole('button', { name: 'Ben Osei: 1 proposals' }).click()
    await soon(() => page.getByRole('combobox', { name: 'State' }).inputValue()).toBe('open')
    const list = page.getByRole('listbox', { name: 'Proposals' })
    await soon(() => list.getByRole('option').count()).toBe(1)
    await list.getByRole('option').filter({ hasText: 'Merge “Visits”' }).click()
    await page.getByText(/7 codings become codings of/).waitFor()
    await faultless()
    await page.getByRole('button', { name: 'Decline', exact: true }).click()
    await page.getByRole('textbox', { name: 'Why not?' }).waitFor()
    await type('S09 needs visits apart.')
    await keys('Control+Enter')
    await soon(async () => (await proposals())[0]!.state).toBe('declined')
    await page.getByRole('button', { name: 'Open again' }).click()
    await page.getByRole('button', { name: 'Accept and do it' }).waitFor()
    await page.getByText(/7 codings become codings of/).waitFor()
    await page.getByRole('button', { name: 'Accept and do it' }).click()
    await soon(async () => (await code('Visits')).status).toBe('retired')
    await page.context().close()
    await as('Ben Osei')
    await openAt('review')
    await page.getByRole('radio', { name: 'Proposals' }).check({ force: true })
    await page.getByText('accepted by Ana Lind', { exact: false }).waitFor()
    await page.getByRole('button', { name: 'Noted' }).click()
    await soon(async () => (await proposals())[0]!.isKnown).toBe(true)
    await bench.ask('project.undo', {})
    await as('Ana Lind')
    await bench.ask('project.undo', {})
    await soon(async () => (await code('Visits')).status).not.toBe('retired')
  })

  it('a round is opened, looked through by keys and closed', async () => {
    await as('Ana Lind')
    await openAt('review')
    await page.getByRole('radio', { name: 'Rounds' }).check({ force: true })
    await page.getByRole('button', { name: 'New round' }).click()
    const dialog = page.getByRole('dialog', { name: 'New round' })
    const name = 'Round of May'
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
    await dialog.getByRole('button', { name: /^Codes and propositions/ }).click()
    const pick = page.getByRole('dialog', { name: 'Codes and propositions' })
    await pick.getByRole('checkbox', { name: 'Distance' }).check()
    await pick.getByRole('button', { name: 'Done' }).click()
    await faultlessInBoth()
    await dialog.getByRole('button', { name: 'Open the round' }).click()
    await page.getByRole('heading', { name }).waitFor()
    await page.getByRole('button', { name: 'Distance', exact: true }).focus()
    await keys('Space')
    await soon(async () =>
      (await bench.ask('round.list', {})).find(one => one.name === name)!.people.map(one => one.looked),
    ).toContain(1)
    await soon(() => page.getByRole('checkbox', { name: 'Distance: looked at' }).isChecked()).toBe(true)
    await faultlessInBoth()
    // Which round is looked at does not narrow the comments.
    await page.getByRole('radio', { name: 'Comments' }).check({ force: true })
    await soon(() => page.getByRole('combobox', { name: 'Round' }).inputValue()).toBe('')
    await page.getByRole('radio', { name: 'Rounds' }).check({ force: true })
    await page.getByRole('button', { name: 'I am through' }).click()
    await page.getByRole('button', { name: 'Not through yet' }).waitFor()
    await page.getByRole('button', { name: 'Close the round' }).click()
    await page.getByRole('button', { name: 'Open it again' }).waitFor()
  })

  it('what was written out is listed, and commented on where it stands', async () => {
    await as('Ana Lind')
    const file = 'methods of May.docx'
    await bench.ask('export.methods', { to: path.join(bench.folder, file), format: 'docx' })
    await openAt('reporting')
    await page.getByRole('radio', { name: 'Written out' }).check({ force: true })
    const written = page.getByRole('list', { name: 'What was written out, the latest first' })
    const row = written.getByRole('button', { name: new RegExp(`^${file}`) })
    await row.click()
    await soon(() => row.getAttribute('aria-expanded')).toBe('true')
    await page.getByRole('main').getByText('None yet.').waitFor()
    await page.getByRole('main').getByRole('button', { name: 'Comment', exact: true }).click()
    const box = page.getByRole('textbox', { name: `Comment on ${file}` })
    await box.fill('The second sentence names a site.')
    await box.press('Control+Enter')
    await soon(async () => (await comments()).find(one => one.name === file)?.state).toBe('open')
    await row.getByText('1 open comment').waitFor({ state: 'attached' })
    await faultlessInBoth()
    // From the list of what is open back to where it stands.
    await page.context().close()
    await openAt('review')
    const list = page.getByRole('listbox', { name: 'Comments found' })
    await list.getByRole('option').filter({ hasText: file }).click()
    await page.getByRole('button', { name: 'Open in its place' }).click()
    await page.getByRole('main').getByText('The second sentence names a site.').waitFor()
  })
})
