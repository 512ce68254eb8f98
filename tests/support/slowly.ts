// How tests that race are found before a busy machine finds them: a slow page, and a core that is far away.

import type { Page } from 'playwright-core'
import type { ProjectEvent } from '../../src/base/reply.ts'
import type { Door } from '../../src/serve/door.ts'

/** Slows a page down as many times as `CROSSCASE_SLOW` says. */
export async function slowly(page: Page): Promise<void> {
  const times = Number(process.env['CROSSCASE_SLOW'] ?? 1)
  if (!(times > 1)) return
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: times })
}

/**
 * The door as a page has it whose core is far away: calls arrive, answers come back and changes are told up to as many milliseconds
 * later as `CROSSCASE_LATE` says. What arrives and what is told stays in its order; answers may overtake each other, as they may anyway.
 */
export function farAway(door: Door): Door {
  const most = Number(process.env['CROSSCASE_LATE'] ?? 0)
  if (!(most > 0)) return door
  const later = () => new Promise(resolve => setTimeout(resolve, Math.random() * most))
  let arrived: Promise<unknown> = Promise.resolve()
  return {
    async call(name, input, options) {
      arrived = Promise.all([arrived, later()])
      await arrived
      const reply = await door.call(name, input, options)
      await later()
      return reply
    },
    listen(listener) {
      let told: Promise<unknown> = Promise.resolve()
      return door.listen((event: ProjectEvent) => {
        told = Promise.all([told, later()]).then(() => listener(event))
      })
    },
    close: () => door.close(),
  }
}
