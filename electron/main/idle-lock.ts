import { powerMonitor } from 'electron'
import type { CoreLink } from './core-link.ts'

/** Seconds without a key or a movement after which an encrypted project locks itself. */
export const IDLE_SECONDS = 10 * 60
const LOOK_EVERY = 30_000

/** Locks the project when nobody is at the machine: after idle time, when the screen is locked, before the machine sleeps. The core does nothing for a project without a passphrase. */
export function lockWhenIdle(core: CoreLink): () => void {
  const lock = () => void core.call('project.lock', {})
  let locked = false
  const look = setInterval(() => {
    const idle = powerMonitor.getSystemIdleTime() >= IDLE_SECONDS
    if (idle && !locked) lock()
    locked = idle
  }, LOOK_EVERY)
  powerMonitor.on('lock-screen', lock)
  powerMonitor.on('suspend', lock)
  return () => clearInterval(look)
}
