// Another project brought in, in a real browser: found in Find anything, decided on thing by thing with keys and many at once, looked
// through, written as one act and undone; and a codebook merged into the framework.

import path from 'node:path'
import { writeFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/chromium.ts'
import { Journey, SAMPLE } from '../support/journey.ts'
import { findAnything } from './support/find.ts'
import { violations } from './support/looks.ts'
import { Product } from './support/product.ts'
import { beginOnSample } from './support/sample.ts'

const product = new Product()
const troubles: string[] = []
const ward = path.join(product.home, 'ward.crosscase')
const codebook = path.join(product.home, 'theirs.csv')
let browser: Browser
let page: Page

const count = async () => ({
  sources: (await product.ask('source.list', {})).length,
  codes: (await product.ask('code.list', {})).length,
})

/** The other project: the same texts, a code more and a proposition more; a version of its framework and a run of agreement. */
async function makeWard(): Promise<void> {
  const journey = new Journey()
  await journey.ask('project.create', { path: ward, name: 'Ward study', coder: 'Bea Marsh' })
  await journey.ask('study.load', { path: SAMPLE })
  await journey.ask('code.create', { name: 'Night shifts', brief: 'Work at night, and who is there' })
  const advice = (await journey.ask('code.list', {})).find(code => code.key === 'ADVICE')!
  await journey.ask('code.change', { codeId: advice.id, brief: 'Advice, and to whom' })
  await journey.ask('proposition.add', { statement: 'Nights decide whether a partnership holds.' })
  await journey.ask('version.save', { label: 'v5', reason: 'Nights looked at' })
  const coderIds = (await journey.ask('project.coders', {}))
    .filter(one => ['A', 'B'].includes(one.name))
    .map(one => one.id)
  await journey.ask('agreement.keep', { label: 'Night round', coderIds, unit: 'character', measures: ['kappa'] })
  await journey.end()
}

/** Brings all of it in, whatever is alike being one, past the page. */
async function bringWardIn(): Promise<void> {
  const { id: bringingId } = await product.ask('bring.project', { path: ward })
  await product.ask('bring.decideMany', { bringingId, which: 'open', choice: 'same' })
  const plan = await product.ask('bring.plan', { bringingId })
  await product.ask('merge.apply', { planId: plan.id })
}

describe.skipIf(chromiumPath() === null)('bringing in another project', () => {
  beforeAll(async () => {
    await makeWard()
    ;({ browser, page } = await beginOnSample(product, troubles))
    writeFileSync(codebook, 'code_id,label,parent,brief_definition\nNEW1,Evening rounds,,Rounds after six\n')
  })
  afterAll(async () => {
    await browser?.close()
    await product.end()
    expect(troubles).toEqual([])
  })

  it('is looked over: what is like something here is asked, with its reasons', async () => {
    await findAnything(page, 'Bring in another project')
    await page.getByRole('heading', { name: 'Bring in another project', level: 1 }).waitFor()
    await page.locator('input[type=file][accept=".crosscase"]').setInputFiles([ward])
    const decided = page.getByRole('complementary', { name: 'What was decided' })
    await decided.waitFor()
    await page.getByRole('button', { name: /^See what comes in/ }).waitFor()
    expect(await page.getByRole('button', { name: /^See what comes in/ }).getAttribute('aria-disabled')).toBe('true')
    await page
      .getByRole('button', { name: /^People/ })
      .first()
      .click()
    await page.getByRole('group', { name: 'People: A' }).getByText('same name', { exact: true }).waitFor()
  })

  it('one is decided by a key, the certain ones together; another kind follows', async () => {
    const panel = page.getByRole('group', { name: 'People: A' })
    await panel.focus()
    await page.keyboard.press('1')
    await page.getByText('A: the same', { exact: true }).waitFor()
    // The one that made the other project is nobody here: it comes in. After the last of a kind another follows.
    await page.getByRole('group', { name: 'People: B' }).focus()
    await page.keyboard.press('1')
    await page.getByRole('heading', { name: /^Attributes that are open/ }).waitFor()
    const people = page.getByRole('button', { name: /^Take the .*certain ones? as the same$/ })
    for (let kinds = 0; kinds < 9; kinds++) {
      if (!(await people.isVisible())) break
      const heading = await page.locator('.bring-many h2').textContent()
      await people.click()
      await page.waitForFunction(was => document.querySelector('.bring-many h2')?.textContent !== was, heading)
    }
    await page.getByText('See what follows', { exact: false }).waitFor()
  })

  it('what was decided can be looked at and taken back', async () => {
    await page
      .locator('.bring-kinds')
      .getByRole('button', { name: /^Codes/ })
      .click()
    const list = page.getByRole('list', { name: 'Codes' })
    await list.getByRole('button', { name: /Night shifts/ }).click()
    const panel = page.getByRole('group', { name: 'Codes: Night shifts' })
    await panel.getByText('Nothing here is like it', { exact: false }).waitFor()
    await panel.getByRole('button', { name: /^Leave out/ }).click()
    await page.getByText('Night shifts: left out', { exact: true }).waitFor()
    await list.getByRole('button', { name: /Night shifts/ }).click()
    await panel.getByRole('button', { name: /^Bring in as new/ }).click()
    await page.getByText('Night shifts: new', { exact: true }).waitFor()
  })

  it('closed in the midst and begun again, it goes on where it was: choosing the same file brings the answers back', async () => {
    await page.getByRole('button', { name: 'Put away' }).click()
    await page.getByText('It is put away, its answers are kept', { exact: false }).waitFor()
    // The program ends, and begins again.
    const study = (await product.ask('project.info', {}))!.path
    await product.ask('project.close', {})
    await product.ask('project.open', { path: study })
    await page.reload()
    // The tab that was open is open again.
    await page.getByRole('heading', { name: 'Begun and not finished' }).waitFor()
    await page.getByText('Ward study', { exact: true }).waitFor()
    await page.locator('input[type=file][accept=".crosscase"]').setInputFiles([ward])
    await page.getByText(/^\d+ answers from before/).waitFor()
    await page.getByText('See what follows', { exact: false }).waitFor()
  })

  it('what follows is looked through and answered as a merge, written as one act, and undone as one', async () => {
    const before = await count()
    await page.getByRole('button', { name: 'See what comes in' }).click()
    await page.getByRole('complementary', { name: 'Needs no answer' }).waitFor()
    await page.getByRole('heading', { name: 'What they would change', level: 1 }).waitFor()
    await page.getByText('Defined otherwise there.', { exact: true }).waitFor()
    await page.getByRole('button', { name: /^Take theirs/ }).click()
    await page.getByText('1 of 1 answered', { exact: true }).waitFor()
    expect(await count()).toEqual(before)
    await page.getByRole('button', { name: 'Apply merge' }).click()
    await page.getByText('“Ward study” is brought in', { exact: true }).waitFor()
    await page.getByRole('heading', { name: 'Report of the merge' }).waitFor()
    expect(await count()).toEqual({ ...before, codes: before.codes + 1 })
    await page.keyboard.press('Control+z')
    await expect.poll(count).toEqual(before)
  })

  it('a codebook is merged into the framework', async () => {
    const before = await count()
    await page.getByText('A framework alone', { exact: true }).click()
    await page.getByRole('tab', { name: 'Merge a framework' }).waitFor()
    await page.locator('input[type=file][accept*=".csv"]').setInputFiles([codebook])
    await page.getByRole('group', { name: 'Codes: Evening rounds' }).waitFor()
    await page.getByRole('button', { name: 'See what comes in' }).click()
    await page.getByRole('complementary', { name: 'Needs no answer' }).waitFor()
    await page.getByRole('button', { name: 'Apply merge' }).click()
    await page.getByText('“theirs.csv” is brought in', { exact: true }).waitFor()
    expect(await count()).toEqual({ ...before, codes: before.codes + 1 })
  })
  it('its versions and runs stand apart from ours, and are opened there', async () => {
    await bringWardIn()
    await findAnything(page, 'Versions of the framework')
    const theirs = page.getByRole('table', { name: /^Ward study/ })
    await theirs.getByRole('row', { name: /^v5 / }).waitFor()
    expect(await page.getByRole('table', { name: 'Saved versions, newest first' }).getByText('v5').count()).toBe(0)
    await theirs.getByRole('button', { name: 'Beside the framework now: v5 (Ward study)' }).press('Enter')
    await page.getByRole('heading', { name: 'From v5 (Ward study) to the framework as it is now' }).waitFor()
    await page.getByText('is of another project, “Ward study”', { exact: false }).waitFor()
    expect(await violations(page)).toEqual([])
    await findAnything(page, 'Agreement of coders')
    await page.getByRole('button', { name: /^Kept runs/ }).press('Enter')
    await page.getByRole('menuitemradio', { name: /^Night round: version v5/ }).press('Enter')
    await page.getByText('Kept in another project, “Ward study”, under version v5', { exact: false }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'All, pooled' }).press('Enter')
    await page.getByRole('list', { name: 'Passages' }).waitFor()
  })
})
