// The desktop shell from its first moment to its last, in the order a day goes: each case goes on where the one before ended.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Bridge } from '../../electron/preload/bridge.ts'
import { CALL } from '../../electron/preload/channels.ts'
import type { ProjectEvent, Reply } from '../../src/base/reply.ts'
import type { ProjectInfo } from '../../src/store/types.ts'
import { app, BrowserWindow, endHost, firstPage, host, ipcMain, Menu, powerMonitor } from '../host/electron.ts'
import { mayRequest, settled } from '../host/session.ts'
import { processes } from '../host/utility-process.ts'
import { chromiumPath } from '../support/chromium.ts'
import { built, freshHome, ROOT } from './prepare.ts'

declare global {
  interface Window {
    readonly crosscase?: Bridge
    heard: ProjectEvent[]
    actions: string[]
  }
}

/** All cases, over the main process that `load` brings in. */
export function describeDesktop(name: string, load: () => Promise<unknown>): void {
  describe.skipIf(!chromiumPath())(name, () => {
    let page: Page
    let home: ReturnType<typeof freshHome>
    const study = () => path.join(home.home, 'study.crosscase')
    const secret = () => path.join(home.home, 'secret.crosscase')

    beforeAll(async () => {
      await built()
      home = freshHome()
      host.appPath = ROOT
      await load()
      page = await firstPage()
      await listen()
    })
    afterAll(async () => {
      await endHost()
      home.remove()
    })

    const ask = (call: string, input: object = {}) =>
      page.evaluate(([one, what]) => window.crosscase!.call(one, what), [call, input] as const)
    const answer = async <Answer>(call: string, input: object = {}) => {
      const reply = await ask(call, input)
      if (!reply.ok) throw new Error(reply.trouble.message)
      return reply.answer as Answer
    }
    const listen = () =>
      page.evaluate(() => {
        window.heard = []
        window.actions = []
        window.crosscase!.onEvent(event => void window.heard.push(event))
        window.crosscase!.onAction((id, file) => void window.actions.push(file === undefined ? id : `${id} ${file}`))
      })
    const heard = (type: string) =>
      page.evaluate(kind => window.heard.filter(event => event.type === kind).length, type)
    const actions = () => page.evaluate(() => window.actions)
    const items = () => Menu.getApplicationMenu()!

    it('opens on the sample study the very first time', async () => {
      // The project is there before all of it is loaded.
      const counts = { sources: 38, sites: 12, codings: 538 }
      await expect
        .poll(() => ask('project.info'), { timeout: 30_000 })
        .toMatchObject({ ok: true, answer: { name: 'The Pathmaker study', counts } })
      const info = await answer<ProjectInfo>('project.info')
      expect(info.path.startsWith(home.home)).toBe(true)
      await expect.poll(() => BrowserWindow.getAllWindows()[0]?.title).toBe('The Pathmaker study – Crosscase')
      expect(host.recentDocuments).toContain(info.path)
    })

    it('shows one window, made as a page that is not trusted', async () => {
      const windows = BrowserWindow.getAllWindows()
      expect(windows).toHaveLength(1)
      expect(windows[0]!.isVisible()).toBe(true)
      expect(windows[0]!.options.webPreferences).toMatchObject({ spellcheck: false, webviewTag: false })
      expect(host.sandboxed).toBe(true)
      expect(host.problems).toEqual([])
    })

    it('gives the page the bridge, frozen, and nothing of Node', async () => {
      const world = await page.evaluate(() => ({
        bridge: Object.keys(window.crosscase!).toSorted(),
        frozen: Object.isFrozen(window.crosscase),
        node: ['require', 'process', 'module', 'Buffer', 'global'].filter(one => one in window),
        secure: isSecureContext,
      }))
      expect(world).toEqual({
        bridge: ['call', 'choosePath', 'onAction', 'onEvent', 'openDropped', 'platform'],
        frozen: true,
        node: [],
        secure: true,
      })
    })

    it('serves the page under the strict policy', async () => {
      const response = await page.reload()
      expect(response?.headers()['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/)
      expect(response?.headers()['cache-control']).toBe('no-store')
      await listen()
      expect(host.problems).toEqual([])
    })

    it('carries calls to the core in its own process', async () => {
      expect(processes()).toHaveLength(1)
      const created = await answer<ProjectInfo>('project.create', { path: study(), name: 'Trust', coder: 'Ana' })
      expect(created).toMatchObject({ name: 'Trust', coder: { name: 'Ana' } })
      await expect.poll(() => heard('project')).toBeGreaterThan(0)
    })

    it('brings back trouble as the core words it', async () => {
      expect(await ask('project.open', { path: path.join(home.home, 'missing.crosscase') })).toMatchObject({
        ok: false,
        trouble: { kind: 'refusal' },
      })
      expect(await ask('no.such')).toMatchObject({ ok: false, trouble: { code: 'no-such-call' } })
    })

    it('tells of a change, and the Edit menu says in words what can be undone', async () => {
      await answer('code.create', {
        name: 'Trust in the system',
        parentId: null,
        kind: 'code',
        provenance: 'inductive',
      })
      await expect.poll(() => heard('changed')).toBe(1)
      await expect.poll(() => items().getMenuItemById('undo')?.label).toMatch(/^Undo .*code/i)
      expect(items().getMenuItemById('undo')!.enabled).toBe(true)
      expect(items().getMenuItemById('redo')!.enabled).toBe(false)
    })

    it('shows the progress of long work', async () => {
      const steps = await page.evaluate(async () => {
        const seen: number[] = []
        const reply = await window.crosscase!.call(
          'project.check',
          {},
          { onProgress: progress => seen.push(progress.done) },
        )
        return { seen: seen.length, ok: reply.ok }
      })
      expect(steps.ok).toBe(true)
      expect(steps.seen).toBeGreaterThan(0)
    })

    it('sends the id of an action when an item of the menu is clicked', async () => {
      await page.evaluate(() => void (window.actions = []))
      for (const id of ['new-project', 'find-anything', 'keyboard-map']) items().getMenuItemById(id)!.click()
      await expect.poll(actions).toEqual(['new-project', 'find-anything', 'keyboard-map'])
      await page.keyboard.press('Escape')
    })

    it('opens native dialogs and answers what was chosen', async () => {
      const choose = (kind: string, suggested?: string) =>
        page.evaluate(
          ([what, named]) => window.crosscase!.choosePath({ kind: what, ...(named && { name: named }) } as never),
          [kind, suggested] as const,
        )
      host.answers.push({ canceled: false, filePaths: ['/studies/a.docx', '/studies/b.pdf'] })
      expect(await choose('files')).toEqual(['/studies/a.docx', '/studies/b.pdf'])
      host.answers.push({ canceled: false, filePath: '/studies/matrix.xlsx' })
      expect(await choose('save-as', 'matrix.xlsx')).toEqual(['/studies/matrix.xlsx'])
      expect(await choose('study-folder')).toEqual([])
      expect(host.dialogs.map(dialog => dialog.kind)).toEqual(['open', 'save', 'open'])
      expect(host.dialogs[1]!.options).toMatchObject({ defaultPath: 'matrix.xlsx' })
      expect(await choose('anything')).toEqual([])
    })

    it('turns dropped files into their paths, and drops what is no file', async () => {
      const dropped = await page.evaluate(() => {
        window.__pathOf = one => (one === 'INT-01.txt' ? '/studies/INT-01.txt' : '')
        return window.crosscase!.openDropped([new File(['x'], 'INT-01.txt'), new File(['x'], 'image from a page')])
      })
      expect(dropped).toEqual(['/studies/INT-01.txt'])
    })

    it('refuses calls from any other page, and from a frame inside the page', async () => {
      const handler = ipcMain.handlers.get(CALL) as unknown as (
        event: object,
        ...all: unknown[]
      ) => Promise<Reply<unknown>>
      const from = (senderFrame: object | null) => handler({ sender: { id: 9 }, senderFrame }, 1, 'project.info', {})
      const refused = { ok: false, trouble: { code: 'foreign-origin' } }
      expect(await from({ url: 'https://evil.example/', parent: null })).toMatchObject(refused)
      expect(await from({ url: 'app://crosscase.evil/', parent: null })).toMatchObject(refused)
      expect(await from({ url: 'app://crosscase/', parent: {} })).toMatchObject(refused)
      expect(await from(null)).toMatchObject(refused)
      expect(await from({ url: 'app://crosscase/index.html', parent: null })).toMatchObject({ ok: true })
    })

    it('goes nowhere: no other page, no other window, nothing handed to the system', async () => {
      const before = page.url()
      await page.evaluate(() => {
        for (const [href, target] of [
          ['https://example.org/', ''],
          ['https://example.org/', '_blank'],
          ['file:///etc/passwd', ''],
        ]) {
          const link = document.createElement('a')
          Object.assign(link, { href, target })
          document.body.append(link)
          link.click()
          link.remove()
        }
        window.open('https://example.org/')
      })
      await page.evaluate(() => new Promise(resolve => requestAnimationFrame(resolve)))
      expect(page.url()).toBe(before)
      expect(BrowserWindow.getAllWindows()).toHaveLength(1)
      expect(host.opened).toEqual([])
    })

    it('has nothing outside the page’s folder, and no way to another host', async () => {
      const status = (address: string) => page.evaluate(async where => (await fetch(where)).status, address)
      expect(await status('/..%2f..%2fpackage.json')).toBe(404)
      expect(await status('/%2e%2e/electron/main.js')).toBe(404)
      const away = await page.evaluate(() =>
        fetch('https://example.org/').then(
          () => 'went',
          () => 'refused',
        ),
      )
      expect(away).toBe('refused')
      // Chromium complains of both on the console, as it should.
      expect(host.problems.splice(0).every(problem => /404|Content Security Policy|example\.org/.test(problem))).toBe(
        true,
      )
    })

    it('lets no request, dictionary, proxy or permission out of the session', () => {
      expect(
        [
          'app://crosscase/index.html',
          'https://example.org/',
          'http://127.0.0.1/',
          'file:///etc/passwd',
          'ws://x/',
        ].map(mayRequest),
      ).toEqual([true, false, false, false, false])
      expect(settled).toMatchObject({ spellChecker: false, languages: [], proxy: 'direct' })
      expect(settled.dictionaries).toMatch(/^app:/)
      const asks = [
        'media',
        'geolocation',
        'notifications',
        'clipboard-read',
        'openExternal',
        'clipboard-sanitized-write',
      ]
      const granted: string[] = []
      for (const one of asks) settled.permissionRequest!(null, one, allowed => void (allowed && granted.push(one)))
      expect(granted).toEqual(['clipboard-sanitized-write'])
      expect(asks.filter(one => settled.permissionCheck!(null, one))).toEqual(['clipboard-sanitized-write'])
    })

    it('switches off Chromium’s own errands', () => {
      for (const name of [
        'disable-background-networking',
        'disable-component-update',
        'no-pings',
        'host-resolver-rules',
      ]) {
        expect(app.switches.has(name)).toBe(true)
      }
      expect(app.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND')
    })

    it('hands over a project that a second start or the system opens', async () => {
      await page.evaluate(() => void (window.actions = []))
      app.emit('second-instance', {}, ['crosscase', '--flag', 'study.crosscase'], home.home)
      app.emit('open-file', { preventDefault() {} }, study())
      app.emit('second-instance', {}, ['crosscase', 'nothing-there.crosscase'], home.home)
      await expect.poll(actions).toEqual([`open-file ${study()}`, `open-file ${study()}`])
    })

    it('keeps an encrypted project out of the system’s recent files, and locks it when the screen is locked', async () => {
      const passphrase = 'a long walk to the river'
      await answer('project.create', { path: secret(), name: 'Confidential', coder: 'Ana', passphrase })
      await expect.poll(() => BrowserWindow.getAllWindows()[0]?.title).toBe('Confidential – Crosscase')
      expect(host.recentDocuments).not.toContain(secret())
      powerMonitor.emit('lock-screen')
      await expect.poll(() => heard('locked')).toBe(1)
      expect(await answer('project.info')).toBeNull()
    })

    it('does not lock a project without a passphrase', async () => {
      await answer('project.open', { path: study() })
      powerMonitor.emit('suspend')
      expect(await answer('project.info')).toMatchObject({ name: 'Trust' })
    })

    it('says so when the core’s process dies, and goes on with a new one', async () => {
      await page.evaluate(() => void (window.heard = []))
      processes()[0]!.kill()
      await expect.poll(() => heard('project')).toBe(1)
      expect(await answer('project.open', { path: study() })).toMatchObject({ name: 'Trust' })
      expect(processes()).toHaveLength(1)
    })

    it('ends in order: the window’s place kept, the project closed to one file, then the program', async () => {
      const quit = new Promise(resolve => app.once('quit', resolve))
      app.quit()
      await quit
      expect(host.quits).toBe(1)
      expect(processes()).toEqual([])
      expect(statSync(study()).size).toBeGreaterThan(0)
      const beside = readdirSync(home.home).filter(file => file.startsWith('study.crosscase-'))
      expect(beside.filter(file => /-(wal|shm|journal)$/.test(file))).toEqual([])
      expect(existsSync(path.join(home.home, 'window.json'))).toBe(true)
      expect(JSON.parse(readFileSync(path.join(home.home, 'window.json'), 'utf8'))).toMatchObject({ maximized: false })
    })
  })
}
