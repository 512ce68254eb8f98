// What a person opened last in a project, newest first: find-anything shows it when nothing is typed, and puts it before what
// fits no better. Kept: kinds and ids, on this machine only.

import type { Found } from '../../src/search/types.ts'
import { useFocus, type Focused } from './focus.ts'
import { keep, kept } from './keep.ts'
import { useProject } from './project.ts'
import { activeTab, useTabs, type Tab } from './tabs.ts'

/** A thing that was opened, by kind and id. */
export interface RecentThing {
  readonly kind: Found['kind']
  readonly id: string
}

const MOST = 40
const KINDS: readonly string[] = ['source', 'code', 'case', 'memo', 'proposition'] satisfies Found['kind'][]

const keyOf = (projectId: string) => `recent.${projectId}`

/** The list with a thing put first. */
export function withFirst(things: readonly RecentThing[], thing: RecentThing): readonly RecentThing[] {
  return [thing, ...things.filter(one => one.id !== thing.id || one.kind !== thing.kind)].slice(0, MOST)
}

/** What was opened last in the open project, newest first. */
export function recentThings(): readonly RecentThing[] {
  const id = useProject.getState().info?.id
  if (id === undefined) return []
  return kept<readonly RecentThing[]>(keyOf(id), []).filter(
    one => KINDS.includes(one?.kind) && typeof one.id === 'string',
  )
}

/** The thing that a tab in front shows, where it is one that can be found again. */
export function thingOfTab(tab: Tab | null): RecentThing | null {
  if (tab?.about == null) return null
  const { kind, about } = tab
  return kind === 'source' || kind === 'code' || kind === 'case' ? { kind, id: about } : null
}

/** The thing that a focus opens on its sheet: memos and propositions share a tab each. */
function thingOfFocus(focused: Focused | null): RecentThing | null {
  if (focused?.kind === 'memo') return { kind: 'memo', id: focused.memoId }
  return focused?.kind === 'proposition' ? { kind: 'proposition', id: focused.propositionId } : null
}

function remember(thing: RecentThing | null): void {
  const { info, phase } = useProject.getState()
  if (thing === null || info === null || phase !== 'open') return
  const things = recentThings()
  if (things[0]?.id !== thing.id) keep(keyOf(info.id), withFirst(things, thing))
}

/** Starts remembering. Called once. */
export function rememberThings(): void {
  useTabs.subscribe((state, before) => {
    if (state.activeId !== before.activeId) remember(thingOfTab(activeTab(state)))
  })
  useFocus.subscribe((state, before) => {
    if (state.focused !== before.focused) remember(thingOfFocus(state.focused))
  })
}
