// Things of the shared lists as find-anything shows them, without asking the core: what was opened last, and a kind from its top.

import type { Found } from '../../../src/search/types.ts'
import { useCases, useCodes, useMemos, usePropositions, useSources } from '../../state/lists.ts'
import { recentThings } from '../../state/recent-things.ts'
import { thingKnown } from '../../state/titles.ts'

/** What was opened last, of one kind when given; what is in front already is left out. */
export function openedLast(kind: Found['kind'] | null, inFront: string | null, most: number): Found[] {
  return recentThings()
    .filter(thing => (kind === null || thing.kind === kind) && thing.id !== inFront)
    .map(thing => thingKnown(thing.kind, thing.id))
    .filter(one => one !== null)
    .slice(0, most)
}

/** A kind from its top, without what is listed already. */
export function fromTheTop(kind: Found['kind'], without: readonly Found[], most: number): Found[] {
  const lists = { source: useSources, code: useCodes, case: useCases, memo: useMemos, proposition: usePropositions }
  const known = new Set(without.map(one => one.id))
  return lists[kind]
    .getState()
    .items.filter(item => !known.has(item.id))
    .slice(0, most)
    .map(item => thingKnown(kind, item.id))
    .filter(one => one !== null)
}
