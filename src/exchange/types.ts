import type { Code } from '../framework/types.ts'
import type { FieldDifference } from '../framework/versions/types.ts'

/** What bringing in one sheet did, or would do. `changed` counts things that were there and took something from the sheet; what is not understood is told by row and column. */
export interface SheetReport {
  readonly added: number
  readonly changed: number
  readonly skipped: number
  readonly warnings: readonly string[]
  readonly cancelled?: boolean
}

/** The end of a sheet of codings: also how many quotes were found to stand where the sheet says (or elsewhere, once). */
export interface CodingsReport extends SheetReport {
  readonly quotesVerified: number
  readonly evidence: number
}

/** What a row of a codebook adds to the framework or changes in it. A changed definition is a major change: earlier codings were made under another one. */
export interface FrameworkChange {
  readonly row: number
  readonly key: string
  /** As the framework calls it; a new one as the codebook does. */
  readonly name: string
  readonly deed: 'added' | 'changed'
  /** What it does to the code, in the words of differences between versions. */
  readonly deeds: readonly ('added' | 'renamed' | 'redefined' | 'moved' | 'retired' | 'revived' | 'changed')[]
  readonly kind: Code['kind']
  readonly fields: readonly string[]
  /** Each field with the words added and cut; of a new code, what it would say. */
  readonly texts: readonly FieldDifference[]
  readonly major: boolean
  /** How many codings the code has now. */
  readonly codings: number
}

/** The end of a codebook, with every change by code in the order of its rows. `absent` are the codes in use that it does not name; they stay. */
export interface FrameworkReport extends SheetReport {
  readonly changes: readonly FrameworkChange[]
  readonly absent: readonly string[]
}
