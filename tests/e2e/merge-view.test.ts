// Bringing copies back in a real browser, beside what the fortnight plays: a copy closed by a passphrase, one that brings nothing, and questions that
// stay open: found on their things, answered with those of their kind.

import { copyFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/chromium.ts'
import { Journey } from '../support/journey.ts'
import { findAnything } from './support/find.ts'
import { violations } from './support/looks.ts'
import { Product } from './support/product.ts'
import { beginOnSample } from './support/sample.ts'
import { soon } from './support/soon.ts'

const product = new Product()
const troubles: string[] = []
const PASSPHRASE = 'rain over the harbour'
let browser: Browser
let page: Page

const file = (name: string) => path.join(product.home, `${name}.crosscase`)
const handOut = (coder: string, more: object = {}) =>
  product.ask('team.handOut', {
    blind: false,
    withoutSources: [],
    originals: false,
    copies: [{ coder, to: file(coder) }],
    ...more,
  })
const choose = (...names: string[]) =>
  page.locator('input[type=file][accept=".crosscase"]').setInputFiles(names.map(file))
const define = async (ask: Product['ask'], name: string, brief: string, reason: string | null = null) => {
  const codeId = (await ask('code.list', {})).find(code => code.name === name)!.id
  await ask('framework.apply', { request: { operation: 'redefine', codeId, entry: { brief }, major: false, reason } })
}

describe.skipIf(chromiumPath() === null)('bringing copies back', () => {
  beforeAll(async () => {
    ;({ browser, page } = await beginOnSample(product, troubles))
    await handOut('Eve', { passphrase: PASSPHRASE })
    await handOut('Ben')
    const ben = new Journey()
    await ben.ask('project.open', { path: file('Ben') })
    for (const name of ['Visits', 'Playbooks'])
      await define((call, input) => ben.ask(call, input), name, 'As Ben says it', 'workarounds keep coming up')
    const [source] = await ben.ask('source.list', {})
    const range = { start: 0, end: 40 }
    const { id } = (await ben.ask('code.list', {})).find(code => code.name === 'Visits')!
    await ben.ask('coding.apply', { sourceId: source!.id, codeIds: [id], range })
    await ben.ask('code.create', { name: 'Candour', brief: 'Partners tell each other of failures early' })
    await ben.end()
    await product.ask('code.create', { name: 'Frankness', brief: 'Partners tell each other early of failures' })
    for (const name of ['Visits', 'Playbooks'])
      await define((call, input) => product.ask(call, input), name, 'As we say it', 'widened after T15 was read aloud')
  })
  afterAll(async () => {
    await browser?.close()
    await product.end()
    expect(troubles).toEqual([])
  })

  it('a file that is no project is said to be none; no passphrase is asked for', async () => {
    await findAnything(page, 'Bring back copies')
    await page.getByText('A plain copy of the project file, which nobody handed out', { exact: false }).waitFor()
    writeFileSync(file('notes'), 'hello')
    await choose('notes')
    await page.getByText('“notes.crosscase” is no Crosscase project').waitFor()
    expect(await page.getByRole('textbox', { name: 'Passphrase of the copies' }).isVisible()).toBe(false)
  })

  it('a plain copy of the project file says before and in the plan that it has no base', async () => {
    copyFileSync((await product.ask('project.backUp', {})).path, file('plain'))
    const plain = new Journey()
    await plain.ask('project.open', { path: file('plain') })
    await define((call, input) => plain.ask(call, input), 'Distance', 'As the plain copy says it')
    await plain.end()
    await choose('plain')
    await page.getByRole('note').getByText('plain.crosscase was not handed out, so no base is known').waitFor()
    const heads = page.getByRole('table', { name: 'Counts' }).getByRole('columnheader')
    expect(await heads.allInnerTexts()).not.toContain('Base')
    await page.getByRole('heading', { name: 'Distance' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Put the plan away' }).click()
  })

  it('stopped while comparing nothing is changed, and it says so', async () => {
    const before = await product.ask('project.history', {})
    const never = (url: URL) => url.pathname.endsWith('/call/merge.compare')
    await page.route(never, () => undefined)
    await choose('Ben')
    await page.getByRole('button', { name: 'Stop' }).click()
    await page.getByText('Stopped comparing. Nothing was changed').waitFor()
    // Not on Undo, which stands beside Stop and would hear the same key pressed once more.
    await page.locator('.merge-begin :focus, [role=tab]:focus').waitFor()
    expect(await page.locator('.merge-begin .trouble').count()).toBe(0)
    await page.getByRole('button', { name: 'Choose copies' }).waitFor()
    await page.unroute(never)
    expect(await product.ask('project.history', {})).toEqual(before)
  })

  it('a copy closed by a passphrase asks for it, and keeps the files that were chosen', async () => {
    await findAnything(page, 'Bring back copies')
    await page.getByText('Eve, Ben.').waitFor()
    await choose('Eve')
    await page.getByText('“Eve.crosscase” is closed by a passphrase').waitFor()
    const field = page.getByRole('textbox', { name: 'Passphrase of the copies' })
    await soon(() => field.evaluate(one => document.activeElement === one)).toBe(true)
    await field.fill('sun over the harbour')
    await field.press('Enter')
    await page.getByText('The passphrase does not open “Eve.crosscase”').waitFor()
    await field.fill(PASSPHRASE)
    await field.press('Enter')
    await page.getByText('The copies bring nothing new.').waitFor()
    expect(await violations(page)).toEqual([])
    // In a window opened anew the passphrase is not known any more: comparing anew asks for it, in its place.
    await page.reload()
    // What is pressed before the window is there nobody hears.
    await page.getByRole('contentinfo').waitFor()
    await findAnything(page, 'Bring back copies')
    await page.getByRole('button', { name: 'Compare anew' }).click()
    await page.getByText('“Eve.crosscase” is closed by a passphrase').waitFor()
    await field.fill(PASSPHRASE)
    await field.press('Enter')
    await field.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Put the plan away' }).click()
    await page.getByRole('button', { name: 'Choose copies' }).waitFor()
    const title = page.getByRole('heading', { name: 'Bring back copies', level: 1 })
    await soon(() => title.evaluate(one => document.activeElement === one)).toBe(true)
  })

  it('questions that stay open stand on their codes, and are answered together from there', async () => {
    await choose('Ben')
    await page.getByRole('complementary', { name: 'Questions' }).waitFor()
    await soon(() => page.locator('.merge-question').count()).toBe(2)
    // Where the computer chooses the colours, which question and side are chosen is seen all the same.
    await page.emulateMedia({ forcedColors: 'active' })
    const chosen = page.locator('.merge-question.is-on, .merge-fields .is-taken')
    await soon(() => chosen.evaluateAll(all => all.map(one => getComputedStyle(one).outlineStyle))).toEqual([
      'solid',
      'solid',
    ])
    await page.emulateMedia({ forcedColors: 'none' })
    // When and why each side said so stands above what it says.
    const heads = page.locator('.merge-fields').getByRole('columnheader')
    await heads.filter({ hasText: /^.*Ours.*today, .*: “widened after T15 was read aloud”$/s }).waitFor()
    await heads.filter({ hasText: /^.*Theirs.*Ben, today, .*: “workarounds keep coming up”$/s }).waitFor()
    // All answers are taken back at once, and given again.
    const answered = async () =>
      (await product.ask('merge.summary', {}))?.questions.filter(one => one.answer !== null).length
    await page.getByRole('button', { name: /^Take theirs/ }).click()
    await soon(answered).toBe(1)
    // The answer stands beside its question, and another takes its place.
    const first = page.locator('.merge-question').filter({ hasText: 'Take theirs' })
    await first.click()
    await page.locator('.merge-answers').getByText('Answered: Take theirs').waitFor()
    await page.getByRole('button', { name: /^Keep ours/ }).click()
    await page.locator('.merge-question').filter({ hasText: 'Keep ours' }).waitFor()
    expect(await first.count()).toBe(0)
    // No answer to a plan is undone: beside it stands what undo would take back.
    await page.getByRole('contentinfo').getByText('Change definition of').waitFor()
    const back = page.getByRole('button', { name: 'Take all answers back' })
    await back.click()
    await soon(answered).toBe(0)
    await page.getByRole('button', { name: 'Give it again' }).click()
    await soon(answered).toBe(1)
    await back.click()
    await page.getByRole('button', { name: 'Give it again' }).waitFor()
    await soon(answered).toBe(0)
    // Stopped while it is written: the plan stands, and nothing of it is in the project.
    const codings = async () => (await product.ask('project.info', {}))!.counts.codings
    const before = await codings()
    const never = (url: URL) => url.pathname.endsWith('/call/merge.apply')
    await page.route(never, () => undefined)
    await page.getByRole('button', { name: 'Apply merge' }).click()
    await page.getByRole('button', { name: 'Stop' }).click()
    await page.getByText('Stopped. Nothing was written: everything is as it was, and the plan stands').waitFor()
    expect([await codings(), await page.locator('.merge-main .trouble').count()]).toEqual([before, 0])
    await page.unroute(never)
    await page.getByRole('button', { name: 'Apply merge' }).click()
    await page.getByRole('heading', { name: 'Report of the merge' }).waitFor()
    // Each number of the report opens what it counts, and each thing its place.
    const report = page.locator('.merge-report')
    await report.getByRole('button', { name: /Codings, base: show them/ }).click()
    await soon(() => report.getByRole('region', { name: 'Codings, base' }).getByRole('listitem').count()).toBe(50)
    await report.getByRole('button', { name: '1 Codings added: show them' }).click()
    const added = report.getByRole('region', { name: 'Codings added' }).getByRole('listitem')
    await soon(() => added.count()).toBe(1)
    await added.getByText('Visits', { exact: false }).waitFor()
    expect(await violations(page)).toEqual([])
    await added.getByRole('button').click()
    await page.getByRole('complementary', { name: 'Inspector' }).getByText('Coding', { exact: true }).first().waitFor()
    await findAnything(page, 'Visits')
    const inspector = page.getByRole('complementary', { name: 'Inspector' })
    await inspector.getByText('A merge left a question here: definition reworded two ways.').waitFor()
    expect(await violations(page)).toEqual([])
    await inspector.getByRole('button', { name: 'Answer it' }).click()
    await page.getByRole('heading', { name: 'Visits' }).waitFor()
    // The codings under the code, each a press away from its words.
    const concerned = page.getByRole('region', { name: /codings? concerned/ })
    await concerned.getByRole('listitem').first().waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('checkbox', { name: /Same choice for the one left/ }).check()
    await page.getByRole('button', { name: /^Take theirs/ }).click()
    await page.getByText('2 questions answered').first().waitFor()
    await soon(() => product.ask('merge.signs', {})).toEqual([])
    await page.keyboard.press('Control+z')
    await soon(async () => (await product.ask('merge.signs', {})).length).toBe(2)
  })

  it('a report chosen from the merges so far is scrolled to, and has the focus', async () => {
    await page.setViewportSize({ width: 1024, height: 700 })
    await findAnything(page, 'Bring back copies')
    // The questions left open stand in front still.
    await page.getByRole('toolbar', { name: 'Merge', exact: true }).getByRole('button').click()
    const one = page.locator('.merge-reports').getByRole('button').first()
    await one.waitFor()
    const report = page.getByRole('heading', { name: 'Report of the merge' })
    expect(await report.count()).toBe(0)
    await one.click()
    await report.waitFor()
    await soon(() => report.evaluate(head => document.activeElement === head)).toBe(true)
    const box = (await report.boundingBox())!
    expect([box.y >= 0, box.y + box.height <= 700]).toEqual([true, true])
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  it('codes that mean nearly the same are suggested in the report, with the plan of their merge, until they are one', async () => {
    const report = page.locator('.merge-report')
    await report.getByText('“Candour” and “Frankness” mean nearly the same.').waitFor()
    await report.getByRole('button', { name: /^Merge them/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Candour', { exact: false }).first().waitFor()
    await dialog.getByText('Frankness', { exact: false }).first().waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    const codes = await product.ask('code.list', {})
    const [from, into] = ['Candour', 'Frankness'].map(name => codes.find(code => code.name === name)!.id)
    await product.ask('framework.apply', {
      request: {
        operation: 'merge',
        codeIds: [from!],
        intoId: into!,
        overlaps: 'apart',
        below: 'follow',
        reason: 'one',
      },
    })
    await report.getByText('settled since').waitFor()
    expect(await report.getByRole('button', { name: /^Merge them/ }).count()).toBe(0)
  })
})
