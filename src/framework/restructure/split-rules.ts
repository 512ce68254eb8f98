// Which coding of a split code goes to which successors. Pure.

import type { CoderId, CodingId, SourceId } from '../../base/ids.ts'
import { fold } from '../../base/order.ts'
import type { Split, SplitRule } from './types.ts'

/** A coding as rules look at it. `words` is asked for only where a rule wants it. */
export interface Dealt {
  readonly id: CodingId
  readonly coderId: CoderId
  readonly sourceId: SourceId
  readonly words: () => string
}

/** Where a coding goes: places in the list of successors, each once. Empty: into the queue. */
export function whereTo(coding: Dealt, split: Pick<Split, 'rules' | 'choices' | 'rest'>): readonly number[] {
  const choice = split.choices.find(one => one.codingId === coding.id)
  const to = choice?.to ?? split.rules.find(rule => fits(coding, rule))?.to ?? split.rest
  return [...new Set(to)]
}

function fits(coding: Dealt, rule: SplitRule): boolean {
  if (rule.coderId !== undefined && rule.coderId !== coding.coderId) return false
  if (rule.sourceId !== undefined && rule.sourceId !== coding.sourceId) return false
  return rule.word === undefined || fold(coding.words()).includes(fold(rule.word.trim()))
}
