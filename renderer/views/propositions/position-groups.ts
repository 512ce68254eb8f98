// What the cases of the matrix of positions can be grouped by: attributes, ratings, and sets that saved filters draw.

import { useMemo } from 'react'
import type { SavedFilter } from '../../../src/analysis/filter/types.ts'
import type { PositionGrouping, Unit } from '../../../src/analysis/positions/types.ts'
import { isOfCases } from '../../components/filter/conditions.ts'
import type { MenuEntry } from '../../components/menu.tsx'
import { useAnswer } from '../../state/use-answer.ts'
import { attributeName } from '../../words/names.ts'
import { positionsWords as w } from '../../words/positions.ts'
import { groupingAttributes } from '../matrix/choices.ts'
import { useScales } from '../matrix/use-scales.ts'

const CASE_TABLES = ['case', 'case_member', 'attribute', 'attribute_value']

/** A grouping as a tab keeps it: "site role", "pair travel time band", "rating ID", "filter ID"; null for none. */
export function groupingOf(order: string | null): PositionGrouping | null {
  const [kind, rest] = order === null ? ['', ''] : [order.split(' ')[0]!, order.slice(order.indexOf(' ') + 1)]
  if (kind === 'site' || kind === 'pair' || kind === 'participant') return { by: 'attribute', about: kind, name: rest }
  if (kind === 'rating')
    return { by: 'rating', scaleId: rest as Extract<PositionGrouping, { by: 'rating' }>['scaleId'] }
  return kind === 'filter' ? { by: 'filter', filterId: rest as SavedFilter['id'] } : null
}

/** The menu of groupings for a unit, and what the one chosen is called. A grouping that is gone counts as none. */
export function usePositionGroups(unit: Unit, order: string | null, choose: (order: string | null) => void) {
  const sites = useAnswer('case.table', { kind: 'site' }, CASE_TABLES).answer
  const pairs = useAnswer('case.table', { kind: 'pair' }, CASE_TABLES).answer
  const people = useAnswer('case.table', unit === 'participants' ? { kind: 'participant' } : null, CASE_TABLES).answer
  const scales = useScales()
  const filters = useAnswer('filter.list', {}, ['saved_filter']).answer
  return useMemo(() => {
    const attributes = (kind: string, names: readonly string[]) =>
      names.map(name => ({ id: `${kind} ${name}`, label: attributeName(name) }))
    const parts = [
      { head: w.ofSites, items: attributes('site', groupingAttributes(sites)) },
      { head: w.ofPairs, items: unit === 'participants' ? [] : attributes('pair', groupingAttributes(pairs)) },
      {
        head: w.ofPeople,
        items: unit === 'participants' ? attributes('participant', groupingAttributes(people)) : [],
      },
      { head: w.ratings, items: scales.map(one => ({ id: `rating ${one.id}`, label: one.name })) },
      {
        head: w.sets,
        items: (filters ?? [])
          .filter(one => isOfCases(one.filter) && !one.gone)
          .map(one => ({ id: `filter ${one.id}`, label: one.name })),
      },
    ].filter(part => part.items.length > 0)
    const all = parts.flatMap(part => part.items)
    const isKnown = sites !== null && pairs !== null && filters !== null
    const chosen = all.find(one => one.id === order)
    const entries: MenuEntry[] = [
      { id: 'none', label: w.byKey, checked: order === null, run: () => choose(null) },
      ...parts.flatMap((part): MenuEntry[] => [
        { head: part.head },
        ...part.items.map(one => ({ ...one, checked: one.id === order, run: () => choose(one.id) })),
      ]),
    ]
    return { entries, called: chosen?.label ?? w.noGroup, isGone: isKnown && order !== null && chosen === undefined }
  }, [unit, order, choose, sites, pairs, people, scales, filters])
}
