// A filter as a sentence, while it is being changed.

import type { Filter } from '../../../src/analysis/filter/types.ts'
import { filterInWords, type FilterOf } from '../../../src/analysis/filter/words.ts'
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

/** The sentence of a filter. */
export function useFilterWords(filter: Filter | null, of: FilterOf = 'codings'): string {
  const { names } = useFilterOffers()
  return filterInWords(filter, names, of)
}
