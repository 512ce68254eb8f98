// What open tabs ask for goes along when an attribute is renamed, by whomever and in either direction of undo: its name is
// compared with the one it had, by id.

import {
  renamedAxis,
  renamedFilter,
  renamedFramework,
  renamedName,
  renamedOrder,
  renamedRequest,
} from '../../src/analysis/filter/renaming.ts'
import type { Filter } from '../../src/analysis/filter/types.ts'
import type { AttributeName, Axis, AxisOrder } from '../../src/analysis/matrix/types.ts'
import type { FrameworkMatrixRequest } from '../../src/analysis/summaries/types.ts'
import type { MatrixRequest } from '../../src/analysis/types.ts'
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

const KEPT: Readonly<Record<string, (value: object, renaming: Renaming) => object>> = {
  filter: (value, renaming) => renamedFilter(value as Filter, renaming),
  rows: (value, renaming) => renamedAxis(value as Axis, renaming),
  columns: (value, renaming) => renamedAxis(value as Axis, renaming),
  rowOrder: (value, renaming) => renamedOrder(value as AxisOrder, renaming),
  columnOrder: (value, renaming) => renamedOrder(value as AxisOrder, renaming),
  rowGroups: (value, renaming) => renamedName(value as AttributeName, renaming),
  columnGroups: (value, renaming) => renamedName(value as AttributeName, renaming),
  // What the disclosure check looks at.
  request: (value, renaming) => renamedRequest(value as MatrixRequest, renaming),
  framework: (value, renaming) => renamedFramework(value as FrameworkMatrixRequest, renaming),
}

/** What a tab keeps, under the new name: its filter, sides, orders and groups, the matrix that it checks; of a framework matrix its attributes and order too. The same object where it names nothing of it. */
export function renamedOptions(options: Options, renaming: Renaming, kind = ''): Options {
  const next = Object.entries(options).map(([key, value]): [string, unknown] =>
    typeof value === 'object' && value !== null && KEPT[key] ? [key, KEPT[key](value, renaming)] : [key, value],
  )
  const renamed = kind === 'summaries' ? renamedSetup(Object.fromEntries(next), renaming) : Object.fromEntries(next)
  const order = kind === 'positions' ? renamedGrouping(options['order'], renaming) : options['order']
  const all = order === options['order'] ? renamed : { ...renamed, order }
  return JSON.stringify(all) === JSON.stringify(options) ? options : all
}

/** The setup of a framework matrix: attributes as columns, and the one that its rows are ordered by. */
function renamedSetup(options: Options, renaming: Renaming): Options {
  const { rows = 'sites', attributes = [], order = null } = options as Partial<FrameworkMatrixRequest>
  const next = renamedFramework({ rows, attributes, order } as FrameworkMatrixRequest, renaming)
  return {
    ...options,
    ...('attributes' in options ? { attributes: next.attributes } : {}),
    ...('order' in options ? { order: next.order } : {}),
  }
}

/** Groups of positions by an attribute, as their tab keeps them: “site role”. */
function renamedGrouping(order: unknown, renaming: Renaming): unknown {
  return order === `${renaming.about} ${renaming.name}` ? `${renaming.about} ${renaming.to}` : order
}

/** Starts following. Called once. */
export function followAttributes(): void {
  let known: readonly Named[] | null = null
  let opened: number | null = null
  const look = async () => {
    const now = await call('case.attributes', {})
    const before = known
    known = now
    if (before === null) return
    for (const renaming of renamings(before, now))
      for (const tab of useTabs.getState().tabs) {
        if (tab.options === undefined) continue
        const next = renamedOptions(tab.options, renaming, tab.kind)
        if (next !== tab.options) useTabs.getState().setOptions(tab.id, next)
      }
  }
  // Without an answer nothing is known, and nothing is renamed.
  const lookQuietly = () => void look().catch(() => (known = null))
  useProject.subscribe((state, before) => {
    if (state.opening !== opened) {
      opened = state.opening
      known = null
      if (state.info !== null) lookQuietly()
      return
    }
    if (state.info === null || state.change === before.change || state.lastChange === null) return
    if (state.lastChange.everything || state.lastChange.tables.includes('attribute')) lookQuietly()
  })
}
