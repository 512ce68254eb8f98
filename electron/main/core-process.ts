// The core's process: one core behind one port. It knows no windows; when its port closes, it closes its files and ends.

import { Core } from '../../src/api/core.ts'
import type { FromCore, ToCore } from './wire.ts'

const port = process.parentPort
const say = (message: FromCore) => port.postMessage(message)
const running = new Map<number, AbortController>()
let core: Core | null = null

async function answer(open: Core, { id, name, input }: Extract<ToCore, { type: 'call' }>): Promise<void> {
  const stop = new AbortController()
  running.set(id, stop)
  const reply = await open.call(name, input, {
    signal: stop.signal,
    onProgress: progress => say({ type: 'progress', id, progress }),
  })
  running.delete(id)
  say({ type: 'reply', id, reply })
}

async function end(): Promise<void> {
  for (const stop of running.values()) stop.abort()
  await core?.close()
  say({ type: 'ended' })
  process.exit(0)
}

port.on('message', ({ data }: { data: ToCore }) => {
  if (data.type === 'begin') {
    core = new Core({ home: data.home, sampleStudy: data.sampleStudy })
    core.listen(event => say({ type: 'event', event }))
  } else if (data.type === 'call' && core) void answer(core, data)
  else if (data.type === 'stop') running.get(data.id)?.abort()
  else if (data.type === 'end') void end()
})
