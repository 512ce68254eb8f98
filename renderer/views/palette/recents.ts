// Things of the shared lists as find-anything shows them, without asking the core: what was opened last, and a kind from its top.

import type { Found } from '../../../src/search/types.ts'
import { useCases, useCodes, useMemos, usePropositions, useSources } from '../../state/lists.ts'
import { recentThings, type RecentThing } from '../../state/recent-things.ts'

/** A thing as find-anything would answer it; null when it is not there any more. */
export function foundOf({ kind, id }: RecentThing): Found | null {
  if (kind === 'source') {
    const one = useSources.getState().byId.get(id)
    return one
      ? { kind, id, key: one.key, name: one.name, detail: [one.kind, one.date].filter(Boolean).join(', ') }
      : null
  }
  if (kind === 'code') {
    const one = useCodes.getState().byId.get(id)
    return one ? { kind, id, key: one.key, name: one.name, detail: one.kind === 'group' ? 'code group' : 'code' } : null
  }
  if (kind === 'case') {
    const one = useCases.getState().byId.get(id)
    return one ? { kind, id, key: one.key, name: one.name, detail: one.kind } : null
  }
  if (kind === 'memo') {
    const one = useMemos.getState().byId.get(id)
    return one ? { kind, id, key: null, name: one.title.trim() || one.body.slice(0, 80), detail: 'memo' } : null
  }
  const one = usePropositions.getState().byId.get(id)
  return one ? { kind: 'proposition', id, key: one.key, name: one.statement, detail: 'proposition' } : null
}

/** What was opened last, of one kind when given; what is in front already is left out. */
export function openedLast(kind: Found['kind'] | null, inFront: string | null, most: number): Found[] {
  return recentThings()
    .filter(thing => (kind === null || thing.kind === kind) && thing.id !== inFront)
    .map(foundOf)
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
    .map(item => foundOf({ kind, id: item.id }))
    .filter(one => one !== null)
}
