import { expect } from 'vitest'

/** Expects of something that it comes about; how long that takes is the machine’s affair. Await what is expected of it. */
export function soon<Value>(
  look: () => Value | Promise<Value>,
): ReturnType<typeof expect.poll<Value | Promise<Value>>> {
  // oxlint-disable-next-line vitest/require-awaited-expect-poll -- awaited where it is used
  return expect.poll(look, { timeout: 30_000 })
}
