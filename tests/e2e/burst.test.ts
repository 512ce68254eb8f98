// Hundreds of changes close together, as a script makes them at the door: the window shows the last, asks far less often than it was told, and
// complains of nothing.

import type { Browser, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginBench, type Workbench } from '../renderer-views/support/workbench.ts'
import { chromiumPath } from '../support/chromium.ts'

const CHANGES = 200
let browser: Browser
let bench: Workbench

describe.skipIf(chromiumPath() === null)('a burst of changes', () => {
  beforeAll(async () => {
    ;({ browser, bench } = await beginBench())
  })
  afterAll(async () => {
    await browser?.close()
    await bench?.end()
  })

  const kinds = [
    ['a source that is coded with it', 'source'],
    ['the code itself', 'code'],
    ['the history of the project', 'history'],
  ] as const
  it.each(kinds)('with %s in front: the last is shown, a few questions were asked', async (_, kind) => {
    const code = (await bench.ask('code.list', {})).find(one => one.name.startsWith('Visits'))!
    const source = (await bench.ask('source.list', {})).find(one => one.key === 'T01')!
    const about = { source: source.id, code: code.id, history: null }[kind]
    const page = await bench.openAt(browser, kind, about)
    const troubles: string[] = []
    page.on('pageerror', error => troubles.push(error.message))
    page.on('console', said => said.type() === 'error' && troubles.push(said.text()))
    const asked = new Map<string, number>()
    const underWay = new Map<string, number>()
    let most = 0
    page.on('request', request => {
      const name = new URL(request.url()).pathname
      if (!name.startsWith('/call/')) return
      asked.set(name, (asked.get(name) ?? 0) + 1)
      underWay.set(name, (underWay.get(name) ?? 0) + 1)
      most = Math.max(most, underWay.get(name)!)
    })
    const isThrough = (request: Request) => {
      const name = new URL(request.url()).pathname
      if (underWay.has(name)) underWay.set(name, underWay.get(name)! - 1)
    }
    page.on('requestfinished', isThrough)
    page.on('requestfailed', isThrough)
    await page.getByRole('treeitem', { name: /^Visits/ }).waitFor()
    for (let at = 1; at <= CHANGES; at += 50)
      await Promise.all(
        Array.from({ length: 50 }, (_, more) => {
          const name = at + more === CHANGES ? `Visits at last, ${kind}` : `Visits ${kind} ${at + more}`
          const request = { operation: 'rename', codeId: code.id, name } as const
          return bench.ask('framework.apply', { request })
        }),
      )
    await page.getByRole('treeitem', { name: new RegExp(`^Visits at last, ${kind}`) }).waitFor()
    expect(troubles).toEqual([])
    expect(most).toBeLessThanOrEqual(4)
    expect([...asked].filter(([, times]) => times >= CHANGES / 2)).toEqual([])
    await page.context().close()
  })

  it('hundreds of happenings of a code are drawn when somebody asks, and not all at once', async () => {
    const code = (await bench.ask('code.list', {})).find(one => one.name.startsWith('Visits'))!
    const page = await bench.openAt(browser, 'code', code.id)
    const history = page.locator('.code-excerpts .code-history-fold')
    const happenings = history.getByRole('listitem')
    await history.getByText('History').waitFor()
    expect(await history.locator('li').count()).toBe(0)
    await history.getByText('History').click()
    await expect.poll(() => happenings.count()).toBe(50)
    expect(await happenings.first().textContent()).toContain('to “Visits at last, history”')
    await history.getByRole('button', { name: 'Older ones' }).click()
    await expect.poll(() => happenings.count()).toBe(150)
    await page.context().close()
  })
})
