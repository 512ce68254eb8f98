// What the margin beside a text is made of: lanes, and the stripes in them.

import type { CodeId, CoderId } from '../../src/base/ids.ts'
import type { TextRange } from '../../src/base/text-range.ts'
import type { Coding } from '../../src/coding/types.ts'

/** One lane of the margin; `coderId` where it is a coder's. */
export interface Lane {
  readonly index: number
  readonly coderId: CoderId | null
}

/** One stripe: overlapping codings of one code (by one coder, in lanes of coders). `lane` is null when it is folded away. */
export interface Stripe extends TextRange {
  readonly key: string
  readonly lane: number | null
  readonly codeId: CodeId
  readonly codings: readonly Coding[]
}

/** A stripe that has no lane yet. `reach` is where its last line ends, or nearly: another's letters do not stand before it. */
export type Run = Omit<Stripe, 'lane'> & { readonly reach: number }

/** The lanes of a source and its stripes, in document order. `folded` counts what has no lane of its own. */
export interface Margin {
  readonly lanes: readonly Lane[]
  readonly folded: number
  readonly stripes: readonly Stripe[]
}

/** How the margin is arranged. `order` is the framework's, or the coders'. `most` lanes at most. */
export interface Arrangement {
  readonly by: 'code' | 'coder'
  readonly order: readonly (CodeId | CoderId)[]
  readonly most?: number
  /** The rows of the text: where one ends, the next line begins. */
  readonly rows?: readonly TextRange[]
}

/** What was found last time, so that one new coding does not sort all others again, and codes stay in their lanes. Belongs to one source. */
export interface Known {
  readonly runs: Map<string, { readonly codings: readonly Coding[]; readonly runs: readonly Run[] }>
  /** The codes that had a lane of their own. */
  own: ReadonlySet<CodeId>
}

/** Knowing nothing yet. */
export function nothingKnown(): Known {
  return { runs: new Map(), own: new Set() }
}
