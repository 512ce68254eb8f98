// The loopback web shell over a door of its own: what it carries, and everything it refuses.

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { networkInterfaces, tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { heldFile, letGo } from '../../src/base/held-file.ts'
import type { Progress, Reply } from '../../src/base/reply.ts'
import { Downloads, downloadsFolder } from '../../src/serve/downloads.ts'
import { serve, type Serving } from '../../src/serve/server.ts'
import { aDoor } from './a-door.ts'

const SENTENCE = 'They left the pharmacists out of the build team.'
const home = mkdtempSync(path.join(tmpdir(), 'crosscase-serve-'))
const page = path.join(home, 'page')
let cancelled: () => void
const wasCancelled = new Promise<void>(resolve => (cancelled = resolve))
const { door, asked, tell, listeners } = aDoor({
  'project.info': { name: 'Study', encrypted: false },
  async 'project.check'(_input: unknown, { onProgress }: { onProgress: (progress: Progress) => void }) {
    onProgress({ done: 1, total: 2, doing: 'Looking at anchors' })
    return { ok: true, answer: { problems: [] } }
  },
  'study.load': (_input: unknown, { signal }: { signal: AbortSignal }) =>
    new Promise(resolve => {
      signal.addEventListener('abort', () => {
        cancelled()
        resolve({ ok: false, trouble: { kind: 'cancelled', code: 'cancelled', message: 'Stopped.' } })
      })
    }),
  'source.list': () => Promise.reject(new Error(SENTENCE)),
})
let shell: Serving

beforeAll(async () => {
  mkdirSync(path.join(page, 'assets'), { recursive: true })
  writeFileSync(path.join(page, 'index.html'), '<!doctype html><title>Crosscase</title>')
  writeFileSync(path.join(page, 'assets', 'page.js'), 'export {}')
  writeFileSync(path.join(home, 'secret.txt'), SENTENCE)
  // What a run that was killed left behind.
  mkdirSync(path.join(home, 'held', '999999-dead'), { recursive: true })
  writeFileSync(path.join(home, 'held', '999999-dead', 'x'), 'noise')
  shell = await serve({ door, page, home, limits: { file: 100_000, all: 150_000 } })
})

afterAll(async () => {
  await shell.close()
  rmSync(home, { recursive: true, force: true })
})

interface Ask {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string | Buffer
}

/** Asks as anybody on the machine could: with any header, `Host` included, and any path, unresolved. */
function raw(target: string, { method = 'GET', headers = {}, body = '' }: Ask = {}) {
  const { hostname, port, host } = new URL(shell.origin)
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
    const request = httpRequest({ hostname, port, path: target, method, headers: { host, ...headers } }, response => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', chunk => (text += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    request.on('error', reject)
    request.end(body)
  })
}

const bearer = () => ({ authorization: `Bearer ${shell.token}` })
const json = () => ({ ...bearer(), 'content-type': 'application/json' })
const call = (name: string, input: unknown = {}, headers: Record<string, string> = {}) =>
  raw(`/call/${name}`, { method: 'POST', headers: { ...json(), ...headers }, body: JSON.stringify(input) })
const upload = (name: string, body: string | Buffer) =>
  raw(`/files?name=${encodeURIComponent(name)}`, { method: 'POST', headers: bearer(), body })
const replyOf = (answer: { text: string }) => JSON.parse(answer.text) as Reply<Record<string, string>>
const answerOf = (answer: { text: string }) => (JSON.parse(answer.text) as { answer: Record<string, string> }).answer

describe('the web shell refuses', () => {
  const denied = (ask: () => Promise<{ status: number; text: string }>, status: number, code: string) => async () => {
    const { status: got, text } = await ask()
    const reply = JSON.parse(text) as Reply<unknown>
    expect([got, reply.ok ? 'ok' : reply.trouble.code]).toEqual([status, code])
  }

  it(
    'a call without the token',
    denied(
      () => raw('/call/project.info', { method: 'POST', headers: { 'content-type': 'application/json' } }),
      401,
      'no-token',
    ),
  )
  it(
    'a call with the token of another start',
    denied(() => call('project.info', {}, { authorization: `Bearer ${'x'.repeat(43)}` }), 401, 'no-token'),
  )
  it(
    'a token of another length',
    denied(() => call('project.info', {}, { authorization: 'Bearer x' }), 401, 'no-token'),
  )
  it(
    'events without the token',
    denied(() => raw('/events'), 401, 'no-token'),
  )
  it(
    'an upload without the token',
    denied(() => raw('/files?name=a.txt', { method: 'POST', body: 'a' }), 401, 'no-token'),
  )
  it(
    'a download without the token',
    denied(() => raw('/file/abc'), 401, 'no-token'),
  )
  it(
    'a token in the address instead of the header',
    denied(() => raw(`/events?token=${shell.token}`), 401, 'no-token'),
  )

  it(
    'another Host, as a name pointed at 127.0.0.1 sends it',
    denied(() => call('project.info', {}, { host: 'evil.example' }), 421, 'wrong-host'),
  )
  it(
    'localhost by name',
    denied(() => call('project.info', {}, { host: `localhost:${new URL(shell.origin).port}` }), 421, 'wrong-host'),
  )
  it(
    'the page itself under another Host',
    denied(() => raw('/', { headers: { host: 'evil.example' } }), 421, 'wrong-host'),
  )
  it(
    'a Host without its port',
    denied(() => raw('/', { headers: { host: '127.0.0.1' } }), 421, 'wrong-host'),
  )

  it(
    'a foreign Origin, token or not',
    denied(() => call('project.info', {}, { origin: 'https://evil.example' }), 403, 'foreign-origin'),
  )
  it(
    'an Origin of null, as a sandboxed frame sends it',
    denied(() => call('project.info', {}, { origin: 'null' }), 403, 'foreign-origin'),
  )
  it(
    'our own address with https',
    denied(() => call('project.info', {}, { origin: shell.origin.replace('http', 'https') }), 403, 'foreign-origin'),
  )
  it(
    'a request that the browser says comes from another site',
    denied(() => call('project.info', {}, { 'sec-fetch-site': 'cross-site' }), 403, 'foreign-origin'),
  )
  it(
    'a page of another port on the same machine',
    denied(() => call('project.info', {}, { 'sec-fetch-site': 'same-site' }), 403, 'foreign-origin'),
  )

  it(
    'a call by GET',
    denied(() => raw('/call/project.info', { headers: json() }), 405, 'wrong-method'),
  )
  it('a preflight: there is no CORS', async () => {
    const answer = await raw('/call/project.info', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })
    expect(answer.status).toBe(403)
    expect(Object.keys(answer.headers).filter(name => name.startsWith('access-control'))).toEqual([])
  })
  it(
    'a form',
    denied(() => call('project.info', {}, { 'content-type': 'text/plain' }), 415, 'not-json'),
  )
  it(
    'what is not JSON',
    denied(() => raw('/call/project.info', { method: 'POST', headers: json(), body: '{' }), 400, 'not-json'),
  )
  it(
    'what is not UTF-8',
    denied(
      () => raw('/call/project.info', { method: 'POST', headers: json(), body: Buffer.from([0xff]) }),
      400,
      'not-json',
    ),
  )
  it(
    'an oversized call that says how large it is',
    denied(() => call('memo.save', { body: 'x'.repeat(1024 ** 2) }), 413, 'too-large'),
  )
  it(
    'an oversized call that does not',
    denied(
      () =>
        raw('/call/memo.save', {
          method: 'POST',
          headers: { ...json(), 'transfer-encoding': 'chunked' },
          body: JSON.stringify({ body: 'x'.repeat(2 * 1024 ** 2) }),
        }),
      413,
      'too-large',
    ),
  )
  it(
    'an oversized file',
    denied(() => upload('a.txt', 'x'.repeat(100_001)), 413, 'too-large'),
  )

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/assets/%00',
    '/%',
    '//secret.txt',
    '/call/..%2f..%2fsecret.txt',
    '/held/999999-dead/x',
  ])('a way out of the folder of the page: %s', async target => {
    const answer = await raw(target, { headers: bearer() })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.text).not.toContain('pharmacists')
  })
  it(
    'a file to fetch that nobody offered',
    denied(() => raw('/file/nothing', { headers: bearer() }), 404, 'no-such-file'),
  )
  it(
    'an address with nothing at it',
    denied(() => raw('/elsewhere'), 404, 'nothing-here'),
  )
  it('a port that is taken, in words', async () => {
    const port = Number(new URL(shell.origin).port)
    await expect(serve({ door, page, home, port })).rejects.toThrow(`Port ${port} is in use by another program.`)
  })
  it('anybody on another address of this machine', async () => {
    const others = Object.values(networkInterfaces())
      .flat()
      .filter(one => one !== undefined && one.family === 'IPv4' && !one.internal)
    const { port } = new URL(shell.origin)
    const knock = (one: { address: string } | undefined) =>
      fetch(`http://${one?.address}:${port}/`).then(
        () => 'open',
        () => 'shut',
      )
    expect(await Promise.all(others.map(knock))).toEqual(others.map(() => 'shut'))
  })
})

describe('the web shell', () => {
  it('prints an address on 127.0.0.1 with a token of 32 bytes in its fragment', () => {
    const address = new URL(shell.address)
    expect(address.hostname).toBe('127.0.0.1')
    expect(Buffer.from(new URLSearchParams(address.hash.slice(1)).get('token')!, 'base64url')).toHaveLength(32)
    expect(address.pathname + address.search).toBe('/')
  })

  it('has a fresh token for each start', async () => {
    const other = await serve({ door, page, home })
    expect(other.token).not.toBe(shell.token)
    await other.close()
  })

  it('sends the page under a strict policy and lets nothing be kept', async () => {
    const { status, headers, text } = await raw('/')
    expect([status, text]).toEqual([200, '<!doctype html><title>Crosscase</title>'])
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/)
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect((await raw('/assets/page.js')).headers['content-type']).toBe('text/javascript; charset=utf-8')
  })

  it('has the same headers on answers and refusals', async () => {
    for (const answer of [await call('project.info'), await raw('/call/project.info'), await raw('/nothing')]) {
      expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
    }
  })

  it('finds a page that was built after the start', async () => {
    writeFileSync(path.join(page, 'assets', 'later.css'), 'p {}')
    expect(await raw('/assets/later.css')).toMatchObject({ status: 200, text: 'p {}' })
  })

  it('carries a call and its reply', async () => {
    expect(replyOf(await call('project.info', { a: 1 }))).toEqual({
      ok: true,
      answer: { name: 'Study', encrypted: false },
    })
    expect(asked.at(-1)).toMatchObject({ name: 'project.info', input: { a: 1 } })
  })

  it('sends a job’s progress ahead of its reply, a line each', async () => {
    const { headers, text } = await call('project.check')
    expect(headers['content-type']).toContain('application/x-ndjson')
    expect(
      text
        .trim()
        .split('\n')
        .map(line => JSON.parse(line) as unknown),
    ).toEqual([
      { progress: { done: 1, total: 2, doing: 'Looking at anchors' } },
      { ok: true, answer: { problems: [] } },
    ])
  })

  it('cancels a call when the page hangs up', async () => {
    const stop = new AbortController()
    const asking = fetch(`${shell.origin}/call/study.load`, {
      method: 'POST',
      headers: json(),
      body: '{}',
      signal: stop.signal,
    })
    await asking
    stop.abort()
    await wasCancelled
    expect(asked.at(-1)?.signal?.aborted).toBe(true)
  })

  it('quotes nothing of a failure inside', async () => {
    const { text } = await call('source.list')
    expect(replyOf({ text })).toMatchObject({ ok: false, trouble: { kind: 'mistake' } })
    expect(text).not.toContain('pharmacists')
  })

  it('streams events until the page goes away', async () => {
    const stop = new AbortController()
    const stream = await fetch(`${shell.origin}/events`, { headers: bearer(), signal: stop.signal })
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader.read()).value).toBe('\n')
    tell({ type: 'project', open: true })
    expect(JSON.parse((await reader.read()).value!)).toEqual({ type: 'project', open: true })
    // The shell itself listens too.
    expect(listeners.size).toBe(2)
    stop.abort()
    await reader.read().catch(() => {})
    await expect.poll(() => listeners.size).toBe(1)
  })
})

describe('a file sent by the browser', () => {
  it('is held under a path that keeps its folders, and gives back its bytes', async () => {
    const token = answerOf(await upload('Site D/Interviews/INT-012.txt', SENTENCE))['token']!
    expect(token).toMatch(/^held:[0-9a-f-]{36}\/Site D\/Interviews\/INT-012\.txt$/)
    expect(heldFile(token)).toMatchObject({ name: 'Site D/Interviews/INT-012.txt', size: SENTENCE.length })
    expect(Buffer.from(await heldFile(token)!.read()).toString()).toBe(SENTENCE)
  })

  it('never lies readable on the disk, and only for this person', async () => {
    await upload('b.txt', SENTENCE)
    const folders = readdirSync(path.join(home, 'held')).filter(name => name.startsWith(String(process.pid)))
    expect(folders).toHaveLength(1)
    const folder = path.join(home, 'held', folders[0]!)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    const files = readdirSync(folder)
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) {
      expect(statSync(path.join(folder, file)).mode & 0o777).toBe(0o600)
      expect(readFileSync(path.join(folder, file)).includes('pharmacists')).toBe(false)
    }
  })

  it.each([
    ['../../etc/passwd', 'etc/passwd'],
    ['C:\\Study\\a.docx', 'C:/Study/a.docx'],
    ['/a\u0000\n.txt', 'a.txt'],
    ['..', 'file'],
  ])('is called %j only as %j', async (given, kept) => {
    const token = answerOf(await upload(given, 'x'))['token']!
    expect(heldFile(token)?.name).toBe(kept)
  })

  it('is refused when too many wait already, and leaves nothing', async () => {
    expect((await upload('large.txt', 'x'.repeat(90_000))).status).toBe(200)
    const before = readdirSync(path.join(home, 'held'), { recursive: true }).length
    const answer = await upload('more.txt', 'x'.repeat(90_000))
    expect([answer.status, replyOf(answer)]).toMatchObject([409, { ok: false, trouble: { code: 'too-much-held' } }])
    expect(readdirSync(path.join(home, 'held'), { recursive: true })).toHaveLength(before)
  })

  it('makes room when it is let go of, and when the project is closed', async () => {
    tell({ type: 'project', open: false })
    const first = answerOf(await upload('large.txt', 'x'.repeat(90_000)))['token']!
    letGo(first)
    expect(heldFile(first)).toBeNull()
    const second = answerOf(await upload('more.txt', 'x'.repeat(90_000)))['token']!
    tell({ type: 'project', open: false })
    expect(heldFile(second)).toBeNull()
    expect((await upload('again.txt', 'x'.repeat(90_000))).status).toBe(200)
  })

  it('is gone when the shell ends; so is what killed runs left', async () => {
    const other = await serve({ door, page, home })
    const held = path.join(home, 'held')
    expect(readdirSync(held)).not.toContain('999999-dead')
    const before = readdirSync(held)
    await other.close()
    expect(readdirSync(held)).toHaveLength(before.length - 1)
  })
})

describe('an export for the browser', () => {
  it('is fetched once and then gone', async () => {
    const offered = answerOf(await call('shell.saveAs', { name: 'matrix.csv' }))
    const [to, token] = [offered['path']!, offered['token']!]
    writeFileSync(to, 'code,D,H\n')
    const got = await raw(`/file/${token}`, { headers: bearer() })
    expect(got).toMatchObject({ status: 200, text: 'code,D,H\n' })
    expect(got.headers['content-disposition']).toBe("attachment; filename*=UTF-8''matrix.csv")
    await expect.poll(() => existsSync(to)).toBe(false)
    expect((await raw(`/file/${token}`, { headers: bearer() })).status).toBe(404)
  })

  it('of an encrypted project goes to the person’s own folder, and lies nowhere in between', async () => {
    const encrypted = await serve({ door: aDoor({ 'project.info': { encrypted: true } }).door, page, home })
    const before = readdirSync(encrypted.folder)
    const response = await fetch(`${encrypted.origin}/call/shell.saveAs`, {
      method: 'POST',
      headers: { authorization: `Bearer ${encrypted.token}`, 'content-type': 'application/json' },
      body: '{"name":"matrix of codes by sites.csv"}',
    })
    const offered = answerOf({ text: await response.text() })
    expect(offered).toEqual({ path: path.join(downloadsFolder(), 'matrix of codes by sites.csv'), token: null })
    expect(readdirSync(encrypted.folder)).toEqual(before)
    await encrypted.close()
  })

  it('takes no name that is there already, and no folder from a name', () => {
    writeFileSync(path.join(home, 'a.csv'), '')
    writeFileSync(path.join(home, 'a (2).csv'), '')
    const downloads = new Downloads(home)
    expect(downloads.direct('a.csv', home).path).toBe(path.join(home, 'a (3).csv'))
    expect(downloads.direct('../../b.csv', home).path).toBe(path.join(home, 'b.csv'))
  })

  it('needs a name', async () => {
    expect(replyOf(await call('shell.saveAs', {}))).toMatchObject({ ok: false, trouble: { kind: 'invalid' } })
  })

  it('answers native dialogs with what to do instead', async () => {
    expect(replyOf(await call('shell.chooseFiles'))).toMatchObject({
      ok: false,
      trouble: { code: 'not-in-this-shell' },
    })
  })
})
