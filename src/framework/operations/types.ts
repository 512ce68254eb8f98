import type { CodeId } from '../../base/ids.ts'

/** What is done to the framework, as the table `framework_operation` names it. */
export type OperationName =
  | 'create'
  | 'rename'
  | 'redefine'
  | 'move'
  | 'merge'
  | 'split'
  | 'retire'
  | 'revive'
  | 'promote'
  | 'demote'
  | 'recode'
  | 'remove'

/** A code as it was called then. */
export interface CodeThen {
  readonly id: CodeId
  readonly name: string
}

/** The entry of a code as it was, so that a former definition can be read. */
export interface EntryThen {
  readonly brief: string | null
  readonly full: string | null
  readonly inclusion: string | null
  readonly exclusion: string | null
  readonly typical: string | null
  readonly closeButNo: string | null
}

/** What a row of `framework_operation` tells besides who, when and why. Names as they were; what does not apply is left out. */
export interface OperationDetails {
  readonly codes: readonly CodeThen[]
  /** The code merged into, the successors, the code that codings went to. */
  readonly into?: readonly CodeThen[]
  /** Codings concerned, in how many sources, by how many coders; and their coders by name, so that an act on another's codings names them. */
  readonly codings?: number
  readonly sources?: number
  readonly coders?: number
  readonly coderNames?: readonly string[]
  /** Of a rename: the name before (the one after is in `codes`). */
  readonly formerName?: string
  /** Of a move: the code above, before and after; null for the top. */
  readonly from?: CodeThen | null
  readonly to?: CodeThen | null
  /** Of a definition written anew: which it is now, counted from 1; whether the meaning changed; the entry before and after. */
  readonly definition?: number
  readonly major?: boolean
  readonly before?: EntryThen
  readonly after?: EntryThen
  /** Of another change of the entry (under the name `redefine`): the field, before and after. */
  readonly status?: { readonly from: string; readonly to: string }
  readonly owner?: { readonly from: string | null; readonly to: string | null }
  readonly provenance?: { readonly from: string; readonly to: string }
  readonly valence?: { readonly from: string | null; readonly to: string | null }
  /** What became of the codings of a retired, split or promoted code. */
  readonly stayed?: number
  readonly moved?: number
  readonly removed?: number
  readonly copied?: number
  readonly joined?: number
  readonly queued?: number
  /** Of those that waited to be decided, how many were whose, by coder id. */
  readonly queuedBy?: Readonly<Record<string, number>>
  /** Codes below that followed. */
  readonly followed?: readonly CodeThen[]
}
