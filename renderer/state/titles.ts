// The titles of the shared lists, taken apart as the core takes them apart: what is called as it is typed can be shown in the
// next frame, without asking. Slips are the core's to forgive.

import {
  asTyped,
  entryOf,
  foundOf,
  KINDS,
  queryOf,
  type Entry,
  type Kind,
  type Thing,
} from '../../src/search/ranking.ts'
import type { Found } from '../../src/search/types.ts'
import { useCases, useCodes, useMemos, usePropositions, useSources } from './lists.ts'

const LISTS = { source: useSources, code: useCodes, case: useCases, memo: useMemos, proposition: usePropositions }

/** The titles of one kind, made of one state of its list. */
interface Titles {
  readonly items: readonly unknown[]
  readonly byId: ReadonlyMap<string, Entry>
}

const known = new Map<Kind, Titles>()

for (const kind of KINDS) LISTS[kind].subscribe(state => !state.loaded && known.delete(kind))

/** A thing of a shared list as find-anything answers it; null when it is not there any more. */
export function thingKnown(kind: Kind, id: string, n = 0): Thing | null {
  if (kind === 'source') {
    const one = useSources.getState().byId.get(id)
    return one
      ? { kind, n, id, key: one.key, name: one.name, detail: [one.kind, one.date].filter(Boolean).join(', ') }
      : null
  }
  if (kind === 'code') {
    const { byId } = useCodes.getState()
    const one = byId.get(id)
    if (!one) return null
    const isRetired = one.status === 'retired'
    const what = one.kind === 'group' ? 'code group' : isRetired ? 'retired code' : 'code'
    const above = one.parentId === null ? undefined : byId.get(one.parentId)
    const detail = above ? `${what} in ${above.name}` : what
    const thing = { kind, n, id, key: one.key, name: one.name, detail }
    return one.kind === 'group' || isRetired ? thing : { ...thing, texts: [] }
  }
  if (kind === 'case') {
    const { byId } = useCases.getState()
    const one = byId.get(id)
    const within = one?.withinId == null ? undefined : byId.get(one.withinId)
    return one
      ? {
          kind,
          n,
          id,
          key: one.key,
          name: one.name,
          detail: within ? `${one.kind}, ${within.key ?? within.name}` : one.kind,
        }
      : null
  }
  if (kind === 'memo') {
    const one = useMemos.getState().byId.get(id)
    return one
      ? { kind, n, id, key: null, name: one.title.trim() || one.body.slice(0, 80), detail: memoDetail(one) }
      : null
  }
  const one = usePropositions.getState().byId.get(id)
  return one ? { kind, n, id, key: one.key, name: one.statement, detail: `proposition, ${one.status}` } : null
}

function memoDetail(memo: { readonly journalOn: string | null; readonly about: string; readonly subjectName: string }) {
  if (memo.journalOn !== null) return `journal, ${memo.journalOn}`
  const name = memo.subjectName
  if (memo.about === 'project' || name === '') return 'memo'
  return `memo on ${name.length > 60 ? `${name.slice(0, 59)}…` : name}`
}

/** Takes titles apart that are not yet, some with every `next()`, so that hands and eyes go first. */
export function* learnTitles(): Generator<void, void> {
  for (const kind of KINDS) {
    if (!known.has(kind) && LISTS[kind].getState().loaded) yield* learn(kind)
  }
}

const AT_ONCE = 400

function* learn(kind: Kind): Generator<void, void> {
  const { items } = LISTS[kind].getState()
  const before = known.get(kind)?.byId
  const byId = new Map<string, Entry>()
  for (const [at, { id }] of items.entries()) {
    const thing = thingKnown(kind, id, at)
    if (thing === null) continue
    const old = before?.get(id)
    byId.set(id, old?.thing.name === thing.name && old.thing.key === thing.key ? { ...old, thing } : entryOf(thing))
    if (at % AT_ONCE === AT_ONCE - 1) yield
  }
  known.set(kind, { items, byId })
}

/** What is called as it is typed, or begins so, best first; null while the titles are not taken apart yet. */
export function titledSo(
  words: string,
  kinds: readonly Kind[],
  recent: readonly string[],
  limit: number,
): Found[] | null {
  const entries: Entry[] = []
  for (const kind of kinds) {
    const titles = known.get(kind)
    if (titles === undefined) return null
    // Most of them are as they were: only what changed is taken apart again.
    if (titles.items !== LISTS[kind].getState().items) Array.from(learn(kind))
    for (const entry of known.get(kind)!.byId.values()) entries.push(entry)
  }
  return asTyped(entries, queryOf(words, recent)).slice(0, limit).map(foundOf)
}
