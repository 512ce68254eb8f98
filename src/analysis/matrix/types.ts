// What can stand down and across a matrix, and in which order.

import type { CaseId, CodeId, CoderId, ScaleId, SourceId } from '../../base/ids.ts'
import type { CoderFact } from '../coder-facts.ts'
import type { SetId } from '../../framework/sets/types.ts'
import type { Filter, Nearness } from '../filter/types.ts'

/** What stands on one side of a matrix: all of a kind, or those with `ids`. */
export type Axis =
  | { readonly of: 'codes'; readonly ids?: readonly CodeId[] }
  | { readonly of: 'code sets'; readonly ids?: readonly SetId[] }
  /** Codes that stand near the coding that is counted: with codes on the other side, co-occurrence. */
  | { readonly of: 'codes near'; readonly ids?: readonly CodeId[]; readonly how: Nearness; readonly words?: number }
  /** Cases of one kind: `site`, `participant`, `pair`, or any other that the project has. */
  | { readonly of: 'cases'; readonly kind: string; readonly ids?: readonly CaseId[] }
  | { readonly of: 'sources'; readonly ids?: readonly SourceId[] }
  | { readonly of: 'source kinds' }
  /** The values of an attribute, alone or crossed with those of another. */
  | ({ readonly of: 'attribute'; readonly cross?: AttributeName } & AttributeName)
  | { readonly of: 'coders'; readonly ids?: readonly CoderId[] }
  /** What is recorded of coders: those of one value stand together. */
  | { readonly of: 'coder facts'; readonly fact: CoderFact }
  /** The dates of sources. */
  | { readonly of: 'dates'; readonly by: 'year' | 'month' }
  /** Filters side by side: a contrast of chosen groups, which may overlap. */
  | { readonly of: 'filters'; readonly groups: readonly { readonly name: string; readonly filter: Filter }[] }

/** An attribute of a kind of case, or of sources (`source`); with '' of whoever has one of this name, sites first. */
export interface AttributeName {
  readonly about: string
  readonly name: string
}

/**
 * How one side is ordered. `own`: the framework, natural order of keys, values as they are listed. `given`: as the ids were.
 * By an attribute from its first value, by a rating and by total from the highest, unless `descending` says otherwise; ties
 * in their own order, of ratings by name. `similarity`: from the fullest on, each beside the one most like it.
 */
export type AxisOrder =
  | { readonly by: 'own' | 'given' | 'similarity' }
  | { readonly by: 'total'; readonly descending?: boolean }
  | ({ readonly by: 'attribute'; readonly descending?: boolean } & AttributeName)
  | { readonly by: 'rating'; readonly scaleId: ScaleId; readonly descending?: boolean }

/** A share instead of a count: of the total of its row, of its column, or of what could be there (people of the people interviewed). */
export type Share = 'row' | 'column' | 'eligible'
