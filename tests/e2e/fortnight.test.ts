// A team's fortnight in a real browser: four copies handed out, coded apart, brought home in one pass; every question answered in the
// view, some by keys and some by hand; the merge undone and done again with the saved answers: the same state.

import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CodeId } from '../../src/base/ids.ts'
import { chromiumPath, launch } from '../support/chromium.ts'
import { Journey } from '../support/journey.ts'
import { findAnything } from './support/find.ts'
import { Product } from './support/product.ts'
import { openSample, sampleIsIn } from './support/sample.ts'

const product = new Product()
const troubles: string[] = []
const NAMES = ['Ada', 'Ben', 'Cleo', 'Dan']
let browser: Browser
let page: Page
let copies: string[]

const named = async (ask: Product['ask'], name: string) =>
  (await ask('code.list', {})).find(code => code.name === name)!.id
const command = (words: string) => findAnything(page, words)
/** What a researcher would compare: every code, every coding with its words, as text. */
const state = async () => {
  const codes = await product.ask('code.list', {})
  const sources = await product.ask('source.list', {})
  const codings = await Promise.all(
    sources.map(async ({ id, name }) => {
      const open = await product.ask('source.open', { sourceId: id })
      return open.codings.map(one => `${name} ${one.codeId} ${one.start}-${one.end} ${one.coderId}`).toSorted()
    }),
  )
  return {
    codes: codes.map(code => `${code.id} ${code.name} ${code.status} ${code.parentId} ${code.brief}`).toSorted(),
    codings: codings.flat(),
  }
}
/** What somebody does in their copy, apart. */
const apart = async (file: string, does: (ask: Product['ask']) => Promise<void>) => {
  const journey = new Journey()
  await journey.ask('project.open', { path: file })
  await does((name, input) => journey.ask(name, input))
  await journey.end()
}
const code = async (ask: Product['ask'], key: string, codeName: string, at: number) => {
  const source = (await ask('source.list', {})).find(one => one.key === key)!
  const open = await ask('source.open', { sourceId: source.id })
  const numbered = open.paragraphs.filter(one => one.text.length > 60)
  const paragraph = numbered[at % numbered.length]!
  const before = open.paragraphs
    .slice(0, open.paragraphs.indexOf(paragraph))
    .reduce((sum, one) => sum + one.text.length + 1, 0)
  await ask('coding.apply', {
    sourceId: source.id,
    codeIds: [await named(ask, codeName)],
    range: { start: before, end: before + 40 },
  })
}

describe.skipIf(chromiumPath() === null)('a team’s fortnight', () => {
  beforeAll(async () => {
    const made = await Promise.all([launch(), product.begin()])
    browser = made[0]
    page = await product.visit(browser, troubles)
    await openSample(page)
    await sampleIsIn(product)
    await product.ask('team.handOut', {
      blind: false,
      withoutSources: [],
      originals: false,
      copies: NAMES.map(coder => ({ coder, to: path.join(product.home, `${coder}.crosscase`) })),
    })
    copies = NAMES.map(coder => path.join(product.home, `${coder}.crosscase`))
    const change = (ask: Product['ask'], codeId: CodeId, brief: string) => ask('code.change', { codeId, brief })
    const rename = (ask: Product['ask'], codeId: CodeId, name: string) =>
      ask('framework.apply', { request: { operation: 'rename', codeId, name } })
    await apart(copies[0]!, async ask => {
      await code(ask, 'T03', 'Visits', 3)
      await change(ask, await named(ask, 'Playbooks'), 'Written guidance, and what became of it')
      await rename(ask, await named(ask, 'Distance'), 'Distance and place')
    })
    await apart(copies[1]!, async ask => {
      await code(ask, 'T03', 'Visits', 3)
      await code(ask, 'T05', 'Playbooks', 1)
      await rename(ask, await named(ask, 'Distance'), 'Where people are')
    })
    await apart(copies[2]!, async ask => {
      await ask('framework.apply', {
        request: {
          operation: 'retire',
          codeIds: [await named(ask, 'Visits')],
          codings: 'stay',
          toId: null,
          below: 'stay',
          reason: 'too thin',
        },
      })
      await code(ask, 'T06', 'Playbooks', 2)
    })
    await apart(copies[3]!, async ask => {
      await ask('code.create', { name: 'Trust', brief: 'Trust in the partner' })
      await code(ask, 'T07', 'Trust', 1)
    })
    const ask: Product['ask'] = (name, input) => product.ask(name, input)
    await change(ask, await named(ask, 'Playbooks'), 'Guidance that was written down')
    await ask('code.create', { name: 'Trust', brief: 'Reliance on what people say' })
  })
  afterAll(async () => {
    await browser?.close()
    await product.end()
    expect(troubles).toEqual([])
  })

  it('four copies are compared in one pass, and nothing is written', async () => {
    const before = await state()
    await command('Bring back copies')
    await page.locator('input[type=file][accept=".crosscase"]').setInputFiles(copies)
    await page.getByRole('complementary', { name: 'Questions' }).waitFor()
    expect(await page.locator('.merge-copies-list li').count()).toBe(4)
    expect(await page.locator('.merge-question').count()).toBeGreaterThanOrEqual(4)
    expect(await state()).toEqual(before)
  })

  it('every question is answered, by keys and by hand; nothing is written yet', async () => {
    const before = await state()
    const total = await page.locator('.merge-question').count()
    const open = () => page.locator('.merge-question .merge-dot').count()
    for (let left = total; left > 0; left--) {
      const heading = await page.locator('.merge-heading h1').textContent()
      const takesFields = (await page.getByRole('button', { name: /^Use this result/ }).count()) > 0
      if (takesFields && left % 2 === 0) {
        // In words of one's own.
        await page.locator('.merge-result textarea').fill(`${heading}, as agreed`)
        await page.getByRole('button', { name: /^Use this result/ }).click()
      } else if (left % 3 === 0) await page.locator('.merge-deeds button').nth(1).click()
      else {
        await page.locator('.merge-panel').focus()
        await page.keyboard.press('1')
      }
      await expect.poll(open).toBe(left - 1)
      await expect
        .poll(async () => (await product.ask('merge.summary', {}))!.questions.filter(one => one.answer === null).length)
        .toBe(left - 1)
    }
    expect(await state()).toEqual(before)
  })

  it('what needs no answer is looked through before it is done', async () => {
    await page.getByRole('button', { name: /Codings added/ }).click()
    await page.getByRole('heading', { name: /Codings added/ }).waitFor()
    await expect.poll(() => page.locator('.merge-rows tbody tr').count()).toBe(5)
    await page.getByRole('button', { name: 'Back to the questions' }).click()
    await page.locator('.merge-panel').waitFor()
  })

  it('applied it is one act, with a report whose counts add up; undone all is as before; again with the same answers all is as after', async () => {
    const before = await state()
    const decisions = await product.ask('merge.decisions', { planId: (await product.ask('merge.summary', {}))!.id })
    await page.getByRole('button', { name: 'Apply merge' }).click()
    await page.getByRole('heading', { name: 'Report of the merge' }).waitFor()
    expect(await page.locator('.merge-adds').textContent()).toContain('The counts add up')
    const after = await state()
    expect(after.codings).toHaveLength(before.codings.length + 5)
    expect((await product.ask('project.check', {})).problems).toEqual([])
    await page.keyboard.press('Control+z')
    await expect.poll(state, { timeout: 30_000 }).toEqual(before)
    const plan = await product.ask('merge.compare', { paths: copies, decisions: [...decisions] })
    expect(plan.questions.filter(question => question.answer === null)).toEqual([])
    await product.ask('merge.apply', { planId: plan.id })
    expect(await state()).toEqual(after)
  })
})
