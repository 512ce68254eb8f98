import { useStatus } from '../state/status.ts'

/** Does something small from a view: says what was done, or what stood in its way, in the status bar. Never throws. */
export async function doAndSay(deed: () => Promise<unknown>, said?: string): Promise<boolean> {
  try {
    await deed()
    if (said !== undefined) useStatus.getState().say(said)
    return true
  } catch (error) {
    useStatus.getState().refuse(error)
    return false
  }
}
