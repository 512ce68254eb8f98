// Sources and redactions of two sides in a real browser: one text under two names is two, one name over two texts is one, and a
// replacement is chosen once for everywhere it stands.

import { writeFileSync } from 'node:fs'
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
let browser: Browser
let page: Page

const MINUTES = 'Present: the three partners.\nThe playbooks are shared every week.\nNext time in May.\n'
const DIARY = 'We meet in the library on Mondays.\n'
const copy = () => path.join(product.home, 'Ben.crosscase')

/** What ours and Ben's copy do alike: bring in a text, code words of it, redact words of one of the sample's. */
async function work(ask: Product['ask'], who: 'ours' | 'Ben', instead: string): Promise<void> {
  const texts = {
    'minutes.txt': who === 'ours' ? MINUTES : MINUTES.replace('every week', 'each and every week'),
    [who === 'ours' ? 'diary.txt' : 'Mondays.txt']: DIARY,
  }
  const { id: codeId } = (await ask('code.list', {})).find(code => code.name === 'Playbooks')!
  for (const [name, text] of Object.entries(texts)) {
    const file = path.join(product.home, `${who}-${name}`)
    writeFileSync(file, text)
    const [one] = await ask('import.plan', { paths: [file] })
    const { token, kind, date } = one!
    const filed = { token, name: name.replace('.txt', ''), kind, date, caseKeys: [], participantKeys: [] }
    await ask('import.apply', { files: [filed] })
    const source = (await ask('source.list', {})).find(each => each.name === filed.name)!
    const start = text.indexOf(' week') > 0 ? text.indexOf('shared') : 0
    await ask('coding.apply', { sourceId: source.id, codeIds: [codeId], range: { start, end: start + 12 } })
  }
  const [first] = await ask('source.list', {})
  const open = await ask('source.open', { sourceId: first!.id })
  await ask('source.edit', {
    sourceId: first!.id,
    state: open.textState,
    steps: [{ start: 0, end: open.paragraphs[0]!.text.indexOf(' '), insert: instead }],
    redacts: true,
  })
}

describe.skipIf(chromiumPath() === null)('sources that come back', () => {
  beforeAll(async () => {
    ;({ browser, page } = await beginOnSample(product, troubles))
    await product.ask('team.handOut', {
      blind: false,
      withoutSources: [],
      originals: false,
      copies: [{ coder: 'Ben', to: copy() }],
    })
    const ben = new Journey()
    await ben.ask('project.open', { path: copy() })
    await work((call, input) => ben.ask(call, input), 'Ben', '[B.]')
    await ben.end()
    await work((call, input) => product.ask(call, input), 'ours', '[somebody]')
  })
  afterAll(async () => {
    await browser?.close()
    await product.end()
    expect(troubles).toEqual([])
  })

  const question = (name: string) => page.locator('.merge-question').filter({ hasText: name })

  it('are told apart in the view, each by one answer', async () => {
    await findAnything(page, 'Bring back copies')
    await page.locator('input[type=file][accept=".crosscase"]').setInputFiles([copy()])
    await soon(() => page.locator('.merge-question').count()).toBe(3)
    await question('diary').click()
    await page.getByRole('heading', { name: 'diary' }).waitFor()
    await page.getByText('taken for one source').waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: /^Two sources/ }).click()
    await question('minutes').click()
    await page.getByRole('heading', { name: 'minutes' }).waitFor()
    await page.getByText(/imported with different words: they have \d+ % of them in common/).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: /^Versions of one: our text stands/ }).click()
    await soon(() => page.locator('.merge-question .merge-dot').count()).toBe(1)
    await page.getByRole('button', { name: /^“\[B\.\]” everywhere/ }).click()
    await soon(() => page.locator('.merge-question .merge-dot').count()).toBe(0)
    await page.getByRole('button', { name: 'Apply merge' }).click()
    await page.getByRole('heading', { name: 'Report of the merge' }).waitFor()
    expect(await violations(page)).toEqual([])
    const sources = (await product.ask('source.list', {})).map(each => [each.name, each.codings])
    for (const one of [
      ['diary', 1],
      ['Mondays', 1],
      ['minutes', 2],
    ])
      expect(sources).toContainEqual(one)
    expect(sources.filter(([name]) => name === 'minutes')).toHaveLength(1)
    const [first] = await product.ask('source.list', {})
    const { paragraphs } = await product.ask('source.open', { sourceId: first!.id })
    expect(paragraphs[0]!.text).toMatch(/^\[B\.\] /)
  })
})
