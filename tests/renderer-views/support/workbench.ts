// The workbench as people have it in a browser: the built page, the web shell, the core, and the sample study open.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { Answer, CallName, Input } from '../../../src/api/contract.ts'
import { Core } from '../../../src/api/core.ts'
import { serve } from '../../../src/serve/server.ts'
import { builtPage } from '../../shells/prepare.ts'
import { launch } from '../../support/chromium.ts'
import { prepareOpenedSample, SAMPLE } from '../../support/prepared.ts'
import { farAway, slowly } from '../../support/slowly.ts'

/** How a page is opened. `answers` stand in for the core's, for what the sample study is too small to show. */
export interface PageWishes {
  readonly width?: number
  readonly height?: number
  readonly theme?: 'system' | 'light' | 'dark' | 'contrast' | 'contrast-dark'
  /** A factor: 1, 1.15, 1.3, 1.5. */
  readonly textSize?: number
  readonly answers?: Readonly<Record<string, (input: never) => unknown>>
}

/** A workbench with the sample study, in a folder of its own that is gone at the end. */
export class Workbench {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'crosscase-views-'))
  readonly core = new Core({
    home: path.join(this.folder, 'home'),
    sampleStudy: SAMPLE,
  })
  #shell: Awaited<ReturnType<typeof serve>> | null = null

  /** Opens the sample study and serves the built page. */
  async begin(): Promise<void> {
    await prepareOpenedSample(path.join(this.folder, 'home'))
    await this.ask('project.openSample', {})
    const page = await builtPage(this.folder)
    this.#shell = await serve({ door: farAway(this.core), page, home: path.join(this.folder, 'home') })
  }

  /** Asks the core, and fails on trouble. */
  async ask<Name extends CallName>(name: Name, input: Input<Name>): Promise<Answer<Name>> {
    const reply = await this.core.call(name, input)
    if (!reply.ok) throw new Error(`${name}: ${reply.trouble.message}`)
    return reply.answer as Answer<Name>
  }

  /** The id of a case by its key. */
  async caseId(key: string): Promise<string> {
    return (await this.ask('case.list', {})).find(one => one.key === key)!.id
  }

  /** A fresh page with one tab in front, as if it had been left so; nothing else of an earlier page is remembered. */
  async openAt(browser: Browser, kind: string, about: string | null = null, wishes: PageWishes = {}): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: wishes.width ?? 1440, height: wishes.height ?? 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    await slowly(page)
    const { id } = (await this.ask('project.info', {}))!
    const kept = {
      settings: { theme: wishes.theme ?? 'light', textSize: wishes.textSize ?? 1, density: 'normal' },
      [`tabs.${id}`]: { tabs: [{ kind, about }], active: about === null ? kind : `${kind}:${about}` },
    }
    await page.addInitScript(things => {
      for (const [key, value] of Object.entries(things)) localStorage.setItem(`crosscase.${key}`, JSON.stringify(value))
    }, kept)
    for (const [name, answer] of Object.entries(wishes.answers ?? {})) {
      await page.route(`**/call/${name}`, route =>
        route.fulfill({ json: { ok: true, answer: answer(JSON.parse(route.request().postData() ?? '{}') as never) } }),
      )
    }
    await page.goto(this.#shell!.address)
    await page.getByRole('main').waitFor()
    return page
  }

  async end(): Promise<void> {
    await this.#shell?.close()
    await this.core.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** A browser, and a workbench that serves the page as it is now. */
export async function beginBench(): Promise<{ readonly browser: Browser; readonly bench: Workbench }> {
  const bench = new Workbench()
  const [browser] = await Promise.all([launch(), bench.begin()])
  return { browser, bench }
}
