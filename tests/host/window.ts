// A window as a page of one shared Chromium.

import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { Browser, BrowserContext, Page, Route } from 'playwright-core'
import { launch } from '../support/chromium.ts'
import { ipcMain, mayRequest, schemes } from './session.ts'
import { host } from './steering.ts'

let browser: Promise<Browser> | null = null

/** Ends the shared Chromium. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close()
  browser = null
}

// app://crosscase/x is shown to Chromium as http://crosscase.app.localhost/x, a secure context too.
const toHttp = (address: string) => address.replace(/^(app):\/\/([^/]*)/, 'http://$2.$1.localhost')
const toApp = (address: string) => address.replace(/^http:\/\/([^/]*)\.(app)\.localhost/, '$2://$1')

interface Options {
  readonly width?: number
  readonly height?: number
  readonly show?: boolean
  readonly webPreferences?: Readonly<Record<string, unknown>> & { readonly preload?: string }
}

/** What a page sends to main. */
interface Sent {
  readonly kind: 'invoke' | 'send'
  readonly channel: string
  readonly all: readonly unknown[]
}

/** The page of a window as main sees it. */
export class WebContents extends EventEmitter {
  static #count = 0
  readonly id = ++WebContents.#count
  readonly window: BrowserWindow
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' })

  constructor(window: BrowserWindow) {
    super()
    this.window = window
  }
  isDestroyed(): boolean {
    return this.window.isDestroyed()
  }
  send(channel: string, ...all: unknown[]): void {
    // Values that cannot be cloned fail here as there.
    const copy = deserialize(serialize(all)) as unknown[]
    const arrive = async () => {
      const page = await this.window.page
      await page.evaluate(([name, values]) => window.__fromMain?.(name, values), [channel, copy] as const)
    }
    // The window may be closing: what is sent then is lost, as in the real one.
    arrive().catch(() => {})
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler
  }
}

declare global {
  interface Window {
    __fromMain?: (channel: string, all: readonly unknown[]) => void
    __toMain?: (message: unknown) => Promise<unknown>
    __mayGo?: (kind: 'open' | 'go', address: string) => Promise<boolean>
    __pathOf?: (name: string) => string
  }
}

const MUST_BE: Readonly<Record<string, unknown>> = { sandbox: true, contextIsolation: true, nodeIntegration: false }

/** A window. Its options are checked for what would be insecure. */
export class BrowserWindow extends EventEmitter {
  static readonly #all = new Set<BrowserWindow>()
  readonly webContents = new WebContents(this)
  readonly options: Options
  readonly page: Promise<Page>
  loaded: Promise<void> | null = null
  title = ''
  #visible: boolean
  #gone = false
  #maximized = false
  #context: BrowserContext | null = null

  constructor(options: Options = {}) {
    super()
    this.options = options
    this.#visible = options.show !== false
    for (const [name, value] of Object.entries(MUST_BE)) {
      if (options.webPreferences?.[name] !== value) host.problems.push(`${name} is not ${String(value)}`)
    }
    BrowserWindow.#all.add(this)
    this.page = this.#open()
  }

  static getAllWindows(): BrowserWindow[] {
    return [...this.#all]
  }
  static fromWebContents(contents: WebContents): BrowserWindow {
    return contents.window
  }

  async #open(): Promise<Page> {
    const { app } = await import('./electron.ts')
    app.emit('web-contents-created', {}, this.webContents)
    browser ??= launch()
    const viewport = { width: this.options.width ?? 800, height: this.options.height ?? 600 }
    const context = await (await browser).newContext({ viewport })
    this.#context = context
    await context.exposeBinding('__toMain', (source, message: Sent) => this.#fromPage(source.frame.url(), message))
    await context.exposeBinding('__mayGo', (_source, kind: 'open' | 'go', address: string) =>
      this.#mayGo(kind, address),
    )
    const { preload } = this.options.webPreferences ?? {}
    if (preload) {
      const world = readFileSync(path.join(import.meta.dirname, 'page-world.js'), 'utf8')
      const [before, after] = world.split(/^\s*PRELOAD$/m) as [string, string]
      await context.addInitScript({ content: before + readFileSync(preload, 'utf8') + after })
    }
    await context.addInitScript(() => {
      document.addEventListener('click', event => {
        const link = (event.target as Element | null)?.closest?.('a[href]') as HTMLAnchorElement | null
        if (
          !link ||
          event.defaultPrevented ||
          link.hasAttribute('download') ||
          link.getAttribute('href')!.startsWith('#')
        )
          return
        event.preventDefault()
        const opens = link.target === '_blank'
        void window.__mayGo!(opens ? 'open' : 'go', link.href).then(may => may && !opens && location.assign(link.href))
      })
      window.open = address => {
        void window.__mayGo!('open', new URL(String(address), location.href).href)
        return null
      }
    })
    await context.route('**/*', route => this.#answer(route))
    const page = await context.newPage()
    page.on('pageerror', error => host.problems.push(`page error: ${error.message}`))
    page.on('console', message => {
      if (message.type() === 'error') host.problems.push(`console: ${message.text()}`)
    })
    page.on('load', () => {
      this.emit('ready-to-show')
      this.webContents.emit('did-finish-load')
    })
    return page
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request()
    const address = toApp(request.url())
    const handler = schemes.get(address.split(':', 1)[0]!)
    if (!mayRequest(address) || !handler) {
      host.problems.push(`request refused: ${address}`)
      await route.abort()
      return
    }
    const response = await handler(new Request(address, { method: request.method() }))
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  }

  async #fromPage(address: string, { kind, channel, all }: Sent): Promise<{ value?: unknown; error?: string }> {
    const event = { sender: this.webContents, senderFrame: { url: toApp(address), parent: null } }
    if (kind === 'send') {
      ipcMain.emit(channel, event, ...all)
      return {}
    }
    const handler = ipcMain.handlers.get(channel) as ((...all: unknown[]) => unknown) | undefined
    if (!handler) return { error: `No handler registered for '${channel}'` }
    try {
      return { value: deserialize(serialize(await handler(event, ...all))) }
    } catch (error) {
      return { error: String(error) }
    }
  }

  #mayGo(kind: 'open' | 'go', address: string): boolean {
    const url = toApp(address)
    if (kind === 'open') return this.webContents.openHandler({ url }).action === 'allow'
    let allowed = true
    this.webContents.emit('will-navigate', { url, preventDefault: () => (allowed = false) })
    return allowed
  }

  async loadURL(address: string): Promise<void> {
    const load = async () => void (await (await this.page).goto(toHttp(address)))
    this.loaded = load()
    await this.loaded
  }
  show(): void {
    this.#visible = true
  }
  isVisible(): boolean {
    return this.#visible
  }
  focus(): void {
    this.emit('focus')
  }
  isDestroyed(): boolean {
    return this.#gone
  }
  isMinimized(): boolean {
    return false
  }
  restore(): void {}
  maximize(): void {
    this.#maximized = true
  }
  isMaximized(): boolean {
    return this.#maximized
  }
  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    return { x: 0, y: 0, width: this.options.width ?? 800, height: this.options.height ?? 600 }
  }
  setTitle(title: string): void {
    this.title = title
  }
  close(): void {
    let allowed = true
    this.emit('close', { preventDefault: () => (allowed = false) })
    if (allowed) this.destroy()
  }
  destroy(): void {
    if (this.#gone) return
    this.#gone = true
    BrowserWindow.#all.delete(this)
    const end = async () => {
      await this.page
      await this.#context?.close()
    }
    end().catch(() => {})
    this.emit('closed')
    if (BrowserWindow.#all.size === 0 && !host.quitting)
      void import('./electron.ts').then(({ app }) => app.emit('window-all-closed'))
  }
}
