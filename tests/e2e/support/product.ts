// The whole product as a newcomer's browser has it: the built page, the web shell, the core, and nothing opened yet.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { Answer, CallName, Input } from '../../../src/api/contract.ts'
import { Core } from '../../../src/api/core.ts'
import { serve, type Serving } from '../../../src/serve/server.ts'
import { builtPage, ROOT } from '../../shells/prepare.ts'
import { farAway, slowly } from '../../support/slowly.ts'

/** A running product with a home of its own, which is gone at the end. */
export class Product {
  readonly home = mkdtempSync(path.join(tmpdir(), 'crosscase-e2e-'))
  readonly core = new Core({ home: this.home, sampleStudy: path.join(ROOT, 'fixtures/sample-study') })
  #shell: Serving | null = null

  /** Builds the page where it is older than its sources, and serves it. */
  async begin(): Promise<void> {
    const page = await builtPage(this.home)
    this.#shell = await serve({ door: farAway(this.core), page, home: this.home, port: 0 })
  }

  /** Asks the core, past page and shell, and fails on trouble. */
  async ask<Name extends CallName>(name: Name, input: Input<Name>): Promise<Answer<Name>> {
    const reply = await this.core.call(name, input)
    if (!reply.ok) throw new Error(`${name}: ${reply.trouble.message}`)
    return reply.answer as Answer<Name>
  }

  /** A window of a person who was never here; what goes wrong in it is added to `troubles`. */
  async visit(browser: Browser, troubles: string[]): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
    const page = await context.newPage()
    await slowly(page)
    page.setDefaultTimeout(40_000)
    page.on('pageerror', error => troubles.push(error.message))
    page.on('console', message => {
      if (message.type() === 'error') troubles.push(message.text())
    })
    await page.goto(this.#shell!.address)
    return page
  }

  async end(): Promise<void> {
    await this.#shell?.close()
    await this.core.close()
    rmSync(this.home, { recursive: true, force: true, maxRetries: 3 })
  }
}
