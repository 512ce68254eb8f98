import type { SuggestedPosition } from './types.ts'

/** The position that follows from numbers of different people with confirming, qualifying and disconfirming evidence (METHODS 2.4). No weights: one loud speaker cannot tip it. */
export function suggestPosition({
  confirming,
  qualifying,
  disconfirming,
}: {
  readonly confirming: number
  readonly qualifying: number
  readonly disconfirming: number
}): SuggestedPosition {
  if (confirming > 0) return disconfirming > 0 ? 'mixed' : qualifying > 0 ? 'supports with conditions' : 'supports'
  if (disconfirming > 0) return qualifying > 0 ? 'challenges with conditions' : 'challenges'
  return qualifying > 0 ? 'conditional' : 'silent'
}
