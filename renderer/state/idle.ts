import { call } from '../client/client.ts'
import { useProject } from './project.ts'
import { useSettings } from './settings.ts'
import { useStatus } from './status.ts'

/** Whether an encrypted project has lain untouched long enough to lock. Times in milliseconds, `lockAfter` in minutes (0: never). */
export function shallLock(idle: number, lockAfter: number, encrypted: boolean): boolean {
  return encrypted && lockAfter > 0 && idle >= lockAfter * 60_000
}

/** Watches for keys and mouse, and locks the open project when there were none for as long as the settings say. Long work is not locked away. */
export function watchIdle(): void {
  let last = Date.now()
  for (const kind of ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const) {
    window.addEventListener(kind, () => (last = Date.now()), { passive: true, capture: true })
  }
  setInterval(() => {
    const { phase, info } = useProject.getState()
    if (phase !== 'open' || !info || useStatus.getState().jobs.length > 0) return
    if (!shallLock(Date.now() - last, useSettings.getState().lockAfter, info.encrypted)) return
    call('project.lock', {}).catch(useStatus.getState().refuse)
  }, 15_000)
}
