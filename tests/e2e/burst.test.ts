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

  it('leaves the window with the last of them, and with a few questions a kind under way', async () => {
    const code = (await bench.ask('code.list', {})).find(one => one.name === 'Visits')!
    const source = (await bench.ask('source.list', {})).find(one => one.key === 'T01')!
    const page = await bench.openAt(browser, 'source', source.id)
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
          const name = at + more === CHANGES ? 'Visits at last' : `Visits ${at + more}`
          const request = { operation: 'rename', codeId: code.id, name } as const
          return bench.ask('framework.apply', { request })
        }),
      )
    await page.getByRole('treeitem', { name: /^Visits at last/ }).waitFor()
    expect(troubles).toEqual([])
    expect(most).toBeLessThanOrEqual(4)
    expect([...asked].filter(([, times]) => times >= CHANGES)).toEqual([])
    await page.context().close()
  })
})
