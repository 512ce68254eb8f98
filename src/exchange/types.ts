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

/** One thing that a row of a sheet would change in a case. */
export interface CaseFieldChange {
  /** What it is accepted by, within its row. */
  readonly field: string
  readonly what: 'name' | 'within' | 'value' | 'member' | 'link' | 'consent'
  /** The attribute, the part or the relation. */
  readonly label?: string
  readonly before: string | null
  readonly after: string
  /** A value that stands in no list of values yet. */
  readonly outside?: boolean
  /** Done only where it was accepted by name: another name, another place of a case that is there. */
  readonly asks?: boolean
}

/** What a row of a sheet of cases adds or changes. */
export interface CaseChange {
  readonly row: number
  readonly key: string
  /** As the project calls it; a new one as the sheet does. */
  readonly name: string
  readonly deed: 'added' | 'changed'
  readonly fields: readonly CaseFieldChange[]
}

/** A name or value in a sheet that nothing in the project has, and what may have been meant. `no key`: a row that only says a name; it is left out unless somebody says which case it is. */
export interface UnmatchedName {
  readonly what: 'case' | 'new case' | 'no key' | 'value'
  readonly column: string
  readonly written: string
  readonly rows: readonly number[]
  readonly suggestions: readonly { readonly is: string; readonly name: string }[]
}

/** The end of a sheet of cases. A dry run tells every change with what stood there, and what it could not match. */
export interface CaseReport extends SheetReport {
  readonly changes?: readonly CaseChange[]
  readonly unmatched?: readonly UnmatchedName[]
}

/** A sheet before it is read in: its columns with the first values of each, and what they seem to mean. */
export interface SheetLook {
  readonly rows: number
  readonly columns: readonly { readonly name: string; readonly first: readonly string[] }[]
  readonly guess: {
    readonly key: string
    readonly name: string | null
    readonly within: string | null
    readonly members: readonly string[]
    readonly links: readonly { readonly column: string; readonly relation: string }[]
  }
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
