import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ProjectEvent, Progress } from '../../src/base/reply.ts'
import type { Bridge } from '../../renderer/client/bridge.ts'
import { call, sentenceOf, tokenOf, TroubleError, useCarrier } from '../../renderer/client/client.ts'
import { desktopCarrier } from '../../renderer/client/desktop-carrier.ts'
import { linesOf } from '../../renderer/client/lines.ts'
import { webCarrier } from '../../renderer/client/web-carrier.ts'

const asked = vi.fn<(address: string, init: RequestInit) => Promise<Response>>()
beforeEach(() => vi.stubGlobal('fetch', asked))
afterEach(() => {
  vi.unstubAllGlobals()
  asked.mockReset()
})

const stream = (...parts: string[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of parts) controller.enqueue(new TextEncoder().encode(part))
      controller.close()
    },
  })
const json = (value: unknown) => Response.json(value)
const lines = (...parts: string[]) =>
  new Response(stream(...parts), { headers: { 'content-type': 'application/x-ndjson' } })

describe('a call over the web shell', () => {
  it('brings the answer, and carries the token in a header only', async () => {
    useCarrier(webCarrier('secret'))
    asked.mockResolvedValueOnce(json({ ok: true, answer: [] }))
    expect(await call('source.list', {})).toEqual([])
    const [address, init] = asked.mock.calls[0]!
    expect(address).toBe('/call/source.list')
    expect(new Headers(init.headers).get('authorization')).toBe('Bearer secret')
  })
  it('throws trouble with its sentence', async () => {
    useCarrier(webCarrier('t'))
    const trouble = { kind: 'refusal', code: 'empty-name', message: 'A source needs a name.' }
    asked.mockResolvedValueOnce(json({ ok: false, trouble }))
    const error = await call('source.list', {}).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(TroubleError)
    expect(sentenceOf(error, 'Otherwise.')).toBe('A source needs a name.')
  })
  it('tells the progress of long work, then its answer, however the lines are cut', async () => {
    useCarrier(webCarrier('t'))
    asked.mockResolvedValueOnce(
      lines(
        '{"progress":{"done":1,"total":3,"doi',
        'ng":"T01"}}\n\n{"progress":{"done":2,"total":3,"doing":"T02"}}\n{"ok":true,',
        '"answer":{"checked":[],"problems":[]}}',
      ),
    )
    const seen: Progress[] = []
    const answer = await call('project.check', {}, { onProgress: progress => seen.push(progress) })
    expect(seen.map(progress => progress.doing)).toEqual(['T01', 'T02'])
    expect(answer).toEqual({ checked: [], problems: [] })
  })
  it('says so in words when the shell is gone', async () => {
    useCarrier(webCarrier('t'))
    asked.mockRejectedValueOnce(new TypeError('network'))
    expect(sentenceOf(await call('source.list', {}).catch((thrown: unknown) => thrown), '')).toContain('not running')
  })
  it('work that breaks off without an answer is no success', async () => {
    useCarrier(webCarrier('t'))
    asked.mockResolvedValueOnce(lines('{"progress":{"done":1,"total":3,"doing":"T01"}}\n'))
    await expect(call('project.check', {})).rejects.toBeInstanceOf(TroubleError)
  })
  it('what the person stopped is told as stopped', async () => {
    useCarrier(webCarrier('t'))
    const stop = new AbortController()
    stop.abort()
    asked.mockRejectedValueOnce(new DOMException('', 'AbortError'))
    const error = await call('project.check', {}, { signal: stop.signal }).catch((thrown: unknown) => thrown)
    expect((error as TroubleError).trouble.kind).toBe('cancelled')
  })
})

describe('a call over the desktop bridge', () => {
  it('is stopped through the function the shell hands back, since a signal cannot cross', async () => {
    const stopped = vi.fn()
    const bridge = {
      platform: 'linux',
      call: (_name: string, _input: unknown, options: Parameters<Bridge['call']>[2]) =>
        new Promise(resolve => {
          options?.whenStarted?.(() => {
            stopped()
            resolve({ ok: false, trouble: { kind: 'cancelled', code: 'cancelled', message: '' } })
          })
        }),
    } as unknown as Bridge
    useCarrier(desktopCarrier(bridge))
    const stop = new AbortController()
    const work = call('project.check', {}, { signal: stop.signal }).catch((thrown: unknown) => thrown)
    stop.abort()
    expect(((await work) as TroubleError).trouble.kind).toBe('cancelled')
    expect(stopped).toHaveBeenCalledOnce()
  })
})

describe('what the core tells', () => {
  it('arrives event by event, and again after the shell was away', async () => {
    const event: ProjectEvent = { type: 'locked' }
    asked.mockResolvedValueOnce(lines(`\n${JSON.stringify(event)}\n`)).mockImplementation(() => new Promise(() => {}))
    const states: boolean[] = []
    const told = await new Promise<ProjectEvent>(resolve => {
      const stop = webCarrier('t').listen(
        one => {
          resolve(one)
          stop()
        },
        reachable => states.push(reachable),
      )
    })
    expect(told).toEqual(event)
    expect(states[0]).toBe(true)
  })
  it('empty lines only keep a stream alive', async () => {
    const found: string[] = []
    for await (const line of linesOf(stream('\n', 'a\n\nb', 'c\n'))) found.push(line)
    expect(found).toEqual(['a', 'bc'])
  })
})

describe('the token of an address', () => {
  it('by name', () => expect(tokenOf('#token=abc_-1')).toBe('abc_-1'))
  it('or bare', () => expect(tokenOf('#abc')).toBe('abc'))
  it('or none', () => expect(tokenOf('')).toBe(''))
})
