// A team's fortnight in a real browser: four copies handed out, coded apart, brought home in one pass; every question answered in the
// view, some by keys and some by hand; what two coders coded differently adjudicated; all of it undone, and the merge done again on the
// command line with the answers that the window saved: the same in every table, row for row.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CodeId } from '../../src/base/ids.ts'
import { chromiumPath } from '../support/chromium.ts'
import { CommandLine } from '../cli/support.ts'
import { Journey } from '../support/journey.ts'
import { mergedTables, researchTables } from '../support/research-tables.ts'
import { findAnything } from './support/find.ts'
import { Product } from './support/product.ts'
import { beginOnSample } from './support/sample.ts'

const product = new Product()
const troubles: string[] = []
const NAMES = ['Ada', 'Ben', 'Cleo', 'Dan']
let browser: Browser
let page: Page
let copies: string[]
let lead: string

const named = async (ask: Product['ask'], name: string) =>
  (await ask('code.list', {})).find(code => code.name === name)!.id
const answers = () => path.join(product.home, 'answers.json')
const command = (words: string) => findAnything(page, words)
/** Every row of research in the project, whatever is sealed or read as one. */
const tables = () => researchTables(product.core.needProject().project.read)
/** What somebody does in their copy, apart. */
const apart = async (file: string, does: (ask: Product['ask']) => Promise<void>) => {
  const journey = new Journey()
  await journey.ask('project.open', { path: file })
  await does((name, input) => journey.ask(name, input))
  await journey.end()
}
/** Codes some of the characters of a paragraph. */
const code = async (ask: Product['ask'], key: string, codeName: string, at: number, from = 0, to = 40) => {
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
    range: { start: before + from, end: before + to },
  })
}

const done = async (ask: Product['ask'], key: string) => {
  const source = (await ask('source.list', {})).find(one => one.key === key)!
  await ask('source.markCoded', { sourceId: source.id, coded: true })
}

describe.skipIf(chromiumPath() === null)('a team’s fortnight', () => {
  beforeAll(async () => {
    ;({ browser, page } = await beginOnSample(product, troubles))
    lead = (await product.ask('project.info', {}))!.coder.name
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
      await code(ask, 'T03', 'Playbooks', 5)
      await code(ask, 'T03', 'Playbooks', 7)
      await done(ask, 'T03')
      await change(ask, await named(ask, 'Playbooks'), 'Written guidance, and what became of it')
      await rename(ask, await named(ask, 'Distance'), 'Distance and place')
    })
    await apart(copies[1]!, async ask => {
      await code(ask, 'T03', 'Visits', 3)
      await code(ask, 'T03', 'Playbooks', 5, 10, 60)
      await done(ask, 'T03')
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
    const before = tables()
    await command('Bring back copies')
    await page.locator('input[type=file][accept=".crosscase"]').setInputFiles(copies)
    await page.getByRole('complementary', { name: 'Questions' }).waitFor()
    await expect.poll(() => page.locator('.merge-copies-list li').count()).toBe(4)
    await expect.poll(() => page.locator('.merge-question').count()).toBeGreaterThanOrEqual(4)
    expect(tables()).toEqual(before)
  })

  it('every question is answered, by keys and by hand; nothing is written yet', async () => {
    const before = tables()
    const total = await page.locator('.merge-question').count()
    const open = () => page.locator('.merge-question .merge-dot').count()
    await page.locator('.merge-panel').focus()
    for (let left = total; left > 0; left--) {
      // The question that comes after the one that was answered, read and drawn.
      await page.locator('.merge-panel:not([aria-busy])').waitFor()
      const heading = await page.locator('.merge-heading h1').textContent()
      const takesFields = (await page.getByRole('button', { name: /^Use this result/ }).count()) > 0
      if (takesFields && left % 2 === 0) {
        // In words of one's own.
        await page.locator('.merge-result textarea').fill(`${heading}, as agreed`)
        await page.getByRole('button', { name: /^Use this result/ }).click()
      } else if (left % 3 === 0) await page.locator('.merge-deeds button').nth(1).click()
      else {
        // After an answer the keys are those of the next question, without going there.
        await page.locator('.merge-panel:focus:not([aria-busy])').waitFor()
        await page.keyboard.press('1')
      }
      await expect.poll(open).toBe(left - 1)
      await expect
        .poll(async () => (await product.ask('merge.summary', {}))!.questions.filter(one => one.answer === null).length)
        .toBe(left - 1)
    }
    expect(tables()).toEqual(before)
  })

  it('what needs no answer is looked through before it is done', async () => {
    await page.getByRole('button', { name: /Codings added/ }).click()
    await page.getByRole('heading', { name: /Codings added/ }).waitFor()
    await expect.poll(() => page.locator('.merge-rows tbody tr').count()).toBe(8)
    await page.getByRole('button', { name: 'Back to the questions' }).click()
    await page.locator('.merge-panel').waitFor()
  })

  const before: Record<string, string[]> = {}
  const after: Record<string, string[]> = {}

  it('the answers are saved to a file; applied it is one act, with a report whose counts add up', async () => {
    Object.assign(before, tables())
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save answers' }).click(),
    ])
    await download.saveAs(answers())
    await page.getByRole('button', { name: 'Apply merge' }).click()
    await page.getByRole('heading', { name: 'Report of the merge' }).waitFor()
    expect(await page.locator('.merge-adds').textContent()).toContain('The counts add up')
    Object.assign(after, mergedTables(product.core.needProject().project.read))
    expect(after['coding']).toHaveLength(before['coding']!.length + 8)
    expect((await product.ask('project.check', {})).problems).toEqual([])
  })

  it('the report is written out from the window', async () => {
    await page.getByRole('button', { name: 'Export' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Report (html)' }).click(),
    ])
    const file = path.join(product.home, 'report.html')
    await download.saveAs(file)
    expect(readFileSync(file, 'utf8')).toContain('Done without asking')
  })

  it('what Ada and Ben coded differently is adjudicated, by keys with a reason and by hand; their codings stay', async () => {
    const originals = tables()['coding']!
    await command('Agreement of coders')
    await page.getByRole('button', { name: /^Coders:/ }).click()
    const box = (name: string) => page.getByRole('dialog', { name: 'Coders' }).getByRole('checkbox', { name })
    for (const name of ['A', 'B'])
      await box(name)
        .and(page.getByLabel(name, { exact: true }))
        .uncheck()
    for (const name of ['Ada', 'Ben']) await box(name).check()
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('table', { name: 'By code' }).getByText('Ada only').waitFor()
    await page.getByRole('button', { name: 'Look at passages and decide' }).click()
    const list = page.getByRole('list', { name: 'Passages' })
    const progress = () => page.locator('.adj-progress').textContent()
    await expect.poll(progress).toBe('0 of 3 decided')
    await list.getByRole('button', { name: /Playbooks.*Overlapping/ }).click()

    // By keys: why, back to the list, then Ben.
    await list.locator('[aria-current="true"]').focus()
    await page.keyboard.press('w')
    await page.keyboard.type('Ben has the whole sentence')
    await page.keyboard.press('Enter')
    await page.keyboard.press('2')
    await expect.poll(progress).toBe('1 of 3 decided')
    // By hand: the one that Ada alone coded.
    await list.getByRole('button', { name: /Playbooks.*One only/ }).click()
    await page.getByRole('textbox', { name: /^Reason/ }).fill('Ada sees it rightly')
    await page.getByRole('button', { name: /^Accept Ada/ }).click()
    await expect.poll(progress).toBe('2 of 3 decided')

    const decided = tables()['adjudication']!.join('\n')
    for (const reason of ['Ben has the whole sentence', 'Ada sees it rightly']) expect(decided).toContain(reason)
    const now = tables()['coding']!
    expect(now).toHaveLength(originals.length + 2)
    expect(now).toEqual(expect.arrayContaining(originals))
    const consensus = (await product.ask('project.coders', {})).find(coder => coder.kind === 'consensus')!
    const listed = await product.ask('list.rows', { what: 'codings' })
    expect(listed.filter(one => one['coder'] === consensus.name)).toHaveLength(2)
  })

  it('undone with all that came after, everything is as before', async () => {
    for (const step of ['decided', 'decided', 'merged']) {
      const changes = product.core.needProject().project.lastChange
      await page.keyboard.press('Control+z')
      await expect.poll(() => product.core.needProject().project.lastChange, { message: step }).toBeGreaterThan(changes)
    }
    // Outputs stay noted: no undo calls a file back. The consensus coder, once there, stays too.
    const comparable = ({ output: _output, coder, ...rest }: Record<string, string[]>) => ({
      ...rest,
      coder: coder!.filter(row => !row.includes('"consensus"')),
    })
    expect(comparable(tables())).toEqual(comparable(before))
  })

  it('merged again on the command line with the saved answers, every table is as after the first time', async () => {
    await page.goto('about:blank')
    const file = product.core.needProject().project.path
    await product.core.closeProject()
    const line = new CommandLine({ folder: product.home, path: name => path.join(product.home, name) })
    const merged = await line.json('merge', file, ...copies, '--decisions', answers(), '--coder', lead)
    expect(merged).toMatchObject({ questions: [], addsUp: true })
    await product.ask('project.open', { path: file })
    const again = mergedTables(product.core.needProject().project.read)
    const people = (rows: readonly string[]) => rows.filter(row => !row.includes('"consensus"'))
    expect({ ...again, coder: people(again['coder']!) }).toEqual({ ...after, coder: people(after['coder']!) })
    expect((await product.ask('project.check', {})).problems).toEqual([])
  })
})
