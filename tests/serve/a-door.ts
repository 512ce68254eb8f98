import type { ProjectEvent, Reply } from '../../src/base/reply.ts'
import type { Door } from '../../src/serve/door.ts'

/** A door that remembers what it was asked, and answers as told: enough to look at how a shell carries things. */
export function aDoor(answers: Readonly<Record<string, unknown>> = {}) {
  const asked: { name: string; input: unknown; signal?: AbortSignal | undefined }[] = []
  const listeners = new Set<(event: ProjectEvent) => void>()
  const door: Door = {
    async call(name, input, options = {}) {
      asked.push({ name, input, signal: options.signal })
      const answer = answers[name]
      if (typeof answer !== 'function') return { ok: true, answer: answer ?? null }
      return (await (answer as (...all: unknown[]) => unknown)(input, options)) as Reply<unknown>
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {},
  }
  const tell = (event: ProjectEvent) => listeners.forEach(listener => listener(event))
  return { door, asked, tell, listeners }
}
