// The main process's link to the core's process, with a core that answers when told to.

import path from 'node:path'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { CoreLink } from '../../electron/main/core-link.ts'
import type { ProjectEvent } from '../../src/base/reply.ts'
import { endProcesses, processes } from '../host/utility-process.ts'

const entry = path.join(import.meta.dirname, 'slow-core.mjs')
let core: CoreLink

beforeEach(() => {
  core = new CoreLink({ entry, home: '/nowhere', sampleStudy: '/nowhere' })
})
afterEach(() => core.close())
afterAll(endProcesses)

it('starts the process with the first call, not before', async () => {
  expect(processes()).toHaveLength(0)
  await core.call('echo', {})
  expect(processes()).toHaveLength(1)
})

it('carries bytes and dates as they are, not as JSON', async () => {
  const input = { bytes: new Uint8Array([1, 2]), when: new Date(0), nothing: undefined }
  expect(await core.call('echo', input)).toEqual({ ok: true, answer: input })
})

it('gives each call its own reply, whatever the order', async () => {
  const replies = await Promise.all([1, 2, 3].map(n => core.call('echo', n)))
  expect(replies).toEqual([1, 2, 3].map(answer => ({ ok: true, answer })))
})

it('stops long work where it is, after its progress was told', async () => {
  const stop = new AbortController()
  const seen: string[] = []
  const reply = await core.call(
    'work',
    {},
    {
      signal: stop.signal,
      onProgress(progress) {
        seen.push(progress.doing)
        stop.abort()
      },
    },
  )
  expect(seen).toEqual(['Half'])
  expect(reply).toMatchObject({ ok: false, trouble: { kind: 'cancelled' } })
})

it('answers every open call when the process dies, tells that the project is closed, and starts anew', async () => {
  const events: ProjectEvent[] = []
  core.listen(event => events.push(event))
  const working = core.call('work', {})
  const dying = core.call('die', {})
  expect(await working).toMatchObject({ ok: false, trouble: { kind: 'fault', code: 'core-stopped' } })
  expect(await dying).toMatchObject({ ok: false, trouble: { code: 'core-stopped' } })
  expect(events).toEqual([{ type: 'project', open: false }])
  expect(await core.call('echo', 'again')).toEqual({ ok: true, answer: 'again' })
})

it('ends the process, and answers nothing afterwards', async () => {
  await core.call('echo', {})
  await core.close()
  expect(processes()).toHaveLength(0)
  expect(await core.call('echo', {})).toMatchObject({ ok: false, trouble: { code: 'core-stopped' } })
})
