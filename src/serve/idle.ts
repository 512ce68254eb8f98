import type { Door } from './door.ts'

/** Milliseconds with no page listening and no call, after which an encrypted project locks itself. While a page is there it knows better who is at the keys. */
export const IDLE = 10 * 60_000

/** A door that locks the project when everybody has gone: every page closed, nothing asked for a while. The core does nothing for a project without a passphrase. Its timer does not keep the process alive; `rest` stops it for good. */
export function lockingWhenLeft(core: Door, idle: number = IDLE): Door & { rest(): void } {
  let running = 0
  let listening = 0
  let timer: NodeJS.Timeout | undefined
  const look = () => {
    clearTimeout(timer)
    if (running + listening === 0) timer = setTimeout(() => void core.call('project.lock', {}), idle).unref()
  }
  look()
  return {
    async call(name, input, options) {
      running++
      look()
      try {
        return await core.call(name, input, options)
      } finally {
        running--
        look()
      }
    },
    listen(listener) {
      const stop = core.listen(listener)
      listening++
      look()
      return () => {
        stop()
        listening--
        look()
      }
    },
    rest() {
      running = Number.POSITIVE_INFINITY
      look()
    },
    close: () => core.close(),
  }
}
