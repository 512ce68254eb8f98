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

let last: Promise<unknown> = Promise.resolve()

/** Does one deed after the other: a key held down moves on from where the last press led. What a deed needs to know it reads when its turn comes. */
export function inTurn<Done>(deed: () => Promise<Done>): Promise<Done> {
  const turn = last.then(deed, deed)
  last = turn
  return turn
}
