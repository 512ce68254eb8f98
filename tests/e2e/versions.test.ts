// The framework as it grows, in a real browser: saved as a version, changed by a codebook that was looked at row by row, and read as
// differences.

import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/chromium.ts'
import { findAnything } from './support/find.ts'
import { Product } from './support/product.ts'
import { beginOnSample } from './support/sample.ts'

const product = new Product()
const troubles: string[] = []
let browser: Browser
let page: Page

const command = (words: string) => findAnything(page, words)

describe.skipIf(chromiumPath() === null)('versions and codebooks', () => {
  beforeAll(async () => {
    ;({ browser, page } = await beginOnSample(product, troubles))
  })
  afterAll(async () => {
    await browser?.close()
    await product.end()
  })

  it('a version is saved by keys, with a reason, and stands in the status line with its undo', async () => {
    await command('Versions of the framework')
    await page.getByRole('heading', { name: 'From v3 to v4' }).waitFor()
    await page.getByRole('button', { name: 'Save a version' }).press('Enter')
    const name = page.getByRole('dialog').getByRole('textbox', { name: 'Name' })
    // The focus comes into the dialog a moment after the dialog itself.
    await page.locator('[role=dialog] input:focus').waitFor()
    await expect.poll(() => name.inputValue()).toBe('v5')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Agreed by the team')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    // What was done stands at its undo for as long as it can be undone; the sentence beside it goes.
    await page
      .getByTitle(/Save version “v5” of the framework/)
      .first()
      .waitFor()
    await expect
      .poll(async () => (await product.ask('version.list', {})).versions.at(-1))
      .toMatchObject({
        label: 'v5',
        reason: 'Agreed by the team',
      })
  })

  it('a version is saved through Find anything, by keys alone', async () => {
    await command('Save a version of the framework')
    await page.locator('[role=dialog] input:focus').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.type('Before the second round')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page
      .getByTitle(/Save version “v6” of the framework/)
      .first()
      .waitFor()
    await expect
      .poll(async () => (await product.ask('version.list', {})).versions.at(-1))
      .toMatchObject({
        label: 'v6',
        reason: 'Before the second round',
      })
    await page.keyboard.press('Control+z')
    await page.getByText('Undone: Save version “v6” of the framework').first().waitFor()
  })

  it('a codebook is looked at row by row; only what is taken comes in', async () => {
    const file = path.join(product.home, 'codebook.csv')
    await product.ask('export.codebook', { to: file, format: 'csv' })
    const otherwise = readFileSync(file, 'utf8')
      .replace('What they would change', 'Advice to others')
      .replace('Mistakes, incidents or', 'Mistakes, near misses or')
    writeFileSync(file, otherwise)
    await command('Bring in a codebook')
    await page.getByRole('heading', { name: 'Bring in a codebook' }).waitFor()
    await page.locator('input[type=file]').setInputFiles(file)
    const row = (name: RegExp) => page.getByRole('row', { name })
    await row(/Openness about failure/).waitFor()
    expect(
      await row(/Openness about failure/)
        .locator('del')
        .innerText(),
    ).toContain('incidents')
    expect(
      await row(/Openness about failure/)
        .locator('ins')
        .innerText(),
    ).toContain('near misses')
    await row(/What they would change/)
      .getByRole('checkbox')
      .uncheck()
    await page.getByRole('button', { name: 'Bring in 1 change' }).click()
    await page.getByText('Brought in the codebook: 0 new, 1 changed').first().waitFor()
    expect((await product.ask('code.list', {})).find(code => code.key === 'ADVICE')!.name).toBe(
      'What they would change',
    )
  })

  it('what changed since v5 is read with its words, and its number leads to the codings', async () => {
    await page.getByRole('button', { name: 'See what changed since the last version' }).click()
    await page.getByRole('heading', { name: 'From v5 to the framework as it is now' }).waitFor()
    const entry = page
      .getByRole('article')
      .filter({ has: page.getByRole('heading', { level: 4, name: /Openness/ }) })
      .last()
    expect(await entry.locator('ins').innerText()).toContain('near misses')
    await entry.getByRole('button', { name: /10 codings in \d+ sources/ }).click()
    await page.getByRole('tab', { name: /Openness about failure/, selected: true }).waitFor()
    await page
      .locator('summary')
      .filter({ hasText: /^History/ })
      .first()
      .click()
    const deeds = page.getByText('Defined otherwise').first()
    await deeds.waitFor()
    expect(troubles).toEqual([])
  })
})
