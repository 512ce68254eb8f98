import type { Door } from './door.ts'

/** Milliseconds without a call from any page after which an encrypted project locks itself. */
export const IDLE = 10 * 60_000

/** A door that locks the project when nobody asked it anything for a while. The core does nothing for a project without a passphrase. Timers do not keep the process alive. */
export function lockingWhenIdle(core: Door, idle: number = IDLE): Door {
  const lock = () => void core.call('project.lock', {})
  let running = 0
  let timer = setTimeout(lock, idle).unref()
  return {
    async call(name, input, options) {
      clearTimeout(timer)
      running++
      try {
        return await core.call(name, input, options)
      } finally {
        running--
        clearTimeout(timer)
        // Long work is not idleness: the clock starts when the last of it is done.
        if (running === 0) timer = setTimeout(lock, idle).unref()
      }
    },
    listen: listener => core.listen(listener),
    async close() {
      clearTimeout(timer)
      await core.close()
    },
  }
}
