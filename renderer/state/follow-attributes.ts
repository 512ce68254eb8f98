// What open tabs ask for goes along when an attribute is renamed, by whomever and in either direction of undo: its name is
// compared with the one it had, by id.

import { renamedAxis, renamedFilter, renamedName, renamedOrder } from '../../src/analysis/filter/renaming.ts'
import type { Filter } from '../../src/analysis/filter/types.ts'
import type { AttributeName, Axis, AxisOrder } from '../../src/analysis/matrix/types.ts'
import type { Renaming } from '../../src/cases/renaming.ts'
import type { Attribute } from '../../src/cases/types.ts'
import { call } from '../client/client.ts'
import { useProject } from './project.ts'
import { useTabs } from './tabs.ts'

type Named = Pick<Attribute, 'id' | 'about' | 'name'>
type Options = Readonly<Record<string, unknown>>

/** The attributes that are called otherwise now than before. */
export function renamings(before: readonly Named[], now: readonly Named[]): Renaming[] {
  const next = new Map(now.map(one => [one.id, one.name]))
  return before.flatMap(one => {
    const to = next.get(one.id)
    if (to === undefined || to === one.name) return []
    const others = before.filter(other => other.id !== one.id && other.name === one.name).map(other => other.about)
    return [{ about: one.about, name: one.name, to, values: new Map<string, string>(), others }]
  })
}

/** What a tab keeps, under the new name: its filter, sides, orders and groups. The same object where it names nothing of it. */
export function renamedOptions(options: Options, renaming: Renaming): Options {
  const changed = Object.entries(options).flatMap(([key, value]): [string, unknown][] => {
    if (typeof value !== 'object' || value === null) return []
    const next =
      key === 'filter'
        ? renamedFilter(value as Filter, renaming)
        : key === 'rows' || key === 'columns'
          ? renamedAxis(value as Axis, renaming)
          : key === 'rowOrder' || key === 'columnOrder'
            ? renamedOrder(value as AxisOrder, renaming)
            : key === 'rowGroups' || key === 'columnGroups'
              ? renamedName(value as AttributeName, renaming)
              : value
    return JSON.stringify(next) === JSON.stringify(value) ? [] : [[key, next]]
  })
  return changed.length === 0 ? options : { ...options, ...Object.fromEntries(changed) }
}

/** Starts following. Called once. */
export function followAttributes(): void {
  let known: readonly Named[] | null = null
  let projectId: string | null = null
  const look = async () => {
    const now = await call('case.attributes', {})
    const before = known
    known = now
    if (before === null) return
    for (const renaming of renamings(before, now))
      for (const tab of useTabs.getState().tabs) {
        if (tab.options === undefined) continue
        const next = renamedOptions(tab.options, renaming)
        if (next !== tab.options) useTabs.getState().setOptions(tab.id, next)
      }
  }
  // Without an answer nothing is known, and nothing is renamed.
  const lookQuietly = () => void look().catch(() => (known = null))
  useProject.subscribe((state, before) => {
    const id = state.info?.id ?? null
    if (id !== projectId) {
      projectId = id
      known = null
      if (id !== null) lookQuietly()
      return
    }
    if (id === null || state.change === before.change || state.lastChange === null) return
    if (state.lastChange.everything || state.lastChange.tables.includes('attribute')) lookQuietly()
  })
}
