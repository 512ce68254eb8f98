import { powerMonitor } from 'electron'
import type { CoreLink } from './core-link.ts'

/** Seconds without any key or movement on the whole machine after which an encrypted project locks itself, whatever the page is set to. */
const IDLE_SECONDS = 60 * 60
/** Milliseconds between looks. */
const LOOK_EVERY = 30_000

/** Locks the project when nobody is at the machine: its screen is locked, it goes to sleep, or nobody touched it for an hour. (The page locks sooner, as its settings say.) The core does nothing for a project without a passphrase. */
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
