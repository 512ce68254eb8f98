// The views in real Chromium over the real core: what a person does in them.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violations } from '../e2e/support/looks.ts'
import { ROOT } from '../shells/prepare.ts'
import { chromiumPath, launch } from '../support/chromium.ts'
import { Workbench } from './support/workbench.ts'

const bench = new Workbench()
let browser: Browser

describe.skipIf(chromiumPath() === null)('the views', () => {
  beforeAll(async () => {
    ;[browser] = await Promise.all([launch(), bench.begin()])
  })
  afterAll(async () => {
    await browser?.close()
    await bench.end()
  })

  it('folds a group of the matrix by key, and shows its rolled-up row', async () => {
    const page = await bench.openAt(browser, 'matrix')
    const head = page.getByRole('rowheader', { name: /^What moved/ })
    await head.click()
    await page.getByRole('gridcell', { name: 'What moved, Pennywhistle Valley, present' }).waitFor()
    await page.getByRole('rowheader', { name: 'Playbooks' }).waitFor({ state: 'detached' })
    await head.press('Enter')
    await page.getByRole('rowheader', { name: 'Playbooks' }).waitFor()
    await page.context().close()
  })

  it('copies the matrix as it is seen', async () => {
    const page = await bench.openAt(browser, 'matrix')
    await page.getByRole('gridcell', { name: /^Playbooks, Quillbrook General/ }).waitFor()
    await page.getByRole('button', { name: 'Copy' }).click()
    await page.getByText(/^Copied 33 rows and 12 columns/).waitFor()
    const playbooks = async () =>
      (await page.evaluate(() => navigator.clipboard.readText()))
        .split('\n')
        .find(line => line.trim().startsWith('Playbooks'))
        ?.trim()
        .split('\t')
    await expect.poll(playbooks).toEqual(['Playbooks', ...Array.from({ length: 12 }, () => '1'), '12'])
    await page.context().close()
  })

  it('exports the matrix as the browser’s download', async () => {
    const page = await bench.openAt(browser, 'matrix')
    await page.getByRole('gridcell', { name: /^Playbooks, Quillbrook General/ }).waitFor()
    await page.getByRole('button', { name: 'Export' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /^CSV/ }).click(),
    ])
    expect(download.suggestedFilename()).toBe('Codes by sites.csv')
    const lines = readFileSync(await download.path(), 'utf8').split(/\r?\n/)
    expect(lines.find(line => line.startsWith('PLAYBOOK,'))).toBe(`PLAYBOOK${',1'.repeat(12)}`)
    await page.context().close()
  })

  it('opens a search hit at its place, by keys', async () => {
    const page = await bench.openAt(browser, 'search')
    await page.getByRole('searchbox').fill('"number seven broke"')
    await page.locator('mark').first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.locator('[data-hit]:focus').press('Enter')
    await page.getByRole('tab', { name: /T10/, selected: true }).waitFor()
    await page.context().close()
  })

  it('corrects an attribute in the table, and undoes it', async () => {
    const page = await bench.openAt(browser, 'case')
    const sector = page.getByRole('row', { name: /Tarnhollow/ }).getByRole('gridcell', { name: 'mental health' })
    await sector.click()
    await page.keyboard.press('F2')
    await page.getByRole('combobox', { name: 'sector' }).fill('spec')
    await page.getByRole('option', { name: 'specialist' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page
      .getByRole('row', { name: /Tarnhollow/ })
      .getByRole('gridcell', { name: 'specialist' })
      .waitFor()
    await page.keyboard.press('Control+z')
    await sector.waitFor()
    await page.context().close()
  })

  it('refuses a value that is none of the choices, and says so', async () => {
    const page = await bench.openAt(browser, 'case', await bench.caseId('S05'))
    await page.getByRole('button', { name: /^Change merged/ }).click()
    await page.getByRole('combobox', { name: 'merged' }).fill('perhaps')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    await page.context().close()
  })

  it('writes a memo and finds it in the list', async () => {
    const page = await bench.openAt(browser, 'memos')
    await page.getByRole('button', { name: 'New memo' }).first().click()
    await page.keyboard.type('Two kinds of nearness')
    await page.keyboard.press('Enter')
    await page.keyboard.type('In miles, and in hours nobody counts.')
    await page.getByRole('option', { name: /Two kinds of nearness.*hours nobody counts/s }).waitFor()
    await expect.poll(() => page.getByRole('option').count()).toBe(1)
    await page.context().close()
  })

  it('brings in a folder: a new interview goes in, one that is here is skipped, a bad one refused', async () => {
    const folder = path.join(bench.folder, 'Round 3')
    mkdirSync(folder)
    const interview = readFileSync(path.join(ROOT, 'fixtures/sample-study/transcripts/T20.txt'), 'utf8')
    writeFileSync(
      path.join(folder, 'INT-020 again.txt'),
      interview.replace('T20', 'T90').concat('\nAdded in round 3.\n'),
    )
    writeFileSync(path.join(folder, 'T20.txt'), interview)
    writeFileSync(path.join(folder, 'scan.pdf'), 'no pages')
    const page = await bench.openAt(browser, 'import')
    await page.getByLabel(/^Path of a folder/).fill(folder)
    await page.getByRole('button', { name: 'Read it' }).click()
    await page.getByText(/^Already here as/).waitFor()
    // A sheet says otherwise of the site; the files are read again by it.
    writeFileSync(path.join(bench.folder, 'filing.csv'), 'file,site\nINT-020 again.txt,S07\n')
    await page.locator('input[type=file]').setInputFiles(path.join(bench.folder, 'filing.csv'))
    await page.getByRole('gridcell', { name: 'S07 Candlemoth Hospitals' }).click()
    await page.keyboard.type('S09')
    await page.keyboard.press('Enter')
    await page.getByRole('gridcell', { name: 'S09 Hobgarth Moor University Hospital' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Bring in 1 file' }).click()
    await page.getByRole('heading', { name: 'One source is in' }).waitFor()
    const source = (await bench.ask('source.list', {})).find(one => one.key === 'T90')!
    expect(source.caseIds).toContain(await bench.caseId('S09'))
    await expect.poll(() => page.getByRole('main').textContent()).toContain('Refused 1')
    await page.context().close()
  })
})
