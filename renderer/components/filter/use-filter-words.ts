// A filter as a sentence, while it is being changed.

import type { Filter } from '../../../src/analysis/filter/types.ts'
import { filterClause, filterInWords, isEverything } from '../../../src/analysis/filter/words.ts'
import { filterWords as w } from '../../words/filter.ts'
import type { FilterOf } from './filter-builder.tsx'
import { useFilterOffers } from './use-filter-offers.ts'

/** A change of any of these may alter the words of a filter, or what it misses. */
export const FILTER_TABLES: readonly string[] = [
  'saved_filter',
  'source',
  'case',
  'coder',
  'code',
  'proposition',
  'framework_version',
  'attribute',
]

/** The sentence of a filter of codings, or of cases alone. */
export function useFilterWords(filter: Filter | null, of: FilterOf = 'codings'): string {
  const { names } = useFilterOffers()
  if (of === 'codings') return filterInWords(filter, names)
  return filter === null || isEverything(filter) ? w.everyCase : w.onlyCases(filterClause(filter, names))
}
