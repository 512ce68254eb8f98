import type { Page } from 'playwright-core'

/** Slows a page down as many times as `CROSSCASE_SLOW` says: how tests that race are found before a busy machine finds them. */
export async function slowly(page: Page): Promise<void> {
  const times = Number(process.env['CROSSCASE_SLOW'] ?? 1)
  if (!(times > 1)) return
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: times })
}
