import type { Code } from '../framework/types.ts'

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

/** What a framework sheet adds to the framework or changes in it. A changed definition is a major change: earlier codings were made under another one. */
export interface FrameworkChange {
  readonly key: string
  readonly name: string
  readonly deed: 'added' | 'changed'
  readonly kind: Code['kind']
  readonly fields: readonly string[]
  readonly major: boolean
  /** How many codings the code has now. */
  readonly codings: number
}

/** The end of a framework sheet, with every change by code. */
export interface FrameworkReport extends SheetReport {
  readonly changes: readonly FrameworkChange[]
}
