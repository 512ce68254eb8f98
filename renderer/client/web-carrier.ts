import type { ProjectEvent, Progress, Reply } from '../../src/base/reply.ts'
import { words } from '../words/en.ts'
import { CANCELLED, type Carrier, type SavePlace } from './carrier.ts'
import { linesOf } from './lines.ts'
import { TroubleError } from './trouble-error.ts'

const OUT_OF_REACH: Reply<never> = {
  ok: false,
  trouble: {
    kind: 'fault',
    code: 'out-of-reach',
    message: words.frame.notRunning,
  },
}

/** Carries calls to the loopback web shell. `token` is the one of this start; it travels in a header and is never stored. */
export function webCarrier(token: string, base = ''): Carrier {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }

  async function call(name: string, input: unknown, options: Parameters<Carrier['call']>[2]): Promise<Reply<unknown>> {
    try {
      const body = JSON.stringify(input ?? {})
      const signal = options.signal ?? null
      const response = await fetch(`${base}/call/${encodeURIComponent(name)}`, {
        method: 'POST',
        headers,
        body,
        signal,
      })
      if (!response.headers.get('content-type')?.includes('ndjson')) return (await response.json()) as Reply<unknown>
      for await (const line of linesOf(response.body!)) {
        const part = JSON.parse(line) as { progress: Progress } | Reply<unknown>
        if ('ok' in part) return part
        options.onProgress?.(part.progress)
      }
      return OUT_OF_REACH
    } catch {
      return options.signal?.aborted ? CANCELLED : OUT_OF_REACH
    }
  }

  function listen(onEvent: (event: ProjectEvent) => void, onState: (reachable: boolean) => void): () => void {
    const stop = new AbortController()
    const run = async () => {
      for (let wait = 250; !stop.signal.aborted; wait = Math.min(wait * 2, 5000)) {
        try {
          const response = await fetch(`${base}/events`, { headers, signal: stop.signal })
          if (response.ok && response.body) {
            wait = 250
            onState(true)
            for await (const line of linesOf(response.body)) onEvent(JSON.parse(line) as ProjectEvent)
          }
        } catch {
          // The server went away, or the page did: tried again below, with longer and longer waits.
        }
        if (stop.signal.aborted) return
        onState(false)
        await new Promise(resume => setTimeout(resume, wait))
      }
    }
    void run()
    return () => stop.abort()
  }

  async function openDropped(files: readonly File[], signal?: AbortSignal): Promise<readonly string[]> {
    const tokens: string[] = []
    for (const file of files) {
      const path = file.webkitRelativePath || file.name
      const response = await fetch(`${base}/files?name=${encodeURIComponent(path)}`, {
        method: 'POST',
        headers: { authorization: headers.authorization, 'content-type': 'application/octet-stream' },
        body: file,
        signal: signal ?? null,
      }).catch((error: unknown) => {
        if (signal?.aborted) throw new TroubleError(CANCELLED.trouble)
        throw error
      })
      const reply = (await response.json()) as Reply<{ token: string }>
      if (!reply.ok) throw new TroubleError(reply.trouble)
      tokens.push(reply.answer.token)
    }
    return tokens
  }

  async function saveAs(name: string): Promise<SavePlace> {
    const reply = (await call('shell.saveAs', { name }, {})) as Reply<{ path: string; token: string | null }>
    if (!reply.ok) throw new TroubleError(reply.trouble)
    const { path, token: place } = reply.answer
    // An export from an encrypted project goes straight to the person's folder: there is nothing to fetch.
    if (place === null) return { path, at: path, finish: async () => {} }
    return {
      path,
      async finish() {
        const response = await fetch(`${base}/file/${place}`, { headers: { authorization: headers.authorization } })
        if (!response.ok)
          throw new TroubleError({ kind: 'fault', code: 'not-fetched', message: words.frame.notFetched })
        const address = URL.createObjectURL(await response.blob())
        const link = document.createElement('a')
        link.href = address
        link.download = name
        link.click()
        setTimeout(() => URL.revokeObjectURL(address), 60_000)
      },
    }
  }

  return { platform: 'web', call, listen, onAction: () => () => {}, openDropped, choosePath: null, saveAs }
}
