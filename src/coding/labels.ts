// Words that acts on codings are labelled with.

import type { CoderId } from '../base/ids.ts'
import { joinWithAnd } from './attribution.ts'

/** The others whose codings an act changes, for its label: " by Ben and Cem"; nothing when they are all one's own. An act on another person's coding always names them (METHODS 3.2). */
export function byOthers(
  actor: { readonly coderId: CoderId },
  codings: readonly { readonly coderId: CoderId; readonly coder: string }[],
): string {
  const others = new Set(codings.filter(one => one.coderId !== actor.coderId).map(one => one.coder))
  return others.size === 0 ? '' : ` by ${joinWithAnd([...others])}`
}
