import { useMemo } from 'react'
import { useAnswer } from '../../state/use-answer.ts'
import { propositionsWords as w } from '../../words/propositions.ts'
import { groupingAttributes, valuesBySite } from '../matrix/choices.ts'

/** The attributes that can group the strip, of sites and of their pairs, and the grouping chosen ("site role", "pair travel time band"). */
export function useGrouping(order: string | null) {
  const sites = useAnswer('case.table', { kind: 'site' }, ['case', 'attribute', 'attribute_value']).answer
  const pairs = useAnswer('case.table', { kind: 'pair' }, [
    'case',
    'case_member',
    'attribute',
    'attribute_value',
  ]).answer
  return useMemo(() => {
    const name = order?.slice(5) ?? ''
    const bySite = order?.startsWith('site ') ? valuesBySite(sites, name) : null
    const at = pairs?.attributes.findIndex(one => one.name === name) ?? -1
    const byPair =
      order?.startsWith('pair ') && pairs
        ? new Map(
            pairs.members.flatMap((keys, row) => keys.map(key => [key, pairs.values[row]?.[at] ?? null] as const)),
          )
        : null
    const groupOf = bySite
      ? (site: { caseId: string }) => bySite.get(site.caseId) ?? w.noValue
      : byPair
        ? (site: { key: string }) => byPair.get(site.key) ?? w.noValue
        : null
    return { site: groupingAttributes(sites), pair: groupingAttributes(pairs), groupOf }
  }, [order, sites, pairs])
}
